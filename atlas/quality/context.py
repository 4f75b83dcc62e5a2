"""What every check may look at: the layers, the day, and the look-ups that several checks share."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.layers import Layer, Layers, RecordT
from atlas.model import RECORD_TYPES, Area, City, Conflict, Manager, Office, Project, Record, Source
from atlas.quality.naming import named_sources

_POLYGONAL = ("Polygon", "MultiPolygon")


@dataclass(frozen=True)
class CheckContext:
    """One state of the atlas on one day."""

    layers: Layers
    today: date

    def everything(self) -> Iterator[tuple[Record, BaseGeometry | None]]:
        """Yield every record of every layer with its geometry, in the order of the model and the files."""
        for name in RECORD_TYPES:
            yield from pairs(getattr(self.layers, name))

    @cached_property
    def points(self) -> tuple[list[Record], NDArray[np.float64]]:
        """The records that are a point, and where: longitude and latitude in degrees (n, 2), NaN for an empty one."""
        found = [(record, shape) for record, shape in self.everything() if isinstance(shape, shapely.Point)]
        shapes = np.array([shape for _, shape in found], dtype=object)
        return [record for record, _ in found], np.column_stack((shapely.get_x(shapes), shapely.get_y(shapes)))

    @cached_property
    def drawn(self) -> list[tuple[Record, BaseGeometry]]:
        """The records with a geometry that is more than a point."""
        found = ((record, shape) for record, shape in self.everything() if shape is not None)
        return [(record, shape) for record, shape in found if not isinstance(shape, shapely.Point)]

    @cached_property
    def named(self) -> list[tuple[Record, tuple[str, ...]]]:
        """Every record with the ids of the sources that it names, each once."""
        return [(record, tuple(dict.fromkeys(named_sources(record)))) for record, _ in self.everything()]

    @cached_property
    def subjects(self) -> dict[tuple[str, str], Area | Office | Project]:
        """What a conflict can be about, by kind and id."""
        layers = self.layers
        return {
            **{("area", area.id): area for area in layers.areas.records},
            **{("office", office.id): office for office in layers.offices.records},
            **{("project", project.id): project for project in layers.projects.records},
        }

    @cached_property
    def cities(self) -> dict[str, City]:
        """Return the cities by AGS."""
        return {city.ags: city for city in self.layers.cities.records}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Return the areas by id."""
        return {area.id: area for area in self.layers.areas.records}

    @cached_property
    def managers(self) -> dict[str, Manager]:
        """Return the managers by id."""
        return {manager.id: manager for manager in self.layers.managers.records}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Return the sources by id."""
        return {source.id: source for source in self.layers.sources.records}

    @cached_property
    def conflicts(self) -> dict[str, Conflict]:
        """Return the conflicts by id."""
        return {conflict.id: conflict for conflict in self.layers.conflicts.records}

    @cached_property
    def boundaries(self) -> dict[str, BaseGeometry]:
        """Return the usable city boundaries by AGS, in metres (EPSG:25833)."""
        usable = ((city, shape) for city, shape in pairs(self.layers.cities) if usable_polygon(shape))
        found = {city.ags: crs.to_metric(shape) for city, shape in usable}
        shapely.prepare(list(found.values()))
        return found

    @cached_property
    def shapes(self) -> dict[str, BaseGeometry]:
        """Return the usable shapes of the areas by id, in metres (EPSG:25833)."""
        return {area.id: crs.to_metric(shape) for area, shape in pairs(self.layers.areas) if usable_polygon(shape)}

    @cached_property
    def city_names(self) -> dict[str, str]:
        """Return the names of the cities by AGS."""
        return {city.ags: city.name for city in self.layers.cities.records}

    def city_name(self, ags: str) -> str:
        """Return the name of a city, or its AGS where it is unknown."""
        return self.city_names.get(ags, ags)


def pairs(layer: Layer[RecordT]) -> Iterator[tuple[RecordT, BaseGeometry | None]]:
    """Yield each record of a layer with its geometry."""
    return zip(layer.records, layer.geometries, strict=True)


def in_saxony(geometry: BaseGeometry) -> bool:
    """Return whether all of a lon/lat geometry lies in the box around Saxony."""
    if isinstance(geometry, shapely.Point):
        return geometry.is_empty or crs.in_saxony_bbox(geometry.x, geometry.y)
    return all(crs.in_saxony_bbox(lon, lat) for lon, lat in shapely.get_coordinates(geometry).tolist())


def within_saxony(positions: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which positions (n, 2; degrees) lie in the box around Saxony; what is no number does not."""
    west, south, east, north = crs.SAXONY_BBOX
    lon, lat = positions[:, 0], positions[:, 1]
    return (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)


def usable_polygon(geometry: BaseGeometry | None) -> bool:
    """Return whether a geometry is a valid polygon in Saxony; what is not, is reported by the checks of the form."""
    return (
        geometry is not None
        and geometry.geom_type in _POLYGONAL
        and not geometry.is_empty
        and in_saxony(geometry)
        and bool(geometry.is_valid)
    )
