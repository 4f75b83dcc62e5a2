"""Text to atlas values, once: the query of a request, its box, time, sorting and position."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from api import expressions, parameters
from api.parameters import Parameter, Values
from atlas import Atlas, conditions, crs
from atlas.cql import Condition
from atlas.errors import InvalidParameter
from atlas.filters import filters_of
from atlas.index import Box
from atlas.places import Place
from atlas.query import DEFAULT_LIMIT, MAX_LIMIT, Interval, Query, Sort
from atlas.selection import MAP_FILTERS, Asked
from atlas.snapshot import Snapshot
from atlas.texts import DEFAULT, languages

MAX_OFFSET = 10_000_000
# RFC 3339: a day, or a moment of which only the day counts; a plus sign that was not encoded arrives as a blank.
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]+)?(?:Z|[+ -][0-9]{2}:[0-9]{2}))?",
    re.IGNORECASE,
)
FORMATS = ("json", "html")


def format_parameter(formats: Sequence[str]) -> Parameter:
    """Return the parameter `f` of an address that answers in these formats."""
    return Parameter("f", "Format der Antwort (format of the answer)", {"type": "string", "enum": list(formats)})


def limit_parameter(default: int, most: int) -> Parameter:
    """Return the parameter `limit` with its default and its bound."""
    schema = {"type": "integer", "minimum": 1, "maximum": most, "default": default}
    return Parameter("limit", "Höchstens so viele Einträge (at most so many features)", schema)


FORMAT = format_parameter(FORMATS)
LANGUAGE = Parameter(
    "lang",
    "Sprache von Seiten und Sätzen (language of pages and sentences)",
    {"type": "string", "enum": list(languages()), "default": DEFAULT},
)
# What every address takes that answers with a page too.
SHAPE = (FORMAT, LANGUAGE)
LON = Parameter("lon", "Länge in Grad, WGS 84 (longitude in degrees)", {"type": "number"})
LAT = Parameter("lat", "Breite in Grad, WGS 84 (latitude in degrees)", {"type": "number"})
PLACE = Parameter("q", "Ort, Postleitzahl, Straße oder Haltestelle (place, postal code, street or stop)")
ITEM_PARAMETERS = (
    Parameter(
        "bbox",
        "Rechteck: West, Süd, Ost, Nord in Grad, oder im System „bbox-crs“ (rectangle: west, south, east, north)",
        {
            "type": "array",
            "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
            "items": {"type": "number"},
        },
    ),
    *expressions.PARAMETERS,
    Parameter("datetime", "Tag oder Zeitraum, z. B. 2018-02-12 oder 2018-01-01/.. (day or interval, RFC 3339)"),
    limit_parameter(DEFAULT_LIMIT, MAX_LIMIT),
    Parameter(
        "offset",
        "So viele Einträge überspringen (skip so many features)",
        {"type": "integer", "minimum": 0, "maximum": MAX_OFFSET, "default": 0},
    ),
    Parameter("q", "Wörter, die vorkommen müssen (words that must occur)"),
    Parameter(
        "sortby",
        "Sortierung, z. B. name,-cost_total_eur (sort keys, - for descending)",
        {"type": "array", "items": {"type": "string"}},
    ),
    Parameter(
        "properties",
        "Nur diese Eigenschaften (only these properties)",
        {"type": "array", "items": {"type": "string"}},
    ),
    Parameter(
        "skipGeometry",
        "Ohne Geometrie antworten (leave geometries out)",
        {"type": "string", "enum": ["true", "false"], "default": "false"},
    ),
    LANGUAGE,
)


# Both are coroutines because FastAPI sends everything else through a thread, which takes longer than most answers.
async def get_atlas(request: Request) -> Atlas:
    """Return the atlas that the app was created with."""
    house: Atlas = request.app.state.atlas
    return house


async def get_snapshot(request: Request) -> Snapshot:
    """Return the snapshot that this request reads; where it has to be built first, others are answered meanwhile."""
    house: Atlas = request.app.state.atlas
    current = house.current
    return current if current is not None else await run_in_threadpool(_built, house)


# What tells where something lies takes long to read, which only the first who ask for it wait for.
async def get_placed(request: Request) -> Atlas:
    """Return the atlas with its gazetteer."""
    house: Atlas = request.app.state.atlas
    if not house.has_places:
        await run_in_threadpool(house.read_places)
    return house


async def get_grounded(request: Request) -> Atlas:
    """Return the atlas with its gazetteer and regions."""
    house: Atlas = request.app.state.atlas
    if not house.has_ground:
        await run_in_threadpool(house.read_ground)
    return house


def _built(house: Atlas) -> Snapshot:
    return house.snapshot


AtlasDep = Annotated[Atlas, Depends(get_atlas)]
SnapshotDep = Annotated[Snapshot, Depends(get_snapshot)]


def answer_format(values: Values, formats: Sequence[str] = FORMATS, default: str = "json") -> str:
    """Return the format of the answer; raises InvalidParameter for one, or for a language, that there is not."""
    parameters.choice(values, "lang", languages(), DEFAULT)
    return parameters.choice(values, "f", formats, default)


def item_query(collection: str, values: Values) -> Query:
    """Return the query that the parameters of an items request ask for; raises InvalidParameter."""
    known = filters_of(collection)
    box, boxed = _box_of(collection, values)
    return Query(
        box=box,
        interval=parse_interval(values["datetime"]) if "datetime" in values else None,
        text=values.get("q", ""),
        filters={name: text for name, text in values.items() if name in known},
        conditions=(*boxed, *conditions.conditions(collection, values)),
        sort=parse_sort(values["sortby"]) if "sortby" in values else (),
        limit=parameters.whole_number(values, "limit", default=DEFAULT_LIMIT, least=1, most=MAX_LIMIT),
        offset=parameters.whole_number(values, "offset", default=0, least=0, most=MAX_OFFSET),
    )


def _box_of(collection: str, values: Values) -> tuple[Box | None, tuple[Condition, ...]]:
    """Return the box in degrees, or the condition that a box in metres is, which is none in degrees."""
    if "bbox" not in values:
        return None, ()
    system = conditions.system_of(values, "bbox-crs")
    if not system.metric:
        return parse_box(values["bbox"], north_first=system.north_first), ()
    try:
        return None, (conditions.in_box(collection, box_numbers(values["bbox"]), system),)
    except InvalidParameter as error:
        raise _bad_box(f"ist nicht brauchbar: {error.de}", f"cannot be used: {error.en}") from None


def asked_of_map(values: Values) -> Asked:
    """Return what parameters ask of the map as a whole: its filters, a day or interval, a box."""
    return Asked(
        filters={name: text for name, text in values.items() if name in MAP_FILTERS},
        interval=parse_interval(values["datetime"]) if "datetime" in values else None,
        box=parse_box(values["bbox"]) if "bbox" in values else None,
    )


def box_numbers(text: str) -> tuple[float, float, float, float]:
    """Return the four numbers of a bbox (of six, heights are left out), or raise InvalidParameter."""
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) == 6:
        numbers = [numbers[0], numbers[1], numbers[3], numbers[4]]
    if len(numbers) != 4:
        raise _bad_box("besteht aus vier Zahlen: West,Süd,Ost,Nord.", "has four numbers: west,south,east,north.")
    return numbers[0], numbers[1], numbers[2], numbers[3]


def parse_box(text: str, *, north_first: bool = False) -> Box:
    """Return a bbox in degrees, or raise InvalidParameter with the reason."""
    west, south, east, north = box_numbers(text)
    if north_first:
        west, south, east, north = south, west, north, east
    in_range = all(-180 <= lon <= 180 for lon in (west, east)) and all(-90 <= lat <= 90 for lat in (south, north))
    if not in_range:
        raise _bad_box("braucht Längen von -180 bis 180 und Breiten von -90 bis 90.", "is out of range.")
    if west > east or south > north:
        raise _bad_box("ist verdreht: erst West,Süd, dann Ost,Nord.", "is reversed: first west,south, then east,north.")
    if crs.in_saxony_bbox((south + north) / 2, (west + east) / 2):
        raise _bad_box("liegt nicht in Sachsen; Länge und Breite vertauscht?", "is not in Saxony; lon and lat swapped?")
    return Box(west, south, east, north)


def _bad_box(de: str, en: str) -> InvalidParameter:
    return InvalidParameter(f"Das Rechteck „bbox“ {de}", f"The box 'bbox' {en}", parameter="bbox")


def parse_interval(text: str) -> Interval:
    """Return a day or an interval "first/last" with ".." or nothing for an open end (RFC 3339, OGC Features 7.15.4)."""
    parts = text.split("/")
    if len(parts) == 1:
        day = _day(parts[0])
        return Interval(day, day)
    if len(parts) != 2 or all(part in ("", "..") for part in parts):
        raise _bad_time(text)
    first, last = (None if part in ("", "..") else _day(part) for part in parts)
    if first is not None and last is not None and first > last:
        raise _bad_time(text)
    return Interval(first, last)


def parse_day(text: str, parameter: str) -> date:
    """Return the one day that a parameter names, or raise InvalidParameter."""
    try:
        return _day(text)
    except InvalidParameter:
        raise InvalidParameter(
            f"„{text[:60]}“ ist kein Tag; Beispiel: 2018-02-12.",
            f"'{text[:60]}' is no day; example: 2018-02-12.",
            parameter=parameter,
        ) from None


def _day(text: str) -> date:
    instant = _INSTANT.fullmatch(text)
    try:
        return date.fromisoformat(instant[1] if instant else "")
    except ValueError:
        raise _bad_time(text) from None


def _bad_time(text: str) -> InvalidParameter:
    return InvalidParameter(
        f"„{text[:60]}“ ist kein Tag und kein Zeitraum; Beispiele: 2018-02-12, 2018-01-01/2019-12-31, 2021-01-01/..",
        f"'{text[:60]}' is no day and no interval; examples: 2018-02-12, 2018-01-01/2019-12-31, 2021-01-01/..",
        parameter="datetime",
    )


def parse_sort(text: str) -> tuple[Sort, ...]:
    """Return the sort keys of "name,-cost_total_eur"; a plus sign (or a blank in its place) is allowed."""
    keys = [part.strip() for part in text.split(",") if part.strip("+- ")]
    if not keys:
        raise InvalidParameter("„sortby“ braucht einen Namen.", "'sortby' needs a name.", parameter="sortby")
    # Only the first key of a name counts, so a text of a thousand keys costs no thousand sortings.
    named: dict[str, bool] = {}
    for key in keys:
        named.setdefault(key.lstrip("+-"), key.startswith("-"))
    return tuple(Sort(name, descending) for name, descending in named.items())


def position(values: Values, atlas: Atlas) -> Place:
    """Return the position that lon and lat, or the place `q`, name; raises InvalidParameter, PlaceNotFound."""
    lon, lat = parameters.number(values, "lon"), parameters.number(values, "lat")
    if lon is not None and lat is not None and "q" not in values:
        return atlas.gazetteer.position(lon, lat, parameter="lon")
    if lon is None and lat is None and values.get("q", "").strip():
        return atlas.gazetteer.locate(values["q"])
    missing = "lat" if lon is not None and lat is None else "lon" if lat is not None and lon is None else "q"
    raise InvalidParameter(
        "Bitte entweder „lon“ und „lat“ oder einen Ort „q“ angeben.",
        "Please give either 'lon' and 'lat' or a place 'q'.",
        parameter=missing,
    )
