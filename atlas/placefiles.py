"""The gazetteer as small files, for a search without a server: towns and quarters in one, streets and stops in another.

The streets are ten times as many as all the rest, and whoever looks for a town need not wait for them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from atlas import encode
from atlas.credits import ALL_CREDITS, ODBL
from atlas.places import Gazetteer, PlaceKind
from atlas.places.place import KINDS, PRECISION
from atlas.search import PLACE_WORDS

FILES: Mapping[str, tuple[PlaceKind, ...]] = {
    "index": ("town", "quarter", "locality", "postcode"),
    "streets": ("street", "stop"),
}
_DECIMALS = 5


def encoded(gazetteer: Gazetteer, name: str) -> bytes:
    """Return a file: rows of [kind, name, label, town, lon, lat, further names], more important ones first."""
    rows = _distinct(
        [
            KINDS.index(place.kind),
            own,
            place.label,
            town,
            round(place.lon, _DECIMALS),
            round(place.lat, _DECIMALS),
            further,
        ]
        for own, town, further, place in gazetteer.listing(FILES[name])
    )
    kinds = [{"kind": kind, "word": PLACE_WORDS[kind], "precision": PRECISION[kind]} for kind in KINDS]
    return encode.dumps({"licence": ODBL, "attribution": ALL_CREDITS, "kinds": kinds, "rows": rows})


def _distinct(rows: Iterable[list[Any]]) -> list[list[Any]]:
    """Return rows of different labels: the platforms of a stop are one place."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row[2], row)
    return list(found.values())
