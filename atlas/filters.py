"""The filter table: what can be asked of each collection. API, interface and documentation are generated from it.

A filter reads one property of a joined feature. Several values in one parameter, parted by commas, mean "or"; several
filters mean "and". Text compares without regard to case and umlauts; code values compare exactly.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from atlas.errors import InvalidParameter
from atlas.model import GEOMETRY_QUALITIES, PERIODS, PRECISIONS, REGIONS, THEMES
from atlas.text import fold

Fields = Mapping[str, Any]
Kind = Literal["code", "text", "min", "max", "year"]
Predicate = Callable[[Fields], bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """One question to a property: `name` is the parameter, `path` the property, `choices` the allowed codes."""

    name: str
    label_de: str
    label_en: str
    kind: Kind = "text"
    path: str = ""
    choices: tuple[str, ...] = ()

    def parse(self, text: str) -> Predicate:
        """Return the test that the text asks for; raises InvalidParameter."""
        return _PARSERS[self.kind](self, text)

    def bound(self, text: str) -> float:
        """Return the number that a text sets as a bound; raises InvalidParameter."""
        return _number(self, text)

    def describe(self, text: str) -> str:
        """Return the filter and its value as German words, for headings and exports."""
        return f"{self.label_de}: {text}"

    def schema(self) -> dict[str, Any]:
        """Return the JSON schema of one value of the parameter."""
        if self.kind in ("min", "max"):
            return {"type": "number", "minimum": 0}
        if self.kind == "year":
            return {"type": "integer", "minimum": 1990, "maximum": 2100}
        return {"type": "string", "enum": list(self.choices)} if self.choices else {"type": "string"}


def _values(fields: Fields, path: str) -> tuple[Any, ...]:
    value = fields.get(path)
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list | tuple | frozenset) else (value,)


def _parse_code(item: Filter, text: str) -> Predicate:
    wanted = frozenset(part.strip() for part in text.split(",") if part.strip())
    unknown = sorted(wanted.difference(item.choices)) if item.choices else []
    if unknown or not wanted:
        shown = ", ".join(unknown) or "(leer)"
        raise InvalidParameter(
            f"Der Wert „{shown}“ passt nicht zu „{item.name}“. Möglich: {', '.join(item.choices) or 'ein Wert'}.",
            f"The value '{shown}' does not fit '{item.name}'. Possible: {', '.join(item.choices) or 'a value'}.",
            parameter=item.name,
            known=item.choices,
        )
    path = item.path or item.name
    return lambda fields: any(value in wanted for value in _values(fields, path))


def _parse_text(item: Filter, text: str) -> Predicate:
    # The whole text is a value too: carriers and areas have names with a comma.
    wanted = frozenset(fold(part) for part in (*text.split(","), text)) - {""}
    if not wanted:
        raise InvalidParameter(
            f"Für „{item.name}“ fehlt ein Wert.", f"'{item.name}' needs a value.", parameter=item.name
        )
    path = item.path or item.name
    return lambda fields: any(fold(str(value)) in wanted for value in _values(fields, path))


def _parse_bound(item: Filter, text: str) -> Predicate:
    bound = _number(item, text)
    path = item.path
    if item.kind == "min":
        return lambda fields: any(value >= bound for value in _values(fields, path))
    return lambda fields: any(value <= bound for value in _values(fields, path))


def _parse_year(item: Filter, text: str) -> Predicate:
    year = _number(item, text)
    if year != int(year) or not 1990 <= year <= 2100:
        raise _no_number(item, text)
    return lambda fields: _runs_in(fields, int(year))


def _runs_in(fields: Fields, year: int) -> bool:
    start, end = fields.get("start"), fields.get("end")
    if start is None and end is None:
        return False
    first = int(start[:4]) if start else year
    last = int(end[:4]) if end else max(first, year)
    return first <= year <= last


def _number(item: Filter, text: str) -> float:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        raise _no_number(item, text) from None
    if not math.isfinite(value) or value < 0:
        raise _no_number(item, text)
    return value


def _no_number(item: Filter, text: str) -> InvalidParameter:
    return InvalidParameter(
        f"„{text[:40]}“ ist für „{item.name}“ keine brauchbare Zahl.",
        f"'{text[:40]}' is no usable number for '{item.name}'.",
        parameter=item.name,
    )


_PARSERS: dict[Kind, Callable[[Filter, str], Predicate]] = {
    "code": _parse_code,
    "text": _parse_text,
    "min": _parse_bound,
    "max": _parse_bound,
    "year": _parse_year,
}

_CITY_AGS = Filter("city_ags", "Gemeindeschlüssel", "Municipality code (AGS)", "code")
_CITY = Filter("city", "Stadt", "City", "text", "city_name")
_KREIS = Filter("kreis", "Kreis", "District", "text")
_REGION = Filter("region", "Region", "Region", "code", "region", REGIONS)
# What a city has today, whatever the time asked for; the map as a whole knows better (atlas/selection.py).
_MANAGER = Filter("manager_id", "Heute zuständig", "Manager in charge today", "code")
_PROGRAMME = Filter("programme", "Programm", "Programme", "text")
_SHARED = (_CITY_AGS, _CITY, _KREIS, _REGION, _MANAGER)

FILTERS: dict[str, tuple[Filter, ...]] = {
    "cities": (
        Filter("ags", "Gemeindeschlüssel", "Municipality code (AGS)", "code"),
        Filter("name", "Name", "Name"),
        _KREIS,
        _REGION,
        _MANAGER,
        Filter("period", "Förderperiode", "Funding period", "code", "periods", PERIODS),
    ),
    "areas": (
        Filter("id", "Kennung", "Id", "code"),
        Filter("name", "Name", "Name"),
        *_SHARED,
        Filter("period", "Förderperiode", "Funding period", "code", "periods", PERIODS),
        Filter("status", "Stand", "Status", "code", "status", ("approved", "applied", "former", "unknown")),
        _PROGRAMME,
        Filter("theme", "Thema der Projekte", "Theme of its projects", "code", "themes", THEMES),
        Filter(
            "geometry_quality", "Güte der Grenze", "Geometry quality", "code", "geometry_quality", GEOMETRY_QUALITIES
        ),
    ),
    "projects": (
        Filter("id", "Kennung", "Id", "code"),
        Filter("record_id", "Nummer der Förderliste", "Record number", "code"),
        *_SHARED,
        Filter("area", "Gebiet", "Area", "code", "area_id"),
        Filter("period", "Förderperiode", "Funding period", "code", "period", PERIODS),
        Filter("theme", "Thema", "Theme", "code", "theme", THEMES),
        Filter("status", "Stand", "Status", "code", "status", ("approved", "applied", "planned")),
        _PROGRAMME,
        Filter("fund", "Fonds", "Fund"),
        Filter("carrier", "Träger", "Carrier"),
        Filter("beneficiary", "Begünstigter", "Beneficiary"),
        Filter("precision", "Genauigkeit des Ortes", "Precision of the point", "code", "precision", PRECISIONS),
        Filter("cost_min", "Kosten ab", "Cost from", "min", "cost_total_eur"),
        Filter("cost_max", "Kosten bis", "Cost up to", "max", "cost_total_eur"),
        Filter("year", "Jahr", "Year", "year"),
    ),
    "offices": (
        Filter("id", "Kennung", "Id", "code"),
        *_SHARED,
        Filter("area", "Gebiet", "Area", "code", "area_ids"),
        Filter("kind", "Art", "Kind", "text"),
        Filter("status", "Stand", "Status", "code", "status", ("open", "closed", "unverified")),
        _PROGRAMME,
        Filter("carrier", "Träger", "Carrier"),
        Filter("precision", "Genauigkeit des Ortes", "Precision of the point", "code", "precision", PRECISIONS),
    ),
    "regions": (_REGION,),
}


@cache
def filters_of(collection: str) -> Mapping[str, Filter]:
    """Return the filters of a collection by parameter name."""
    return MappingProxyType({item.name: item for item in FILTERS[collection]})
