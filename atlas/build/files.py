"""Layers to files: one feature per line, members first, the same bytes for the same data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson
from shapely.geometry.base import BaseGeometry

from atlas.build.registry import Package
from atlas.credits import Licence
from atlas.encode import dumps, feature_object, lines_collection, properties
from atlas.model import Record, record_id

Feature = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Origin:
    """What travels with a file: its licence, credits, the packages it was built from and the date of the facts."""

    licence: Licence
    attribution: tuple[str, ...]
    packages: tuple[Package, ...]
    facts_as_of: str

    def members(self, name: str) -> dict[str, Any]:
        """Return the foreign members of the file."""
        return {
            "name": name,
            "licence": asdict(self.licence),
            "attribution": list(self.attribution),
            "provenance": {
                "built_by": "scripts/build-geodata",
                "facts_as_of": self.facts_as_of,
                "packages": [f"{package.client}:{package.name}@{package.version}" for package in self.packages],
            },
        }


def record_features(
    records: Sequence[Record], geometries: Iterable[BaseGeometry | None] | None = None
) -> list[dict[str, Any]]:
    """Return records as features, in the order given."""
    shapes = geometries if geometries is not None else [None] * len(records)
    return [
        feature_object(record_id(record), properties(record), shape)
        for record, shape in zip(records, shapes, strict=True)
    ]


def write(folder: Path, name: str, features: Sequence[Feature], origin: Origin) -> None:
    """Write `name`.geojson, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    body = lines_collection([dumps(dict(feature)) for feature in features], origin.members(name))
    write_bytes(folder / f"{name}.geojson", body)


def write_document(path: Path, name: str, document: Mapping[str, Any], origin: Origin) -> None:
    """Write a plain JSON object with the members that travel with it, whole or not at all."""
    body = orjson.dumps({**origin.members(name), **document}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    write_bytes(path, body)


def write_bytes(path: Path, body: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.part")
    draft.write_bytes(body)
    draft.replace(path)
