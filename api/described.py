"""What the code of a route does not tell by itself of an operation: its parameters, its body, its answers.

Every function returns parts of OpenAPI operations, for a route's `openapi_extra`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from api.parameters import Parameter
from api.responses import JSON

Schema = Mapping[str, Any]
# Where a route keeps what it answers until the document is written: FastAPI would put its own beside it.
ANSWERS = "x-answers"
_IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "description": "Der Stand, der gelesen wurde (the state that was read; 428 without, 412 where it is no longer so)",
    "required": True,
    "schema": {"type": "string"},
}


def described(
    *known: Parameter,
    answers: Schema,
    body: Schema | None = None,
    needs_tag: bool = False,
) -> dict[str, Any]:
    """Return what is told of an operation; `answers` and `body` are made by `answering` (or `nothing`) and `sent`."""
    asked = [one.openapi() for one in known] + ([_IF_MATCH] if needs_tag else [])
    return {"parameters": asked, ANSWERS: answers} | ({"requestBody": body} if body else {})


def answering(schema: Schema, media_type: str = JSON, status: int = 200) -> Schema:
    """Return an answer of a status, with a body that fits a schema."""
    return {str(status): {"description": "Antwort", "content": {media_type: {"schema": schema}}}}


def nothing(status: int = 204) -> Schema:
    """Return an answer without a body."""
    return {str(status): {"description": "Erledigt (done)"}}


def sent(schema: Schema, media_type: str = JSON) -> Schema:
    """Return the body that an operation needs."""
    return {"required": True, "content": {media_type: {"schema": schema}}}


def members(optional: Sequence[str] = (), **kinds: str | Sequence[str]) -> Schema:
    """Return the schema of an object: the JSON type, or types, of each of its members."""
    properties = {name: {"type": kind if isinstance(kind, str) else list(kind)} for name, kind in kinds.items()}
    return {"type": "object", "properties": properties, "required": [name for name in kinds if name not in optional]}
