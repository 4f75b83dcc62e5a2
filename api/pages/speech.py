"""How the pages speak: the words, numbers, dates and links of one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from fastapi import Request
from markupsafe import Markup, escape

from api.language import language_of
from atlas.describe.voice import Voice
from atlas.texts import DEFAULT, catalogue, languages, number

# The language of everything that the sources say.
DATA_LANGUAGE = DEFAULT


@dataclass(frozen=True)
class Speech(Voice):
    """A language that writes pages."""

    @property
    def lang(self) -> str:
        """The tag for documents."""
        return catalogue(self.language).lang

    @property
    def name(self) -> str:
        """What its speakers call it."""
        return catalogue(self.language).name

    def to(self, href: str) -> str:
        """Return the address of a page of the atlas in this language; other addresses stay as they are.

        >>> speech("en").to("/gebiete?q=a#b"), speech("de").to("/daten"), speech("en").to("tel:+49")
        ('/gebiete?q=a&lang=en#b', '/daten', 'tel:+49')
        """
        if self.language == DEFAULT or not href.startswith("/"):
            return href
        address, sign, fragment = href.partition("#")
        return f"{address}{'&' if '?' in address else '?'}{urlencode({'lang': self.language})}{sign}{fragment}"

    def number(self, value: float, decimals: int = 1) -> str:
        """Return a number with at most so many decimals.

        >>> speech("de").number(1234.56), speech("en").number(1234.56), speech("ls").number(109.0)
        ('1.234,6', '1,234.6', '109')
        """
        return self.say("page-number", n=number(value, decimals))

    def money(self, amount: float, approx: bool | None = False) -> str:
        """Return an amount in EUR, with cents where it has some; rounded figures say so.

        >>> speech("de").money(1234.5).replace(chr(160), " "), speech("en").money(896074, approx=True)
        ('1.234,50 €', 'about €896,074')
        """
        cents = 0 if round(amount, 2) == int(amount) else 2
        said = self.say("page-euro", n=number(amount, cents, cents))
        return self.say("about", what=said) if approx else said

    def percent(self, share: float) -> str:
        """Return a share of 1 as per cent."""
        return self.say("page-percent", n=number(share * 100, 1))

    def size(self, hectares: float) -> str:
        """Return a size in hectares."""
        return self.say("area-hectares-of", n=number(hectares, 1))

    def time(self, start: str | None, end: str | None) -> str:
        """Return a stretch of time of which either end may be unknown; empty where both are."""
        return self.span(start, end) if start or end else ""

    def period(self, code: str) -> str:
        """Return a funding period."""
        return self.say(f"period-{code}")

    def periods(self, codes: list[str]) -> str:
        """Return funding periods as a list."""
        return self.listing([self.period(code) for code in codes])

    def every_count(self, counts: Mapping[str, int]) -> str:
        """Return "2 Gebiete, 12 Projekte und 0 Büros"."""
        return self.listing([self.say(f"count-{name}", n=counts[name]) for name in ("areas", "projects", "offices")])

    def german(self, text: str | None) -> Markup:
        """Return a text out of the data, marked as German where the words around it are not."""
        plain = escape(text or "")
        return plain if self.lang == DATA_LANGUAGE or not text else Markup('<span lang="de">{}</span>').format(plain)


@cache
def speech(language: str) -> Speech:
    """Return how a language speaks."""
    return Speech(language)


def of(request: Request) -> Speech:
    """Return how the language speaks that a request asks for."""
    return speech(language_of(request))


@cache
def every() -> tuple[Speech, ...]:
    """Return all languages as the map lists them: the default, its variants, then the others by name."""
    variant = f"{catalogue().lang}-"
    return tuple(
        sorted(
            map(speech, languages()),
            key=lambda one: (one.language != DEFAULT, not one.lang.startswith(variant), one.name),
        )
    )
