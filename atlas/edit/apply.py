"""The layers as they are after a change, before anybody has written it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from shapely.geometry.base import BaseGeometry

from atlas.edit.reading import Read
from atlas.layers import Layer, Layers
from atlas.model import RECORD_TYPES, record_id

Key = tuple[str, str]


def applied(layers: Layers, reads: Mapping[Key, Read | None]) -> Layers:
    """Return layers in which records are as they were read, by collection and id; None has gone.

    Internal records stand in no layer.
    """
    changed = {
        name: _layer(getattr(layers, name), {key: read for (where, key), read in reads.items() if where == name})
        for name in dict.fromkeys(collection for collection, _ in reads)
        if name in RECORD_TYPES
    }
    return replace(layers, **changed)


def _layer(layer: Layer[Any], reads: Mapping[str, Read | None]) -> Layer[Any]:
    pairs: dict[str, tuple[Any, BaseGeometry | None]] = {
        record_id(record): (record, geometry) for record, geometry in zip(layer.records, layer.geometries, strict=True)
    }
    for key, read in reads.items():
        if read is None:
            pairs.pop(key, None)
        else:
            pairs[key] = (read.record, read.geometry)
    return Layer(_firsts(pairs.values()), tuple(geometry for _, geometry in pairs.values()), layer.members)


def _firsts(pairs: Iterable[tuple[Any, Any]]) -> tuple[Any, ...]:
    return tuple(first for first, _ in pairs)
