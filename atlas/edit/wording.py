"""What the model has against a value, as a German and an English sentence for the field."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

Sentences = tuple[str, str]
UNKNOWN: Sentences = ("Dieses Feld gibt es hier nicht.", "There is no such field here.")
_KINDS: Mapping[str, Sentences] = {
    "missing": ("Diese Angabe fehlt.", "This value is missing."),
    "unexpected_keyword_argument": UNKNOWN,
    "string_type": ("Erwartet wird Text.", "Text is expected."),
    "int_type": ("Erwartet wird eine ganze Zahl.", "A whole number is expected."),
    "int_from_float": ("Erwartet wird eine ganze Zahl.", "A whole number is expected."),
    "float_type": ("Erwartet wird eine Zahl.", "A number is expected."),
    "bool_type": ("Erwartet wird ja oder nein (true, false).", "true or false is expected."),
    "tuple_type": ("Erwartet wird eine Liste.", "A list is expected."),
    "dataclass_type": ("Erwartet wird ein Objekt mit benannten Feldern.", "An object with named fields is expected."),
}
_OTHERWISE: Sentences = ("Dieser Wert passt hier nicht.", "This value does not fit here.")


def of_model(error: ValidationError) -> Iterator[tuple[str, Sentences]]:
    """Yield the path of each field that breaks the model, with what is wrong with it."""
    for one in error.errors(include_url=False):
        path = ".".join(str(part) for part in one["loc"]) or "properties"
        yield path, _sentences(one["type"], one.get("ctx", {}), one["input"])


def _sentences(kind: str, context: Mapping[str, Any], value: Any) -> Sentences:
    special: Mapping[str, Callable[[], Sentences]] = {
        "literal_error": lambda: _choice(context["expected"]),
        "too_long": lambda: _count(context["max_length"]),
        "too_short": lambda: _count(context["min_length"]),
    }
    if value is None and kind != "missing":
        return _KINDS["missing"]
    return special[kind]() if kind in special else _KINDS.get(kind, _OTHERWISE)


def _choice(expected: str) -> Sentences:
    words = expected.replace("'", "").replace(" or ", ", ")
    return f"Möglich ist nur: {words}.", f"Possible are only: {words}."


def _count(number: int) -> Sentences:
    return f"Es müssen genau {number} Werte sein.", f"There must be exactly {number} values."
