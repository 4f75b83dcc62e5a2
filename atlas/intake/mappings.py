"""How files of one kind are to be understood, saved under a name: an office sends the same columns every month.

Saved mappings belong to the installation, not to an account.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson
from pydantic import TypeAdapter, ValidationError

from atlas.errors import InvalidParameter, NotFound
from atlas.intake.fields import Kind
from atlas.intake.plan import Options, Plan
from atlas.near import near_matches
from atlas.text import fold

if TYPE_CHECKING:
    from atlas.store.mappings import MappingTexts

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Saved:
    """A mapping by its name: how to understand a file of a kind, who saved it, and on which day."""

    kind: Kind
    name: str
    options: Options
    who: str
    saved_on: str


_SAVED: TypeAdapter[Saved] = TypeAdapter(Saved)


class MappingStore:
    """Understands the saved mappings; a name that is saved again stands for the later one."""

    def __init__(self, texts: "MappingTexts") -> None:
        self._texts = texts

    def all(self, kind: Kind | None = None) -> list[Saved]:
        """Return the mappings of a kind, or of all kinds, by name."""
        found = [saved for saved in self._read() if kind in (None, saved.kind)]
        return sorted(found, key=lambda saved: (saved.kind, fold(saved.name)))

    def find(self, kind: Kind, name: str) -> Saved:
        """Return the mapping of a name, whatever its case; raises NotFound naming those that there are."""
        known = self.all(kind)
        found = next((saved for saved in known if fold(saved.name) == fold(name)), None)
        if found is None:
            names = tuple(saved.name for saved in known)
            raise NotFound(
                f"Eine Zuordnung „{name[:LONGEST_NAME]}“ ist nicht gespeichert. "
                f"Gespeichert: {', '.join(names) or 'keine'}.",
                f"No mapping '{name[:LONGEST_NAME]}' is saved. Saved: {', '.join(names) or 'none'}.",
                parameter="mapping",
                known=names,
                near=near_matches(name, names),
            )
        return found

    def keep(self, saved: Saved) -> None:
        """Save a mapping; raises InvalidParameter for a name that is none, and StoreNotWritable."""
        _check(saved.name)
        self._texts.keep(saved.kind, saved.name, orjson.dumps(saved).decode())

    def drop(self, kind: Kind, name: str) -> None:
        """Forget a mapping; raises NotFound."""
        self._texts.drop(kind, self.find(kind, name).name)

    def _read(self) -> Iterator[Saved]:
        for body in self._texts.all():
            # Of another version: as if it had not been saved.
            with suppress(ValidationError):
                yield _SAVED.validate_json(body)


def options_of(plan: Plan) -> Options:
    """Return how a plan understood its file, every column said, those too that were recognised by their names.

    The sheet is left out: next month's file calls it otherwise.
    """
    columns = {column.name: column.field or "" for column in plan.columns}
    return Options(crs=plan.options.crs, columns=columns, defaults=plan.options.defaults)


def over(saved: Options, said: Options) -> Options:
    """Return what is said now, over what was saved."""
    return Options(
        said.crs or saved.crs,
        said.sheet,
        {**saved.columns, **said.columns},
        {**saved.defaults, **said.defaults},
    )


def _check(name: str) -> None:
    if not fold(name) or len(name) > LONGEST_NAME or not name.isprintable():
        raise InvalidParameter(
            f"Der Name einer Zuordnung hat Buchstaben oder Ziffern und höchstens {LONGEST_NAME} Zeichen.",
            f"The name of a mapping has letters or digits, and at most {LONGEST_NAME} characters.",
            parameter="name",
        )
