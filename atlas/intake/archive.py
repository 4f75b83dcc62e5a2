"""Zip files from outside: looked at before anything is unpacked, and unpacked without trusting their names."""

import stat
import zipfile
import zlib
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from atlas.errors import UnreadableFile
from atlas.intake.limits import Limits, at_most, grouped, too_large

_ENCRYPTED = 0x1
# Where Unix keeps the kind of a file in what a zip says of it.
_UNIX_MODE = 16
_CHUNK = 1 << 20
# What zipfile raises where an archive contradicts itself; a place before its beginning is an OSError.
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, UnicodeDecodeError)


def members(path: Path, limits: Limits) -> list[zipfile.ZipInfo]:
    """Return the files in a zip; raises UnreadableFile for a trick in it, FileTooLarge for a bomb."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except BROKEN as error:
        raise damaged() from error
    at_most(len(infos), limits.entries, "Dateien im Archiv", "files in the archive")
    for info in infos:
        _refuse_tricks(info)
    _refuse_bomb(sum(info.file_size for info in infos), path.stat().st_size, limits)
    return [info for info in infos if not info.is_dir()]


def unpack(path: Path, wanted: Collection[zipfile.ZipInfo], target: Path, limits: Limits) -> list[Path]:
    """Unpack some files into one folder under their bare names; what an entry says of its size is not believed."""
    written: list[Path] = []
    left = limits.unpacked_bytes
    try:
        with zipfile.ZipFile(path) as archive:
            for info in wanted:
                file = target / PurePosixPath(info.filename).name
                left = _write(archive, info, file, left)
                written.append(file)
    except BROKEN as error:
        raise damaged() from error
    return written


def _write(archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: Path, left: int) -> int:
    with archive.open(info) as source, file.open("xb") as target:
        while chunk := source.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise too_large("ausgepackt zu viel Inhalt", "too much content once unpacked")
            target.write(chunk)
    return left


def _refuse_tricks(info: zipfile.ZipInfo) -> None:
    name = PurePosixPath(info.filename.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts or ":" in info.filename or "\0" in info.orig_filename:
        raise UnreadableFile(
            f"Das Archiv will aus seinem Ordner heraus schreiben („{info.filename[:60]}“) und wird nicht geöffnet.",
            f"The archive wants to write outside its folder ('{info.filename[:60]}') and is not opened.",
        )
    if stat.S_ISLNK(info.external_attr >> _UNIX_MODE):
        raise UnreadableFile(
            f"Das Archiv enthält einen Verweis auf eine andere Datei („{info.filename[:60]}“) und wird nicht geöffnet.",
            f"The archive holds a link to another file ('{info.filename[:60]}') and is not opened.",
        )
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableFile(
            "Das Archiv ist mit einem Kennwort geschützt. Bitte ohne Kennwort senden.",
            "The archive is protected by a password. Please send it without.",
        )


def _refuse_bomb(unpacked: int, packed: int, limits: Limits) -> None:
    if unpacked > limits.unpacked_bytes or unpacked > packed * limits.unpacked_ratio:
        de, en = grouped(limits.unpacked_bytes // 1_000_000)
        raise too_large(
            f"ausgepackt mehr als {de} MB oder das {limits.unpacked_ratio}-Fache seiner Größe und wird nicht geöffnet",
            f"more than {en} MB or {limits.unpacked_ratio} times its size once unpacked and is not opened",
        )


def damaged() -> UnreadableFile:
    """Return the error for an archive that cannot be opened."""
    return UnreadableFile(
        "Die Datei ist beschädigt oder unvollständig und lässt sich nicht öffnen.",
        "The file is damaged or incomplete and cannot be opened.",
    )
