"""The text of a question taken apart: coordinates, postal code, house number and the parts between commas."""

import re
from dataclasses import dataclass

from atlas.places.spelling import fold

MAX_LENGTH = 200
_NUMBER = r"([+-]?\d{1,3}[.,]\d+)\s*+°?"
# Blanks are taken for good (*+): parted in every way they would be tried for minutes. A blank or a sign parts the two.
_COORDINATES = re.compile(rf"\s*+\(?\s*+{_NUMBER}\s*+[;,]?\s*+(?<=[;,\s]){_NUMBER}\s*+\)?\s*+")
_POSTCODE = re.compile(r"(?<![\d\w])(?:D\s?-\s?)?(\d{5})(?!\d)")
_HOUSE_NUMBER = re.compile(
    r"(?<=[^\W\d_])(\.?)\s+\d{1,4}\s?(?:[a-z]\b)?(?:\s?[-–/+]\s?\d{1,4}\s?[a-z]?)?(?=\s|,|;|$)", re.I
)
_PARTS = re.compile(r"[,;()]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A question without its postal code: parts as asked, parts without a house number; all folded, none empty."""

    text: str
    postcode: str | None
    parts: tuple[str, ...]
    plain_parts: tuple[str, ...]


def coordinates(text: str) -> tuple[float, float] | None:
    """Return the two decimal numbers that a text consists of, with decimal point or comma, or None."""
    match = _COORDINATES.fullmatch(text[:MAX_LENGTH])
    if match is None:
        return None
    first, second = (float(number.replace(",", ".")) for number in match.groups())
    return first, second


def understand(text: str) -> Wording:
    """Return a question taken apart; text behind MAX_LENGTH characters is not read."""
    text = " ".join(text[:MAX_LENGTH].split())
    postcode = _POSTCODE.search(text)
    rest = _POSTCODE.sub(" ", text, count=1)
    return Wording(
        text=without_number(rest).strip(" ,;"),
        postcode=postcode.group(1) if postcode else None,
        parts=_folded_parts(rest),
        plain_parts=_folded_parts(without_number(rest)),
    )


def without_number(text: str) -> str:
    """Return a text without the house number behind a street."""
    return _HOUSE_NUMBER.sub(r"\1", text, count=1)


def _folded_parts(text: str) -> tuple[str, ...]:
    folded = (fold(part) for part in _PARTS.split(text))
    return tuple(part for part in folded if part)
