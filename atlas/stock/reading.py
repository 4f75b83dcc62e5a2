"""One line of the stock to a checked project: what a line does not say is not known."""

from collections.abc import Mapping
from typing import Any

import orjson
from pydantic import ValidationError
from shapely import Point
from shapely.geometry.base import BaseGeometry

from atlas.errors import BrokenLayer
from atlas.layers import to_geometry, to_record
from atlas.model import Project, field_names
from atlas.persons import public_name

# What the model has no "unknown" for is said by the line itself: title, city, precision.
_SAID = frozenset({"id", "title", "city_ags", "precision"})
_OTHERWISE: Mapping[str, Any] = {
    "conflicts": (),
    "sources": (),
    "value_sources": {},
    "theme": "other",
    "theme_basis": "record",
    "precision_note": "Lage wie geliefert",
}
_ABSENT: Mapping[str, Any] = {name: _OTHERWISE.get(name) for name in field_names(Project) if name not in _SAID}


def project(line: bytes, number: int) -> tuple[Project, BaseGeometry | None]:
    """Return the project and the point of a line (a GeoJSON feature); raises BrokenLayer naming the line.

    A beneficiary that is a person is withheld, as everywhere.
    """
    try:
        feature = orjson.loads(line)
        record = to_record(Project, {**_ABSENT, "id": feature["id"], **_known(feature["properties"])})
        geometry = to_geometry(feature["geometry"])
    except ValidationError as error:
        detail = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:3])
        raise broken(number, detail, detail) from error
    except (KeyError, TypeError, ValueError) as error:
        raise broken(number, "kein vollständiges GeoJSON-Feature", "no complete GeoJSON feature") from error
    if record.id != feature["id"]:
        raise broken(number, "die Kennung ist nicht die des Features", "the id is not that of the feature")
    if geometry is not None and not isinstance(geometry, Point):
        raise broken(number, "die Geometrie ist kein Punkt", "the geometry is no point")
    return record, geometry


def _known(properties: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: value for name, value in properties.items() if value is not None}
    return {**known, "beneficiary": public_name(known["beneficiary"])} if "beneficiary" in known else known


def broken(number: int, de: str, en: str) -> BrokenLayer:
    """Return the error for a line of the stock."""
    return BrokenLayer(f"Der Bestand hat in Zeile {number} einen Fehler: {de}.", f"Line {number} of the stock: {en}.")
