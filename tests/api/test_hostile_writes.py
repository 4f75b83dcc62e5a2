"""Whatever is sent to be written: a clear refusal or a whole change, never a failure, never half of one."""

import copy
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from answers import PROBLEM, ok, problem
from doors import EAST, VISIT, VISITS, WHY, WRITES, visit_both
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgers import copied, staffed
from staff_doors import log_in
from starlette.testclient import TestClient

import atlas
from api.bodies import MOST_BYTES, MOST_BYTES_OF
from atlas.store.embedded import EmbeddedStore

OFFICE = "/api/collections/offices/items/bautzen-qm-gesundbrunnen"
AREA = "/api/collections/areas/items/bautzen-gesundbrunnen"
PROJECT = "/api/collections/projects/items/p-24278"
CITY = f"/api/collections/cities/items/{EAST}"
ASSIGNMENT = f"/api/cities/{EAST}/assignment"
JSON = {"Content-Type": "application/json"}
# Where the public sees what staff has written; none of it may break by it.
SEEN = [
    "/gebiete/bautzen-gesundbrunnen",
    f"/staedte/{EAST}",
    "/projekte/p-24278",
    "/bueros/bautzen-qm-gesundbrunnen",
    "/statistik",
    "/api/stats?by=kreis",
    "/api/collections/areas/items?f=csv",
    "/api/map/areas",
    "/api/assignments",
    "/sitemap.xml",
]
KEPT = ["/api/visits", "/api/visits/calendar.ics", "/api/history?limit=200", "/api/workload", "/api/audit"]


