"""Jinja2 to bytes: the one environment, and what every page says about itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from fastapi import Request
from markupsafe import Markup, escape

from api import links
from api.pages import emblem, oembed
from api.pages.speech import Speech, every, of
from api.pages.words import sorbian_marked
from atlas import encode
from atlas.credits import ALL_CREDITS, ODBL
from atlas.describe import written
from atlas.snapshot import Snapshot

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
# How a source without an address was seen.
_SEEN = {
    "stored copy": "page-seen-copy",
    "supplied document": "sources-document",
    "package": "page-seen-package",
}
_NEXT_SENTENCE = re.compile(r"(?<=[.!?:]) (?=[A-ZÄÖÜ])")
_UNSAFE_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb trail."""

    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says about itself: `path` is its one address, `alternates` are the same thing as data."""

    title: str
    description: str
    path: str
    crumbs: tuple[Crumb, ...] = ()
    alternates: Sequence[tuple[str, str]] = ()
    feeds: Sequence[tuple[str, str]] = ()
    embedded: bool = False
    graph: Sequence[dict[str, Any]] = field(default_factory=tuple)
    section: str = ""
    index: bool = True


def _breakable(text: str | Markup) -> Markup:
    """Return text that wraps after a slash (but not within a tag), and does not within "e. V."."""
    return Markup(re.sub(r"(?<!<)/", "/<wbr>", str(escape(text))).replace("e. V.", "e.&nbsp;V."))


def _sentence(text: str) -> str:
    """Return text with a capital first letter; German nouns keep theirs."""
    return text[:1].upper() + text[1:]


def _prose(voice: Speech, text: str | Markup) -> Markup:
    """Return sentences; in Leichte Sprache each of them begins a line of its own."""
    plain = escape(text)
    if not voice.lang.endswith("-simple"):
        return plain
    return Markup(" ").join(Markup(f'<span class="line">{one}</span>') for one in _NEXT_SENTENCE.split(plain))


@cache
def _environment(voice: Speech) -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(
        number=voice.number,
        money=voice.money,
        size=voice.size,
        percent=voice.percent,
        day=voice.day,
        period=voice.period,
        periods=voice.periods,
        listing=voice.listing,
        german=voice.german,
        prose=partial(_prose, voice),
        host=written.host,
        web_address=written.web_address,
        breakable=_breakable,
        sentence=_sentence,
        address_line=written.address_line,
        without_codes=written.without_codes,
        sorbian_marked=sorbian_marked,
    )
    environment.globals.update(
        say=voice.say,
        to=voice.to,
        voice=voice,
        voices=every(),
        stars=emblem.STARS,
        credits=ALL_CREDITS,
        licence=ODBL,
        SEEN=_SEEN,
    )
    return environment


def json_ld(graph: Sequence[dict[str, Any]]) -> Markup:
    """Return JSON-LD that cannot end its script element: <, > and & are written as escapes."""
    text = encode.dumps({"@context": "https://schema.org", "@graph": list(graph)}).decode()
    return Markup(text.translate(_UNSAFE_IN_SCRIPT))


def part(voice: Speech, template: str, **context: Any) -> str:
    """Return a piece of a page."""
    return _environment(voice).get_template(template).render(**context)


def page(request: Request, snapshot: Snapshot | None, template: str, head: Head, **context: Any) -> bytes:
    """Return a page in the language asked for as bytes; without a snapshot the footer names no revision."""
    base, voice = links.base_url(request), of(request)
    text = (
        _environment(voice)
        .get_template(template)
        .render(
            head=head,
            canonical=f"{base}{voice.to(head.path)}",
            oembed=oembed.discovery(base, voice.to(head.path)) if head.embedded else (),
            base=base,
            json_ld=json_ld(head.graph) if head.graph else "",
            snapshot=snapshot,
            here=_without_language(request),
            style=request.app.state.style,
            **context,
        )
    )
    return text.encode()


def _without_language(request: Request) -> str:
    """Return the address that was asked for, as each language link takes it up."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    # "//name/" would be the address of another host.
    path = "/" + quote(request.url.path.lstrip("/"))
    return f"{path}?{urlencode(asked)}" if asked else path
