"""Sources with numbers, and disagreements between them, ready to be shown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from atlas.describe.voice import Voice
from atlas.snapshot import Snapshot


def numbered(
    voice: Voice, snapshot: Snapshot, collection: str, record: str, more: Iterable[str] = ()
) -> dict[str, Any]:
    """Return the sources of a record in order, the number of each by id, and the record's conflicts."""
    found = snapshot.evidence(collection, record)
    ids = [source["id"] for source in found["sources"]]
    ids += [key for key in dict.fromkeys(more) if key not in ids and key in snapshot.sources]
    return {
        "sources": [snapshot.sources[key] for key in ids],
        "numbers": {key: position for position, key in enumerate(ids, start=1)},
        "conflicts": [_shown(voice, conflict) for conflict in found["conflicts"]],
    }


def _shown(voice: Voice, conflict: Mapping[str, Any]) -> dict[str, Any]:
    key = f"conflict-{conflict['field']}"
    label = voice.say(key if voice.knows(key) else "page-conflict-other")
    return {"field": conflict["field"], "label": label, "values": conflict["values"], "note": conflict["note"]}


def addresses(sources: Sequence[Any]) -> list[str]:
    """Return the web addresses of sources, for `isBasedOn`."""
    return [source.url for source in sources if source.url]
