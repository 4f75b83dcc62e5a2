"""Query parameters as data: each is described once, for reading, for refusing unknown ones, and for OpenAPI."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from fastapi import Depends, Request

from api import raw
from atlas.errors import InvalidParameter, UnknownParameter
from atlas.filters import FILTERS, Filter
from atlas.values import Values, choice, number

__all__ = [
    "MAX_LENGTH",
    "NAMED_ONLY",
    "Parameter",
    "Values",
    "choice",
    "filter_parameter",
    "filter_parameters",
    "merged",
    "number",
    "read",
    "unknown",
    "whole_number",
]
# Room for the ids of every record in one filter; more is no question, and would keep others waiting.
MAX_LENGTH = 20_000


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query parameter: its name, what it means, and the JSON schema of its value."""

    name: str
    description: str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})
    required: bool = False

    def openapi(self) -> dict[str, Any]:
        """Return the parameter as an OpenAPI parameter object."""
        listed = self.schema.get("type") == "array"
        style: dict[str, Any] = {"style": "form", "explode": False} if listed else {}
        return {
            "name": self.name,
            "in": "query",
            "description": self.description,
            "required": self.required,
            "schema": dict(self.schema),
            **style,
        }


def filter_parameters(collection: str) -> tuple[Parameter, ...]:
    """Return a parameter for every filter of a collection, made from the filter table."""
    return tuple(filter_parameter(item) for item in FILTERS[collection])


def merged(several: Iterable[Parameter]) -> dict[str, Parameter]:
    """Return parameters by name; where one name stands in several collections, all their codes are allowed."""
    table: dict[str, Parameter] = {}
    for parameter in several:
        same = table.get(parameter.name)
        table[parameter.name] = replace(parameter, schema=_either(same.schema, parameter.schema)) if same else parameter
    return table


def _either(one: Mapping[str, Any], other: Mapping[str, Any]) -> Mapping[str, Any]:
    codes = [schema.get("items", {}).get("enum") for schema in (one, other)]
    if None in codes:
        return other
    return {**other, "items": {**other["items"], "enum": list(dict.fromkeys(chain.from_iterable(codes)))}}


def filter_parameter(item: Filter) -> Parameter:
    """Return the parameter that asks one filter."""
    several = item.kind in ("code", "text")
    schema = {"type": "array", "items": item.schema()} if several else item.schema()
    return Parameter(item.name, f"{item.label_de} ({item.label_en})", schema)


def table_of(known: Iterable[Parameter]) -> dict[str, Parameter]:
    """Return parameters by their names."""
    return {parameter.name: parameter for parameter in known}


def read(request: Request, known: Iterable[Parameter] | Mapping[str, Parameter]) -> dict[str, str]:
    """Return the parameters of a request by name; raises UnknownParameter, InvalidParameter on a repeated one."""
    asked = raw.asked(request.scope)
    if not asked:
        return {}
    table = known if isinstance(known, Mapping) else table_of(known)
    values: dict[str, str] = {}
    for name, value in asked:
        if name not in table:
            raise unknown(name, table)
        if name in values:
            raise InvalidParameter(
                f"„{name}“ darf nur einmal vorkommen; mehrere Werte mit Komma trennen.",
                f"'{name}' may occur only once; part several values by commas.",
                parameter=name,
            )
        if len(value) > MAX_LENGTH:
            raise InvalidParameter(
                f"„{name}“ ist zu lang (höchstens {MAX_LENGTH} Zeichen).",
                f"'{name}' is too long (at most {MAX_LENGTH} characters).",
                parameter=name,
            )
        values[name] = value
    return values


def require_named(request: Request) -> None:
    """Raise UnknownParameter for a parameter that the function of a route does not name: one that reads no others."""
    named = {field.alias for field in request.scope["route"].dependant.query_params}
    for name in request.query_params:
        if name not in named:
            raise unknown(name, named)


NAMED_ONLY = Depends(require_named)


def unknown(name: str, table: Iterable[str]) -> UnknownParameter:
    """Return the error for a parameter that is not offered, with the known ones."""
    known = sorted(table)
    return UnknownParameter(
        f"Der Parameter „{name[:40]}“ ist hier unbekannt. Bekannt: {', '.join(known) or 'keiner'}.",
        f"The parameter '{name[:40]}' is unknown here. Known: {', '.join(known) or 'none'}.",
        parameter=name[:40],
        known=known,
    )


def whole_number(values: Values, name: str, *, default: int, least: int, most: int) -> int:
    """Return a parameter as a whole number within bounds; raises InvalidParameter that states the bounds."""
    text = values.get(name)
    if text is None:
        return default
    digits = text.strip()
    value = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 20 else None
    if value is None or not least <= value <= most:
        raise InvalidParameter(
            f"„{name}“ muss eine ganze Zahl von {least} bis {most} sein, nicht „{text[:40]}“.",
            f"'{name}' must be a whole number from {least} to {most}, not '{text[:40]}'.",
            parameter=name,
        )
    return value
