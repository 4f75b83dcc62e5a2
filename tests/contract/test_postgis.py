"""QGIS and SQL read the records as layers, of the same transaction as the records, and nothing internal."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
import psycopg
import pytest
from conftest import GEODATA
from ledgers import copied
from postgres import Server
from processes import run

import atlas
from atlas.layers import Layers
from atlas.store.homes import home
from atlas.store.ledger import Edit
from atlas.store.moving import copy
from atlas.store.postgres import PostgresDatabase
from atlas.store.store import Store

OFFICE = "chemnitz-buergerzentrum-sonnenberg"
COLLECTIONS = ("areas", "cities", "offices", "projects")


@pytest.fixture(scope="module")
def full(house: atlas.Atlas, postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the whole atlas and its layers."""
    url, folder = postgres.database(), tmp_path_factory.mktemp("files")
    with copied(house, folder):
        copy(home(str(folder)), home(url))
    upgraded(url)
    return url


@pytest.fixture
def store(full: str) -> Iterator[Store]:
    with closing(Store(PostgresDatabase(full, "ledger"))) as opened:
        yield opened


def upgraded(url: str) -> str:
    done = run("atlas", "database", "upgrade", ATLAS_DATABASE_URL=url)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchall()  # type: ignore[call-overload, no-any-return]


def office(store: Store) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(store.current("offices", OFFICE).body or "")
    return found


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_collection_is_a_layer_with_a_row_for_each_record(full: str, house: atlas.Atlas, collection: str) -> None:
    found = rows(full, f"SELECT {'ags' if collection == 'cities' else 'id'} FROM atlas_layers.{collection}")
    assert sorted(key for (key,) in found) == sorted(house.snapshot.collection(collection).ids)


def test_the_layers_are_registered_with_their_coordinate_system_as_gis_programs_look_for_them(full: str) -> None:
    found = rows(full, "SELECT f_table_name, srid FROM geometry_columns WHERE f_table_schema = 'atlas_layers'")
    assert sorted(found) == [(name, 4326) for name in COLLECTIONS]


def test_shapes_are_those_of_the_records_and_say_what_they_are_worth(full: str, house: atlas.Atlas) -> None:
    found = rows(full, "SELECT id, geometry_quality, public.ST_AsText(geometry) IS NULL FROM atlas_layers.areas")
    told = house.snapshot.collection("areas").fields
    assert {(one, worth) for one, worth, _ in found} == {(area["id"], area["geometry_quality"]) for area in told}
    assert all(missing is (worth == "none") for _, worth, missing in found)
    (bounds,) = rows(full, "SELECT public.ST_Extent(geometry)::text FROM atlas_layers.projects")
    assert bounds[0].startswith("BOX(1")


def test_a_box_is_answered_by_the_spatial_index(full: str) -> None:
    with psycopg.connect(full) as connection:
        connection.execute("SET enable_seqscan = off")
        box = "public.ST_MakeEnvelope(12.2, 51.2, 12.6, 51.5, 4326)"
        plan = connection.execute(
            f"EXPLAIN SELECT id FROM atlas_layers.projects WHERE geometry OPERATOR(public.&&) {box}"  # type: ignore[arg-type]
        ).fetchall()
    assert any("record_geometry" in line for (line,) in plan)


def test_a_layer_changes_with_the_record_in_one_transaction(full: str, store: Store) -> None:
    feature = office(store)
    feature["geometry"]["coordinates"] = [12.9, 50.8]
    with psycopg.connect(full, autocommit=True) as reader:

        def seen() -> Any:
            query = f"SELECT public.ST_AsText(geometry), revision FROM atlas_layers.offices WHERE id = '{OFFICE}'"
            return reader.execute(query).fetchone()  # type: ignore[call-overload]

        before = seen()

        def nobody_sees_it_yet(_: Layers) -> None:
            assert seen() == before

        edits = [Edit("offices", OFFICE, feature, None)]
        revision = store.change(edits, who="m", why="w", check=nobody_sees_it_yet)
        assert seen() == ("POINT(12.9 50.8)", revision.number)
        store.change([Edit("offices", OFFICE, None, None)], who="m", why="Geschlossen")
        assert seen() is None
        feature["geometry"] = None
        store.change([Edit("offices", OFFICE, feature, None)], who="m", why="Doch nicht, aber ohne Ort")
        assert seen()[0] is None


