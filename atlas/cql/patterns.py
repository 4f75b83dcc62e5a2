"""Patterns of LIKE: % is any text, _ any character, a backslash takes that meaning away."""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Pattern:
    """A pattern, and what is done to a text before it is compared: sign by sign, so that it can be done to many in one.

    `parts` are the texts between its %, None where a character may be any. `folds` tells that something is done to
    texts; to such of A to Z alone it is that their case is ignored, or nothing.
    """

    expression: re.Pattern[str]
    parts: tuple[str, ...] | None
    folded: Callable[[str], str]
    folds: bool
    ignores_case: bool

    def fits(self, value: str) -> bool:
        """Return whether a text is like the pattern, once it is folded."""
        return self.matches(self.folded(value))

    def matches(self, folded: str) -> bool:
        """Return whether a text that is folded already is like the pattern."""
        return self.expression.fullmatch(folded) is not None


def read(text: str, folded: Callable[[str], str], *, folds: bool, ignores_case: bool) -> Pattern:
    """Return the pattern that a text is, of texts that are `folded` first."""
    parts, expressions, any_sign, signs = [""], [""], False, iter(text)
    for sign in signs:
        if sign == "%":
            parts.append("")
            expressions.append("")
        elif sign == "_":
            any_sign = True
            expressions[-1] += "."
        else:
            plain = next(signs, sign) if sign == "\\" else sign
            parts[-1] += plain
            expressions[-1] += re.escape(plain)
    return Pattern(_compiled(expressions), None if any_sign else tuple(parts), folded, folds, ignores_case)


def _compiled(parts: list[str]) -> re.Pattern[str]:
    """Return the expression of a pattern, which never goes back behind a part between two % that was found."""
    first, *middle, last = parts if len(parts) > 1 else (parts[0], "")
    tail = f".*{last}" if len(parts) > 1 else ""
    return re.compile(first + "".join(f"(?>.*?{part})" for part in middle if part) + tail, re.DOTALL)
