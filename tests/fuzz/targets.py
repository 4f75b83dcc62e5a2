"""What reads foreign text and bytes, as functions of bytes: each may refuse them with an error of ours, and no other.

Each of `TARGETS` is tried by hypothesis in `test_targets.py` and, guided by coverage, by atheris in `scripts/fuzz`. It
begins with what stands in `corpus/` under its name: a folder of small files, or a file of one text a line.
"""

import atexit
import tempfile
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import anyio
import numpy as np
import orjson
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI

import atlas
from api import coding, deps
from api.app import create_app
from api.pages.jsonld import opening_hours
from api.settings import Settings
from atlas import cql, crs
from atlas.edit.reading import read_as
from atlas.errors import AtlasError
from atlas.filters import FILTERS
from atlas.intake import child, values
from atlas.intake.limits import Limits
from atlas.intake.values import Misread
from atlas.manyplaces import lines_of

CORPUS = Path(__file__).parent / "corpus"
GEODATA = Path(__file__).parents[2] / "geodata"
# What may come of any bytes: an answer, or a refusal with a sentence.
REFUSED = (AtlasError, Misread)
_SMALL = Limits(unpacked_bytes=5_000_000, rows=5_000, cells=50_000, vertices=50_000, seconds=10)
_OF_ADDRESSES = "!$&'()*+,-./:;=?@_~%[]|\\\"^`{}<>"
_AREAS = "/api/collections/areas/items"
Target = Callable[[bytes], None]


@cache
def folder() -> Path:
    """A folder that goes with the process."""
    made = tempfile.TemporaryDirectory()
    atexit.register(made.cleanup)
    return Path(made.name)


@cache
def house() -> atlas.Atlas:
    """The atlas on the shipped layers."""
    return atlas.open(folder(), GEODATA)


@cache
def app() -> FastAPI:
    """The app without what it does beside answering, such as packing what it keeps ready."""
    made = create_app(Settings(geodata_dir=GEODATA))
    made.state.atlas = house()
    return made


@cache
def portal() -> BlockingPortal:
    """An event loop in a thread of its own."""
    running = start_blocking_portal()
    atexit.register(running.__exit__, None, None, None)
    return running.__enter__()


def corpus(name: str) -> list[bytes]:
    """Return what a target begins with."""
    place = CORPUS / name
    if place.is_dir():
        return [path.read_bytes() for path in sorted(place.iterdir())]
    return (CORPUS / f"{name}.txt").read_bytes().splitlines()


def text_of(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def cql2_text(data: bytes) -> None:
    _asked(text_of(data), "cql2-text")


def cql2_json(data: bytes) -> None:
    _asked(text_of(data), "cql2-json")


def wkt(data: bytes) -> None:
    for system in (crs.CRS84, crs.system("EPSG:25833")):
        _asked(f"S_INTERSECTS(geometry, {text_of(data)})", "cql2-text", system or crs.CRS84)


def _asked(text: str, language: str, system: crs.System = crs.CRS84) -> None:
    rows = house().snapshot.collection("areas")
    found = cql.read("areas", text, language, system).matching(rows.columns, np.arange(len(rows.ids)))
    assert len(found) <= len(rows.ids)


def geojson(data: bytes) -> None:
    """A geometry, or a whole feature, as somebody who edits sends it."""
    try:
        sent = orjson.loads(data)
    except orjson.JSONDecodeError:
        return
    areas = house().snapshot.collection("areas")
    feature = sent if isinstance(sent, dict) and "properties" in sent else {"geometry": sent, "properties": {}}
    properties = feature["properties"] if isinstance(feature["properties"], dict) else {}
    kept = orjson.loads(house().store.current("areas", areas.ids[0]).body or "{}")["properties"]
    read_as("areas", areas.ids[0], {**feature, "properties": {**kept, **properties}})


def hours(data: bytes) -> None:
    opening_hours(text_of(data))


def days(data: bytes) -> None:
    for read in (deps.parse_interval, lambda text: deps.parse_day(text, "on"), values.day):
        with suppress(*REFUSED):
            read(text_of(data))


def amounts(data: bytes) -> None:
    text = text_of(data)
    sign = values.decimal_sign([text], degrees=False)
    for read in (values.number, values.share, partial(values.money, factor=1000)):
        with suppress(*REFUSED):
            read(text, sign)


def boxes(data: bytes) -> None:
    for read in (deps.parse_box, deps.parse_sort, crs.system, crs.known_crs):
        with suppress(*REFUSED):
            read(text_of(data))


def filters(data: bytes) -> None:
    """A value of every filter of every collection, asked of a record."""
    for name, offered in FILTERS.items():
        fields = house().snapshot.collection(name).fields[0]
        for one in offered:
            with suppress(*REFUSED):
                one.parse(text_of(data))(fields)


def places(data: bytes) -> None:
    text = text_of(data)
    house().search(text, limit=5)
    lines_of(text)
    house().gazetteer.locate(text)


def query(data: bytes) -> None:
    """What stands behind the question mark, at addresses that read most of it; the server refuses any other bytes."""
    asked = quote(data, safe=_OF_ADDRESSES).encode()
    for path in (_AREAS, "/api/nearby", "/api/stats"):
        _request(path, asked, [])


def headers(data: bytes) -> None:
    """Lines of headers as they come from the wire."""
    pairs = (line.partition(b":") for line in data.split(b"\n")[:20])
    sent = [(name.strip().lower(), value.strip()) for name, _, value in pairs]
    _request(_AREAS, b"limit=1", sent)
    _request("/basemap/state.geojson", b"", sent)
    for _, value in sent:
        coding.accepted(value.decode("latin-1"))


def _request(path: str, question: bytes, sent: list[tuple[bytes, bytes]]) -> None:
    statuses: list[int] = []
    sent_all: list[bool] = []

    async def receive() -> dict[str, Any]:
        if not sent_all:
            sent_all.append(True)
            return {"type": "http.request", "body": b"", "more_body": False}
        await anyio.sleep_forever()
        raise AssertionError("never")

    async def send(message: Any) -> None:
        statuses.extend([message["status"]] if message["type"] == "http.response.start" else [])

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": question,
        "headers": [(b"host", b"localhost"), *sent],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    portal().call(app(), scope, receive, send)
    assert statuses and statuses[0] < 500, statuses


def file(data: bytes) -> None:
    """A file of any format, as the process reads it that opens foreign files."""
    path = folder() / "file"
    path.write_bytes(data)
    # As in that process, which hears no warnings of GDAL's.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        child.read(path, None, None, _SMALL)


TARGETS: dict[str, Target] = {
    one.__name__: one
    for one in (cql2_text, cql2_json, wkt, geojson, hours, days, amounts, boxes, filters, places, query, headers, file)
}
