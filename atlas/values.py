"""What is asked for by name, as text: a value of its kind, or the refusal that says what is possible."""

import math
from collections.abc import Iterable, Mapping

from atlas.errors import InvalidParameter

Values = Mapping[str, str]


def number(values: Values, name: str) -> float | None:
    """Return a parameter as a finite number (decimal comma allowed), or None if it is not given."""
    text = values.get(name)
    if text is None:
        return None
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InvalidParameter(
            f"„{text[:40]}“ ist für „{name}“ keine Zahl.",
            f"'{text[:40]}' is not a number for '{name}'.",
            parameter=name,
        )
    return value


def choice(values: Values, name: str, choices: Iterable[str], default: str) -> str:
    """Return a parameter that must be one of a few words."""
    value = values.get(name, default)
    known = tuple(choices)
    if value not in known:
        raise InvalidParameter(
            f"„{name}“ kann {', '.join(known)} sein, nicht „{value[:40]}“.",
            f"'{name}' can be {', '.join(known)}, not '{value[:40]}'.",
            parameter=name,
            known=known,
        )
    return value
