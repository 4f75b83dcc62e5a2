"""Which state of a record a writer has read: If-Match to the revision of its last change (RFC 9110, 13.1.1)."""

import re

from fastapi import Request

from atlas.errors import PreconditionRequired
from atlas.store.ledger import record_tag

_NEVER = -1


def expected_revision(request: Request, collection: str, record_id: str) -> int:
    """Return the revision that If-Match names; raises PreconditionRequired without one.

    A tag of another record, or one that is none, fits no state. `*` is no statement about what was read.
    """
    sent = request.headers.get("if-match", "").strip()
    if sent in ("", "*"):
        raise PreconditionRequired(
            "Bitte senden Sie mit „If-Match“, welchen Stand des Eintrags Sie vor sich haben.",
            "Please send If-Match with the state of the record that you have read.",
            parameter="If-Match",
        )
    form = re.escape(record_tag(collection, record_id, 0)[:-2]) + r'([0-9]{1,15})"'
    found = re.fullmatch(form, sent)
    return int(found[1]) if found else _NEVER
