"""What tiles need of a collection as columns: where its points are, and what clusters count by."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from atlas.crs import points_to_web_mercator
from atlas.model import PRECISIONS
from atlas.query import Collection
from atlas.stock.collection import Stocked
from atlas.stock.stock import Stock
from atlas.tiles.points import Points
from atlas.tiles.properties import Layer

Ints = NDArray[np.intp]
Coded = tuple[tuple[str, ...], Ints]


def points(rows: Collection, layer: Layer) -> Points:
    """Return the points of a layer, sorted by their keys."""
    own = _own_points(rows.in_memory, layer)
    if not isinstance(rows, Stocked):
        return own
    behind, view, first = _stocked_points(rows.view.stock), rows.view, len(rows.own.ids)
    shown = view.is_shown(behind.order)
    return own.merged(behind.taken(shown, lambda slots: view.ordinals(slots) + first))


def _own_points(rows: Collection, layer: Layer) -> Points:
    if layer.anchor is None:
        shapes = np.array(rows.geometries, dtype=object)
        positions = np.flatnonzero(~shapely.is_missing(shapes) & ~shapely.is_empty(shapes))
        lon_lat = shapely.get_coordinates(shapes[positions])
    else:
        anchors = [fields[layer.anchor] for fields in rows.fields]
        positions = np.array([p for p, anchor in enumerate(anchors) if anchor], dtype=np.intp)
        lon_lat = np.array([anchors[position] for position in positions.tolist()], dtype=np.float64).reshape(-1, 2)
    return Points.of(positions, points_to_web_mercator(lon_lat), clustered=layer.clustered)


# A stock never changes: its points are sorted once, whatever people change beside it.
@lru_cache(maxsize=2)
def _stocked_points(stock: Stock) -> Points:
    slots = np.flatnonzero(~stock.missing)
    lon_lat = np.column_stack([stock.grid.lon[slots], stock.grid.lat[slots]])
    return Points.of(slots, points_to_web_mercator(lon_lat))


def coded(rows: Collection, layer: Layer) -> Coded:
    """Return the codes that clusters of a layer count by, sorted, and for each position which of them it has."""
    own = layer.values(layer.counted, rows.in_memory.fields)
    if not isinstance(rows, Stocked):
        return _codes(own)
    column = rows.view.columns.listed(layer.counted)
    known = tuple(sorted({*own, *column.values}))
    places = {code: place for place, code in enumerate(known)}
    behind = np.array([places[value] for value in column.values], dtype=np.intp)[column.codes[_all(rows)]]
    return known, np.concatenate([np.array([places[value] for value in own], dtype=np.intp), behind])


def weakness(rows: Collection, layer: Layer) -> Ints:
    """Return how weak the position of each point is: its place in the list of precisions, the best first."""
    ranks: dict[str, int] = {precision: rank for rank, precision in enumerate(PRECISIONS)}
    own = np.array([ranks[said] for said in layer.values("precision", rows.in_memory.fields)], np.intp)
    if not isinstance(rows, Stocked):
        return own
    column = rows.view.columns.listed("precision")
    return np.concatenate([own, np.array([ranks[said] for said in column.values], np.intp)[column.codes[_all(rows)]]])


def _all(rows: Stocked) -> NDArray[np.int64]:
    return rows.view.slots(0, len(rows.view))


def _codes(values: Sequence[str]) -> Coded:
    codes = tuple(sorted(set(values)))
    places = {code: place for place, code in enumerate(codes)}
    return codes, np.array([places[value] for value in values], dtype=np.intp)
