"""Every address of the server, as it answers somebody who has no right to it: none is left out, a new one neither."""

import re
from collections.abc import Iterator
from typing import Any, cast

import pytest
from answers import problem
from doors import ASKED, DOORS, EAST, FOLDERS, PAGES, PLAN, READS, STAFF_PAGES, TOLD_MORE, WRITES, Write, visit_both
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from ledgers import copied, staffed
from staff_doors import PASSWORD, PEOPLE, log_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.security import OF_STAFF
from api.settings import Settings
from atlas.policy import allows
from atlas.store.accounts import AccountStore

ROLES = {name: role for name, role, _ in PEOPLE}
ELSEWHERE = "https://karte.example"
KEYS = {
    "gebiete": "bautzen-gesundbrunnen",
    "staedte": EAST,
    "bueros": "bautzen-qm-gesundbrunnen",
    "projekte": "p-24278",
}
KEYS |= {"areas": KEYS["gebiete"], "cities": EAST, "offices": KEYS["bueros"], "projects": "p-24278", "regions": "east"}
_STYLE = re.compile(r"atlas-[0-9a-f]+\.css")


def addresses(app: FastAPI, *, documented: bool = False) -> set[tuple[str, str]]:
    """Every method and path that an app answers, or those that its public description names; of folders, the path."""
    found = set()
    for route in iter_route_contexts(app.routes):
        if not documented or getattr(route, "include_in_schema", False):
            found |= {(method, _STYLE.sub("atlas.css", str(route.path))) for method in route.methods or ("folder",)}
    return found


ALL = addresses(create_app(Settings()))
DOCUMENTED = addresses(create_app(Settings()), documented=True)
PUBLIC = sorted(PAGES | {path for method, path in DOCUMENTED - ASKED} - TOLD_MORE)


@pytest.fixture(scope="module")
def kept(house: atlas.Atlas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[atlas.Atlas]:
    """An atlas with a visit in a city of either manager, and a draft of everybody."""
    with copied(house, tmp_path_factory.mktemp("routes")) as own:
        visit_both(own)
        for name in ROLES:
            own.drafts.save(name, "sources", "neu", 0, {"properties": {}})
        yield own


@pytest.fixture(scope="module")
def server(kept: atlas.Atlas) -> Iterator[TestClient]:
    with staffed(kept) as client:
        yield client


@pytest.fixture
def door(server: TestClient, kept: atlas.Atlas) -> Iterator[TestClient]:
    """A client that nobody is logged in with; whatever a test sends, nothing may have been written in the end."""
    before = (kept.store.revision().number, everything_of(server))
    client = TestClient(server.app, base_url=str(server.base_url), follow_redirects=False)
    yield client
    assert (kept.store.revision().number, everything_of(server)) == before


def everything_of(server: TestClient) -> Any:
    store: AccountStore = cast(FastAPI, server.app).state.accounts
    return store.people.all(), store.people.audit(), [store.tokens.of(name) for name in ROLES]


def send(door: TestClient, address: tuple[str, str], *, own: bool = True, **headers: str | bytes) -> Any:
    write: Write = WRITES[address]
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    path, body = write.path(address[1], own=own), write.sent(own=own)
    return door.request(address[0], path, params=write.query, json=body, headers=named)


def assert_internal(response: Any) -> None:
    """No cache keeps it, no engine lists it, no other site reads it, no browser takes it for something else."""
    headers = response.headers
    assert (headers["cache-control"], headers["x-robots-tag"]) == ("no-store", "noindex")
    assert not [name for name in headers if name.startswith("access-control-")]
    assert headers["x-content-type-options"] == "nosniff"


def test_every_address_is_placed() -> None:
    reads = READS.keys() | PAGES | STAFF_PAGES
    placed = {
        *WRITES,
        *ASKED,
        *DOORS,
        *DOCUMENTED,
        *(("GET", path) for path in reads),
        *(("folder", path) for path in FOLDERS),
    }
    assert sorted(ALL - placed) == [], "say in tests/doors.py who may reach these"
    assert sorted(placed - ALL) == [], "these are no more"


def test_the_public_description_names_nothing_that_is_internal() -> None:
    assert {method for method, _ in DOCUMENTED - ASKED} == {"GET"}
    assert DOCUMENTED & {("GET", path) for path in READS} == set()


# --- writing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", WRITES, ids="-".join)
def test_nobody_writes_without_login(door: TestClient, address: tuple[str, str]) -> None:
    response = send(door, address, Origin=ELSEWHERE)
    problem(response, 401, "login-required")
    assert_internal(response)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Atlas_CSRF": ""}, id="without-token"),
        pytest.param({"Atlas_CSRF": "0" * 64}, id="wrong-token"),
        pytest.param({"Origin": ELSEWHERE}, id="other-site"),
        pytest.param({"Sec_Fetch_Site": "same-site"}, id="sister-site"),
    ],
)
@pytest.mark.parametrize("address", WRITES, ids="-".join)
def test_no_page_but_our_own_writes(door: TestClient, address: tuple[str, str], headers: dict[str, str]) -> None:
    log_in(door, "verwaltung")
    problem(send(door, address, **headers), 403, "foreign-request")


