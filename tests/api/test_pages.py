"""The pages for people: what they say, that they are whole without a script, and that hostile values stay text."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urlsplit

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from api.pages import html, jsonld
from api.pages.speech import speech
from atlas import Atlas
from atlas.query import Collection
from atlas.snapshot import Snapshot

FOR_PEOPLE = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
FOLDERS = {"areas": "gebiete", "cities": "staedte", "projects": "projekte", "offices": "bueros"}
RESOURCES = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src", "use": "href"}
HOSTILE = """</script><script>alert("x")</script><img src=x onerror=alert(1)>&'"""


@dataclass
class Page(HTMLParser):
    """What the tests ask of a page."""

    text: str
    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    tags: list[tuple[str, Mapping[str, str | None]]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    _data: bool = False

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        self._data = values.get("type") == "application/ld+json"
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a":
            self.links.append(str(values["href"]))

    def handle_data(self, data: str) -> None:
        (self.json_ld if self._data else self.words).append(data)

    def handle_endtag(self, tag: str) -> None:
        self._data = False

    @property
    def said(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))

    def named(self, tag: str) -> list[Mapping[str, str | None]]:
        return [values for name, values in self.tags if name == tag]

    def node(self, kind: str) -> dict[str, Any]:
        graph = json.loads("".join(self.json_ld))["@graph"]
        return next(node for node in graph if kind in (node["@type"], *node["@type"]))


def read(client: TestClient, path: str, status: int = 200) -> Page:
    response = client.get(path, headers=FOR_PEOPLE)
    assert response.status_code == status, f"{path}: {response.status_code}"
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return Page(response.text)


def every_record_page(snapshot: Snapshot) -> Iterator[str]:
    for collection, folder in FOLDERS.items():
        yield from (f"/{folder}/{key}" for key in snapshot.collection(collection).ids)


def first(snapshot: Snapshot, collection: str, **wanted: Any) -> str:
    rows = snapshot.collection(collection)
    pairs = zip(rows.ids, rows.fields, strict=True)
    return next(key for key, fields in pairs if all(fields[name] == value for name, value in wanted.items()))


@pytest.fixture(scope="module")
def record_pages(client: TestClient, snapshot: Snapshot) -> dict[str, Page]:
    """Every record page by address."""
    return {path: read(client, path) for path in every_record_page(snapshot)}


# What the pages say


def test_area_page_answers_the_first_question(client: TestClient) -> None:
    page = read(client, "/gebiete/bautzen-gesundbrunnen")
    for said in (
        "Bautzen, Förderperiode 2014–2020, Stand unklar; Grenze schematisch, nicht amtlich.",
        "rund 1,4 km nordöstlich der Ortsmitte",
        "109 Hektar",
        " Hektar (keine amtliche Angabe)",
        "896.074 €",
        "dürfen nicht zusammengezählt werden",
        "Quellen widersprechen sich",
        "KEM Kommunalentwicklung Mitteldeutschland GmbH",
        "Otto-Nagel-Straße 79, 02625 Bautzen",
        "Ungeprüft: Die Angaben stammen aus älteren Quellen (letzter Beleg 2019). Bitte vor einem Besuch anrufen",
        "Clara Zeitler",
        "Zuordnung nach Kreis angenommen, noch nicht bestätigt.",
        "Zum Gebiet gehören 7 Projekte.",
    ):
        assert said in page.said, said
    assert "tel:+4915773667064" in page.links
    assert "mailto:zeitler@soziokultur-sachsen.de" in page.links
    assert "/?area=bautzen-gesundbrunnen" in page.links
    assert "/api/collections/areas/items/bautzen-gesundbrunnen?f=geojson" in page.links


def test_area_of_another_programme_says_so(client: TestClient) -> None:
    page = read(client, "/gebiete/leipzig-leipziger-osten")
    assert "Gebiet eines anderen Programms" in page.said
    assert "Programm Sozialer Zusammenhalt/Soziale Stadt" in page.said
    assert all(value in page.said for value in ("350 ha", "340 ha", "3,4 km²"))
    assert "Gezeichnet ist nur der belegte Teil." in page.said
    assert "Uwe Kowski" in page.said


