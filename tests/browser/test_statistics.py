"""The figures beside the map: exactly the set that is shown, by mouse and keyboard, in the address, as a file, and by
Kreis on the map."""

import csv
import io
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from browser.steps import Ask, choice, list_counts, open_map, query, skip_to, tab_to
from browser.test_accessibility import violations
from playwright.sync_api import Locator, Page, expect

FILTERS = [
    "",
    "period=2014-2020",
    "programme=other",
    "status=former",
    "region=west&theme=accompanying",
    "kreis=Vogtlandkreis",
    "year=2018",
    "manager_id=quge-ost&datetime=2026-11-01",
    "cost_min=100000&cost_max=400000",
    "datetime=2018-05-31",
    "carrier=CJD",
]
GROUPINGS = [("theme", "projects"), ("kreis", "areas"), ("city_ags", "offices"), ("status", "cities")]
ROWS = """rows => rows.map(row => [
    row.querySelector("th").innerText.trim(), row.querySelector("a")?.href ?? "",
    [...row.querySelector(".chart-text").childNodes].map(node => node.nodeType === 3 ? node.data : "").join("").trim(),
])"""


def figures(page: Page) -> Locator:
    return page.locator("#stats .chart")


def rows(page: Page) -> list[Any]:
    """The name, the address and the value of every bar."""
    expect(page.locator("#stats .stats")).to_be_visible()
    found: list[Any] = page.locator("#stats .chart-bars tbody tr").evaluate_all(ROWS)
    return found


def by_key(page: Page, parameter: str) -> dict[str, str]:
    """The values by what their names lead to."""
    return {parse_qs(urlsplit(address).query)[parameter][0]: value for _, address, value in rows(page)}


def kreis_values(page: Page) -> list[str]:
    """What is written in the Kreise on the map."""
    expect(page.locator("#map .kreis-value")).to_have_count(13)
    return page.locator("#map .kreis-value strong").all_inner_texts()


@pytest.mark.parametrize("asked", FILTERS)
def test_the_figures_are_those_of_the_api_and_of_the_list(asked: str, reader: Page, ask: Ask) -> None:
    open_map(reader, f"/?{asked}&list=stats")
    for parameter, measure in GROUPINGS:
        by = "city" if parameter == "city_ags" else parameter
        if parameter in asked:
            continue
        choice(reader, "Gegliedert nach").select_option(by)
        choice(reader, "Was zählt").select_option(measure)
        answer = ask(f"/api/stats?by={by}&{asked.replace(' ', '%20')}")
        assert by_key(reader, parameter) == {row["key"]: str(row[measure]) for row in answer["rows"]}
        assert list_counts(reader) == {kind: answer["total"][kind] for kind in ("areas", "projects", "offices")}


def test_in_view_they_are_those_of_the_view(page: Page, ask: Ask) -> None:
    open_map(page, "/?list=stats&by=theme&lon=14.44&lat=51.19&zoom=12&inview=1")
    expect(page.locator("#stats .stats")).to_be_visible()
    address = str(page.get_by_role("link", name="Diese Zahlen als CSV").get_attribute("href"))
    box = parse_qs(urlsplit(address).query)["bbox"][0]
    answer = ask(f"/api/stats?by=theme&bbox={box}")
    assert by_key(page, "theme") == {row["key"]: str(row["projects"]) for row in answer["rows"]}
    assert 0 < answer["total"]["projects"] < ask("/api/stats?by=theme")["total"]["projects"]


def test_the_file_has_the_figures(page: Page, served: str) -> None:
    open_map(page, "/?list=stats&by=kreis&region=east")
    expect(page.locator("#stats .stats")).to_be_visible()
    address = str(page.get_by_role("link", name="Diese Zahlen als CSV").get_attribute("href"))
    with urlopen(served + address, timeout=30) as response:
        lines = list(csv.DictReader(io.StringIO(response.read().decode())))
    assert by_key(page, "kreis") == {line["key"]: line["projects"] for line in lines}


def test_a_sum_says_of_how_many_projects_it_knows(page: Page, ask: Ask) -> None:
    open_map(page, "/?list=stats&measure=cost_total_eur")
    total = ask("/api/stats?by=theme")["total"]
    known = f"bekannt bei {total['cost_known']} von {total['projects']} Projekten"
    expect(page.locator("#stats .stats-total")).to_contain_text(known)
    expect(page.locator("#stats .chart-note").first).to_have_text(re.compile(r"^bekannt bei \d+ von \d+ Projekten$"))


