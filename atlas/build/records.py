"""Facts to records of the model: the joins that do not depend on time, and the geometry's standing."""

from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from atlas.build.inputs import Facts
from atlas.build.recipes import Drawing
from atlas.layers import to_record
from atlas.model import Area, Assignment, City, Conflict, Manager, Source

Row = Mapping[str, Any]
LonLat = tuple[float, float]
_RECIPE_FIELDS = ("geometry_recipe", "geometry_quality")


def cities(facts: Facts, centres: Mapping[str, LonLat]) -> list[City]:
    """Return the programme cities with their part in each period and their centre."""
    participation: dict[str, list[Row]] = {}
    for row in facts["programme"]["participation"]:
        entry = {key: row[key] for key in ("period", "status", "note", "sources")}
        participation.setdefault(row["city_ags"], []).append(entry)
    former: dict[str, list[Row]] = {}
    for row in facts["municipality_mergers"]:
        former.setdefault(row["new_ags"], []).append({"ags": row["old_ags"], "name": row["old_name"]})
    return [
        to_record(
            City,
            {
                **row,
                "participation": participation.get(row["ags"], ()),
                "centre": centres[row["ags"]],
                "former": former.get(row["ags"], ()),
            },
        )
        for row in facts["cities"]
    ]


def area(row: Row, drawing: Drawing | None, centre: LonLat) -> Area:
    """Return an area with what its geometry is worth; without a shape it stands at its town's centre."""
    recipe = row["geometry_recipe"]
    point, precision = (_inner_point(drawing.geometry), "area") if drawing else (centre, "city")
    fields = {key: value for key, value in row.items() if key not in _RECIPE_FIELDS}
    return to_record(
        Area,
        {
            **fields,
            "geometry_quality": row["geometry_quality"],
            "geometry_evidence": recipe.get("evidence"),
            "geometry_partial": bool(recipe.get("partial")),
            "geometry_note": recipe.get("note"),
            "geometry_sources": recipe.get("sources", ()),
            "drawn_hectares": round(drawing.hectares, 1) if drawing else None,
            "point": point,
            "point_precision": precision,
        },
    )


def _inner_point(geometry: BaseGeometry) -> LonLat:
    point: shapely.Point = geometry.representative_point()
    return round(point.x, 6), round(point.y, 6)


def managers(facts: Facts) -> list[Manager]:
    """Return the regional managers."""
    return [to_record(Manager, row) for row in facts["managers"]]


def assignments(facts: Facts) -> list[Assignment]:
    """Return who is responsible for each city; the day since when is not known, so it is left open."""
    by_region = {manager["region"]: manager for manager in facts["managers"]}
    return [
        to_record(
            Assignment,
            {
                "id": f"{row['city_ags']}-start",
                "city_ags": row["city_ags"],
                "manager_id": by_region[row["region"]]["id"],
                "valid_from": None,
                "basis": row["basis"],
                "confirmed": row["confirmed"],
                "decided_by": None,
                "reason": None,
                "sources": by_region[row["region"]]["sources"],
            },
        )
        for row in facts["assignments"]
    ]


def sources(facts: Facts) -> list[Source]:
    """Return where the facts were read."""
    return [to_record(Source, row) for row in facts["sources"]]


def conflicts(facts: Facts) -> list[Conflict]:
    """Return the disagreements between sources, unresolved."""
    return [to_record(Conflict, row) for row in facts["conflicts"]]
