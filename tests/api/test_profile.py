"""The profile of areas and cities: in the answer of the API and, the same, on their pages."""

import re

import pytest
from starlette.testclient import TestClient

FOR_PEOPLE = {"accept": "text/html"}


def said(client: TestClient, path: str) -> str:
    """What a page says, without its tags."""
    text = re.sub(r"<[^>]+>", "", client.get(path, headers=FOR_PEOPLE).text)
    return re.sub(r"\s+", " ", text)


def headings(client: TestClient, path: str) -> list[str]:
    return re.findall(r"<h2[^>]*>([^<]+)</h2>", client.get(path, headers=FOR_PEOPLE).text)


def test_a_single_area_comes_with_its_profile(client: TestClient) -> None:
    found = client.get("/api/collections/areas/items/torgau-nordwest").json()["profile"]
    assert found["per_inhabitant"] == {"amount_eur": 111.33, "basis": "projects"}
    assert found["value_sources"] == {"inhabitants": ["src-www4-mdr-de-dcb1a2"]}
    assert [row["year"] for row in found["timeline"]["years"]] == [2025, 2026, 2027, 2028]


def test_a_single_city_comes_with_the_sums_of_its_projects(client: TestClient) -> None:
    found = client.get("/api/collections/cities/items/14713000").json()
    assert found["profile"]["money"]["projects"] == found["properties"]["counts"]["projects"]
    assert found["profile"]["surroundings"] is None


@pytest.mark.parametrize("path", ["projects/items/p-24278", "offices/items/rosswein-qm"])
def test_a_project_and_an_office_have_no_profile(client: TestClient, path: str) -> None:
    assert "profile" not in client.get(f"/api/collections/{path}").json()


def test_the_page_says_money_with_its_basis(client: TestClient) -> None:
    page = said(client, "/gebiete/torgau-nordwest")
    assert "Kosten der Projekte333.990 € (bekannt von 1 von 1 Projekt)" in page
    assert "EU-Anteil50 % (von den Kosten; beides bekannt von 1 von 1 Projekt)" in page
    assert "Je Einwohner:in111,33 € (Kosten aller Projekte im Atlas, geteilt durch 3.000 Einwohner:innen)" in page


def test_a_value_on_the_page_refers_to_the_source_that_states_it(client: TestClient) -> None:
    text = client.get("/gebiete/torgau-nordwest", headers=FOR_PEOPLE).text
    number = re.search(r'3\.000<span class="refs"><a class="ref" href="#beleg-(\d)">', text)
    assert number is not None
    entry = text[text.index(f'<li id="beleg-{number[1]}">') :]
    assert "Einwohner ca. 3.000" in entry[: entry.index("</li>")]


def test_the_page_says_where_only_the_sources_of_the_whole_record_are_known(client: TestClient) -> None:
    assert "nur die Belege des ganzen Eintrags, nicht den der einzelnen." in said(client, "/gebiete/chemnitz-mitte")


def test_years_and_themes_are_tables_with_every_figure(client: TestClient) -> None:
    page = said(client, "/gebiete/dresden-nord")
    assert "Soziale Eingliederung, Arbeit 2 Projekte 73.400 €, bekannt von 1 von 2 Projekten" in page
    assert "Ohne bekannte Zeit: 1 von 4 Projekten." in page


@pytest.mark.parametrize(
    ("area", "sentence"),
    [
        ("dresden-nord", "Friedrichstadt Förderperiode 2014–2020, abgelaufen. 470 m südwestlich"),
        ("leipzig-leipziger-osten", "Schönefeld Förderperiode 2014–2020, abgelaufen. Grenzt nordöstlich an"),
        ("leipzig-gruenau", "bewilligt. Mit demselben Umriss gezeichnet"),
        ("torgau-nordwest", "Im Umkreis von 2 km ist kein anderes Gebiet gezeichnet."),
        ("aue-bad-schlema-esf-plus", "Weitere Gebiete in derselben Stadt"),
        ("chemnitz-mitte", "Vorgänger: ESF - Chemnitz Innenstadt Förderperiode 2014–2020, abgelaufen"),
    ],
)
def test_the_page_names_what_lies_around(client: TestClient, area: str, sentence: str) -> None:
    assert sentence in said(client, f"/gebiete/{area}")


def test_a_disagreement_stands_beside_its_value(client: TestClient) -> None:
    page = said(client, "/gebiete/leipzig-leipziger-westen")
    money = page[page.index("Geld 2.042.000 €") :]
    assert money.index("Quellen widersprechen sich: Gesamtbetrag") < money.index("Kosten der Projekte")


def test_the_parts_of_an_area_stand_in_one_order(client: TestClient) -> None:
    assert headings(client, "/gebiete/chemnitz-mitte")[1:-1] == [
        "Das Gebiet",
        "Büros vor Ort",
        "Geld",
        "Themen",
        "Projekte im Lauf der Zeit",
        "Projekte",
        "Nachbarn",
        "Früher und später",
        "Wie sicher ist die Grenze?",
        "Die Karte in Worten",
        "Belege",
    ]


def test_the_page_of_a_city_sums_its_projects(client: TestClient) -> None:
    page = said(client, "/staedte/14612000")
    assert "Summen über alle Projekte der Stadt" in page
    assert {"Geld", "Themen", "Projekte im Lauf der Zeit"} <= set(headings(client, "/staedte/14612000"))
