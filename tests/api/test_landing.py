"""The door of the API: what it is, under which licence, and where everything else is found."""

import pytest
from answers import LINKS, link, ok, problem
from starlette.testclient import TestClient


def test_the_landing_page_says_what_the_atlas_is_and_under_which_licence(client: TestClient) -> None:
    body = ok(client.get("/api"))
    assert body["title"] == "Quartiersatlas Sachsen"
    assert "Fördergebiete" in body["description"]
    assert body["licence"]["id"] == "ODbL-1.0"
    assert body["facts_as_of"] == "2026-11"


def test_the_landing_page_credits_every_source_of_geometry(client: TestClient) -> None:
    credits = " ".join(ok(client.get("/api"))["attribution"])
    for name in ("GeoBasis-DE / BKG", "OpenStreetMap", "DB InfraGO", "Stadt Leipzig", "GeoNames", "GSHHG"):
        assert name in credits


def test_every_link_of_the_landing_page_to_this_server_answers(client: TestClient) -> None:
    body = ok(client.get("/api"))
    LINKS.validate(body["links"])
    for item in body["links"]:
        if item["href"].startswith("http://testserver"):
            response = client.get(item["href"])
            assert response.status_code == 200, item
            assert response.headers["content-type"].partition(";")[0] == item["type"].partition(";")[0]


def test_the_landing_page_names_the_revision_that_the_header_names(client: TestClient) -> None:
    response = client.get("/api")
    assert response.json()["revision"] == int(response.headers["Atlas-Revision"]) >= 1


def test_conformance_claims_no_part_without_its_core(client: TestClient) -> None:
    named = ok(client.get("/api/conformance"))["conformsTo"]
    assert len(set(named)) == len(named)
    classes = {tuple(name.removeprefix("http://www.opengis.net/spec/").split("/conf/")) for name in named}
    assert {name for part, name in classes if part == "ogcapi-features-1/1.0"} == {"core", "geojson", "html", "oas30"}
    assert {("ogcapi-features-2/1.0", "crs"), ("ogcapi-features-3/1.0", "filter"), ("cql2/1.0", "basic-cql2")} < classes


@pytest.mark.parametrize("path", ["/api", "/api/conformance"])
@pytest.mark.parametrize("accept", ["text/html", "text/html,application/xhtml+xml,*/*;q=0.8"])
def test_a_browser_gets_a_page(client: TestClient, path: str, accept: str) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("accept", "f"),
    [
        pytest.param("*/*", None, id="anything"),
        pytest.param("application/json, text/html", None, id="json-named-first"),
        pytest.param("text/html", "json", id="f-beats-accept"),
        pytest.param("image/png", None, id="something-we-do-not-have"),
    ],
)
def test_a_program_gets_json(client: TestClient, accept: str, f: str | None) -> None:
    ok(client.get("/api", headers={"Accept": accept}, params={"f": f} if f else {}))


@pytest.mark.parametrize("path", ["/api", "/api/conformance"])
def test_an_unknown_format_is_refused_with_the_known_ones(client: TestClient, path: str) -> None:
    body = problem(client.get(path, params={"f": "xml"}), 400, "invalid-parameter")
    assert body["parameter"] == "f"
    assert body["known"] == ["json", "html"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_the_state_of_the_process_is_never_cached(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"


def test_ready_names_the_revision_that_is_served(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"status": "ready", "revision": 1, "ledger": "ok", "replicas": []}


def test_conformance_links_back_to_the_landing_page(client: TestClient) -> None:
    assert link(ok(client.get("/api/conformance")), "root") == "http://testserver/api"
