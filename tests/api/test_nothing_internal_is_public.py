"""What is internal stays inside: who changed what and why, drafts, visits and accounts are in no public answer."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import orjson
import pytest
from crawler import crawl
from ledgers import copied, staffed
from starlette.testclient import TestClient

import atlas
from api.pages.words import FOLDERS
from atlas.export.folium_map import write_map
from atlas.store.ledger import Edit

OFFICE, AREA = "bautzen-qm-gesundbrunnen", "bautzen-gesundbrunnen"
# Each stands in one place only, and nowhere else in the world.
WHO, WHY, DRAFT, VISIT, GONE = "konto-zzq-wer", "grund-zzq-warum", "entwurf-zzq", "gespraech-zzq", "loeschung-zzq"
MARKERS = (WHO, WHY, DRAFT, VISIT, GONE)
QUERIES = {"/api/where": "?q=Bautzen", "/api/nearby": "?q=Bautzen", "/api/search": "?q=zzq", "/api/places": "?q=zzq"}
IDS = {"areas": AREA, "cities": "14625020", "offices": OFFICE, "projects": "p-24278", "regions": "east"}


@pytest.fixture(scope="module")
def own(house: atlas.Atlas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[atlas.Atlas]:
    """An atlas with something internal of every kind."""
    with copied(house, tmp_path_factory.mktemp("marked")) as opened:
        feature = orjson.loads(opened.store.current("offices", OFFICE).body or "")
        feature["properties"]["note"] = "Öffentlich"
        opened.change([Edit("offices", OFFICE, feature, None)], who=WHO, why=WHY)
        opened.change([Edit("visits", "besuch-1", visit(), 0)], who=WHO, why=WHY)
        lonely = next(key for key in opened.snapshot.collection("offices").ids if can_go(opened, key))
        opened.change([Edit("offices", lonely, None, None)], who=WHO, why=GONE)
        opened.drafts.save(WHO, "offices", OFFICE, 1, {"note": DRAFT})
        yield opened
        opened.close()


def visit() -> dict[str, object]:
    fields = {
        "id": "besuch-1",
        "city_ags": "14625020",
        "manager_id": "quge-ost",
        "kind": "first_talk",
        "status": "held",
        "day": "2026-03-01",
        "time": None,
        "place": VISIT,
        "area_ids": [AREA],
        "participants": [VISIT],
        "result": VISIT,
        "next_step": VISIT,
        "next_step_by": None,
    }
    return {"type": "Feature", "id": "besuch-1", "geometry": None, "properties": fields}


def can_go(house: atlas.Atlas, key: str) -> bool:
    """Whether nobody names an office."""
    return not house.snapshot.fields("offices", key)["conflicts"] and key != OFFICE


@pytest.fixture(scope="module")
def anybody(own: atlas.Atlas) -> Iterator[TestClient]:
    with staffed(own) as opened:
        yield opened


def public_addresses(client: TestClient) -> Iterator[str]:
    """Every address of the API that anybody may read, every page, and every file that the map is drawn from."""
    for path in client.get("/api/openapi.json").json()["paths"]:
        kind = path.split("/")[3] if path.count("/") > 2 else ""
        yield path.replace("{item_id}", IDS.get(kind, "")).replace("{layer}", "areas") + QUERIES.get(path, "")
    for collection in ("areas", "cities", "offices", "projects"):
        yield f"/api/collections/{collection}/items?limit=10000"
        yield f"/api/collections/{collection}/items?limit=10000&f=csv"
        yield f"/api/map/{collection}"
    for collection, folder in FOLDERS.items():
        yield from (f"/{folder}", f"/{folder}/{IDS[collection]}")
    yield from ("/", "/daten", "/daten/quellen", "/statistik", "/vergleich", "/sitemap.xml", "/robots.txt", "/healthz")


def test_no_public_answer_has_a_word_of_what_is_internal(anybody: TestClient, own: atlas.Atlas) -> None:
    addresses = list(dict.fromkeys(public_addresses(anybody)))
    read = 0
    for address in addresses:
        for accept in ("application/json", "text/html"):
            response = anybody.get(address, headers={"Accept": accept})
            found = [marker for marker in MARKERS if marker in response.text]
            assert not found, (address, accept, found)
            read += response.status_code == 200
    assert read > len(addresses)
    assert own.snapshot.fields("offices", OFFICE)["note"] == "Öffentlich"


@pytest.fixture(scope="module")
def crawled(anybody: TestClient) -> list[tuple[str, str]]:
    """Every public address that links and routes lead to, with headers and text."""
    return list(crawl(anybody, ["/", "/sitemap.xml", "/api", *public_addresses(anybody)]))


def test_no_address_that_links_lead_to_tells_what_is_internal(crawled: list[tuple[str, str]]) -> None:
    assert [address for address, text in crawled if any(marker in text for marker in MARKERS)] == []
    assert len(crawled) > 900, "the crawler must have come round"


def test_the_crawler_reads_what_the_public_sees_of_an_edited_record(crawled: list[tuple[str, str]]) -> None:
    telling = {urlsplit(address).path for address, text in crawled if "Öffentlich" in text}
    assert {f"/bueros/{OFFICE}", f"/api/collections/offices/items/{OFFICE}"} <= telling


def test_the_map_in_one_file_tells_nothing_internal(own: atlas.Atlas, tmp_path: Path) -> None:
    text = write_map(own.snapshot, own.geodata / "basemap", tmp_path / "karte.html").read_text()
    assert "Bautzen-Gesundbrunnen" in text
    assert not [marker for marker in MARKERS if marker in text]


def test_what_is_gone_is_told_without_who_and_why(anybody: TestClient, own: atlas.Atlas) -> None:
    ((_, key),) = own.snapshot.tombstones
    text = anybody.get(f"/api/collections/offices/items/{key}").text
    assert own.snapshot.tombstones["offices", key].name in text
    assert not [marker for marker in MARKERS if marker in text]


@pytest.mark.parametrize(
    "path",
    [
        "/api/history",
        "/api/history/1",
        "/api/drafts",
        f"/api/drafts/offices/{OFFICE}",
        f"/api/collections/offices/items/{OFFICE}/record",
        "/api/records/sources/doc-quge-vortrag-2024",
        "/api/visits",
    ],
)
def test_what_is_internal_asks_for_a_login(anybody: TestClient, path: str) -> None:
    response = anybody.get(path, headers={"Accept": "application/json"})
    assert response.status_code == 401
    assert not [marker for marker in MARKERS if marker in response.text]
