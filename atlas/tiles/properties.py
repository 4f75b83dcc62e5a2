"""What features in tiles say of themselves: flat values (MVT knows no lists), each with a German description."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Fields = Mapping[str, Any]
Value = str | int | float | bool

_LOCATED = {
    "city_ags": "Gemeindeschlüssel (AGS)",
    "city_name": "Stadt",
    "kreis": "Kreis",
    "region": "Region: east oder west",
    "manager_id": "Heute zuständig",
}
_QUALITY = {"geometry_quality": "Güte der Grenze: official, quarter, schematic, municipality, none"}
_PRECISION = {"precision": "Genauigkeit des Ortes: address, street, area, city"}
_ID = {"id": "Kennung"}
_AREA = {
    **_ID,
    "name": "Name",
    **_LOCATED,
    "programme": "Programm",
    "periods": "Förderperioden, durch Komma getrennt",
    "status": "Stand: approved, applied, former, unknown",
    **_QUALITY,
}
_CITY = {
    **_ID,
    "ags": "Gemeindeschlüssel (AGS)",
    "name": "Name",
    "name_hsb": "Name auf Obersorbisch",
    "kreis": "Kreis",
    "region": "Region: east oder west",
    "manager_id": "Heute zuständig",
    "periods": "Förderperioden, durch Komma getrennt",
}
CLUSTER = {
    "cluster": "wahr, wenn das Zeichen für mehrere Punkte steht",
    "point_count": "Zahl der Punkte im Zeichen",
    "expansion_zoom": "Zoom, bei dem das Zeichen zerfällt",
    "same_place": "Zahl der Punkte genau an diesem Ort, wenn es mehrere sind",
}


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a tile: its fields, and how they differ from those of the collection.

    `anchor` is the field with lon and lat where the geometry of the collection is no point. What a cluster counts its
    points by is the field `counted`; `renamed` and `constant` are fields that are called otherwise or all the same.
    """

    name: str
    title: str
    fields: Mapping[str, str]
    points: bool = True
    anchor: str | None = None
    clustered: bool = False
    counted: str = ""
    renamed: Mapping[str, str] | None = None
    constant: Mapping[str, Value] | None = None

    def properties(self, record: str, fields: Fields) -> dict[str, Value]:
        """Return what a feature says of itself; what is unknown is absent."""
        said = ((name, self.value(record, fields, name)) for name in ("id", *self.fields))
        return {name: value for name, value in said if value is not None}

    def value(self, record: str, fields: Fields, name: str) -> Value | None:
        """Return what a feature says under one name, or None."""
        if name == "id":
            return record
        if self.constant and name in self.constant:
            return self.constant[name]
        return flat(fields.get(self.own_name(name)))

    def values(self, name: str, rows: Sequence[Fields]) -> list[str]:
        """Return what each of the fields of a collection says under one name, which every point has a word for."""
        own = self.own_name(name)
        return [fields[own] for fields in rows]

    def own_name(self, name: str) -> str:
        """Return what a field is called in the collection."""
        return (self.renamed or {}).get(name, name)


def flat(value: Any) -> Value | None:
    """Return a value as MVT can hold it; the parts of a list are joined by commas.

    >>> flat(("2014-2020", "2021-2027")), flat(12.5), flat(()), flat(None)
    ('2014-2020,2021-2027', 12.5, None, None)
    """
    if isinstance(value, (list, tuple)):
        return ",".join(map(str, value)) or None
    return value if isinstance(value, (str, int, float)) else None


LAYERS: Mapping[str, tuple[Layer, ...]] = {
    "cities": (
        Layer(
            "cities",
            "Programmstädte",
            {**_CITY, **_QUALITY},
            points=False,
            constant={"geometry_quality": "municipality"},
        ),
        Layer(
            "city_points",
            "Mitten der Programmstädte",
            {**_CITY, **_PRECISION},
            anchor="centre",
            constant={"precision": "city"},
        ),
    ),
    "regions": (
        Layer(
            "regions",
            "Regionen",
            {**_ID, "region": "Region: east oder west", "name": "Name", **_QUALITY},
            points=False,
            constant={"geometry_quality": "municipality"},
        ),
    ),
    "areas": (
        Layer("areas", "Fördergebiete", _AREA, points=False),
        Layer(
            "area_points",
            "Mitten der Fördergebiete, auch der Gebiete ohne Grenze",
            {**_AREA, **_PRECISION},
            anchor="point",
            clustered=True,
            counted="geometry_quality",
            renamed={"precision": "point_precision"},
        ),
    ),
    "projects": (
        Layer(
            "projects",
            "Projekte",
            {
                **_ID,
                "title": "Titel",
                **_LOCATED,
                "area_id": "Gebiet",
                "theme": "Thema",
                "programme": "Programm",
                "period": "Förderperiode",
                "start": "Beginn",
                "end": "Ende",
                "carrier": "Träger",
                "cost_total_eur": "Gesamtkosten in Euro",
                "status": "Stand: approved, applied, planned",
                **_PRECISION,
            },
            clustered=True,
            counted="theme",
        ),
    ),
    "offices": (
        Layer(
            "offices",
            "Büros",
            {
                **_ID,
                "name": "Name",
                **_LOCATED,
                "area_ids": "Gebiete, durch Komma getrennt",
                "kind": "Art",
                "programme": "Programm",
                "carrier": "Träger",
                "since": "Seit",
                "until": "Bis",
                "status": "Stand: open, closed, unverified",
                **_PRECISION,
            },
            clustered=True,
            counted="status",
        ),
    ),
}
