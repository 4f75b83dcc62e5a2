"""Files from outside over HTTP: a dry run for those who may import, accepted as one change, and seen by nobody else."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from answers import ok, problem
from foreign_files import HEAD, ROW, drawing, frame, text_table, zipped_shapefile
from shapely import box
from shapely.geometry import shape
from staff_doors import accounts_in, log_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.responses import GEOJSON
from api.settings import Settings
from atlas.crs import hectares, to_metric
from atlas.intake.limits import LIMITS
from atlas.intake.plans import MOST_OF_ACCOUNT, PlanStore

SOURCE = {"what": "Liste der Vorhaben", "publisher": "SAB"}
FORMULAS = ("=1+1", "+49 351", "-1", "@SUM(A1)", " =1+1", "＝1+1")
WRONG = ("100111223", "Garten", "Bauzen", "12", "2024")


@pytest.fixture
def own_house(tmp_path: Path, geodata: Path) -> Iterator[atlas.Atlas]:
    opened = atlas.open(tmp_path / "data", geodata)
    yield opened
    opened.close()


@pytest.fixture
def office(own_house: atlas.Atlas, tmp_path: Path, geodata: Path) -> Iterator[TestClient]:
    """A client of a server that may be written to; the coordination is logged in."""
    accounts = accounts_in(tmp_path)
    with TestClient(create_app(Settings(geodata_dir=geodata), own_house, accounts)) as client:
        log_in(client, "koordination")
        yield client
    accounts.close()


@pytest.fixture
def listed(tmp_path: Path) -> bytes:
    return text_table(tmp_path / "liste.csv", [HEAD, ROW, WRONG]).read_bytes()


def upload(client: TestClient, body: bytes, **query: str) -> Any:
    return client.post("/api/intake", params={"kind": "operations", "name": "liste.csv", **query}, content=body)


def planned(client: TestClient, body: bytes, **query: str) -> dict[str, Any]:
    response = upload(client, body, **query)
    assert response.status_code == 201, response.text
    plan: dict[str, Any] = response.json()
    return plan


def test_an_upload_answers_what_was_recognised_and_what_would_become_of_the_rows(
    office: TestClient, listed: bytes
) -> None:
    plan = planned(office, listed)
    assert (plan["file"]["name"], plan["rows_total"], plan["missing"]) == ("liste.csv", 2, [])
    assert plan["counts"] == {"create": 1, "update": 0, "unchanged": 0, "possible_duplicate": 0, "invalid": 1}
    assert [column["field"] for column in plan["columns"]] == ["record_id", "title", "city", "cost_total_eur", "start"]
    assert ok(office.get(f"/api/intake/{plan['id']}")) == plan


def test_nothing_is_written_by_an_upload(office: TestClient, own_house: atlas.Atlas, listed: bytes) -> None:
    planned(office, listed)
    assert own_house.store.revision().number == 1


def test_the_rows_come_page_by_page_and_by_outcome(office: TestClient, listed: bytes) -> None:
    address = f"/api/intake/{planned(office, listed)['id']}/rows"
    (second,) = ok(office.get(address, params={"offset": 1, "limit": 1}))["rows"]
    (invalid,) = ok(office.get(address, params={"outcome": "invalid"}))["rows"]
    assert second == invalid
    assert (invalid["line"], invalid["problems"][0]["suggestion"]) == (3, "Bautzen, Plauen")


def test_rows_with_hints_are_counted_and_can_be_looked_at_alone(office: TestClient) -> None:
    rows = "Name;Stadt;Art;Straße;Status\nTreff am Markt;Bautzen;Treff;Hauptmarkt;offen\nTreff;Atlantis;Treff;;offen\n"
    plan = planned(office, rows.encode(), kind="offices")
    (noted,) = ok(office.get(f"/api/intake/{plan['id']}/rows?noted=true"))["rows"]
    assert (noted["line"], noted["outcome"], plan["noted"], plan["rows_total"]) == (2, "create", 1, 2)
    assert "Telefon" in noted["problems"][1]["reason_de"]
    assert not any(problem["blocks"] for problem in noted["problems"])


def test_accepting_writes_the_valid_rows_as_one_change_with_reason_and_source(
    office: TestClient, own_house: atlas.Atlas, listed: bytes
) -> None:
    plan = planned(office, listed)
    response = office.post(f"/api/intake/{plan['id']}/accept", json={"reason": "Neue Liste", "source": SOURCE})
    assert ok(response) == {"revision": 2, "written": 1, "source_id": plan["source_id"]}
    revision = own_house.store.revision()
    assert (revision.who, revision.why) == ("koordination", "Neue Liste (eingelesen aus „liste.csv“)")
    public = office.get("/api/collections/projects/items/p-100111222").json()
    assert public["properties"]["title"] == "Nähcafé im Treff"


def test_a_plan_is_accepted_once(office: TestClient, listed: bytes) -> None:
    address = f"/api/intake/{planned(office, listed)['id']}/accept"
    assert office.post(address, json={"reason": "Neu", "source": SOURCE}).status_code == 200
    problem(office.post(address, json={"reason": "Neu", "source": SOURCE}), 412, "stale")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"reason": " ", "source": SOURCE}, 422, "reason-required"),
        ({"reason": "Neu", "source": {"what": "", "publisher": ""}}, 422, "invalid-record"),
        ({"reason": "Neu", "source": SOURCE, "rows": [3]}, 409, "change-refused"),
    ],
)
def test_what_is_not_said_is_asked_for(
    office: TestClient, own_house: atlas.Atlas, listed: bytes, body: dict[str, Any], status: int, code: str
) -> None:
    problem(office.post(f"/api/intake/{planned(office, listed)['id']}/accept", json=body), status, code)
    assert own_house.store.revision().number == 1


def test_another_mapping_makes_another_plan_of_the_same_file(office: TestClient, listed: bytes) -> None:
    first = planned(office, listed)
    body = {"columns": {"Stadt": ""}, "defaults": {"city": "Bautzen"}}
    second = office.post(f"/api/intake/{first['id']}", json=body).json()
    assert second["counts"]["create"] == 2
    assert second["digest"] != first["digest"]
    assert ok(office.get(f"/api/intake/{first['id']}")) == first


def test_the_error_file_is_a_table_to_save(office: TestClient, listed: bytes) -> None:
    response = office.get(f"/api/intake/{planned(office, listed)['id']}/errors.csv")
    assert response.headers["content-disposition"] == 'attachment; filename="fehler.csv"'
    assert response.content.decode("utf-8-sig").splitlines()[1].startswith("100111223;3;Stadt;Bauzen;")


def test_a_file_that_does_not_say_its_system_is_refused_with_those_that_fit(office: TestClient, tmp_path: Path) -> None:
    body = drawing(tmp_path / "gebiet.dxf", box(14.43, 51.18, 14.44, 51.185)).read_bytes()
    refused = problem(upload(office, body, kind="boundaries", name="gebiet.dxf"), 422, "unknown-crs")
    assert (refused["parameter"], refused["near"]) == ("crs", ["EPSG:25833"])


def test_a_file_that_is_too_large_is_not_received_to_its_end(
    office: TestClient, own_house: atlas.Atlas, tmp_path: Path
) -> None:
    body = b"x;y\n" * (LIMITS.file_bytes // 4 + 1)
    problem(upload(office, body), 413, "file-too-large")
    assert list((own_house.data / "intake").iterdir()) == []


def test_a_file_may_be_larger_than_any_other_request(office: TestClient) -> None:
    plan = planned(office, b"aaa;bbb\n" + (b"1;" + b"y" * 1000 + b"\n") * 5000)
    assert plan["missing"] == ["title", "record_id"]


def test_a_name_with_a_folder_in_it_is_only_a_name(office: TestClient, own_house: atlas.Atlas, listed: bytes) -> None:
    plan = planned(office, listed, name="../../etc/pass\x00wd.csv")
    assert plan["file"]["name"] == "passwd.csv"
    kept = own_house.data / "intake" / plan["id"]
    assert sorted(file.name for file in kept.iterdir()) == ["file", "plan.json", "rows.ndjson", "told.json"]


@pytest.mark.parametrize("name", ["leserin", "ost"])
def test_who_may_not_import_uploads_nothing(office: TestClient, listed: bytes, name: str) -> None:
    log_in(office, name)
    problem(upload(office, listed), 403, "forbidden")


def test_nobody_uploads_without_login_or_from_another_page(office: TestClient, listed: bytes) -> None:
    token = office.headers.pop("Atlas-CSRF")
    problem(upload(office, listed), 403, "foreign-request")
    office.headers["Atlas-CSRF"] = token
    office.cookies.clear()
    problem(upload(office, listed), 401, "login-required")


def test_the_plan_of_one_account_is_not_there_for_another(office: TestClient, listed: bytes) -> None:
    key = planned(office, listed)["id"]
    log_in(office, "verwaltung")
    for address in (f"/api/intake/{key}", f"/api/intake/{key}/rows", f"/api/intake/{key}/errors.csv"):
        problem(office.get(address), 404, "unknown-plan")
    problem(office.post(f"/api/intake/{key}/accept", json={"reason": "Neu", "source": SOURCE}), 404, "unknown-plan")


@pytest.mark.parametrize("key", ["%2e%2e", "%2e%2e%2faccounts.sqlite", "0" * 24, "x"])
def test_a_plan_that_there_is_not_is_not_found(office: TestClient, key: str) -> None:
    assert office.get(f"/api/intake/{key}").status_code == 404


def test_an_answer_about_a_plan_is_kept_by_no_cache(office: TestClient, listed: bytes) -> None:
    response = office.get(f"/api/intake/{planned(office, listed)['id']}")
    assert response.headers["cache-control"] == "no-store"


def test_only_the_last_plans_of_an_account_are_kept(office: TestClient, listed: bytes) -> None:
    keys = [planned(office, listed)["id"] for _ in range(MOST_OF_ACCOUNT + 1)]
    assert [office.get(f"/api/intake/{key}").status_code for key in keys] == [404, *[200] * MOST_OF_ACCOUNT]


def test_how_far_a_file_is_can_be_asked_under_an_id_of_ones_own(office: TestClient, listed: bytes) -> None:
    key = "0123456789abcdef01234567"
    problem(office.get(f"/api/intake/{key}/progress"), 404, "unknown-plan")
    assert planned(office, listed, id=key)["id"] == key
    assert ok(office.get(f"/api/intake/{key}/progress"))["phase"] == "planned"
    problem(upload(office, listed, id=key), 400, "invalid-parameter")
    problem(upload(office, listed, id="../etc"), 400, "invalid-parameter")
    log_in(office, "verwaltung")
    problem(office.get(f"/api/intake/{key}/progress"), 404, "unknown-plan")


def test_progress_is_told_by_phase_and_rows_while_a_file_is_planned(tmp_path: Path) -> None:
    plans = PlanStore(tmp_path)
    kept = plans.begin("koordination", "liste.csv")
    assert plans.progress(kept.key, "koordination")["phase"] == "receiving"
    plans.report(kept, "planning", 500, 9000)
    assert plans.progress(kept.key, "koordination") == {"phase": "planning", "done": 500, "total": 9000}


def test_what_a_boundary_keeps_gains_and_loses_is_drawn(office: TestClient, tmp_path: Path) -> None:
    table = frame([{"Gebiet": "Gesundbrunnen"}], [box(14.435, 51.185, 14.450, 51.195)], "EPSG:25833")
    body = zipped_shapefile(tmp_path / "gebiet.zip", table).read_bytes()
    key = planned(office, body, kind="boundaries", name="gebiet.zip")["id"]
    (row,) = ok(office.get(f"/api/intake/{key}/rows"))["rows"]
    drawn = ok(office.get(f"/api/intake/{key}/outline?line=1"), GEOJSON)["features"]
    hectares_of = {one["id"]: hectares(to_metric(shape(one["geometry"]))) for one in drawn}
    told = {"kept": "common_ha", "added": "added_ha", "removed": "removed_ha"}
    assert hectares_of == {part: pytest.approx(row["difference"][name], abs=0.02) for part, name in told.items()}
    problem(office.get(f"/api/intake/{key}/outline?line=7"), 404, "not-found")


def test_a_mapping_is_saved_from_a_dry_run_used_for_the_next_file_and_forgotten(office: TestClient) -> None:
    foreign = b"Nr;Was;Wo\n100111222;Treff;Bautzen\n"
    first = planned(office, foreign)
    said = {"columns": {"Nr": "record_id", "Was": "title", "Wo": "city"}}
    second = office.post(f"/api/intake/{first['id']}", json=said).json()
    saved = ok(office.put("/api/mappings", json={"plan": second["id"], "name": " Monatsliste "}))["mappings"]
    assert ok(office.get("/api/mappings?kind=operations"))["mappings"] == saved
    assert (saved[0]["name"], saved[0]["who"]) == ("Monatsliste", "koordination")
    assert planned(office, foreign, mapping="monatsliste")["counts"]["create"] == 1
    refused = problem(upload(office, foreign, mapping="Wochenliste"), 404, "not-found")
    assert refused["known"] == ["Monatsliste"]
    ok(office.delete("/api/mappings", params={"kind": "operations", "name": "Monatsliste"}))
    assert ok(office.get("/api/mappings"))["mappings"] == []


@pytest.mark.parametrize("name", ["leserin", "ost"])
def test_who_may_not_import_neither_reads_nor_saves_mappings(office: TestClient, name: str) -> None:
    log_in(office, name)
    problem(office.get("/api/mappings"), 403, "forbidden")
    problem(office.put("/api/mappings", json={"plan": "0" * 24, "name": "x"}), 403, "forbidden")


def test_the_error_file_runs_no_formula(office: TestClient) -> None:
    rows = "".join(f'{100111223 + n};Treff;"{cell}"\n' for n, cell in enumerate(FORMULAS))
    key = planned(office, f"Vorhabennummer;Vorhaben;Stadt\n{rows}".encode())["id"]
    text = office.get(f"/api/intake/{key}/errors.csv").content.decode("utf-8-sig")
    cells = [line[3] for line in csv.reader(io.StringIO(text), delimiter=";")][1:]
    assert cells == [f"'{cell.strip()}" for cell in FORMULAS]
