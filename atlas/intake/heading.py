"""From a sheet to a table: which lines name the columns, what each column means, and which lines are no rows."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from atlas.intake.fields import Kind, synonyms
from atlas.intake.sheet import Cell, Line, Remark, Sheet
from atlas.text import fold

_SEARCHED = 15
_MOST_HEADINGS = 3
_LEAST_SIMILARITY = 88
_SAMPLE = 60
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_UNIT = re.compile(r"\b(?:in|eur|euro|prozent)\b|[€%]|\b(?:in )?(?:teur|tsd)\b", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9][0-9.,\s€%]*")
_THOUSANDS = re.compile(r"t€|\bteur\b|tsd\b|\bin tausend\b", re.IGNORECASE)
_TOTALS = frozenset(
    map(fold, ("Summe", "Gesamt", "Gesamtsumme", "Insgesamt", "Total", "Gesamtergebnis", "Zwischensumme", "Sum"))
)

# A word that is broken at the end of a narrow line: "Zuwendungs-" above "empfänger".
_BROKEN = re.compile(r"(?<=\w)- (?=[a-zäöüß])")

# The name of a column, from top to bottom where it stands in several lines.
Head = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the file calls it, and the field it is read as; `how` tells a guess from what somebody chose."""

    name: str
    field: str | None
    how: str
    sample: str
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file with known columns."""

    columns: tuple[Column, ...]
    rows: tuple[Line, ...]
    remarks: tuple[Remark, ...]

    @property
    def at(self) -> Mapping[str, int]:
        """The place of each recognised field's column."""
        return {column.field: place for place, column in enumerate(self.columns) if column.field}


def to_table(sheet: Sheet, kind: Kind, chosen: Mapping[str, str]) -> Table:
    """Return the table in a sheet; `chosen` names the field of a column by the column's name, "" for none."""
    filled = [line for line in sheet.lines if any(cell is not None for cell in line.cells) or line.shape]
    if sheet.columns is not None:
        heads, rows, remarks = _single(sheet.columns), filled, list[Remark]()
    else:
        heads, rows, remarks = _headed(filled, kind, chosen.keys())
        blank = len(sheet.lines) - len(filled)
        if blank:
            remarks.append(Remark(f"Leere Zeilen übergangen: {blank}", f"Blank lines left out: {blank}"))
    columns = _columns(heads, rows, kind, chosen)
    kept, dropped = _without_totals(rows, len(heads), kind) if sheet.columns is None else (rows, [])
    return Table(columns, tuple(kept), (*sheet.remarks, *remarks, *dropped))


def _single(names: Sequence[str]) -> tuple[Head, ...]:
    return tuple((name,) for name in names)


def recognise(parts: Sequence[str], kind: Kind) -> tuple[str, str] | None:
    """Return the field that a name means, and whether it is the same word or a similar one.

    A name of several lines is taken as a whole, else by its lower lines, else by its highest.
    """
    wordings = dict.fromkeys((*(_whole(parts[first:]) for first in range(len(parts))), *parts[:1]))
    hits = [hit for name in wordings if name and (hit := _recognised(name, kind))]
    return next((hit for hit in hits if hit[1] == "same"), hits[0] if hits else None)


def _whole(parts: Sequence[str]) -> str:
    return _BROKEN.sub("", " ".join(parts))


def _recognised(name: str, kind: Kind) -> tuple[str, str] | None:
    table = synonyms(kind)
    plain = _UNIT.sub(" ", _BRACKETS.sub(" ", name))
    for word in (fold(name), fold(plain)):
        if word in table:
            return table[word], "same"
    from rapidfuzz import fuzz, process

    found = process.extractOne(fold(plain), table.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_SIMILARITY)
    return (table[found[0]], "similar") if found and len(found[0]) > 3 else None


def _headed(
    filled: Sequence[Line], kind: Kind, chosen: Collection[str]
) -> tuple[tuple[Head, ...], list[Line], list[Remark]]:
    """Return the names of the columns, some of which may be known already, the lines below them, and what was found."""
    if not filled:
        return (), [], []
    candidates = [
        (first, span)
        for first in range(min(_SEARCHED, len(filled)))
        for span in range(1, _MOST_HEADINGS + 1)
        if first + span <= len(filled) and (span == 1 or not any(map(_has_numbers, filled[first : first + span])))
    ]
    first, span = max(candidates, key=lambda at: (_known(_joined(filled, *at), kind, chosen), -at[1], -at[0]))
    heads = _joined(filled, first, span)
    if not _known(heads, kind, chosen):
        first, span = _widest(filled), 1
        heads = _joined(filled, first, span)
    numbers = ", ".join(str(line.number) for line in filled[first : first + span])
    remarks = [Remark(f"Spaltennamen aus Zeile {numbers}", f"Names of columns from line {numbers}")]
    if first:
        remarks.append(Remark(f"Zeilen darüber übergangen: {first}", f"Lines above left out: {first}"))
    return heads, list(filled[first + span :]), remarks


def _has_numbers(line: Line) -> bool:
    return any(isinstance(cell, int | float) or (cell and _NUMBER.fullmatch(cell)) for cell in line.cells)


