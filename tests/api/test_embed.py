"""The embedded map as the server gives it: who may frame it, its list without JavaScript, and the script."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from answers import AREA
from starlette.testclient import TestClient

from api.app import create_app
from api.pages import builder
from api.settings import Settings
from atlas import Atlas
from atlas.texts import say

MAP = "/einbetten/karte"
WEB = Path(__file__).parents[2] / "web/src"
SCRIPTS = ("/einbetten.js", "/einbetten-seite.js")


@pytest.fixture
def built(tmp_path: Path, geodata: Path, house: Atlas) -> Iterator[TestClient]:
    """A server on a front end of a few lines, so that what the server adds can be told from what was built."""
    page = "<body><noscript>links</noscript><main></main></body>"
    (tmp_path / "einbetten.html").write_text(page, "utf-8")
    for script in SCRIPTS:
        (tmp_path / script.lstrip("/")).write_text("customElements;", "utf-8")
    with TestClient(create_app(Settings(geodata_dir=geodata, web_dir=tmp_path), house)) as opened:
        yield opened


def without_javascript(client: TestClient, query: str = "") -> str:
    """What a reader without JavaScript gets."""
    found = re.search(r"<noscript>(.*)</noscript>", client.get(MAP + query).text, re.DOTALL)
    assert found
    return found[1]


def listed(client: TestClient, query: str = "") -> list[str]:
    """The ids of the areas in that list."""
    return re.findall(r'<li><a href="/gebiete/([\w-]+)[?"]', without_javascript(client, query))


# --- who may frame what ----------------------------------------------------------------------------------------------


def test_any_site_may_frame_the_embedded_map_and_nothing_else_of_its_rules_is_loosened(built: TestClient) -> None:
    embedded = built.get(MAP).headers["content-security-policy"].split("; ")
    elsewhere = built.get("/daten").headers["content-security-policy"].split("; ")
    assert set(elsewhere) - set(embedded) == {"frame-ancestors 'self'"}
    assert set(embedded) <= set(elsewhere)
    assert "x-frame-options" not in built.get(MAP).headers


@pytest.mark.parametrize("path", ["/", "/gebiete", f"/gebiete/{AREA}", "/api?f=html", "/einbetten"])
def test_other_sites_may_frame_no_other_page(path: str, built: TestClient) -> None:
    assert "frame-ancestors 'self'" in built.get(path).headers["content-security-policy"]


@pytest.mark.parametrize("path", SCRIPTS)
def test_the_script_may_be_loaded_by_any_site_and_is_asked_for_again_within_the_hour(
    path: str, built: TestClient
) -> None:
    response = built.get(path, headers={"Origin": "https://stadt.example"})
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (200, "*")
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["cache-control"] == "public, max-age=3600"


@pytest.mark.parametrize("path", [MAP, *SCRIPTS])
def test_without_a_build_the_answer_says_so(path: str, tmp_path: Path, geodata: Path, house: Atlas) -> None:
    with TestClient(create_app(Settings(geodata_dir=geodata, web_dir=tmp_path), house)) as bare:
        response = bare.get(path, headers={"accept": "text/html"})
    assert response.status_code == 404
    assert "noch nicht gebaut" in response.text


def test_nothing_is_remembered_about_the_asker(built: TestClient) -> None:
    assert "set-cookie" not in built.get(MAP).headers


# --- without JavaScript ----------------------------------------------------------------------------------------------


def test_without_javascript_all_areas_are_listed_with_links_that_leave_the_frame(built: TestClient) -> None:
    text = without_javascript(built)
    assert len(listed(built)) == 69
    assert "links" not in text
    assert text.count("<a ") == text.count('target="_blank" rel="noopener"')


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param("city_ags=14713000", "city_ags=14713000", id="a-city"),
        pytest.param("period=2021-2027&region=west", "period=2021-2027&region=west", id="two-filters"),
        pytest.param("datetime=2018-05-31", "datetime=2018-05-31", id="a-day"),
        pytest.param("period=1990", "", id="a-filter-that-cannot-be-used-is-left-out-as-on-the-map"),
        pytest.param("status=quatsch&region=east", "region=east", id="the-others-still-hold"),
        pytest.param("datetime=gestern", "", id="a-day-that-is-none"),
    ],
)
def test_the_filters_of_the_link_hold_in_the_list(query: str, meant: str, built: TestClient) -> None:
    found = built.get(f"/api/collections/areas/items?limit=1000&{meant}").json()["features"]
    assert sorted(listed(built, f"?{query}")) == sorted(feature["id"] for feature in found)


@pytest.mark.parametrize("query", ["year=2018", "cost_min=500000", "programme=other", "theme=accompanying&year=2018"])
def test_filters_that_only_the_map_knows_hold_too(query: str, built: TestClient) -> None:
    shown = built.get(f"/api/stats?by=city&{query}").json()["total"]["areas"]
    assert len(listed(built, f"?{query}")) == shown
    assert 0 < shown < 69


def test_with_a_day_a_manager_stands_for_their_cities_of_that_day(built: TestClient) -> None:
    manager = built.get("/api/collections/cities/items?limit=1").json()["features"][0]["properties"]["manager_id"]
    assert listed(built, f"?manager_id={manager}")
    assert listed(built, f"?manager_id={manager}&datetime=2016-01-01") == []


@pytest.mark.parametrize(
    ("query", "href"),
    [
        (f"?area={AREA}", f"/gebiete/{AREA}"),
        ("?project=p-24278", "/projekte/p-24278"),
        ("?office=bautzen-qm-gesundbrunnen", "/bueros/bautzen-qm-gesundbrunnen"),
        ("?city=14625020", "/staedte/14625020"),
    ],
)
def test_what_the_link_selects_stands_first(query: str, href: str, built: TestClient) -> None:
    assert re.findall(r'<a href="([^"]+)"', without_javascript(built, query))[0] == href


@pytest.mark.parametrize(
    ("query", "language", "tag"),
    [
        ("", "de", "de"),
        ("?lang=en", "en", "en-GB"),
        ("?lang=ls", "ls", "de-simple"),
        ("?lang=de-simple", "ls", "de-simple"),
        ("?lang=xx", "de", "de"),
    ],
)
def test_the_list_speaks_the_language_asked_for(query: str, language: str, tag: str, built: TestClient) -> None:
    text = without_javascript(built, query)
    assert say("embed-noscript", language) in text
    assert f'<div lang="{tag}">' in text


def test_what_the_link_says_is_never_markup(built: TestClient) -> None:
    query = "?area=%3Cscript%3E&lang=%3Cb%3E&region=%3C/noscript%3E"
    assert "<script>" not in built.get(MAP + query).text
    assert built.get(MAP + query).text.count("</noscript>") == 1


# --- the page that builds the code -----------------------------------------------------------------------------------


def codes(client: TestClient, query: str) -> tuple[str, str]:
    """The code of the element and that of the iframe, as they are copied."""
    element, frame = re.findall(r"<textarea[^>]*>(.*?)</textarea>", client.get(f"/einbetten{query}").text, re.DOTALL)
    return unescape(element), unescape(frame)


class Tags(HTMLParser):
    """The tags of a piece of code with their attributes."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str | None]] = {}
        self.feed(code)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag] = dict(attrs)


