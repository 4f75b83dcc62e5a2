"""Features as OGC JSON-FG 1.0 (21-045r1): GeoJSON with the place in EPSG:25833 and the time beside it."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO

import numpy as np
import shapely
from numpy.typing import NDArray

from atlas import encode
from atlas.crs import METRIC_EPSG, to_metric
from atlas.export.geojson import chosen, members, write_collection
from atlas.export.table import Row, Table
from atlas.export.times import days

_CORE = "http://www.opengis.net/spec/json-fg-1/1.0/conf/core"
_TYPES = "http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas"
_SYSTEM = f"http://www.opengis.net/def/crs/EPSG/0/{METRIC_EPSG}"
_BATCH = 1_000
_DECIMALS = 3


def write(table: Table, sink: BinaryIO) -> None:
    """Write a FeatureCollection whose features have a `place` in metres, a `geometry` in degrees and a `time`."""
    head = {
        "type": "FeatureCollection",
        "conformsTo": [_CORE, _TYPES],
        "featureType": table.collection,
        "geometryDimension": 0 if table.holds_points else 2,
        "coordRefSys": _SYSTEM,
        **members(table),
    }
    write_collection(sink, head, _features(table))


def _features(table: Table) -> Iterator[bytes]:
    rows = table.rows
    while part := list(islice(rows, _BATCH)):
        shapes = np.array([geometry for _, _, geometry in part], dtype=object)
        for row, place in zip(part, _placed(shapes), strict=True):
            yield encode.dumps(_feature(table, row, place))


def _placed(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return shapes in metres, to the millimetre."""
    placed: NDArray[np.object_] = shapely.transform(to_metric(shapes), lambda points: np.round(points, _DECIMALS))
    return placed


def _feature(table: Table, row: Row, place: Any) -> dict[str, Any]:
    key, fields, geometry = row
    feature = encode.feature_object(key, chosen(table, fields), geometry)
    return {**feature, "time": _time(fields), "place": encode.geometry_object(place)}


def _time(fields: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return when a feature holds: whole days, an open end as ".."; of several periods the first to the last."""
    known = days(fields)
    if known is None:
        return None
    return {"interval": [day.isoformat() if day else ".." for day in known]}
