"""A feed as Atom (RFC 4287)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from atlas.news.entries import Item

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What XML 1.0 cannot hold (2.2).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself: `authority` is the host and the year that its tags (RFC 4151) are named by."""

    authority: str
    name: str
    title: str
    subtitle: str
    author: str
    language: str
    address: str
    page: str
    rights: str
    updated: str


def written(feed: Feed, items: Sequence[Item], page_of: Callable[[Item], str]) -> bytes:
    """Return the feed with its items, the newest first; `page_of` tells where one reads on."""
    root = Element("feed", {"xmlns": _ATOM, _LANGUAGE: feed.language})
    _text(root, "id", f"tag:{feed.authority}:{feed.name}")
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", items[0].at if items else feed.updated)
    _text(SubElement(root, "author"), "name", feed.author)
    _text(root, "rights", feed.rights)
    _link(root, "self", "application/atom+xml", feed.address)
    _link(root, "alternate", "text/html", feed.page)
    for item in items:
        _entry(SubElement(root, "entry"), feed, item, page_of(item))
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _entry(entry: Element, feed: Feed, item: Item, page: str) -> None:
    # The same news has the same id in every feed that has it, so that no reader shows it twice.
    _text(entry, "id", f"tag:{feed.authority}:{item.key}")
    _text(entry, "title", item.title)
    _text(entry, "updated", item.at)
    _text(entry, "summary", item.summary)
    _link(entry, "alternate", "text/html", page)
    for kind in item.kinds:
        SubElement(entry, "category", {"term": kind})


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NOT_XML.sub("", text)


def _link(parent: Element, rel: str, media_type: str, href: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": media_type, "href": href})
