"""Writing records over HTTP: read with a tag, changed with it and a reason, by those who may; nobody overwritten."""

from collections.abc import Iterator
from typing import Any

import pytest
from answers import ok, problem
from ledgers import staffed
from record_writing import EAST, NEW, OFFICES, PLACE, WEST, WHY, if_match, patch, plain, record
from staff_doors import log_in
from starlette.testclient import TestClient

import atlas


@pytest.fixture
def client(own: atlas.Atlas) -> Iterator[TestClient]:
    """A client that a coordinator is logged in with."""
    with staffed(own) as opened:
        log_in(opened, "koordination")
        yield opened


# --- reading for writing ---------------------------------------------------------------------------------------------


def test_a_record_is_given_with_its_own_fields_its_tag_and_its_last_change(client: TestClient) -> None:
    response = client.get(f"{OFFICES}/{EAST}/record", headers={"Accept-Encoding": "identity"})
    shown = ok(response, "application/geo+json")
    assert response.headers["etag"] == shown["tag"] == f'"offices-{EAST}-1"'
    assert (shown["revision"], shown["changed_by"], shown["collection"]) == (1, "Lieferstand", "offices")
    assert "manager_id" not in shown["properties"] and "area_names" not in shown["properties"]
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "key", "may"),
    [
        ("leserin", EAST, {"edit": False, "delete": False}),
        ("ost", EAST, {"edit": True, "delete": False}),
        ("ost", WEST, {"edit": False, "delete": False}),
        ("koordination", WEST, {"edit": True, "delete": True}),
    ],
)
def test_a_record_tells_what_the_asker_may_do_with_it(
    client: TestClient, name: str, key: str, may: dict[str, bool]
) -> None:
    log_in(client, name)
    assert record(client, key)["may"] == may


def test_without_login_a_record_is_neither_shown_nor_changed(own: atlas.Atlas) -> None:
    with staffed(own) as client:
        problem(client.get(f"{OFFICES}/{EAST}/record"), 401, "login-required")
        problem(client.put(f"{OFFICES}/{EAST}", params=WHY, json={}), 401, "login-required")
        problem(client.delete(f"{OFFICES}/{EAST}", params=WHY), 401, "login-required")
    assert own.store.revision().number == 1


# --- changing --------------------------------------------------------------------------------------------------------


def test_a_patch_changes_the_named_fields_and_is_public_at_once(client: TestClient, own: atlas.Atlas) -> None:
    changed = ok(patch(client, {"phone": "03591 123456", "phone_e164": None}), "application/geo+json")
    assert changed["tag"] == f'"offices-{EAST}-2"'
    assert changed["properties"]["phone_e164"] == "+493591123456"
    public = client.get(f"{OFFICES}/{EAST}").json()["properties"]
    assert public["phone"] == "03591 123456"
    latest = own.store.revision()
    assert (latest.who, latest.why) == ("koordination", "Anruf im Büro")


def test_the_tag_of_a_compressed_answer_serves_as_well(client: TestClient) -> None:
    coded = client.get(f"{OFFICES}/{EAST}/record", headers={"Accept-Encoding": "br"}).headers["etag"]
    change = {"properties": {"note": "Neu"}}
    response = client.patch(f"{OFFICES}/{EAST}", json=change, params=WHY, headers={"If-Match": coded})
    assert coded.endswith('-br"') and response.status_code == 200


def test_null_in_a_patch_says_that_a_value_is_unknown(client: TestClient) -> None:
    assert ok(patch(client, {"opening_hours": None}), "application/geo+json")["properties"]["opening_hours"] is None


def test_a_record_that_is_put_back_as_it_was_read_makes_no_revision(client: TestClient, own: atlas.Atlas) -> None:
    shown = record(client)
    response = client.put(f"{OFFICES}/{EAST}", json=plain(shown), params=WHY, headers=if_match(shown))
    assert ok(response, "application/geo+json")["tag"] == shown["tag"]
    assert own.store.revision().number == 1


def test_a_dry_run_answers_what_would_be_found_and_writes_nothing(client: TestClient, own: atlas.Atlas) -> None:
    tried = ok(patch(client, {"status": "open", "as_of": "2010"}, dry_run="true"), "application/geo+json")
    assert "office-stale" in {finding["check"] for finding in tried["findings"]}
    assert (own.store.revision().number, record(client)["revision"]) == (1, 1)