def test_area_without_geometry_is_drawn_at_its_town_only(client: TestClient, snapshot: Snapshot) -> None:
    key = first(snapshot, "areas", geometry_quality="none")
    page = read(client, f"/gebiete/{key}")
    assert "Grenze nicht bekannt" in page.said
    assert "Grenze des Gebiets" in page.said and "ist nicht bekannt" in page.said
    assert not [p for p in page.named("path") if str(p.get("class")).startswith("area ")]
    assert [c for c in page.named("circle") if c.get("class") == "unbounded"]
    assert "geo" not in page.node("AdministrativeArea")


@pytest.mark.parametrize(("key", "dashed"), [("bautzen-gesundbrunnen", True), ("leipzig-leipziger-osten", False)])
def test_sketch_tells_schematic_from_official_quarters(client: TestClient, key: str, dashed: bool) -> None:
    page = read(client, f"/gebiete/{key}")
    shape = next(str(p["class"]) for p in page.named("path") if str(p.get("class")).startswith("area "))
    assert ("schematic" in shape.split()) == dashed
    assert ("Gestrichelter Rand: schematisch, nicht amtlich" in page.said) == dashed


def test_former_area_is_called_so_and_links_its_successor(client: TestClient, snapshot: Snapshot) -> None:
    rows = snapshot.collection("areas")
    pairs = zip(rows.ids, rows.fields, strict=True)
    key, fields = next((k, f) for k, f in pairs if f["status"] == "former" and f["successor_ids"])
    page = read(client, f"/gebiete/{key}")
    assert "Die Förderung ist abgelaufen." in page.said
    assert f"/gebiete/{fields['successor_ids'][0]}" in page.links


def test_closed_office_is_called_closed(client: TestClient) -> None:
    page = read(client, "/bueros/rosswein-qm")
    assert "Dieses Büro ist geschlossen. Belegt ist es bis 30. Juni 2021." in page.said
    assert page.node("CivicStructure")["dissolutionDate"] == "2021-06-30"


def test_hours_go_to_programs_only_for_open_offices(client: TestClient, snapshot: Snapshot) -> None:
    rows = snapshot.collection("offices")
    for key, fields in zip(rows.ids, rows.fields, strict=True):
        if fields["osm_opening_hours"]:
            page = read(client, f"/bueros/{key}")
            hours = page.node("Organization").get("openingHours", [])
            assert bool(hours) == (
                fields["status"] == "open" and bool(jsonld.opening_hours(fields["osm_opening_hours"]))
            )
            assert fields["opening_hours"] in page.said


def test_project_page_has_amounts_with_their_meaning(client: TestClient, snapshot: Snapshot) -> None:
    rows = snapshot.collection("projects")
    pairs = zip(rows.ids, rows.fields, strict=True)
    key, fields = next(
        (k, f) for k, f in pairs if f["eu_amount_eur"] and f["cost_total_eur"] and f["co_financing_rate"]
    )
    page = read(client, f"/projekte/{key}")
    cost = speech("de").money(fields["cost_total_eur"]).replace("\u00a0", " ")
    assert f"Förderfähige Gesamtkosten{cost}" in page.said
    assert "berechnet" in page.said and "EU-Anteil" in page.said
    amounts = [grant["amount"] for grant in page.node("Project")["funding"]]
    assert {"@type": "MonetaryAmount", "value": fields["eu_amount_eur"], "currency": "EUR"} in amounts


def test_city_page_has_participation_areas_and_sorbian_name(client: TestClient) -> None:
    page = read(client, "/staedte/14625020")
    assert "Budyšin" in page.said and {"lang": "hsb", "class": "other-name"} in page.named("span")
    assert "Teilnahme am Programm" in page.said and "2014–2020" in page.said
    assert "/gebiete/bautzen-gesundbrunnen" in page.links


