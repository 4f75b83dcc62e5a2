"""The OpenAPI document: valid in both versions, and true to what the routes take and give."""

from collections.abc import Iterator
from typing import Any

import pytest
from answers import AREA, COLLECTIONS, ok, problem
from doors import ASKED
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from starlette.testclient import TestClient

pytestmark = pytest.mark.conforms("openapi")

V31 = "application/vnd.oai.openapi+json"
SAMPLE_IDS = {
    "areas": AREA,
    "cities": "14625020",
    "offices": "bautzen-qm-gesundbrunnen",
    "projects": "p-24278",
    "regions": "east",
}
SAMPLES = {
    "bbox": "14,51,15,51.3",
    "datetime": "2018-01-01/2019-12-31",
    "q": "Bautzen",
    "sortby": "-region",
    "filter": "region = 'east'",
    "properties": "region",
    "lon": "14.446",
    "lat": "51.191",
    "radius_m": "5000",
    "manager_id": "quge-ost",
    "name": "Bautzen",
    "programme": "ESF",
    "ags": "14625020",
    "url": "http://testserver/staedte/14625020",
    "city_ags": "14625020",
}
# What an address needs besides the one parameter that is tried.
NEEDED = {
    "/api/where": {"lon": "14.446", "lat": "51.191"},
    "/api/nearby": {"lon": "14.446", "lat": "51.191"},
    "/api/search": {"q": "Bautzen"},
    "/api/places": {"q": "Bautzen"},
    "/api/stats": {"by": "region"},
    "/api/oembed": {"url": "http://testserver/gebiete/bautzen-gesundbrunnen"},
}


@pytest.fixture(scope="module")
def document(client: TestClient) -> Any:
    return ok(client.get("/api/openapi.json"), V31)


def _address(path: str) -> str:
    sample = next((found for name, found in SAMPLE_IDS.items() if f"/{name}/" in path), "")
    # The tile that all of Saxony lies in.
    return path.replace("{item_id}", sample).replace("{z}/{x}/{y}", "5/17/10")


