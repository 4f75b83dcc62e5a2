"""One row on its way to a record: the values that were read, and what is wrong with them, each with line and column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from atlas.intake import values
from atlas.intake.fields import FIELDS, Field, Kind
from atlas.intake.heading import Table
from atlas.intake.sheet import Cell, Line
from atlas.intake.values import Misread
from atlas.model import PERIODS, PRECISIONS, THEMES, OfficeKind, OfficeStatus, ProjectStatus

_LONG = frozenset({"summary", "note"})
_DEGREES = frozenset({"lon", "lat"})
_CODES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "operations": {"period": PERIODS, "theme": THEMES, "status": get_args(ProjectStatus), "precision": PRECISIONS},
    "offices": {"kind": get_args(OfficeKind), "status": get_args(OfficeStatus), "precision": PRECISIONS},
}
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row, where, and what may have been meant; only `blocks` keeps it out."""

    line: int
    column: str
    value: str
    reason_de: str
    reason_en: str
    suggestion: str = ""
    blocks: bool = True


@dataclass(slots=True)
class Draft:
    """A row while it is understood."""

    line: int
    shape: bytes | None
    values: dict[str, Any]
    raw: Mapping[str, tuple[str, Cell]]
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, name: str, de: str, en: str, suggestion: str = "") -> None:
        """Note what keeps the row out."""
        self._note(name, de, en, suggestion, blocks=True)

    def hint(self, name: str, de: str, en: str, suggestion: str = "") -> None:
        """Note what somebody should know of the row, though it can be taken in."""
        self._note(name, de, en, suggestion, blocks=False)

    def blank(self, name: str) -> bool:
        """Return whether the row says nothing of a field."""
        return values.is_empty(self.raw.get(name, ("", None))[1])

    @property
    def refused(self) -> bool:
        """Return whether something keeps the row out."""
        return any(problem.blocks for problem in self.problems)

    def _note(self, name: str, de: str, en: str, suggestion: str, *, blocks: bool) -> None:
        column, cell = self.raw.get(name, ("", None))
        value = "" if cell is None else str(cell)[:_SHOWN]
        self.problems.append(Problem(self.line, column, value, de, en, suggestion, blocks))


class RowReader:
    """Reads the rows of a table; what a column leaves open, such as its decimal sign, is settled once for all rows."""

    def __init__(self, table: Table, kind: Kind, defaults: Mapping[str, str]) -> None:
        self._kind: Kind = kind
        self._fields = [one for one in FIELDS[kind] if one.name in table.at or one.name in defaults]
        self._at = table.at
        self._columns = table.columns
        self._defaults = defaults
        self._width = len(table.columns)
        self._signs = {
            one.name: self._sign(one, table) for one in self._fields if one.reads in ("number", "money", "share")
        }

    def _sign(self, one: Field, table: Table) -> str:
        place = self._at.get(one.name)
        cells = [] if place is None else [line.cells[place] for line in table.rows if place < len(line.cells)]
        return values.decimal_sign(cells or [self._defaults.get(one.name)], degrees=one.name in _DEGREES)

    def read(self, line: Line) -> Draft:
        """Return the values of a row, and what could not be read."""
        raw = {one.name: self._cell(one.name, line) for one in self._fields}
        draft = Draft(line.number, line.shape, {}, raw)
        if len(line.cells) > self._width and any(cell is not None for cell in line.cells[self._width :]):
            de = f"Die Zeile hat {len(line.cells)} Zellen, die Tabelle {self._width} Spalten; Trennzeichen im Text?"
            draft.refuse("", de, f"The line has {len(line.cells)} cells, the table {self._width} columns.")
        for one in self._fields:
            cell = raw[one.name][1]
            if values.is_empty(cell):
                continue
            try:
                draft.values[one.name] = self._value(one, cell)
            except Misread as wrong:
                draft.refuse(one.name, wrong.de, wrong.en, wrong.suggestion)
        return draft

    def _cell(self, name: str, line: Line) -> tuple[str, Cell]:
        place = self._at.get(name)
        cell = line.cells[place] if place is not None and place < len(line.cells) else None
        column = self._columns[place].name if place is not None else ""
        return column, self._defaults.get(name) if values.is_empty(cell) else cell

    def _value(self, one: Field, cell: Cell) -> Any:
        if one.reads == "money":
            place = self._at.get(one.name)
            return values.money(cell, self._signs[one.name], self._columns[place].factor if place is not None else 1)
        if one.reads == "number":
            return values.number(cell, self._signs[one.name])
        if one.reads == "share":
            return values.share(cell, self._signs[one.name])
        if one.reads == "date":
            return values.day(cell)
        if one.reads == "codes":
            return values.code(cell, one.words, _CODES[self._kind][one.name])
        text = str(cell)
        return text if one.name in _LONG else " ".join(text.split())
