"""A feature that is sent in another coordinate system, as its header Content-Crs says (OGC API – Features, Part 4)."""

from typing import Annotated, Any

import orjson
import shapely
from fastapi import Depends, Request

from api.bodies import JsonBody
from atlas import crs
from atlas.conditions import offered_system
from atlas.errors import InvalidQuery

_HEADER = "Content-Crs"


async def read_placed(request: Request, body: JsonBody) -> Any:
    """Return a body with its geometry in lon/lat, whatever offered system it was sent in; raises InvalidParameter."""
    named = request.headers.get(_HEADER)
    if named is None:
        return body
    system = offered_system(named.strip(" <>"), _HEADER)
    geometry = body.get("geometry") if isinstance(body, dict) else None
    return body if geometry is None or system is crs.CRS84 else {**body, "geometry": _in_degrees(geometry, system)}


def _in_degrees(geometry: Any, system: crs.System) -> dict[str, Any]:
    try:
        sent = shapely.force_2d(shapely.from_geojson(orjson.dumps(geometry)))
    except (shapely.errors.GEOSException, TypeError, ValueError):
        raise InvalidQuery("Die Geometrie ist nicht lesbar.", "The geometry cannot be read.") from None
    placed = None if sent.is_empty else crs.placed_in(system, sent)
    if placed is None:
        raise InvalidQuery(
            f"Die Geometrie liegt in EPSG:{system.epsg} nicht auf der Erde; „{_HEADER}“ prüfen.",
            f"The geometry is not on the Earth in EPSG:{system.epsg}; check '{_HEADER}'.",
        )
    return {"type": placed.geom_type, "coordinates": shapely.geometry.mapping(placed)["coordinates"]}


PlacedBody = Annotated[Any, Depends(read_placed)]
