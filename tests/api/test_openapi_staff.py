"""The OpenAPI document of what needs a login: open to all, without data, and true to what the routes take and give."""

import re
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from answers import ok, problem
from doors import DOORS, PLAN, READS, VISITS, WRITES, visit_both
from ledgers import copied, staffed
from openapi_spec_validator import OpenAPIV31SpecValidator
from staff_doors import PEOPLE, log_in
from starlette.testclient import TestClient

import atlas
from api.described import ANSWERS
from api.openapi_staff import staff_routes

V31 = "application/vnd.oai.openapi+json"
IDS = {"key": PLAN, "name": "ost", "collection": "sources", "record_id": "neu", "visit_id": VISITS[0], "number": "2"}


@pytest.fixture(scope="module")
def document(client: TestClient) -> Any:
    return ok(client.get("/api/openapi-staff.json"), V31)


@pytest.fixture(scope="module")
def desk(house: atlas.Atlas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of somebody who may do everything, on an atlas with visits and a draft."""
    with copied(house, tmp_path_factory.mktemp("described")) as own:
        visit_both(own)
        own.drafts.save("verwaltung", "sources", "neu", 0, {"properties": {}})
        with staffed(own) as opened:
            log_in(opened, "verwaltung")
            yield opened


def operations(document: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    """Every operation with its method and path."""
    for path, found in document["paths"].items():
        for method, operation in found.items():
            yield (method.upper(), path), operation


def queries(operation: Any) -> list[str]:
    return sorted(one["name"] for one in operation.get("parameters", ()) if one["in"] == "query")


def test_the_document_is_valid_openapi_3_1(document: Any) -> None:
    assert document["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(document).validate()


def test_every_reference_leads_somewhere(document: Any) -> None:
    for place in re.findall(r'"\$ref":"#/([^"]+)"', orjson.dumps(document).decode()):
        part = document
        for step in place.split("/"):
            part = part[step]
        assert part


def test_it_has_every_address_that_is_internal_and_no_other(document: Any) -> None:
    expected = {*WRITES, *DOORS, *(("GET", path) for path in READS)}
    assert {address for address, _ in operations(document)} == expected


def test_the_landing_page_leads_to_it(client: TestClient) -> None:
    links = ok(client.get("/api"))["links"]
    assert [one["rel"] for one in links if one["href"] == "http://testserver/api/openapi-staff.json"] == ["related"]


def test_it_holds_no_data(document: Any, client: TestClient) -> None:
    told = orjson.dumps(document).decode()
    names = [
        item["properties"]["name"]
        for item in ok(client.get("/api/collections/areas/items"), "application/geo+json")["features"]
    ]
    assert not [name for name in (*names, *(name for name, _, _ in PEOPLE)) if f'"{name}"' in told]


def test_every_operation_says_what_it_is_for_what_it_answers_and_who_may_ask(document: Any, client: TestClient) -> None:
    for (method, path), operation in operations(document):
        assert operation["summary"] and operation["description"], path
        assert "application/problem+json" in operation["responses"]["4XX"]["content"]
        assert bool(operation["security"]) == ((method, path) not in DOORS), path
    for route in staff_routes(client.app):
        assert ANSWERS in (route.openapi_extra or {}), route.path


def test_every_operation_has_an_id_of_its_own(document: Any) -> None:
    found = [operation["operationId"] for _, operation in operations(document)]
    assert len(set(found)) == len(found)


def test_what_must_name_the_state_that_was_read_says_so(document: Any) -> None:
    told = {
        address
        for address, operation in operations(document)
        if any(one["name"] == "If-Match" for one in operation.get("parameters", ()))
    }
    assert told == {address for address, write in WRITES.items() if write.if_match}


def test_every_reading_address_takes_exactly_the_declared_parameters(document: Any, desk: TestClient) -> None:
    refused = 0
    for (method, path), operation in operations(document):
        if method == "GET" and path in READS:
            address = path.format(**IDS | READS[path][1])
            answer = desk.get(address, params={"quatsch": "1"})
            if answer.status_code == 400:
                assert problem(answer, 400, "unknown-parameter").get("known", []) == queries(operation), path
                refused += 1
    assert refused > len(READS) / 2


def test_every_writing_address_of_a_record_takes_exactly_the_declared_parameters(
    document: Any, desk: TestClient
) -> None:
    path = "/api/collections/offices/items/{item_id}"
    address = path.format(item_id="bautzen-qm-gesundbrunnen")
    tag = {"If-Match": desk.get(f"{address}/record").headers["etag"]}
    for method, body in (("PATCH", {"properties": {"note": "x"}}), ("DELETE", None)):
        answer = desk.request(method, address, params={"quatsch": "1"}, json=body, headers=tag)
        known = problem(answer, 400, "unknown-parameter")["known"]
        assert known == queries(document["paths"][path][method.lower()])
