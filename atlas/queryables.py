"""What a filter expression (CQL2) may ask of each collection: the names of the filters, and of further properties.

Every queryable but the geometry is a plain parameter too (OGC API – Features – Part 3, 6).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from atlas.filters import FILTERS
from atlas.model import PERIODS, THEMES

Kind = Literal["text", "texts", "number", "flag", "day", "geometry"]
GEOMETRY = "geometry"
_SURFACE, _POINT = "geometry-polygon-or-multipolygon", "geometry-point"
SHAPES: Mapping[str, str] = {
    "cities": _SURFACE,
    "areas": _SURFACE,
    "offices": _POINT,
    "projects": _POINT,
    "regions": _SURFACE,
}
# Properties that have several values.
_SEVERAL = frozenset({"periods", "themes", "sub_quarters", "area_ids", "area_names", "office_ids", "project_ids"})


@dataclass(frozen=True, slots=True)
class Queryable:
    """One property that can be asked for: its name, what it means, its kind, and which property of a feature it is.

    `shape` is the format of a geometry (OGC API – Features – Part 5).
    """

    name: str
    label_de: str
    label_en: str
    kind: Kind
    path: str
    choices: tuple[str, ...] = ()
    shape: str = ""

    def schema(self) -> dict[str, Any]:
        """Return the JSON schema of its value."""
        one: dict[str, Any] = {"type": "string", "enum": list(self.choices)} if self.choices else {"type": "string"}
        return {
            "text": one,
            "texts": {"type": "array", "items": one},
            "number": {"type": "number"},
            "flag": {"type": "boolean"},
            "day": {"type": "string", "format": "date"},
            "geometry": {"format": self.shape, "x-ogc-role": "primary-geometry"},
        }[self.kind]


def _more(kind: Kind, name: str, de: str, en: str, choices: tuple[str, ...] = ()) -> Queryable:
    return Queryable(name, de, en, kind, name, choices)


_CITY = _more("text", "city_name", "Stadt", "City")
_PERIODS = _more("texts", "periods", "Förderperioden", "Funding periods", PERIODS)
_AREAS = _more("texts", "area_ids", "Kennungen der Gebiete", "Ids of the areas")
_OFFICES = _more("texts", "office_ids", "Kennungen der Büros", "Ids of the offices")
_PROJECTS = _more("texts", "project_ids", "Kennungen der Projekte", "Ids of the projects")

_FURTHER: dict[str, tuple[Queryable, ...]] = {
    "cities": (
        _more("text", "name_hsb", "Sorbischer Name", "Sorbian name"),
        _PERIODS,
        _AREAS,
        _OFFICES,
        _PROJECTS,
    ),
    "areas": (
        _CITY,
        _PERIODS,
        _more("texts", "themes", "Themen der Projekte", "Themes of its projects", THEMES),
        _more("texts", "sub_quarters", "Quartiere", "Quarters in it"),
        _more("number", "hectares", "Hektar nach den Quellen", "Hectares as sources say"),
        _more("number", "drawn_hectares", "Hektar der Zeichnung", "Hectares as drawn"),
        _more("number", "inhabitants", "Einwohner", "Inhabitants"),
        _more("number", "budget_total_eur", "Budget in Euro", "Budget in euros"),
        _more("flag", "name_official", "Amtlicher Name", "The name is official"),
        _more("flag", "geometry_partial", "Grenze nur zum Teil", "Only a part is drawn"),
        _more("day", "council_decision_date", "Ratsbeschluss vom", "Day of the council's decision"),
        _OFFICES,
        _PROJECTS,
    ),
    "offices": (
        _CITY,
        _more("text", "name", "Name", "Name"),
        _more("text", "client", "Auftraggeber", "Client"),
        _more("text", "postcode", "Postleitzahl", "Postal code"),
        _more("text", "street", "Straße", "Street"),
        _AREAS,
        _more("texts", "area_names", "Namen der Gebiete", "Names of the areas"),
        _more("day", "since", "Seit", "Since"),
        _more("day", "until", "Bis", "Until"),
        _more("day", "funded_until", "Gefördert bis", "Funded until"),
        _more("day", "as_of", "Stand der Angaben", "As of"),
    ),
    "projects": (
        _CITY,
        _more("text", "title", "Titel", "Title"),
        _more("text", "summary", "Kurzbeschreibung", "Summary"),
        _more("text", "area_id", "Kennung des Gebiets", "Id of the area"),
        _more("text", "area_name", "Name des Gebiets", "Name of the area"),
        _more("text", "specific_objective", "Spezifisches Ziel", "Specific objective"),
        _more("day", "start", "Beginn", "Start"),
        _more("day", "end", "Ende", "End"),
        _more("number", "cost_total_eur", "Kosten in Euro", "Cost in euros"),
        _more("number", "eu_amount_eur", "EU-Mittel in Euro", "EU funds in euros"),
        _more("number", "grant_total_eur", "Zuwendung in Euro", "Grant in euros"),
    ),
    "regions": (
        _more("text", "name", "Name", "Name"),
        _more("texts", "city_ags", "Gemeindeschlüssel der Städte", "Municipality codes of its cities"),
    ),
}


def _of(collection: str) -> Mapping[str, Queryable]:
    asked = [item for item in FILTERS[collection] if item.kind in ("code", "text")]
    named = [
        Queryable(
            item.name,
            item.label_de,
            item.label_en,
            "texts" if (item.path or item.name) in _SEVERAL else "text",
            item.path or item.name,
            item.choices,
        )
        for item in asked
    ]
    shape = Queryable(GEOMETRY, "Geometrie", "Geometry", "geometry", GEOMETRY, shape=SHAPES[collection])
    return MappingProxyType({one.name: one for one in (shape, *named, *_FURTHER[collection])})


QUERYABLES: Mapping[str, Mapping[str, Queryable]] = MappingProxyType({name: _of(name) for name in FILTERS})


def sortables_of(collection: str) -> tuple[Queryable, ...]:
    """Return the properties of a collection that have one value and an order."""
    known = QUERYABLES[collection].values()
    return tuple(one for one in known if one.name == one.path and one.kind in ("text", "number", "flag", "day"))


def further_of(collection: str) -> tuple[Queryable, ...]:
    """Return what can be asked of a collection beside its filters and its geometry."""
    return _FURTHER[collection]
