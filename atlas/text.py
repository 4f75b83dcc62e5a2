"""German text to a form in which spellings meet: case, umlauts, ß, hyphens and "str." do not matter."""

import re
import unicodedata
from functools import lru_cache

# "+" is a word, or the funds ESF and ESF+ would be one; the Sorbian ł is a letter of its own, not an l with a mark.
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "+": " plus "})
_STREET = re.compile(r"str\b")
# A cell that begins so would be run as a formula by spreadsheet programs (OWASP, CSV injection).
# Some cut off blanks first, and some take the wide signs of East Asian keyboards for the narrow ones.
_FORMULA = re.compile(r"[\t\r]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
# What no XML document may hold (XML 1.0, 2.2), and the carriage return, which ends a line of a card or a calendar.
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SEPARATORS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Return lower-case ASCII words parted by single blanks: "Zöllnerstr." and "Zoellnerstraße" give the same.

    >>> fold("Zschopauer Str.") == fold("ZSCHOPAUER-STRASSE")
    True
    """
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_SPELT_OUT)
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    return _STREET.sub("strasse", _SEPARATORS.sub(" ", plain)).strip()


def printable(text: str) -> str:
    """Return a text without the control characters, halves of characters and non-characters that XML and lines forbid.

    >>> printable("a\\x00b\\rc")
    'abc'
    """
    return _FORBIDDEN.sub("", text)


def inert(text: str) -> str:
    """Return a text as a cell that no spreadsheet program runs as a formula.

    >>> inert("=1+1")
    "'=1+1"
    """
    return f"'{text}" if _FORMULA.match(text) else text


def uttered(cell: str) -> str:
    """Return what a cell says: the opposite of `inert`.

    >>> uttered("'=1+1"), uttered("'s Heerenberg")
    ('=1+1', "'s Heerenberg")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