@pytest.fixture(scope="module")
def own(house: atlas.Atlas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[atlas.Atlas]:
    with copied(house, tmp_path_factory.mktemp("hostile")) as opened:
        visit_both(opened)
        yield opened


@pytest.fixture(scope="module")
def server(own: atlas.Atlas) -> Iterator[TestClient]:
    with staffed(own) as client:
        yield client


@pytest.fixture(scope="module")
def desk(server: TestClient, own: atlas.Atlas) -> Iterator[TestClient]:
    """A client of somebody who may do everything; a failure of the server is an answer, as it is out there."""
    client = TestClient(server.app, base_url="http://testserver", raise_server_exceptions=False)
    log_in(client, "verwaltung")
    yield client
    assert_all_stands(own, client)


def assert_all_stands(own: atlas.Atlas, desk: TestClient) -> None:
    """The ledger proves true, another process could open it, and everybody reads on."""
    again = EmbeddedStore(own.store.path)
    assert again.verify() == own.store.revision().number
    again.close()
    assert {path: desk.get(path).status_code for path in (*SEEN, *KEPT)} == dict.fromkeys((*SEEN, *KEPT), 200)


def sound(response: Any) -> Any:
    """An answer that is no failure, and tells nothing of our insides."""
    assert response.status_code < 500, (response.request.content[:300], response.text)
    for inside in ("Traceback", 'File "', ".py", "site-packages", "sqlite3", "pydantic"):
        assert inside not in response.text
    if response.status_code >= 400:
        PROBLEM.validate(response.json())
    return response


def tag(desk: TestClient, path: str) -> dict[str, str]:
    """The header that names the present state of what is written at an address."""
    read = f"{path}/record" if path.startswith("/api/collections/") else path
    response = desk.get(read)
    return {"If-Match": response.headers.get("etag", "")} if response.status_code == 200 else {}


# --- shapes that break whoever reads them ----------------------------------------------------------------------------

DEEP = {"lists": ("[", "]"), "objects": ('{"a":', "}")}


@pytest.mark.parametrize("depth", [30, 300, 1000, 50_000])
@pytest.mark.parametrize("kind", DEEP)
@pytest.mark.parametrize(
    ("method", "path", "around"),
    [
        ("PATCH", OFFICE, '{"properties":{"note":%s}}'),
        ("PATCH", AREA, '{"geometry":{"type":"Polygon","coordinates":%s}}'),
        ("POST", "/api/visits", '{"participants":%s}'),
        ("POST", "/api/history/2/restore", '{"records":%s}'),
        ("PUT", "/api/drafts/offices/neu", '{"feature":{"x":%s},"revision":0}'),
        ("POST", "/api/assignments", '{"changes":%s,"reason":"x"}'),
        ("POST", "/api/accounts", '{"name":%s}'),
        ("POST", "/api/session", '{"name":%s}'),
    ],
)
def test_what_is_nested_too_deep_is_refused(
    desk: TestClient, method: str, path: str, around: str, kind: str, depth: int
) -> None:
    opened, closed = DEEP[kind]
    body = around % (opened * depth + "1" + closed * depth)
    headers = JSON | (tag(desk, path) if method == "PATCH" else {})
    assert sound(desk.request(method, path, content=body, headers=headers, params=WHY)).status_code in (400, 422)


NO_NUMBERS = ["NaN", "Infinity", "-Infinity", "1e400", "9" * 400, "-" + "9" * 400, "1e308", "18446744073709551616"]


@pytest.mark.parametrize("number", NO_NUMBERS)
@pytest.mark.parametrize(
    ("method", "path", "around"),
    [
        ("PATCH", AREA, '{"properties":{"inhabitants":%s}}'),
        ("PATCH", AREA, '{"properties":{"budget_total_eur":%s}}'),
        ("PATCH", PROJECT, '{"properties":{"cost_total_eur":%s}}'),
        ("PATCH", CITY, '{"properties":{"population":%s}}'),
        ("PATCH", OFFICE, '{"geometry":{"type":"Point","coordinates":[%s,51.2]}}'),
        ("PUT", "/api/drafts/offices/neu", '{"feature":{},"revision":%s}'),
        ("PUT", ASSIGNMENT, '{"manager_id":"quge-ost","reason":"x","valid_from":%s}'),
        ("POST", "/api/tokens", '{"label":"x","scopes":["read_internal"],"reason":"x","days":%s}'),
    ],
)
def test_a_number_that_is_none_or_beyond_all_bounds_is_refused(
    desk: TestClient, method: str, path: str, around: str, number: str
) -> None:
    headers = JSON | (tag(desk, path) if "drafts" not in path else {})
    sent = desk.request(method, path, content=around % number, headers=headers, params=WHY if "coll" in path else {})
    assert sound(sent).status_code in (400, 422), sent.text


@pytest.mark.parametrize("number", ["9223372036854775808", "9" * 30, "9" * 5000])
def test_a_revision_beyond_all_counting_is_none(desk: TestClient, number: str) -> None:
    assert sound(desk.get(f"/api/history/{number}")).status_code in (404, 422)
    assert sound(desk.post(f"/api/history/{number}/restore", json=WHY)).status_code in (404, 422)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_that_there_is_break_nothing(desk: TestClient, day: str) -> None:
    assert ok(desk.get(f"/api/history?day={day}"))["entries"] == []
    for path in (f"/api/workload?on={day}", f"/api/assignments?on={day}", f"/api/assignments/proposal?on={day}"):
        sound(desk.get(path))
    for field in ("day", "next_step_by"):
        visit = {**VISIT, "city_ags": EAST, "next_step": "Nachfragen", field: day}
        body = problem(desk.post("/api/visits", json=visit), 422, "invalid-record")
        assert field in {one["field"] for one in body["fields"]}
    sent = desk.put(
        ASSIGNMENT, json={"manager_id": "quge-west", "valid_from": day, **WHY}, headers=tag(desk, ASSIGNMENT)
    )
    sound(sent)


HALVES = '"\\ud800"'


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/session", f'{{"name":{HALVES},"password":{HALVES}}}'),
        ("POST", "/api/session", f"{{{HALVES}:1}}"),
        ("PUT", "/api/session/password", f'{{"current":{HALVES},"new":{HALVES}}}'),
        ("POST", "/api/accounts", f'{{"name":"abc","role":"reader","reason":{HALVES}}}'),
        ("POST", "/api/tokens", f'{{"label":{HALVES},"scopes":["read_internal"],"reason":"x"}}'),
        ("PATCH", OFFICE, f'{{"properties":{{"note":{HALVES}}}}}'),
        ("POST", "/api/visits", f'{{"place":{HALVES}}}'),
    ],
)
def test_half_a_character_is_refused(desk: TestClient, method: str, path: str, body: str) -> None:
    headers = JSON | (tag(desk, path) if method == "PATCH" else {})
    assert sound(desk.request(method, path, content=body, headers=headers, params=WHY)).status_code in (400, 422)


@pytest.mark.parametrize("reason", ["a\0b", "\x1b[2J\x1b]0;x\a", "zwei\nZeilen", "x" * 1001, " ", "\u0085"])
def test_a_reason_is_one_line_that_no_terminal_obeys(desk: TestClient, reason: str) -> None:
    sent = [
        desk.patch(OFFICE, json={"properties": {"note": "Neu"}}, params={"reason": reason}, headers=tag(desk, OFFICE)),
        desk.post("/api/accounts", json={"name": "neues-konto", "role": "reader", "reason": reason}),
        desk.delete(
            f"/api/visits/{VISITS[0]}", params={"reason": reason}, headers=tag(desk, f"/api/visits/{VISITS[0]}")
        ),
    ]
    assert {sound(one).status_code for one in sent} == {422}


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_form_of_any_page_can_send_makes_no_account(desk: TestClient, media_type: str) -> None:
    """A page of another site can send these without asking first; JSON it cannot."""
    body = b'{"name": "fremdes-konto", "role": "admin", "reason": "x"}'
    sent = desk.post("/api/accounts", content=body, headers={"Content-Type": media_type})
    assert sound(sent).status_code in (400, 422)


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(("method", "path"), [key for key in WRITES if "{" not in key[1] and key[0] != "DELETE"])
def test_no_body_is_read_without_end(desk: TestClient, method: str, path: str, times: int) -> None:
    most = MOST_BYTES_OF.get(path, MOST_BYTES)
    asked = {"kind": "operations", "name": "liste.csv"} if path == "/api/intake" else {}
    sent = desk.request(method, path, content=b" " * (times * most + 1), headers=JSON, params=asked)
    assert sound(sent).status_code == 413


