"""Text to the JSON form of a filter expression (OGC 21-065r2), by the parser `cql2`.

Its parser goes down into brackets by recursion, and anew for each bracket that does not fit: what is too deep would end
the process, or keep it busy for minutes. So the shape of a text is looked at before it is handed over.
"""

import re
from typing import Any

import orjson

from atlas.cql.refusal import refused
from atlas.errors import InvalidParameter

LANGUAGES = ("cql2-text", "cql2-json")
_LONGEST = 20_000
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_SIGNS = re.compile(r"[-+*/^%=<>]|\bdiv\b", re.IGNORECASE)
_MOST_SIGNS = 1_000
_NOT = re.compile(r"\bnot\b", re.IGNORECASE)
_MOST_NOT = 200
# Steps of the parser for a text whose innermost bracket does not fit; a step takes about a microsecond.
_MOST_STEPS = 200_000
_DEEPEST = 40
# An operation is an object with a list in it.
_MOST_LEVELS = 100
# A bracket behind a name is a call or a geometry, which is tried once; any other is tried in several ways.
_BRACKET = re.compile(r"([^\W\d]\w*)?\s*(\()|\)")
_WORDS = frozenset({"and", "or", "not", "in", "between", "like", "div", "is"})


def tree(text: str, language: str) -> Any:
    """Return an expression in its JSON form, or refuse it with the place where it is not understood."""
    if len(text) > _LONGEST:
        raise _too_much()
    return _from_json(text) if language == "cql2-json" else _from_text(text)


def _from_text(text: str) -> Any:
    plain = _QUOTED.sub("''", text)
    deepest, tried = _depth(plain)
    if (
        deepest > _DEEPEST
        or len(plain) << tried > _MOST_STEPS
        or len(_SIGNS.findall(plain)) > _MOST_SIGNS
        or len(_NOT.findall(plain)) > _MOST_NOT
    ):
        raise _too_much()
    # Loaded with the first expression: most servers are never asked one.
    import cql2

    try:
        return cql2.parse_text(text).to_json()
    except cql2.ParseError as error:
        raise _not_understood(_place(str(error))) from None
    # The parser has no class for a geometry that does not end, or has a number too many: it raises Exception itself.
    except Exception:
        raise _not_understood("?") from None


def _depth(text: str) -> tuple[int, int]:
    """Return how deep the brackets of a text go, all of them, and those that stand behind no name."""
    opened: list[bool] = []
    deepest = deepest_plain = 0
    for bracket in _BRACKET.finditer(text):
        if bracket[2]:
            opened.append(not bracket[1] or bracket[1].lower() in _WORDS)
            deepest, deepest_plain = max(deepest, len(opened)), max(deepest_plain, sum(opened))
        elif opened:
            opened.pop()
        if deepest > _DEEPEST:
            break
    return deepest, deepest_plain


def _too_much() -> InvalidParameter:
    return refused(
        "Der Filter ist zu lang oder hat zu viele Klammern ineinander.",
        "The filter is too long or has too many brackets in one another.",
    )


def _not_understood(place: str) -> InvalidParameter:
    return refused(
        f"Der Filter ist nicht verständlich (Zeile:Zeichen {place}). Beispiel: region = 'east'.",
        f"The filter is not understood (line:character {place}). Example: region = 'east'.",
    )


def _from_json(text: str) -> Any:
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise _not_understood(f"{error.lineno}:{error.colno}") from None
    if not _is_shallow(found):
        raise _too_much()
    return found


def _is_shallow(tree: Any) -> bool:
    """Return whether who walks a tree by recursion comes to its end."""
    level = [tree]
    for _ in range(_MOST_LEVELS):
        inner = (one.values() if isinstance(one, dict) else one if isinstance(one, list) else () for one in level)
        level = [part for parts in inner for part in parts if isinstance(part, dict | list)]
        if not level:
            return True
    return False


def _place(message: str) -> str:
    found = re.search(r"([0-9]+):([0-9]+)", message)
    return found[0] if found else "?"
