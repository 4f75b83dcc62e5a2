"""A site of files holds the projects of a stock too: their pages, lists of them, and all of them to take along."""

from urllib.parse import parse_qs, urlsplit

import pytest

from api.pages import belonging
from api.pages.speech import speech
from api.publish import listing
from api.publish.places import Places, data_file, page_file
from atlas.snapshot import Snapshot

BASE = "https://quartiersatlas.example"


def ids(snapshot: Snapshot) -> list[str]:
    return list(snapshot.collection("projects").ids)


def test_each_of_its_projects_has_a_page_in_every_language(stocked: Snapshot) -> None:
    wanted = {f"/projekte/{key}{asked}" for key in ids(stocked) for asked in ("", "?lang=ls", "?lang=en")}
    assert wanted <= set(listing.pages(stocked))


@pytest.mark.parametrize("name", ["areas", "cities"])
def test_where_a_page_leads_to_all_projects_of_its_place_there_is_a_list_of_them(
    stocked: Snapshot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(belonging, "SHOWN", 3)
    places = Places(BASE)
    for address in listing.pages(stocked):
        places.add(address, page_file(address))
    ways = [belonging.make(speech("de"), stocked, name, key)["all_projects"] for key in stocked.collection(name).ids]
    led = [way for way in ways if way]
    assert led
    for way in led:
        assert places.target(way) == page_file(way).removesuffix("index.html")


def test_a_long_list_has_all_its_parts(stocked: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "_ROWS", 10)
    monkeypatch.setattr(belonging, "SHOWN", 3)
    found = set(listing.pages(stocked))
    cities = {row["ags"]: row["counts"]["projects"] for row in stocked.collection("cities").fields}
    ags, most = max(cities.items(), key=lambda one: one[1])
    assert most > 10
    assert {f"/projekte?city_ags={ags}&offset={first}" for first in range(10, most, 10)} <= found
    assert f"/projekte?city_ags={ags}&offset={most + 10}" not in found


def test_every_project_can_be_taken_along_however_many_one_answer_holds(
    stocked: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MAX_LIMIT", 100)
    here = "/api/collections/projects/items"
    asked = [parse_qs(urlsplit(one).query) for one in listing.data(stocked) if urlsplit(one).path == here]
    all_of_it = [one for one in asked if not one.keys() & {"area", "city_ags"}]
    parts = [int(one.get("offset", ["0"])[0]) for one in all_of_it if one["f"] == ["json"]]
    assert parts == [0, 100, 200] and len(ids(stocked)) in range(201, 301)
    # Other formats have all of it in one file.
    assert {one["f"][0] for one in all_of_it} > {"csv", "geojson", "gpkg"}
    assert not any(one.keys() & {"limit", "offset"} for one in all_of_it if one["f"] != ["json"])
    assert data_file(f"{here}?limit=100&f=json&offset=100") == "api/collections/projects/items/offset=100.json"


def test_no_second_name_is_given_to_what_has_no_file(stocked: Snapshot) -> None:
    files = {data_file(one) for one in (*listing.data(stocked), *listing.public(stocked))}
    assert {data_file(full) for _, full in listing.aliases(stocked)} <= files
