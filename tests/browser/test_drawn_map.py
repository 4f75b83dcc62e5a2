"""What is drawn: every area once, its boundary honest, its region coloured, every point counted."""

import re

import pytest
from browser.steps import (
    Ask,
    area_path,
    choice,
    drawn_counts,
    heading,
    list_counts,
    listed,
    map_drawn,
    open_map,
    query,
    read_list,
    record,
    records,
    spots,
)
from playwright.sync_api import Page, expect

QUALITIES = {
    "official": "amtlich",
    "quarter": "aus Ortsteilen",
    "schematic": "schematisch",
    "municipality": "ganze Gemeinde",
    "none": "ohne Grenze",
}
_LINES = """paths => paths.map(path => {
    const { stroke, strokeDasharray } = getComputedStyle(path);
    return { id: path.dataset.id, stroke, dash: strokeDasharray };
})"""


@pytest.fixture(scope="module")
def overview(long_visit) -> Page:  # type: ignore[no-untyped-def]
    """The whole of Saxony, for tests that only look."""
    page: Page = long_visit()
    open_map(page)
    return page


def lines(page: Page) -> dict[str, dict[str, str]]:
    """Colour and dashes of every area's boundary, as the browser computes them."""
    return {line["id"]: line for line in page.locator("#map path.area").evaluate_all(_LINES)}


def of_quality(ask: Ask, *qualities: str) -> set[str]:
    return {area["id"] for area in records(ask, "areas") if area["geometry_quality"] in qualities}


def test_every_area_with_a_geometry_is_drawn_once(overview: Page, ask: Ask) -> None:
    drawn = overview.locator("#map path.area").evaluate_all("paths => paths.map(path => path.dataset.id)")
    assert sorted(drawn) == sorted(area["id"] for area in records(ask, "areas") if area["geometry"])


@pytest.mark.proves("1.4.1", says="Ungenaue Grenzen sind am Strich zu erkennen, nicht nur an der Farbe")
def test_schematic_boundaries_are_dashed_and_those_of_quarters_are_not(overview: Page, ask: Ask) -> None:
    dashed = {area_id for area_id, line in lines(overview).items() if line["dash"] != "none"}
    assert dashed == of_quality(ask, "schematic")
    assert of_quality(ask, "quarter")


def test_boundaries_are_dashed_near_as_they_are_far(page: Page, ask: Ask) -> None:
    open_map(page, "/?lon=12.4&lat=51.34&zoom=12.5")
    seen = lines(page)
    assert {area_id for area_id, line in seen.items() if line["dash"] != "none"} == of_quality(ask, "schematic")


def test_each_region_has_one_colour_of_its_own(overview: Page, ask: Ask) -> None:
    seen = lines(overview)
    pairs = {(area["region"], seen[area["id"]]["stroke"]) for area in records(ask, "areas") if area["geometry"]}
    assert sorted(region for region, _ in pairs) == ["east", "west"]
    assert len({colour for _, colour in pairs}) == 2


def test_the_signs_stand_for_all_projects_offices_and_areas_without_boundary(overview: Page, ask: Ask) -> None:
    without = [area for area in records(ask, "areas") if area["geometry"] is None]
    assert drawn_counts(overview) == {
        "areas": len(without),
        "projects": len(records(ask, "projects")),
        "offices": len(records(ask, "offices")),
    }


@pytest.mark.proves("1.1.1", "4.1.2", says="Zeichen für mehrere Einträge nennen dieselbe Zahl, die zu sehen ist")
def test_the_number_on_a_cluster_is_the_one_that_is_spoken(overview: Page) -> None:
    clusters = overview.locator('#map .spot-anchor[data-kind="cluster"]').all()
    assert clusters
    for cluster in clusters:
        spoken = cluster.get_attribute("aria-label") or ""
        assert re.search(rf"\b{cluster.inner_text().strip()} (Projekt|Büro|Gebiet)", spoken), spoken


def test_an_area_without_boundary_is_a_marker_at_its_town(page: Page, ask: Ask) -> None:
    area = next(one for one in records(ask, "areas") if one["geometry"] is None)
    open_map(page, f"/?area={area['id']}")
    marker = spots(page).and_(page.locator("[aria-current]"))
    expect(marker).to_be_visible()
    expect(area_path(page, area["id"])).to_have_count(0)
    assert area["point"] == record(ask, "cities", area["city_ags"])["centre"]
    box, frame = marker.bounding_box(), page.locator("#map").bounding_box()
    assert box is not None
    assert frame is not None
    assert abs(box["x"] + box["width"] / 2 - frame["x"] - frame["width"] / 2) < 3
    assert abs(box["y"] + box["height"] / 2 - frame["y"] - frame["height"] / 2) < 3


def test_the_list_says_of_each_area_how_sure_its_boundary_is(overview: Page, ask: Ask) -> None:
    told = read_list(overview)
    assert all(QUALITIES[area["geometry_quality"]] in told[area["id"]] for area in records(ask, "areas"))