# --- more than was asked for -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("public", "path"), [("areas", AREA), ("offices", OFFICE), ("projects", PROJECT), ("cities", CITY)]
)
def test_no_field_can_be_written_that_is_joined_or_of_the_ledger(desk: TestClient, public: str, path: str) -> None:
    shown = desk.get(f"{path}/record").json()
    joined = desk.get(path).json()["properties"].keys() - shown["properties"].keys()
    ours = {"collection", "tag", "revision", "changed_at", "changed_by", "may", "findings", "who", "why"}
    assert len(joined) > 3
    for name in sorted(joined | ours):
        sent = desk.patch(path, json={"properties": {name: "x"}}, params=WHY, headers=tag(desk, path))
        assert [one["field"] for one in problem(sent, 422, "invalid-record")["fields"]] == [name]
    for name in sorted(ours):
        sent = desk.patch(path, json={name: "x"}, params=WHY, headers=tag(desk, path))
        assert sound(sent).status_code == 422, name


@pytest.mark.parametrize("name", ["who", "role", "account", "revision", "confirmed_by", "__proto__", "constructor"])
@pytest.mark.parametrize(
    "address", [one for one, write in WRITES.items() if isinstance(write.sent(own=True), dict)], ids="-".join
)
def test_no_body_takes_a_member_that_nobody_asked_for(
    desk: TestClient, own: atlas.Atlas, address: tuple[str, str], name: str
) -> None:
    write, before = WRITES[address], own.store.revision().number
    body = {"reason": "x", **write.sent(own=True)} if not write.query else write.sent(own=True)
    path = write.path(address[1], own=True)
    if name in body:
        return
    sent = desk.request(address[0], path, json={**body, name: "x"}, params=write.query, headers=tag(desk, path))
    assert sound(sent).status_code in (400, 404, 422), sent.text
    assert own.store.revision().number == before


# --- anything at all -------------------------------------------------------------------------------------------------

_TEXTS = st.sampled_from(["", " ", "\0", "x" * 5000, "<script>", "=1+1", "../../etc", "%s{0}", "\u202e", "2026-13-45"])
_ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**64 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    _TEXTS,
    st.text(st.characters(exclude_categories=("Cs",)), max_size=20),
    st.recursive(st.one_of(st.none(), _TEXTS), lambda inner: st.lists(inner, max_size=3), max_leaves=5),
    st.dictionaries(st.sampled_from(["type", "id", "", "coordinates", "__class__"]), _TEXTS, max_size=3),
)


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place within a JSON value, itself included."""
    yield at
    parts = value.items() if isinstance(value, dict) else enumerate(value[:3]) if isinstance(value, list) else ()
    for key, part in parts:
        yield from places(part, (*at, key))


def changed(value: Any, at: tuple[Any, ...], odd: Any) -> Any:
    """A JSON value with something odd in one place."""
    if not at:
        return odd
    whole = copy.deepcopy(value)
    inside = whole
    for key in at[:-1]:
        inside = inside[key]
    inside[at[-1]] = odd
    return whole


def usual(desk: TestClient, address: tuple[str, str]) -> tuple[str, Any]:
    """An address with a body that it takes."""
    method, pattern = address
    path = WRITES[address].path(pattern, own=True)
    sent = WRITES[address].sent(own=True)
    if method in ("PUT", "POST") and isinstance(sent, dict) and sent.get("type") == "Feature":
        one = next(key for key in WRITES if key[0] == "PUT" and key[1].startswith(pattern))
        place = WRITES[one].path(one[1], own=True)
        shown = desk.get(f"{place}/record" if "/collections/" in place else place).json()
        kept = {name: shown[name] for name in ("type", "geometry", "properties")}
        if method == "POST":
            kept["properties"] = {name: one for name, one in kept["properties"].items() if name != "id"}
        return path, kept
    return path, sent


FUZZED = [one for one in WRITES if one[0] != "DELETE" and one[1] != "/api/session/password"]


@pytest.mark.parametrize("address", FUZZED, ids="-".join)
def test_nothing_that_is_sent_makes_the_server_fail(
    desk: TestClient, own: atlas.Atlas, address: tuple[str, str]
) -> None:
    path, body = usual(desk, address)
    spots = list(places(body))

    @settings(max_examples=25, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(at=st.sampled_from(spots), odd=_ODD)
    def tried(at: tuple[Any, ...], odd: Any) -> None:
        before = own.store.revision().number
        sent = orjson.dumps(changed(body, at, odd))
        headers = JSON | tag(desk, path)
        response = sound(desk.request(address[0], path, content=sent, headers=headers, params=WRITES[address].query))
        assert own.store.revision().number - before in ((0, 1) if response.status_code < 300 else (0,))

    tried()
    assert_all_stands(own, desk)
