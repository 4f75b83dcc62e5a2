"""Items as tables, and persons, who are named in none of them."""

import csv
import io
import re

import pytest
from answers import AREA, COLLECTIONS, ids, whole
from starlette.testclient import TestClient

from atlas.snapshot import Snapshot

ITEMS = "/api/collections/{}/items"


# --- tables ----------------------------------------------------------------------------------------------------------


def _table(client: TestClient, name: str, **parameters: str) -> list[dict[str, str]]:
    response = client.get(ITEMS.format(name), params={"limit": "10000", "f": "csv", **parameters})
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8"), newline=""), strict=True))


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_table_has_the_rows_and_columns_of_the_json(client: TestClient, name: str) -> None:
    rows, body = _table(client, name), whole(client, name)
    assert len(rows) == body["numberReturned"]
    key = {"cities": "ags", "regions": "region"}.get(name, "id")
    assert [row[key] for row in rows] == ids(body)
    for name_of_property in body["features"][0]["properties"]:
        assert any(column == name_of_property or column.startswith(f"{name_of_property}_") for column in rows[0])
    assert list(rows[0])[-2:] == ["lon", "lat"]


def test_a_table_without_a_limit_holds_everything_that_matches(client: TestClient) -> None:
    assert len(client.get(ITEMS.format("projects"), params={"f": "csv", "region": "east"}).text.splitlines()) > 100
    assert len(client.get(ITEMS.format("projects"), params={"f": "csv", "limit": "3"}).text.splitlines()) == 4


@pytest.mark.parametrize("name", ["offices", "projects"])
def test_a_table_has_the_points_of_the_json(client: TestClient, name: str) -> None:
    points = [item["geometry"]["coordinates"] for item in whole(client, name)["features"]]
    assert [[float(row["lon"]), float(row["lat"])] for row in _table(client, name)] == points


def test_a_table_takes_the_same_filters_and_columns(client: TestClient) -> None:
    rows = _table(client, "projects", area=AREA, properties="id,title", sortby="id")
    assert [row["id"] for row in rows] == ids(whole(client, "projects", area=AREA, sortby="id"))
    assert list(rows[0]) == ["id", "title", "lon", "lat"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_no_cell_of_a_table_is_run_as_a_formula(client: TestClient, name: str) -> None:
    for row in _table(client, name):
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell


def test_a_table_is_offered_as_a_file_with_its_licence(client: TestClient) -> None:
    headers = client.get("/api/collections/offices/items?f=csv").headers
    assert headers["content-disposition"].startswith('attachment; filename="offices_stand-1_')
    assert headers["link"] == '<https://opendatacommons.org/licenses/odbl/1-0/>; rel="license"'


def test_a_table_keeps_umlauts_and_line_ends(client: TestClient) -> None:
    text = client.get("/api/collections/cities/items?f=csv&limit=100").content
    assert "Görlitz".encode() in text and "Budyšin".encode() in text
    assert text.endswith(b"\r\n")


# --- persons ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def everything(client: TestClient, snapshot: Snapshot) -> str:
    """All that the API says: lists, tables, single items, statistics."""
    paths = [f"/api/collections/{name}/items?limit=10000&f={f}" for name in COLLECTIONS for f in ("json", "csv")]
    paths += [f"/api/collections/{name}/items/{key}" for name in COLLECTIONS for key in snapshot.collection(name).ids]
    paths += ["/api", "/api/collections", *(f"/api/stats?by={by}" for by in ("city", "kreis", "region", "theme"))]
    return "\n".join(client.get(path).text for path in paths)


GIVEN_NAMES = (
    "Andreas|Anna|Anne|Annett|Antje|Bernd|Birgit|Carola|Christian|Christine|Christoph|Clara|"
    "Claudia|Cornelia|Daniel|Dirk|Doreen|Elke|Eva|Falk|Felix|Frank|Franziska|Gabriele|Gerd|"
    "Hans|Heike|Heiko|Helga|Holger|Ines|Ingo|Jana|Jens|Jörg|Julia|Jürgen|Karin|Karl|"
    "Kathrin|Katja|Katrin|Kerstin|Klaus|Kristin|Lars|Lisa|Lutz|Manuela|Marco|Maria|Mario|"
    "Martin|Matthias|Michael|Monika|Nadine|Nicole|Olaf|Oliver|Paul|Peter|Petra|Ralf|Ramona|"
    "Renate|René|Robert|Rolf|Sabine|Sandra|Sebastian|Silke|Silvia|Simone|Stefan|Steffen|"
    "Susanne|Sven|Thomas|Tobias|Torsten|Ulrich|Ulrike|Ute|Uwe|Volker|Wolfgang|Yvonne"
)


def test_the_two_managers_are_the_only_persons_named(everything: str) -> None:
    named = set(re.findall(rf"\b(?:{GIVEN_NAMES}) [A-ZÄÖÜ][a-zäöüß]+", everything))
    assert named == {"Clara Zeitler", "Uwe Kowski"}


def test_nobody_is_addressed_as_a_person(everything: str) -> None:
    assert re.findall(r"\b(?:Herrn?|Frau|Dr\.|Dipl\.-\w+\.) [A-ZÄÖÜ]\w+", everything) == []


def test_only_the_managers_have_a_personal_mail_address(everything: str) -> None:
    offices_and_functions = {
        "efre-esf-stadtentwicklung", "esf", "esfplus-beteiligung", "gihk", "gwk", "hoyerswerda", "jugendcafe", "presse",
        "qm", "quartiersmanagement", "stadtentwicklung", "stadtverwaltung",
    }  # fmt: skip
    boxes = {address.lower().partition("@") for address in re.findall(r"[\w.+-]+@[\w.-]+\w", everything)}
    assert {(box, host) for box, _, host in boxes if box not in offices_and_functions} == {
        ("zeitler", "soziokultur-sachsen.de"),
        ("kowski", "soziokultur-sachsen.de"),
    }
