"""What goes wrong is told as problem+json (RFC 9457), in German and English, without a word about our insides."""

import re
from collections.abc import Iterator

import pytest
from answers import problem
from fastapi import FastAPI, Request, Response
from starlette.testclient import TestClient

from api import problems
from atlas import errors
from atlas.errors import AtlasError

pytestmark = pytest.mark.conforms("problem")


def _with_subclasses(kind: type[AtlasError]) -> Iterator[type[AtlasError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _with_subclasses(child)


EVERY_ERROR = [pytest.param(kind, id=kind.__name__) for kind in _with_subclasses(AtlasError)]
STATUSES = {
    "InvalidQuery": 400,
    "LoginRequired": 401,
    "TooManyRequests": 429,
    "LoginUnavailable": 503,
    "AccessError": 403,
    "Gone": 410,
    "NotFound": 404,
    "Stale": 412,
    "InvalidRecord": 422,
    "ReasonRequired": 422,
    "PreconditionRequired": 428,
    "ChangeRefused": 409,
    "FileTooLarge": 413,
    "IntakeRefused": 422,
    "DataError": 500,
    "StoreError": 503,
    "PressBusy": 503,
    "Overloaded": 503,
    "ServeError": 500,
}


@pytest.fixture(scope="module")
def failing() -> TestClient:
    """An app whose one route fails with the error that is named, wired as ours is."""
    app = FastAPI(openapi_url=None)
    kinds = {kind.__name__: kind for kind in _with_subclasses(AtlasError)}

    def page(request: Request, status: int, error: AtlasError) -> Response:
        return Response(error.de, status, media_type="text/html")

    @app.get("/api/fail/{name}")
    def fail(name: str) -> None:
        if name in kinds:
            raise kinds[name]("Es geht nicht.", "It does not work.", parameter="q", near=["Bautzen"])
        raise RuntimeError("/secret/path/ledger.sqlite has a broken page")

    problems.install(app, page)
    return TestClient(app, raise_server_exceptions=False)


# --- the table -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", EVERY_ERROR)
def test_every_error_has_a_status(kind: type[AtlasError]) -> None:
    branch = next((STATUSES[base.__name__] for base in kind.__mro__ if base.__name__ in STATUSES), 500)
    assert problems.status_of(kind("x.", "x.")) == branch


@pytest.mark.parametrize("kind", EVERY_ERROR)
def test_every_error_has_a_code_of_its_own_that_is_its_name(kind: type[AtlasError]) -> None:
    assert kind.__dict__["code"] == re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


@pytest.mark.parametrize("kind", EVERY_ERROR)
def test_every_error_is_drawn_in_the_tree_and_exported(kind: type[AtlasError]) -> None:
    assert re.search(rf"\b{kind.__name__}\b", errors.__doc__ or "")
    assert kind.__name__ in errors.__all__
    assert kind.__doc__


@pytest.mark.parametrize("kind", EVERY_ERROR)
def test_every_error_becomes_a_problem_in_two_languages(failing: TestClient, kind: type[AtlasError]) -> None:
    error = kind("Es geht nicht.", "It does not work.")
    body = problem(failing.get(f"/api/fail/{kind.__name__}"), problems.status_of(error), kind.code)
    assert (body["detail"], body["detail_en"]) == ("Es geht nicht.", "It does not work.")
    assert (body["title"], body["title_en"]) == (kind.title_de, kind.title_en)
    assert (body["parameter"], body["near"]) == ("q", ["Bautzen"])
    assert body["instance"] == f"/api/fail/{kind.__name__}"


@pytest.mark.parametrize("kind", EVERY_ERROR)
def test_who_asked_for_a_page_gets_the_error_as_a_page(failing: TestClient, kind: type[AtlasError]) -> None:
    response = failing.get(f"/api/fail/{kind.__name__}", headers={"Accept": "text/html"})
    assert response.status_code == problems.status_of(kind("x.", "x."))
    assert response.headers["content-type"].startswith("text/html")


def test_an_unexpected_failure_says_nothing_of_our_insides(failing: TestClient) -> None:
    body = problem(failing.get("/api/fail/otherwise"), 500, "atlas-error")
    assert "secret" not in str(body) and "RuntimeError" not in str(body)


# --- on the real server ----------------------------------------------------------------------------------------------

REFUSALS = [
    pytest.param("/api/collections/areas/items?farbe=rot", 400, "unknown-parameter", id="unknown-parameter"),
    pytest.param("/api/collections/areas/items?limit=0", 400, "invalid-parameter", id="invalid-parameter"),
    pytest.param("/api/where?lon=13.4&lat=52.5", 400, "outside-saxony", id="outside-saxony"),
    pytest.param("/api/quatsch", 404, "not-found", id="not-found"),
    pytest.param("/api/collections/quatsch", 404, "unknown-collection", id="unknown-collection"),
    pytest.param("/api/collections/areas/items/quatsch", 404, "unknown-record", id="unknown-record"),
    pytest.param("/api/where?q=Qqzzxx", 404, "place-not-found", id="place-not-found"),
]


@pytest.mark.parametrize(("path", "status", "code"), REFUSALS)
def test_a_refusal_is_a_problem_that_is_not_kept(client: TestClient, path: str, status: int, code: str) -> None:
    response = client.get(path)
    body = problem(response, status, code)
    assert body["instance"] == path.partition("?")[0]
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["content-language"] == "de"


@pytest.mark.parametrize(("path", "status", "code"), REFUSALS)
def test_a_browser_gets_the_same_refusal_as_a_page(client: TestClient, path: str, status: int, code: str) -> None:
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/html")
    assert "<h1" in response.text


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/api", "/api/collections/regions/items", "/api/where", "/api/openapi.json"])
def test_a_method_that_is_not_offered_is_refused_with_the_ones_that_are(
    client: TestClient, method: str, path: str
) -> None:
    response = client.request(method, path, content=b"{}")
    assert "Methode" in problem(response, 405, "invalid-query")["detail"]
    assert "GET" in response.headers["allow"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=5&limit=6", "limit"),
        ("f=json&f=json", "f"),
        ("bbox=12,50,13,51&bbox=13,50,14,51", "bbox"),
        ("region=east&region=west", "region"),
    ],
)
def test_a_parameter_that_comes_twice_is_refused(client: TestClient, query: str, parameter: str) -> None:
    body = problem(client.get(f"/api/collections/areas/items?{query}"), 400, "invalid-parameter")
    assert body["parameter"] == parameter
    assert "nur einmal" in body["detail"]


def test_an_overlong_value_is_refused_before_it_is_read(client: TestClient) -> None:
    body = problem(client.get("/api/collections/areas/items?q=" + "e+" * 10_001), 400, "invalid-parameter")
    assert "zu lang" in body["detail"]


def test_the_name_of_an_unknown_parameter_is_shown_in_part_only(client: TestClient) -> None:
    body = problem(client.get("/api/collections/areas/items?" + "x" * 5000), 400, "unknown-parameter")
    assert body["parameter"] == "x" * 40
