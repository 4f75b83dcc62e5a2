"""What a query of a collection, or one record, gives as a file in one of the formats of atlas.export.formats."""

from dataclasses import replace

from fastapi import Request, Response

from api import links
from api.asking import page_of
from api.files import respond_file
from api.language import file_language
from api.parameters import Values
from atlas.export.formats import Format
from atlas.export.statement import in_words, name_of, state
from atlas.export.table import table_of
from atlas.filters import filters_of
from atlas.query import Collection, Query
from atlas.snapshot import Snapshot


async def send_items(
    request: Request,
    snapshot: Snapshot,
    format: Format,
    rows: Collection,
    query: Query,
    values: Values,
    columns: tuple[str, ...] | None,
) -> Response:
    """Return everything that a query finds as a file: without a `limit` that was asked for, all of it."""
    whole = query if "limit" in values else replace(query, limit=len(rows.ids))
    known = {*filters_of(rows.name), "bbox", "datetime", "q"}
    asked = {name: text for name, text in values.items() if name in known}
    statement = state(
        snapshot,
        in_words(rows.name, query),
        name_of(rows.name, asked),
        address=links.here(request),
        base=links.base_url(request),
    )
    positions = (await page_of(rows, whole)).positions
    table = table_of(snapshot, rows, positions, statement, names=columns, language=file_language(request))
    return await respond_file(request, snapshot, format, table)


async def send_item(
    request: Request, snapshot: Snapshot, format: Format, rows: Collection, key: str, values: Values
) -> Response:
    """Return one record as a file."""
    position = rows.position(key)
    fields = rows.fields[position]
    title = (str(fields.get("title") or fields["name"]),)
    address, base = links.here(request), links.base_url(request)
    statement = state(snapshot, {"de": title, "en": title}, key, address=address, base=base)
    table = table_of(snapshot, rows, (position,), statement, language=file_language(request))
    return await respond_file(request, snapshot, format, table)
