"""What stands beside an operator: a property that can be asked for, or a literal; each of one kind."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from atlas import crs
from atlas.cql import shapes
from atlas.cql.refusal import refused
from atlas.near import near_matches
from atlas.queryables import Queryable

Tree = Any
Kind = Literal["text", "texts", "number", "flag", "day", "interval", "geometry"]
KINDS_DE: Mapping[Kind, str] = {
    "text": "ein Text",
    "texts": "eine Liste von Texten",
    "number": "eine Zahl",
    "flag": "ja oder nein",
    "day": "ein Tag",
    "interval": "ein Zeitraum",
    "geometry": "eine Geometrie",
}
KINDS_EN: Mapping[Kind, str] = {
    "text": "a text",
    "texts": "a list of texts",
    "number": "a number",
    "flag": "true or false",
    "day": "a day",
    "interval": "an interval",
    "geometry": "a geometry",
}
OPEN = ".."
# Days before and after all others, yet nearer than what is unknown (which may be any day at all).
FIRST_OF_ALL, LAST_OF_ALL = -1e9, 1e9
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})")
Folding = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Operand:
    """A property (`path`) or a literal (`value`), and what is done to its text before it is compared."""

    kind: Kind
    path: str | None = None
    value: Any = None
    foldings: tuple[Folding, ...] = ()

    def folded(self, text: str) -> str:
        """Return a text of this operand as it is compared."""
        for folding in self.foldings:
            text = folding(text)
        return text


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    parted = unicodedata.normalize("NFD", text)
    for sign in set(parted):
        if not sign.isascii() and unicodedata.category(sign) == "Mn":
            parted = parted.replace(sign, "")
    return parted


_FOLDINGS: Mapping[str, Folding] = {"casei": str.casefold, "accenti": _without_accents}


@dataclass(frozen=True)
class Reader:
    """Reads operands of one collection; literals of geometry are in the given system."""

    known: Mapping[str, Queryable]
    system: crs.System

    def operand(self, tree: Tree) -> Operand:
        """Return what a part of an expression is, or refuse it."""
        if isinstance(tree, dict):
            return self._of_object(tree)
        if isinstance(tree, bool):
            return Operand("flag", value=tree)
        if isinstance(tree, str):
            return Operand("text", value=tree)
        if isinstance(tree, int | float) and math.isfinite(tree):
            return Operand("number", value=float(tree))
        if isinstance(tree, list) and all(isinstance(one, str) for one in tree):
            return Operand("texts", value=frozenset(tree))
        raise refused(f"„{_shown(tree)}“ lässt sich nicht vergleichen.", f"'{_shown(tree)}' cannot be compared.")

    def _of_object(self, tree: Mapping[str, Tree]) -> Operand:
        if "property" in tree:
            return self._property(tree["property"])
        if isinstance(name := tree.get("op"), str) and name in _FOLDINGS:
            return self._folded(tree, _FOLDINGS[name])
        if "date" in tree:
            return Operand("day", value=_day(tree["date"], _DAY))
        if "timestamp" in tree:
            return Operand("day", value=_day(tree["timestamp"], _MOMENT))
        if "interval" in tree:
            return Operand("interval", value=self._interval(tree["interval"]))
        if "bbox" in tree or "type" in tree:
            return Operand("geometry", value=shapes.literal(tree, self.system))
        shown = _shown(tree.get("op", tree))
        raise refused(f"Die Funktion „{shown}“ gibt es hier nicht.", f"There is no function '{shown}' here.")

    def _property(self, name: Any) -> Operand:
        found = self.known.get(name) if isinstance(name, str) else None
        if found is None:
            listed = ", ".join(self.known)
            raise refused(
                f"Nach „{_shown(name)}“ kann nicht gefiltert werden. Bekannt: {listed}.",
                f"'{_shown(name)}' cannot be filtered by. Known: {listed}.",
                known=tuple(self.known),
                near=near_matches(_shown(name), self.known),
            )
        return Operand(found.kind, path=found.path)

    def _folded(self, tree: Mapping[str, Tree], folding: Folding) -> Operand:
        [inner] = arguments(tree, 1)
        found = self.operand(inner)
        if found.kind != "text":
            raise mismatch(tree["op"], "text", found.kind)
        if found.path is None:
            return Operand("text", value=folding(found.value))
        return Operand("text", path=found.path, foldings=(*found.foldings, folding))

    def _interval(self, ends: Any) -> tuple[Operand, Operand]:
        if not isinstance(ends, list) or len(ends) != 2:
            raise refused("Ein Zeitraum hat einen Anfang und ein Ende.", "An interval has a start and an end.")
        return self._end(ends[0], FIRST_OF_ALL), self._end(ends[1], LAST_OF_ALL)

    def _end(self, tree: Tree, open_end: float) -> Operand:
        if tree == OPEN:
            return Operand("day", value=open_end)
        found = as_kind("day", self.operand(tree))
        if found.kind != "day":
            raise mismatch("INTERVAL", "day", found.kind)
        return found


def as_kind(kind: Kind, operand: Operand) -> Operand:
    """Return a text literal as the day that it names, where a day is wanted; else the operand as it is."""
    if kind == "day" and operand.kind == "text" and operand.path is None:
        return Operand("day", value=_day(operand.value, _DAY, _MOMENT))
    return operand


def arguments(tree: Mapping[str, Tree], count: int) -> list[Tree]:
    """Return the arguments of an operation, or refuse another number of them."""
    found = tree.get("args")
    if not isinstance(found, list) or len(found) != count:
        name = _shown(tree.get("op"))
        raise refused(f"„{name}“ braucht {count} Angaben.", f"'{name}' needs {count} arguments.")
    return found


def mismatch(name: str, wanted: Kind, found: Kind) -> Exception:
    """Return the error for an operand of the wrong kind."""
    return refused(
        f"Bei „{name}“ gehört hier {KINDS_DE[wanted]} hin, nicht {KINDS_DE[found]}.",
        f"'{name}' takes {KINDS_EN[wanted]} here, not {KINDS_EN[found]}.",
    )


def _day(text: Any, *spellings: re.Pattern[str]) -> float:
    """Return a day as an ordinal; of a moment only the day counts."""
    matches = (spelling.fullmatch(text) for spelling in spellings) if isinstance(text, str) else ()
    found = next((match[1] for match in matches if match), "")
    try:
        return float(date.fromisoformat(found).toordinal())
    except ValueError:
        raise refused(
            f"„{_shown(text)}“ ist kein Tag; Beispiel: 2018-02-12.", f"'{_shown(text)}' is no day; example: 2018-02-12."
        ) from None


def _shown(value: Any) -> str:
    return str(value)[:40]
