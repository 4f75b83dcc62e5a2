"""/api/download: areas, projects and offices under the filters of the map, in one file."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pyogrio
import pytest
from answers import problem
from starlette.testclient import TestClient

from atlas.export.formats import FORMATS
from atlas.selection import Asked, select
from atlas.snapshot import Snapshot

HERE = "/api/download"


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_every_format_can_be_had(client: TestClient, form: Any) -> None:
    answer = client.get(HERE, params={"f": form.name, "region": "east", "theme": "local_economy"})
    media_type, extension = form.of_several
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == media_type
    told = answer.headers["content-disposition"]
    assert told.startswith('attachment; filename="karte_region-east_theme-local-economy_stand-1_')
    assert told.endswith(f'.{extension}"')
    again = client.get(HERE, params={"f": form.name, "region": "east", "theme": "local_economy"})
    assert again.headers["etag"] == answer.headers["etag"]


@pytest.mark.parametrize(
    "asked", [{}, {"kreis": "Bautzen"}, {"status": "former", "year": "2018"}, {"programme": "esf"}]
)
def test_a_workbook_has_the_rows_that_the_map_shows(
    client: TestClient, snapshot: Snapshot, asked: dict[str, str]
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(client.get(HERE, params=asked).content))
    shown = select(snapshot, Asked(filters=asked))
    for sheet, records in (("Gebiete", shown.areas), ("Projekte", shown.projects), ("Büros", shown.offices)):
        cells = [row[0] for row in book[sheet].iter_rows(min_row=2, max_col=1, values_only=True)]
        assert cells == [one["id"] for one in records]


def test_a_geopackage_has_a_layer_for_each_kind_within_the_box(client: TestClient, tmp_path: Path) -> None:
    path = tmp_path / "karte.gpkg"
    path.write_bytes(client.get(HERE, params={"f": "gpkg", "bbox": "14,51,14.6,51.4"}).content)
    names = [str(name) for name, _ in pyogrio.list_layers(path)]
    assert names[:3] == ["areas", "projects", "offices"]
    assert (pyogrio.read_dataframe(path, layer="projects").geometry.x.between(14, 14.6)).all()


def test_an_archive_says_in_words_what_was_asked(client: TestClient) -> None:
    with zipfile.ZipFile(
        io.BytesIO(client.get(HERE, params={"f": "csv", "manager_id": "quge-ost"}).content)
    ) as archive:
        assert archive.namelist() == ["areas.csv", "projects.csv", "offices.csv", "LIESMICH.txt"]
        assert "Zuständig: Clara Zeitler" in archive.read("LIESMICH.txt").decode()


def test_a_filter_that_the_map_does_not_have_is_refused(client: TestClient) -> None:
    assert problem(client.get(f"{HERE}?farbe=rot"), 400, "unknown-parameter")["parameter"] == "farbe"
    assert problem(client.get(f"{HERE}?f=exe"), 400, "invalid-parameter")["parameter"] == "f"
    assert problem(client.get(f"{HERE}?region=north"), 400, "invalid-parameter")["parameter"] == "region"


def test_one_kind_is_a_file_of_its_own(client: TestClient) -> None:
    answer = client.get(HERE, params={"f": "vcf", "kind": "offices", "status": "former"})
    assert answer.headers["content-type"].startswith("text/vcard") and answer.text.startswith("BEGIN:VCARD")
    assert answer.headers["content-disposition"].startswith('attachment; filename="offices_status-former_stand-1_')
    assert problem(client.get(f"{HERE}?f=vcf&kind=projects"), 400, "invalid-parameter")["parameter"] == "f"
    assert problem(client.get(f"{HERE}?kind=cities"), 400, "invalid-parameter")["parameter"] == "kind"


@pytest.mark.parametrize("lang", ["de", "ls", "en"])
def test_a_page_without_a_script_offers_every_format_of_what_the_map_shows(client: TestClient, lang: str) -> None:
    page = client.get("/herunterladen", params={"region": "east", "farbe": "rot", "year": "", "lang": lang})
    assert page.status_code == 200 and "<h1>" in page.text
    hrefs = [href.replace("&amp;", "&") for href in re.findall(r'href="(/api/download[^"]+)"', page.text)]
    assert len(hrefs) > 25 and all("region=east" in href and "farbe" not in href for href in hrefs)
    assert {one.name for one in FORMATS.values()} == {href.partition("f=")[2] for href in hrefs}
    for href in hrefs[:4]:
        assert client.get(href).status_code == 200