@pytest.mark.parametrize(
    ("path", "trail"),
    [
        ("/staedte/14625020", ["Sachsen", "Landkreis Bautzen", "Bautzen"]),
        ("/gebiete/bautzen-gesundbrunnen", ["Sachsen", "Landkreis Bautzen", "Bautzen", "Bautzen-Gesundbrunnen"]),
    ],
)
def test_breadcrumb_leads_from_saxony_to_the_record(client: TestClient, path: str, trail: list[str]) -> None:
    steps = read(client, path).node("BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in steps] == trail


def test_lists_work_without_a_script(client: TestClient, snapshot: Snapshot) -> None:
    page = read(client, "/gebiete?q=&region=west&status=approved&utm_source=brief")
    assert "Region: Region West; Stand: bewilligt" in page.said
    shown = [link for link in page.links if link.startswith("/gebiete/")]
    areas = snapshot.area_of.values()
    assert len(shown) == sum(a["region"] == "west" and a["status"] == "approved" for a in areas)
    assert any("f=csv" in link and "region=west" in link for link in page.links)
    assert read(client, "/projekte?q=gibtesnicht").said.count("gibt es nichts zu zeigen") == 1


def test_list_pages_can_be_walked_through(client: TestClient, snapshot: Snapshot) -> None:
    seen: list[str] = []
    path: str | None = "/projekte"
    while path:
        page = read(client, path)
        seen += [link for link in page.links if link.startswith("/projekte/")]
        path = next((str(a["href"]) for a in page.named("a") if a.get("rel") == "next"), None)
    assert sorted(seen) == sorted(f"/projekte/{key}" for key in snapshot.collection("projects").ids)


def test_items_as_page_link_to_the_records(client: TestClient) -> None:
    page = read(client, "/api/collections/offices/items?f=html&status=open")
    assert "Stand: geöffnet" in page.said
    assert [link for link in page.links if link.startswith("/bueros/")]
    assert "status=open" in next(str(a["href"]) for a in page.named("link") if a.get("rel") == "alternate")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/daten", "Wie sicher sind Grenzen und Punkte?"),
        ("/daten/quellen", "Worauf die Angaben des Atlas beruhen"),
        ("/api?f=html", "Schnittstelle"),
        ("/api/conformance?f=html", "ogcapi-features-1/1.0/conf/core"),
        ("/api/collections?f=html", "Filter"),
        ("/api/collections/areas?f=html", "Sammlung: Gebiete"),
        ("/api/collections/regions/items?f=html", "Region West"),
        ("/api/collections/regions/items/east?f=html", "Clara Zeitler"),
    ],
)
def test_pages_about_the_data(client: TestClient, path: str, said: str) -> None:
    assert said in read(client, path).said


# Errors


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/gebiete/bautzen-gesundbrunn", "/gebiete/bautzen-gesundbrunnen"),
        ("/staedte/bautzen", "/staedte/14625020"),
        ("/gebiete/gesundbrunnen", "/gebiete/bautzen-gesundbrunnen"),
        ("/api/collections/areas/items/bautzen-gesundbrunn?f=html", "/gebiete/bautzen-gesundbrunnen"),
        ("/api/collections/area?f=html", "/api/collections/areas/items?f=html"),
    ],
)
def test_missing_page_offers_near_matches(client: TestClient, path: str, near: str) -> None:
    page = read(client, path, 404)
    assert near in page.links
    assert "/" in page.links
    assert "noindex" in [meta.get("content") for meta in page.named("meta")]


def test_wrong_filter_value_names_the_possible_ones(client: TestClient) -> None:
    page = read(client, "/gebiete?region=norden", 400)
    assert "norden" in page.said and "east" in page.said and "west" in page.said


def test_unknown_address_has_ways_on(client: TestClient) -> None:
    assert {"/", "/gebiete", "/staedte", "/projekte", "/bueros"} <= set(read(client, "/nichts/da", 404).links)


def test_error_page_repeats_no_markup(client: TestClient) -> None:
    assert "<script>alert" not in read(client, "/gebiete/%3Cscript%3Ealert(1)%3C%2Fscript%3E", 404).text


# Every page


def test_every_record_page_is_whole(record_pages: Mapping[str, Page]) -> None:
    """One h1, landmarks, no script but JSON-LD, nothing foreign loaded, ids unique, references that lead somewhere."""
    for path, page in record_pages.items():
        assert len(page.named("h1")) == 1, path
        assert all(len(page.named(tag)) == 1 for tag in ("main", "footer")), path
        assert page.links[0] == "#inhalt" and "inhalt" in page.ids, path
        assert len(page.ids) == len(set(page.ids)), path
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids), path
        labelled = {str(values["aria-labelledby"]) for _, values in page.tags if values.get("aria-labelledby")}
        assert labelled <= set(page.ids), path
        assert [script.get("type") for script in page.named("script")] == ["application/ld+json"], path
        assert not [name for _, values in page.tags for name in values if name.startswith("on") or name == "style"], (
            path
        )
        assert page.named("title") and page.named("html")[0]["lang"] == "de", path
        assert "None" not in page.said, path
        assert foreign_resources(page) == [], path


def foreign_resources(page: Page) -> list[str]:
    loads = ("stylesheet", "icon", "preload", "modulepreload", None)
    found = [(tag, v.get("rel"), v.get(RESOURCES[tag])) for tag, v in page.tags if tag in RESOURCES]
    return [str(url) for tag, rel, url in found if url and rel in loads and not url.startswith("/")]


