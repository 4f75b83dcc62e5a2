"""No regular expression of ours takes long over any text: each is tried on what would make it try all ways (ReDoS)."""

import ast
import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest
from patterns import attacks

import api
import atlas

# As many as a question of the geocoder or a cell of a list can have, several times over.
LENGTH = 2_000
# Of the processor, not of the clock: a pattern that tries every way of parting 2,000 letters in three takes minutes.
MOST_S = 0.4
# They read our own files only, and never what somebody sends.
OWN_FILES = (
    "atlas.build",
    "atlas.export.folium_map",
    "atlas.design",
    "api.publish",
    "atlas.internal",
    "atlas.store.migrations",
)
METHODS = ("fullmatch", "match", "search", "sub", "split", "findall", "finditer")


class TooSlow(Exception):
    """A pattern is still trying."""


def modules() -> Iterator[ModuleType]:
    """Every module that reads what comes from outside."""
    for package in (atlas, api):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.startswith(OWN_FILES) and not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def held(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns that a module holds by a name, also several in one, and those that stand in its calls."""
    for name, value in vars(module).items():
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        yield from ((name, one) for one in inside if isinstance(one, re.Pattern))
    for call in ast.walk(ast.parse(Path(module.__file__ or "").read_text("utf-8"))):
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("re.") and call.args:
            first = call.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str | bytes):
                yield ast.unparse(call.func), re.compile(first.value)


@cache
def patterns() -> dict[str, tuple[re.Pattern[Any], frozenset[str]]]:
    """Every pattern with the ways in which it is asked, by where it stands."""
    found: dict[str, tuple[re.Pattern[Any], frozenset[str]]] = {}
    for module in modules():
        source = Path(module.__file__ or "").read_text("utf-8")
        for name, pattern in held(module):
            named = re.escape(name) if re.search(rf"\b{re.escape(name)}\.\w+\(", source) else r"\w+"
            used = {one for one in METHODS if re.search(rf"\b{named}\.{one}\(", source)}
            found[f"{module.__name__} {name} {pattern.pattern!r}"] = (pattern, frozenset(used or {"search"}))
    return found


def stopped(signal_number: int, frame: FrameType | None) -> None:
    raise TooSlow


def is_slow(pattern: re.Pattern[Any], method: str, text: str | bytes) -> bool:
    """Whether a pattern is still trying after the time that it may take."""
    ask = {"fullmatch": pattern.fullmatch, "match": pattern.match}.get(method, pattern.search)
    before = signal.signal(signal.SIGVTALRM, stopped)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_S)
    try:
        ask(text)
    except TooSlow:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return False


def slow_texts(pattern: re.Pattern[Any], methods: frozenset[str]) -> list[tuple[str, str]]:
    """The first of the hostile texts that a pattern takes too long over, with how it is asked."""
    for (start, again), method in product(attacks(pattern), sorted(methods)):
        text = start + again * (LENGTH // len(again)) + "\x01"
        if is_slow(pattern, method, text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text):
            return [(method, start + again)]
    return []


def test_a_pattern_that_tries_every_way_is_found() -> None:
    assert slow_texts(re.compile(r"(\d+)\s*°?\s*[NEO]?\s*[;,\s]\s*(\d+)"), frozenset({"fullmatch"}))


@pytest.mark.parametrize("where", sorted(patterns()), ids=lambda where: " ".join(where.split(" ")[:2]))
def test_no_pattern_takes_long_over_any_text(where: str) -> None:
    assert slow_texts(*patterns()[where]) == []
