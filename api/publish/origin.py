"""All that a site is made of, as one digest: where it is the same, every file is the same, and none need be made."""

import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import api
import atlas
from api.settings import Settings

_PROGRAM = "quartiersatlas-sachsen"
# Where things lie changes nothing about them.
_PLACES = {"data_dir", "geodata_dir", "web_dir"}
_NAME = re.compile(r"[\w.-]+")


def digest(house: atlas.Atlas, settings: Settings) -> str:
    """Return the digest of the state of the atlas and its day, of what the server was told, and of the program."""
    whole = sha256()
    for part in (*_standing(house), settings.model_dump_json(exclude=_PLACES), *_libraries()):
        whole.update(f"{part}\n".encode())
    for folder in (_home(atlas.__file__), _home(api.__file__), settings.web_dir, settings.geodata_dir):
        for path in _files(folder):
            body = path.read_bytes()
            whole.update(f"{path.relative_to(folder).as_posix()} {len(body)}\n".encode())
            whole.update(body)
    return whole.hexdigest()


def _standing(house: atlas.Atlas) -> tuple[str, str]:
    """Return which revision this is, by the hash that chains it to all before, and the day it is shown on."""
    return house.ledger.revision().hash, house.snapshot.day.isoformat()


def _home(module: str | None) -> Path:
    assert module is not None
    return Path(module).parent


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")


def _libraries() -> list[str]:
    """Return Python, and every library that the program needs, with its version."""
    needed, waiting = dict[str, str](), [_PROGRAM]
    while waiting:
        name = waiting.pop()
        if name in needed:
            continue
        try:
            needed[name] = metadata.version(name)
        except metadata.PackageNotFoundError:  # one of another system, or of an extra
            continue
        waiting += _needs(name)
    return [sys.version, *(f"{name} {version}" for name, version in sorted(needed.items()))]


def _needs(name: str) -> Iterator[str]:
    for one in metadata.requires(name) or ():
        if "extra ==" not in one and (found := _NAME.match(one)):
            yield found[0].lower()
