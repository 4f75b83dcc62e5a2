"""Single values name where they were read: beside the value in public, and no longer once the value has changed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from answers import ok, problem
from ledgers import copied, staffed
from record_writing import EAST, OFFICES, WHY, if_match, patch, plain, record
from staff_doors import log_in
from starlette.testclient import TestClient

import atlas

SOURCE = {
    "what": "Auskunft des Büros",
    "publisher": "Quartiersmanagement Gesundbrunnen",
    "seen": "2026-11-20",
    "note": "Am Telefon",
}

FIRST = {"phone": "03591 1", "phone_e164": None}
SECOND = {"phone": "03591 2", "phone_e164": None}


@pytest.fixture
def client(house: atlas.Atlas, tmp_path: Path) -> Iterator[TestClient]:
    with copied(house, tmp_path) as own, staffed(own) as opened:
        log_in(opened, "koordination")
        yield opened


@pytest.fixture
def source(client: TestClient) -> str:
    """The id of a source that no record names yet."""
    feature = {"type": "Feature", "properties": SOURCE}
    made = client.post("/api/records/sources", json=feature, params=WHY)
    assert made.status_code == 201
    return str(made.json()["id"])


def back_phone(client: TestClient, source: str) -> Any:
    """Give the office a telephone number that was read in a source of its own."""
    return ok(patch(client, {**FIRST, "value_sources": {"phone": [source]}}), "application/geo+json")


def named(shown: Any) -> Any:
    return shown["properties"]["value_sources"]


def test_the_source_of_a_value_is_public_with_the_record(client: TestClient, source: str) -> None:
    back_phone(client, source)
    item = client.get(f"{OFFICES}/{EAST}").json()
    assert named(item) == {"phone": [source]}
    assert SOURCE["what"] in [one["what"] for one in item["sources"]]


def test_on_the_page_a_number_beside_the_value_leads_to_its_source(client: TestClient, source: str) -> None:
    back_phone(client, source)
    page = client.get(f"/bueros/{EAST}").text
    ref = re.search(r'href="tel:[^"]+">03591 1</a>\s*<span class="refs"><a class="ref" href="#(beleg-\d+)"', page)
    assert ref is not None
    assert SOURCE["what"] in page.split(f'<li id="{ref[1]}">')[1].split("</li>")[0]


def test_a_patch_of_the_value_takes_its_source_away(client: TestClient, source: str) -> None:
    back_phone(client, source)
    assert named(ok(patch(client, SECOND), "application/geo+json")) == {}


def test_a_patch_of_another_value_leaves_it(client: TestClient, source: str) -> None:
    back_phone(client, source)
    assert named(ok(patch(client, {"note": "Neu"}), "application/geo+json")) == {"phone": [source]}


def test_a_patch_that_names_the_source_again_keeps_it(client: TestClient, source: str) -> None:
    back_phone(client, source)
    again = patch(client, {**SECOND, "value_sources": {"phone": [source]}})
    assert named(ok(again, "application/geo+json")) == {"phone": [source]}


def test_a_value_that_is_taken_away_takes_its_source_along(client: TestClient, source: str) -> None:
    shown = back_phone(client, source)
    feature = plain(shown)
    feature["properties"] |= {"phone": None, "phone_e164": None}
    response = client.put(f"{OFFICES}/{EAST}", json=feature, params=WHY, headers=if_match(shown))
    assert named(ok(response, "application/geo+json")) == {}


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ({"phone": ["nix"]}, "Der Beleg „nix“ ist nicht im Atlas"),
        ({"manager": ["doc-quge-vortrag-2024"]}, "„manager“ ist keine Angabe, die einen eigenen Beleg hat"),
        ({"id": ["doc-quge-vortrag-2024"]}, "„id“ ist keine Angabe, die einen eigenen Beleg hat"),
    ],
)
def test_what_no_source_can_be_named_for_is_refused(client: TestClient, sources: Any, said: str) -> None:
    found = problem(patch(client, {**FIRST, "value_sources": sources}), 422, "invalid-record")
    assert said in str(found)
    assert named(record(client)) == {}


def test_a_source_that_a_value_names_cannot_be_deleted(client: TestClient, source: str) -> None:
    back_phone(client, source)
    address = f"/api/records/sources/{source}"
    tag = {"If-Match": client.get(address).json()["tag"]}
    problem(client.delete(address, params=WHY, headers=tag), 409, "still-named")


def test_a_source_put_in_the_place_of_another_backs_its_values(client: TestClient, source: str) -> None:
    back_phone(client, source)
    address = f"/api/records/sources/{source}"
    tag = {"If-Match": client.get(address).json()["tag"]}
    ok(client.delete(address, params={**WHY, "merged_into": "doc-quge-vortrag-2024"}, headers=tag))
    assert named(record(client)) == {"phone": ["doc-quge-vortrag-2024"]}
