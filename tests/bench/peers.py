"""The peers: tipg and pygeoapi on PostGIS, datasette on SQLite, each in its own environment, on the same features."""

import sqlite3
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import orjson
import psycopg
import shapely

from tests.bench.processes import Server, free_port, serving
from tests.postgres import running

ENVIRONMENTS = Path(__file__).parents[2] / ".cache" / "bench"
_SETTINGS = ("shared_buffers=1GB", "jit=off", "max_wal_size=4GB")
_LOOKED_AT = 2_000
_INSIDE = """
east >= cast(:w as real) and west <= cast(:e as real) and north >= cast(:s as real) and south <= cast(:n as real)
"""
_FOUND = f"from projects_box join projects on projects.rowid = projects_box.id where {_INSIDE} limit 100"
# Written by hand: datasette looks for boxes by itself in plain columns only, which takes it twice as long.
_QUERIES = {
    "within": f"select projects.* {_FOUND}",
    "counted": f"select projects.*, (select count(*) from projects_box where {_INSIDE}) as matched {_FOUND}",
}
Features = Iterable[Mapping[str, Any]]
Columns = dict[str, type]


@dataclass(frozen=True, slots=True)
class Ready:
    """What the peers read: the PostgreSQL server with its process, the SQLite file, and a folder for their settings."""

    url: str
    postmaster: int
    sqlite: Path
    folder: Path


@contextmanager
def prepared(folder: Path, collections: Mapping[str, Features]) -> Iterator[Ready]:
    """Fill PostGIS and SQLite with the features of each collection; the server runs until the block ends."""
    with running(*_SETTINGS) as postgres:
        url, file = postgres.database(), folder / "bench.db"
        with psycopg.connect(url) as server, closing(sqlite3.connect(file)) as local:
            server.execute("CREATE EXTENSION postgis")
            for name, features in collections.items():
                _fill(server, local, name, features)
            local.commit()
        with psycopg.connect(url, autocommit=True) as server:
            server.execute("VACUUM ANALYZE")
        yield Ready(url, postgres.pid, file, folder)


def _fill(server: psycopg.Connection[Any], local: sqlite3.Connection, name: str, features: Features) -> None:
    rest = iter(features)
    first = list(islice(rest, _LOOKED_AT))
    columns = _columns(first)
    kinds = {str: "text", float: "double precision", bool: "boolean"}
    listed = ", ".join(f'"{column}" {kinds[kind]}' for column, kind in columns.items())
    server.execute(f"CREATE TABLE {name} (id text PRIMARY KEY, {listed}, geometry geometry(Geometry, 4326))")
    local.execute(f"CREATE TABLE {name} (id text PRIMARY KEY, {listed}, geometry text)")
    local.execute(f"CREATE VIRTUAL TABLE {name}_box USING rtree(id, west, east, south, north)")
    marks = ", ".join("?" * (len(columns) + 2))
    with server.cursor() as cursor, cursor.copy(f"COPY {name} FROM STDIN") as copy:
        for number, feature in enumerate(chain(first, rest), 1):
            values = [feature["id"], *_values(feature["properties"], columns)]
            shape = shapely.from_geojson(orjson.dumps(feature["geometry"])) if feature["geometry"] else None
            copy.write_row([*values, _ewkb(shape)])
            drawn = orjson.dumps(feature["geometry"]).decode() if shape else None
            local.execute(
                f"INSERT INTO {name} (rowid, id, {', '.join(columns)}, geometry) VALUES ({number}, {marks})",
                [*values, drawn],
            )
            if shape is not None:
                west, south, east, north = shape.bounds
                local.execute(f"INSERT INTO {name}_box VALUES (?, ?, ?, ?, ?)", (number, west, east, south, north))
    server.execute(f"CREATE INDEX ON {name} USING gist (geometry)")


def _columns(features: Sequence[Mapping[str, Any]]) -> Columns:
    """Return the kind of each property; what is no plain value becomes a column of JSON text."""
    names = [name for name in features[0]["properties"] if name != "id"]
    seen = {name: {type(one["properties"][name]) for one in features} - {type(None)} for name in names}
    return {
        name: bool if kinds == {bool} else float if kinds and kinds <= {int, float} else str
        for name, kinds in seen.items()
    }


