"""Filter expressions and coordinate systems in a request: parameters, and text to conditions (OGC, Parts 2 and 3)."""

from typing import Any

from api import parameters
from api.parameters import Parameter, Values
from atlas import cql, crs
from atlas.cql import Condition
from atlas.errors import InvalidParameter
from atlas.queryables import GEOMETRY, Queryable, further_of

_SYSTEM = {"type": "string", "format": "uri", "enum": list(crs.SYSTEMS), "default": crs.CRS84.uri}
CRS = Parameter("crs", "Koordinatensystem der Antwort (of the answer; GeoJSON only)", _SYSTEM)
PARAMETERS = (
    Parameter(
        "filter",
        "Filter in CQL2, z. B. region = 'east' AND S_INTERSECTS(geometry, POINT(14.45 51.19)) (filter expression)",
    ),
    Parameter(
        "filter-lang",
        "Schreibweise des Filters (language of the filter)",
        {"type": "string", "enum": list(cql.LANGUAGES), "default": cql.LANGUAGES[0]},
    ),
    Parameter("filter-crs", "Koordinatensystem der Geometrien im Filter (of the filter's geometries)", _SYSTEM),
    Parameter("bbox-crs", "Koordinatensystem von „bbox“ (of the rectangle)", _SYSTEM),
    CRS,
)


def further_parameters(collection: str) -> tuple[Parameter, ...]:
    """Return a parameter for everything that can be asked of a collection beside its filters."""
    return tuple(
        Parameter(one.name, f"{one.label_de} ({one.label_en})", one.schema()) for one in further_of(collection)
    )


def system_of(values: Values, name: str) -> crs.System:
    """Return the coordinate system that a parameter names; raises InvalidParameter with those that are offered."""
    return offered_system(values.get(name, crs.CRS84.uri), name)


def offered_system(text: str, name: str) -> crs.System:
    """Return the coordinate system that a text calls; `name` is what it stands in. Raises InvalidParameter."""
    found = crs.system(text)
    if found is None:
        known = tuple(crs.SYSTEMS)
        raise InvalidParameter(
            f"„{text[:80]}“ ist für „{name}“ kein angebotenes Koordinatensystem. Möglich: {', '.join(known)}.",
            f"'{text[:80]}' is no coordinate system that '{name}' offers. Possible: {', '.join(known)}.",
            parameter=name,
            known=known,
        )
    return found


def conditions(collection: str, values: Values) -> tuple[Condition, ...]:
    """Return the conditions of a request: its filter expression, and plain parameters that name a queryable."""
    language = parameters.choice(values, "filter-lang", cql.LANGUAGES, cql.LANGUAGES[0])
    system = system_of(values, "filter-crs")
    plain = tuple(_equal(collection, one, values) for one in further_of(collection) if one.name in values)
    if "filter" not in values:
        return plain
    return (*plain, cql.read(collection, values["filter"], language, system))


def in_box(collection: str, box: tuple[float, float, float, float], system: crs.System) -> Condition:
    """Return the condition that a geometry meets a rectangle of a system; raises InvalidParameter."""
    tree = {"op": "s_intersects", "args": [{"property": GEOMETRY}, {"bbox": list(box)}]}
    sides = ",".join(f"{side:.10g}" for side in box)
    return cql.compiled(collection, tree, f"bbox = {sides} (EPSG:{system.epsg})", system)


def _equal(collection: str, one: Queryable, values: Values) -> Condition:
    """Return the condition that a plain parameter states: the property is that value, or one of the listed ones."""
    tree = {"op": "=", "args": [{"property": one.name}, _value(one, values)]}
    if one.kind == "texts":
        tree["op"] = "a_overlaps"
    try:
        return cql.compiled(collection, tree, f"{one.name} = {values[one.name]}")
    except InvalidParameter as error:
        raise InvalidParameter(error.de, error.en, parameter=one.name) from None


def _value(one: Queryable, values: Values) -> Any:
    text = values[one.name]
    if not text.strip(", "):
        raise InvalidParameter(f"Für „{one.name}“ fehlt ein Wert.", f"'{one.name}' needs a value.", parameter=one.name)
    if one.kind == "number":
        return parameters.number(values, one.name)
    if one.kind == "flag":
        return parameters.choice(values, one.name, ("true", "false"), "") == "true"
    if one.kind == "texts":
        return [part.strip() for part in text.split(",") if part.strip()]
    return {"date": text} if one.kind == "day" else text
