"""The keys of municipalities that were merged lead to the city of today, wherever an address may name one."""

import pytest
from starlette.testclient import TestClient

from atlas.snapshot import Snapshot

OLD, TODAY = "14521030", "14521035"


def test_every_merged_part_of_a_city_is_known_by_its_key(snapshot: Snapshot) -> None:
    assert snapshot.successors == {OLD: TODAY, "14521050": TODAY}


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (f"/staedte/{OLD}", f"/staedte/{TODAY}"),
        (f"/gebiete?city_ags={OLD}&sortby=name", f"/gebiete?city_ags={TODAY}&sortby=name"),
        (f"/statistik?city_ags={OLD}", f"/statistik?city_ags={TODAY}"),
        (f"/api/collections/cities/items/{OLD}?f=json", f"/api/collections/cities/items/{TODAY}?f=json"),
        (f"/api/collections/cities/items?ags={OLD},14625020", f"/api/collections/cities/items?ags={TODAY},14625020"),
        (f"/api/collections/projects/items?city_ags={OLD}", f"/api/collections/projects/items?city_ags={TODAY}"),
        (f"/api/stats?by=theme&city_ags={OLD}", f"/api/stats?by=theme&city_ags={TODAY}"),
        (f"/api/describe/cities/{OLD}", f"/api/describe/cities/{TODAY}"),
    ],
)
def test_a_former_key_leads_to_the_address_of_today(asked: str, answered: str, client: TestClient) -> None:
    moved = client.get(asked, follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (301, answered)
    assert client.get(answered).status_code == 200


def test_the_page_that_makes_the_code_chooses_the_city_of_today(client: TestClient) -> None:
    page = client.get(f"/einbetten?city_ags={OLD}").text
    assert f"/einbetten/karte?city_ags={TODAY}" in page
    assert OLD not in page.split("<form")[1]


@pytest.mark.parametrize("path", ["/staedte/14625540", "/api/collections/cities/items/14625540"])
def test_a_municipality_merged_into_one_outside_the_programme_stays_unknown(path: str, client: TestClient) -> None:
    assert client.get(path, follow_redirects=False).status_code == 404