def expected(ask: Ask, **filters: str) -> dict[str, int]:
    """How many records the filters let through, by the API's own join."""
    found = {name: records(ask, name) for name in ("areas", "projects", "offices")}
    if region := filters.get("region"):
        found = {name: [one for one in some if one["region"] == region] for name, some in found.items()}
    if period := filters.get("period"):
        of_period = {one["id"] for one in records(ask, "areas") if period in one["periods"]}
        found["areas"] = [one for one in found["areas"] if one["id"] in of_period]
        found["projects"] = [one for one in found["projects"] if one["period"] == period]
        found["offices"] = [one for one in found["offices"] if of_period & set(one["area_ids"])]
    return {name: len(some) for name, some in found.items()}


@pytest.mark.parametrize(
    ("label", "key", "value"),
    [("Förderperiode", "period", "2014-2020"), ("Förderperiode", "period", "2021-2027"), ("Region", "region", "west")],
)
def test_a_filter_changes_map_list_and_address_alike(label: str, key: str, value: str, page: Page, ask: Ask) -> None:
    open_map(page)
    page.locator("#filters summary").click()
    choice(page, label).select_option(value)
    wanted = expected(ask, **{key: value})
    assert list_counts(page) == wanted
    drawn = drawn_counts(page)
    assert {**drawn, "areas": drawn["areas"] + page.locator("#map path.area").count()} == wanted
    assert len(read_list(page)) == wanted["areas"]
    assert query(page)[key] == value


def test_filters_together_leave_what_passes_both(page: Page, ask: Ask) -> None:
    open_map(page, "/?period=2021-2027&region=east")
    assert list_counts(page) == expected(ask, period="2021-2027", region="east")
    expect(page.get_by_text("2 Filter gesetzt")).to_be_visible()


def test_the_api_counts_the_same_projects_as_the_map(page: Page, ask: Ask) -> None:
    open_map(page, "/?period=2014-2020&region=west")
    answer = ask("/api/collections/projects/items?period=2014-2020&region=west&limit=1")
    assert drawn_counts(page)["projects"] == answer["numberMatched"]


def test_the_list_may_follow_the_view_of_the_map(page: Page) -> None:
    open_map(page, "/?lon=14.44&lat=51.19&zoom=12")
    page.get_by_label("nur im Kartenausschnitt").check()
    expect(page.locator("#browse .list-row")).to_have_count(1)
    expect(listed(page, "area", "bautzen-gesundbrunnen")).to_be_visible()
    assert query(page)["inview"] == "1"


def test_a_cluster_comes_nearer_by_click(page: Page) -> None:
    open_map(page, "/?lon=13.75&lat=51.05&zoom=9")
    page.get_by_role("button", name=re.compile(r"^\d\d Projekte.* in Dresden")).click()
    expect(page).to_have_url(re.compile("zoom=1"))


def test_an_office_on_the_map_opens_by_click(page: Page) -> None:
    open_map(page, "/?lon=12.73996&lat=51.36834&zoom=14")
    page.locator('#map [data-kind="office"][data-id="wurzen-citymanagement"]').click()
    expect(heading(page)).to_have_text("Citymanagement Wurzen")


_SIGNS = "signs => signs.map(sign => [`${sign.ariaLabel} ${sign.style.transform}`, sign.wasThere === true])"


def test_a_filter_draws_no_sign_anew_that_stays_as_it_is(page: Page) -> None:
    open_map(page)
    page.locator("#filters summary").click()
    before = dict(spots(page).evaluate_all(_SIGNS))
    spots(page).evaluate_all("signs => signs.forEach(sign => { sign.wasThere = true; })")
    choice(page, "Region").select_option("east")
    map_drawn(page)
    after = dict(spots(page).evaluate_all(_SIGNS))
    assert {sign for sign, is_kept in after.items() if is_kept} == before.keys() & after.keys() != set()
    assert before.keys() - after.keys()


def test_signs_follow_each_other_from_north_to_south_whatever_the_filters_take_and_bring_back(page: Page) -> None:
    open_map(page)
    page.locator("#filters summary").click()
    for region in ("east", "west", ""):
        choice(page, "Region").select_option(region)
        map_drawn(page)
        tops = spots(page).evaluate_all("signs => signs.map(sign => Math.round(sign.getBoundingClientRect().top))")
        assert tops == sorted(tops)
        assert len(tops) > 3


@pytest.mark.parametrize("stays", [".spot-anchor", "path[data-id=bautzen-gesundbrunnen]"])
def test_the_focus_stays_on_what_a_filter_leaves_as_it_is(stays: str, page: Page) -> None:
    open_map(page, "/?region=east&lon=14.44&lat=51.19&zoom=12")
    choice(page, "Region").select_option("")
    map_drawn(page)
    sign = page.locator(f"#map {stays}").first
    sign.focus()
    sign.evaluate("sign => { sign.wasThere = true; }")
    page.go_back()
    expect(choice(page, "Region")).to_have_value("east")
    map_drawn(page)
    expect(sign).to_be_focused()
    assert sign.evaluate("sign => sign.wasThere")


def test_without_a_stock_nothing_of_it_is_loaded(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_map(page)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "stock" in url]
    expect(page.get_by_role("heading", name="Weitere Projekte")).to_have_count(0)
