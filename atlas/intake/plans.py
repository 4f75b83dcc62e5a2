"""Plans that wait to be accepted, with their files, in the data directory: for a day, a few of each account."""

import hashlib
import re
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

import orjson
from pydantic import TypeAdapter

from atlas.errors import InvalidParameter, StoreNotWritable, UnknownPlan
from atlas.intake.plan import Plan, PlanRow

FOLDER = "intake"
LIFETIME_S = 24 * 3600
MOST_OF_ACCOUNT = 5
_KEY = re.compile(r"[0-9a-f]{24}")
_FILE, _TOLD, _PLAN, _ROWS, _PROGRESS = "file", "told.json", "plan.json", "rows.ndjson", "progress.json"
Phase = Literal["receiving", "reading", "planning", "keeping"]
_PLANS: TypeAdapter[Plan] = TypeAdapter(Plan)
_ROW: TypeAdapter[PlanRow] = TypeAdapter(PlanRow)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that somebody sent: where it lies, whose it is, and what they call it."""

    key: str
    owner: str
    name: str
    path: Path

    def digest(self) -> str:
        """Return the SHA-256 of the file."""
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


class PlanStore:
    """Keeps files and plans in a folder of their own; what belongs to another account is not there."""

    def __init__(self, data_dir: Path, clock: Callable[[], float] = time.time) -> None:
        self._folder = data_dir / FOLDER
        self._clock = clock

    def begin(self, owner: str, name: str, key: str | None = None) -> Kept:
        """Return where a file is to be written; what is too old, or one too many, goes.

        Whoever wants to ask meanwhile how far it is names the key, a new one; raises InvalidParameter for any other.
        """
        key = key or secrets.token_hex(12)
        if not _KEY.fullmatch(key) or (self._folder / key).exists():
            raise InvalidParameter(
                "„id“ besteht aus 24 Ziffern von 0 bis f und ist neu.",
                "'id' has 24 digits from 0 to f, and is a new one.",
                parameter="id",
            )
        try:
            self._sweep(owner)
            folder = self._folder / key
            folder.mkdir(parents=True, mode=0o700)
            told = {"owner": owner, "name": name, "at": self._clock()}
            (folder / _TOLD).write_bytes(orjson.dumps(told))
        except OSError as error:
            raise _not_writable() from error
        return Kept(key, owner, name, folder / _FILE)

    def again(self, kept: Kept, key: str | None = None) -> Kept:
        """Return the same file once more, for a plan with another mapping."""
        other = self.begin(kept.owner, kept.name, key)
        try:
            shutil.copyfile(kept.path, other.path)
        except OSError as error:
            raise _not_writable() from error
        return other

    def drop(self, kept: Kept) -> None:
        """Forget a file and its plan."""
        shutil.rmtree(kept.path.parent, ignore_errors=True)

    def keep(self, kept: Kept, plan: Plan) -> None:
        """Write down the plan of a file: the rows apart, so that they can be read page by page."""
        folder = kept.path.parent
        head = {**asdict(_without_rows(plan)), "told": plan.summary()}
        try:
            with (folder / _ROWS).open("wb") as file:
                for row in plan.rows:
                    file.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
            (folder / _PLAN).write_bytes(orjson.dumps(head))
            (folder / _PROGRESS).unlink(missing_ok=True)
        except OSError as error:
            raise _not_writable() from error

    def report(self, kept: Kept, phase: Phase, done: int, total: int) -> None:
        """Write down how far a file is, for whoever waits; that it cannot be told holds nothing up."""
        with suppress(OSError):
            told = {"phase": phase, "done": done, "total": total}
            (kept.path.parent / _PROGRESS).write_bytes(orjson.dumps(told))

    def progress(self, key: str, owner: str) -> dict[str, Any]:
        """Return how far a file is: its phase, and how many of how many; raises UnknownPlan."""
        folder = self._folder / key
        if not _KEY.fullmatch(key) or not folder.is_dir() or _told(folder)["owner"] != owner:
            raise _unknown()
        if (folder / _PLAN).is_file():
            return {"phase": "planned", "done": 1, "total": 1}
        try:
            told: dict[str, Any] = orjson.loads((folder / _PROGRESS).read_bytes())
        except (OSError, orjson.JSONDecodeError):
            return {"phase": "receiving", "done": 0, "total": 0}
        return told

    def find(self, key: str, owner: str) -> Kept:
        """Return the file of a plan; raises UnknownPlan for one that has gone or is another account's."""
        folder = self._folder / key
        if not _KEY.fullmatch(key) or not (folder / _PLAN).is_file():
            raise _unknown()
        told = orjson.loads((folder / _TOLD).read_bytes())
        if told["owner"] != owner or self._clock() - told["at"] > LIFETIME_S:
            raise _unknown()
        return Kept(key, owner, told["name"], folder / _FILE)

    def summary(self, kept: Kept) -> dict[str, Any]:
        """Return what a plan says without its rows."""
        told: dict[str, Any] = self._head(kept)["told"]
        return {"id": kept.key, **told}

    def plan(self, kept: Kept) -> Plan:
        """Return a plan with all of its rows."""
        head = self._head(kept)
        del head["told"]
        return _PLANS.validate_python({**head, "rows": tuple(self.rows(kept))})

    def rows(self, kept: Kept) -> Iterator[PlanRow]:
        """Yield the rows of a plan in their order."""
        with (kept.path.parent / _ROWS).open("rb") as file:
            for line in file:
                yield _ROW.validate_json(line)

    def _head(self, kept: Kept) -> dict[str, Any]:
        head: dict[str, Any] = orjson.loads((kept.path.parent / _PLAN).read_bytes())
        return head

    def _sweep(self, owner: str) -> None:
        if not self._folder.is_dir():
            return
        own: list[tuple[float, Path]] = []
        for folder in self._folder.iterdir():
            told = _told(folder)
            if self._clock() - told["at"] > LIFETIME_S:
                shutil.rmtree(folder, ignore_errors=True)
            elif told["owner"] == owner:
                own.append((told["at"], folder))
        for _, folder in sorted(own)[: -(MOST_OF_ACCOUNT - 1)]:
            shutil.rmtree(folder, ignore_errors=True)


def _told(folder: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = orjson.loads((folder / _TOLD).read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {"owner": "", "at": folder.stat().st_mtime if folder.exists() else 0.0}
    return told


def _without_rows(plan: Plan) -> Plan:

    return replace(plan, rows=())


def _unknown() -> UnknownPlan:
    return UnknownPlan(
        "Diesen Probelauf gibt es nicht oder nicht mehr. Bitte die Datei noch einmal hochladen.",
        "There is no such dry run, or no more. Please upload the file once more.",
    )


def _not_writable() -> StoreNotWritable:
    return StoreNotWritable(
        "Die Datei kann gerade nicht abgelegt werden: Im Datenverzeichnis ist kein Platz oder kein Schreibrecht.",
        "The file cannot be kept now: the data directory is full or not writable.",
    )
