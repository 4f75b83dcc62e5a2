"""Places out of a file: addresses by their columns, positions, or whatever each line says."""

from collections.abc import Mapping

from atlas.intake.heading import to_table
from atlas.intake.sheet import Cell, Line, Sheet
from atlas.manyplaces import Asked

_POSTCODE_DIGITS = 5
# Any of these columns says where a line is; a street needs no more where it holds the whole address.
_WHERE = ("street", "postcode", "city", "position")
_PAIR = ("lon", "lat")


def places_in(sheet: Sheet) -> list[Asked]:
    """Return the places of a sheet, by its columns where they are recognised, else by all that a line says."""
    table = to_table(sheet, "offices", {})
    at = table.at
    if set(_PAIR) <= at.keys() or set(_WHERE) & at.keys():
        found = [Asked(line.number, _address(line, at)) for line in table.rows]
    else:
        found = [Asked(line.number, ", ".join(_words(cell) for cell in line.cells)) for line in _all(sheet)]
    return [Asked(one.line, text) for one in found if (text := one.text.strip(" ,"))]


def _all(sheet: Sheet) -> tuple[Line, ...]:
    return tuple(Line(line.number, tuple(cell for cell in line.cells if cell is not None)) for line in sheet.lines)


def _address(line: Line, at: Mapping[str, int]) -> str:
    """Return the address of a line as one writes it: "Markt 1, 02763 Zittau"; a position where there is no address."""
    said = {name: _words(line.cells[place]) for name, place in at.items() if place < len(line.cells)}
    street = " ".join(filter(None, (said.get("street"), said.get("house_number"))))
    town = " ".join(filter(None, (_postcode(said.get("postcode", "")), said.get("city"))))
    pair = ", ".join(said.get(name, "").replace(",", ".") for name in _PAIR)
    return ", ".join(filter(None, (street, town))) or said.get("position") or pair


def _postcode(text: str) -> str:
    """Return a postal code with the nought in front that spreadsheet programs take away."""
    return text.zfill(_POSTCODE_DIGITS) if text.isdigit() else text


def _words(cell: Cell) -> str:
    if cell is None:
        return ""
    # A number of a workbook that is whole is written without decimals.
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