def _widest(filled: Sequence[Line]) -> int:
    sizes = [sum(isinstance(cell, str) for cell in line.cells) for line in filled[:_SEARCHED]]
    return sizes.index(max(sizes))


def _joined(filled: Sequence[Line], first: int, span: int) -> tuple[Head, ...]:
    """Return names made of one or more lines; a merged cell of an upper line stands over the ones beside it."""
    width = max(len(line.cells) for line in filled[first : first + span])
    rows = [_padded(line.cells, width) for line in filled[first : first + span]]
    spread = [_spread(row) for row in rows[:-1]] + [rows[-1]]
    columns = [[str(cell) for cell in column if cell is not None] for column in zip(*spread, strict=True)]
    return tuple(tuple(dict.fromkeys(parts)) for parts in columns)


def _padded(cells: Sequence[Cell], width: int) -> list[Cell]:
    return [*cells, *[None] * (width - len(cells))]


def _spread(row: Sequence[Cell]) -> list[Cell]:
    filled: list[Cell] = []
    for cell in row:
        filled.append(cell if cell is not None or not filled else filled[-1])
    return filled


def _known(heads: Sequence[Head], kind: Kind, chosen: Collection[str]) -> int:
    """Return how many fields a heading names; of one in several lines only by their very names.

    A column that somebody has said the field of counts twice: it is no guess.
    """
    several = any(len(head) > 1 for head in heads)
    found = (recognise(head, kind) for head in heads)
    said = sum(_whole(head) in chosen for head in heads)
    return 2 * said + len({hit[0] for hit in found if hit and (hit[1] == "same" or not several)})


def _distinct(heads: Sequence[Head]) -> list[str]:
    """Return names that each stand once: a nameless column is called by its place, a second one of a name numbered."""
    seen: dict[str, int] = {}
    found = []
    for place, head in enumerate(heads, start=1):
        word = _whole(head) or f"Spalte {place}"
        seen[word] = seen.get(word, 0) + 1
        found.append(word if seen[word] == 1 else f"{word} ({seen[word]})")
    return found


def _columns(heads: Sequence[Head], rows: Sequence[Line], kind: Kind, chosen: Mapping[str, str]) -> tuple[Column, ...]:
    names = _distinct(heads)
    # A saved mapping may name columns that this file does not have.
    taken = {field for name, field in chosen.items() if field and name in names}
    guesses = {name: recognise(head, kind) for name, head in zip(names, heads, strict=True) if name not in chosen}
    # Of several columns that could be one field, the one that is called just so comes first.
    order = sorted(guesses, key=lambda name: ((guesses[name] or ("", ""))[1] != "same", names.index(name)))
    given: dict[str, tuple[str, str]] = {name: (chosen[name], "chosen") for name in names if name in chosen}
    for name in order:
        guess = guesses[name]
        if guess and guess[0] not in taken:
            taken.add(guess[0])
            given[name] = guess
    return tuple(_column(place, name, given.get(name, ("", "none")), rows) for place, name in enumerate(names))


def _column(place: int, name: str, given: tuple[str, str], rows: Sequence[Line]) -> Column:
    values = (line.cells[place] for line in rows if place < len(line.cells))
    sample = next((str(value) for value in values if value is not None), "")
    return Column(name, given[0] or None, given[1], sample[:_SAMPLE], 1000 if _THOUSANDS.search(name) else 1)


def _without_totals(rows: Sequence[Line], width: int, kind: Kind) -> tuple[list[Line], list[Remark]]:
    """Return the rows that are neither sums, nor the heading once more, nor a footnote."""
    kept: list[Line] = []
    dropped: list[Line] = []
    for line in rows:
        (dropped if _is_total(line) or _is_heading(line, kind) else kept).append(line)
    while len(kept) > 1 and width > 3 and _is_footnote(kept[-1]):
        dropped.append(kept.pop())
    if not dropped:
        return kept, []
    numbers = ", ".join(str(line.number) for line in sorted(dropped, key=lambda line: line.number)[:20])
    de, en = "Summen, Überschriften und Fußnoten übergangen, Zeile", "Sums, headings and footnotes left out, line"
    return kept, [Remark(f"{de} {numbers}", f"{en} {numbers}")]


def _texts(line: Line) -> list[str]:
    return [str(cell) for cell in line.cells if cell is not None]


def _is_total(line: Line) -> bool:
    """Return whether a line is a sum: it is called so, or "Summe Zittau" with nothing but numbers beside it."""
    texts = _texts(line)
    if not texts or fold(texts[0]) in _TOTALS:
        return bool(texts)
    return fold(texts[0]).partition(" ")[0] in _TOTALS and len(texts) > 1 and all(map(_NUMBER.fullmatch, texts[1:]))


def _is_heading(line: Line, kind: Kind) -> bool:
    texts, words = _texts(line), synonyms(kind)
    if len(texts) < 2 or fold(texts[0]) not in words:
        return False
    return sum(fold(text) in words for text in texts) * 2 > len(texts)


def _is_footnote(line: Line) -> bool:
    texts = _texts(line)
    return len(texts) == 1 and isinstance(line.cells[0], str)
