"""The page of what lies near a place: a form that needs no script, and the hits by distance with their contacts."""

import html as html_words
import re
from typing import Any

import pytest
from answers import features
from starlette.testclient import TestClient

YOUTH = {"q": "Zittau", "kind": "projects", "theme": "children_youth_education", "limit": "5"}


def page(client: TestClient, **asked: str) -> str:
    response = client.get("/in-der-naehe", params=asked)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return response.text


def hits(text: str) -> list[tuple[str, str]]:
    return re.findall(r'class="near-hit" data-collection="(\w+)" data-id="([\w-]+)"', text)


def words(text: str) -> str:
    """What a page says, without its markup."""
    return " ".join(html_words.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_a_carrier_in_zittau_finds_the_five_nearest_projects_on_youth_work(client: TestClient) -> None:
    answer: Any = features(client.get("/api/nearby", params=YOUTH))
    assert hits(page(client, **YOUTH)) == [("projects", one["id"]) for one in answer["features"]]
    assert len(answer["features"]) == 5


def test_every_hit_says_how_far_and_whom_to_call(client: TestClient) -> None:
    text = page(client, **YOUTH)
    found = re.findall(r'<p class="near-way"><strong>([^<]+)</strong>', text)
    assert len(found) == 5
    assert all(
        re.search(r"im selben Ort|an dieser Stelle|\d (k?m)( \w+lich)?$", way.replace("\xa0", " ")) for way in found
    )
    assert text.count('class="near-contact"') == 5
    assert 'href="tel:+' in text and 'href="mailto:' in text


def test_what_is_only_known_to_its_town_is_never_said_to_be_exact(client: TestClient) -> None:
    text = page(client, q="Görlitz", kind="projects", limit="50")
    for one in re.findall(r'<li id="treffer.*?</li>', text, re.DOTALL):
        exact = "an der Adresse" in one or "auf die Straße genau" in one
        way = re.search(r"<strong>(.*?)</strong>", one)
        assert way is not None
        assert exact or way[1].startswith(("rund ", "im selben Ort", "an dieser Stelle"))


def test_without_a_question_there_is_only_the_form(client: TestClient) -> None:
    text = page(client)
    assert hits(text) == [] and 'name="q" value=""' in text
    assert "noindex" not in text


def test_empty_fields_ask_for_nothing(client: TestClient) -> None:
    asked = {"q": "Zittau", "kind": "", "theme": "", "period": "", "status": "", "radius_m": "", "limit": "20"}
    assert hits(page(client, **asked)) == hits(page(client, q="Zittau"))


def test_the_form_shows_what_was_asked(client: TestClient) -> None:
    text = page(client, **YOUTH, radius_m="1234")
    for value in ("children_youth_education", "projects", "5", "1234"):
        assert f'<option value="{value}" selected>' in text
    assert 'name="q" value="Zittau"' in text


def test_a_position_is_a_place_too(client: TestClient) -> None:
    by_position = page(client, lon="14.80", lat="50.90", kind="offices")
    assert hits(by_position) == hits(page(client, q="14.80, 50.90", kind="offices")) != []
    assert 'name="q" value="14.80, 50.90"' in by_position


def test_an_unknown_place_is_told_with_what_may_have_been_meant(client: TestClient) -> None:
    text = page(client, q="Zwickenau", kind="offices")
    assert hits(text) == [] and "steht nicht im Ortsverzeichnis" in words(text)
    assert 'href="/in-der-naehe?q=Zwickau&amp;kind=offices"' in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"q": "Zittau", "kind": "offices", "theme": "other"}, "passt nicht zusammen"),
        ({"q": "Zittau", "radius_m": "-1"}, "radius_m"),
        ({"lon": "51.19", "lat": "14.44"}, "vertauscht"),
        ({"q": "Wermsdorf", "radius_m": "1", "kind": "areas", "period": "2021-2027"}, "gibt es dazu nichts"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(client: TestClient, asked: dict[str, str], said: str) -> None:
    text = page(client, **asked)
    assert hits(text) == [] and said in words(text)


@pytest.mark.parametrize(("language", "title"), [("ls", "In der Nähe: Zittau"), ("en", "Near Zittau")])
def test_every_language_has_the_page(client: TestClient, language: str, title: str) -> None:
    text = page(client, **YOUTH, lang=language)
    assert f"<h1>{title}</h1>" in text
    assert hits(text) == hits(page(client, **YOUTH))


def test_hits_lead_to_the_map_and_to_the_data(client: TestClient) -> None:
    text = html_words.unescape(page(client, **YOUTH))
    address = re.search(r'href="(/api/nearby\?[^"]+)" data-hits', text)
    assert address is not None
    assert [("projects", one["id"]) for one in features(client.get(address[1]))["features"]] == hits(text)
    assert re.search(r'href="/\?where=14\.\d+,50\.\d+&place=Zittau&theme=children_youth_education"', text)


def test_text_out_of_the_address_stays_text(client: TestClient) -> None:
    text = page(client, q="<script>alert(1)</script>", status="<b>x", lang="en")
    assert "<script>alert" not in text and "<b>x" not in text
