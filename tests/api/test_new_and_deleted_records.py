"""New records, deleted ones, those that another one replaces, and the records that are in no public collection."""

from collections.abc import Iterator
from typing import Any

import pytest
from answers import ok, problem
from ledgers import staffed
from record_writing import EAST, NEW, OFFICES, PLACE, WEST, WHY, if_match, patch, record
from staff_doors import log_in
from starlette.testclient import TestClient

import atlas
from atlas.day import today


@pytest.fixture
def client(own: atlas.Atlas) -> Iterator[TestClient]:
    """A client that a coordinator is logged in with."""
    with staffed(own) as opened:
        log_in(opened, "koordination")
        yield opened


# --- new and gone ----------------------------------------------------------------------------------------------------


def test_a_new_office_gets_an_id_of_its_town_and_name(client: TestClient) -> None:
    response = client.post(OFFICES, json={"properties": NEW, "geometry": PLACE}, params=WHY)
    assert response.status_code == 201, response.text
    made = response.json()
    assert (made["id"], made["revision"]) == ("bautzen-stadtteilbuero-ost", 2)
    assert response.headers["location"] == f"http://testserver{OFFICES}/bautzen-stadtteilbuero-ost"
    assert client.get(response.headers["location"]).json()["properties"]["manager_id"] == "quge-ost"


def test_a_second_one_of_the_same_name_is_counted(client: TestClient) -> None:
    ids = [client.post(OFFICES, json={"properties": NEW, "geometry": PLACE}, params=WHY).json()["id"] for _ in "ab"]
    assert ids == ["bautzen-stadtteilbuero-ost", "bautzen-stadtteilbuero-ost-2"]


