"""The filters and the time: by mouse and keyboard, in the address, in the counts, and in what can be downloaded."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any
from urllib.request import urlopen

import pytest
from browser.steps import Ask, choice, drawn_counts, list_counts, open_map, query, read_list, records, skip_to, tab_to
from playwright.sync_api import Locator, Page, expect

SMALL = """targets => targets.map(target => target.getBoundingClientRect())
    .filter(({ width, height }) => width < 44 || height < 43.99).length"""
TARGETS = "#filters :is(summary, select, input, button), #list .downloads a"
KINDS = ("areas", "projects", "offices")
QUERIES = [
    "",
    "period=2014-2020",
    "region=west&theme=accompanying",
    "status=applied",
    "programme=other",
    "kreis=Vogtlandkreis",
    "manager_id=quge-ost&year=2018",
    "cost_min=100000&cost_max=400000",
    "datetime=2018-05-31",
    "datetime=2021-07-01&region=east",
    "carrier=CJD",
    "carrier=RAA - Regionale Arbeitsstelle für Bildung, Demokratie und Lebensperspektiven",
    "lon=14.44&lat=51.19&zoom=12&inview=1",
]
Fetch = Callable[[str], bytes]


@pytest.fixture
def fetch(served: str) -> Fetch:
    def answer(path: str) -> bytes:
        with urlopen(served + path, timeout=30) as response:
            body: bytes = response.read()
        return body

    return answer


def open_filters(page: Page) -> None:
    """The form begins open where the address sets filters."""
    if not page.locator("#filters fieldset").count():
        page.locator("#filters summary").click()


def chips(page: Page) -> Locator:
    return page.get_by_role("list", name="Gesetzte Filter").get_by_role("button")


def number_of(page: Page, label: str, value: str) -> int:
    """The number that a choice carries, which comes after map and list."""
    option = choice(page, label).locator(f'option[value="{value}"]')
    expect(option).to_have_text(re.compile(r"\([\d.]+\)\s*$"))
    found = re.search(r"\(([\d.]+)\)$", option.inner_text().strip())
    assert found
    return int(found[1].replace(".", ""))


def show_kind(page: Page, kind: str) -> None:
    page.locator(f'.segments input[value="{kind}"]').check(force=True)


@pytest.mark.parametrize("asked", QUERIES)
def test_the_downloads_hold_exactly_the_list(asked: str, reader: Page, fetch: Fetch, ask: Ask) -> None:
    open_map(reader, f"/?{asked}")
    for kind, wanted in list_counts(reader).items():
        show_kind(reader, kind)
        links = reader.locator("#list .downloads a[download]")
        expect(links).to_have_count(2 if wanted else 0)
        if not wanted:
            continue
        as_json, as_csv = (str(link.get_attribute("href")) for link in links.all())
        answer = ask(as_json)
        assert (kind, answer["numberMatched"], len(answer["features"])) == (kind, wanted, wanted)
        table = fetch(as_csv)
        rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=_delimiter(table)))
        assert len(rows) - 1 == wanted
        assert read_list(reader).keys() == {str(feature["id"]) for feature in answer["features"]}


def _delimiter(table: bytes) -> str:
    head = table.decode("utf-8-sig").split("\n", 1)[0]
    return ";" if head.count(";") > head.count(",") else ","


@pytest.mark.parametrize(
    ("label", "value", "key"),
    [
        ("Kreis", "Vogtlandkreis", "kreis"),
        ("Zuständig", "quge-west", "manager_id"),
        ("Träger", "CJD", "carrier"),
        ("Jahr der Projekte", "2018", "year"),
        ("Status des Gebiets", "applied", "status"),
    ],
)
def test_a_choice_keeps_what_its_number_promised(label: str, value: str, key: str, page: Page) -> None:
    open_map(page)
    open_filters(page)
    promised = number_of(page, label, value)
    choice(page, label).select_option(value)
    assert promised == sum(list_counts(page).values()) > 0
    drawn = drawn_counts(page)
    assert (drawn["projects"], drawn["offices"]) == tuple(list_counts(page)[kind] for kind in ("projects", "offices"))
    assert query(page)[key] == value
    before = list_counts(page)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    assert list_counts(page) == before


def test_numbers_follow_the_other_filters_and_may_be_none(page: Page) -> None:
    open_map(page, "/?region=west")
    open_filters(page)
    assert number_of(page, "Kreis", "Landkreis Bautzen") == 0
    assert number_of(page, "Region", "east") > 0


def test_amounts_are_between_what_is_typed(page: Page, ask: Ask) -> None:
    open_map(page)
    open_filters(page)
    for label, amount in (("Kosten ab (Euro)", "100000"), ("Kosten bis (Euro)", "400000")):
        page.get_by_label(label).fill(amount)
        page.get_by_label(label).press("Enter")
    costs = [project["cost_total_eur"] for project in records(ask, "projects")]
    assert list_counts(page)["projects"] == sum(1 for cost in costs if cost and 100_000 <= cost <= 400_000)
    assert (query(page)["cost_min"], query(page)["cost_max"]) == ("100000", "400000")


def test_a_day_shows_what_held_on_it_and_says_what_has_no_known_time(page: Page, ask: Ask) -> None:
    open_map(page)
    all_of_them = list_counts(page)
    open_filters(page)
    page.get_by_label("Stand am").fill("2018-05-31")
    expect(page).to_have_url(re.compile("datetime=2018-05-31"))
    held = {kind: ask(f"/api/collections/{kind}/items?datetime=2018-05-31&limit=1")["numberMatched"] for kind in KINDS}
    assert list_counts(page) == held
    assert drawn_counts(page)["projects"] == held["projects"]
    show_kind(page, "offices")
    timeless = [office for office in records(ask, "offices") if not (office["since"] or office["until"])]
    expect(page.locator(".list-untimed")).to_have_text(f"{len(timeless)} Einträge ohne bekannte Zeit sind nicht dabei.")
    page.get_by_role("button", name="Alles zurücksetzen").click()
    assert list_counts(page) == all_of_them
    expect(page.locator(".list-untimed")).to_have_count(0)


@pytest.mark.proves(
    "2.1.1", "2.4.3", "4.1.3", says="Gesetzte Filter einzeln mit der Tastatur entfernen; der Fokus bleibt in der Nähe"
)
def test_chips_are_removed_by_keyboard_and_the_focus_stays_near(page: Page) -> None:
    open_map(page, "/?period=2014-2020&region=east&datetime=2018-05-31")
    names = ["Förderperiode: 2014–2020", "Stand am: 31. Mai 2018", "Region: Region Ost"]
    expect(chips(page)).to_have_count(3)
    assert [chip.locator("span").first.inner_text() for chip in chips(page).all()] == names
    skip_to(page, "Zur Liste")
    tab_to(page, chips(page).nth(1))
    page.keyboard.press("Enter")
    expect(chips(page).filter(has_text="Region Ost")).to_be_focused()
    expect(page.locator("#live")).to_contain_text("Filter entfernt: Stand am: 31. Mai 2018.")
    page.keyboard.press("Space")
    expect(chips(page).filter(has_text="Förderperiode")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#filters summary")).to_be_focused()
    assert not {"period", "region", "datetime"} & query(page).keys()


def test_a_chip_is_removed_by_mouse_and_back_brings_it_again(page: Page) -> None:
    open_map(page, "/?region=east&list=projects")
    before = list_counts(page)
    page.get_by_role("button", name="Region: Region Ost entfernen").click()
    expect(chips(page)).to_have_count(0)
    assert list_counts(page) != before
    page.go_back()
    expect(chips(page)).to_have_count(1)
    assert list_counts(page) == before


def test_all_is_reset_at_once_and_said(page: Page) -> None:
    open_map(page, "/?kreis=Vogtlandkreis&year=2018&carrier=CJD")
    page.get_by_role("button", name="Alles zurücksetzen").click()
    expect(page.locator("#live")).to_contain_text("Alle Filter zurückgesetzt. Auswahl: ")
    assert not {"kreis", "year", "carrier"} & query(page).keys()


@pytest.mark.proves("2.1.1", says="Filter mit der Tastatur setzen")
def test_the_form_is_filled_by_keyboard(page: Page) -> None:
    open_map(page)
    skip_to(page, "Zur Liste")
    tab_to(page, page.locator("#filters summary"))
    page.keyboard.press("Enter")
    tab_to(page, choice(page, "Kreis"))
    page.keyboard.type("Vogt")
    expect(choice(page, "Kreis")).to_have_value("Vogtlandkreis")
    tab_to(page, page.get_by_label("Kosten ab (Euro)"))
    page.keyboard.type("1000")
    page.keyboard.press("Tab")
    assert (query(page)["kreis"], query(page)["cost_min"]) == ("Vogtlandkreis", "1000")


@pytest.mark.proves("3.3.1", says="Was ein alter Link vergeblich verlangt, wird genannt")
def test_what_an_old_link_asks_in_vain_is_left_out_and_said(page: Page) -> None:
    open_map(page, "/?period=1990&carrier=Niemand&region=west&kreis=VOGTLANDKREIS")
    notice = page.locator("#filters .notice")
    expect(notice).to_contain_text("Förderperiode „1990“; Träger „Niemand“")
    expect(page.locator("#live")).to_contain_text("Träger „Niemand“")
    assert {key: value for key, value in query(page).items() if key not in ("lon", "lat", "zoom")} == {
        "region": "west",
        "kreis": "Vogtlandkreis",
    }
    page.get_by_role("button", name="Alles zurücksetzen").click()
    expect(notice).to_have_count(0)


@pytest.mark.proves("1.3.1", "3.3.2", says="Jedes Feld und jede Gruppe von Filtern hat eine Beschriftung")
def test_each_group_of_filters_has_its_name(page: Page) -> None:
    open_map(page)
    open_filters(page)
    for name, labels in {"Zeit": ["Stand am"], "Ort": ["Kreis", "Zuständig"], "Förderung": ["Träger"]}.items():
        group = page.get_by_role("group", name=name, exact=True)
        for label in labels:
            expect(group.get_by_label(label)).to_be_visible()


@pytest.mark.proves("1.4.10", "2.5.8", says="Die Filter passen auf 320 Pixel und sind groß genug für einen Finger")
@pytest.mark.parametrize("width", [320, 1440])
def test_filters_fit_small_screens_and_fingers(width: int, visit: Any) -> None:
    page: Page = visit(width, 900)
    carrier = "HELP e. V. (Zentrum für Sozial-, Bildungs- und soziokulturelle Arbeit und Gefährdetenhilfe)"
    open_map(page, f"/?region=west&period=2014-2020&carrier={carrier}")
    open_filters(page)
    assert page.locator(TARGETS).evaluate_all(SMALL) == 0
    parts = page.locator("#filters *, #list *")
    rights = parts.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(rights) <= width
