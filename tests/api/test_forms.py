"""What the forms are made from: every field of the model with its rules, and the records that a field may name."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from answers import ok, problem
from jsonschema import Draft202012Validator
from ledgers import copied, staffed
from staff_doors import log_in
from starlette.testclient import TestClient

import atlas
from api.desk import EDITS
from atlas.model import RECORD_TYPES, field_names

GEODATA = Path(__file__).parents[2] / "geodata"
SCHEMA = "application/schema+json"


@pytest.fixture(scope="module")
def client(house: atlas.Atlas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client that somebody who may only read is logged in with."""
    with copied(house, tmp_path_factory.mktemp("forms")) as own, staffed(own) as opened:
        log_in(opened, "leserin")
        yield opened


def schema(client: TestClient, collection: str) -> Any:
    return ok(client.get(f"/api/records/{collection}/schema"), SCHEMA)


@pytest.mark.parametrize("collection", EDITS)
def test_a_schema_has_every_field_of_the_model_and_no_other(client: TestClient, collection: str) -> None:
    assert tuple(schema(client, collection)["properties"]) == field_names(RECORD_TYPES[collection])


@pytest.mark.parametrize("collection", EDITS)
def test_every_record_of_the_layers_fits_its_schema(client: TestClient, collection: str) -> None:
    validator = Draft202012Validator(schema(client, collection))
    layer = orjson.loads((GEODATA / "layers" / f"{collection}.geojson").read_bytes())
    wrong = [error.message for one in layer["features"] for error in validator.iter_errors(one["properties"])]
    assert wrong == []


def test_a_schema_says_what_the_types_of_the_model_cannot(client: TestClient) -> None:
    area, project = schema(client, "areas"), schema(client, "projects")
    assert area["properties"]["geometry_sources"]["x-collection"] == "sources"
    assert area["properties"]["drawn_hectares"]["readOnly"]
    assert area["$defs"]["BudgetFigure"]["properties"]["amount_eur"]["format"] == "eur"
    assert project["properties"]["start"]["format"] == "partial-date"
    assert project["properties"]["summary"]["maxLength"] == 4000
    assert project["x-checks"]["project-in-city"] == "geometry"
    assert (area["x-geometry"], project["x-geometry"]) == ("boundary", "point")


def test_what_the_register_of_municipalities_says_of_a_city_stays_as_it_is(client: TestClient) -> None:
    fields = schema(client, "cities")["properties"]
    kept = {name for name, one in fields.items() if one.get("readOnly")}
    assert kept == {"ags", "name", "kreis", "kreis_ags", "centre", "former"}


def test_records_to_choose_from_are_named_with_their_city_and_who_is_responsible(client: TestClient) -> None:
    offices = ok(client.get("/api/records/offices"))["records"]
    office = next(one for one in offices if one["id"] == "bautzen-qm-gesundbrunnen")
    assert (office["detail"], office["city_ags"], office["manager_id"]) == ("Bautzen", "14625020", "quge-ost")


def test_sources_are_chosen_by_what_they_are_and_who_published_them(client: TestClient, house: atlas.Atlas) -> None:
    sources = ok(client.get("/api/records/sources"))["records"]
    assert {one["id"] for one in sources} == set(house.snapshot.sources)
    found = next(one for one in sources if one["id"] == "doc-quge-vortrag-2024")
    assert found["label"] == house.snapshot.sources["doc-quge-vortrag-2024"].what


@pytest.mark.parametrize("path", ["/api/records/assignments", "/api/records/visits/schema"])
def test_other_kinds_are_not_kept_by_forms(client: TestClient, path: str) -> None:
    assert problem(client.get(path), 404, "unknown-collection")["known"] == list(EDITS)


@pytest.mark.parametrize("path", ["/api/records/offices", "/api/records/offices/schema"])
def test_only_who_is_logged_in_learns_it(client: TestClient, path: str) -> None:
    problem(TestClient(client.app).get(path), 401, "login-required")


SQUARE = [[14.44, 51.19], [14.45, 51.19], [14.45, 51.195], [14.44, 51.195], [14.44, 51.19]]
AREA = {
    "city_ags": "14625020",
    "name": "Bautzen Ost",
    "name_official": True,
    "programme": "ESF Nachhaltige soziale Stadtentwicklung",
    "periods": ["2021-2027"],
    "status": "applied",
    "confidence": "medium",
    "geometry_quality": "official",
    "geometry_partial": False,
    "sources": ["doc-quge-vortrag-2024"],
    "geometry_sources": ["doc-quge-vortrag-2024"],
}


@pytest.mark.parametrize("shape", [{"type": "Polygon", "coordinates": [SQUARE]}, None])
def test_a_new_area_need_not_say_what_follows_from_its_boundary_and_city(client: TestClient, shape: Any) -> None:
    log_in(client, "koordination")
    quality = {**AREA, "geometry_evidence": "described"} if shape else {**AREA, "geometry_quality": "none"}
    feature = {"type": "Feature", "geometry": shape, "properties": quality}
    answer = client.post(
        "/api/collections/areas/items", params={"reason": "Beschluss", "dry_run": "true"}, json=feature
    )
    assert answer.status_code == 200, answer.text
    log_in(client, "leserin")
