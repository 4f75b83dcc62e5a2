"""A client that has just written sees its write, also where another process answers that has not looked since."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Lock

import pytest
from answers import ok, problem
from ledgers import copied
from loops import completed
from record_writing import EAST, OFFICES, patch
from staff_doors import accounts_in, log_in
from starlette.testclient import TestClient

import atlas
from api import following
from api.app import create_app
from api.following import Follower
from api.settings import Settings
from atlas.errors import StoreUnavailable
from atlas.store.embedded import EmbeddedStore

OFFICE = f"{OFFICES}/{EAST}"
GEOJSON = "application/geo+json"
Both = tuple[TestClient, TestClient]


@pytest.fixture
def both(house: atlas.Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Both]:
    """Two servers on one ledger, of which neither looks of its own accord; a coordinator is logged in at the first."""
    monkeypatch.setattr(following, "PAUSE_S", 3600.0)
    accounts = accounts_in(tmp_path)
    settings = Settings(geodata_dir=house.geodata, writes_per_minute=100_000)
    with copied(house, tmp_path) as one:
        store = EmbeddedStore(one.store._database.path)  # type: ignore[attr-defined]
        other = replace(one, ledger=store, _lock=Lock())
        apps = [create_app(settings, opened, accounts) for opened in (one, other)]
        with (
            TestClient(apps[0], base_url="http://testserver") as here,
            TestClient(apps[1], base_url="http://testserver") as there,
        ):
            log_in(here, "koordination")
            yield here, there
        store.close()
    accounts.close()


def note(client: TestClient, **headers: str) -> str:
    return str(ok(client.get(OFFICE, headers=headers), GEOJSON)["properties"]["note"])


def test_a_write_names_its_revision_and_gives_its_author_a_cookie_for_a_minute(both: Both) -> None:
    answer = patch(both[0], {"note": "Neu"})
    assert answer.headers["atlas-revision"] == "2"
    (cookie,) = [one for one in answer.headers.get_list("set-cookie") if one.startswith("atlas_written=")]
    assert set(cookie.split("; ")) == {"atlas_written=2", "HttpOnly", "Max-Age=60", "Path=/", "SameSite=strict"}


def test_whoever_names_the_revision_is_answered_from_it_by_another_process(both: Both) -> None:
    here, there = both
    patch(here, {"note": "Neu"})
    assert note(there) != "Neu"
    assert note(there, **{"Atlas-At-Least": "2"}) == "Neu" == note(there)


def test_the_cookie_names_it_in_a_browser(both: Both) -> None:
    here, there = both
    patch(here, {"note": "Neu"})
    there.cookies = here.cookies
    assert note(there) == "Neu"


def test_what_writes_nothing_gives_no_cookie(both: Both) -> None:
    here, _ = both
    answers = [patch(here, {"note": "Probe"}, dry_run="true"), here.delete("/api/session")]
    assert [answer.status_code for answer in answers] == [200, 204]
    assert "atlas_written" not in "".join(str(answer.headers) for answer in answers)


def test_what_the_public_sends_gives_no_cookie_even_where_it_meets_a_new_revision(both: Both) -> None:
    here, there = both
    patch(here, {"note": "Neu"})
    head = {"Content-Type": "text/csv", "Atlas-At-Least": "2"}
    answer = there.post("/api/nearby/places", content="Bautzen", headers=head)
    assert answer.status_code == 200 and "set-cookie" not in answer.headers


def test_a_revision_that_nobody_has_written_is_not_waited_for(both: Both) -> None:
    answer = both[1].get(OFFICE, headers={"Atlas-At-Least": "999"})
    assert (answer.status_code, answer.headers["atlas-revision"]) == (200, "1")


@pytest.mark.parametrize("text", ["", "neu", "-1", "1.5", "²", "9" * 19])
def test_what_is_no_revision_is_refused_in_the_header_and_left_aside_in_the_cookie(both: Both, text: str) -> None:
    named = {"Atlas-At-Least": text.encode()}
    assert problem(both[1].get(OFFICE, headers=named), 400, "invalid-parameter")["parameter"] == "Atlas-At-Least"
    assert both[1].get(OFFICE, headers={"Cookie": f"atlas_written={text}".encode()}).status_code == 200


def test_while_the_ledger_is_gone_only_whoever_knows_of_more_is_asked_to_come_again(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: EmbeddedStore) -> None:
        raise StoreUnavailable("Weg.", "Gone.")

    here, there = both
    patch(here, {"note": "Neu"})
    monkeypatch.setattr(EmbeddedStore, "revision", gone)
    late = there.get(OFFICE, headers={"Atlas-At-Least": "2"})
    assert problem(late, 503, "store-unavailable")["retry_after_s"] == int(late.headers["retry-after"]) == 5
    assert there.get(OFFICE).status_code == 200
    ready = ok(there.get("/readyz"))
    assert (ready["status"], ready["ledger"]) == ("ready", "store-unavailable")


def test_a_write_that_its_own_process_cannot_see_yet_is_named_and_waited_for(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: EmbeddedStore) -> None:
        raise StoreUnavailable("Weg.", "Gone.")

    here, _ = both
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(EmbeddedStore, "revision", gone)
        assert patch(here, {"note": "Neu"}).headers["atlas-revision"] == "2"
        # The browser sends the cookie.
        problem(here.get(OFFICE), 503, "store-unavailable")
    assert note(here) == "Neu"
    assert patch(here, {"note": "Noch eins"}).headers["atlas-revision"] == "3"


def test_many_who_wait_share_the_looks_and_each_is_told_of_a_failure(house: atlas.Atlas) -> None:
    looks: list[None] = []

    class Counted(atlas.Atlas):
        def catch_up(self) -> None:
            looks.append(None)
            raise StoreUnavailable("Weg.", "Gone.")

    counted = Counted(house.store, house.geodata, house.data, _snapshot=house.snapshot)

    async def ask() -> list[object]:
        follower = Follower(counted)
        return list(await asyncio.gather(*(follower.reach(99) for _ in range(50)), return_exceptions=True))

    answers = completed(ask())
    # The first is on its way when the others come, so it may have looked too early for them.
    assert len(looks) == 2
    assert [type(answer) for answer in answers] == [StoreUnavailable] * 50
