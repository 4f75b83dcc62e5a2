"""Addresses, hosts and notes of the data, made fit to be shown; all that needs no language of its own."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from atlas.texts import say

_CODES = {
    **{code: f"status-{code}" for code in ("approved", "applied", "former", "unknown")},
    **{code: f"office-status-{code}" for code in ("open", "closed", "unverified")},
    "planned": "project-status-planned",
}
_NULL = re.compile(r"\bnull\b")
_YEARS = re.compile(r"(?<=\b\d{4})-(?=\d{4}\b)")
_QUOTED_CODE = re.compile(rf"„({'|'.join(_CODES)})“")


def without_codes(text: str) -> str:
    """Return a German note with the model's codes put into words, and ranges of years with their dash.

    >>> without_codes("2014-2020 ohne Bescheid, darum „unknown“ und null.")
    '2014–2020 ohne Bescheid, darum „unklar“ und ohne Angabe.'
    """
    named = _QUOTED_CODE.sub(lambda match: f"„{say(_CODES[match.group(1)])}“", text)
    return _YEARS.sub("–", _NULL.sub("ohne Angabe", named))


def web_address(url: str | None) -> str | None:
    """Return an address that may become a link: http and https only, with a host."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def host(url: str) -> str:
    """Return the readable part of a web address: without scheme, www and slash at the end."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def street_line(address: Mapping[str, Any]) -> str:
    """Return street and house number, as far as they are known."""
    return " ".join(str(address[name]) for name in ("street", "house_number") if address.get(name))


def town_line(address: Mapping[str, Any]) -> str:
    """Return postal code and town, as far as they are known."""
    return " ".join(str(address[name]) for name in ("postcode", "city") if address.get(name))


def address_line(address: Mapping[str, Any]) -> str:
    """Return an address in one line."""
    return ", ".join(line for line in (street_line(address), town_line(address)) if line)
