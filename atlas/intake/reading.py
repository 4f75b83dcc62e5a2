"""A file from outside to a sheet, read by a process of its own that may fail without harm."""

import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson

from atlas import errors
from atlas.errors import IntakeRefused, UnreadableFile
from atlas.intake import archive
from atlas.intake.limits import LIMITS, Limits, grouped, too_large, too_slow
from atlas.intake.sheet import Line, Remark, Sheet

# What a reader needs of the environment; anything else, secrets above all, stays here.
_PASSED_ON = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP", "SYSTEMROOT", "PROJ_DATA")
# GDAL's virtual format may name other files; one thread needs less memory than one per core.
_READER = {"GDAL_SKIP": "VRT,WFS,OAPIF,HTTP", "OPENBLAS_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}


def read(path: Path, *, crs: str | None = None, sheet: str | None = None, limits: Limits = LIMITS) -> Sheet:
    """Return what a file holds: `crs` is used where it does not say its own, `sheet` names a sheet or layer.

    Raises UnreadableFile, FileTooLarge and UnknownCrs.
    """
    if path.stat().st_size == 0:
        raise UnreadableFile("Die Datei ist leer.", "The file is empty.")
    refuse_too_large(path.stat().st_size, limits)
    asked = {"path": str(path.resolve()), "crs": crs, "sheet": sheet, "limits": asdict(limits)}
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | _READER
    try:
        done = subprocess.run(
            [sys.executable, "-m", "atlas.intake.child"],
            input=orjson.dumps(asked),
            capture_output=True,
            timeout=limits.seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise too_slow(limits.seconds) from error
    if done.returncode != 0:
        raise _failed(done.stderr)
    return _sheet(orjson.loads(done.stdout))


def refuse_too_large(size: int, limits: Limits = LIMITS) -> None:
    """Raise FileTooLarge for a number of bytes that is over the limit."""
    if size > limits.file_bytes:
        de, en = grouped(limits.file_bytes // 1_000_000)
        raise too_large(f"mehr als {de} MB", f"more than {en} MB")


def _failed(complaint: bytes) -> IntakeRefused:
    if b"MemoryError" in complaint or b"memory allocation" in complaint or b"capacity overflow" in complaint:
        return too_large("mehr Inhalt, als in den Speicher passt", "more content than fits into memory")
    return archive.damaged()


def _sheet(answer: dict[str, Any]) -> Sheet:
    if "refused" in answer:
        kind: type[IntakeRefused] = getattr(errors, answer["refused"])
        hints = {"parameter": answer["parameter"], "known": answer["known"], "near": answer["near"]}
        raise kind(answer["de"], answer["en"], **hints)
    lines = (
        Line(number, tuple(cells), bytes.fromhex(shape) if shape else None) for number, cells, shape in answer["lines"]
    )
    return Sheet(
        answer["format"],
        tuple(answer["columns"]) if answer["columns"] is not None else None,
        tuple(lines),
        tuple(Remark(de, en) for de, en in answer["remarks"]),
        tuple(answer["sheets"]),
    )