def test_by_keyboard_one_groups_by_kreis_narrows_and_goes_back(page: Page) -> None:
    open_map(page)
    skip_to(page, "Zur Liste")
    tab_to(page, page.locator('.segments input[name="list"]:checked'))
    for _ in ("projects", "offices", "stats"):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#stats .stats")).to_be_visible()
    assert query(page)["list"] == "stats"
    tab_to(page, choice(page, "Gegliedert nach"))
    page.keyboard.press("K")
    expect(page.locator("#map .kreis-value")).to_have_count(13)
    assert query(page)["by"] == "kreis"
    expect(page.locator("#live")).to_contain_text("Projekte nach Kreis. Zusammen: 222 Projekte.")
    tab_to(page, choice(page, "Was zählt"))
    page.keyboard.press("G")
    expect(page.locator("#stats caption")).to_have_text("Gebiete nach Kreis")
    tab_to(page, page.locator("#stats .stats-name", has_text="Vogtlandkreis"))
    page.keyboard.press("Enter")
    assert query(page)["kreis"] == "Vogtlandkreis"
    assert [name for name, *_ in rows(page)] == ["Vogtlandkreis"]
    page.go_back()
    expect(page.locator("#stats .chart-bars tbody tr")).to_have_count(13)


def test_every_kreis_carries_its_value_and_the_list_takes_the_tint_away(page: Page, ask: Ask) -> None:
    open_map(page, "/?list=stats&by=kreis&region=west")
    expect(page.locator("#map path.kreis")).to_have_count(13)
    wanted = [str(row["projects"]) for row in ask("/api/stats?by=kreis&region=west")["rows"]]
    assert sorted(kreis_values(page)) == sorted([*wanted, *["0"] * (13 - len(wanted))])
    expect(page.get_by_role("group", name="Klassen der Kreise auf der Karte")).to_contain_text("Projekte nach Kreis")
    page.locator('.segments input[value="areas"]').check(force=True)
    expect(page.locator("#map path.kreis")).to_have_count(0)
    expect(page.locator("#tint-legend")).to_be_empty()


def test_an_address_with_figures_opens_again_as_it_was(page: Page) -> None:
    open_map(page, "/?list=stats&by=year&measure=projects&region=east")
    expect(page.locator("#stats .chart-years")).to_be_visible()
    before = page.locator("#stats .chart-text").all_inner_texts()
    page.reload()
    expect(page.locator("#stats .chart-years")).to_be_visible()
    assert page.locator("#stats .chart-text").all_inner_texts() == before
    assert all(number.isdigit() for number in before)


def test_where_nothing_is_left_the_figures_say_so(page: Page) -> None:
    open_map(page, "/?list=stats&cost_min=99000000")
    expect(page.locator("#stats .notice")).to_have_text("Mit dieser Auswahl gibt es nichts zu zeigen.")


def test_the_page_of_the_figures_opens_with_the_same_filters(page: Page) -> None:
    open_map(page, "/?list=stats&by=kreis&measure=areas&period=2021-2027")
    shown = {name: value for name, _, value in rows(page)}
    page.get_by_role("link", name="Alle Zahlen auf einer Seite").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zahlen in Auswahl")
    section = page.locator("section", has=page.locator("#nach-kreis"))
    assert {name: value for name, _, value in section.locator("tbody tr").evaluate_all(ROWS)} == shown
    section.get_by_role("link", name="In der Karte zeigen").click()
    expect(page.locator("#map path.kreis")).to_have_count(13)


@pytest.mark.parametrize("asked", ["by=theme", "by=kreis&measure=cost_total_eur", "by=year"])
@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
def test_axe_finds_nothing_in_the_figures(asked: str, width: int, colours: str, visit: Any) -> None:
    page: Page = visit(width, 900, color_scheme=colours)
    open_map(page, f"/?list=stats&{asked}")
    expect(figures(page)).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("asked", ["", "?measure=cost_total_eur&lang=ls"])
def test_axe_finds_nothing_on_the_page_of_the_figures(asked: str, width: int, visit: Any) -> None:
    page: Page = visit(width, 900, java_script_enabled=True)
    page.goto(f"/statistik{asked}")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_script_the_page_of_the_figures_narrows(visit: Any, ask: Ask) -> None:
    page: Page = visit(java_script_enabled=False)
    page.goto("/statistik")
    page.get_by_label("Förderperiode", exact=True).select_option("2021-2027")
    page.get_by_role("button", name="Eingrenzen").click()
    total = ask("/api/stats?by=theme&period=2021-2027")["total"]
    expect(page.locator("dl.facts").first).to_contain_text(re.compile(rf"Projekte\s*{total['projects']}(?!\d)"))


def test_in_forced_colours_bars_and_kreise_are_still_drawn(visit: Any) -> None:
    page: Page = visit(forced_colors="active")
    open_map(page, "/?list=stats&by=kreis")
    bar = page.locator("#stats .chart rect").first
    paper = page.locator("#browse").evaluate("node => getComputedStyle(node).backgroundColor")
    assert bar.evaluate("node => getComputedStyle(node).fill") not in ("none", paper)
    border = page.locator("#map path.kreis").first.evaluate("node => getComputedStyle(node).stroke")
    assert border not in ("none", paper)
