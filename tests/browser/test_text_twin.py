"""The map in words beside the map: all that the map shows is in it; it follows moves, filters and language."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.steps import SEARCH, Ask, await_rest, heading, moved_from, open_map, query, records, skip_to
from playwright.sync_api import Locator, Page, expect

from atlas import texts

SINGLE_QUOTES = str.maketrans("„“”", "‚‘’")
NAMED = {"Gebiet": "count-areas", "Projekt": "count-projects", "Büro": "count-offices"}
# What is drawn within the map's frame: areas and signs by kind and id, names of towns, and what signs stand for.
_DRAWN = """() => {
    const frame = document.getElementById("map").getBoundingClientRect();
    const isIn = (one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return right > frame.left && left < frame.right && bottom > frame.top && top < frame.bottom;
    };
    const within = (selector) => [...document.querySelectorAll(`#map ${selector}`)].filter(isIn);
    return {
        areas: within('path[data-kind="area"]').map((one) => one.dataset.id),
        signs: within(".spot-anchor").map((one) => [one.dataset.kind, one.dataset.id, one.ariaLabel]),
        towns: within(".map-name-town").map((one) => one.firstChild.textContent),
    };
}"""
VIEWS = {
    "all of Saxony": "/?list=words",
    "the Lausitz": "/?list=words&lon=14.6&lat=51.25&zoom=9.5",
    "Bautzen": "/?list=words&lon=14.4463&lat=51.191&zoom=13.5",
    "Leipzig": "/?list=words&lon=12.4&lat=51.34&zoom=11",
    "one period": "/?list=words&period=2021-2027",
    "one theme in the west": "/?list=words&theme=local_economy&region=west",
    "other programmes": "/?list=words&programme=other",
    "a day": "/?list=words&datetime=2019-05-01",
    "a year and a cost": "/?list=words&year=2018&cost_min=100000",
    "one carrier": "/?list=words&carrier=KEM%20Kommunalentwicklung%20Mitteldeutschland%20GmbH",
    "nothing of one town": "/?list=words&city_ags=14625020&lon=14.6&lat=51.15&zoom=10",
}


def twin(page: Page) -> Locator:
    return page.locator("#twin")


def told(page: Page) -> str:
    """The text once it is that of the view."""
    expect(twin(page)).to_have_attribute("aria-busy", "false")
    expect(twin(page).get_by_role("heading", level=3)).to_be_visible()
    return str(twin(page).evaluate("one => one.textContent.replace(/\\s+/g, ' ')")).translate(SINGLE_QUOTES)


def names_of(ask: Ask) -> dict[tuple[str, str], str]:
    """The name of every record by kind and id."""
    kinds = {"areas": "area", "projects": "project", "offices": "office"}
    return {
        (kind, str(one["id"])): str(one.get("title") or one["name"]).translate(SINGLE_QUOTES)
        for collection, kind in kinds.items()
        for one in records(ask, collection)
    }


def sums(drawn: Any) -> dict[str, int]:
    """How many areas, projects and offices the map shows: shapes, signs of one, and signs of several."""
    found = {"Gebiet": len(drawn["areas"]), "Projekt": 0, "Büro": 0}
    for kind, _, spoken in drawn["signs"]:
        if kind == "cluster":
            for number, word in re.findall(r"(\d+) (Gebiet|Projekt|Büro)", spoken):
                found[word] += int(number)
        else:
            found[{"area": "Gebiet", "project": "Projekt", "office": "Büro"}[kind]] += 1
    return found


@pytest.mark.proves("1.1.1", "1.3.1", says="Alles, was die Karte zeigt, steht auch in der Karte in Worten")
@pytest.mark.parametrize("view", VIEWS)
def test_everything_that_the_map_shows_is_in_the_words(reader: Page, ask: Ask, view: str) -> None:
    open_map(reader, VIEWS[view])
    said, drawn, names = told(reader), reader.evaluate(_DRAWN), names_of(ask)
    shown = [("area", key) for key in drawn["areas"]]
    shown += [(kind, key) for kind, key, _ in drawn["signs"] if kind != "cluster"]
    assert drawn["areas"] or drawn["signs"]
    assert [names[one] for one in shown if names[one] not in said] == []
    cities = {str(city["name"]) for city in records(ask, "cities")}
    assert [town for town in drawn["towns"] if town in cities and town not in said] == []
    overview = said.split("Die Städte folgen")[0]
    for word, number in sums(drawn).items():
        if number:
            assert texts.say(NAMED[word], n=number) in overview, (word, number, overview)


def test_the_words_follow_the_map(page: Page) -> None:
    open_map(page, "/?list=words&lon=14.4463&lat=51.191&zoom=13.5")
    assert "Bautzen-Gesundbrunnen" in told(page)
    for _ in range(2):
        address = page.url
        page.get_by_role("button", name="Karte nach Westen bewegen").click()
        moved_from(page, address)
        await_rest(page)
    page.get_by_role("button", name="Ganz Sachsen zeigen").click()
    expect(twin(page)).to_contain_text("Plauen")
    expect(page.locator("#live")).to_contain_text("Die Karte in Worten ist neu.")


def test_the_words_follow_the_filters(page: Page) -> None:
    open_map(page, "/?list=words")
    assert "Plauen" in told(page)
    page.get_by_text("Auswahl eingrenzen").click()
    page.get_by_role("combobox", name="Region", exact=True).select_option("east")
    expect(twin(page)).not_to_contain_text("Das Gebiet ESF-Gebiet Plauen")
    assert query(page)["region"] == "east" and query(page)["list"] == "words"
    assert "Bautzen-Gesundbrunnen" in told(page)


@pytest.mark.parametrize("language", [code for code in texts.languages() if code != "de"])
def test_the_words_are_in_the_language_of_the_page(page: Page, language: str) -> None:
    open_map(page, "/?list=words")
    told(page)
    name = texts.catalogue(language).name
    page.locator(".languages").get_by_role("link", name=name, exact=True).click()
    expect(twin(page).get_by_role("heading", level=3)).to_have_text(texts.say("words-title-view", language))


@pytest.mark.proves(
    "2.1.1", "2.4.1", "2.4.3", says="Die Karte in Worten mit der Tastatur erreichen und eine Stadt öffnen"
)
def test_a_skip_link_leads_to_the_words_and_a_heading_opens_its_city(page: Page) -> None:
    open_map(page)
    skip_to(page, "Zur Karte in Worten")
    expect(twin(page)).to_be_focused()
    told(page)
    first = twin(page).get_by_role("heading", level=4).first.get_by_role("link")
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    city = first.inner_text().split(",")[0]
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text(city)


def test_the_words_have_a_page_of_their_own(page: Page) -> None:
    open_map(page, "/?list=words&region=east&lang=en&lon=14.6&lat=51.25&zoom=9.5")
    told(page)
    page.get_by_role("link", name="These words as a page").click()
    expect(page.locator("h1")).to_have_text("The view of the map in words")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}
    assert (asked["region"], asked["lang"], asked["f"]) == ("east", "en", "html")
    assert page.locator("html").get_attribute("lang") == "en-GB"


@pytest.mark.proves("3.1.2", says="Obersorbische Namen sind als solche gekennzeichnet, in Liste, Worten und Suche")
def test_upper_sorbian_names_stand_beside_the_german_ones_and_are_marked(page: Page) -> None:
    open_map(page, "/")
    expect(page.locator('#list [lang="hsb"]', has_text="Budyšin")).to_be_visible()
    page.get_by_role("combobox", name=SEARCH).fill("Bela Woda")
    found = page.locator("#search").get_by_role("option").first
    expect(found.locator('[lang="hsb"]')).to_have_text("Běła Woda")
    expect(found).to_contain_text("Weißwasser/O.L.")
    open_map(page, "/?list=words&lon=14.4463&lat=51.191&zoom=13.5")
    told(page)
    expect(twin(page).locator('[lang="hsb"]')).to_have_text("Budyšin")


@pytest.fixture
def broken(page: Page, wire: Any) -> Iterator[Page]:
    """A page whose words cannot be fetched; what the browser says of that is expected."""
    page.route("**/api/describe/view**", lambda route: route.abort())
    yield page
    wire.complaints[:] = [one for one in wire.complaints if "ERR_FAILED" not in one]


def test_words_that_cannot_be_fetched_are_asked_for_again(broken: Page) -> None:
    open_map(broken, "/?list=words")
    expect(twin(broken)).to_contain_text(texts.say("errors-unreachable"))
    broken.unroute("**/api/describe/view**")
    twin(broken).get_by_role("button", name=texts.say("errors-retry")).click()
    assert "Bautzen-Gesundbrunnen" in told(broken)


@pytest.mark.parametrize("viewport", [{"width": 320, "height": 640}])
def test_the_words_fit_a_narrow_screen(page: Page) -> None:
    open_map(page, "/?list=words&lang=ls")
    told(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for segment in page.locator(".segment").all():
        box = segment.bounding_box()
        assert box and box["height"] >= 44 and box["width"] >= 44
