"""The map in a real browser, opened from a file as from a USB stick."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect

from atlas import snapshot as snapshots
from atlas.export.folium_map import write_map
from atlas.layers import Layers
from atlas.snapshot import Snapshot

pytestmark = pytest.mark.browser
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}"


class Visit:
    """A page that keeps what went over the wire, what was complained about and what popped up."""

    def __init__(self, browser: Browser, path: Path, *, script: bool = True) -> None:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, java_script_enabled=script)
        self.page: Page = context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._refuse)
        self.page.goto(path.as_uri())

    def _refuse(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="module")
def saxony(snapshot: Snapshot, geodata: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_map(snapshot, geodata / "basemap", tmp_path_factory.mktemp("stick") / "karte.html")


@pytest.fixture(scope="module")
def opened(browser: Browser, saxony: Path) -> Page:
    """The map, for tests that only look."""
    return Visit(browser, saxony).page


def test_opens_without_network_and_without_complaint(browser: Browser, saxony: Path, snapshot: Snapshot) -> None:
    visit = Visit(browser, saxony)
    drawn = sum(shape is not None for shape in snapshot.collection("areas").geometries)
    expect(visit.page.locator("path.area[role=button]")).to_have_count(drawn)
    visit.page.evaluate("map_karte.setView([51.34, 12.37], 12)")
    expect(visit.page.locator(".leaflet-punkte-pane .spot").first).to_be_visible()
    assert visit.requests == [saxony.as_uri()]
    assert visit.complaints == []


def test_every_drawn_thing_has_a_name_and_can_be_reached(opened: Page) -> None:
    nameless = opened.evaluate(
        """() => [...document.querySelectorAll(".leaflet-interactive")]
            .filter((node) => node.tabIndex !== 0 || !node.getAttribute("aria-label")).length"""
    )
    assert nameless == 0


def test_an_area_opens_by_keyboard_and_gives_the_focus_back(browser: Browser, saxony: Path) -> None:
    page = Visit(browser, saxony).page
    area = page.get_by_role("button", name="Gebiet Bautzen-Gesundbrunnen, Bautzen")
    area.focus()
    page.keyboard.press("Enter")
    popup = page.get_by_role("dialog", name="Bautzen-Gesundbrunnen")
    expect(popup).to_contain_text("Clara Zeitler")
    expect(popup.get_by_role("link", name="zeitler@soziokultur-sachsen.de")).to_be_visible()
    expect(popup.locator(":focus")).to_have_text("Bautzen-Gesundbrunnen")
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(area).to_be_focused()


def test_a_city_leads_to_its_areas(browser: Browser, saxony: Path) -> None:
    page = Visit(browser, saxony).page
    page.get_by_role("button", name="Bautzen: 1 Gebiet").click()
    page.get_by_role("dialog", name="Bautzen").get_by_role("button", name="Bautzen-Gesundbrunnen").click()
    expect(page.get_by_role("dialog", name="Bautzen-Gesundbrunnen")).to_be_visible()


def test_the_list_shows_an_area_without_boundary_on_the_map(browser: Browser, saxony: Path, snapshot: Snapshot) -> None:
    fields = next(f for f in snapshot.collection("areas").fields if f["geometry_quality"] == "none")
    page = Visit(browser, saxony).page
    entry = page.locator("details.area", has_text=fields["name"]).first
    entry.locator("summary").first.click()
    entry.get_by_role("button", name="Auf der Karte zeigen").click()
    expect(page.locator(".leaflet-popup")).to_contain_text(fields["name"])


def test_names_of_towns_never_cover_each_other(opened: Page) -> None:
    expect(opened.locator(".leaflet-tooltip.name", has_text="Dresden").first).to_be_visible()
    covered = opened.evaluate(
        """() => {
            const boxes = [...document.querySelectorAll(".leaflet-tooltip.name")]
                .filter((node) => node.style.visibility === "visible").map((node) => node.getBoundingClientRect());
            return boxes.filter((a, i) => boxes.some((b, j) => j > i
                && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length;
        }"""
    )
    assert covered == 0


def test_costs_are_written_on_the_map_and_in_a_table_not_only_coloured(browser: Browser, saxony: Path) -> None:
    page = Visit(browser, saxony).page
    page.get_by_role("radio", name="Region Ost und West").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Kosten der Projekte je Kreis")).to_be_checked()
    label = page.locator(".leaflet-tooltip.amount-kreis", has_text="Görlitz")
    expect(label).to_contain_text("1,9 Mio. €")
    row = page.get_by_role("row", name="Landkreis Görlitz")
    expect(row).to_contain_text("1.865.030 €")
    expect(row).to_contain_text("12 von 27")
    tinted = page.locator("path.money-kreis").evaluate_all(
        "all => new Set(all.map((p) => getComputedStyle(p).fill)).size"
    )
    assert tinted == 4
    page.keyboard.press("ArrowDown")
    expect(label).to_have_count(0)
    expect(page.locator(".leaflet-tooltip.amount-city", has_text="Zwickau")).to_contain_text("1,9 Mio. €")


def test_search_finds_by_any_spelling_and_shows_on_the_map(browser: Browser, saxony: Path) -> None:
    page = Visit(browser, saxony).page
    field = page.get_by_role("searchbox", name="Suchen")
    field.fill("gesündbrunnen")
    expect(page.get_by_role("status")).to_have_text("2 Treffer.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    popup = page.get_by_role("dialog", name="Bautzen-Gesundbrunnen")
    expect(popup).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Gebiet: Bautzen-Gesundbrunnen")).to_be_focused()
    field.fill("gibtesnirgends")
    expect(page.get_by_role("status")).to_have_text("Nichts gefunden.")
    field.fill("stadt")
    expect(page.locator(".search .choices li")).to_have_count(12)


def test_search_shows_a_record_whose_layer_is_switched_off(browser: Browser, saxony: Path) -> None:
    page = Visit(browser, saxony).page
    page.get_by_role("checkbox", name="Fördergebiete").uncheck()
    expect(page.locator("path.area")).to_have_count(0)
    page.get_by_role("searchbox", name="Suchen").fill("bautzen-gesundbrunnen")
    page.get_by_role("button", name="Gebiet: Bautzen-Gesundbrunnen").click()
    expect(page.get_by_role("dialog", name="Bautzen-Gesundbrunnen")).to_be_visible()


def test_a_number_of_a_source_leads_to_it(browser: Browser, saxony: Path) -> None:
    page = Visit(browser, saxony).page
    page.locator("details.area", has_text="Bautzen-Gesundbrunnen").first.locator("summary").first.click()
    link = page.locator("[data-entry] > article .sources a:visible").first
    number = link.inner_text()
    link.click()
    expect(page.locator(f"#b{number}")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_is_wider_than_the_window(width: int, browser: Browser, saxony: Path) -> None:
    page = Visit(browser, saxony).page
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_role("radio", name="Kosten der Projekte je Kreis").check()
    page.get_by_role("searchbox", name="Suchen").fill("bautzen")
    expect(page.get_by_role("status")).to_have_text("10 Treffer.")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_text("Kofinanziert von der Europäischen Union")).to_be_attached()


@pytest.mark.parametrize(("width", "colours"), [(320, "light"), (1440, "dark")])
def test_axe_finds_nothing(width: int, colours: Literal["light", "dark"], browser: Browser, saxony: Path) -> None:
    # axe puts its script into the page, which the policy of the page forbids to all others.
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": colours, "bypass_csp": True}
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    page.goto(saxony.as_uri())
    expect(page.locator("path.area").first).to_be_attached()
    assert violations(page) == [], "signs of towns close by move apart, so that each can be hit"
    page.get_by_role("radio", name="Kosten der Projekte je Stadt").check()
    page.get_by_role("searchbox", name="Suchen").fill("bautzen-gesund")
    page.get_by_role("button", name="Gebiet: Bautzen-Gesundbrunnen").click()
    expect(page.get_by_role("dialog", name="Bautzen-Gesundbrunnen")).to_have_css("opacity", "1")
    assert violations(page) == []


def violations(page: Page) -> list[str]:
    """What axe finds wrong: the rule and the elements."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:5]}" for one in found.response["violations"]]


def test_the_list_is_there_without_javascript(browser: Browser, saxony: Path) -> None:
    page = Visit(browser, saxony, script=False).page
    expect(page.get_by_text("Die Karte braucht JavaScript.")).to_be_visible()
    expect(page.get_by_role("heading", name="Bautzen Budyšin")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.locator("summary", has_text="Kosten der Projekte je Kreis").click()
    expect(page.get_by_role("row", name="Landkreis Görlitz")).to_be_visible()


def test_hostile_names_do_not_run(
    browser: Browser, layers: Layers, snapshot: Snapshot, geodata: Path, tmp_path: Path
) -> None:
    areas = replace(layers.areas, records=tuple(replace(area, name=HOSTILE) for area in layers.areas.records))
    hostile = snapshots.build(
        replace(layers, areas=areas), dict, revision=1, changed_at="", facts_as_of="2026-11", day=snapshot.day
    )
    visit = Visit(browser, write_map(hostile, geodata / "basemap", tmp_path / "boese.html", city="Bautzen"))
    area = visit.page.locator("path.area").first
    area.focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("dialog").locator("h4")).to_have_text(HOSTILE)
    assert visit.complaints == []
    assert len(visit.requests) == 1
