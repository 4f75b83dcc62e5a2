"""Jinja2 to bytes: the one environment, and what every page says about itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from api import links
from api.pages import emblem, format, words
from atlas import encode
from atlas.credits import ALL_CREDITS, ODBL
from atlas.snapshot import Snapshot

TEMPLATES = Path(__file__).parent / "templates"
_UNSAFE_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb trail."""

    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says about itself: `path` is its one address, `alternate` the same thing as data."""

    title: str
    description: str
    path: str
    crumbs: tuple[Crumb, ...] = ()
    alternates: Sequence[tuple[str, str]] = ()
    graph: Sequence[dict[str, Any]] = field(default_factory=tuple)
    section: str = ""
    index: bool = True


def _breakable(text: str) -> Markup:
    """Return plain text that wraps after a slash, but not within "e. V."."""
    return Markup(str(escape(text)).replace("/", "/<wbr>").replace("e. V.", "e.&nbsp;V."))


def _sentence(text: str) -> str:
    """Return text with a capital first letter; German nouns keep theirs."""
    return text[:1].upper() + text[1:]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(
        number=format.number,
        money=format.money,
        hectares=format.hectares,
        percent=format.percent,
        day=format.day,
        period=format.period,
        listing=format.listing,
        host=format.host,
        web_address=format.web_address,
        breakable=_breakable,
        sentence=_sentence,
        address_line=format.address_line,
        without_codes=words.without_codes,
    )
    environment.globals.update(
        words=words, span=format.span, counted=format.counted, stars=emblem.STARS, credits=ALL_CREDITS, licence=ODBL
    )
    return environment


def json_ld(graph: Sequence[dict[str, Any]]) -> Markup:
    """Return JSON-LD that cannot end its script element: <, > and & are written as escapes."""
    text = encode.dumps({"@context": "https://schema.org", "@graph": list(graph)}).decode()
    return Markup(text.translate(_UNSAFE_IN_SCRIPT))


def page(request: Request, snapshot: Snapshot | None, template: str, head: Head, **context: Any) -> bytes:
    """Return a page as bytes; without a snapshot the footer names no revision."""
    base = links.base_url(request)
    text = (
        _environment()
        .get_template(template)
        .render(
            head=head,
            canonical=f"{base}{head.path}",
            base=base,
            json_ld=json_ld(head.graph) if head.graph else "",
            snapshot=snapshot,
            **context,
        )
    )
    return text.encode()