def test_what_the_checks_find_in_the_changed_record_comes_with_the_answer(client: TestClient) -> None:
    found = ok(patch(client, {"status": "unverified"}), "application/geo+json")["findings"]
    (finding,) = [one for one in found if one["check"] == "office-unverified"]
    assert finding["severity"] == "warning" and finding["record_id"] == EAST and finding["sentence_en"]


# --- nobody is overwritten -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("headers", [{}, {"If-Match": "*"}], ids=["none", "any"])
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_without_the_state_that_was_read_nothing_is_written(
    client: TestClient, own: atlas.Atlas, method: str, headers: dict[str, str]
) -> None:
    body = None if method == "DELETE" else plain(record(client))
    response = client.request(method, f"{OFFICES}/{EAST}", json=body, params=WHY, headers=headers)
    problem(response, 428, "precondition-required")
    assert own.store.revision().number == 1


def test_whoever_read_an_older_state_is_told_who_changed_it_since(client: TestClient) -> None:
    old = if_match(record(client))
    patch(client, {"note": "Erste"})
    log_in(client, "ost")
    response = client.patch(f"{OFFICES}/{EAST}", json={"properties": {"note": "Zweite"}}, params=WHY, headers=old)
    body = problem(response, 412, "stale")
    assert body["current"]["revision"] == 2 and body["current"]["who"] == "koordination"
    assert record(client)["properties"]["note"] == "Erste"


def test_two_who_changed_different_fields_are_offered_a_record_with_both(client: TestClient) -> None:
    shown = record(client)
    patch(client, {"note": "Ihre"})
    mine = {"properties": {"phone": "03591 123456", "phone_e164": "+493591123456"}}
    response = client.patch(f"{OFFICES}/{EAST}", json=mine, params=WHY, headers=if_match(shown))
    merge = problem(response, 412, "stale")["merge"]
    sides = {field["name"]: field["side"] for field in merge["fields"]}
    assert (merge["clean"], sides) == (True, {"note": "theirs", "phone": "mine", "phone_e164": "mine"})
    address, tag = f"{OFFICES}/{EAST}", {"If-Match": merge["tag"]}
    saved = ok(client.put(address, json=merge["feature"], params=WHY, headers=tag), "application/geo+json")
    assert (saved["properties"]["note"], saved["properties"]["phone"]) == ("Ihre", "03591 123456")


def test_two_who_changed_the_same_field_are_shown_all_three_values(client: TestClient) -> None:
    shown = record(client)
    patch(client, {"note": "Ihre"})
    body = {"properties": {"note": "Meine"}}
    response = client.patch(f"{OFFICES}/{EAST}", json=body, params=WHY, headers=if_match(shown))
    merge = problem(response, 412, "stale")["merge"]
    base = shown["properties"]["note"]
    assert merge["fields"] == [{"name": "note", "side": "conflict", "base": base, "mine": "Meine", "theirs": "Ihre"}]
    assert merge["clean"] is False


@pytest.mark.parametrize("tag", ['"x"', f'"offices-{WEST}-1"', f'W/"offices-{EAST}-1"', f'"areas-{EAST}-1"'])
def test_a_tag_of_something_else_fits_no_state(client: TestClient, tag: str) -> None:
    response = client.patch(f"{OFFICES}/{EAST}", json={"properties": {}}, params=WHY, headers={"If-Match": tag})
    problem(response, 412, "stale")


def test_a_change_without_reason_is_refused(client: TestClient, own: atlas.Atlas) -> None:
    headers = if_match(record(client))
    for params in ({}, {"reason": "  "}):
        response = client.patch(f"{OFFICES}/{EAST}", json={"properties": {}}, params=params, headers=headers)
        problem(response, 422, "reason-required")
    assert own.store.revision().number == 1


# --- who may ---------------------------------------------------------------------------------------------------------


def test_a_manager_changes_offices_of_own_cities_only(client: TestClient) -> None:
    log_in(client, "ost")
    assert patch(client, {"note": "Neu"}, EAST).status_code == 200
    body = problem(patch(client, {"note": "Neu"}, WEST), 403, "forbidden")
    assert "zuständig" in body["detail"]


