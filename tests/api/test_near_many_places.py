"""Near all of my places: up to 500 at once, each by itself; unknown ones say why, and nothing is kept."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from answers import features, problem
from starlette.testclient import TestClient

import atlas
from api import places_sent
from api.app import create_app
from api.settings import Settings

PLACES = "Zittau\nKornmarkt 1, 02625 Bautzen\n\nZwickenau\n14.42, 51.18\n"
HEAD = {"Content-Type": "text/plain"}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def client(house: atlas.Atlas) -> Iterator[TestClient]:
    """A server of its own: how often one may ask is counted by each."""
    with TestClient(create_app(Settings(), house)) as opened:
        yield opened


def asked(client: TestClient, body: str | bytes = PLACES, kind: str = "text/plain", **parameters: str) -> Any:
    response = client.post("/api/nearby/places", params=parameters, content=body, headers={"Content-Type": kind})
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    return response.json()


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def texts(body: Any) -> list[tuple[int, str]]:
    return [(one["line"], one["asked"]) for one in body["places"]]


def test_every_line_is_a_place_and_has_its_nearest_records(client: TestClient) -> None:
    body = asked(client, kind="text/plain; charset=utf-8", limit="2")
    assert texts(body) == [(1, "Zittau"), (2, "Kornmarkt 1, 02625 Bautzen"), (4, "Zwickenau"), (5, "14.42, 51.18")]
    assert (body["numberReturned"], body["numberFound"]) == (4, 3)
    alone: Any = features(client.get("/api/nearby", params={"q": "Zittau", "limit": "2"}))
    wanted = [
        (one["properties"]["collection"], one["id"], one["properties"]["distance_m"]) for one in alone["features"]
    ]
    assert [(hit["collection"], hit["id"], hit["distance_m"]) for hit in body["places"][0]["hits"]] == wanted


def test_the_answer_says_how_exactly_a_place_is_known(client: TestClient) -> None:
    precisions = [one["position"] and one["position"]["precision"] for one in asked(client)["places"]]
    assert precisions == ["city", "street", None, "address"]


def test_an_unknown_place_says_so_and_what_may_be_meant(client: TestClient) -> None:
    unknown = asked(client)["places"][2]
    assert unknown["position"] is None and unknown["hits"] == []
    assert "Zwickau" in unknown["problem"]["near"] and "Ortsverzeichnis" in unknown["problem"]["detail"]


def test_what_is_looked_for_can_be_narrowed(client: TestClient) -> None:
    wish = "kind=projects&theme=local_economy&radius_m=50000"
    body = client.post(f"/api/nearby/places?{wish}", content=PLACES, headers=HEAD).json()
    found = [hit for one in body["places"] for hit in one["hits"]]
    assert found and {(hit["collection"], hit["theme"]) for hit in found} == {("projects", "local_economy")}
    assert all(hit["distance_m"] <= 50_000 for hit in found)


def test_a_table_is_read_by_its_columns(client: TestClient) -> None:
    table = "Einrichtung;Straße;Hausnr;PLZ;Ort\nA;Kornmarkt;1;02625;Bautzen\nB;;;02763;Zittau\n"
    assert texts(asked(client, table.encode("cp1252"), "text/csv")) == [
        (2, "Kornmarkt 1, 02625 Bautzen"),
        (3, "02763 Zittau"),
    ]


def test_a_workbook_is_read_and_a_postal_code_gets_its_nought_back(client: TestClient) -> None:
    body = workbook(("Adresse", "PLZ", "Stadt"), ("Kornmarkt 1", 2625, "Bautzen"), (None, None, None))
    assert texts(asked(client, body, "application/octet-stream")) == [(2, "Kornmarkt 1, 02625 Bautzen")]


def test_a_list_without_names_of_columns_is_one_place_per_line(client: TestClient) -> None:
    assert texts(asked(client, "Kornmarkt 1, Bautzen\nMarkt 1, Zittau\n", "text/csv")) == [
        (1, "Kornmarkt 1, Bautzen"),
        (2, "Markt 1, Zittau"),
    ]


def test_columns_of_positions_are_places(client: TestClient) -> None:
    body = asked(client, "Länge;Breite\n14,42;51,18\n", "text/csv")
    assert body["places"][0]["position"]["lon"] == 14.42


def test_the_table_has_a_row_for_every_hit_and_for_every_place_without(client: TestClient) -> None:
    response = client.post("/api/nearby/places?f=csv&limit=2", content=PLACES, headers=HEAD)
    assert response.headers["cache-control"] == "no-store"
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert [(row["line"], row["rank"]) for row in rows] == [
        *(("1", "1"), ("1", "2"), ("2", "1"), ("2", "2"), ("4", ""), ("5", "1"), ("5", "2"))
    ]
    assert rows[0]["direction"] or float(rows[0]["distance_m"]) == 0
    assert "Zwickau" in rows[4]["suggestions"] and rows[4]["problem"]
    assert all(row["contact_name"] for row in rows if row["rank"])


def test_no_cell_of_the_table_begins_a_formula(client: TestClient) -> None:
    response = client.post("/api/nearby/places?f=csv", content='=HYPERLINK("x"), Zittau', headers=HEAD)
    assert next(csv.DictReader(io.StringIO(response.text)))["asked"].startswith("'=")


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        pytest.param("", "text/plain", 400, "invalid-query", id="nothing"),
        pytest.param(" \n\n", "text/plain", 400, "invalid-query", id="empty lines"),
        pytest.param("Zittau\n" * 501, "text/plain", 413, "file-too-large", id="501 places"),
        pytest.param("x" * 2_000_001, "text/plain", 413, "file-too-large", id="2 MB"),
        pytest.param(b"\xff\xfe\xfa", "text/plain", 422, "unreadable-file", id="no UTF-8"),
        pytest.param(b"PK\x03\x04 no workbook", "application/octet-stream", 422, "unreadable-file", id="no workbook"),
    ],
)
def test_what_cannot_be_read_is_refused(
    client: TestClient, body: str | bytes, kind: str, status: int, code: str
) -> None:
    response = client.post("/api/nearby/places", content=body, headers={"Content-Type": kind})
    problem(response, status, code)


@pytest.mark.parametrize(
    ("address", "body", "kind"),
    [
        pytest.param("/api/nearby/places", "\n" * 5_001, "text/plain", id="lines"),
        pytest.param("/in-der-naehe/viele", "places=" + "%0A" * 5_001, FORM, id="lines-of-a-form"),
        pytest.param("/in-der-naehe/viele", "&".join(f"a{one}=b" for one in range(101)), FORM, id="fields-of-a-form"),
    ],
)
def test_what_no_list_needs_is_refused_before_it_is_taken_apart(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, address: str, body: str, kind: str
) -> None:
    monkeypatch.setattr(places_sent, "lines_of", None)
    response = client.post(address, content=body, headers={"Content-Type": kind})
    assert (response.status_code, "mehr als" in response.text) == (413, True)


def test_500_places_are_answered(client: TestClient) -> None:
    body = asked(client, "\n".join(f"Bahnhofstraße {number}, Zittau" for number in range(500)))
    assert body["numberReturned"] == 500 == body["numberFound"]


@pytest.mark.parametrize("wanted", ["json", "csv"])
@pytest.mark.parametrize(
    ("name", "text", "code"),
    [("theme", "accompanying", "unknown-parameter"), ("status", "vielleicht", "invalid-parameter")],
)
def test_a_filter_that_no_record_knows_is_refused_also_where_no_place_is_understood(
    client: TestClient, wanted: str, name: str, text: str, code: str
) -> None:
    asked_for = {"kind": "offices", name: text, "f": wanted}
    refused = client.post("/api/nearby/places", params=asked_for, content="Zwickenau", headers=HEAD)
    assert problem(refused, 400, code)["parameter"] == name


def test_an_unknown_parameter_is_refused(client: TestClient) -> None:
    problem(client.post("/api/nearby/places?q=Zittau", content=PLACES, headers=HEAD), 400, "unknown-parameter")


def test_who_asks_too_often_waits(house: atlas.Atlas) -> None:
    with TestClient(create_app(Settings(lists_per_minute=2), house)) as client:
        statuses = [client.post("/api/nearby/places", content="Zittau", headers=HEAD).status_code for _ in range(3)]
        assert statuses == [200, 200, 429]
        page = client.post("/in-der-naehe/viele", data={"places": "Zittau"})
        assert page.status_code == 429 and "zu viele Listen" in page.text


# --- the page --------------------------------------------------------------------------------------------------------


def test_the_page_takes_pasted_text_and_shows_one_table(client: TestClient) -> None:
    page = client.post("/in-der-naehe/viele", data={"places": PLACES, "kind": "offices", "limit": "3"})
    assert page.status_code == 200 and page.headers["cache-control"] == "no-store"
    assert "3 von 4 Orten gefunden." in page.text
    assert page.text.count('rowspan="3"') == 6
    assert "Kornmarkt 1, 02625 Bautzen" in page.text and "Meinten Sie:" in page.text


def test_the_page_takes_a_file_without_a_script(client: TestClient) -> None:
    body = workbook(("Straße", "PLZ", "Ort"), ("Kornmarkt 1", 2625, "Bautzen"))
    page = client.post("/in-der-naehe/viele", files={"file": ("orte.xlsx", body)}, data={"places": "", "limit": "1"})
    assert "1 von 1 Orten gefunden." in page.text
    assert ">Kornmarkt 1, 02625 Bautzen</textarea>" in page.text


def test_the_page_gives_the_same_as_a_file(client: TestClient) -> None:
    response = client.post("/in-der-naehe/viele", data={"places": "Zittau", "f": "csv-de", "limit": "1"})
    assert response.headers["content-disposition"].startswith('attachment; filename="nearby-places_stand-')
    assert response.content.startswith(b"\xef\xbb\xbf") and len(response.text.splitlines()) == 2


@pytest.mark.parametrize("language", ["de", "ls", "en"])
def test_the_page_says_what_is_wrong_above_the_form(client: TestClient, language: str) -> None:
    page = client.post(f"/in-der-naehe/viele?lang={language}", data={"places": ""})
    assert page.status_code == 400 and 'role="alert"' in page.text and "<textarea" in page.text


def test_text_out_of_a_list_stays_text(client: TestClient) -> None:
    page = client.post("/in-der-naehe/viele", data={"places": "<script>alert(1)</script>"})
    assert "<script>alert" not in page.text


def test_nothing_of_a_list_stays_on_the_disk(client: TestClient, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    asked(client, "Straße;Ort\nKornmarkt 1;Bautzen\n", "text/csv")
    assert list(tmp_path.iterdir()) == []
