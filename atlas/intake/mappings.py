"""How files of one kind are to be understood, saved under a name: an office sends the same columns every month.

Saved mappings belong to the installation, not to an account. Each is a small file in the data directory.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson
from pydantic import TypeAdapter, ValidationError

from atlas.errors import InvalidParameter, NotFound, StoreNotWritable
from atlas.intake.fields import Kind
from atlas.intake.plan import Options, Plan
from atlas.near import near_matches
from atlas.text import fold

FOLDER = "mappings"
LONGEST_NAME, MOST = 80, 200


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
    """Keeps mappings in a folder of their own; a name that is saved again stands for the later one."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER

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
        target = self._file(saved)
        if not target.exists() and len(self.all()) >= MOST:
            raise InvalidParameter(
                f"Es sind schon {MOST} Zuordnungen gespeichert; bitte eine löschen.",
                f"There are {MOST} saved mappings already; please delete one.",
                parameter="name",
            )
        anew = target.with_suffix(f".{secrets.token_hex(4)}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            anew.write_bytes(orjson.dumps(saved))
            os.replace(anew, target)
        except OSError as error:
            raise _not_writable() from error

    def drop(self, kind: Kind, name: str) -> None:
        """Forget a mapping; raises NotFound."""
        try:
            self._file(self.find(kind, name)).unlink(missing_ok=True)
        except OSError as error:
            raise _not_writable() from error

    def _file(self, saved: Saved) -> Path:
        """Return where a mapping lies: by a hash, because a name may hold anything."""
        key = hashlib.sha256(f"{saved.kind} {fold(saved.name)}".encode()).hexdigest()
        return self._folder / f"{key[:24]}.json"

    def _read(self) -> Iterator[Saved]:
        for file in self._folder.glob("*.json"):
            try:
                yield _SAVED.validate_json(file.read_bytes())
            except (OSError, ValidationError):
                # Deleted meanwhile, or of another version: as if it had not been saved.
                continue


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


def _not_writable() -> StoreNotWritable:
    return StoreNotWritable(
        "Die Zuordnung kann nicht gespeichert werden: Im Datenverzeichnis ist kein Platz oder kein Schreibrecht.",
        "The mapping cannot be saved now: the data directory is full or not writable.",
    )
