"""Reads on streaming replicas: a killed, a lagging, a foreign one; the primary restarted, gone and replaced."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import LiteralString

import orjson
import psycopg
import pytest
from clusters import Pair, frozen, health, replicated, serves, stopped, until
from conftest import GEODATA
from postgres import Server
from record_writing import EAST
from sqlalchemy import Connection

import atlas
from atlas.errors import StoreUnavailable, UnusableSetting
from atlas.paths import read_urls
from atlas.store.engines import open_ledger
from atlas.store.ledger import Edit


def note(house: atlas.Atlas) -> str:
    """The remark of an office, as the ledger is read now."""
    return str(orjson.loads(house.store.current("offices", EAST).body or "")["properties"]["note"])


def noted(house: atlas.Atlas, text: str) -> Edit:
    """The edit that gives the office another remark."""
    current = house.store.current("offices", EAST)
    feature = orjson.loads(current.body or "")
    feature["properties"]["note"] = text
    return Edit("offices", EAST, feature, current.revision)


def annotate(house: atlas.Atlas, text: str) -> int:
    """Give the office another remark; returns the revision."""
    return house.change([noted(house, text)], who="mara", why="Anruf").number


def read_on_replica(house: atlas.Atlas) -> bool:
    with house.store._database.reading() as connection:
        return bool(connection.exec_driver_sql("SELECT pg_is_in_recovery()").scalar())


# --- which server is read ---------------------------------------------------------------------------------------------


def test_what_is_read_is_read_on_the_replica(own: atlas.Atlas) -> None:
    assert read_on_replica(own)


def test_what_is_written_is_read_at_once_and_soon_on_the_replica_again(own: atlas.Atlas) -> None:
    first = own.snapshot.revision + 1
    for number in range(first, first + 5):
        assert annotate(own, f"Nummer {number}") == own.snapshot.revision == number
        assert note(own) == own.snapshot.fields("offices", EAST)["note"] == f"Nummer {number}"
    until(lambda: serves(own))
    assert read_on_replica(own) and note(own) == f"Nummer {first + 4}"


def test_a_dry_run_is_no_state_that_anybody_waits_for(own: atlas.Atlas) -> None:
    before = note(own)
    own.change_and_tell([noted(own, "Nur zur Probe")], who="mara", why="Probe", dry_run=True)
    assert serves(own) and read_on_replica(own) and note(own) == before


# --- a replica that is not well ---------------------------------------------------------------------------------------


def test_a_replica_that_lags_is_left_aside_and_taken_back(own: atlas.Atlas, pair: Pair) -> None:
    with pair.standby.held():
        annotate(own, "Neu")
        assert health(own) == "behind"
        assert not read_on_replica(own) and note(own) == "Neu"
    until(lambda: serves(own))
    assert read_on_replica(own) and note(own) == "Neu"


def test_another_process_that_knows_of_the_write_reads_it_past_a_lagging_replica(
    own: atlas.Atlas, pair: Pair, addresses: tuple[str, str], tmp_path: Path
) -> None:
    with closing(atlas.open(tmp_path / "andere", GEODATA, addresses[0], addresses[1:])) as other, pair.standby.held():
        number = annotate(own, "Von drüben")
        other.catch_up()
        assert other.snapshot.revision == number and note(other) == "Von drüben"


def test_a_replica_that_is_killed_is_left_aside_and_taken_back(
    own: atlas.Atlas, pair: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "atlas.store"):
        with stopped(pair.standby):
            annotate(own, "Ohne Kopie")
            assert note(own) == "Ohne Kopie" and health(own) == "gone"
        until(lambda: serves(own))
    assert read_on_replica(own) and note(own) == "Ohne Kopie"
    told = [message for message in caplog.messages if message.startswith("Replica 1: ")]
    assert told[0] == "Replica 1: gone (before: serves)" and len(told) > 1


def test_a_replica_that_is_frozen_is_left_aside_and_taken_back(
    own: atlas.Atlas, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atlas.store.hosts._PING_S", 0.5)
    annotate(own, "Davor")
    until(lambda: serves(own))
    with frozen(pair.standby):
        assert note(own) == "Davor" and health(own) == "gone"
        annotate(own, "Währenddessen")
        assert note(own) == "Währenddessen"
    until(lambda: serves(own))
    assert read_on_replica(own) and note(own) == "Währenddessen"


def test_what_a_replica_breaks_off_for_its_primary_is_no_fault_of_another_writer(own: atlas.Atlas, pair: Pair) -> None:
    annotate(own, "Vor dem Aufräumen")
    until(lambda: serves(own))
    pair.standby.ask("ALTER SYSTEM SET max_standby_streaming_delay = 0")
    pair.standby.ask("SELECT pg_reload_conf()")

    def read_on(connection: Connection) -> bool:
        return connection.exec_driver_sql("SELECT max(number) FROM revision").scalar() is None

    with pytest.raises(StoreUnavailable, match="noch einmal"), own.store._database.reading() as connection:
        read_on(connection)
        annotate(own, "Aufgeräumt wird")
        with psycopg.connect(own.database_url, autocommit=True) as owner:
            owner.execute("VACUUM (FULL) atlas.revision")
        until(lambda: read_on(connection))


def test_a_replica_that_never_answered_keeps_nobody_from_starting(pair: Pair, tmp_path: Path) -> None:
    absent = "postgresql://atlas@127.0.0.1:9/atlas"
    with closing(atlas.open(tmp_path, GEODATA, pair.primary.database(), [absent])) as house:
        assert health(house) == "gone" and annotate(house, "Neu") == 2


def test_the_ledger_of_another_atlas_is_never_read(own: atlas.Atlas, pair: Pair, tmp_path: Path) -> None:
    foreign = pair.primary.database()
    with closing(atlas.open(tmp_path / "fremd", GEODATA, foreign)) as stranger:
        while stranger.store.revision().number <= own.store.revision().number + 1:
            annotate(stranger, f"Fremd {stranger.store.revision().number}")
        stranger_at = stranger.store.revision().number
    with closing(atlas.open(tmp_path / "dritte", GEODATA, own.database_url, [foreign])) as house:
        assert health(house) == "foreign"
        assert note(house) == note(own) == house.snapshot.fields("offices", EAST)["note"]
        annotate(house, "Hier")
        assert health(house) == "foreign" and note(house) == "Hier"
        # As long as it, and still another one.
        assert annotate(house, "Und hier") == stranger_at
        assert health(house) == "foreign" and note(house) == "Und hier"


# --- a primary that is not there --------------------------------------------------------------------------------------


def test_while_the_primary_restarts_reading_goes_on_and_writing_waits_for_it(own: atlas.Atlas, pair: Pair) -> None:
    number = annotate(own, "Vorher")
    until(lambda: serves(own))
    with stopped(pair.primary):
        own.catch_up()
        assert note(own) == "Vorher" and read_on_replica(own)
        with pytest.raises(StoreUnavailable, match="nichts wurde gespeichert"):
            annotate(own, "Ohne Datenbank")
        assert own.store.verify() == own.store.revision().number == number
    assert annotate(own, "Nachher") == own.store.verify() == number + 1


def test_with_the_primary_gone_an_older_state_is_refused_rather_than_told(own: atlas.Atlas, pair: Pair) -> None:
    with pair.standby.held():
        annotate(own, "Nur auf der einen")
        with stopped(pair.primary):
            with pytest.raises(StoreUnavailable, match="nicht zu erreichen"):
                note(own)
            with pytest.raises(StoreUnavailable):
                own.catch_up()
            assert own.snapshot.fields("offices", EAST)["note"] == "Nur auf der einen"
    assert note(own) == "Nur auf der einen"


def test_whoever_waits_in_vain_for_a_standby_to_confirm_is_told_that_it_is_not_known_whether_it_is_written(
    own: atlas.Atlas, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit, number = noted(own, "Unbestätigt"), own.store.revision().number
    monkeypatch.setattr("atlas.store.hosts._ANSWER_S", 2)
    with confirmed_by(pair.primary, "niemand"), pytest.raises(StoreUnavailable, match="ob die Änderung noch"):
        own.change([edit], who="mara", why="Anruf")
    until(lambda: own.store.revision().number > number)
    own.catch_up()
    assert own.snapshot.fields("offices", EAST)["note"] == note(own) == "Unbestätigt"
    assert own.store.verify() == number + 1


@contextmanager
def confirmed_by(primary: Server, standby: LiteralString) -> Iterator[None]:
    """Let a primary wait with each commit for a standby to confirm it."""
    primary.ask(f"ALTER SYSTEM SET synchronous_standby_names = '{standby}'")
    primary.ask("SELECT pg_reload_conf()")
    until(lambda: primary.ask("SHOW synchronous_standby_names") == standby)
    try:
        yield
    finally:
        primary.ask("ALTER SYSTEM RESET synchronous_standby_names")
        primary.ask("SELECT pg_reload_conf()")


def test_a_process_starts_on_the_replica_while_the_primary_is_gone(
    own: atlas.Atlas, pair: Pair, addresses: tuple[str, str], tmp_path: Path
) -> None:
    annotate(own, "Schon da")
    until(lambda: serves(own))
    with stopped(pair.primary), closing(atlas.open(tmp_path / "neue", GEODATA, addresses[0], addresses[1:])) as house:
        assert house.snapshot.fields("offices", EAST)["note"] == "Schon da"


def test_a_promoted_replica_takes_over_without_losing_what_was_told_to_be_written(tmp_path: Path) -> None:
    with replicated() as own, ExitStack() as opened:
        primary, standby = own.primary, own.standby
        name = primary.database().rpartition("/")[2]
        primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        primary.ask("SELECT pg_reload_conf()")
        both = _both(primary, standby, name)
        house = opened.enter_context(closing(atlas.open(tmp_path, GEODATA, both, [standby.url(name)])))
        until(lambda: serves(house))
        for number in range(5):
            annotate(house, f"Nummer {number}")
        primary.stop()
        with pytest.raises(StoreUnavailable):
            annotate(house, "Dazwischen")
        assert note(house) == "Nummer 4"
        standby.promote()
        assert annotate(house, "Danach") == house.store.verify() == 7
        assert note(house) == house.snapshot.fields("offices", EAST)["note"] == "Danach"
        # The old primary comes back and takes writes: whoever begins now, and knows of nothing, does not go there.
        primary.start()
        late = opened.enter_context(closing(atlas.open(tmp_path / "später", GEODATA, both)))
        assert annotate(late, "Nicht bei der alten") == 8
        house.catch_up()
        assert house.snapshot.fields("offices", EAST)["note"] == "Nicht bei der alten"
        standby.stop()
        with pytest.raises(StoreUnavailable):
            annotate(house, "Bei der alten")
        standby.start()
        assert annotate(house, "Wieder bei der neuen") == late.store.verify() == 9


def _both(primary: Server, standby: Server, name: str) -> str:
    hosts = ",".join(server.url(name).split("@")[1].partition("/")[0] for server in (primary, standby))
    return f"postgresql://atlas@{hosts}/{name}"


# --- how they are named -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" ", ()),
        ("postgresql://a/x", ("postgresql://a/x",)),
        ("postgresql://a/x,postgresql://b/x", ("postgresql://a/x", "postgresql://b/x")),
        ("postgresql://a/x  postgres://b/x\n", ("postgresql://a/x", "postgres://b/x")),
        # A comma between the hosts of one address.
        ("postgresql://a:1,b:2/x, postgresql://c/x", ("postgresql://a:1,b:2/x", "postgresql://c/x")),
    ],
)
def test_addresses_are_separated_by_commas_or_blanks(
    text: str, expected: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_READ_URLS", text)
    assert read_urls() == expected


def test_replicas_of_no_database_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableSetting, match="ATLAS_DATABASE_URL"):
        open_ledger(tmp_path, GEODATA / "layers", None, ["postgresql://atlas@127.0.0.1:9/atlas"])


def test_a_replica_that_is_no_postgresql_is_refused_by_the_name_of_its_setting(pair: Pair, tmp_path: Path) -> None:
    with pytest.raises(UnusableSetting, match="ATLAS_READ_URLS") as caught:
        open_ledger(tmp_path, GEODATA / "layers", pair.primary.database(), ["mysql://atlas:geheim@host/atlas"])
    assert "geheim" not in caught.value.de + caught.value.en
