"""The process that opens foreign files: bounded in memory and time, without the secrets of the environment.

A broken file can crash a reader written in C or Rust, or keep it busy for ever; then this process ends, and no other.
"""

import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from atlas.errors import IntakeRefused
from atlas.intake import delimited, features, formats, workbook
from atlas.intake.limits import Limits
from atlas.intake.sheet import Sheet


def read(path: Path, crs_name: str | None, sheet: str | None, limits: Limits) -> Sheet:
    """Return what a file holds; raises IntakeRefused."""
    kind = formats.detect(path, limits)
    if kind == "csv":
        return delimited.read(path.read_bytes(), limits)
    if kind in ("xlsx", "ods"):
        return workbook.read(path, kind, sheet, limits)
    if kind == "geojson":
        return features.read_geojson(path.read_bytes(), crs_name, limits)
    if kind in ("gpkg", "kml", "dxf"):
        return features.read_vector(path, kind, crs_name, sheet, limits)
    with tempfile.TemporaryDirectory() as folder:
        return features.read_zipped(path, kind, crs_name, Path(folder), limits)


def _bind(limits: Limits) -> None:
    """Have the system end this process where it takes too much memory or time."""
    with suppress(ImportError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    limits = Limits(**asked["limits"])
    _bind(limits)
    try:
        sheet = read(Path(asked["path"]), asked["crs"], asked["sheet"], limits)
    except IntakeRefused as error:
        hints = {"parameter": error.parameter, "known": error.known, "near": error.near}
        return {"refused": type(error).__name__, "de": error.de, "en": error.en, **hints}
    lines = [(line.number, line.cells, line.shape.hex() if line.shape else None) for line in sheet.lines]
    return {
        "format": sheet.format,
        "columns": sheet.columns,
        "lines": lines,
        "remarks": [(remark.de, remark.en) for remark in sheet.remarks],
        "sheets": sheet.sheets,
    }


if __name__ == "__main__":
    sys.stdout.buffer.write(orjson.dumps(_answer(orjson.loads(sys.stdin.buffer.read()))))
