"""What a reader hands over: lines of cells as the file has them, with geometries in lon/lat where it draws any."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from atlas.intake.limits import Limits, at_most

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Remark:
    """What was recognised or left out while reading, in German and English."""

    de: str
    en: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line or feature of a file: its number as people count it there, its cells, and its shape as WKB (lon/lat)."""

    number: int
    cells: tuple[Cell, ...]
    shape: bytes | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as read; `columns` is None where the names of the columns are still to be found among the lines."""

    format: str
    columns: tuple[str, ...] | None
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = field(default=())
    sheets: tuple[str, ...] = field(default=())


def bounded(lines: Sequence[Line], limits: Limits) -> tuple[Line, ...]:
    """Return lines that are within the limits; raises FileTooLarge."""
    at_most(len(lines), limits.rows, "Zeilen", "rows")
    at_most(max((len(line.cells) for line in lines), default=0), limits.columns, "Spalten", "columns")
    at_most(sum(len(line.cells) for line in lines), limits.cells, "Zellen", "cells")
    for line in lines:
        for cell in line.cells:
            if isinstance(cell, str) and len(cell) > limits.cell_characters:
                _refuse_long_cell(line.number, limits)
    return tuple(lines)


def _refuse_long_cell(number: int, limits: Limits) -> None:
    at_most(
        limits.cell_characters + 1,
        limits.cell_characters,
        f"Zeichen in einer Zelle der Zeile {number} (fehlt ein Anführungszeichen?)",
        f"characters in one cell of line {number} (is a quotation mark missing?)",
    )