@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
@pytest.mark.parametrize("name", ROLES)
@pytest.mark.parametrize("address", [one for one in WRITES if WRITES[one].rights], ids="-".join)
def test_who_may_write_is_who_the_policy_says(door: TestClient, address: tuple[str, str], name: str, own: bool) -> None:
    write = WRITES[address]
    log_in(door, name)
    response = send(door, address, own=own, If_Match='"nie-0"')
    if all(allows(ROLES[name], right, own=own and write.has_city) for right in write.rights):
        assert response.status_code in (400, 404, 412, 422), response.text
    else:
        problem(response, 403, "forbidden")
    assert_internal(response)


@pytest.mark.parametrize("tag", ["", "*"])
@pytest.mark.parametrize("address", [one for one in WRITES if WRITES[one].if_match], ids="-".join)
def test_nobody_writes_over_what_they_have_not_read(door: TestClient, address: tuple[str, str], tag: str) -> None:
    log_in(door, "verwaltung")
    problem(send(door, address, If_Match=tag), 428, "precondition-required")


TAGS = ['"offices-bautzen-qm-gesundbrunnen-0"', '"14625020-0"', "quatsch", "ä", '"' + "9" * 5000 + '"']


@pytest.mark.parametrize("tag", TAGS, ids=["of-no-state", "of-a-city", "none-at-all", "not-ascii", "long"])
@pytest.mark.parametrize("address", [one for one in WRITES if WRITES[one].if_match], ids="-".join)
def test_the_tag_of_something_else_fits_no_state(door: TestClient, address: tuple[str, str], tag: str) -> None:
    log_in(door, "verwaltung")
    assert send(door, address, If_Match=tag.encode()).status_code in (412, 422)


# What is written at these is looked at before the query is: they refuse a parameter too, and are asked elsewhere.
RECORDS = ("/api/collections/", "/api/records/", "/api/visits/")


@pytest.mark.parametrize("address", [one for one in WRITES if not one[1].startswith(RECORDS)], ids="-".join)
def test_a_parameter_that_a_writing_address_does_not_know_is_refused(
    door: TestClient, address: tuple[str, str]
) -> None:
    log_in(door, "verwaltung")
    write = WRITES[address]
    query, sent = {**write.query, "gibtesnicht": "1"}, write.sent(own=True)
    answer = door.request(address[0], write.path(address[1], own=True), params=query, json=sent)
    body = problem(answer, 400, "unknown-parameter")
    assert body["parameter"] in query and "gibtesnicht" not in body.get("known", [])


@pytest.mark.parametrize("address", sorted(DOORS - {("GET", "/api/session/oidc/back")}), ids="-".join)
def test_a_parameter_that_a_door_does_not_know_is_refused(door: TestClient, address: tuple[str, str]) -> None:
    answer = door.request(*address, params={"gibtesnicht": "1"}, json={"name": "leserin", "password": PASSWORD})
    assert problem(answer, 400, "unknown-parameter")["parameter"] == "gibtesnicht"
    assert "set-cookie" not in answer.headers


# --- reading ---------------------------------------------------------------------------------------------------------


def internal(path: str) -> str:
    """An internal address, filled in."""
    for name, key in READS[path][1].items():
        path = path.replace(f"{{{name}}}", key)
    return path


@pytest.mark.parametrize("path", READS)
def test_nobody_reads_what_is_internal_without_login(door: TestClient, path: str) -> None:
    for response in (door.get(internal(path), headers={"Origin": ELSEWHERE}), door.head(internal(path))):
        assert response.status_code == 401
        assert_internal(response)


