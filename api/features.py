"""The features of a page as GeoJSON: ready bytes where nothing else was asked for, else encoded for this answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from api import parameters
from api.asking import beside
from api.parameters import Values
from atlas import conditions, crs, encode
from atlas.errors import InvalidParameter
from atlas.query import Collection, Page

# So many ready features take a moment; of those that are encoded anew a single one with a long border does.
_MANY_READY, _MANY_ENCODED = 2_000, 1


@dataclass(frozen=True, slots=True)
class Shape:
    """What of each feature is wanted: which properties (None: all), whether its geometry, and in which system."""

    columns: tuple[str, ...] | None = None
    drawn: bool = True
    system: crs.System = crs.CRS84

    @property
    def is_ready(self) -> bool:
        """Return whether features are wanted as they are kept."""
        return self.columns is None and self.drawn and self.system is crs.CRS84

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        """Return the header that names the system of the coordinates (OGC API – Features – Part 2, 6.4)."""
        return [_named(self.system)]


_WHOLE = Shape()


@cache
def _named(system: crs.System) -> tuple[bytes, bytes]:
    return b"content-crs", f"<{system.uri}>".encode("ascii")


def shape_of(values: Values, rows: Collection) -> Shape:
    """Return what the parameters of a request want of each feature; raises InvalidParameter."""
    if not values:
        return _WHOLE
    drawn = parameters.choice(values, "skipGeometry", ("true", "false"), "false") == "false"
    return Shape(_columns(values, rows), drawn, conditions.system_of(values, "crs"))


async def collected(rows: Collection, page: Page, shape: Shape, members: Mapping[str, Any]) -> bytes:
    """Return a page as a FeatureCollection, put together beside the event loop where that takes a moment."""

    def made() -> bytes:
        return encode.collection(encoded(rows, page, shape), members)

    many = _MANY_READY if shape.is_ready else _MANY_ENCODED
    return await beside(made) if len(page.positions) > many else made()


def encoded(rows: Collection, page: Page, shape: Shape) -> list[bytes]:
    """Return the features of a page in pieces that a comma goes between."""
    if shape.is_ready:
        return rows.pieces(page.positions)
    names = rows.property_names if shape.columns is None else shape.columns
    made = encode.feature if shape.drawn else encode.outlined
    drawn = crs.in_system(shape.system, [rows.geometries[position] for position in page.positions])
    return [
        made(rows.ids[position], {name: rows.fields[position][name] for name in names}, geometry, shape.system.decimals)
        for position, geometry in zip(page.positions, drawn, strict=True)
    ]


def _columns(values: Values, rows: Collection) -> tuple[str, ...] | None:
    """Return the properties that were asked for, or None for all; raises InvalidParameter naming the known ones."""
    if "properties" not in values:
        return None
    names = tuple(name.strip() for name in values["properties"].split(",") if name.strip())
    missing = [name for name in names if name not in rows.property_names]
    if missing or not names:
        shown = ", ".join(missing)[:60] or "(leer)"
        raise InvalidParameter(
            f"Die Eigenschaft „{shown}“ gibt es nicht. Bekannt: {', '.join(rows.property_names)}.",
            f"There is no property '{shown}'. Known: {', '.join(rows.property_names)}.",
            parameter="properties",
            known=rows.property_names,
        )
    return names
