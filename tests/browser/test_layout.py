"""From 320 px to a desktop, by finger and at 400 % zoom: everything is there, nothing is cut off or too small."""

import pytest
from browser.steps import heading, listed, open_map, options, panel, search_box, spots
from playwright.sync_api import Page, expect

WIDTHS = pytest.mark.parametrize(
    "viewport",
    [{"width": 320, "height": 640}, {"width": 768, "height": 1024}, {"width": 1440, "height": 900}],
    ids=["320", "768", "1440"],
)
ZOOMED = pytest.mark.parametrize("viewport", [{"width": 320, "height": 256}], ids=["400-percent"])
TARGETS = (
    "h1 a, #search input, #search button, #search [role=option], #tools button, #legend summary, #filters summary, "
    "#filters select, #filters button, .segment, .check, .list-link, #map .spot-anchor, "
    "#panel button, #panel summary, #panel .contact, #panel .record-link, #footer a"
)
_SMALL = """targets => targets
    .filter(target => target.checkVisibility({ visibilityProperty: true }))
    .map(target => ({ target, box: target.getBoundingClientRect() }))
    .filter(({ box }) => box.width < 44 || box.height < 43.99)
    .map(({ target, box }) => `${target.className || target.tagName} ${target.textContent.trim().slice(0, 40)}: `
        + `${Math.round(box.width)} x ${Math.round(box.height)}`)"""


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    found: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found


def small_targets(page: Page) -> list[str]:
    found: list[str] = page.locator(TARGETS).evaluate_all(_SMALL)
    return found


@WIDTHS
def test_scale_legend_credits_and_the_funder_are_visible(page: Page) -> None:
    open_map(page)
    expect(page.get_by_role("img", name="Maßstab: Balken entspricht")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Zeichenerklärung")).to_be_visible()
    for credit in ("© GeoBasis-DE / BKG", "OpenStreetMap-Mitwirkende", "Stadt Leipzig", "GeoNames"):
        expect(page.locator("#attributions").get_by_text(credit)).to_be_visible()
    funder = page.locator("#footer")
    expect(funder.get_by_text("Kofinanziert von der Europäischen Union", exact=True)).to_be_visible()
    expect(funder.get_by_role("img", name="Flagge der Europäischen Union")).to_be_visible()


def test_on_a_desktop_all_of_that_is_seen_without_scrolling(page: Page) -> None:
    open_map(page)
    expect(page.locator("#attributions")).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Kofinanziert von der Europäischen Union", exact=True)).to_be_in_viewport(ratio=1)
    expect(page.locator("#footer .emblem")).to_be_in_viewport(ratio=1)


def test_the_legend_explains_every_quality_and_both_regions(page: Page) -> None:
    open_map(page)
    page.get_by_role("heading", name="Zeichenerklärung").click()
    legend = page.locator("#legend")
    qualities = ("schematisch, nicht amtlich", "aus amtlichen Ortsteilen", "ganze Gemeinde", "amtlich")
    for words in ("Region Ost", "Region West", *qualities):
        expect(legend.get_by_text(words, exact=True)).to_be_visible()


@pytest.mark.proves("1.4.10", says="Bei 320, 768 und 1440 Pixeln ist nichts breiter als das Fenster")
@WIDTHS
def test_nothing_scrolls_sideways_with_and_without_the_panel(page: Page) -> None:
    open_map(page)
    assert overflow(page) == 0
    listed(page, "area", "leipzig-leipziger-osten").click()
    panel(page).locator(".sources summary").click()
    assert overflow(page) == 0


@pytest.mark.proves("2.5.8", says="Jedes Bedienelement der Karte ist mindestens 44 Pixel groß")
@WIDTHS
def test_every_target_is_large_enough_for_a_finger(page: Page) -> None:
    open_map(page)
    page.locator("#filters summary").click()
    search_box(page).fill("Gesundbrunnen")
    expect(options(page).first).to_be_visible()
    assert small_targets(page) == []


@pytest.mark.proves("2.5.8", says="Jedes Bedienelement der Einzelheiten ist mindestens 44 Pixel groß")
@WIDTHS
def test_every_target_of_the_panel_is_large_enough_for_a_finger(page: Page) -> None:
    open_map(page, "/?area=bautzen-gesundbrunnen&region=east")
    expect(panel(page).locator(".sources")).to_be_visible()
    assert small_targets(page) == []


@pytest.mark.proves("2.5.8", says="Zeichen der Karte liegen nicht übereinander")
def test_signs_on_the_map_do_not_lie_on_each_other(page: Page) -> None:
    open_map(page)
    centres = spots(page).evaluate_all(
        "signs => signs.map(sign => sign.getBoundingClientRect()).map(({ x, y }) => [x, y])"
    )
    near = [(a, b) for a in centres for b in centres if a < b and abs(a[0] - b[0]) < 22 and abs(a[1] - b[1]) < 22]
    assert near == []


@pytest.mark.proves("1.4.13", "2.5.1", says="Gebiet und Projekt öffnen sich mit einem Fingertipp, ohne Überfahren")
def test_a_finger_opens_area_and_project_without_any_hover(visit) -> None:  # type: ignore[no-untyped-def]
    page: Page = visit(390, 844, has_touch=True, is_mobile=True)
    open_map(page, "/?lon=13.10035&lat=51.12445&zoom=14")
    assert page.evaluate("matchMedia('(hover: none)').matches")
    page.locator('#map [data-kind="project"][data-id="p-doebeln-quartiersprojekt-doebeln-west"]').tap()
    expect(heading(page)).to_have_text("Quartiersprojekt Döbeln-West")
    expect(heading(page)).to_be_in_viewport()
    panel(page).get_by_role("button", name="Einzelheiten schließen").tap()
    listed(page, "area", "bautzen-gesundbrunnen").tap()
    expect(heading(page)).to_have_text("Bautzen-Gesundbrunnen")
    expect(heading(page)).to_be_in_viewport()


@pytest.mark.proves("2.4.11", says="Nach der Suche ist zu sehen, wo der Fokus steht, auch bei 400 Prozent")
@pytest.mark.parametrize(
    "viewport",
    [{"width": 390, "height": 844}, {"width": 320, "height": 640}, {"width": 320, "height": 256}],
    ids=["phone", "small-phone", "400-percent"],
)
def test_what_was_searched_is_seen_where_the_focus_is(page: Page) -> None:
    open_map(page)
    search_box(page).fill("Gesundbrunnen")
    options(page).first.click()
    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_be_in_viewport(ratio=0.9)


@pytest.mark.proves("1.4.4", "1.4.10", says="Bei 400 Prozent Vergrößerung ist nichts breiter als das Fenster")
@ZOOMED
def test_at_400_percent_nothing_scrolls_sideways(page: Page) -> None:
    open_map(page, "/?area=bautzen-gesundbrunnen")
    expect(panel(page).locator(".sources")).to_be_visible()
    assert overflow(page) == 0


@pytest.mark.proves("1.4.10", says="Bei 400 Prozent Vergrößerung lässt sich an der Karte vorbeiblättern")
@ZOOMED
def test_at_400_percent_the_map_leaves_room_to_scroll_past_it(page: Page) -> None:
    open_map(page)
    box = page.locator("#map").bounding_box()
    assert box is not None
    assert 100 < box["height"] < 256
    page.mouse.move(160, box["y"] + 20)
    page.mouse.wheel(0, 400)
    expect(page.locator("#map")).not_to_be_in_viewport(ratio=0.9)
