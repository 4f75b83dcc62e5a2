"""Which addresses of the server are published; a new kind of file is one line here."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, urlencode

from api.pages import belonging, figures, legal, sitemap
from api.pages.records import SHEET
from api.pages.words import FOLDERS, PROJECTS_BY, list_path, path_of
from api.publish.places import EMBEDDED, MAP
from api.settings import Settings
from atlas import maplayers, placefiles, stats
from atlas.export.formats import FORMATS, formats_of
from atlas.export.operations import FORMS
from atlas.export.operations.writing import FILES as LISTS_OF_OPERATIONS
from atlas.query import MAX_LIMIT, Fields
from atlas.snapshot import COLLECTIONS, Snapshot
from atlas.texts import DEFAULT, languages

# The pages that stand beside those of the records; in every language.
_PAGES = (figures.PATH, "/daten", "/daten/quellen", "/einbetten", *legal.PATHS, "/api/describe/view?f=html")
# As many rows as a page of a list shows.
_ROWS = 100
_FIGURES = ("json", "csv")
# Of each record there are those files that people take along by themselves; collections are there in every format.
_FORMS_OF_RECORDS = ("csv", "kml", "vcf", "ics")
_LANGUAGES_OF_SHEETS = (DEFAULT, "en")
_LANGUAGES = tuple(f"?lang={code}" for code in languages() if code != DEFAULT)
# No address has this, so that the server says so.
NOWHERE = "/404"
_SCRIPTS = ("/einbetten.js", "/einbetten-seite.js")
_STYLES = ("/pages/print.css", "/pages/builder.css")
_ICONS = ("/favicon.svg", "/pages/favicon.svg")
# The pages from which everything is loaded that the map consists of.
_BUILT_PAGES = ("index.html", "einbetten.html", "einbetten.js", "einbetten-seite.js")
_TEXTS = {".js", ".css"}
_LICENCES = ("licences.md", "*-OFL.txt")


def maps() -> tuple[str, ...]:
    """Return the pages that read their question by themselves, and speak every language."""
    return (MAP, EMBEDDED)


def pages(snapshot: Snapshot) -> Iterator[str]:
    """Yield the address of every page in every language."""
    for path in _paths(snapshot):
        yield path
        yield from (f"{path}{asked.replace('?', '&') if '?' in path else asked}" for asked in _LANGUAGES)


def _paths(snapshot: Snapshot) -> Iterator[str]:
    yield from _PAGES
    for name, folder in FOLDERS.items():
        rows = snapshot.collection(name)
        yield from _in_parts(f"/{folder}", len(rows.ids), _ROWS)
        yield from (path_of(name, key) for key in rows.ids)
    for key, parameter, row in _with_projects(snapshot):
        # Its own page shows those of the ledger, and the first of a stock's.
        if (count := row["counts"]["projects"]) > max(belonging.SHOWN, len(row["project_ids"])):
            yield from _in_parts(f"{list_path('projects')}?{parameter}={key}", count, _ROWS)
    for kreis in _kreise(snapshot):
        yield f"/staedte?{urlencode({'kreis': kreis})}"
    yield "/api/collections/regions/items?f=html"
    yield from (path_of("regions", key) for key in snapshot.collection("regions").ids)


def data(snapshot: Snapshot) -> Iterator[str]:
    """Yield the address of everything that map and search read, and of what can be taken along."""
    yield from (f"/api/map/{name}" for name in maplayers.PROPERTIES)
    yield from (f"/places/{name}.json" for name in placefiles.FILES)
    yield "/api/collections"
    for name in COLLECTIONS:
        here = f"/api/collections/{name}"
        yield from (here, f"{here}/schema")
        yield from _in_parts(f"{here}/items?limit={MAX_LIMIT}&f=json", len(snapshot.collection(name).ids), MAX_LIMIT)
        yield from (f"{here}/items?f={form.name}" for form in formats_of(name))
        forms = ["", *(f"?f={form}" for form in _FORMS_OF_RECORDS if FORMATS[form].holds(name))]
        yield from (f"{here}/items/{quote(key)}{form}" for key in _filed(snapshot, name) for form in forms)
    for key, parameter, _ in _with_projects(snapshot):
        yield f"/api/collections/projects/items?{parameter}={key}&f=csv"
    for kreis in _kreise(snapshot):
        asked = urlencode({"kreis": kreis})
        yield from (f"/api/collections/cities/items?{asked}&f={form}" for form in _forms("cities"))
    yield from (f"/api/stats?by={by}&f={form}" for by in stats.DIMENSIONS for form in _FIGURES)
    yield from (f"/api/describe/view?lang={code}" for code in languages())
    yield "/api/assignments"
    yield from (f"/api/operations?f={file}&form={form}" for file in LISTS_OF_OPERATIONS for form in FORMS)


def aliases(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield addresses that give what another one gives, which is a file."""
    yield "/api/catalog", "/api/catalog?f=jsonld"
    for name in COLLECTIONS:
        items = (f"/api/collections/{name}/items/{quote(key)}" for key in _filed(snapshot, name))
        yield from ((f"{item}?f=geojson", item) for item in items)


