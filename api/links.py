"""Links between resources, as OGC API – Features wants them (rel, type, href)."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from fastapi import Request
from starlette.types import Scope

from api import raw
from api.responses import GEOJSON, JSON, PDF, SCHEMA_JSON
from atlas import encode
from atlas.export.formats import formats_of
from atlas.export.sheet import COLLECTIONS as PRINTED
from atlas.query import Page, Query

Link = dict[str, str]
# The format of sheets and booklets (`f=`), which only some collections have.
SHEET = "pdf"
# Proxies refuse answers whose headers are longer than a few kilobytes.
_LONGEST_IN_HEADER = 400
# No format has a name of twenty letters.
_SURELY_SHORT = _LONGEST_IN_HEADER - 20
# Where a request keeps the address of the server and its own, and what it asks as parts of one, once they were needed.
_KNOWN, _ADDRESS, _PARTS = "atlas_base_url", "atlas_own_address", "atlas_asked_parts"
# What an address holds as it is (RFC 3986, 2.3), and what of the rest nothing there would take for something else.
_SAFE = ",:/"
_PLAIN = re.compile(rf"[A-Za-z0-9_.~{_SAFE}-]*")
_REL = "http://www.opengis.net/def/rel/ogc/1.0/"


def base_url(request: Request) -> str:
    """Return the address of the server as the asker sees it, without a slash at the end."""
    scope = request.scope
    known: str | None = scope.get(_KNOWN)
    if known is None:
        public: str | None = request.app.state.settings.public_url
        known = scope[_KNOWN] = public.rstrip("/") if public else _asked_for(scope)
    return known


def _asked_for(scope: Scope) -> str:
    root, server = scope.get("app_root_path", scope.get("root_path", "")), scope.get("server")
    host = raw.value_of(scope, b"host")
    return _base(scope.get("scheme", "http"), host, tuple(server) if server else None, root)


# An answer has a dozen links, and taking an address apart and together again takes longer than to find its record.
@lru_cache(maxsize=64)
def _base(scheme: str, host: bytes | None, server: tuple[Any, ...] | None, root: str) -> str:
    headers = [] if host is None else [(b"host", host)]
    asked = {"type": "http", "scheme": scheme, "headers": headers, "server": server, "path": root, "root_path": root}
    return str(Request(asked).base_url).rstrip("/")


def path(request: Request) -> str:
    """Return the path that was asked for as it stands in an address, without the work of taking one apart."""
    asked: str = request.scope["path"]
    return asked.replace("?", "%3F").replace("#", "%23").replace("\\", "%5C")


def is_secure(request: Request) -> bool:
    """Return whether the asker sees an https address, so that cookies never travel openly."""
    public: str | None = request.app.state.settings.public_url
    return request.url.scheme == "https" or (public or "").startswith("https://")


def here(request: Request) -> str:
    """Return the address that was asked, with what it asks; that of its file, where the answer is published as one."""
    return _called(request, _with(_address(request), _asked(request)))


def _address(request: Request) -> str:
    known: str | None = request.scope.get(_ADDRESS)
    if known is None:
        known = request.scope[_ADDRESS] = f"{base_url(request)}{path(request)}"
    return known


def _asked(request: Request) -> dict[str, str]:
    """Return what was asked by the names of its parameters, each as it stands in an address."""
    known: dict[str, str] | None = request.scope.get(_PARTS)
    if known is None:
        asked = raw.asked(request.scope)
        known = request.scope[_PARTS] = {name: f"{_quoted(name)}={_quoted(value)}" for name, value in asked}
    return known


def _called(request: Request, address: str) -> str:
    """Return an address, or that of its file where answers are published as files."""
    named: Callable[[str], str | None] | None = request.app.state.named
    return (named(address) if named else None) or address


def is_file(request: Request) -> bool:
    """Return whether the answer is published as a file."""
    return request.app.state.named is not None


def link(href: str, rel: str, media_type: str, title: str | None = None) -> Link:
    """Return one link object."""
    found = {"href": href, "rel": rel, "type": media_type}
    return {**found, "title": title} if title else found


def self_and_alternates(request: Request, media_type: str, alternates: dict[str, str]) -> list[Link]:
    """Return the link to this very resource and to its other formats ({format name: media type})."""
    return _forms(own(request), media_type, alternates)


class Own(NamedTuple):
    """The address of an answer, and how those of its other formats begin."""

    here: str
    stem: str


def own(request: Request) -> Own:
    """Return the address that was asked, and how those of its other formats begin."""
    address, asked = _address(request), _asked(request)
    if not asked:
        return Own(_called(request, address), f"{address}?f=")
    plain = {name: part for name, part in asked.items() if name != "f"}
    return Own(_called(request, _with(address, asked)), f"{_with(address, plain)}{'&' if plain else '?'}f=")


def _forms(of: Own, media_type: str, alternates: dict[str, str]) -> list[Link]:
    others = [link(f"{of.stem}{name}", "alternate", media) for name, media in alternates.items()]
    return [link(of.here, "self", media_type), *others]


# Of the dozen links that every answer with features has, only two addresses are its own: these stand for them.
_OPEN = Own("\x01", "\x02")


@cache
def _kept(collection: str) -> tuple[bytes, Sequence[bytes], str]:
    """Return the links of features to their forms: encoded, in pieces between open places, and as a header."""
    forms = _forms(_OPEN, GEOJSON, alternates(collection))
    here, stem = (encode.dumps(place)[1:-1] for place in _OPEN)
    before, behind = encode.dumps(forms)[:-1].split(here)
    return before, behind.split(stem), header(forms)


def in_body(of: Own, collection: str, others: Sequence[Link]) -> encode.Ready:
    """Return the links of features (GeoJSON) to their own forms and to others as the value of a member."""
    before, behind, _ = _kept(collection)
    here, stem = (encode.dumps(address)[1:-1] for address in of)
    return encode.Ready(b"".join((before, here, stem.join(behind), b",", encode.dumps(others)[1:])))


def in_header(of: Own, collection: str, others: Sequence[Link]) -> bytes:
    """Return the same links as the value of a Link header."""
    if len(of.here) > _SURELY_SHORT or len(of.stem) > _SURELY_SHORT:
        kept = header(_forms(of, GEOJSON, alternates(collection)))
    else:
        kept = _kept(collection)[2].replace(_OPEN.here, of.here).replace(_OPEN.stem, of.stem)
    return ", ".join(filter(None, (kept, header(others)))).encode("latin-1")


@cache
def alternates(collection: str) -> dict[str, str]:
    """Return the forms of a collection's features beside GeoJSON, one for each media type: {format name: type}."""
    names = {one.media_type.partition(";")[0]: one.name for one in reversed(formats_of(collection))}
    printed = {SHEET: PDF} if collection in PRINTED else {}
    return {"html": "text/html", **{name: kind for kind, name in reversed(names.items()) if kind != GEOJSON}, **printed}


