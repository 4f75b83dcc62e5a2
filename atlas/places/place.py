"""What an answer of the gazetteer is, and how it is labelled."""

from dataclasses import dataclass
from typing import Literal, get_args

from atlas.model import Precision
from atlas.places.spelling import key

PlaceKind = Literal["town", "quarter", "locality", "postcode", "street", "stop", "position"]

KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
"""All kinds, the more important first."""

PRECISION: dict[PlaceKind, Precision] = {
    "town": "city",
    "quarter": "area",
    "locality": "area",
    "postcode": "area",
    "street": "street",
    "stop": "street",
    "position": "address",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named point: what was meant (`label`), how exact the point is (`precision`), how sure the match (0 to 1)."""

    label: str
    kind: PlaceKind
    lon: float
    lat: float
    precision: Precision
    ags: str | None
    city: str | None
    score: float


def label(kind: PlaceKind, name: str, detail: str, town: str) -> str:
    """Return the label of an entry; `detail` is a street's part of town, or "Bahnhof" for a railway station."""
    if kind == "town":
        return name
    if kind == "postcode":
        return f"{name} {town}"
    if kind == "street":
        return f"{name} ({detail}), {town}" if detail else f"{name}, {town}"
    if kind == "stop" and detail and key(name).startswith(key(town)):
        return f"{name} ({detail})"
    if kind == "stop":
        return f"{name}, {town} ({detail or 'Haltestelle'})"
    return f"{name}, {town}"


def position_label(lon: float, lat: float) -> str:
    """Return a position as words: "51,18550° N, 14,44330° O"."""
    return f"{lat:.5f}° N, {lon:.5f}° O".replace(".", ",")
