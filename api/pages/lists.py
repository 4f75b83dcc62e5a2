"""A page of a collection as a table for people: filters in words, sorting, and the way to the next page."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import Request

from api.pages import format, words
from api.pages.columns import COLUMNS, Column
from api.pages.render import Crumb, Head
from atlas.filters import Filter, filters_of
from atlas.query import MAX_LIMIT, Collection, Page, Query

_NOT_ASKED = ("f", "limit", "offset")


def make(request: Request, rows: Collection, page: Page, query: Query) -> tuple[Head, dict[str, Any]]:
    """Return head and content of a list page."""
    name = rows.name
    asked = {key: value for key, value in request.query_params.items() if value}
    columns = [column for column in COLUMNS[name] if column.listed]
    last = query.offset + len(page.positions)
    content = {
        "collection": name,
        "lead": words.LIST_LEADS[name],
        "columns": [_column(request, asked, query, column) for column in columns],
        "rows": [[(column, column.cell(rows.fields[p])) for column in columns] for p in page.positions],
        "matched": format.counted(page.matched, words.SINGULAR[name], words.PLURAL[name]),
        "shown": f"{format.number(query.offset + 1)} bis {format.number(last)}" if page.positions else "",
        "is_part": len(page.positions) < page.matched,
        "asked_words": asked_words(name, query),
        "form": _form(rows, asked),
        "action": request.url.path,
        "hidden": {"f": "html"} if request.url.path.startswith("/api") else {},
        "everything": request.url.path + ("?f=html" if request.url.path.startswith("/api") else ""),
        "formats": _formats(name, asked),
        **_neighbours(request, asked, query, page),
    }
    return _head(request, rows, query, asked), content


def _head(request: Request, rows: Collection, query: Query, asked: Mapping[str, str]) -> Head:
    name = rows.name
    own = f"/{words.FOLDERS[name]}" if name in words.FOLDERS else f"/api/collections/{name}/items?f=html"
    said = asked_words(name, query)
    title = words.LIST_TITLES[name]
    return Head(
        title=title if not said else f"{words.PLURAL[name]}: {'; '.join(said)}",
        description=words.LIST_LEADS[name],
        path=own,
        crumbs=(Crumb("Sachsen", "/staedte"),) if name != "cities" else (),
        alternates=_formats(name, asked)[:2],
        section=name,
        index=not (said or query.sort or query.offset) or not asked,
    )


def asked_words(collection: str, query: Query) -> list[str]:
    """Return what a query asks for as German words, one part per condition."""
    known = filters_of(collection)
    parts = [_filter_words(collection, known[name], text) for name, text in query.filters.items()]
    if query.text:
        parts.append(f"enthält „{query.text}“")
    if query.interval is not None:
        first, last = (day.isoformat() if day else None for day in (query.interval.first, query.interval.last))
        parts.append(f"Zeit {format.span(first, last)}")
    if query.box is not None:
        box = query.box
        sides = (box.west, box.south, box.east, box.north)
        parts.append(f"im Rechteck {' / '.join(format.number(side, 4) for side in sides)}")
    return parts


def _filter_words(collection: str, item: Filter, text: str) -> str:
    values = [words.filter_value(collection, item.name, part.strip()) for part in text.split(",") if part.strip()]
    return item.describe(" oder ".join(values))


def _form(rows: Collection, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of the filter form: the text, the city, and every filter with a few choices."""
    selects = [
        {
            "name": item.name,
            "label": item.label_de,
            "options": [(code, words.filter_value(rows.name, item.name, code)) for code in item.choices],
            "value": asked.get(item.name, ""),
        }
        for item in filters_of(rows.name).values()
        if item.choices and item.name != "precision"
    ]
    cities = {str(fields["city_ags"]): fields["city_name"] for fields in rows.fields if fields.get("city_name")}
    if cities and rows.name != "cities":
        options = sorted(cities.items(), key=lambda pair: str(pair[1]))
        selects.insert(0, _city_select(options, asked))
    kept = {"q", *(select["name"] for select in selects), *_NOT_ASKED}
    return {
        "q": asked.get("q", ""),
        "selects": selects,
        "kept": {key: value for key, value in asked.items() if key not in kept},
    }


def _city_select(options: list[tuple[str, Any]], asked: Mapping[str, str]) -> dict[str, Any]:
    return {"name": "city_ags", "label": "Stadt", "options": options, "value": asked.get("city_ags", "")}


def _column(request: Request, asked: Mapping[str, str], query: Query, column: Column) -> dict[str, Any]:
    first = query.sort[0] if query.sort else None
    by_this = first is not None and first.name == column.sort
    sorted_as = ("descending" if first and first.descending else "ascending") if by_this else None
    key = f"-{column.sort}" if sorted_as == "ascending" else column.sort
    plain = {name: value for name, value in asked.items() if name != "offset"}
    href = f"{request.url.path}?{urlencode({**plain, 'sortby': key})}" if column.sort else None
    return {"label": column.label, "figures": column.figures, "href": href, "sorted": sorted_as}


def _neighbours(request: Request, asked: Mapping[str, str], query: Query, page: Page) -> dict[str, str | None]:
    following, before = query.offset + query.limit, max(query.offset - query.limit, 0)

    def address(offset: int) -> str:
        return f"{request.url.path}?{urlencode({**asked, 'offset': offset})}"

    return {
        "next": address(following) if following < page.matched else None,
        "previous": address(before) if query.offset > 0 else None,
    }


def _formats(name: str, asked: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    known = {*filters_of(name), "q", "bbox", "datetime", "sortby"}
    plain = {key: value for key, value in asked.items() if key in known}
    here = f"/api/collections/{name}/items"
    media = (("application/geo+json", "json"), ("text/csv", "csv"))
    return tuple((kind, f"{here}?{urlencode({**plain, 'limit': MAX_LIMIT, 'f': code})}") for kind, code in media)
