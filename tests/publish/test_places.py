"""Where the answers of the server lie as files, and how files name each other."""

import pytest

from api.publish.places import NOT_FOUND, Places, data_file, page_file, relative

BASE = "https://quartiersatlas.example"
PAGES = ["/gebiete", "/gebiete/x", "/gebiete/x?lang=en", "/staedte?kreis=Landkreis+Bautzen", "/projekte?offset=100"]
DATA = [
    "/api/map/areas",
    "/api/collections/areas/items?limit=10000&f=json",
    "/api/collections/areas/items?limit=10000&f=csv-de",
    "/api/collections/projects/items?area=x&f=csv&limit=10000",
    "/api/stats?by=theme&f=csv",
    "/basemap/kreise.geojson",
]


@pytest.fixture
def places() -> Places:
    found = Places(BASE, "https://atlas.example.org/sachsen")
    for address in PAGES:
        found.add(address, page_file(address))
    for address in DATA:
        found.add(address, data_file(address))
    return found


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/gebiete", "gebiete/"),
        ("/gebiete/x#belege", "gebiete/x/#belege"),
        ("/gebiete/x?lang=de", "gebiete/x/"),
        ("/gebiete/x?lang=en", "en/gebiete/x/"),
        ("/staedte?kreis=Landkreis+Bautzen", "staedte/kreis=landkreis-bautzen/"),
        ("/projekte?offset=100", "projekte/offset=100/"),
        ("/api/map/areas", "api/map/areas.json"),
        # Half a dozen ways to ask for all of a collection.
        ("/api/collections/areas/items", "api/collections/areas/items.json"),
        ("/api/collections/areas/items?f=json&limit=10000", "api/collections/areas/items.json"),
        ("/api/collections/areas/items?f=csv-de", "api/collections/areas/items.excel.csv"),
        (
            "/api/collections/projects/items?area=x&f=csv&lang=ls",
            "api/collections/projects/items/area=x.csv",
        ),
        ("/api/stats?by=theme&f=csv", "api/stats/by=theme.csv"),
        ("/basemap/kreise.geojson", "basemap/kreise.geojson"),
        (f"{BASE}/gebiete/x", "gebiete/x/"),
        (BASE, ""),
        # A file is found under its own name too.
        ("/api/collections/areas/items.json", "api/collections/areas/items.json"),
    ],
)
def test_what_an_address_shows_lies_in_a_file(places: Places, address: str, place: str) -> None:
    assert places.target(address) == place


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/?area=x&lang=en", "?area=x&lang=en"),
        ("/einbetten/karte?layout=map", "einbetten/karte/?layout=map"),
        ("/vergleich?a=x", "?area=x"),
        ("/vergleich?a=x&b=y&lang=en", "?area=x&compare=y&lang=en"),
        ("/statistik?theme=local_economy&measure=projects", "?theme=local_economy&list=stats&measure=projects"),
        ("/gebiete?region=east", "?region=east&list=areas"),
        ("/api/collections/areas/items/x?f=html", "gebiete/x/"),
        ("/api/collections/areas?f=html&lang=en", None),
        ("/api/collections/areas?f=html", "gebiete/"),
    ],
)
def test_what_only_a_server_answers_is_on_the_map_or_a_page_where_they_show_it(
    places: Places, address: str, place: str | None
) -> None:
    assert places.target(address) == place


@pytest.mark.parametrize(
    "address",
    [
        "/gebiete?sortby=name",
        "/gebiete?q=markt",
        "/api/where?q=Zittau",
        "/mitarbeit",
        "/gebiete/unbekannt",
        "/vergleich",
    ],
)
def test_what_no_file_answers_has_no_place(places: Places, address: str) -> None:
    assert places.target(address) is None


def test_files_name_each_other_from_where_they_lie(places: Places) -> None:
    assert places.link("/gebiete/x", "en/daten/index.html") == "../../gebiete/x/"
    assert places.link("/", "gebiete/x/index.html") == "../../"
    assert relative("", "index.html") == "./"


def test_the_page_of_what_is_not_there_names_others_from_the_root_of_the_host(places: Places) -> None:
    assert places.link("/gebiete", NOT_FOUND) == "/sachsen/gebiete/"


def test_the_world_knows_a_page_by_its_public_address(places: Places) -> None:
    assert places.absolute("/gebiete/x") == "https://atlas.example.org/sachsen/gebiete/x/"
    assert Places(BASE).absolute("/") is None


@pytest.mark.parametrize("address", ["https://example.org/x", "//example.org/x", "mailto:a@example.org", "#oben"])
def test_other_hosts_are_not_our_own(places: Places, address: str) -> None:
    assert not places.is_own(address)
