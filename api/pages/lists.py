"""A page of a collection as a table for people: filters in words, sorting, and the way to the next page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from fastapi import Request

from api.pages import menus, speech
from api.pages.columns import COLUMNS, Column, cells
from api.pages.render import Crumb, Head
from api.pages.speech import Speech
from api.pages.words import list_path
from atlas.describe.asked import asked_words, filter_value
from atlas.filters import Filter, filters_of
from atlas.query import MAX_LIMIT, Collection, Page, Query
from atlas.queryables import QUERYABLES

# A browser shows longer tables slowly, and to make one of ten thousand rows takes seconds; the next page leads on.
_MOST_ROWS = 1_000
_KEPT = ("q", "bbox", "bbox-crs", "datetime", "filter", "filter-lang", "filter-crs", "sortby")
_NOT_ASKED = ("f", "limit", "offset", "lang")


def of_page(query: Query) -> Query:
    """Return a query as one page of a list answers it."""
    return replace(query, limit=min(query.limit, _MOST_ROWS))


def make(
    request: Request, rows: Collection, page: Page, query: Query, areas: Mapping[str, Mapping[str, Any]]
) -> tuple[Head, dict[str, Any]]:
    """Return head and content of a list page; `areas` are the fields of areas by id."""
    name, voice = rows.name, speech.of(request)
    asked = {key: value for key, value in request.query_params.items() if value}
    columns = [column for column in COLUMNS[name] if column.listed]
    names = {"city_ags": rows.cities, "area": {key: str(area["name"]) for key, area in areas.items()}}
    said = asked_words(voice, name, query, names)
    content = {
        "collection": name,
        "columns": [_column(request, voice, asked, query, column) for column in columns],
        "rows": cells(voice, columns, [rows.fields[position] for position in page.positions]),
        "found": _found(voice, name, query, page),
        "asked_words": said,
        "form": _form(voice, rows, asked),
        "action": request.url.path,
        "hidden": {key: asked[key] for key in ("f", "lang") if key in asked},
        "everything": request.url.path + ("?f=html" if request.url.path.startswith("/api") else ""),
        "menu": menus.of_list(voice, name, _plain(name, asked)),
        **_neighbours(request, asked, query, page),
    }
    return _head(voice, name, query, asked, said), content


def _found(voice: Speech, name: str, query: Query, page: Page) -> str:
    what, last = voice.say(f"count-{name}", n=page.matched), query.offset + len(page.positions)
    if not page.positions or len(page.positions) == page.matched:
        return voice.say("page-found", what=what)
    return voice.say("page-found-part", what=what, first=query.offset + 1, last=last)


def _head(voice: Speech, name: str, query: Query, asked: Mapping[str, str], said: list[str]) -> Head:
    plural = voice.say(f"page-plural-{name}")
    chosen = voice.say("filters-naming", label=plural, value=voice.joined(said))
    return Head(
        title=chosen if said else voice.say(f"page-all-{name}"),
        description=voice.say(f"page-lead-{name}"),
        path=list_path(name),
        crumbs=(Crumb(voice.say("page-saxony"), "/staedte"),) if name != "cities" else (),
        alternates=_formats(name, asked)[:2],
        section=name,
        index=not (said or query.sort or query.offset) or not asked.keys() - {"lang"},
    )


def _form(voice: Speech, rows: Collection, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of the filter form: the text, the city, and every filter with a few choices."""
    selects = [
        _select(voice, item.name, _options(voice, rows.name, item), asked)
        for item in filters_of(rows.name).values()
        if item.choices and item.name != "precision"
    ]
    cities = rows.cities
    if cities and rows.name != "cities":
        options = sorted(cities.items(), key=lambda pair: str(pair[1]))
        selects.insert(0, _select(voice, "city_ags", options, asked))
    kept = {"q", *(select["name"] for select in selects), *_NOT_ASKED}
    return {
        "q": asked.get("q", ""),
        "selects": selects,
        "kept": {key: value for key, value in asked.items() if key not in kept},
    }


def _options(voice: Speech, collection: str, item: Filter) -> list[tuple[str, Any]]:
    return [(code, filter_value(voice, collection, item.name, code, item.choices)) for code in item.choices]


def _select(voice: Speech, name: str, options: list[tuple[str, Any]], asked: Mapping[str, str]) -> dict[str, Any]:
    label = voice.say("kinds-city" if name == "city_ags" else f"page-filter-{name}")
    return {"name": name, "label": label, "none": "", "options": options, "value": asked.get(name, "")}


def _column(request: Request, voice: Speech, asked: Mapping[str, str], query: Query, column: Column) -> dict[str, Any]:
    first = query.sort[0] if query.sort else None
    by_this = first is not None and first.name == column.sort
    sorted_as = ("descending" if first and first.descending else "ascending") if by_this else None
    key = f"-{column.sort}" if sorted_as == "ascending" else column.sort
    plain = {name: value for name, value in asked.items() if name != "offset"}
    href = f"{request.url.path}?{urlencode({**plain, 'sortby': key})}" if column.sort else None
    return {"label": voice.say(column.label), "figures": column.figures, "href": href, "sorted": sorted_as}


def _neighbours(request: Request, asked: Mapping[str, str], query: Query, page: Page) -> dict[str, str | None]:
    following, before = query.offset + query.limit, max(query.offset - query.limit, 0)

    def address(offset: int) -> str:
        return f"{request.url.path}?{urlencode({**asked, 'offset': offset})}"

    return {
        "next": address(following) if following < page.matched else None,
        "previous": address(before) if query.offset > 0 else None,
    }


def _plain(name: str, asked: Mapping[str, str]) -> dict[str, str]:
    """Return what is asked of the data, without what is about the page."""
    known = {*QUERYABLES[name], *filters_of(name), *_KEPT}
    return {key: value for key, value in asked.items() if key in known}


def _formats(name: str, asked: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    plain = _plain(name, asked)
    here = f"/api/collections/{name}/items"
    media = (("application/geo+json", "json"), ("text/csv", "csv"))
    return tuple((kind, f"{here}?{urlencode({**plain, 'limit': MAX_LIMIT, 'f': code})}") for kind, code in media)
