"""`/daten` as a clerk reads it: which file for what, how to cite, how current, what is not known, whom to write to."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import orjson
import pytest
from answers import ANEW, COLLECTIONS
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Operator, Settings
from atlas.catalogue import holdings
from atlas.credits import ALL_CREDITS
from atlas.store.store import Store

LANGUAGES = ("de", "ls", "en")


def text(client: TestClient, language: str = "de") -> str:
    response = client.get(f"/daten?lang={language}")
    assert response.status_code == 200
    return response.text


def section(page: str, key: str) -> str:
    found = re.search(rf'<section[^>]* aria-labelledby="{key}">(.*?)</section>', page, re.DOTALL)
    assert found, key
    return unescape(found[1])


def links(part: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', part)


def graph(page: str) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    nodes: list[dict[str, Any]] = orjson.loads(found[1])["@graph"]
    return nodes


@pytest.fixture
def run_by_somebody(house: atlas.Atlas, geodata: Path) -> Iterator[TestClient]:
    settings = Settings(geodata_dir=geodata, operator=Operator(name="Servicestelle", email="post@atlas.example"))
    with TestClient(create_app(settings, house)) as opened:
        yield opened


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_begins_with_what_one_wants_to_do(client: TestClient, language: str) -> None:
    page = text(client, language)
    order = [page.index(f'id="{key}"') for key in ("wofuer", "nennen", "stand", "unbekannt", "fehler", "abfragen")]
    assert order == sorted(order)


def test_no_abbreviation_of_the_trade_stands_above_the_files(client: TestClient) -> None:
    above = re.sub(r"<[^>]+>", " ", section(text(client), "wofuer"))
    assert not re.findall(r"\b(?:API|OGC|GeoJSON|GeoPackage|DCAT|KML|CSV|OpenAPI|MVT|CRS|EPSG)\b", above)


def test_excel_and_qgis_get_the_file_that_is_best_for_them(client: TestClient) -> None:
    cards = re.findall(r"<h3>(.*?)</h3>(.*?)</article>", section(text(client), "wofuer"), re.DOTALL)
    files = {title: links(rest) for title, rest in cards}
    assert files["Tabelle für Excel"][0] == "/api/collections/areas/items?f=xlsx"
    assert files["Karte für QGIS"][0] == "/api/collections/areas/items?f=gpkg"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_how_many_operations_miss_each_rule_of_the_law(client: TestClient, language: str) -> None:
    report = client.get("/api/operations/check").json()
    rows = re.findall(r"<tr role=\"row\">(.*?)</tr>", section(text(client, language), "selbstpruefung"), re.DOTALL)[1:]
    cells = [re.findall(r"</span>([\d.,]+)</td>", row) for row in rows]
    figures = [[int(re.sub(r"\D", "", cell)) for cell in row] for row in cells]
    assert figures == [[rule["missing"], rule["hints"]] for rule in report["rules"]]
    name = "rule_en" if language == "en" else "rule_de"
    assert [rule[name] for rule in report["rules"] if rule[name] not in "".join(rows)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_that_the_page_offers_is_there(client: TestClient, language: str) -> None:
    page = text(client, language)
    offered = {href for key in ("wofuer", "bestand") for href in links(section(page, key)) if href.startswith("/")}
    assert len(offered) > 40
    assert [href for href in offered if client.head(href).status_code != 200] == []


def test_every_file_of_every_dataset_is_named(client: TestClient, house: atlas.Atlas) -> None:
    offered = links(section(text(client), "bestand"))
    for holding in holdings(house.snapshot, house.store):
        assert {file.path for file in holding.files} <= set(offered), holding.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_sentence_names_the_source_the_day_the_licence_and_every_credit(
    client: TestClient, house: atlas.Atlas, language: str
) -> None:
    sentence = section(text(client, language), "nennen").partition("<textarea")[2].partition(">")[2]
    for part in ("Quartiersatlas Sachsen", "2026", "http://testserver/daten", "opendatacommons.org", *ALL_CREDITS):
        assert part in sentence


def test_each_dataset_says_how_many_entries_it_has_and_when_it_changed(client: TestClient, house: atlas.Atlas) -> None:
    part = section(text(client), "stand")
    for holding in holdings(house.snapshot, house.store):
        row = next(one for one in part.split("<tr") if holding.titles["de"] in one)
        assert f">{holding.count}<" in row and holding.modified[:4] in row


def test_what_was_changed_after_midnight_in_saxony_was_changed_on_the_new_day(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "changed_at", lambda *_: "2026-10-31T23:30:00+00:00")
    part = section(client.get("/daten", headers=ANEW).text, "stand")
    assert "1. November 2026" in part and "Oktober 2026" not in part


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_is_said_with_its_numbers(client: TestClient, house: atlas.Atlas, language: str) -> None:
    snapshot = house.snapshot
    unverified = sum(one["status"] == "unverified" for one in snapshot.collection("offices").fields)
    costs = sum(one["cost_total_eur"] is None for one in snapshot.collection("projects").fields)
    part = section(text(client, language), "unbekannt")
    for number in (unverified, costs, len(snapshot.collection("projects").ids)):
        assert re.search(rf"\b{number}\b", part)


def test_corrections_go_to_who_runs_the_installation(client: TestClient, run_by_somebody: TestClient) -> None:
    assert links(section(text(run_by_somebody), "fehler")) == ["mailto:post@atlas.example"]
    assert links(section(text(client), "fehler")) == ["/impressum"]


def test_search_engines_are_told_every_dataset_with_its_files(client: TestClient, house: atlas.Atlas) -> None:
    nodes = graph(text(client))
    sets = {node["@id"].partition("#")[2]: node for node in nodes if node["@type"] == "Dataset"}
    assert sets.keys() == {*COLLECTIONS, "operations"}
    for holding in holdings(house.snapshot, house.store):
        node = sets[holding.name]
        # What Google asks of a dataset: name and a description of 50 to 5,000 signs; the rest it recommends.
        assert node["name"] and 50 <= len(node["description"]) <= 5000
        assert node["license"].startswith("https://") and node["creator"]["name"]
        assert {one["contentUrl"] for one in node["distribution"]} == {
            f"http://testserver{file.path}" for file in holding.files
        }
    (catalogue,) = (node for node in nodes if node["@type"] == "DataCatalog")
    assert {one["@id"] for one in catalogue["dataset"]} == {node["@id"] for node in sets.values()}


def test_the_head_leads_to_the_catalogue(client: TestClient) -> None:
    page = text(client)
    assert '<link rel="alternate" type="text/turtle" href="/api/catalog?f=ttl">' in page
    assert '<link rel="alternate" type="application/ld+json" href="/api/catalog?f=jsonld">' in page
