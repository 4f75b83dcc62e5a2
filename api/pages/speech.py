"""How the pages speak: the words and links of one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from fastapi import Request
from markupsafe import Markup, escape

from api.language import language_of
from atlas.describe.voice import Voice
from atlas.texts import DEFAULT, catalogue, languages

# The language of everything that the sources say.
DATA_LANGUAGE = DEFAULT


@dataclass(frozen=True)
class Speech(Voice):
    """A language that writes pages."""

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
