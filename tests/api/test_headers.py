"""What comes with every answer: revision, entity tag, compression, CORS, security headers, and HEAD."""

import gzip

import brotli
import pytest
from answers import AREA
from starlette.testclient import TestClient

from api.security import ALWAYS, OF_PAGES

DATA = [
    "/api",
    "/api/conformance",
    "/api/openapi.json",
    "/api/openapi.json?f=oas30",
    "/api/collections",
    "/api/collections/areas",
    "/api/collections/areas/queryables",
    "/api/collections/areas/schema",
    "/api/collections/areas/items",
    "/api/collections/areas/items?f=csv",
    "/api/collections/areas/items?f=html",
    f"/api/collections/areas/items/{AREA}",
    "/api/where?lon=14.446&lat=51.191",
    "/api/nearby?q=Bautzen",
    "/api/search?q=Bautzen",
    "/api/places?q=Bautzen",
    "/api/stats?by=theme",
]
# Addresses of one form only: what is answered does not depend on `Accept`.
LAYERS = ["/api/map/areas"]
FILES = ["/basemap/state.geojson", "/basemap/municipalities.geojson"]
REFUSED = ["/api/quatsch", "/api/collections/areas/items?limit=0", "/basemap/quatsch.geojson"]
ITEMS = "/api/collections/areas/items?limit=100"


# --- revision, entity tags -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DATA + LAYERS)
def test_every_answer_names_the_revision_and_its_entity_tag(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["atlas-revision"] == "1"
    assert headers["etag"].startswith('"') and headers["etag"].endswith('"')


@pytest.mark.parametrize("path", DATA + LAYERS + FILES)
def test_what_the_asker_has_already_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    second = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize("path", DATA + LAYERS)
def test_asking_again_gives_the_same_entity_tag(client: TestClient, path: str) -> None:
    assert client.get(path).headers["etag"] == client.get(path).headers["etag"]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        pytest.param("{}", 304, id="the-tag"),
        pytest.param("W/{}", 304, id="the-tag-weakened-by-a-proxy"),
        pytest.param('"other", {}', 304, id="one-of-several"),
        pytest.param("*", 304, id="any"),
        pytest.param('"other"', 200, id="another"),
        pytest.param("", 200, id="none"),
    ],
)
def test_if_none_match_is_read_in_every_form(client: TestClient, form: str, status: int) -> None:
    tag = client.get("/api").headers["etag"]
    assert client.get("/api", headers={"If-None-Match": form.format(tag)}).status_code == status


def test_formats_and_queries_have_tags_of_their_own(client: TestClient) -> None:
    here = "/api/collections/areas/items"
    paths = [here, f"{here}?f=csv", f"{here}?f=html", f"{here}?limit=11", f"{here}?region=east"]
    assert len({client.get(path).headers["etag"] for path in paths}) == len(paths)