def page_links(request: Request, query: Query, page: Page) -> list[Link]:
    """Return the links to the page before and the page after this one."""
    address, asked = _address(request), _asked(request)
    links = []
    following = query.offset + query.limit
    if following < page.matched:
        links.append(link(_with(address, {**asked, "offset": f"offset={following}"}), "next", GEOJSON))
    if query.offset > 0:
        before = max(query.offset - query.limit, 0)
        links.append(link(_with(address, {**asked, "offset": f"offset={before}"}), "prev", GEOJSON))
    return links


def collection_links(request: Request, name: str) -> list[Link]:
    """Return the links of a collection to its items, its queryables and its schema."""
    here = f"{base_url(request)}/api/collections/{name}"
    return [
        link(f"{here}/items", "items", GEOJSON),
        *(link(f"{here}/items?f={form}", "items", kind) for form, kind in alternates(name).items()),
        queryables(request, name),
        link(f"{here}/sortables", f"{_REL}sortables", SCHEMA_JSON),
        link(f"{here}/schema", f"{_REL}schema", SCHEMA_JSON),
        link(f"{here}/schema", "describedby", SCHEMA_JSON),
    ]


def queryables(request: Request, name: str) -> Link:
    """Return the link to what can be asked of a collection."""
    return link(f"{base_url(request)}/api/collections/{name}/queryables", f"{_REL}queryables", SCHEMA_JSON)


def header(several: Sequence[Link]) -> str:
    """Return links as the value of a Link header (RFC 8288), without titles (not ASCII) and the longest addresses."""
    short = [one for one in several if len(one["href"]) <= _LONGEST_IN_HEADER]
    return ", ".join(f'<{one["href"]}>; rel="{one["rel"]}"; type="{one["type"]}"' for one in short)


def landing_link(request: Request) -> Link:
    """Return the link to the landing page of the API."""
    return link(f"{base_url(request)}/api", "root", JSON)


def _with(address: str, asked: dict[str, str]) -> str:
    return f"{address}?{'&'.join(asked.values())}" if asked else address


def _quoted(text: str) -> str:
    # Most names and values are words and numbers, in which nothing needs quoting.
    return text if _PLAIN.fullmatch(text) else quote_plus(text, safe=_SAFE)