def test_the_code_names_the_choice_once_as_attributes_and_once_as_an_address(client: TestClient) -> None:
    element, frame = codes(client, f"?area={AREA}&period=2014-2020&map_lang=en&layout=map&colours=dark&height=450")
    state = {"area": AREA, "period": "2014-2020", "lang": "en", "layout": "map", "colours": "dark"}
    written = Tags(element).found["quartiers-atlas"]
    assert {name: written[name] for name in state} == {**state, "lang": "en-GB"}
    assert written["height"] == Tags(frame).found["iframe"]["height"] == "450"
    src = urlsplit(str(Tags(frame).found["iframe"]["src"]))
    assert (src.path, dict(parse_qsl(src.query))) == (MAP, state)


def test_the_code_says_nothing_that_holds_anyway(client: TestClient) -> None:
    element, frame = codes(client, "?area=&period=&map_lang=de&layout=both&colours=auto")
    assert set(Tags(element).found["quartiers-atlas"]) == {"height", "label"}
    assert str(Tags(frame).found["iframe"]["src"]).endswith(MAP)


def test_the_frame_has_a_name_and_is_loaded_when_it_comes_into_sight(client: TestClient) -> None:
    frame = Tags(codes(client, f"?area={AREA}")[1]).found["iframe"]
    assert frame["title"] == "Bautzen-Gesundbrunnen – Quartiersatlas Sachsen"
    assert (frame["loading"], frame["referrerpolicy"]) == ("lazy", "no-referrer")
    assert (
        Tags(codes(client, "?map_lang=en")[1]).found["iframe"]["title"]
        == "Funding areas in Saxony – Quartiersatlas Sachsen"
    )


@pytest.mark.parametrize(
    ("link", "state"),
    [
        (f"https://atlas.example/?area={AREA}&region=east&zoom=13&lon=14.4&lat=51.2", {"area": AREA, "region": "east"}),
        (f"https://atlas.example/gebiete/{AREA}", {"area": AREA}),
        ("https://atlas.example/projekte/p-24278", {"project": "p-24278"}),
        ("https://atlas.example/?carrier=CJD%20Sachsen&cost_min=1000", {"carrier": "CJD Sachsen", "cost_min": "1000"}),
        ("https://atlas.example/?utm_source=brief&region=west", {"region": "west"}),
    ],
)
def test_a_pasted_link_takes_the_place_of_the_choice(link: str, state: dict[str, str], client: TestClient) -> None:
    asked = urlencode({"theme": "other", "layout": "map", "link": link})
    written = Tags(codes(client, f"?{asked}")[0]).found["quartiers-atlas"]
    assert {name: written.get(name) for name in state} == state
    assert "theme" not in written
    assert "utm_source" not in written
    assert written["layout"] == "map"


