"""Two areas side by side without a script: chosen in a form, laid out in a table, told apart in words."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.pages import compare
from api.pages.speech import speech
from atlas import profile
from atlas.snapshot import Snapshot

WEST, OSTEN = "leipzig-leipziger-westen", "leipzig-leipziger-osten"


def text(client: TestClient, a: str = "", b: str = "", lang: str = "de") -> str:
    response = client.get("/vergleich", params={"a": a, "b": b, "lang": lang})
    assert response.status_code == 200
    return response.text


def said(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def one(snapshot: Snapshot, key: str) -> compare.One:
    return compare.One(snapshot.fields("areas", key), profile.of_area(snapshot, key))


def test_without_a_choice_the_page_asks_for_one(client: TestClient, snapshot: Snapshot) -> None:
    page = text(client)
    assert "Gebiete vergleichen" in page and "<table" not in page
    for key in snapshot.collection("areas").ids:
        assert page.count(f'<option value="{key}">') == 2


def test_a_page_of_an_area_leads_to_the_form_with_that_area_chosen(client: TestClient) -> None:
    assert f'href="/vergleich?a={WEST}"' in client.get(f"/gebiete/{WEST}", headers={"accept": "text/html"}).text
    assert text(client, WEST).count(f'<option value="{WEST}" selected>') == 1


def test_both_are_laid_side_by_side_and_told_apart_in_words(client: TestClient) -> None:
    page = said(text(client, WEST, OSTEN))
    assert "Stadt A Leipzig B Leipzig A, B = &nbsp;gleich" in page
    assert "Größe A 700 Hektar B 350 Hektar A, B ≠ &nbsp;verschieden" in page
    assert "Summe A 2.042.000 € (Gesamtkosten) B nicht bekannt A, B ? &nbsp;nur bei einem bekannt" in page
    assert "Die Mitte von B liegt 5,9 km östlich der Mitte von A." in page


def test_map_areas_and_comparison_are_linked(client: TestClient) -> None:
    page = text(client, WEST, OSTEN)
    for href in (f"/?area={WEST}&amp;compare={OSTEN}", f"/gebiete/{WEST}", f"/gebiete/{OSTEN}"):
        assert f'href="{href}"' in page, href


@pytest.mark.parametrize(
    ("a", "b", "notice"),
    [
        (WEST, "atlantis", "Dieses Gebiet gibt es im Atlas nicht (mehr): atlantis."),
        (WEST, WEST, "Bitte wählen Sie zwei verschiedene Gebiete."),
        (WEST, "<script>", "Dieses Gebiet gibt es im Atlas nicht (mehr): &lt;script&gt;."),
    ],
)
def test_a_choice_that_cannot_be_compared_is_named_and_the_rest_kept(
    client: TestClient, a: str, b: str, notice: str
) -> None:
    page = text(client, a, b)
    assert notice in page and "<table" not in page
    assert f'<option value="{a}" selected>' in page


def test_pairs_stay_out_of_search_engines(client: TestClient) -> None:
    assert 'name="robots" content="noindex"' in text(client, WEST, OSTEN)
    assert 'rel="canonical"' in text(client)
    assert "http://testserver/vergleich<" in client.get("/sitemap.xml").text


@pytest.mark.parametrize(("lang", "word"), [("ls", "nicht gleich"), ("en", "different")])
def test_the_comparison_speaks_every_language(client: TestClient, lang: str, word: str) -> None:
    page = text(client, WEST, OSTEN, lang)
    assert word in said(page)
    assert f'href="/gebiete/{WEST}?lang={lang}"' in page


def test_what_is_known_of_neither_is_left_out(snapshot: Snapshot) -> None:
    lines = compare.lines_of(speech("de"), one(snapshot, "leisnig"), one(snapshot, "stollberg-esf-plus"))
    assert "Einwohner:innen" not in [line.label for line in lines]


def test_every_pair_of_a_city_can_be_compared_and_the_judgement_is_the_same_both_ways(snapshot: Snapshot) -> None:
    for _, areas in compare.choices(snapshot):
        for first, second in pairwise(areas):
            a, b = one(snapshot, first["id"]), one(snapshot, second["id"])
            there, back = compare.lines_of(speech("de"), a, b), compare.lines_of(speech("de"), b, a)
            assert [line.verdict for line in there] == [line.verdict for line in back]
            assert len(there) > 8


def test_page_and_panel_compare_the_same_in_the_same_order(snapshot: Snapshot) -> None:
    panel = (Path(__file__).parents[2] / "web/src/panel/comparison.ts").read_text("utf-8")
    voice = speech("de")
    lines = re.findall(r'^  \[t\("([\w-]+)"\), .*?(, true)?\],?$', panel, re.MULTILINE)
    wanted = [(voice.say(key), bool(is_data)) for key, is_data in lines]
    found = set()
    for a, b in pairwise(snapshot.collection("areas").ids):
        of_page = [(line.label, line.german) for line in compare.lines_of(voice, one(snapshot, a), one(snapshot, b))]
        assert of_page == [line for line in wanted if line in of_page]
        found |= {*of_page}
    assert found == {*wanted}