def test_of_two_who_make_the_same_office_at_once_both_get_an_id(
    client: TestClient, own: atlas.Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.post(OFFICES, json={"properties": NEW, "geometry": PLACE}, params=WHY).json()["id"]
    seen: list[str] = []

    def taken_late(_: Any, slug: str) -> bool:
        """What the second of the two sees: the id is free at first."""
        seen.append(slug)
        return len(seen) > 1 and own.store.current("offices", slug).revision > 0

    monkeypatch.setattr("api.writing._was_there", taken_late)
    second = client.post(OFFICES, json={"properties": NEW, "geometry": PLACE}, params=WHY).json()["id"]
    assert (first, second) == ("bautzen-stadtteilbuero-ost", "bautzen-stadtteilbuero-ost-2")


def test_a_new_record_is_checked_before_it_has_an_id(client: TestClient) -> None:
    response = client.post(OFFICES, json={"properties": {**NEW, "name": 7}, "geometry": PLACE}, params=WHY)
    assert {one["field"] for one in problem(response, 422, "invalid-record")["fields"]} == {"name"}


def test_a_deleted_office_is_gone_and_its_id_is_not_given_again(client: TestClient) -> None:
    made = client.post(OFFICES, json={"properties": NEW, "geometry": PLACE}, params=WHY).json()
    gone = ok(client.delete(f"{OFFICES}/{made['id']}", params=WHY, headers=if_match(made)))
    assert (gone["deleted"], gone["revision"]) == (True, 3)
    problem(client.get(f"{OFFICES}/{made['id']}/record"), 410, "gone")
    again = client.post(OFFICES, json={"properties": NEW, "geometry": PLACE}, params=WHY).json()
    assert again["id"] == "bautzen-stadtteilbuero-ost-2"


def test_a_manager_deletes_nothing(client: TestClient) -> None:
    log_in(client, "ost")
    response = client.delete(f"{OFFICES}/{EAST}", params=WHY, headers=if_match(record(client)))
    problem(response, 403, "forbidden")


def test_what_others_name_cannot_be_deleted_and_they_are_listed(client: TestClient) -> None:
    shown = record(client, "bautzen-gesundbrunnen", "areas")
    address = "/api/collections/areas/items/bautzen-gesundbrunnen"
    body = problem(client.delete(address, params=WHY, headers=if_match(shown)), 409, "still-named")
    assert {"collection": "offices", "id": EAST} in body["records"]


@pytest.mark.parametrize("path", [f"{OFFICES}/{{}}", "/bueros/{}"])
def test_the_address_of_a_deleted_office_says_what_was_there_and_until_when(client: TestClient, path: str) -> None:
    made = client.post(OFFICES, json={"properties": NEW, "geometry": PLACE}, params=WHY).json()
    client.delete(f"{OFFICES}/{made['id']}", params=WHY, headers=if_match(made))
    gone = client.get(path.format(made["id"]), headers={"Accept": "application/json"})
    detail = problem(gone, 410, "gone")["detail"]
    assert detail == f"„Stadtteilbüro Ost“ wurde am {today():%d.%m.%Y} aus dem Atlas gelöscht."
    page = client.get(path.format(made["id"]), headers={"Accept": "text/html"})
    assert page.status_code == 410 and "Stadtteilbüro Ost" in page.text


def test_a_source_that_goes_for_another_is_replaced_wherever_it_was_named(client: TestClient, own: atlas.Atlas) -> None:
    named = record(client)["properties"]["sources"]
    old, stays = named[0], "doc-quge-vortrag-2024"
    shown = client.get(f"/api/records/sources/{old}").json()
    response = client.delete(
        f"/api/records/sources/{old}", params={**WHY, "merged_into": stays}, headers=if_match(shown)
    )
    assert {"collection": "offices", "id": EAST} in ok(response)["records"]
    assert record(client)["properties"]["sources"] == [stays, *named[1:]]
    assert own.store.verify() == own.store.revision().number == 2


def projects_of(client: TestClient, area: str) -> int:
    return int(client.get(f"/api/collections/areas/items/{area}").json()["properties"]["counts"]["projects"])


def test_an_area_that_goes_for_another_hands_over_its_offices_projects_and_links(client: TestClient) -> None:
    old, stays = "chemnitz-mitte", "chemnitz-innenstadt"
    count = sum(projects_of(client, key) for key in (old, stays))
    address = f"/api/collections/areas/items/{old}"
    tag = if_match(record(client, old, "areas"))
    ok(client.delete(address, params={**WHY, "merged_into": stays}, headers=tag))
    assert projects_of(client, stays) == count > 0
    assert record(client, WEST)["properties"]["area_ids"] == [stays]
    for path in (address, f"/gebiete/{old}"):
        moved = client.get(path, follow_redirects=False)
        assert (moved.status_code, moved.headers["location"]) == (301, path.replace(old, stays))


def test_taking_a_merger_back_brings_the_record_and_all_its_names_back(client: TestClient) -> None:
    before = record(client, WEST)["properties"]
    shown = record(client, "chemnitz-mitte", "areas")
    address = "/api/collections/areas/items/chemnitz-mitte"
    ok(client.delete(address, params={**WHY, "merged_into": "chemnitz-innenstadt"}, headers=if_match(shown)))
    ok(client.post("/api/history/2/restore", json={"reason": "Versehen"}))
    assert record(client, "chemnitz-mitte", "areas")["properties"] == shown["properties"]
    assert record(client, WEST)["properties"] == before
    assert client.get(address, follow_redirects=False).status_code == 200


@pytest.mark.parametrize(("stays", "status"), [(EAST, 400), ("gibt-es-nicht", 404)])
def test_a_record_goes_for_another_one_that_is_there(client: TestClient, stays: str, status: int) -> None:
    params = {**WHY, "merged_into": stays}
    response = client.delete(f"{OFFICES}/{EAST}", params=params, headers=if_match(record(client)))
    assert response.status_code == status


# --- the other collections -------------------------------------------------------------------------------------------


def test_a_source_is_added_and_then_named(client: TestClient) -> None:
    fields = {"url": "https://www.bautzen.de/buero", "what": "Seite des Büros", "publisher": "Stadt Bautzen"}
    response = client.post("/api/records/sources", json={"properties": {**fields, "seen": "2026-11-20"}}, params=WHY)
    assert response.status_code == 201, response.text
    made = response.json()["id"]
    assert made == "src-www-bautzen-de-seite-des-bueros"
    named = [*record(client)["properties"]["sources"], made]
    assert ok(patch(client, {"sources": named}), "application/geo+json")["properties"]["sources"] == named
    tag = if_match(client.get(f"/api/records/sources/{made}").json())
    problem(client.delete(f"/api/records/sources/{made}", params=WHY, headers=tag), 409, "still-named")


def test_a_conflict_is_listed_by_what_it_is_about_as_long_as_it_is_there(client: TestClient) -> None:
    sides = [{"value": value, "source": "doc-quge-vortrag-2024"} for value in ("seit 2016", "seit 2017")]
    fields = {"subject_type": "office", "subject_id": WEST, "field": "since", "values": sides}
    response = client.post("/api/records/conflicts", json={"properties": fields}, params=WHY)
    assert response.status_code == 201, response.text
    made = response.json()
    assert made["id"] in record(client, WEST)["properties"]["conflicts"]
    address = f"/api/records/conflicts/{made['id']}"
    moved = {"properties": {"subject_id": EAST}}
    made = ok(client.patch(address, json=moved, params=WHY, headers=if_match(made)), "application/geo+json")
    assert made["id"] not in record(client, WEST)["properties"]["conflicts"]
    assert made["id"] in record(client, EAST)["properties"]["conflicts"]
    ok(client.delete(address, params=WHY, headers=if_match(made)))
    assert made["id"] not in record(client, EAST)["properties"]["conflicts"]


def test_a_conflict_has_two_sides_and_a_subject(client: TestClient) -> None:
    fields = {"subject_type": "office", "subject_id": "erfunden", "field": "since", "values": []}
    response = client.post("/api/records/conflicts", json={"properties": fields}, params=WHY)
    said = {one["field"]: one["detail"] for one in problem(response, 422, "invalid-record")["fields"]}
    assert "zwei Angaben" in said["values"] and "gibt es nicht" in said["conflict-link"]


def test_a_boundary_that_overlaps_another_area_is_told_of(client: TestClient) -> None:
    other = record(client, "chemnitz-innenstadt", "areas")
    shown = record(client, "chemnitz-mitte", "areas")
    assert set(shown["properties"]["periods"]).isdisjoint(other["properties"]["periods"])
    change = {"geometry": other["geometry"], "properties": {"periods": other["properties"]["periods"]}}
    address = "/api/collections/areas/items/chemnitz-mitte"
    params = {**WHY, "dry_run": "true"}
    tried = ok(client.patch(address, json=change, params=params, headers=if_match(shown)), "application/geo+json")
    (overlap,) = [one for one in tried["findings"] if one["check"] == "area-overlap"]
    assert "100 % des kleineren Gebiets" in overlap["sentence_de"]


def test_of_a_city_only_what_the_register_does_not_say_is_changed(client: TestClient) -> None:
    address, tag = "/api/collections/cities/items/14625020", if_match(record(client, "14625020", "cities"))
    response = client.patch(address, json={"properties": {"name": "Budyšin"}}, params=WHY, headers=tag)
    assert {one["field"] for one in problem(response, 422, "invalid-record")["fields"]} == {"name"}
    response = client.patch(address, json={"properties": {"population": 37000}}, params=WHY, headers=tag)
    assert ok(response, "application/geo+json")["properties"]["population"] == 37000
    assert client.delete(address, params=WHY, headers=tag).status_code == 405


def test_a_boundary_brings_its_size_and_a_point_inside(client: TestClient) -> None:
    shown = record(client, "bautzen-gesundbrunnen", "areas")
    ring = [[14.44, 51.185], [14.452, 51.185], [14.452, 51.195], [14.44, 51.195], [14.44, 51.185]]
    change = {"geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": {"point": [12.0, 51.0]}}
    address = "/api/collections/areas/items/bautzen-gesundbrunnen"
    changed = ok(client.patch(address, json=change, params=WHY, headers=if_match(shown)), "application/geo+json")
    assert changed["properties"]["drawn_hectares"] == pytest.approx(93.4, abs=0.5)
    assert changed["properties"]["point"] == [14.446, 51.19]


def test_an_area_outside_of_its_city_is_refused_with_the_share(client: TestClient) -> None:
    shown = record(client, "bautzen-gesundbrunnen", "areas")
    ring = [[14.44, 51.185], [14.70, 51.185], [14.70, 51.195], [14.44, 51.195], [14.44, 51.185]]
    change = {"geometry": {"type": "Polygon", "coordinates": [ring]}}
    address = "/api/collections/areas/items/bautzen-gesundbrunnen"
    response = client.patch(address, json=change, params=WHY, headers=if_match(shown))
    said = {one["field"]: one["detail"] for one in problem(response, 422, "invalid-record")["fields"]}
    assert "liegen außerhalb der Gemeindegrenze" in said["geometry"] and "%" in said["geometry"]
