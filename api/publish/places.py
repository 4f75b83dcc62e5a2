"""Which file stands for which address of the server, and how files name each other wherever their folder lies.

A page lies in a folder of its own, `gebiete/{id}/index.html`; data lie at their address with the ending of their format
behind it (`api/map/areas.json`), and a parameter becomes a last step of the path (`api/stats/by=theme.csv`). What is
not German lies below its language (`en/gebiete/…`). The map has the same rule for data (web/src/site.ts).
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from api.pages.words import FOLDERS, MAP_PARAMETERS, list_path, path_of
from atlas.export.formats import FORMATS
from atlas.selection import MAP_FILTERS
from atlas.text import fold
from atlas.texts import DEFAULT

# What the pages read of their address by themselves: their questions stay.
MAP, EMBEDDED = "/", "/einbetten/karte"
_OF_THE_MAP = {MAP: "", EMBEDDED: "einbetten/karte/"}
_PAGE = "index.html"
# What file servers show where there is no file; it stands at every address then.
NOT_FOUND = "404.html"
# All of a collection is in its file, and JSON is what every address gives by itself.
_SAID_ANYWAY = {"f": "json", "form": "art49", "lang": DEFAULT, "offset": "0"}
_SHOWN = re.compile(r"/api/collections/(\w+)(?:/items(?:/([\w-]+))?)?")
# What stands after the path of a link.
_TAIL = re.compile(r"[?#].*", re.DOTALL)
Asked = Mapping[str, str]
_Key = tuple[str, frozenset[tuple[str, str]]]


def page_file(address: str) -> str:
    """Return the file of a page.

    >>> page_file("/"), page_file("/gebiete/x?lang=en"), page_file("/staedte?kreis=Kreisfreie+Stadt+Leipzig")
    ('index.html', 'en/gebiete/x/index.html', 'staedte/kreis=kreisfreie-stadt-leipzig/index.html')
    """
    path, asked = _read(address)
    asked.pop("f", None)
    return "/".join([*_folders(path, asked), _PAGE])


def data_file(address: str) -> str:
    """Return the file of data; what has a name of its own keeps it.

    >>> data_file("/api/collections/areas/items?f=csv&limit=10000"), data_file("/neues.atom?lang=en")
    ('api/collections/areas/items.csv', 'en/neues.atom')
    """
    path, asked = _read(address)
    form = asked.pop("f", "json")
    file = "/".join(_folders(path, asked))
    if posixpath.splitext(path)[1]:
        return file
    return f"{file}.{FORMATS[form].extension if form in FORMATS else form}"


def _folders(path: str, asked: dict[str, str]) -> Iterator[str]:
    language = asked.pop("lang", DEFAULT)
    yield from [language] if language != DEFAULT else []
    yield from filter(None, path.split("/"))
    yield from (f"{name}={fold(value).replace(' ', '-')}" for name, value in asked.items())


def relative(target: str, origin: str) -> str:
    """Return how the file `origin` names a place of the same site.

    >>> relative("gebiete/x/", "en/daten/index.html"), relative("?area=x", "index.html"), relative("", "a/b/index.html")
    ('../../gebiete/x/', './?area=x', '../../')
    """
    path = _TAIL.sub("", target)
    way = posixpath.relpath(f"/{path}", f"/{posixpath.dirname(origin)}")
    return f"{way}{'/' if path.endswith('/') or not path else ''}{target[len(path) :]}"


@dataclass
class Places:
    """The places of a site: `base` is how the server calls itself, `public` where the files will be seen, if known."""

    base: str
    public: str | None = None
    _files: dict[_Key, str] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)

    def add(self, address: str, file: str) -> None:
        """Note in which file the answer of an address lies."""
        self._files[_key(*_read(address))] = file
        self._names.add(file)

    def target(self, address: str) -> str | None:
        """Return the place of what an address of the server shows, as seen from the root; None if no file has it."""
        address, sign, fragment = (address.removeprefix(self.base) or MAP).partition("#")
        parts, behind = urlsplit(address), sign + fragment
        if parts.path in _OF_THE_MAP:
            return f"{_OF_THE_MAP[parts.path]}{f'?{parts.query}' if parts.query else ''}{behind}"
        path, asked = _read(address)
        file = self._file(path, asked)
        return self._detour(path, asked) if file is None else _shown(file) + behind

    def is_own(self, address: str) -> bool:
        """Return whether an address is one of the server."""
        return address == self.base or (address.startswith((f"{self.base}/", "/")) and not address.startswith("//"))

    def link(self, address: str, origin: str) -> str | None:
        """Return how the file `origin` names what an address of the server shows; None if no file has it."""
        target = self.target(address)
        return None if target is None else self.way(target, origin)

    def way(self, target: str, origin: str) -> str:
        """Return how the file `origin` names a place of the site; the page of what is not there may stand anywhere."""
        return f"{urlsplit(self.public or '').path}/{target}" if origin == NOT_FOUND else relative(target, origin)

    def absolute(self, address: str) -> str | None:
        """Return the public address of what an address of the server shows; None if there is none."""
        target = self.target(address)
        return None if target is None or self.public is None else f"{self.public}/{target}"

    def _file(self, path: str, asked: dict[str, str]) -> str | None:
        """Return the file of an address; data that speak no language are the same in each, and a file is itself."""
        found = self._files.get(_key(path, asked))
        if found is None and (path.startswith("/api") or posixpath.splitext(path)[1]):
            found = self._files.get(_key(path, {**asked, "lang": DEFAULT}))
        return path[1:] if found is None and path[1:] in self._names else found

    def _detour(self, path: str, asked: dict[str, str]) -> str | None:
        """Return where the map, or a page, shows what a page or an address of the API would have been asked for."""
        if (shown := _SHOWN.fullmatch(path)) and asked.get("f") == "html":
            page = path_of(shown[1], shown[2]) if shown[2] else list_path(shown[1])
            there, form = _read(page)
            file = self._file(there, {**form, "lang": asked.get("lang", DEFAULT)})
            return None if file is None else _shown(file)
        detour = _DETOURS.get(path)
        wanted = detour(asked) if detour and asked.keys() - {"lang"} else None
        return None if wanted is None else f"?{urlencode(wanted, safe=',')}"


def _read(address: str) -> tuple[str, dict[str, str]]:
    parts = urlsplit(address)
    return parts.path, {name: value for name, value in parse_qsl(parts.query) if name != "limit"}


def _shown(file: str) -> str:
    """Return the place of a file, which for a page is its folder."""
    is_page = posixpath.basename(file) == _PAGE
    return quote(file.removesuffix(_PAGE) if is_page else file, safe="/=")


def _key(path: str, asked: Asked) -> _Key:
    return path, frozenset(asked.items() - _SAID_ANYWAY.items())


_FILTERS = {*MAP_FILTERS, "datetime", "lang"}


def _figures(asked: Asked) -> Asked | None:
    known = {**{name: value for name, value in asked.items() if name in _FILTERS}, "list": "stats"}
    return {**known, **{name: asked[name] for name in ("by", "measure") if name in asked}}


def _pair(asked: Asked) -> Asked | None:
    names = {"a": "area", "b": "compare", "lang": "lang"}
    return {names[name]: value for name, value in asked.items() if name in names} if "a" in asked else None


def _listed(kind: str) -> Callable[[Asked], Asked | None]:
    return lambda asked: {**asked, "list": kind} if asked.keys() <= _FILTERS else None


# What these pages are asked for, the map shows by itself.
_DETOURS: Mapping[str, Callable[[Asked], Asked | None]] = {
    "/statistik": _figures,
    "/vergleich": _pair,
    **{f"/{FOLDERS[kind]}": _listed(kind) for kind in MAP_PARAMETERS if kind != "cities"},
}