def _values(fields: Mapping[str, Any], columns: Columns) -> list[Any]:
    found = (fields[name] for name in columns)
    return [orjson.dumps(value).decode() if isinstance(value, list | dict) else value for value in found]


def _ewkb(shape: Any) -> str | None:
    return shapely.to_wkb(shapely.set_srid(shape, 4326), hex=True, include_srid=True) if shape is not None else None


@contextmanager
def peer(name: str, ready: Ready) -> Iterator[Server]:
    """Run one peer until the block ends."""
    port = free_port()
    programs = ENVIRONMENTS / name / "bin"
    uvicorn = [str(programs / "uvicorn"), "--port", str(port), "--no-access-log", "--log-level", "warning"]
    if name == "tipg":
        environment = {"DATABASE_URL": ready.url, "TIPG_CATALOG_TTL": "0"}
        with serving([*uvicorn, "tipg.main:app"], environment, port, beside=(ready.postmaster,)) as server:
            yield server
    elif name == "pygeoapi":
        environment = _pygeoapi(programs, ready, port)
        command = [*uvicorn, "pygeoapi.starlette_app:APP"]
        with serving(command, environment, port, ready="/conformance?f=json", beside=(ready.postmaster,)) as server:
            yield server
    else:
        (ready.folder / "metadata.json").write_bytes(orjson.dumps(_DATASETTE))
        command = [
            str(programs / "datasette"),
            "serve",
            "-i",
            str(ready.sqlite),
            "-p",
            str(port),
            "-m",
            str(ready.folder / "metadata.json"),
        ]
        with serving(command, {}, port, ready="/-/versions.json") as server:
            yield server


_DATASETTE = {
    "databases": {"bench": {"queries": {name: {"sql": sql, "params": list("wsen")} for name, sql in _QUERIES.items()}}}
}


def _pygeoapi(programs: Path, ready: Ready, port: int) -> dict[str, str]:
    """Write its settings, let it write its OpenAPI document, and return the environment that names both."""
    settings, openapi = ready.folder / "pygeoapi.yml", ready.folder / "openapi.yml"
    # What is JSON is YAML too.
    settings.write_bytes(orjson.dumps(_settings(ready, port)))
    environment = {"PYGEOAPI_CONFIG": str(settings), "PYGEOAPI_OPENAPI": str(openapi)}
    command = [str(programs / "pygeoapi"), "openapi", "generate", str(settings), "--output-file", str(openapi)]
    subprocess.run(command, check=True, capture_output=True, env={"PATH": str(programs), **environment})
    return environment


def _settings(ready: Ready, port: int) -> dict[str, Any]:
    said = {"title": {"en": "Bench"}, "description": {"en": "Bench"}, "keywords": {"en": ["bench"]}}
    contact = {"name": "Bench", "url": "http://127.0.0.1"}
    return {
        "server": {
            "bind": {"host": "127.0.0.1", "port": port},
            "url": f"http://127.0.0.1:{port}",
            "mimetype": "application/json; charset=UTF-8",
            "encoding": "utf-8",
            "gzip": False,
            "languages": ["en-US"],
            "limits": {"default_items": 10, "max_items": 10_000},
            "map": {"url": "http://127.0.0.1/{z}/{x}/{y}", "attribution": "-"},
        },
        "logging": {"level": "ERROR"},
        "metadata": {
            "identification": {**said, "keywords_type": "theme", "terms_of_service": "-", "url": "http://127.0.0.1"},
            "license": {"name": "-", "url": "http://127.0.0.1"},
            "provider": contact,
            "contact": contact,
        },
        "resources": {name: {**_resource(name, ready.url), **said} for name in ("areas", "projects")},
    }


def _resource(table: str, url: str) -> dict[str, Any]:
    parts = psycopg.conninfo.conninfo_to_dict(url)
    data = {
        "host": parts["host"],
        "port": parts["port"],
        "dbname": parts["dbname"],
        "user": parts["user"],
        "password": "-",
    }
    provider = {"type": "feature", "name": "PostgreSQL", "id_field": "id", "table": table, "geom_field": "geometry"}
    spatial = {"bbox": [-180, -90, 180, 90], "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}
    return {
        "type": "collection",
        "extents": {"spatial": spatial},
        "links": [],
        "providers": [{**provider, "data": {**data, "search_path": ["public"]}}],
    }