def test_every_record_page_has_json_ld(record_pages: Mapping[str, Page]) -> None:
    kinds = {"gebiete": "AdministrativeArea", "staedte": "City", "projekte": "Project", "bueros": "Organization"}
    for path, page in record_pages.items():
        thing, about = page.node(kinds[path.split("/")[1]]), page.node("WebPage")
        assert about["mainEntity"]["@id"] == thing["@id"] and about["license"].startswith("https://opendatacommons")
        assert thing["name"] and thing["url"].endswith(path)
        steps = page.node("BreadcrumbList")["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        canonical = next(a["href"] for a in page.named("link") if a.get("rel") == "canonical")
        assert canonical == about["url"] == steps[-1]["item"]


def test_every_internal_link_answers(client: TestClient, record_pages: Mapping[str, Page]) -> None:
    """Follow every link of every record page, of the lists and of the data pages, except to the map."""
    rest = ["/gebiete", "/staedte", "/projekte", "/bueros", "/daten", "/daten/quellen", "/api?f=html"]
    targets: dict[str, str] = {}
    for path, page in {**record_pages, **{path: read(client, path) for path in rest}}.items():
        targets.update((urldefrag(link).url, path) for link in page.links if link.startswith("/"))
        targets.update((str(v["href"]), path) for v in page.named("link") if str(v["href"]).startswith("/"))
    for target, path in targets.items():
        if urlsplit(target).path != "/" and target not in record_pages:  # those have answered
            assert client.get(target).status_code == 200, f"{target} on {path}"


def test_sitemap_and_robots(client: TestClient, snapshot: Snapshot) -> None:
    robots, sitemap = client.get("/robots.txt").text, client.get("/sitemap.xml").text
    assert "Sitemap: http://testserver/sitemap.xml" in robots
    found = set(re.findall(r"<loc>http://testserver([^<]+)</loc>", sitemap))
    assert set(every_record_page(snapshot)) <= found


def test_page_is_not_sent_twice(client: TestClient) -> None:
    fresh = client.get("/gebiete/bautzen-gesundbrunnen")
    again = client.get("/gebiete/bautzen-gesundbrunnen", headers={"if-none-match": fresh.headers["etag"]})
    assert again.status_code == 304 and again.content == b""
    assert fresh.headers["atlas-revision"]


# Hostile values


def hostile(value: Any, name: str = "") -> Any:
    """Return a value with every free text in it made hostile; codes, ids and dates stay as they are."""
    if isinstance(value, Mapping):
        return {key: hostile(part, key) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [hostile(part, name) for part in value]
    if name == "website":
        return "javascript:alert(1)"
    free = ("name", "title", "note", "carrier", "client", "summary", "what", "beneficiary", "boundary_description")
    more = ("city_name", "opening_hours", "phone", "email", "street", "area_name", "precision_note", "city", "kreis")
    return HOSTILE if name in (*free, *more) and isinstance(value, str) else value


@pytest.mark.parametrize(
    ("collection", "key"),
    [
        ("areas", "bautzen-gesundbrunnen"),
        ("cities", "14625020"),
        ("offices", "bautzen-qm-gesundbrunnen"),
        ("projects", ""),
    ],
)
def test_hostile_values_stay_text(client: TestClient, house: Atlas, collection: str, key: str) -> None:
    snapshot = house.snapshot
    rows = {
        name: [(k, hostile(f), g) for k, f, g in zip(c.ids, c.fields, c.geometries, strict=True)]
        for name, c in snapshot.collections.items()
    }
    bad = replace(snapshot, collections={name: Collection.of(name, found) for name, found in rows.items()})
    wanted = bad.collection(collection)
    record = key if key in wanted.ids else wanted.ids[0]
    scope = {"type": "http", "method": "GET", "path": "/x", "query_string": b"", "headers": [], "app": client.app}
    request = Request({**scope, "scheme": "http", "server": ("testserver", 80)})
    text = html.item(request, bad, wanted, record).decode()
    page = Page(text)
    assert '<script>alert("x")' not in text and "<img" not in text
    assert [script.get("type") for script in page.named("script")] == ["application/ld+json"]
    assert HOSTILE in [node.get("name") for node in json.loads("".join(page.json_ld))["@graph"]]
    assert not [link for link in page.links if link.lower().startswith("javascript:")]