def _operations(document: Any) -> Iterator[tuple[str, str, Any]]:
    """Every operation with its method and path."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield method.upper(), path, operation


def _send(client: TestClient, method: str, path: str, params: dict[str, str] | None = None) -> Any:
    """Ask an address; a question that is too long for one is sent as text."""
    sent = {"content": "Bautzen", "headers": {"Content-Type": "text/plain"}} if method == "POST" else {}
    return client.request(method, _address(path), params=params or {}, **sent)


def _declared(operation: Any) -> list[Any]:
    return [item for item in operation.get("parameters", ()) if item["in"] == "query"]


def _values(schema: Any, name: str) -> list[str]:
    """Return values of a parameter that its schema allows, its bounds and choices among them."""
    inner = schema.get("items", schema)
    if "enum" in inner:
        return list(inner["enum"])
    if inner["type"] == "integer" and name != "year":
        return [str(schema[bound]) for bound in ("minimum", "maximum", "default") if bound in schema]
    if inner["type"] == "boolean":
        return ["true", "false"]
    if inner.get("format") == "date":
        return ["2018-02-12"]
    return [SAMPLES.get(name, "2018")]


def test_the_document_is_valid_openapi_3_1(document: Any) -> None:
    assert document["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(document).validate()


def test_the_document_is_valid_openapi_3_0_for_those_who_know_only_that(client: TestClient) -> None:
    older = ok(client.get("/api/openapi.json?f=oas30"), V31)
    assert older["openapi"].startswith("3.0")
    OpenAPIV30SpecValidator(older).validate()


def test_both_versions_describe_the_same_addresses(client: TestClient, document: Any) -> None:
    assert list(ok(client.get("/api/openapi.json?f=oas30"), V31)["paths"]) == list(document["paths"])


def test_the_document_names_its_server_its_licence_and_its_version(document: Any) -> None:
    assert document["servers"] == [{"url": "http://testserver"}]
    assert document["info"]["license"]["name"] == "ODbL-1.0"
    assert document["info"]["version"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_document_has_every_address_of_a_collection(document: Any, name: str) -> None:
    here = f"/api/collections/{name}"
    assert {here, f"{here}/items", f"{here}/items/{{item_id}}", f"{here}/queryables", f"{here}/schema"} <= set(
        document["paths"]
    )


def test_every_address_is_only_read_and_says_what_it_is_for(document: Any) -> None:
    for method, path, operation in _operations(document):
        assert method == "GET" or (method, path) in ASKED, path
        assert operation["summary"]


def test_every_operation_has_an_id_of_its_own(document: Any) -> None:
    found = [operation["operationId"] for _, _, operation in _operations(document)]
    assert len(set(found)) == len(found)


def test_every_address_takes_exactly_the_declared_parameters(client: TestClient, document: Any) -> None:
    for method, path, operation in _operations(document):
        declared = sorted(item["name"] for item in _declared(operation))
        body = problem(_send(client, method, path, {"quatsch": "1"}), 400, "unknown-parameter")
        assert body.get("known", []) == declared, path


def test_every_declared_value_is_answered_in_a_declared_type(client: TestClient, document: Any) -> None:
    for method, path, operation in _operations(document):
        types = {name.partition(";")[0] for name in operation["responses"]["200"]["content"]}
        for item in _declared(operation):
            for value in _values(item["schema"], item["name"]):
                needed = {} if path in ("/api/where", "/api/nearby") and item["name"] == "q" else NEEDED.get(path, {})
                response = _send(client, method, path, {**needed, item["name"]: value})
                if response.status_code == 204 and "204" in operation["responses"]:
                    continue
                assert response.status_code == 200, (path, item["name"], value, response.text[:300])
                assert response.headers["content-type"].partition(";")[0] in types, (path, value)


def test_every_declared_type_of_a_format_is_given(client: TestClient, document: Any) -> None:
    for method, path, operation in _operations(document):
        for item in _declared(operation):
            if item["name"] == "f":
                needed = NEEDED.get(path, {})
                answers = [_send(client, method, path, {**needed, "f": f}) for f in item["schema"]["enum"]]
                given = {answer.headers["content-type"] for answer in answers}
                declared = set(operation["responses"]["200"]["content"])
                assert {_plain(name) for name in given} == {_plain(name) for name in declared}, path


def _plain(media_type: str) -> str:
    return media_type.replace("; charset=utf-8", "")


def test_the_bounds_of_a_number_are_the_declared_ones(client: TestClient, document: Any) -> None:
    for method, path, operation in _operations(document):
        for item in _declared(operation):
            if item["name"] in ("limit", "offset"):
                beyond = (item["schema"]["minimum"] - 1, item["schema"]["maximum"] + 1)
                for value in beyond:
                    params = {**NEEDED.get(path, {}), item["name"]: str(value)}
                    problem(_send(client, method, path, params), 400, "invalid-parameter")


def test_every_required_parameter_is_required(client: TestClient, document: Any) -> None:
    for method, path, operation in _operations(document):
        for item in _declared(operation):
            if item["required"]:
                body = problem(_send(client, method, path), 400, "invalid-parameter")
                assert body["parameter"] == item["name"]


def test_the_example_of_every_operation_answers_as_it_says(client: TestClient, document: Any) -> None:
    for method, path, operation in _operations(document):
        if method == "POST":
            continue
        response = client.get(operation["externalDocs"]["url"])
        assert response.status_code == 200, (path, response.url, response.text[:300])
        ((media, body),) = (
            (name, body) for name, body in operation["responses"]["200"]["content"].items() if "examples" in body
        )
        assert body["examples"]["beispiel"]["externalValue"] == operation["externalDocs"]["url"]
        assert media.partition(";")[0] == response.headers["content-type"].partition(";")[0], path


def test_every_parameter_that_is_needed_has_an_example(document: Any) -> None:
    for _, path, operation in _operations(document):
        for item in operation.get("parameters", ()):
            if item["required"]:
                assert item.get("example") not in (None, ""), (path, item["name"])


def test_examples_are_of_the_declared_kind(document: Any) -> None:
    shown = 0
    for _, _, operation in _operations(document):
        for item in operation.get("parameters", ()):
            if "example" in item:
                Draft202012Validator(item["schema"]).validate(item["example"])
                shown += 1
    assert shown > len(document["paths"]) / 2


def test_refusals_are_declared_as_problems(document: Any) -> None:
    for _, path, operation in _operations(document):
        for status in ("400", "404"):
            assert "application/problem+json" in operation["responses"][status]["content"], path


def test_lists_are_declared_as_parted_by_commas(document: Any) -> None:
    for _, _, operation in _operations(document):
        for item in _declared(operation):
            if item["schema"].get("type") == "array":
                assert (item["style"], item["explode"]) == ("form", False)


def test_an_unknown_version_is_refused_with_the_known_ones(client: TestClient) -> None:
    assert problem(client.get("/api/openapi.json?f=yaml"), 400, "invalid-parameter")["known"] == ["json", "oas30"]
