"""A file that is taken along says by its name what it was asked by, and of which revision and day it is."""

import pytest
from starlette.testclient import TestClient

from atlas.snapshot import Snapshot

ITEMS = "/api/collections/projects/items"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("", "projects"),
        ("&limit=5&sortby=title&lang=de", "projects"),
        ("&region=east&theme=local_economy", "projects_region-east_theme-local-economy"),
        ("&carrier=Bürgerhaus&datetime=2018-05-01", "projects_carrier-buergerhaus_datetime-2018-05-01"),
        ("&bbox=12,50,13.5,51", "projects_bbox-12-50-13-5-51"),
        ('&q="><script>', "projects_q-script"),
    ],
)
def test_the_name_states_filters_words_box_and_day_and_the_revision(
    asked: str, name: str, client: TestClient, snapshot: Snapshot
) -> None:
    answer = client.get(f"{ITEMS}?f=csv{asked}")
    standing = f"_stand-{snapshot.revision}_{snapshot.day}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}{standing}.csv"'


def test_a_name_stays_short_enough_to_be_saved(client: TestClient) -> None:
    answer = client.get(ITEMS, params={"f": "csv", "q": "x" * 500})
    assert len(answer.headers["content-disposition"]) < 160


def test_geojson_states_in_itself_what_it_was_asked_by(client: TestClient) -> None:
    links = client.get(ITEMS, params={"region": "east", "f": "json"}).json()["links"]
    assert next(link["href"] for link in links if link["rel"] == "self").endswith("?region=east&f=json")
