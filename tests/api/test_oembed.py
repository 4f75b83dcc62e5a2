"""oEmbed (1.0): a pasted address of the atlas becomes its map; no other address does."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from answers import AREA, ok, problem
from starlette.testclient import TestClient

pytestmark = pytest.mark.conforms("oembed")

BASE, CITY = "http://testserver", "14625020"


class Frame(HTMLParser):
    """The attributes of the frame in an answer."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.attributes: dict[str, str | None] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "iframe"
        self.attributes = dict(attrs)


class Discovery(HTMLParser):
    """The links of a page to what it becomes elsewhere."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "link" and str(values.get("type", "")).endswith("+oembed"):
            self.found[str(values["type"])] = str(values["href"])


def asked(client: TestClient, url: str, **values: str | int) -> dict[str, str | int]:
    found: dict[str, str | int] = ok(client.get("/api/oembed", params={"url": url, **values}))
    return found


@pytest.mark.parametrize(
    ("path", "state"),
    [
        (f"/gebiete/{AREA}", {"area": [AREA]}),
        (f"/staedte/{CITY}", {"city": [CITY]}),
        ("/bueros/bautzen-qm-gesundbrunnen", {"office": ["bautzen-qm-gesundbrunnen"]}),
        ("/projekte/p-24278", {"project": ["p-24278"]}),
        (f"/gebiete/{AREA}?lang=en", {"area": [AREA], "lang": ["en"]}),
        ("/?period=2021-2027&region=east", {"period": ["2021-2027"], "region": ["east"]}),
        (f"/einbetten/karte?area={AREA}&layout=map", {"area": [AREA], "layout": ["map"]}),
        ("/", {}),
        ("", {}),
    ],
)
def test_an_address_of_the_atlas_becomes_a_frame_of_its_map(
    client: TestClient, path: str, state: dict[str, list[str]]
) -> None:
    found = asked(client, BASE + path)
    frame = Frame(str(found["html"])).attributes
    assert (found["version"], found["type"], found["provider_name"]) == ("1.0", "rich", "Quartiersatlas Sachsen")
    assert urlsplit(str(frame["src"])).path == "/einbetten/karte"
    assert parse_qs(urlsplit(str(frame["src"])).query) == state
    assert frame["title"] == found["title"]
    assert (frame["width"], frame["height"]) == (str(found["width"]), str(found["height"]))


def test_the_frame_is_named_by_what_it_shows(client: TestClient) -> None:
    assert "Gesundbrunnen" in str(asked(client, f"{BASE}/gebiete/{AREA}")["title"])


def test_the_frame_is_no_larger_than_asked_for(client: TestClient) -> None:
    small = asked(client, f"{BASE}/gebiete/{AREA}", maxwidth=300, maxheight=200)
    large = asked(client, f"{BASE}/gebiete/{AREA}", maxwidth=9000, maxheight=9000)
    assert (small["width"], small["height"]) == (300, 200)
    assert (large["width"], large["height"]) == (800, 600)


def test_xml_says_the_same_as_json(client: TestClient) -> None:
    url = f"{BASE}/gebiete/{AREA}"
    response = client.get("/api/oembed", params={"url": url, "format": "xml"})
    assert response.headers["content-type"].partition(";")[0] == "text/xml"
    told = {one.tag: one.text for one in fromstring(response.content)}
    assert told == {name: str(value) for name, value in asked(client, url).items()}


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/gebiete/bautzen-gesundbrunnen",
        "http://testserver.elsewhere.example/",
        "http://testserver@elsewhere.example/gebiete/bautzen-gesundbrunnen",
        "//testserver/gebiete/bautzen-gesundbrunnen",
        "javascript:alert(1)",
        "http://testserver:99999x/",
        f"{BASE}/gebiete",
        f"{BASE}/gebiete/",
        f"{BASE}/gebiete/{AREA}/neues.atom",
        f"{BASE}/mitarbeit",
        f"{BASE}/daten",
        f"{BASE}/gebiete/nirgends",
        f"{BASE}/?area=nirgends",
        "",
    ],
)
def test_no_other_address_is_accepted(client: TestClient, url: str) -> None:
    assert problem(client.get("/api/oembed", params={"url": url}), 404, "not-found")["parameter"] == "url"


def test_markup_in_an_address_stays_text(client: TestClient) -> None:
    html = str(asked(client, f'{BASE}/?q="><script>alert(1)</script>&where=<b>')["html"])
    assert "<script" not in html and "<b>" not in html


@pytest.mark.parametrize("path", [f"/gebiete/{AREA}", f"/staedte/{CITY}", f"/gebiete/{AREA}?lang=en"])
def test_a_page_tells_where_to_ask(client: TestClient, path: str) -> None:
    found = Discovery(client.get(path).text).found
    assert found.keys() == {"application/json+oembed", "text/xml+oembed"}
    assert ok(client.get(found["application/json+oembed"])) == asked(client, BASE + path)
    assert client.get(found["text/xml+oembed"]).status_code == 200


def test_the_map_tells_programs_where_to_ask_and_costs_browsers_no_byte_more(client: TestClient) -> None:
    link = client.get(f"/?area={AREA}").headers["link"]
    address = link.partition("<")[2].partition(">")[0]
    assert ok(client.get(address)) == asked(client, f"{BASE}/?area={AREA}")
    assert "link" not in client.get("/", headers={"Sec-Fetch-Dest": "document"}).headers
