"""One row on its way to a record: the values that were read, and what is wrong with them, each with line and column."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from atlas.intake import values
from atlas.intake.field import Field
from atlas.intake.fields import FIELDS, Kind
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
# What one column has said that is kept in memory, at most.
_REMEMBERED = 5_000
_Outcome = tuple[Any, Misread | None]
# The place of a column that a table does not have.
_NOWHERE = 1_000_000


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
    raw: dict[str, tuple[str, Cell]]
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
        self._width = len(table.columns)
        self._cells = [
            _FieldCell.of(one, table, kind, defaults.get(one.name))
            for one in FIELDS[kind]
            if one.name in table.at or one.name in defaults
        ]

    def read(self, line: Line) -> Draft:
        """Return the values of a row, and what could not be read."""
        draft = Draft(line.number, line.shape, {}, {})
        if len(line.cells) > self._width and any(cell is not None for cell in line.cells[self._width :]):
            de = f"Die Zeile hat {len(line.cells)} Zellen, die Tabelle {self._width} Spalten; Trennzeichen im Text?"
            draft.refuse("", de, f"The line has {len(line.cells)} cells, the table {self._width} columns.")
        for one in self._cells:
            one.read(line, draft)
        return draft


@dataclass(frozen=True, slots=True)
class _FieldCell:
    """Where a field stands in every row, and how its text becomes a value."""

    name: str
    column: str
    place: int
    default: Cell
    parse: Callable[[Cell], Any]
    # What was read before, by its cell: most columns say the same few things over and over.
    seen: dict[Cell, "_Outcome"] = field(default_factory=dict)

    @classmethod
    def of(cls, one: Field, table: Table, kind: Kind, default: str | None) -> "_FieldCell":
        place = table.at.get(one.name, _NOWHERE)
        column = table.columns[place] if place < _NOWHERE else None
        cells = [line.cells[place] for line in table.rows if place < len(line.cells)] or [default]
        return cls(
            one.name,
            column.name if column else "",
            place,
            default,
            _parser(one, kind, cells, column.factor if column else 1),
        )

    def read(self, line: Line, draft: Draft) -> None:
        """Put the value of a row into its draft, or what is wrong with it."""
        cell = line.cells[self.place] if self.place < len(line.cells) else None
        if self.default is not None and values.is_empty(cell):
            cell = self.default
        draft.raw[self.name] = self.column, cell
        if cell is None:
            return
        # True equals 1 as a key, and is read otherwise.
        outcome = self.seen.get(cell) if isinstance(cell, str) else self._outcome(cell)
        if outcome is None:
            outcome = self._outcome(cell)
            if len(self.seen) < _REMEMBERED:
                self.seen[cell] = outcome
        value, wrong = outcome
        if wrong is not None:
            draft.refuse(self.name, wrong.de, wrong.en, wrong.suggestion)
        elif value is not None:
            draft.values[self.name] = value

    def _outcome(self, cell: Cell) -> "_Outcome":
        """Return the value of a cell, None where it is empty, or what is wrong with it."""
        if values.is_empty(cell):
            return None, None
        try:
            return self.parse(cell), None
        except Misread as wrong:
            return None, wrong


def _parser(one: Field, kind: Kind, cells: Sequence[Cell], factor: int) -> Callable[[Cell], Any]:
    """Return what reads the cells of a field in one table."""
    if one.reads in ("money", "number", "share"):
        sign = values.decimal_sign(cells, degrees=one.name in _DEGREES)
        if one.reads == "money":
            return lambda cell: values.money(cell, sign, factor)
        return lambda cell: values.number(cell, sign) if one.reads == "number" else values.share(cell, sign)
    if one.reads == "date":
        return values.day
    if one.reads == "codes":
        codes = _CODES[kind][one.name]
        return lambda cell: values.code(cell, one.words, codes)
    return _long if one.name in _LONG else _text


def _long(cell: Cell) -> str:
    return str(cell)


def _text(cell: Cell) -> str:
    return " ".join(str(cell).split())
