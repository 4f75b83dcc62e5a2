"""Data as files: where they name addresses of the server, they name files instead, or nothing."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import orjson

from api.publish.places import Places

_URL_PLACE = re.compile(r"""url\((["']?)(/[^)"']+)\1\)""")
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_TEXTS = ("application/", "text/")


def rewritten(body: bytes, media_type: str, file: str, places: Places) -> bytes:
    """Return a document as the file that it becomes; what names no address of the server stays as it is."""
    if media_type == "text/css":
        return _style(body, file, places)
    if not media_type.startswith(_TEXTS) or places.base.encode() not in body:
        return body
    text = _pruned(body, places) if media_type.endswith("json") else body
    if file == "sitemap.xml":
        text = _site_map(text, places)
    return renamed(text.decode(), file, places).encode()


def renamed(text: str, file: str, places: Places) -> str:
    """Return a text in which every address of the server is that of a file; one of no file stays what it was."""

    def name(found: re.Match[str]) -> str:
        address = found[0]
        new = places.absolute(address) if places.public else places.link(address, file)
        return address if new is None else new

    return re.sub(re.escape(places.base) + r"(?:/[^\s\"'<>\\)\]]*)?", name, text)


def _style(body: bytes, file: str, places: Places) -> bytes:
    return _URL_PLACE.sub(lambda found: f"url({places.link(found[2], file)})", body.decode()).encode()


def _pruned(body: bytes, places: Places) -> bytes:
    """Return JSON without the links that lead nowhere; only what has links is written anew."""
    if b'"links"' not in body:
        return body
    return orjson.dumps(_without_dead_links(orjson.loads(body), lambda href: _leads_on(href, places)))


def _leads_on(href: str, places: Places) -> bool:
    return not places.is_own(href) or places.target(href) is not None


def _without_dead_links(value: Any, leads_on: Callable[[str], bool]) -> Any:
    if isinstance(value, list):
        return [_without_dead_links(one, leads_on) for one in value]
    if not isinstance(value, dict):
        return value
    links = value.get("links")
    kept = {name: _without_dead_links(one, leads_on) for name, one in value.items()}
    if isinstance(links, list):
        kept["links"] = [one for one in links if not isinstance(one, dict) or leads_on(str(one.get("href", "")))]
    return kept


def _site_map(body: bytes, places: Places) -> bytes:
    """Return the site map with the pages that there are."""
    ElementTree.register_namespace("", _SITEMAP)
    root = ElementTree.fromstring(body)
    for entry in root.findall(f"{{{_SITEMAP}}}url"):
        if places.target(entry.findtext(f"{{{_SITEMAP}}}loc", "")) is None:
            root.remove(entry)
    whole: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return whole
