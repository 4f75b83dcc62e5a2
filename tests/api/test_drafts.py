"""Drafts: kept for their author alone, whatever is in them, until they are published or discarded."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from answers import ok, problem
from ledgers import copied, staffed
from staff_doors import log_in
from starlette.testclient import TestClient

import atlas
from atlas.store.drafts import MOST

EAST = "bautzen-qm-gesundbrunnen"
DRAFT = f"/api/drafts/offices/{EAST}"
RECORD = f"/api/collections/offices/items/{EAST}"
GEOJSON = "application/geo+json"
WHY = {"reason": "Besuch"}


@pytest.fixture
def own(house: atlas.Atlas, tmp_path: Path) -> Iterator[atlas.Atlas]:
    with copied(house, tmp_path) as opened:
        yield opened
        opened.close()


@pytest.fixture
def client(own: atlas.Atlas) -> Iterator[TestClient]:
    with staffed(own) as opened:
        log_in(opened, "ost")
        yield opened


def begun(client: TestClient, **fields: Any) -> dict[str, Any]:
    """The office with other fields, as a form sends it."""
    shown = ok(client.get(f"{RECORD}/record"), GEOJSON)
    feature = {name: shown[name] for name in ("type", "id", "geometry", "properties")}
    feature["properties"] = {**feature["properties"], **fields}
    return {"feature": feature, "revision": shown["revision"]}


def test_a_draft_keeps_what_the_form_holds_even_if_it_is_wrong(client: TestClient) -> None:
    body = begun(client, as_of="gest", phone=7)
    saved = ok(client.put(DRAFT, json=body))
    assert ok(client.get(DRAFT)) == saved
    assert (saved["feature"], saved["revision"], saved["overtaken"]) == (body["feature"], 1, False)


def test_saving_again_replaces_the_draft_and_makes_no_revision(client: TestClient, own: atlas.Atlas) -> None:
    for note in ("Erste", "Zweite"):
        client.put(DRAFT, json=begun(client, note=note))
    (listed,) = ok(client.get("/api/drafts"))["drafts"]
    assert (listed["collection"], listed["id"]) == ("offices", EAST) and "Gesundbrunnen" in listed["name"]
    assert ok(client.get(DRAFT))["feature"]["properties"]["note"] == "Zweite"
    assert own.store.revision().number == 1


def test_nobody_else_sees_a_draft(client: TestClient) -> None:
    client.put(DRAFT, json=begun(client, note="Nur für mich"))
    assert "Nur für mich" not in client.get(RECORD).text
    log_in(client, "koordination")
    assert ok(client.get("/api/drafts")) == {"drafts": []}
    problem(client.get(DRAFT), 404, "not-found")
    assert client.delete(DRAFT).status_code == 204
    log_in(client, "ost")
    assert client.get(DRAFT).status_code == 200


def test_a_published_draft_is_a_change_with_a_reason_and_no_draft_any_more(
    client: TestClient, own: atlas.Atlas
) -> None:
    client.put(DRAFT, json=begun(client, note="Neu"))
    problem(client.post(f"{DRAFT}/publish"), 422, "reason-required")
    shown = ok(client.post(f"{DRAFT}/publish", params=WHY), GEOJSON)
    assert (shown["revision"], shown["properties"]["note"], shown["changed_by"]) == (2, "Neu", "ost")
    assert own.store.revision().why == "Besuch"
    problem(client.get(DRAFT), 404, "not-found")


def test_a_draft_of_a_new_record_gets_its_id_when_it_is_published(client: TestClient) -> None:
    feature = begun(client, name="Zweites Büro", conflicts=[])["feature"]
    client.put("/api/drafts/offices/neu-1", json={"feature": feature, "revision": 0})
    feature["id"] = feature["properties"].pop("id")
    response = client.post("/api/drafts/offices/neu-1/publish", params=WHY)
    assert (response.status_code, response.json()["id"]) == (201, "bautzen-zweites-buero")
    assert ok(client.get("/api/drafts")) == {"drafts": []}


def test_a_draft_that_breaks_a_rule_or_was_overtaken_stays(client: TestClient) -> None:
    client.put(DRAFT, json=begun(client, sources=[]))
    problem(client.post(f"{DRAFT}/publish", params=WHY), 422, "invalid-record")
    client.put(DRAFT, json=(mine := begun(client, note="Meine")))
    log_in(client, "koordination")
    client.put(
        RECORD, json=begun(client, note="Ihre")["feature"], params=WHY, headers={"If-Match": f'"offices-{EAST}-1"'}
    )
    log_in(client, "ost")
    body = problem(client.post(f"{DRAFT}/publish", params=WHY), 412, "stale")
    assert body["current"]["who"] == "koordination" and body["merge"]["clean"] is False
    kept = ok(client.get(DRAFT))
    assert (kept["feature"], kept["overtaken"]) == (mine["feature"], True)


def test_trying_a_draft_out_leaves_it(client: TestClient, own: atlas.Atlas) -> None:
    client.put(DRAFT, json=begun(client, note="Neu"))
    assert client.post(f"{DRAFT}/publish", params={**WHY, "dry_run": "true"}).status_code == 200
    assert (client.get(DRAFT).status_code, own.store.revision().number) == (200, 1)


def test_a_discarded_draft_is_gone(client: TestClient, tmp_path: Path) -> None:
    client.put(DRAFT, json=begun(client, note="Vertrauliche Zeile"))
    assert client.delete(DRAFT).status_code == 204
    problem(client.get(DRAFT), 404, "not-found")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (DRAFT, []),
        (DRAFT, {"feature": {}}),
        (DRAFT, {"feature": {}, "revision": -1}),
        (DRAFT, {"feature": {}, "revision": 1, "account": "koordination"}),
    ],
)
def test_what_is_no_draft_is_refused(client: TestClient, path: str, body: Any) -> None:
    problem(client.put(path, json=body), 400, "invalid-parameter")


def test_drafts_are_for_those_who_may_write_that_kind_of_record(client: TestClient) -> None:
    body = {"feature": {}, "revision": 0}
    problem(client.put("/api/drafts/managers/x", json=body), 403, "forbidden")
    problem(client.put("/api/drafts/quatsch/x", json=body), 404, "unknown-collection")
    log_in(client, "leserin")
    problem(client.put(DRAFT, json=body), 403, "forbidden")


def test_an_account_keeps_no_endless_number_of_drafts(own: atlas.Atlas) -> None:
    for number in range(MOST):
        own.drafts.save("ost", "offices", f"neu-{number}", 0, {})
    with pytest.raises(atlas.errors.ChangeRefused, match=str(MOST)):
        own.drafts.save("ost", "offices", "neu", 0, {})
    own.drafts.save("ost", "offices", "neu-0", 0, {"a": 1})
    own.drafts.save("west", "offices", "neu", 0, {})
    assert len(own.drafts.of("ost")) == MOST