def test_what_the_atlas_does_not_know_is_said_and_not_in_the_code(client: TestClient) -> None:
    query = "?area=nirgendwo&period=1990&region=west&colours=rot"
    assert "Fördergebiet: nirgendwo; Förderperiode: 1990; Farben: rot." in client.get(f"/einbetten{query}").text
    assert set(Tags(codes(client, query)[0]).found["quartiers-atlas"]) == {"region", "height", "label"}


@pytest.mark.parametrize("link", ["http://[", "https://[::1/?region=east", "Bautzen, bitte"])
def test_a_pasted_text_that_is_no_address_leaves_the_choice_as_it_was(link: str, client: TestClient) -> None:
    response = client.get(f"/einbetten?{urlencode({'theme': 'other', 'link': link})}")
    assert response.status_code == 200
    assert 'theme="other"' in unescape(response.text)


@pytest.mark.parametrize(("asked", "height"), [("99999", "1200"), ("1", "320"), ("hoch", "600"), ("", "600")])
def test_the_height_stays_within_reason(asked: str, height: str, client: TestClient) -> None:
    assert Tags(codes(client, f"?height={asked}")[1]).found["iframe"]["height"] == height


def test_hostile_values_stay_values(client: TestClient) -> None:
    hostile = '"><script>alert(1)</script>'
    query = f"?{urlencode({'carrier': hostile})}"
    element, frame = codes(client, query)
    assert Tags(element).found["quartiers-atlas"]["carrier"] == hostile
    assert set(Tags(frame).found) == {"iframe"}
    assert "<script>alert" not in client.get(f"/einbetten{query}").text


def test_the_element_and_the_page_know_the_names_of_the_map_and_no_others() -> None:
    element = _piece("embed/element.ts", r"const STATE.*?const NAMES[^;]*;")
    assert tuple(re.findall(r'"([a-z_]+)"', element)) == builder.NAMES
    readers = _piece("state.ts", r"const READERS.*?\n};")
    assert tuple(re.findall(r"^  (\w+):", readers, re.MULTILINE)) == builder.FILTERS
    read = _piece("state.ts", r".*") + _piece("embed/options.ts", r".*")
    beyond = {"by", "measure", "compare"}
    assert set(re.findall(r'params\.get\("(\w+)"\)', read)) - beyond <= {*builder.NAMES}


def _piece(name: str, pattern: str) -> str:
    """A piece of the front end's source."""
    found = re.search(pattern, (WEB / name).read_text("utf-8"), re.DOTALL)
    assert found
    return found[0]


# --- what is near ----------------------------------------------------------------------------------------------------

NEAR = {"near": "14.80700,50.89600", "place": "Zittau", "kind": "projects", "limit": "5"}


def test_without_a_script_the_map_of_what_is_near_lists_the_hits_by_distance(client: TestClient) -> None:
    text = client.get("/einbetten/karte", params={**NEAR, "theme": "children_youth_education"}).text
    shown = text[text.index("<noscript>") : text.index("</noscript>")]
    answer = client.get(
        "/api/nearby",
        params={
            "lon": "14.807",
            "lat": "50.896",
            "kind": "projects",
            "limit": "5",
            "theme": "children_youth_education",
        },
    )
    ids = [one["id"] for one in answer.json()["features"]]
    assert re.findall(r'href="/projekte/([\w-]+)"', shown) == ids and len(ids) == 5
    assert "In der Nähe: Zittau" in shown


def test_the_code_of_what_is_near_keeps_the_question_and_says_where(client: TestClient) -> None:
    text = unescape(client.get("/einbetten", params=NEAR).text)
    assert 'near="14.80700,50.89600"' in text and 'kind="projects"' in text and 'limit="5"' in text
    assert "In der Nähe: Zittau" in text


def test_the_page_of_what_is_near_leads_to_its_code(client: TestClient) -> None:
    page = unescape(client.get("/in-der-naehe?q=Zittau&kind=offices&status=open").text)
    found = re.search(r'href="(/einbetten\?near=[^"]+)"', page)
    assert found is not None
    built = unescape(client.get(found[1]).text)
    assert 'kind="offices"' in built and 'status="open"' in built and "kennt der Atlas nicht" not in built


@pytest.mark.parametrize("near", ["quatsch", "14.8", "13.4,52.5", "nan,nan"])
def test_a_place_that_is_none_leaves_the_map_as_it_is(client: TestClient, near: str) -> None:
    text = client.get("/einbetten/karte", params={"near": near}).text
    assert "/gebiete/bautzen-gesundbrunnen" in text
