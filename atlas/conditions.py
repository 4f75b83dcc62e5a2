"""Filter expressions, coordinate systems and plain properties that are asked for by name: text to conditions.

API and command read the same names in the same way (OGC API – Features, Parts 2 and 3).
"""

from functools import cache
from typing import Any

from atlas import cql, crs
from atlas.cql import Condition
from atlas.errors import InvalidParameter
from atlas.queryables import GEOMETRY, Queryable, further_of
from atlas.values import Values, choice, number

# By these names an expression is asked for, and how it and its geometries are written.
NAMES = ("filter", "filter-lang", "filter-crs")


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
    """Return the conditions of what is asked: a filter expression, and plain names of queryables."""
    if values.keys().isdisjoint(_names(collection)):
        return ()
    language = choice(values, "filter-lang", cql.LANGUAGES, cql.LANGUAGES[0])
    system = system_of(values, "filter-crs")
    plain = tuple(_equal(collection, one, values) for one in further_of(collection) if one.name in values)
    if "filter" not in values:
        return plain
    return (*plain, cql.read(collection, values["filter"], language, system))


@cache
def _names(collection: str) -> frozenset[str]:
    return frozenset((*NAMES, *(one.name for one in further_of(collection))))


def in_box(collection: str, box: tuple[float, float, float, float], system: crs.System) -> Condition:
    """Return the condition that a geometry meets a rectangle of a system; raises InvalidParameter."""
    tree = {"op": "s_intersects", "args": [{"property": GEOMETRY}, {"bbox": list(box)}]}
    sides = ",".join(f"{side:.10g}" for side in box)
    return cql.compiled(collection, tree, f"bbox = {sides} (EPSG:{system.epsg})", system)


def _equal(collection: str, one: Queryable, values: Values) -> Condition:
    """Return the condition that the property of a name is its value, or one of the listed ones."""
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
        return number(values, one.name)
    if one.kind == "flag":
        return choice(values, one.name, ("true", "false"), "") == "true"
    if one.kind == "texts":
        return [part.strip() for part in text.split(",") if part.strip()]
    return {"date": text} if one.kind == "day" else text
