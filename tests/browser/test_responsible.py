"""Who was responsible on a chosen day: in the panel, the list and the filters."""

import json
import re
from typing import Any

import pytest
from browser.steps import Ask, list_counts, listed, open_map, panel, records
from playwright.sync_api import Page, Route, expect

AREA, CITY = "bautzen-gesundbrunnen", "14625020"
HANDED_OVER = "2025-06-01"


def charge(page: Page) -> Any:
    return panel(page).locator("section").filter(has=page.get_by_role("heading", name=re.compile("^Zuständig")))


def test_today_the_panel_names_the_manager_without_a_day(page: Page) -> None:
    open_map(page, f"/?area={AREA}")
    expect(charge(page).get_by_role("heading")).to_have_text("Zuständig")
    expect(charge(page)).to_contain_text("Clara Zeitler")


@pytest.mark.parametrize(
    ("day", "title", "said"),
    [
        ("2025-05-01", "Zuständig am 1. Mai 2025", "Clara Zeitler"),
        ("2016-05-01", "Zuständig am 1. Mai 2016", "Wer an diesem Tag zuständig war, ist nicht bekannt."),
    ],
)
@pytest.mark.parametrize("selection", [f"area={AREA}", f"city={CITY}", "project"])
def test_with_a_day_the_panel_tells_of_that_day(
    reader: Page, ask: Ask, selection: str, day: str, title: str, said: str
) -> None:
    if selection == "project":
        selection += "=" + next(one["id"] for one in records(ask, "projects") if one["area_id"] == AREA)
    open_map(reader, f"/?{selection}&datetime={day}")
    expect(charge(reader).get_by_role("heading")).to_have_text(title)
    expect(charge(reader)).to_contain_text(said)


def test_of_a_day_of_which_nothing_is_known_the_panel_still_says_whom_to_ask(page: Page) -> None:
    open_map(page, f"/?area={AREA}&datetime=2016-05-01")
    expect(charge(page)).to_contain_text("Wer an diesem Tag zuständig war, ist nicht bekannt.")
    today = panel(page).locator(".panel-section").filter(has=page.get_by_role("heading", name="Heute zuständig"))
    expect(today).to_contain_text("Clara Zeitler")
    expect(today.locator('a[href^="tel:"]')).to_be_visible()


def test_the_assumption_is_said_in_panel_and_list(page: Page) -> None:
    assumed = "Die Zuordnung der Städte zu den Regionen ist nach Landkreisen angenommen und noch nicht bestätigt."
    open_map(page, f"/?area={AREA}&datetime=2025-05-01")
    expect(charge(page)).to_contain_text(assumed)
    expect(page.locator("#list .list-charge-note")).to_have_text(assumed)


def test_the_list_names_the_manager_of_that_day_at_every_city(page: Page) -> None:
    open_map(page, "/?datetime=2025-05-01")
    groups = page.locator("#list .list-group")
    expect(groups.first.locator(".list-charge")).to_be_visible()
    expect(groups.filter(has_not=page.locator(".list-charge"))).to_have_count(0)
    expect(groups.filter(has_text="Zittau").first.locator(".list-charge")).to_have_text("Zuständig: Clara Zeitler")


def test_the_manager_filter_means_the_manager_of_that_day(page: Page) -> None:
    def hand_over(route: Route) -> None:
        answer = route.fetch()
        body = answer.json()
        first = next(one for one in body["assignments"] if one["city_name"] == "Zittau")
        west = next(one["manager"] for one in body["assignments"] if one["manager"]["id"] == "quge-west")
        later = {**first, "manager": west, "since": HANDED_OVER, "known_from": HANDED_OVER}
        body["assignments"].insert(body["assignments"].index(first) + 1, later)
        route.fulfill(response=answer, body=json.dumps(body))

    page.route("**/api/assignments", hand_over)
    open_map(page, "/?manager_id=quge-west&datetime=2025-06-01")
    expect(page.locator("#list .list-charge").first).to_have_text("Zuständig: Uwe Kowski")
    before = "/?manager_id=quge-west&datetime=2025-05-31"
    mine = page.locator("#list .list-group").filter(has=page.get_by_role("link", name="Zittau", exact=True))
    expect(mine).to_have_count(1)
    open_map(page, before)
    expect(page.locator("#list .list-charge").first).to_have_text("Zuständig: Uwe Kowski")
    expect(mine).to_have_count(0)


def test_of_a_day_of_which_nobody_is_known_the_manager_filter_finds_nothing(page: Page) -> None:
    open_map(page, "/?manager_id=quge-ost&datetime=2016-05-01")
    expect(page.locator("#list")).to_contain_text("Mit dieser Auswahl gibt es nichts zu zeigen.")
    assert list_counts(page) == {"areas": 0, "projects": 0, "offices": 0}
    expect(listed(page, "area", AREA)).to_have_count(0)
