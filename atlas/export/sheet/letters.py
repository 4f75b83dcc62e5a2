"""Which letters the sheets can print: those of their fonts; a PDF/UA may hold no text without a glyph."""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
_UNKNOWN = "?"
# Where a word may be broken; the typesetter knows it without a glyph.
_WITHOUT_GLYPH = frozenset("\n\u00ad")
# Hyphens and blanks that differ from these only in how lines may be broken, or in their width.
_ALIKE = {"\u2010": "-", "\u2011": "-", "\u2007": "\u00a0", "\u202f": "\u00a0"}


@cache
def letters() -> frozenset[str]:
    """Return the characters that every one of the fonts has."""
    found = [frozenset(map(chr, _characters(path.read_bytes()))) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset.intersection(*found) | _WITHOUT_GLYPH


def legible(value: Any) -> Any:
    """Return JSON in which every text can be printed.

    A letter that the fonts lack becomes the one without its marks, else a question mark; what cannot be seen goes.
    """
    if isinstance(value, str):
        return "".join(map(_printed, unicodedata.normalize("NFC", value)))
    if isinstance(value, dict):
        return {key: legible(inner) for key, inner in value.items()}
    return [legible(inner) for inner in value] if isinstance(value, list | tuple) else value


@cache
def _printed(letter: str) -> str:
    letter = _ALIKE.get(letter, letter)
    if letter in letters():
        return letter
    if unicodedata.category(letter)[0] in "CM":
        return ""
    if letter.isspace():
        return " "
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if part in letters())
    return plain or _UNKNOWN


def _characters(font: bytes) -> Iterator[int]:
    """Yield the code points that a TrueType font maps to glyphs (OpenType 1.9, table cmap, format 4)."""
    tables = (struct.unpack_from(">4s4xL", font, 12 + 16 * n) for n in range(struct.unpack_from(">H", font, 4)[0]))
    start = dict(tables)[b"cmap"]
    records = (struct.unpack_from(">HHL", font, start + 4 + 8 * n) for n in range(_short(font, start + 2)))
    table = next(start + offset for _, _, offset in records if _short(font, start + offset) == 4)
    count = _short(font, table + 6) // 2
    ends, starts, steps, offsets = (table + at for at in (14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count))
    for n in range(count):
        step, offset = _short(font, steps + 2 * n), _short(font, offsets + 2 * n)
        first, last = _short(font, starts + 2 * n), _short(font, ends + 2 * n)
        for code in range(first, min(last, 0xFFFE) + 1):
            at = offsets + 2 * n + offset + 2 * (code - first)
            glyph = (_short(font, at) + step if _short(font, at) else 0) if offset else code + step
            if glyph & 0xFFFF:
                yield code


def _short(font: bytes, at: int) -> int:
    value: int = struct.unpack_from(">H", font, at)[0]
    return value
