"""Features with a shape to the official boundaries of areas, with what changes against the old ones."""

from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs, encode
from atlas.edit import shape as shapes
from atlas.intake import rows
from atlas.intake.draft import Draft
from atlas.intake.known import Known
from atlas.intake.positions import Position

COLLECTION = "areas"
_POLYGONS = ("Polygon", "MultiPolygon")
_LINES = ("LineString", "MultiLineString", "LinearRing")


def polygon(draft: Draft, known: Known) -> BaseGeometry | None:
    """Return the surface that a feature draws, a closed line too; refuses what is no surface, and where it is torn."""
    drawn = shapely.from_wkb(draft.shape) if draft.shape else None
    if drawn is not None and drawn.geom_type in _LINES:
        drawn = _closed(drawn)
    if drawn is None or drawn.is_empty or drawn.geom_type not in _POLYGONS:
        draft.refuse("", "Das ist keine Fläche.", "This is no surface.")
        return None
    if not _in_saxony(draft, known, drawn):
        return None
    try:
        return shapes.published(drawn)
    except shapes.BadShape as bad:
        draft.refuse("", bad.de, bad.en)
        return None


def _closed(drawn: BaseGeometry) -> BaseGeometry:
    """Return the surface inside closed lines, as drawing programs keep boundaries."""
    parts = [part for part in shapely.get_parts(drawn) if part.is_closed and len(part.coords) > 3]
    return shapely.union_all([shapely.Polygon(part.coords) for part in parts])


def _in_saxony(draft: Draft, known: Known, drawn: BaseGeometry) -> bool:
    point = drawn.representative_point() if drawn.is_valid else drawn.centroid
    if known.gazetteer.in_saxony(point.x, point.y):
        return True
    swapped = known.gazetteer.in_saxony(point.y, point.x)
    hint_de, hint_en = (
        ("; Länge und Breite vertauscht?", "; longitude and latitude swapped?") if swapped else (".", ".")
    )
    draft.refuse("", f"Die Fläche liegt nicht in Sachsen{hint_de}", f"The surface is not in Saxony{hint_en}")
    return False


def area_of(draft: Draft, known: Known, drawn: BaseGeometry) -> str | None:
    """Return the area that a feature is said to bound; refuses one that is not known, offering those beneath it."""
    text = draft.values.get("area")
    if text is not None and draft.blank("city") and draft.blank("ags") and (alone := known.area(text, None)):
        return alone
    point = drawn.representative_point()
    ags = rows.city_of(draft, known, Position(point.x, point.y, ""))
    if ags is None:
        return None
    found = known.area(text, ags) if text is not None else None
    if found is None:
        near = ", ".join(_beneath(known, ags, drawn))
        name = known.cities[ags].name
        de = f"Welches Fördergebiet von {name} ist das? Die Datei nennt keines, das der Atlas kennt."
        draft.refuse("area", de, f"Which area of {name} is this? The file names none that the atlas knows.", near)
    return found


def _beneath(known: Known, ags: str, drawn: BaseGeometry) -> list[str]:
    """Return the areas of a city that a shape lies on, the best covered first, or all of the city."""
    inside = [key for key, area in known.areas.items() if area.city_ags == ags]
    shares = {key: _share(known.records(COLLECTION)[key][1], drawn) for key in inside}
    covered = sorted((key for key in inside if shares[key] > 0), key=lambda key: -shares[key])
    return (covered or sorted(inside))[:5]


def _share(old: BaseGeometry | None, drawn: BaseGeometry) -> float:
    return 0.0 if old is None else float(old.intersection(drawn).area / drawn.area)


def united(parts: Iterable[BaseGeometry]) -> BaseGeometry:
    """Return the surface of one area that a file draws in several parts."""
    surface: BaseGeometry = encode.tidy(shapely.union_all(list(parts)))
    return surface


def fields(known: Known, key: str, source: str) -> dict[str, Any]:
    """Return the fields of an area whose boundary is now the municipality's own."""
    return {
        **known.fields(COLLECTION, key),
        "geometry_quality": "official",
        "geometry_evidence": "described",
        "geometry_partial": False,
        "geometry_note": None,
        "geometry_sources": [source],
    }


def parts(old: BaseGeometry | None, new: BaseGeometry) -> Mapping[str, BaseGeometry]:
    """Return the surfaces that a boundary keeps, gains and loses, in degrees; what is empty is left out."""
    before = old if old is not None else shapely.Polygon()
    found = {"kept": before.intersection(new), "added": new.difference(before), "removed": before.difference(new)}
    surfaces = {name: shapely.multipolygons(_polygons(shape)) for name, shape in found.items()}
    return {name: shape for name, shape in surfaces.items() if not shape.is_empty}


def _polygons(shape: BaseGeometry) -> list[BaseGeometry]:
    """Return the surfaces in what is left of two boundaries, without the lines and points in which they only touch."""
    pieces = shapely.get_parts(shapely.get_parts(shape))
    return [piece for piece in pieces if piece.geom_type == "Polygon"]


def difference(old: BaseGeometry | None, new: BaseGeometry) -> Mapping[str, float | None]:
    """Return what a boundary gains and loses, in hectares; before is None where none was drawn."""
    after = crs.to_metric(new)
    before = None if old is None else crs.to_metric(old)
    common = after.intersection(before) if before is not None else shapely.Polygon()
    return {
        "before_ha": None if before is None else round(crs.hectares(before), 2),
        "after_ha": round(crs.hectares(after), 2),
        "common_ha": round(crs.hectares(common), 2),
        "added_ha": round(crs.hectares(after) - crs.hectares(common), 2),
        "removed_ha": 0.0 if before is None else round(crs.hectares(before) - crs.hectares(common), 2),
    }