def test_moving_an_office_needs_the_right_to_both_cities(client: TestClient) -> None:
    log_in(client, "ost")
    problem(patch(client, {"city_ags": "14511000"}, EAST), 403, "forbidden")


def test_a_reader_changes_nothing(client: TestClient) -> None:
    log_in(client, "leserin")
    problem(patch(client, {"note": "Neu"}), 403, "forbidden")
    problem(client.post(OFFICES, json={"properties": NEW, "geometry": PLACE}, params=WHY), 403, "forbidden")


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "path", "words"),
    [
        pytest.param({"sources": []}, "sources", "kein Beleg", id="no source"),
        pytest.param({"sources": ["erfunden"]}, "sources", "nicht im Atlas", id="a source that is none"),
        pytest.param({"area_ids": ["erfunden"]}, "area_id", "nicht im Atlas", id="an area that is none"),
        pytest.param({"city_ags": "14000000"}, "city_ags", "nicht im Atlas", id="a city that is none"),
        pytest.param({"since": "2020", "until": "2019"}, "date-order", "vor dem Beginn", id="an end before the start"),
        pytest.param({"as_of": "gestern"}, "date-form", "kein Datum", id="a date that is none"),
        pytest.param({"email": "qm.bautzen"}, "email", "keine E-Mail", id="an address that is none"),
        pytest.param({"website": "https://x"}, "url", "keine Webadresse", id="a host that is none"),
        pytest.param({"precision": "address", "street": None}, "precision", "genauer", id="more than is known"),
        pytest.param({"manager_id": "quge-ost"}, "manager_id", "gibt es hier nicht", id="a joined field"),
        pytest.param({"conflicts": ["c-x"]}, "conflicts", "eigene Einträge", id="a link that follows"),
        pytest.param({"id": "anders"}, "id", "nicht geändert", id="another id"),
    ],
)
def test_a_record_that_breaks_a_rule_is_refused_with_a_sentence_at_the_field(
    client: TestClient, own: atlas.Atlas, fields: dict[str, Any], path: str, words: str
) -> None:
    body = problem(patch(client, fields), 422, "invalid-record")
    said = {one["field"]: one["detail"] for one in body["fields"]}
    assert words in said[path], said
    assert own.store.revision().number == 1


def test_a_point_in_another_town_is_refused_with_the_distance(client: TestClient) -> None:
    far = {"type": "Point", "coordinates": [12.92, 50.83]}
    response = client.patch(f"{OFFICES}/{EAST}", json={"geometry": far}, params=WHY, headers=if_match(record(client)))
    (wrong,) = problem(response, 422, "invalid-record")["fields"]
    assert wrong["field"] == "geometry" and "außerhalb der Gemeindegrenze" in wrong["detail"]


@pytest.mark.parametrize("body", [b"{", b"[]", b'"x"', b"{}", b'{"properties": 1}'])
def test_a_body_that_is_no_feature_is_refused(client: TestClient, body: bytes) -> None:
    response = client.put(f"{OFFICES}/{EAST}", content=body, params=WHY, headers=if_match(record(client)))
    problem(response, 400, "invalid-query")


ODD = ("[" * 30 + "]" * 30, '{"a":' * 30 + "1" + "}" * 30, '[{"a": 1}]', '{"a": {}}', "1e400", "1" * 30)


@pytest.mark.parametrize("value", ODD, ids=["deep list", "deep object", "list", "object", "too large", "long"])
def test_a_field_of_any_other_kind_is_refused_and_breaks_nothing(client: TestClient, value: str) -> None:
    tag = if_match(record(client))
    for name in ("name", "city_ags", "area_ids", "sources", "since", "url", "subject_type"):
        body = f'{{"properties": {{"{name}": {value}}}}}'.encode()
        changed = client.patch(f"{OFFICES}/{EAST}", content=body, params=WHY, headers=tag)
        assert changed.status_code in (400, 403, 422), (name, changed.text)
        for address in (OFFICES, "/api/records/conflicts", "/api/records/sources"):
            assert client.post(address, content=body, params=WHY).status_code in (400, 422), (name, address)


def test_a_body_without_end_is_refused(client: TestClient) -> None:
    response = client.put(f"{OFFICES}/{EAST}", content=b" " * 4_000_001, params=WHY)
    assert "zu groß" in problem(response, 413, "invalid-query")["detail"]
