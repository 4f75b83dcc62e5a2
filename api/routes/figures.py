"""The statistics: counts and sums of what the map shows under the same filters."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response

from api import parameters
from api.asking import beside
from api.deps import ITEM_PARAMETERS, SnapshotDep, asked_of_map, format_parameter
from api.parameters import Parameter, filter_parameter
from api.responses import CSV, JSON, respond
from atlas import encode, stats
from atlas.export.delimited import figures_to_csv
from atlas.selection import MAP_FILTERS

_FORMATS = ("json", "csv")
_STATS = [
    Parameter("by", "Gliederung (grouping)", {"type": "string", "enum": list(stats.DIMENSIONS)}, required=True),
    *(filter_parameter(item) for item in MAP_FILTERS.values()),
    *(parameter for parameter in ITEM_PARAMETERS if parameter.name in ("bbox", "datetime")),
    format_parameter(_FORMATS),
]
_COLUMNS = ("key", "label", *(field.name for field in fields(stats.Figures)))
router = APIRouter(prefix="/api", tags=["Zahlen"])


@router.get("/stats", summary="Zahlen", openapi_extra={"parameters": [one.openapi() for one in _STATS]})
async def statistics(request: Request, snapshot: SnapshotDep) -> Response:
    """Return counts and sums by city, Kreis, region, period, theme, year or status, of what the filters leave."""
    values = parameters.read(request, _STATS)
    by = parameters.choice(values, "by", stats.DIMENSIONS, "")
    wanted = parameters.choice(values, "f", _FORMATS, "json")
    dimension, asked = next(name for name in stats.DIMENSIONS if name == by), asked_of_map(values)
    table = await beside(partial(stats.table, snapshot, dimension, asked))
    if wanted == "csv":
        response = respond(request, snapshot, figures_to_csv([*_lines(table)], _COLUMNS), CSV)
        response.headers["Content-Disposition"] = f'attachment; filename="zahlen-{by}.csv"'
        return response
    body = {
        "by": by,
        "rows": [row.flat() for row in table.rows],
        "rest": asdict(table.rest),
        "total": asdict(table.total),
        "revision": snapshot.revision,
    }
    return respond(request, snapshot, encode.dumps(body), JSON)


def _lines(table: stats.Table) -> Iterator[dict[str, Any]]:
    """Yield the groups, then what is in none, so that nothing is missing from the table."""
    yield from (row.flat() for row in table.rows)
    if any(asdict(table.rest).values()):
        yield stats.Row("", "ohne Angabe", table.rest).flat()
