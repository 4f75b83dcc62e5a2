"""What a PostgreSQL server may do to those who ask it: freeze, be full of writers, refuse, or have other defaults."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import orjson
import psycopg
import pytest
from answers import ok, problem
from clusters import frozen, until
from conftest import GEODATA
from ledgers import copied
from postgres import Server
from record_writing import EAST
from staff_doors import PASSWORD, accounts_in, log_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings
from atlas.errors import StoreBusy, StoreError, StoreNotWritable, StoreUnavailable
from atlas.store.engines import open_ledger
from atlas.store.hosts import Hosts
from atlas.store.ledger import Edit
from atlas.store.postgres import PostgresDatabase
from atlas.store.store import Store

LAYERS = GEODATA / "layers"
FEED = "/staedte/14625020/neues.atom"


@pytest.fixture(params=["sqlite", "postgresql"])
def own(request: pytest.FixtureRequest, tmp_path: Path, house: atlas.Atlas) -> Iterator[atlas.Atlas]:
    """An atlas in either engine."""
    with ExitStack() as opened:
        if request.param == "sqlite":
            yield opened.enter_context(copied(house, tmp_path))
        else:
            server: Server = request.getfixturevalue("postgres")
            yield opened.enter_context(closing(atlas.open(tmp_path, GEODATA, server.database())))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, house: atlas.Atlas
) -> Iterator[TestClient]:
    """An admin at a server with either engine."""
    folder, url = tmp_path_factory.mktemp("own"), None
    with ExitStack() as opened:
        if request.param == "sqlite":
            own = opened.enter_context(copied(house, folder))
        else:
            postgres: Server = request.getfixturevalue("postgres")
            url = postgres.database()
            own = opened.enter_context(closing(atlas.open(folder, GEODATA, url)))
        accounts = opened.enter_context(closing(accounts_in(folder, url=url)))
        settings = Settings(geodata_dir=GEODATA, writes_per_minute=100_000)
        client = opened.enter_context(TestClient(create_app(settings, own, accounts), base_url="http://testserver"))
        log_in(client, "verwaltung")
        yield client


# --- a server that is there and does not answer -----------------------------------------------------------------------


def test_of_many_who_ask_a_frozen_database_one_waits_and_the_public_is_answered(
    tmp_path: Path, postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atlas.store.hosts._PING_S", 0.5)
    tries, connect = [], Hosts.connect
    monkeypatch.setattr(Hosts, "connect", lambda hosts: (tries.append(hosts), connect(hosts))[1])
    url = f"{postgres.database()}?connect_timeout=2"
    with ExitStack() as opened:
        house = opened.enter_context(closing(atlas.open(tmp_path, GEODATA, url)))
        accounts = opened.enter_context(closing(accounts_in(tmp_path, url=url)))
        client = opened.enter_context(TestClient(create_app(Settings(geodata_dir=GEODATA), house, accounts)))
        log_in(client, "koordination")
        with frozen(postgres):
            until(lambda: ok(client.get("/readyz"))["ledger"] == "store-unavailable")
            tries.clear()
            # More than there are threads to answer from.
            with ThreadPoolExecutor(50) as people:
                asked = [people.submit(client.get, FEED) for _ in range(50)]
                assert client.get("/gebiete/bautzen-gesundbrunnen").status_code == 200
                refused = [one.result() for one in asked]
            assert {(one.status_code, one.headers["retry-after"]) for one in refused} == {(503, "5")}
            problem(client.get("/api/session"), 503, "store-unavailable")
            assert 0 < len(tries) < 25
        until(lambda: client.get(FEED).status_code == client.get("/api/session").status_code == 200)


def test_what_is_being_asked_when_the_database_freezes_is_given_up_and_what_takes_long_is_not(
    postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atlas.store.hosts._DOUBT_S", 0.5)
    with closing(PostgresDatabase(f"{postgres.database()}?connect_timeout=2", "ledger")) as database:
        with database.reading() as connection:
            assert connection.exec_driver_sql("SELECT pg_sleep(1.2), 'da'").one()[1] == "da"
        began = time.monotonic()
        with pytest.raises(StoreUnavailable), database.reading() as connection:
            connection.exec_driver_sql("SELECT 1")
            with frozen(postgres):
                connection.exec_driver_sql("SELECT 1")
        assert time.monotonic() - began < 10
        with database.reading() as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar_one() == 1


# --- more writers than there is room for ------------------------------------------------------------------------------


def test_whoever_finds_no_room_among_those_who_wait_to_write_is_asked_to_come_again(
    tmp_path: Path, postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for engine in ("postgres", "sqlite"):
        monkeypatch.setattr(f"atlas.store.{engine}._PATIENCE_MS", 1000)
    for folder, url in (("dort", postgres.database()), ("hier", None)):
        with closing(open_ledger(tmp_path / folder, LAYERS, url)) as store, store._database.writing():
            # More than may wait for their turn at once, with either engine.
            gate = Barrier(30)

            def write(_: int, store: Store = store, gate: Barrier = gate) -> str:
                gate.wait()
                try:
                    store.append([], who="jemand", why="Zugleich")
                except StoreBusy as error:
                    return error.de
                return ""

            with ThreadPoolExecutor(30) as people:
                (told,) = set(people.map(write, range(30)))
            assert "nichts wurde gespeichert" in told
        # Their connections are given back.
        with closing(open_ledger(tmp_path / folder, LAYERS, url)) as store:
            assert store.verify() == 1


def test_whoever_reads_finds_a_connection_however_many_wait_to_write(
    postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atlas.store.postgres._PATIENCE_MS", 100)
    # Of no kind of store, so that these writers take no turns and all of them hold what they have.
    with closing(PostgresDatabase(postgres.database())) as database, ExitStack() as opened:
        for _ in range(10):
            opened.enter_context(database.writing())
        for _ in range(5):
            with pytest.raises(StoreBusy), database.writing():
                pass
            opened.enter_context(database.reading())


# --- what no column holds ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/session", {"name": "lese\x00rin", "password": PASSWORD}),
        ("GET", "/api/history?who=%00", None),
        ("GET", "/api/audit?account=%00", None),
        ("GET", f"/api/history/{10**17}", None),
        ("GET", "/api/collections/offices/items/a%00b/record", None),
        ("PUT", "/api/drafts/offices/a%00b", {"feature": {}, "revision": 1}),
        ("PUT", "/api/drafts/offices/neu", {"feature": {}, "revision": 2**40}),
        ("DELETE", "/api/tokens/%00?reason=x", None),
        ("POST", f"/api/history/{10**12}/restore", {"reason": "x"}),
    ],
)
def test_what_no_column_holds_is_a_fault_of_who_asks_and_not_of_the_database(
    server: TestClient, method: str, path: str, body: object
) -> None:
    answer = server.request(method, path, json=body)
    # Nobody is told to come again.
    assert answer.status_code in (200, 400, 401, 404) and "retry-after" not in answer.headers


# --- other defaults than ours -----------------------------------------------------------------------------------------


def test_whoever_has_waited_for_another_writer_sees_what_it_wrote_whatever_the_default_of_the_database_is(
    tmp_path: Path, postgres: Server
) -> None:
    url = postgres.database()
    name = url.rpartition("/")[2]
    with psycopg.connect(url, autocommit=True) as owner:
        for setting in ("default_transaction_isolation = 'serializable'", "timezone = 'Pacific/Auckland'"):
            owner.execute(f"ALTER DATABASE {name} SET {setting}")  # type: ignore[arg-type]
    waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    with ExitStack() as opened:
        stores = [opened.enter_context(closing(open_ledger(tmp_path, LAYERS, url))) for _ in range(2)]
        people = opened.enter_context(ThreadPoolExecutor(2))
        with stores[0]._database.writing():
            written = [people.submit(store.append, [], who="jemand", why="Danach") for store in stores]
            until(lambda: postgres.ask(waiting) == 2)
        assert sorted(one.result().number for one in written) == [2, 3]
        at = stores[0].revision().at
        assert abs(datetime.now(UTC) - datetime.fromisoformat(at)) < timedelta(minutes=1) and at.endswith("+00:00")


def test_what_is_told_to_be_written_outlasts_a_power_cut_and_nobody_holds_the_lock_for_long(
    tmp_path: Path, postgres: Server
) -> None:
    url = postgres.database()
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute(f"ALTER DATABASE {url.rpartition('/')[2]} SET synchronous_commit = off")  # type: ignore[arg-type]
    with closing(PostgresDatabase(url, "ledger")) as database, database.writing() as connection:
        settings = ("synchronous_commit", "idle_in_transaction_session_timeout", "lock_timeout")
        told = [connection.exec_driver_sql(f"SHOW {name}").scalar() for name in settings]
    assert told == ["on", "1min", "10s"]


def test_where_the_answer_to_a_commit_is_lost_nobody_is_told_that_nothing_was_written(
    tmp_path: Path, postgres: Server
) -> None:
    with closing(PostgresDatabase(postgres.database(), "ledger")) as database:
        with (
            pytest.raises(StoreUnavailable, match="ob die Änderung noch gespeichert wurde"),
            database.writing() as connection,
        ):
            ended = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
            postgres.ask(f"SELECT pg_terminate_backend({ended})")  # type: ignore[arg-type]
        with database.reading() as connection:
            assert connection.exec_driver_sql("SELECT 1").scalar() == 1


# --- a server that refuses --------------------------------------------------------------------------------------------


def test_why_there_is_no_connection_stands_in_the_log_once_and_no_password(
    tmp_path: Path, postgres: Server, caplog: pytest.LogCaptureFixture
) -> None:
    absent = postgres.url("gibt_es_nicht").replace("atlas@", "atlas:geheim@")
    with closing(PostgresDatabase(absent, "ledger")) as database:
        for _ in range(3):
            with pytest.raises(StoreUnavailable) as refused, database.reading():
                pass
            assert "geheim" not in refused.value.de + refused.value.en
    (told,) = caplog.messages
    assert 'database "gibt_es_nicht" does not exist' in told and "geheim" not in told


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_hold_every_letter_is_refused_in_a_sentence(
    tmp_path: Path, postgres: Server, encoding: str
) -> None:
    postgres.ask(f"CREATE DATABASE {encoding} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'")  # type: ignore[arg-type]
    with pytest.raises(StoreError, match=f"{encoding}.*UTF-8"):
        open_ledger(tmp_path, LAYERS, postgres.url(encoding.casefold()))


def test_a_role_without_a_right_to_the_tables_is_told_which_one_it_lacks(tmp_path: Path, postgres: Server) -> None:
    url = postgres.database()
    open_ledger(tmp_path, LAYERS, url).close()
    postgres.ask("DROP ROLE IF EXISTS stranger")
    postgres.ask("CREATE ROLE stranger LOGIN")
    with pytest.raises(StoreNotWritable, match="das Recht am Schema „atlas“ fehlt"):
        open_ledger(tmp_path, LAYERS, url.replace("atlas@", "stranger@"))


def test_what_keeps_a_writer_from_seeing_its_own_change_does_not_unmake_it(
    own: atlas.Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy() -> None:
        raise StoreBusy("Nichts wurde gespeichert.", "Nothing was written.")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(own.store, "revision", busy)
        assert own.change([office(own, "Trotzdem")], who="mara", why="Anruf").number == 2
    own.catch_up()
    assert own.snapshot.fields("offices", EAST)["note"] == "Trotzdem"


def office(own: atlas.Atlas, note: str) -> Edit:
    feature = orjson.loads(own.store.current("offices", EAST).body or "")
    feature["properties"]["note"] = note
    return Edit("offices", EAST, feature, None)
