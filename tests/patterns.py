"""Texts that a regular expression may be slow over: what one of its repetitions repeats, and no end that fits."""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from re import _constants as tokens  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# So many letters of a pattern are tried, one after another and in pairs.
_LETTERS = 6
# A repetition of fewer cannot be made long.
_SHORT = 20
_REPEATS = (tokens.MAX_REPEAT, tokens.MIN_REPEAT, tokens.POSSESSIVE_REPEAT)
_KINDS = {
    tokens.CATEGORY_DIGIT: "0",
    tokens.CATEGORY_SPACE: " ",
    tokens.CATEGORY_WORD: "a",
    tokens.CATEGORY_NOT_DIGIT: "a",
    tokens.CATEGORY_NOT_SPACE: "a",
    tokens.CATEGORY_NOT_WORD: " ",
}


def attacks(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """Return how hostile texts begin, and what comes again and again after it."""
    text, flags = pattern.pattern, pattern.flags
    if isinstance(text, bytes):
        text, flags = text.decode("latin-1"), flags & ~re.UNICODE
    tree = parser.parse(text, flags)
    letters = sorted(set(_letters(tree)))[:_LETTERS]
    alone = [("", one) for one in letters] + [("", one + other) for one, other in product(letters, repeat=2)]
    return [(start, again) for start, again in dict.fromkeys([*_pumps(tree, ""), *alone]) if again]


def _pumps(tree: Iterable[Any], start: str) -> Iterator[tuple[str, str]]:
    """Yield each repetition without end: a text that leads to it, and what it repeats."""
    for kind, inside in tree:
        if kind in _REPEATS and inside[1] > _SHORT:
            yield start, _example(inside[2])
            yield from ((start, letter) for letter in sorted(set(_letters(inside[2])))[:_LETTERS])
        for part in _parts(kind, inside):
            yield from _pumps(part, start)
        start += _one(kind, inside)


def _parts(kind: Any, inside: Any) -> list[Any]:
    """Return the patterns within a part of one."""
    if kind in _REPEATS:
        return [inside[2]]
    if kind is tokens.SUBPATTERN:
        return [inside[3]]
    if kind is tokens.BRANCH:
        return list(inside[1])
    if kind is tokens.ATOMIC_GROUP:
        return [inside]
    return [inside[1]] if kind in (tokens.ASSERT, tokens.ASSERT_NOT) else []


def _example(tree: Iterable[Any]) -> str:
    """Return a short text that a pattern fits."""
    return "".join(_one(kind, inside) for kind, inside in tree)


def _one(kind: Any, inside: Any) -> str:
    if kind is tokens.LITERAL:
        return chr(inside)
    if kind is tokens.IN:
        return next(iter(_of_set(inside)), "é")
    if kind in (tokens.ANY, tokens.NOT_LITERAL):
        return "a"
    if kind in _REPEATS:
        return _example(inside[2]) * int(inside[0])
    if kind in (tokens.ASSERT, tokens.ASSERT_NOT):
        return ""
    return next((_example(part) for part in _parts(kind, inside)), "")


def _of_set(members: list[Any]) -> Iterator[str]:
    """Yield a letter of each member of a set, or letters that are in none where the set is turned round."""
    named = [
        chr(value) if kind is tokens.LITERAL else chr(value[0]) if kind is tokens.RANGE else _KINDS.get(value, "")
        for kind, value in members
    ]
    yield from (one for one in "a0 -!" if one not in named) if members[0][0] is tokens.NEGATE else filter(None, named)


def _letters(tree: Iterable[Any]) -> Iterator[str]:
    """Yield the letters that a pattern names, and one of each kind that it names."""
    for kind, inside in tree:
        if kind is tokens.IN:
            yield from _of_set(inside)
        for part in _parts(kind, inside):
            yield from _letters(part)
        if kind in (tokens.LITERAL, tokens.ANY, tokens.NOT_LITERAL):
            yield _one(kind, inside)
