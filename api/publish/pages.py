"""Pages as files: their links lead to files wherever the folder lies, and what only a server can do is not offered.

Read by the parser of the standard library and copied letter by letter, but for the tags that name an address. A link
that no file answers goes: with its words in a list of links, as a button or a file, else its words stay as text. What
says `data-served` goes too, and a form gives way to a sentence that says where one can search.
"""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from api.publish.documents import renamed
from api.publish.places import Places

_ADDRESSES = ("href", "src", "poster", "data")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_LINKED_DATA = "application/ld+json"
_EMPTY_ENTRY = re.compile(r"<li[^>]*>\s*</li>\s*")
# The revision of the atlas, as linked data tell it of a page.
_OF_THE_WHOLE = re.compile(r'("@type":"WebPage"[^{}]*?)"dateModified":"[^"]*","version":"\d+",')
_FRAMES = re.compile(r";?\s*frame-ancestors [^;]*")
Given = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Dress:
    """What every page of a site is given: where it may load from, and what stands in the place of a form."""

    policy: str
    notice: str


def policy_of(header: str) -> str:
    """Return the rule of a page without what only a header may say.

    >>> policy_of("default-src 'self'; frame-ancestors 'none'")
    "default-src 'self'"
    """
    return _FRAMES.sub("", header)


def rewritten(text: str, file: str, places: Places, dress: Dress) -> str:
    """Return a page as the file that it becomes."""
    page = _Page(file, places, dress)
    page.feed(text)
    page.close()
    return page.text


class _Page(HTMLParser):
    """Copies a page and changes what must be changed."""

    def __init__(self, file: str, places: Places, dress: Dress) -> None:
        super().__init__(convert_charrefs=False)
        self._file, self._places, self._dress = file, places, dress
        self._out: list[str] = []
        # The tag that is left out, how deep in tags of its name the reader is, and what is put in its place.
        self._left_out, self._depth, self._instead = "", 0, ""
        self._is_unlinked, self._is_linked_data, self._navigation = False, False, 0

    @property
    def text(self) -> str:
        """The page as far as it was read."""
        return _EMPTY_ENTRY.sub("", "".join(self._out))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag, or leave it out with all that is in it."""
        given = dict(attrs)
        if self._left_out:
            self._depth += tag == self._left_out
        elif self._goes(tag, given):
            self._leave_out(tag)
        elif tag == "a" and self._is_dead(given):
            self._is_unlinked = True
        else:
            self._navigation += tag == "nav"
            self._is_linked_data = tag == "script" and given.get("type") == _LINKED_DATA
            self._put(self._tag(tag, given))
            if tag == "head":
                rule = escape(self._dress.policy, quote=False)
                self._put(f'\n  <meta http-equiv="Content-Security-Policy" content="{rule}">')

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag without content."""
        given = dict(attrs)
        if not self._left_out and not self._goes(tag, given):
            self._put(self._tag(tag, given))

    def handle_endtag(self, tag: str) -> None:
        """Copy the end of a tag; the end of one that is left out leads back to the page."""
        if self._left_out:
            self._depth -= tag == self._left_out
            if self._depth == 0:
                self._left_out = ""
                self._put(self._instead)
        elif tag == "a" and self._is_unlinked:
            self._is_unlinked = False
        else:
            self._navigation -= tag == "nav"
            self._put(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Copy text; linked data name addresses of files."""
        if not self._left_out:
            self._put(self._linked(data) if self._is_linked_data else data)

    def _linked(self, data: str) -> str:
        # Else a change of one record would change every page.
        return renamed(_OF_THE_WHOLE.sub(r"\1", data), self._file, self._places)

    def handle_entityref(self, name: str) -> None:
        """Copy a sign by its name."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy a sign by its number."""
        self.handle_data(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        """Copy the kind of document."""
        self._put(f"<!{decl}>")

    def _put(self, text: str) -> None:
        self._out.append(text)

    def _leave_out(self, tag: str) -> None:
        if tag not in _VOID:
            self._left_out, self._depth = tag, 1
            self._instead = self._dress.notice if tag == "form" else ""

    def _goes(self, tag: str, given: Given) -> bool:
        """Return whether an element has no place in a site of files."""
        classes = (given.get("class") or "").split()
        if tag == "form" or "data-served" in given:
            return True
        if self._is_unlinked:
            return "visually-hidden" in classes
        if tag == "a":
            # What has a type is a file to take along; its words alone would be no file.
            return self._is_dead(given) and (self._navigation > 0 or "button" in classes or "type" in given)
        if (tag == "meta" and self._places.is_own(given.get("content") or "")) or _is_public(tag, given):
            return self._public(given) is None
        return tag in ("link", "script", "iframe", "img") and self._is_dead(given)

    def _is_dead(self, given: Given) -> bool:
        addresses = [given[name] or "" for name in _ADDRESSES if name in given]
        return any(self._places.is_own(one) and self._places.target(one) is None for one in addresses)

    def _public(self, given: Given) -> str | None:
        """Return the address by which the rest of the world knows what a tag names, if there is one."""
        return self._places.absolute(given.get("href") or given.get("content") or "")

    def _tag(self, tag: str, given: Given) -> str:
        """Return a tag with the addresses of files; one without addresses exactly as it was written."""
        changed = {name: self._named(tag, name, given) for name in (*_ADDRESSES, "content") if given.get(name)}
        if tag == "html":
            changed["data-root"] = self._places.way("", self._file)
            changed |= {"data-public": None} if self._places.public else {}
        written = self.get_starttag_text() or ""
        if all(name in given and given[name] == value for name, value in changed.items()):
            return written
        attributes = "".join(_written(name, value) for name, value in {**given, **changed}.items())
        return f"<{tag}{attributes}{'/' if written.endswith('/>') else ''}>"

    def _named(self, tag: str, name: str, given: Given) -> str | None:
        address = given[name] or ""
        if not self._places.is_own(address) or (tag != "meta" and name == "content"):
            return address
        return (
            self._public(given) if tag == "meta" or _is_public(tag, given) else self._places.link(address, self._file)
        )


def _is_public(tag: str, given: Given) -> bool:
    """Return whether a link says what the page is for the rest of the world."""
    return tag == "link" and (given.get("rel") == "canonical" or "hreflang" in given)


def _written(name: str, value: str | None) -> str:
    return f" {name}" if value is None else f' {name}="{escape(value)}"'
