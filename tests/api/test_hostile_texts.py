"""What somebody has written stays text: in every page, in every script with data, in every file and every table."""

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from doors import EAST, VISIT
from hostile_texts import AREA, MARKUP, OFFICE, PROJECT, write_everywhere
from icalendar import Calendar
from ledgers import copied, staffed
from staff_doors import log_in
from starlette.testclient import TestClient

import atlas
from atlas.export.folium_map import write_map

PAGES = [
    f"/gebiete/{AREA}",
    f"/bueros/{OFFICE}",
    f"/projekte/{PROJECT}",
    f"/staedte/{EAST}",
    "/gebiete",
    "/bueros",
    "/projekte",
    "/staedte",
    "/daten/quellen",
    f"/vergleich?areas={AREA},chemnitz-innenstadt",
    "/statistik",
    f"/api/describe/areas/{AREA}?f=html",
    "/api/collections/offices/items?f=html",
    f"/api/collections/projects/items/{PROJECT}?f=html",
]
# What an asker sends comes back in sentences and forms.
REFLECTED = ["/gebiete?q={}", "/gebiete/{}", "/api/where?q={}&f=html", "/gebiete?{}=1", "/mitarbeit/{}", "/{}"]


class Elements(HTMLParser):
    """The elements of a page as a browser finds them, and what its scripts hold."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._in_script = tag == "script"

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False


def assert_harmless(page: str) -> Elements:
    """No element of a page came in as text, and none does anything by an attribute."""
    elements = Elements(page)
    for tag, attributes in elements.found:
        assert not (tag == "img" and attributes.get("src") == "x"), page[:200]
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
    for script in elements.scripts:
        json.loads(script)
    return elements


@pytest.fixture(scope="module")
def hostile(house: atlas.Atlas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[atlas.Atlas]:
    with copied(house, tmp_path_factory.mktemp("hostile")) as own:
        write_everywhere(own, MARKUP)
        yield own


@pytest.fixture(scope="module")
def reader(hostile: atlas.Atlas) -> Iterator[TestClient]:
    with staffed(hostile) as client:
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_no_text_of_a_record_becomes_an_element_of_a_page(reader: TestClient, path: str) -> None:
    response = reader.get(path, headers={"Accept": "text/html"})
    assert response.status_code == 200
    assert_harmless(response.text)


@pytest.mark.parametrize("path", PAGES[:3])
def test_the_text_is_there_and_the_data_for_search_engines_holds_it_as_text(reader: TestClient, path: str) -> None:
    page = reader.get(path, headers={"Accept": "text/html"}).text
    assert "&lt;img src=x onerror" in page
    (script,) = assert_harmless(page).scripts
    assert MARKUP in json.dumps(json.loads(script), ensure_ascii=False).replace('\\"', '"')


@pytest.mark.parametrize("path", REFLECTED)
def test_nothing_that_is_asked_becomes_an_element_of_the_answer(reader: TestClient, path: str) -> None:
    for text in (MARKUP, "javascript:alert(1)", "<svg/onload=alert(1)>", "\u2028</script>"):
        response = reader.get(path.format(text.replace("%", "%25").replace("/", "%2F").replace("?", "%3F")))
        if response.headers["content-type"].startswith("text/html"):
            assert_harmless(response.text)


@pytest.mark.parametrize(
    "path",
    [
        f"/api/collections/offices/items/{OFFICE}",
        "/api/collections/areas/items",
        "/api/search?q=img",
        f"/api/where?q={MARKUP.replace('/', '')}",
        "/api/quatsch?<img src=x onerror=alert(1)>",
        f"/api/describe/areas/{AREA}",
        "/api/map/areas",
    ],
)
def test_data_is_never_taken_for_a_page(reader: TestClient, path: str) -> None:
    headers = reader.get(path, headers={"Accept": "*/*"}).headers
    assert "json" in headers["content-type"]
    assert headers["x-content-type-options"] == "nosniff"


def test_the_list_of_addresses_for_search_engines_stays_xml(reader: TestClient) -> None:
    assert ElementTree.fromstring(reader.get("/sitemap.xml").content).tag.endswith("urlset")


def test_the_map_in_one_file_holds_it_as_text(hostile: atlas.Atlas, tmp_path_factory: pytest.TempPathFactory) -> None:
    target = tmp_path_factory.mktemp("map") / "karte.html"
    page = write_map(hostile.snapshot, hostile.geodata / "basemap", target).read_text()
    found = Elements(page).found
    assert [attributes for tag, attributes in found if tag == "img" and attributes.get("src") == "x"] == []
    assert "<img src=x" not in page


def test_a_visit_full_of_it_is_one_line_each_in_a_calendar(reader: TestClient) -> None:
    log_in(reader, "koordination")
    place = "Rathaus;X=1,BEGIN:VEVENT\\nEND:VCALENDAR"
    visit = {
        **VISIT,
        "city_ags": EAST,
        "place": place,
        "next_step": f"{MARKUP}\nSUMMARY:x",
        "next_step_by": "2030-04-01",
    }
    visit |= {"status": "held", "day": "2026-01-10", "result": MARKUP, "participants": ["Amt;ROLE=CHAIR:mailto:x"]}
    response = reader.post("/api/visits", json=visit)
    assert response.status_code == 201, response.text
    text = reader.get("/api/visits/calendar.ics").content
    events = Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == 2 and text.count(b"BEGIN:VEVENT") - text.count(b"\\,BEGIN:VEVENT") == 2
    assert events[0]["location"] == place
    assert reader.get("/api/visits").headers["content-type"] == "application/json"
    reader.cookies.clear()


# --- tables ----------------------------------------------------------------------------------------------------------

FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://boese.example")', '=1;"x"', "=1\n=2"]
TABLES = [
    "/api/collections/areas/items?f=csv&limit=10000",
    "/api/collections/offices/items?f=csv&limit=10000",
    "/api/collections/projects/items?f=csv&limit=10000",
    "/api/assignments?f=csv",
    "/api/stats?by=city&f=csv",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_any_table_is_run_as_a_formula(
    house: atlas.Atlas, tmp_path_factory: pytest.TempPathFactory, formula: str
) -> None:
    with copied(house, tmp_path_factory.mktemp("formula")) as own:
        write_everywhere(own, " ".join(formula.splitlines()))
        with staffed(own) as client:
            texts = {path: client.get(path).content.decode("utf-8-sig") for path in TABLES}
    told = "".join(texts.values())
    assert f"'{formula.splitlines()[0][:4]}" in told, "the formula must have come that far"
    for path, text in texts.items():
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                assert not cell.lstrip(" \"'\u00a0").startswith(("=", "@")) or cell.startswith("'"), (path, cell)
                assert not cell.startswith(("=", "@", "+", "\t", "\r")), (path, cell)
                assert not cell.startswith("-") or float(cell) < 0, (path, cell)


def test_a_number_stays_a_number(reader: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(reader.get(TABLES[2]).content.decode("utf-8-sig"))))
    costs = [row["cost_total_eur"] for row in rows if row["cost_total_eur"]]
    assert costs and all(float(cost) >= 0 for cost in costs)
    assert all(float(row["lon"]) > 11 for row in rows if row["lon"])
