"""A folder of files that is brought up to date: only what differs is written, and it is a working site at any moment.

First everything that differs is laid ready in a folder of its own, which takes long; then each file is put in its place
by renaming it, which takes a moment: new files first, then data, then pages, and the first page last, so that no page
ever names a file that is not there yet. What is no longer wanted goes at the end. Whoever is interrupted before leaves
the old site as it was; whoever is interrupted in that moment leaves whole files of either, and the next run mends it.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

import orjson

from atlas.errors import FileNotWritable, InvalidParameter

MANIFEST = "atlas-site.json"
_READY = ".atlas-neu"
_KIND = "Quartiersatlas Sachsen"


@dataclass(frozen=True, slots=True)
class _Manifest:
    """The files that an earlier run has written, by name, and the digest of all that it made them of."""

    files: dict[str, str]
    made_of: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: how many files the site has and how large they are, how many were written and removed."""

    files: int
    size: int
    written: int
    removed: int


class Folder:
    """One run over a folder: `is_current` and `lay` for each file, then `settle`; or `as_it_was` in their place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ready = path / _READY
        manifest = _read_manifest(path)
        self._before, self._made_of = manifest.files, manifest.made_of
        self._wanted: dict[str, str] = {}
        self._size = 0

    def as_it_was(self, made_of: str) -> Outcome | None:
        """Return what there is where it was made of the same, and lies there just so; else None."""
        is_whole = made_of == self._made_of and all(
            _digest(self.path / name) == digest for name, digest in self._before.items()
        )
        size = sum((self.path / name).stat().st_size for name in self._before) if is_whole else 0
        return Outcome(len(self._before), size, 0, 0) if is_whole else None

    def is_current(self, name: str, body: bytes) -> bool:
        """Note that a file is wanted, and return whether it lies there just so."""
        digest = sha256(body).hexdigest()
        self._wanted[name] = digest
        self._size += len(body)
        return self._before.get(name) == digest and _digest(self.path / name) == digest

    def keep_derived(self, name: str) -> bool:
        """Keep a file that is made of another one that is current; False if it does not lie there as it was written."""
        digest = self._before.get(name)
        if digest is None or _digest(self.path / name) != digest:
            return False
        self._wanted[name] = digest
        self._size += (self.path / name).stat().st_size
        return True

    def lay(self, name: str, body: bytes) -> None:
        """Lay a file ready."""
        assert _is_inside(name), name
        place = self._ready / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)

    def settle(self, about: dict[str, object], made_of: str) -> Outcome:
        """Put every file that was laid ready in its place and remove what is no longer wanted."""
        laid = sorted(_files(self._ready), key=self._rank)
        # Whatever happens from here on, the next run knows of every file that may lie there, and makes them all.
        self._write_manifest(about, self._before | self._wanted)
        for name in laid:
            place = self.path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(self._ready / name, place)
        gone = sorted(self._before.keys() - self._wanted.keys())
        for name in gone:
            _remove(self.path, name)
        self._write_manifest({**about, "made_of": made_of}, self._wanted)
        shutil.rmtree(self._ready, ignore_errors=True)
        return Outcome(len(self._wanted), self._size, len(laid), len(gone))

    def _rank(self, name: str) -> tuple[int, str]:
        """Return when a file takes its place: what others name comes before those who name it."""
        is_page = ".html" in name
        is_new = name not in self._before
        if name.startswith("index.html"):
            return 3, name
        return (0 if is_new and not is_page else 1 if is_new else 2), name

    def _write_manifest(self, about: dict[str, object], files: dict[str, str]) -> None:
        body = orjson.dumps({"site": _KIND, **about, "files": dict(sorted(files.items()))}, option=orjson.OPT_INDENT_2)
        self.lay(MANIFEST, body)
        os.replace(self._ready / MANIFEST, self.path / MANIFEST)


@contextmanager
def opened(path: Path) -> Iterator[Folder]:
    """Open a folder for one run, nobody else's at the same time.

    Raises InvalidParameter where something else lies there than a site of the atlas, and FileNotWritable.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        _refuse_foreign(path)
        with _alone(path):
            shutil.rmtree(path / _READY, ignore_errors=True)
            (path / _READY).mkdir()
            yield Folder(path)
            shutil.rmtree(path / _READY, ignore_errors=True)
    except OSError as error:
        raise FileNotWritable(
            f"In {path} kann nicht geschrieben werden ({error.strerror}). Was dort schon lag, ist noch brauchbar.",
            f"Cannot write to {path} ({error.strerror}). What was there can still be used.",
        ) from error


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise FileNotWritable(
            f"In {path} wird gerade veröffentlicht.", f"Somebody else is publishing to {path} just now."
        ) from error
    finally:
        os.close(handle)


def _refuse_foreign(path: Path) -> None:
    """Raise InvalidParameter unless a folder is empty but for hidden files, or holds a site."""
    if (path / MANIFEST).exists() or all(entry.name.startswith(".") for entry in path.iterdir()):
        return
    raise InvalidParameter(
        f"In {path} liegen schon andere Dateien und keine Website des Atlas ({MANIFEST} fehlt). "
        "Bitte einen leeren Ordner nennen.",
        f"There are other files in {path} and no site of the atlas ({MANIFEST} is missing). "
        "Please name an empty folder.",
        parameter="DIR",
    )


def _read_manifest(path: Path) -> _Manifest:
    """Return what an earlier run has written; raises InvalidParameter for what no run wrote."""
    manifest = path / MANIFEST
    if not manifest.exists():
        return _Manifest({})
    try:
        found = orjson.loads(manifest.read_bytes())
        files = {str(name): str(digest) for name, digest in found["files"].items()}
        is_ours = found["site"] == _KIND and all(_is_inside(name) for name in files)
    except (ValueError, KeyError, AttributeError, TypeError):
        is_ours = False
    if not is_ours:
        raise InvalidParameter(
            f"{manifest} stammt nicht von „atlas publish“; der Ordner bleibt, wie er ist.",
            f"{manifest} was not written by 'atlas publish'; the folder stays as it is.",
            parameter="DIR",
        )
    return _Manifest(files, found.get("made_of"))


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and bool(path.parts)


def _digest(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _files(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def _remove(root: Path, name: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    (root / name).unlink(missing_ok=True)
    for folder in (root / name).parents:
        # A run that was broken off may have announced a file and not yet made its folder.
        if folder == root or (folder.is_dir() and any(folder.iterdir())):
            return
        if folder.is_dir():
            folder.rmdir()
