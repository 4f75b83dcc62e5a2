"""Who types the name of an authority looks for its town."""

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(
    ("q", "city"),
    [
        ("Stadtverwaltung Bautzen", "14625020"),
        ("Stadt Zittau", "14626610"),
        ("Rathaus Görlitz", "14626110"),
        ("stadtverwaltung baut", "14625020"),
        ("Rathaus Goerliz", "14626110"),
        ("Gemeindeverwaltung Budyšin", "14625020"),
    ],
)
def test_the_first_hit_for_an_authority_is_its_city(q: str, city: str, client: TestClient) -> None:
    first = client.get("/api/search", params={"q": q}).json()["results"][0]
    assert (first["kind"], first["id"]) == ("city", city)


def test_a_kreis_leads_to_its_cities(client: TestClient) -> None:
    hits = client.get("/api/search", params={"q": "Landkreis Görlitz", "limit": 4}).json()["results"]
    records = [hit for hit in hits if hit["kind"] != "place"]
    assert {(hit["kind"], hit["detail"]) for hit in records} == {("city", "Landkreis Görlitz")}


def test_the_word_of_an_authority_alone_is_a_word_as_any_other(client: TestClient) -> None:
    hits = client.get("/api/search", params={"q": "Stadt"}).json()["results"]
    assert all("stadt" in f"{hit['label']} {hit['detail']}".lower() for hit in hits)
