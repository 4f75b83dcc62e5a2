"""Numbers, money, dates and addresses as German readers write them."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

_NBSP = "\u00a0"
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def number(value: float, decimals: int = 1) -> str:
    """Return a number with thousands points and at most so many decimals.

    >>> number(1234.56), number(109.0), number(222)
    ('1.234,6', '109', '222')
    """
    text = f"{value:,.{decimals}f}" if value != int(value) else f"{value:,.0f}"
    swapped = text.replace(",", "·").replace(".", ",").replace("·", ".")
    return swapped.removesuffix(",0")


def money(amount: float, approx: bool | None = False) -> str:
    """Return an amount in EUR, with cents where it has some; rounded figures say so.

    >>> money(1234.56).replace(chr(160), " "), money(896074, approx=True).replace(chr(160), " ")
    ('1.234,56 €', 'rund 896.074 €')
    """
    text = f"{amount:,.2f}" if round(amount, 2) != int(amount) else f"{amount:,.0f}"
    text = text.replace(",", "·").replace(".", ",").replace("·", ".")
    return f"{'rund ' if approx else ''}{text}{_NBSP}€"


def hectares(value: float) -> str:
    """Return a size in hectares."""
    return f"{number(value)}{_NBSP}ha"


def percent(share: float) -> str:
    """Return a share of 1 as per cent."""
    return f"{number(round(share * 100, 1))}{_NBSP}%"


def day(iso: str) -> str:
    """Return an ISO date of any precision in German form.

    >>> day("2018-02-12"), day("2018-02"), day("2018")
    ('12.02.2018', 'Februar 2018', '2018')
    """
    parts = iso[:10].split("-")
    if len(parts) == 3:
        return f"{parts[2]}.{parts[1]}.{parts[0]}"
    if len(parts) == 2 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
        return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return iso


def span(start: str | None, end: str | None) -> str:
    """Return a stretch of time of which either end may be unknown; empty where both are."""
    if start and end:
        return f"{day(start)} bis {day(end)}"
    if start:
        return f"ab {day(start)}"
    return f"bis {day(end)}" if end else ""


def period(code: str) -> str:
    """Return a funding period with the dash of a range."""
    return code.replace("-", "–")


def listing(items: Sequence[str]) -> str:
    """Return several items as a German list: "a, b und c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} und {items[-1]}"


def counted(amount: int, one: str, many: str) -> str:
    """Return a number with its noun in singular or plural."""
    return f"{number(amount)} {one if amount == 1 else many}"


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