def test_a_name_that_could_be_a_person_s_is_shown_by_no_layer(full: str, store: Store) -> None:
    ids = [row[0] for row in rows(full, "SELECT id FROM atlas_layers.projects ORDER BY id LIMIT 2")]
    for key, name in zip(ids, ("Erika Mustermann", "Bürgerverein Sonnenberg e. V."), strict=True):
        feature = orjson.loads(store.current("projects", key).body or "")
        feature["properties"]["beneficiary"] = name
        store.change([Edit("projects", key, feature, None)], who="m", why="w")
    shown = rows(full, f"SELECT beneficiary FROM atlas_layers.projects WHERE id IN {tuple(ids)} ORDER BY id")
    assert shown == [(None,), ("Bürgerverein Sonnenberg e. V.",)]


def test_a_role_reads_the_layers_and_nothing_else_before_and_after_an_upgrade(full: str) -> None:
    with psycopg.connect(full, autocommit=True) as owner:
        owner.execute("CREATE ROLE qgis LOGIN")
        done = run("atlas", "database", "grant", "qgis", ATLAS_DATABASE_URL=full)
        assert (done.returncode, done.stderr) == (0, "")
        # As after a program with other fields.
        owner.execute("COMMENT ON SCHEMA atlas_layers IS 'von früher'")
        assert "PostGIS 3" in upgraded(full)
    guest = full.replace("atlas@", "qgis@")
    assert rows(guest, "SELECT count(*) FROM atlas_layers.areas") == [(69,)]
    for table in ("record", "account", "draft"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            rows(guest, f"SELECT * FROM atlas.{table}")


def test_layers_of_another_program_are_made_anew_when_the_ledger_is_opened(full: str, tmp_path: Path) -> None:
    with psycopg.connect(full, autocommit=True) as owner:
        owner.execute("DROP VIEW atlas_layers.areas")
        owner.execute("COMMENT ON SCHEMA atlas_layers IS 'von früher'")
    atlas.open(tmp_path, GEODATA, full).close()
    assert rows(full, "SELECT count(*) FROM atlas_layers.areas") == [(69,)]


def test_nothing_internal_is_a_layer(full: str) -> None:
    names = rows(full, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'atlas_layers'")
    assert sorted(name for (name,) in names) == list(COLLECTIONS)
    columns = rows(full, "SELECT column_name FROM information_schema.columns WHERE table_schema = 'atlas_layers'")
    assert not {"who", "why", "body"} & {name for (name,) in columns}


def test_the_ledger_goes_down_and_up_again_with_its_layers(full: str, store: Store) -> None:
    before = store.revisions()
    down = run("atlas", "database", "downgrade", "ledger", "1", ATLAS_DATABASE_URL=full)
    assert (down.returncode, down.stderr, down.stdout.split()) == (0, "", ["ledger", "Version", "1"])
    assert rows(full, "SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'atlas_layers'") == [(0,)]
    assert (
        "ledger    Version 1, dieses Programm: 2" in run("atlas", "database", "status", ATLAS_DATABASE_URL=full).stdout
    )
    assert "Ebenen    in atlas_layers, PostGIS 3" in upgraded(full)
    assert store.revisions() == before and store.verify() == len(before)


def test_without_the_right_to_postgis_the_atlas_runs_and_says_what_is_missing(postgres: Server, tmp_path: Path) -> None:
    url = postgres.database()
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("CREATE ROLE tenant LOGIN")
        owner.execute(f"ALTER DATABASE {url.rpartition('/')[2]} OWNER TO tenant")  # type: ignore[arg-type]
    own = url.replace("atlas@", "tenant@")
    with closing(atlas.open(tmp_path, GEODATA, own)) as opened:
        assert opened.store.verify() == 1
    refused = run("atlas", "database", "upgrade", ATLAS_DATABASE_URL=own)
    assert refused.returncode == 1 and "CREATE EXTENSION postgis" in refused.stderr
    assert "läuft ohne Ebenen" in refused.stderr and "Traceback" not in refused.stderr
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("CREATE EXTENSION postgis")
    assert "Ebenen    in atlas_layers" in upgraded(own)


def test_of_files_the_command_tells_versions_too(house: atlas.Atlas, tmp_path: Path) -> None:
    with copied(house, tmp_path):
        told = run("atlas", "database", "status", ATLAS_DATA_DIR=tmp_path).stdout
        assert "ledger    Version 2, dieses Programm: 2" in told and "drafts    noch nicht angelegt" in told
        assert run("atlas", "database", "downgrade", "ledger", "1", ATLAS_DATA_DIR=tmp_path).returncode == 0
        assert run("atlas", "database", "downgrade", "ledger", "9", ATLAS_DATA_DIR=tmp_path).returncode == 2
        assert "Version 2" in run("atlas", "database", "upgrade", ATLAS_DATA_DIR=tmp_path).stdout
        assert run("atlas", "database", "grant", "qgis", ATLAS_DATA_DIR=tmp_path).returncode == 1
