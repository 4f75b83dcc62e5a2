"""What a page becomes where somebody pastes its address: the map of it, as oEmbed 1.0 (https://oembed.com) says."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

from api.pages import builder
from api.pages.words import FOLDERS
from atlas.errors import NotFound
from atlas.snapshot import Snapshot

PATH = "/api/oembed"
TYPES = {"json": "application/json+oembed", "xml": "text/xml+oembed"}
USUAL_WIDTH, MOST = 800, 10_000
_A_DAY_S = 86_400
_MAPS = ("", "/", "/einbetten/karte")
Answer = Mapping[str, str | int]


def answer(base: str, snapshot: Snapshot, url: str, width: int, height: int) -> Answer:
    """Return the map of a page of this server, no larger than asked for; raises NotFound for any other address."""
    if not _is_ours(base, url):
        raise NotFound(
            "Zu dieser Adresse gibt es hier keine Karte. Es geht mit der Karte, mit Gebieten, Städten, Projekten und "
            "Büros dieses Atlas.",
            "There is no map for this address here. It works for the map, areas, cities, projects and offices of this "
            "atlas.",
            parameter="url",
        )
    choice = builder.read(snapshot, {"link": url})
    if choice.unknown:
        name, value = next(iter(choice.unknown.items()))
        raise NotFound(
            f"„{value[:60]}“ ({name}) gibt es im Atlas nicht.", f"There is no “{value[:60]}” ({name}).", parameter="url"
        )
    shown = replace(choice, height=min(choice.height, height))
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Quartiersatlas Sachsen",
        "provider_url": f"{base}/",
        "title": builder.title(snapshot, choice),
        "cache_age": _A_DAY_S,
        "width": width,
        "height": shown.height,
        "html": builder.frame(base, snapshot, shown, width=str(width)),
    }


def as_xml(found: Answer) -> bytes:
    """Return an answer as XML."""
    from xml.etree.ElementTree import Element, SubElement, tostring

    root = Element("oembed")
    for name, value in found.items():
        SubElement(root, name).text = str(value)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def discovery(base: str, address: str) -> list[tuple[str, str]]:
    """Return media type and address of what a page's head tells those who embed it."""
    asked = {"url": f"{base}{address}"}
    return [(media, f"{base}{PATH}?{urlencode({**asked, 'format': name})}") for name, media in TYPES.items()]


def _is_ours(base: str, url: str) -> bool:
    """Return whether an address is one of a map or a record of this very server."""
    if url != base and not url.startswith((f"{base}/", f"{base}?")):
        return False
    path = urlsplit(url.removeprefix(base)).path
    folder, _, key = path.strip("/").partition("/")
    return path in _MAPS or (folder in FOLDERS.values() and bool(key) and "/" not in key)