def _filed(snapshot: Snapshot, name: str) -> Sequence[str]:
    """Return the ids of the records that can be taken along one by one: those of a stock are too many for that."""
    return snapshot.collection(name).in_memory.ids


def _with_projects(snapshot: Snapshot) -> Iterator[tuple[str, str, Fields]]:
    """Yield each area and city that has projects: its id, the parameter that asks for them, and its fields."""
    for name, parameter in PROJECTS_BY.items():
        rows = snapshot.collection(name)
        found = zip(rows.ids, rows.fields, strict=True)
        yield from ((key, parameter, row) for key, row in found if row["counts"]["projects"])


def _in_parts(address: str, count: int, most: int) -> Iterator[str]:
    """Yield the address of a list, and those of its further parts, of which each has `most` at most."""
    yield address
    yield from (f"{address}{'&' if '?' in address else '?'}offset={first}" for first in range(most, count, most))


def _forms(name: str) -> tuple[str, ...]:
    return ("json", *(form.name for form in formats_of(name)))


def _kreise(snapshot: Snapshot) -> list[str]:
    return sorted({city["kreis"] for city in snapshot.collection("cities").fields})


def public(snapshot: Snapshot) -> Iterator[str]:
    """Yield the address of what makes no sense before it is known where the site will be seen."""
    yield from (*sitemap.names(snapshot), "/robots.txt", "/api/catalog?f=jsonld", "/api/catalog?f=ttl")
    news = ("", *(path_of(name, key) for name in ("cities", "areas") for key in snapshot.collection(name).ids))
    yield from (f"{path}/neues.atom{asked}" for path in news for asked in ("", *_LANGUAGES))
    for name, keys in (("areas", snapshot.collection("areas").ids), ("cities", _cities_with_areas(snapshot))):
        sheets = (f"{path_of(name, key)}/{SHEET}" for key in keys)
        yield from (f"{sheet}?lang={code}" for sheet in sheets for code in _LANGUAGES_OF_SHEETS)


def _cities_with_areas(snapshot: Snapshot) -> list[str]:
    return [city["ags"] for city in snapshot.collection("cities").fields if city["area_ids"]]


def parts(settings: Settings, style: str) -> Iterator[str]:
    """Yield the address of every file that pages and map consist of; none of the staff's."""
    yield from (*_ICONS, *_SCRIPTS, *_STYLES, style, "/basemap/foreign.json")
    yield from (f"/assets/{name}" for name in _assets(settings.web_dir))
    basemap = settings.geodata_dir / "basemap"
    yield from (f"/basemap/{path.relative_to(basemap).as_posix()}" for path in sorted(basemap.rglob("*.*json")))


def made() -> Mapping[str, Callable[[Snapshot, BinaryIO], None]]:
    """Return who writes those files that no address of the server gives."""
    from atlas.tiles.archive import write_archive

    return {"karte.pmtiles": write_archive}


def is_dress(address: str) -> bool:
    """Return whether a part of pages has a name that stays when its contents change; as a file it has another."""
    return address in _STYLES


def _assets(web_dir: Path) -> Sequence[str]:
    """Return the built files that the public pages name, and those that these name, and so on; licences too."""
    there = {path.name: path for path in (web_dir / "assets").iterdir() if path.suffix not in (".br", ".gz")}
    waiting, found = [web_dir / name for name in _BUILT_PAGES], set[str]()
    named = re.compile("|".join(map(re.escape, sorted(there, key=len, reverse=True))))
    while waiting:
        for name in set(named.findall(waiting.pop().read_text("utf-8"))) - found:
            found.add(name)
            waiting += [there[name]] if there[name].suffix in _TEXTS else []
    licences = (path.name for form in _LICENCES for path in (web_dir / "assets").glob(form))
    return sorted({*found, *licences})