@pytest.mark.parametrize("path", DATA)
def test_an_answer_may_be_kept_but_is_asked_for_again(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert "Accept" in [name.strip() for name in headers["vary"].split(",")]


@pytest.mark.parametrize("path", REFUSED[:2])
def test_a_refusal_is_never_kept(client: TestClient, path: str) -> None:
    assert client.get(path).headers["cache-control"] == "no-store"


# --- compression -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "used"),
    [("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br", "br"), ("identity", None), ("zstd", None)],
)
def test_a_large_answer_is_compressed_as_the_asker_can_read_it(
    client: TestClient, accepted: str, used: str | None
) -> None:
    with client.stream("GET", ITEMS, headers={"Accept-Encoding": accepted}) as response:
        raw = b"".join(response.iter_raw())
        assert response.headers.get("content-encoding") == used
        assert "Accept-Encoding" in response.headers["vary"]
    plain = client.get(ITEMS, headers={"Accept-Encoding": "identity"}).content
    assert {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[used](raw) == plain
    assert used is None or len(raw) < len(plain) / 3


@pytest.mark.parametrize(
    "path",
    [
        "/basemap/municipalities.geojson",
        "/api/collections/areas/items?f=csv",
        "/api/collections/areas/schema",
        "/api/openapi.json",
        "/gebiete",
    ],
)
def test_files_tables_and_pages_are_compressed_too(client: TestClient, path: str) -> None:
    assert client.get(path, headers={"Accept-Encoding": "br"}).headers["content-encoding"] == "br"


def test_a_small_answer_is_sent_as_it_is(client: TestClient) -> None:
    assert "content-encoding" not in client.get("/healthz", headers={"Accept-Encoding": "br"}).headers


@pytest.mark.parametrize(
    "path", [*DATA, *LAYERS, *FILES, "/", "/gebiete", "/favicon.svg", "/api/tiles/projects/6/34/21.mvt"]
)
def test_whoever_names_no_coding_is_told_that_others_get_another_form(client: TestClient, path: str) -> None:
    asked = client.build_request("GET", path)
    del asked.headers["accept-encoding"]
    plain, coded = client.send(asked), client.get(path, headers={"Accept-Encoding": "br"})
    assert "content-encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["vary"] or "content-encoding" not in coded.headers


# --- other sites and other dangers -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DATA + FILES + REFUSED)
def test_any_site_may_read_every_answer(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"Origin": "https://karte.example"}).headers
    assert headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in headers
    exposed = {name.strip() for name in headers["access-control-expose-headers"].split(",")}
    assert {"ETag", "Atlas-Revision", "Link", "Content-Disposition"} <= exposed


def test_a_preflight_allows_reading_only(client: TestClient) -> None:
    asked = {"Origin": "https://karte.example", "Access-Control-Request-Method": "GET"}
    response = client.options("/api/collections", headers=asked)
    assert response.status_code == 200
    allowed = {name.strip() for name in response.headers["access-control-allow-methods"].split(",")}
    assert allowed == {"GET", "HEAD", "OPTIONS"}
    refused = client.options("/api/collections", headers={**asked, "Access-Control-Request-Method": "DELETE"})
    assert refused.status_code == 400


@pytest.mark.parametrize("path", ["/", *DATA, *LAYERS, *FILES, *REFUSED, "/healthz", "/gebiete", "/gebiete/quatsch"])
def test_no_answer_is_taken_for_what_it_is_not(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS


@pytest.mark.parametrize("path", ["/", "/favicon.svg", "/gebiete", "/gebiete/quatsch", f"{ITEMS}&f=html"])
def test_every_page_says_what_it_may_do(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"Accept": "text/html"}).headers
    assert {name: headers.get(name) for name in OF_PAGES} == OF_PAGES


@pytest.mark.parametrize("path", [*LAYERS, *FILES, ITEMS])
def test_data_that_no_browser_runs_comes_without_the_rules_for_pages(client: TestClient, path: str) -> None:
    assert "content-security-policy" not in client.get(path).headers


def test_the_browser_may_load_nothing_from_elsewhere(client: TestClient) -> None:
    policy = dict(rule.split(" ", 1) for rule in client.get("/").headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["script-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == "'none'"
    assert not any("http" in sources or "*" in sources for sources in policy.values())


def test_nothing_is_remembered_about_the_asker(client: TestClient) -> None:
    for path in ("/", *DATA):
        assert "set-cookie" not in client.get(path).headers


# --- HEAD ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", *DATA, *FILES, *REFUSED, "/healthz", "/gebiete", f"/gebiete/{AREA}"])
def test_head_gives_the_headers_of_get_without_the_body(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    moving = {"date", "x-request-id"}
    assert {k: v for k, v in head.headers.items() if k not in moving} == {
        k: v for k, v in get.headers.items() if k not in moving
    }


# --- files -----------------------------------------------------------------------------------------------------------


def test_every_file_of_the_basemap_is_served_as_geojson(client: TestClient) -> None:
    for name in ("municipalities", "kreise", "state", "neighbours", "rivers", "towns"):
        response = client.get(f"/basemap/{name}.geojson")
        assert response.status_code == 200
        assert response.headers["content-type"] == "application/geo+json"
        assert response.headers["cache-control"] == "public, max-age=0, must-revalidate"
        assert response.json()["type"] == "FeatureCollection"
