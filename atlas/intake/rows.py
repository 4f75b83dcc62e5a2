"""What rows of operations and offices have in common: their city, their area, their address, their place."""

import re
from collections.abc import Mapping
from typing import Any

from shapely import Point
from shapely.geometry.base import BaseGeometry

from atlas.intake import positions
from atlas.intake.draft import Draft
from atlas.intake.known import Known, postcode_in

_NUMBER_AT_END = re.compile(r"(?<=\D)\b[0-9]{1,4}\s?[a-zA-Z]?(?:\s?[-–/+]\s?[0-9]{1,4}\s?[a-zA-Z]?)?$")
_TOWN_BEHIND = re.compile(r",?\s*\b([0-9]{5})\s+\S.*$")
_NEARLY = 1e-6
_GIVEN_DE = "Aus den Koordinaten der Datei"
Placed = tuple[dict[str, Any], BaseGeometry]


def city_of(draft: Draft, known: Known, position: positions.Position | None) -> str | None:
    """Return the AGS of a row's programme city, told by key, name or position; refuses a row without one."""
    for name in ("ags", "city"):
        text = draft.values.get(name)
        if text is None:
            continue
        found = known.city(text)
        if found is None:
            near = known.cities_like(text)
            de = f"„{text[:60]}“ ist keine Programmstadt im Atlas."
            draft.refuse(name, de, f"'{text[:60]}' is no programme city of the atlas.", ", ".join(near))
        return found
    here = known.city_at(position.lon, position.lat) if position else None
    if here is None and not draft.refused:
        draft.refuse("city", "Die Stadt fehlt.", "The city is missing.")
    return here.ags if here else None


def areas_of(draft: Draft, known: Known, ags: str) -> list[str]:
    """Return the areas that a row names, parted by semicolons; refuses one that is not known in the city."""
    text = draft.values.get("area")
    found: list[str] = []
    for part in [text] if text and known.area(text, ags) else re.split(r"\s*[;|]\s*", text or ""):
        key = known.area(part, ags) if part else None
        if key is not None:
            found.append(key)
        elif part:
            name = known.cities[ags].name
            near = ", ".join(known.areas_like(part, ags))
            de = f"„{part[:60]}“ ist kein Fördergebiet von {name} im Atlas."
            draft.refuse("area", de, f"'{part[:60]}' is no area of {name} in the atlas.", near)
    return found


def address_of(draft: Draft) -> dict[str, Any]:
    """Return street, house number and postal code, also where one cell holds all of them."""
    street, number = draft.values.get("street"), draft.values.get("house_number")
    postcode = draft.values.get("postcode") or postcode_in(draft.values.get("city", ""))
    if street is not None:
        behind = _TOWN_BEHIND.search(street)
        if behind:
            street, postcode = street[: behind.start()], postcode or behind[1]
        found = _NUMBER_AT_END.search(street)
        if found and number is None:
            street, number = street[: found.start()].strip(), found[0].replace(" ", "")
    given = {"street": street or None, "house_number": number, "postcode": _postcode(postcode)}
    return {name: value for name, value in given.items() if value is not None}


def _postcode(text: str | None) -> str | None:
    """Return a postal code whose leading zero a spreadsheet has swallowed, as it was: Saxony has 01067 to 09669."""
    return text.zfill(5) if text and text.isascii() and text.isdigit() else text


def placed(
    draft: Draft,
    known: Known,
    collection: str,
    fields: Mapping[str, Any],
    position: positions.Position | None,
    before: tuple[Mapping[str, Any], BaseGeometry | None] | None,
) -> Placed | None:
    """Return how precise a record's point is, and the point: given by the file, kept, or found by its address."""
    if position is not None:
        if not positions.inside(draft, known, position, fields["city_ags"]):
            return None
        return _given(draft, fields, position, before)
    if before is not None and before[1] is not None and not _moved(fields, before[0]):
        return {name: before[0][name] for name in ("precision", "precision_note")}, before[1]
    place = known.placed(collection, fields)
    return {"precision": place.precision, "precision_note": place.note}, Point(place.lon, place.lat)


def _given(
    draft: Draft,
    fields: Mapping[str, Any],
    position: positions.Position,
    before: tuple[Mapping[str, Any], BaseGeometry | None] | None,
) -> Placed:
    """Return a point of the file; it counts as no more precise than the address beside it, unless the file says how."""
    point = Point(round(position.lon, 6), round(position.lat, 6))
    if before is not None and before[1] is not None and before[1].distance(point) < _NEARLY:
        return {name: before[0][name] for name in ("precision", "precision_note")}, before[1]
    address = fields.get("address") or fields
    precision = draft.values.get("precision")
    if precision is None:
        street, number = address.get("street"), address.get("house_number")
        precision = "address" if street and number else "street" if street else "area"
    return {"precision": precision, "precision_note": f"{_GIVEN_DE}."}, point


def _moved(fields: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    names = ("city_ags", "address", "street", "house_number", "postcode", "area_id", "area_ids")
    return any(fields.get(name) != before.get(name) for name in names)
