"""The map in every language: the switch by mouse and keyboard, the address, what is spoken, and the way back."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.steps import Ask, area_path, await_details, heading, open_map, panel, query, spots
from playwright.sync_api import Locator, Page, expect

from atlas import texts

AREA = "bautzen-gesundbrunnen"
OTHERS = [code for code in texts.languages() if code != texts.DEFAULT]
SPOKEN = {
    "de": "Gebiet Bautzen-Gesundbrunnen, Bautzen, schematisch, Region Ost, unklar",
    "en": "Area Bautzen-Gesundbrunnen, Bautzen, schematic, eastern region, unclear",
    "ls": "Fördergebiet Bautzen-Gesundbrunnen. Stadt: Bautzen. Region Ost. Grenze: ungefähr. Geld: unklar.",
}


def switch(page: Page, language: str) -> Locator:
    return page.locator(".languages").get_by_role("link", name=texts.catalogue(language).name, exact=True)


def expect_language(page: Page, language: str) -> None:
    """The whole page speaks a language: the document, the switch, the address, and the words outside and on the map."""
    said = texts.catalogue(language)
    expect(page.locator("html")).to_have_attribute("lang", said.lang)
    expect(switch(page, language)).to_have_attribute("aria-current", "true")
    expect(page.locator(".languages [aria-current]")).to_have_count(1)
    expect(page.locator("#list-title")).to_have_text(said.say("list-title"))
    if language in SPOKEN:  # a language added later is a file, and no line here
        expect(area_path(page, AREA)).to_have_attribute("aria-label", SPOKEN[language])
    assert query(page).get("lang", texts.DEFAULT) == language


def test_the_switch_names_every_language_in_itself(page: Page) -> None:
    open_map(page)
    links = page.locator(".languages a")
    assert links.all_inner_texts()[:2] == ["Deutsch", "Leichte Sprache"]
    known = {said.name: said.lang for said in map(texts.catalogue, texts.languages())}
    assert {link.inner_text(): link.get_attribute("lang") for link in links.all()} == known
    for link in links.all():
        box = link.bounding_box()
        assert box and min(box["width"], box["height"]) >= 44


@pytest.mark.parametrize("language", OTHERS)
def test_a_click_changes_the_language_and_nothing_else(page: Page, language: str) -> None:
    open_map(page, f"/?area={AREA}&period=2014-2020&lon=14.4463&lat=51.191&zoom=13.5")
    before = query(page)
    switch(page, language).click()
    expect_language(page, language)
    assert query(page) == {**before, "lang": language}
    expect(switch(page, language)).to_be_focused()
    expect(heading(page)).to_have_text("Bautzen-Gesundbrunnen")
    expect(page.locator("#live")).to_have_text(texts.say("language-changed", language))


@pytest.mark.proves("2.1.1", "2.4.3", "3.2.1", says="Die Sprache mit der Tastatur wechseln; der Fokus bleibt")
def test_the_keyboard_changes_the_language_and_keeps_the_focus(page: Page) -> None:
    open_map(page)
    switch(page, "de").focus()
    for language in ("ls", "en"):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect_language(page, language)
        expect(switch(page, language)).to_be_focused()


def test_back_and_forward_go_through_the_languages(page: Page) -> None:
    open_map(page)
    switch(page, "en").click()
    expect_language(page, "en")
    switch(page, "ls").click()
    expect_language(page, "ls")
    page.go_back()
    expect_language(page, "en")
    page.go_back()
    expect_language(page, "de")
    page.go_forward()
    expect_language(page, "en")


@pytest.mark.proves("3.1.1", says="Die Karte nennt in jeder Sprache ihre Sprache")
@pytest.mark.parametrize("language", OTHERS)
def test_an_address_opens_in_its_language(page: Page, language: str) -> None:
    open_map(page, f"/?area={AREA}&lang={language}")
    expect_language(page, language)
    say = texts.catalogue(language).say
    title = say("title-of", what="Bautzen-Gesundbrunnen").replace("Quartiers·atlas", "Quartiersatlas")
    expect(page).to_have_title(title)
    expect(page.get_by_role("navigation", name=say("language-label"), exact=True)).to_be_visible()
    expect(page.get_by_role("combobox", name=say("search-label"))).to_be_visible()
    expect(page.locator("#tools button").first).to_have_attribute("title", say("map-zoom-in"))


@pytest.mark.parametrize("address", ["/?lang=xx", "/?lang=", "/?lang=../de"])
def test_an_unknown_language_opens_in_german(page: Page, address: str) -> None:
    open_map(page, address)
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("#list-title")).to_have_text("Liste zur Karte")


@pytest.mark.proves("4.1.2", says="Die Namen der Zeichen folgen der gewählten Sprache")
@pytest.mark.parametrize(("language", "word"), [("en", r"\d+ projects?"), ("ls", r"\d+ Projekte?")])
def test_clusters_are_named_in_the_language(page: Page, language: str, word: str) -> None:
    open_map(page, f"/?lang={language}")
    expect(page.locator("html")).to_have_attribute("lang", texts.catalogue(language).lang)
    named = [spot.get_attribute("aria-label") or "" for spot in spots(page).all()]
    assert any(re.match(word, name) for name in named), named
    assert not any("·" in name for name in named)


@pytest.mark.parametrize("language", texts.languages())
def test_a_place_is_answered_in_the_language(page: Page, ask: Ask, language: str) -> None:
    open_map(page, f"/?where=14.43,51.19&lang={language}")
    answer = ask("/api/where?lon=14.43&lat=51.19")
    sentence = answer.get(f"sentence_{language}", answer["sentence"])
    expect(panel(page).locator(".where-sentence")).to_have_text(sentence)


@pytest.mark.parametrize("language", texts.languages())
def test_an_area_is_summed_up_in_the_language(page: Page, ask: Ask, language: str) -> None:
    area = ask(f"/api/collections/areas/items/{AREA}")["properties"]
    open_map(page, f"/?area={AREA}&lang={language}")
    summary = panel(page).locator(".summary")
    expect(summary).to_contain_text(texts.say("summary-manager", language, name=area["manager"]["name"]))
    expect(summary).to_contain_text(texts.say(f"quality-why-{area['geometry_quality']}", language))
    expect(summary).to_contain_text(area["programme"])


@pytest.mark.proves("3.1.2", says="Deutsche Angaben sind in der englischen Karte als deutsch ausgezeichnet")
def test_german_data_are_marked_among_english_words(page: Page) -> None:
    open_map(page, f"/?area={AREA}&lang=en")
    await_details(page)
    titles = panel(page).locator(".project-list .record-link")
    expect(titles.first.locator("[lang=de]")).to_have_count(1)
    assert titles.count() == panel(page).locator(".project-list .record-link > [lang=de]").count()


@pytest.mark.proves("2.1.1", "2.4.3", says="Schwere Wörter mit der Tastatur nachschlagen; der Fokus kehrt zurück")
@pytest.mark.parametrize("language", texts.languages())
def test_hard_words_are_explained_and_the_focus_comes_back(page: Page, language: str) -> None:
    open_map(page, f"/?area={AREA}&lang={language}")
    say = texts.catalogue(language).say
    button = page.get_by_role("button", name=say("glossary-title"), exact=True)
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=say("glossary-title"))
    expect(dialog).to_contain_text(say("glossary-carrier"))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()
    expect(heading(page)).to_be_visible()  # the panel behind stays open


@pytest.mark.proves("1.4.10", says="In jeder Sprache passt die Karte auf 320 Pixel")
@pytest.mark.parametrize("language", texts.languages())
@pytest.mark.parametrize("width", [320, 768])
def test_nothing_overflows_on_small_screens(page: Page, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_map(page, f"/?area={AREA}&lang={language}")
    await_details(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.proves(
    "1.3.1", "1.4.3", "3.1.1", "4.1.2", says="axe findet auch in Leichter Sprache und Englisch keine Fehler"
)
@pytest.mark.parametrize("language", OTHERS)
def test_axe_finds_nothing_in_the_language(page: Page, language: str) -> None:
    open_map(page, f"/?area={AREA}&lang={language}")
    await_details(page)
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    page.locator(".glossary-open").click()
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
