"""The sitemap has every page with the day on which its record was last written, in parts of at most 50,000."""

import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import orjson
import pytest
from answers import ANEW, problem
from ledgers import copied, staffed
from starlette.testclient import TestClient

import atlas
from api.pages import sitemap
from api.pages.sitemap import Listed
from api.pages.words import FOLDERS
from atlas.day import day_of
from atlas.store.ledger import Edit

pytestmark = pytest.mark.conforms("sitemaps")

BASE = "http://testserver"
SCHEMA = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(text: bytes, kind: str = "url") -> dict[str, str]:
    """The addresses of a sitemap with their days."""
    return {
        str(one.findtext(f"{SCHEMA}loc")): str(one.findtext(f"{SCHEMA}lastmod"))
        for one in fromstring(text).iter(f"{SCHEMA}{kind}")
    }


def test_the_sitemap_has_the_page_of_every_record_and_every_other_page(client: TestClient, house: atlas.Atlas) -> None:
    found = entries(client.get("/sitemap.xml").content)
    records = {
        f"{BASE}/{folder}/{key}" for name, folder in FOLDERS.items() for key in house.snapshot.collection(name).ids
    }
    assert records <= found.keys()
    for path in ("/", "/gebiete", "/daten", "/statistik", "/in-der-naehe", "/vergleich", "/impressum"):
        assert f"{BASE}{path}" in found


def test_a_page_is_as_old_as_its_record(house: atlas.Atlas, tmp_path: Path) -> None:
    with copied(house, tmp_path) as own, staffed(own) as reader:
        key = "bautzen-qm-gesundbrunnen"
        feature: Any = orjson.loads(own.store.current("offices", key).body or "")
        feature["properties"]["note"] = "Neu"
        own.change([Edit("offices", key, feature, None)], who="Test", why="Test")
        written = own.store.last_written("offices")
        found = entries(reader.get("/sitemap.xml").content)
        assert written[key] == own.snapshot.changed_at
        for name in own.snapshot.collection("offices").ids:
            assert found[f"{BASE}/bueros/{name}"] == day_of(written[name]).isoformat()


def test_a_record_written_on_another_day_has_that_day(house: atlas.Atlas) -> None:
    changed = {
        name: dict.fromkeys(house.snapshot.collection(name).ids, "2026-01-02T03:04:05+00:00") for name in FOLDERS
    }
    changed["areas"]["bautzen-gesundbrunnen"] = "2026-03-04T05:06:07+00:00"
    found = {page.path: page.day for page in sitemap.listed(house.snapshot, changed)}
    assert found["/gebiete/bautzen-gesundbrunnen"] == "2026-03-04"
    assert found["/gebiete/chemnitz-innenstadt"] == "2026-01-02"


@pytest.mark.parametrize(("pages", "sizes"), [(3, [3]), (4, [4]), (5, [4, 1]), (9, [4, 4, 1])])
def test_no_part_is_larger_than_allowed(pages: int, sizes: list[int]) -> None:
    assert [len(part) for part in sitemap.parts([Listed(f"/{n}", "2026-01-01") for n in range(pages)], 4)] == sizes


def test_many_pages_are_told_in_parts_that_an_index_names(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = entries(client.get("/sitemap.xml").content)
    monkeypatch.setattr(sitemap, "MOST", 150)
    index = entries(client.get("/sitemap.xml", headers=ANEW).content, "sitemap")
    parts = [entries(client.get(address).content) for address in index]
    assert len(parts) > 2 and all(0 < len(part) <= 150 for part in parts)
    assert {address: day for part in parts for address, day in part.items()} == whole
    assert list(index.values()) == [max(part.values()) for part in parts]


@pytest.mark.parametrize("number", ["2", "0", "99", "-1", "²", "zwei"])
def test_there_is_no_part_where_there_are_none(client: TestClient, number: str) -> None:
    problem(client.get(f"/sitemap-{number}.xml", headers={"Accept": "application/json"}), 404, "not-found")


def test_robots_may_read_everything_and_are_shown_the_sitemap(client: TestClient) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert "Allow: /" in lines and f"Sitemap: {BASE}/sitemap.xml" in lines
    assert not [line for line in lines if re.match("Disallow", line)]
