"""Data as files: where they name addresses of the server, they name files instead, or nothing."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree import ElementTree

import orjson

from api.publish.places import Places
from api.responses import GEOJSON

_URL_PLACE = re.compile(r"""url\((["']?)(/[^)"']+)\1\)""")
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_SITEMAP_FILE = re.compile(r"sitemap(-\d+)?\.xml")
_TEXT = re.compile(r"text/.*|.*[/+](json|xml)")


def rewritten(body: bytes, media_type: str, file: str, places: Places) -> bytes:
    """Return a document as the file that it becomes; what names no address of the server stays as it is."""
    if media_type == "text/css":
        return _style(body, file, places)
    if not _TEXT.fullmatch(media_type) or places.base.encode() not in body:
        return body
    text = _pruned(body, places) if media_type.endswith("/json") or media_type == GEOJSON else body
    prune = _site_map if _SITEMAP_FILE.fullmatch(file) else _CATALOGUES.get(file)
    if prune:
        text = prune(text, places)
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


def _turtle(body: bytes, places: Places) -> bytes:
    """Return the catalogue without the service that answers questions."""
    from rdflib import DCAT, RDF, Graph

    from atlas.catalogue.graph import as_turtle

    graph = Graph().parse(data=body, format="turtle")
    for service in list(graph.subjects(RDF.type, DCAT.DataService)):
        graph.remove((service, None, None))
        graph.remove((None, None, service))
    return as_turtle(graph)


def _json_ld(body: bytes, places: Places) -> bytes:
    """Return the same in JSON-LD."""
    document = orjson.loads(body)
    gone = [{"@id": node["@id"]} for node in document["@graph"] if node.get("@type") == "dcat:DataService"]
    kept = [node for node in document["@graph"] if node.get("@type") != "dcat:DataService"]
    document["@graph"] = [_without(node, gone) for node in kept]
    return orjson.dumps(document, option=orjson.OPT_INDENT_2)


def _without(node: dict[str, Any], gone: list[dict[str, str]]) -> dict[str, Any]:
    """Return a node that names none of those that are gone."""
    lists = {name: [one for one in value if one not in gone] for name, value in node.items() if isinstance(value, list)}
    return {name: value for name, value in {**node, **lists}.items() if value not in (*gone, [])}


_CATALOGUES: Mapping[str, Callable[[bytes, Places], bytes]] = {
    "api/catalog.jsonld": _json_ld,
    "api/catalog.ttl": _turtle,
}
