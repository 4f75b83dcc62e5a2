"""The catalogue files as their authors wrote them: messages with their variables and all their wordings."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from atlas.texts import FOLDER

# What stands for a variable where a text is looked at: one short word.
STAND_IN = "Haus"


@dataclass(frozen=True)
class Message:
    """One message: the variables it needs, and every text it can become."""

    variables: frozenset[str]
    texts: tuple[str, ...]


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


@cache
def entries(language: str, folder: Path = FOLDER) -> tuple[ast.EntryType, ...]:
    return tuple(parse((folder / f"{language}.ftl").read_text("utf-8")).body)


@cache
def messages(language: str, folder: Path = FOLDER) -> dict[str, Message]:
    """All messages of a language by name."""
    found = [entry for entry in entries(language, folder) if isinstance(entry, ast.Message) and entry.value]
    return {entry.id.name: _message(entry.value) for entry in found if entry.value}


def _message(pattern: ast.Pattern) -> Message:
    seen = _Variables()
    seen.visit(pattern)
    return Message(frozenset(seen.names), tuple(_texts(pattern)))


def _texts(pattern: ast.Pattern) -> Iterator[str]:
    for parts in product(*(list(_parts(element)) for element in pattern.elements)):
        yield "".join(parts)


def _parts(element: ast.TextElement | ast.Placeable) -> Iterator[str]:
    if isinstance(element, ast.TextElement):
        yield element.value
    elif isinstance(element.expression, ast.SelectExpression):
        for variant in element.expression.variants:
            yield from _texts(variant.value)
    else:
        yield STAND_IN
