"""A table that is taken along says by its name what it was asked by."""

import pytest
from starlette.testclient import TestClient

ITEMS = "/api/collections/projects/items"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("", "projects.csv"),
        ("&limit=5&sortby=title&lang=de", "projects.csv"),
        ("&region=east&theme=local_economy", "projects_region-east_theme-local-economy.csv"),
        ("&carrier=Bürgerhaus&datetime=2018-05-01", "projects_carrier-buergerhaus_datetime-2018-05-01.csv"),
        ("&bbox=12,50,13.5,51", "projects_bbox-12-50-13-5-51.csv"),
        ('&q="><script>', "projects_q-script.csv"),
    ],
)
def test_the_name_states_filters_words_box_and_day(asked: str, name: str, client: TestClient) -> None:
    answer = client.get(f"{ITEMS}?f=csv{asked}")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


def test_a_name_stays_short_enough_to_be_saved(client: TestClient) -> None:
    answer = client.get(ITEMS, params={"f": "csv", "q": "x" * 500})
    assert len(answer.headers["content-disposition"]) < 160


def test_geojson_states_in_itself_what_it_was_asked_by(client: TestClient) -> None:
    links = client.get(ITEMS, params={"region": "east", "f": "json"}).json()["links"]
    assert next(link["href"] for link in links if link["rel"] == "self").endswith("?region=east&f=json")
