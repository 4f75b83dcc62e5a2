"""The atlas on a real PostgreSQL server: what people do, what several processes do at once, and what goes wrong."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from answers import ok, problem
from conftest import GEODATA
from postgres import Server, running
from record_writing import EAST, OFFICES, WHY, if_match, patch, plain, record
from staff_doors import accounts_in, log_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings
from atlas.errors import Stale, StoreUnavailable, UnusableSetting
from atlas.store.engines import open_ledger
from atlas.store.ledger import Edit

BAUTZEN = "14625020"


@pytest.fixture
def url(postgres: Server) -> str:
    return postgres.database()


@pytest.fixture
def own(url: str, tmp_path: Path) -> Iterator[atlas.Atlas]:
    """An atlas in a database of its own."""
    opened = atlas.open(tmp_path, GEODATA, url)
    yield opened
    opened.close()


@pytest.fixture
def client(own: atlas.Atlas, url: str) -> Iterator[TestClient]:
    """A client that a coordinator is logged in with."""
    accounts = accounts_in(own.data, url=url)
    settings = Settings(geodata_dir=GEODATA, writes_per_minute=100_000)
    with TestClient(create_app(settings, own, accounts), base_url="http://testserver") as opened:
        log_in(opened, "koordination")
        yield opened
    accounts.close()


def noted(house: atlas.Atlas, text: str) -> list[Edit]:
    """The edit that gives an office another remark, of the state that it is in now."""
    feature = house.store.layers().offices
    position = next(i for i, one in enumerate(feature.records) if one.id == EAST)
    found = atlas.encode.feature_object(
        EAST, atlas.encode.properties(feature.records[position]), feature.geometries[position]
    )
    found["properties"]["note"] = text
    return [Edit("offices", EAST, found, house.store.current("offices", EAST).revision)]


# --- what people do ---------------------------------------------------------------------------------------------------


def test_no_file_of_a_store_is_made_beside_the_database(own: atlas.Atlas, client: TestClient) -> None:
    ok(patch(client, {"note": "Neu"}), "application/geo+json")
    assert [path.name for path in own.data.iterdir() if path.suffix == ".sqlite"] == []


def test_a_record_is_changed_and_public_at_once(client: TestClient, own: atlas.Atlas) -> None:
    ok(patch(client, {"note": "Am Mittwoch geschlossen"}), "application/geo+json")
    assert client.get(f"{OFFICES}/{EAST}").json()["properties"]["note"] == "Am Mittwoch geschlossen"
    assert own.store.verify() == 2


def test_whoever_was_slower_is_told_and_overwrites_nothing(client: TestClient) -> None:
    shown = record(client)
    ok(patch(client, {"note": "Zuerst"}), "application/geo+json")
    late = client.patch(
        f"{OFFICES}/{EAST}", json={"properties": {"note": "Danach"}}, params=WHY, headers=if_match(shown)
    )
    problem(late, 412, "stale")
    assert record(client)["properties"]["note"] == "Zuerst"


def test_a_city_is_handed_over_from_a_day_and_everybody_can_ask(client: TestClient) -> None:
    tag = client.get(f"/api/cities/{BAUTZEN}/assignment").headers["etag"]
    wish = {"manager_id": "quge-west", "valid_from": "2031-03-01", "confirmed": True, "reason": "Elternzeit"}
    ok(client.put(f"/api/cities/{BAUTZEN}/assignment", json=wish, headers={"If-Match": tag}))

    def responsible(day: str) -> str:
        found = ok(client.get("/api/assignments", params={"on": day}))
        return next(one["manager"]["id"] for one in found["assignments"] if one["city_ags"] == BAUTZEN)

    assert (responsible("2031-02-15"), responsible("2031-03-15")) == ("quge-ost", "quge-west")


def test_a_change_is_taken_back_from_the_history(client: TestClient) -> None:
    before = record(client)["properties"]["note"]
    ok(patch(client, {"note": "Versehen"}), "application/geo+json")
    ok(client.post("/api/history/2/restore", json={"reason": "Versehen"}))
    assert record(client)["properties"]["note"] == before


def test_a_draft_is_kept_and_found_again(client: TestClient) -> None:
    shown = record(client)
    ok(client.put(f"/api/drafts/offices/{EAST}", json={"feature": plain(shown), "revision": 1}))
    assert [one["id"] for one in ok(client.get("/api/drafts"))["drafts"]] == [EAST]


def test_what_changed_is_told_by_the_feed_of_its_city(client: TestClient) -> None:
    def entries() -> int:
        return client.get(f"/staedte/{BAUTZEN}/neues.atom").text.count("<entry>")

    before = entries()
    ok(patch(client, {"note": "Neu"}), "application/geo+json")
    assert entries() == before + 1 > 1


# --- several at once --------------------------------------------------------------------------------------------------


def test_of_many_processes_that_change_the_same_state_one_is_accepted(own: atlas.Atlas, url: str) -> None:
    edits = noted(own, "Als Erste")

    def write(number: int) -> bool:
        with closing(open_ledger(own.data, GEODATA / "layers", url)) as store:
            try:
                store.change(edits, who=f"person {number}", why="Zugleich")
            except Stale:
                return False
            return True

    with ThreadPoolExecutor(6) as people:
        accepted = list(people.map(write, range(6)))
    assert sum(accepted) == 1
    assert own.store.verify() == 2


def test_what_one_process_writes_the_other_reads_when_it_catches_up(own: atlas.Atlas, url: str, tmp_path: Path) -> None:
    with closing(atlas.open(tmp_path / "andere", GEODATA, url)) as other:
        own.change(noted(own, "Von drüben"), who="mara", why="Anruf")
        other.catch_up()
        assert other.snapshot.fields("offices", EAST)["note"] == "Von drüben"


def test_a_dry_run_leaves_nothing(own: atlas.Atlas) -> None:
    own.change_and_tell(noted(own, "Nur zur Probe"), who="mara", why="Probe", dry_run=True)
    assert own.store.revision().number == 1
    assert own.store.verify() == 1


# --- what goes wrong --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["mysql://atlas:geheim@host/atlas", "kein Ort", "sqlite:///atlas"])
def test_an_address_of_no_postgresql_is_refused_without_repeating_its_password(address: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableSetting, match="ATLAS_DATABASE_URL") as caught:
        open_ledger(tmp_path, GEODATA / "layers", address)
    assert "geheim" not in caught.value.de + caught.value.en


def test_a_server_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="nicht zu erreichen"):
        open_ledger(tmp_path, GEODATA / "layers", "postgresql://atlas@127.0.0.1:9/atlas")


def test_while_the_server_is_gone_reading_goes_on_and_writing_waits_for_it(tmp_path: Path) -> None:
    with running() as server:
        house = atlas.open(tmp_path, GEODATA, server.database())
        server.stop()
        with pytest.raises(StoreUnavailable):
            house.store.revision()
        assert house.snapshot.fields("offices", EAST)["id"] == EAST
        server.start()
        house.change(noted(house, "Wieder da"), who="mara", why="Anruf")
        # Nobody has asked while it was away: the connections are those of before.
        server.stop()
        server.start()
        house.change(noted(house, "Noch immer da"), who="mara", why="Anruf")
        assert house.store.verify() == 3
        house.close()