@pytest.mark.parametrize("name", ROLES)
@pytest.mark.parametrize("path", READS)
def test_who_reads_what_is_internal_is_who_the_policy_says(door: TestClient, path: str, name: str) -> None:
    log_in(door, name)
    response = door.get(internal(path), headers={"Origin": ELSEWHERE})
    allowed = allows(ROLES[name], READS[path][0], own=False)
    there = 404 if PLAN in internal(path) else 200
    assert response.status_code == (there if allowed else 403), response.text
    assert_internal(response)


@pytest.mark.parametrize("path", READS)
def test_a_parameter_that_an_internal_address_does_not_know_is_refused(door: TestClient, path: str) -> None:
    log_in(door, "verwaltung")
    body = problem(door.get(internal(path), params={"gibtesnicht": "1"}), 400, "unknown-parameter")
    assert body["parameter"] == "gibtesnicht" not in body.get("known", [])


def test_a_token_opens_only_what_it_was_made_for(server: TestClient) -> None:
    """Least of all the one that stands in the address of a calendar."""
    door = TestClient(server.app, base_url=str(server.base_url), follow_redirects=False)
    store: AccountStore = cast(FastAPI, server.app).state.accounts
    issued = store.tokens.issue(store.people.get("verwaltung"), "Test", ["keep_visits"], 1, by="Test", why="Test")
    bearer = {"Authorization": f"Bearer {issued.secret}"}
    opened = {path: door.get(internal(path), headers=bearer).status_code for path in READS}
    opened["by its address"] = door.get(f"/api/visits/calendar.ics?token={issued.secret}").status_code
    assert {path: status for path, status in opened.items() if status not in (401, 403)} == {}
    for path in TOLD_MORE:
        assert "changed" not in door.get(path.replace("{item_id}", EAST), headers=bearer).text
    others = [one for one in WRITES if "keep_visits" not in WRITES[one].rights]
    written = {one: send(door, one, If_Match='"nie-0"', **bearer).status_code for one in others}
    assert {one: status for one, status in written.items() if status not in (401, 403)} == {}


def public(path: str) -> str:
    """A public address, filled in; of the style sheet, the one of this build."""
    kind = next((part for part in reversed(path.split("/")) if part in KEYS), "")
    known = {"item_id": KEYS.get(kind, EAST), "name": "index", "layer": "areas", "collection": "x", "rest:path": "y"}
    known |= {"z": "5", "x": "17", "y": "10", "number": "1"}
    return re.sub(r"{([\w:]+)}", lambda found: known[found[1]], path)


@pytest.mark.parametrize("path", PUBLIC)
def test_what_is_public_is_the_same_for_everybody(door: TestClient, path: str) -> None:
    """Else a cache on the way could hand on to one asker what was made for another."""
    # Else each answer would name its own request.
    address, called = public(path), {"X-Request-ID": "dieselbe"}
    answers = [door.get(address, headers=called)]
    log_in(door, "verwaltung")
    answers += [door.get(address, headers=called | more) for more in ({}, {"Authorization": "Bearer quatsch"})]
    told = [(one.status_code, one.content, sorted(one.headers.items())) for one in answers]
    assert told[0] == told[1] == told[2]
    assert "set-cookie" not in answers[1].headers
    assert "cookie" not in answers[1].headers.get("vary", "").lower()


@pytest.mark.parametrize("path", sorted(TOLD_MORE))
def test_what_tells_more_to_who_is_logged_in_is_kept_by_nobody(door: TestClient, path: str) -> None:
    address = path.replace("{item_id}", EAST)
    before = door.get(address)
    assert before.headers["cache-control"] == "no-store"
    assert "changed" not in before.text
    log_in(door, "leserin")
    after = door.get(address, headers={"Origin": ELSEWHERE})
    assert "changed" in after.text
    assert_internal(after)


@pytest.mark.parametrize("path", sorted(STAFF_PAGES))
def test_the_pages_of_the_staff_can_do_little_and_are_kept_by_nobody(door: TestClient, path: str) -> None:
    headers = door.get(path.replace("{_view:path}", "konten")).headers
    assert {name: headers.get(name) for name in OF_STAFF} == OF_STAFF
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert (policy["default-src"], policy["script-src"], policy["frame-ancestors"]) == ("'self'", "'self'", "'none'")
    assert (policy["object-src"], policy["base-uri"]) == ("'none'", "'none'")
    assert headers["x-content-type-options"] == "nosniff"
