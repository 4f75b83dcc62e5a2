"""Files over HTTP: every format of every collection and record, with name, licence and tag; nothing is left behind."""

import gzip
import io
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pyogrio
import pytest
from answers import ANEW, problem
from starlette.testclient import TestClient

from api import files
from atlas.export.formats import FORMATS, Format, formats_of
from atlas.export.table import Table
from atlas.snapshot import COLLECTIONS, Snapshot

ITEMS = "/api/collections/{}/items"
PAIRS = [(name, one) for name in COLLECTIONS for one in formats_of(name)]
each = pytest.mark.parametrize(("name", "form"), PAIRS, ids=[f"{name}-{one.name}" for name, one in PAIRS])
every = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)


@each
def test_a_list_is_a_file_with_name_licence_revision_and_size(client: TestClient, name: str, form: Format) -> None:
    answer = client.get(ITEMS.format(name), params={"f": form.name})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == form.media_type
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{name}_stand-1_')
    assert answer.headers["content-disposition"].endswith(f'.{form.extension}"')
    assert answer.headers["link"] == '<https://opendatacommons.org/licenses/odbl/1-0/>; rel="license"'
    assert answer.headers["atlas-revision"] == "1"


@each
def test_a_record_is_a_file_too(client: TestClient, snapshot: Snapshot, name: str, form: Format) -> None:
    key = snapshot.collection(name).ids[0]
    answer = client.get(f"{ITEMS.format(name)}/{key}", params={"f": form.name})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{key}_stand-1_')


@every
def test_head_and_an_old_tag_cost_no_bytes(client: TestClient, form: Format) -> None:
    path = f"{ITEMS.format('offices')}?f={form.name}"
    get, head = client.get(path), client.head(path)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", get.headers["etag"])
    assert head.headers.get("content-length") == get.headers.get("content-length")
    again = client.get(path, headers={"If-None-Match": get.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", get.headers["etag"])


def test_a_format_that_cannot_hold_a_collection_is_not_offered_for_it(client: TestClient) -> None:
    refused = problem(client.get(f"{ITEMS.format('projects')}?f=vcf"), 400, "invalid-parameter")
    assert refused["parameter"] == "f" and "ics" in refused["known"] and "vcf" not in refused["known"]


def test_a_file_holds_all_that_matches_or_as_many_as_are_asked_for(client: TestClient) -> None:
    def rows(**asked: Any) -> int:
        body = client.get(ITEMS.format("projects"), params={"f": "xlsx", **asked}).content
        return int(openpyxl.load_workbook(io.BytesIO(body))["Projekte"].max_row) - 1

    assert (rows(), rows(region="east"), rows(limit=7), rows(offset=220)) == (222, 112, 7, 2)


def test_a_geopackage_takes_the_same_filters_and_columns(client: TestClient, tmp_path: Path) -> None:
    asked = {"f": "gpkg", "city": "Bautzen", "properties": "id,title", "sortby": "-id"}
    path = tmp_path / "x.gpkg"
    path.write_bytes(client.get(ITEMS.format("projects"), params=asked).content)
    found = pyogrio.read_dataframe(path, layer="projects")
    assert list(found.columns) == ["id", "title", "geometry"]
    assert list(found["id"]) == sorted(found["id"], reverse=True) and len(found) > 3


def test_a_file_says_in_itself_what_was_asked(client: TestClient) -> None:
    body = client.get(ITEMS.format("projects"), params={"f": "geojson", "region": "east", "q": "Görlitz"}).json()
    assert body["asked"]["de"][0] == "Region: Region Ost"
    assert unquote(body["links"][0]["href"]).endswith("/items?f=geojson&region=east&q=Görlitz")


def test_english_is_spoken_in_the_file_where_it_is_asked_for(client: TestClient) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(ITEMS.format("offices"), params={"f": "xlsx", "lang": "en"}).content)
    )
    assert book.sheetnames == ["Offices", "Sources", "About this file"]


def test_text_is_compressed_on_its_way_and_archives_are_not_packed_twice(client: TestClient) -> None:
    accepted = {"Accept-Encoding": "gzip"}
    with client.stream("GET", f"{ITEMS.format('projects')}?f=kml", headers=accepted) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip" and gzip.decompress(raw).startswith(b"<?xml")
    packed = client.get(f"{ITEMS.format('projects')}?f=xlsx", headers=accepted)
    assert "content-encoding" not in packed.headers
    assert int(packed.headers["content-length"]) == len(packed.content)


def test_nothing_is_left_on_the_disk(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(files, "_IN_MEMORY", 1)
    for one in formats_of("offices"):
        assert client.get(f"{ITEMS.format('offices')}?f={one.name}").status_code == 200
    assert list(tmp_path.iterdir()) == []


def test_a_writer_that_fails_leaves_nothing_and_sends_no_half_file(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(table: Table, sink: Any) -> None:
        sink.write(b"half")
        raise OSError("no space left on device")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(files, "_IN_MEMORY", 1)
    monkeypatch.setitem(FORMATS, "kml", Format("kml", "", "", "text/plain", "kml", broken))  # type: ignore[arg-type]
    with pytest.raises(OSError, match="no space"):
        client.get(f"{ITEMS.format('offices')}?f=kml", headers=ANEW)
    assert list(tmp_path.iterdir()) == []


PAGES = {"areas": "/gebiete", "cities": "/staedte", "projects": "/projekte", "offices": "/bueros"}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_offers_its_formats_without_a_script(client: TestClient, snapshot: Snapshot, name: str) -> None:
    key = snapshot.collection(name).ids[0]
    for page, here in (
        (f"{PAGES[name]}/{key}", f"{ITEMS.format(name)}/{key}?"),
        (f"{PAGES[name]}?region=east", f"{ITEMS.format(name)}?region=east&amp;"),
    ):
        text = client.get(page).text
        for one in formats_of(name):
            assert f'href="{here}f={one.name}"' in text, (page, one.name)
        assert f'href="{here}lang=en&amp;f=xlsx"' in client.get(page, params={"lang": "en"}).text or "?" in page
