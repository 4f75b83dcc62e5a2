"""What is internal stays inside: marks are planted wherever only staff may look, and every public address is read."""

import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import orjson
import pytest
from staff_doors import PASSWORD, accounts_in
from starlette.testclient import TestClient

import atlas
from api.app import create_app
from api.settings import Settings
from atlas.export.folium_map import write_map
from atlas.store.ledger import Edit
from atlas.visits import book, checked

OWN = "http://testserver"
# Text that occurs nowhere else, in the forms in which an answer could tell it.
MARK = "Geheimzeichen"
WHO = "geheimzeichen-konto"
_ADDRESS = re.compile(r"""(?:href|src|action)="([^"]+)"|"(?:href|url|@id|\$id)":\s?"([^"]+)"|<loc>([^<]+)</loc>""")
_TEXTUAL = ("text/", "application/", "image/svg")
OFFICE = "chemnitz-buergerzentrum-sonnenberg"
VISIT = {
    "id": "14625020-2026-01-10-1",
    "city_ags": "14625020",
    "manager_id": "quge-ost",
    "kind": "site_visit",
    "status": "held",
    "day": "2026-01-10",
    "place": f"{MARK} Ort",
    "participants": [f"{MARK} Funktion"],
    "result": f"{MARK} Ergebnis",
    "next_step": f"{MARK} Schritt",
    "next_step_by": "2026-01-20",
}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[atlas.Atlas]:
    """An atlas with a visit and an edited office, both full of marks."""
    house = atlas.open(tmp_path_factory.mktemp("marked"))
    visit = checked(VISIT, house.snapshot, house.snapshot.day)
    house.change([book.edit(visit, 0)], who=WHO, why=f"{MARK} Grund des Besuchs")
    office = orjson.loads(house.store.current("offices", OFFICE).body or "")
    office["properties"]["note"] = "Öffentliche Notiz"
    house.change([Edit("offices", OFFICE, office, 1)], who=WHO, why=f"{MARK} Grund der Änderung")
    yield house
    house.close()


@pytest.fixture(scope="module")
def door(marked: atlas.Atlas, geodata: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    accounts = accounts_in(tmp_path_factory.mktemp("accounts"))
    accounts.people.add(WHO, "coordinator", None, PASSWORD, by=WHO, why=MARK)
    with TestClient(create_app(Settings(geodata_dir=geodata), marked, accounts), base_url=OWN) as opened:
        yield opened
    accounts.close()


def seeds(door: TestClient) -> list[str]:
    """Every address that the server has by itself, with the ids of marked records where it wants ids."""
    ids = {"item_id": OFFICE, "collection": "offices", "ags": VISIT["city_ags"], "record_id": OFFICE, "name": "areas"}
    found = ["/", "/sitemap.xml", "/robots.txt", "/healthz", "/readyz"]
    known = {route.path for route in door.app.routes if "GET" in (getattr(route, "methods", None) or ())}
    for path in sorted(known | set(door.get("/api/openapi.json").json()["paths"])):
        found.append(re.sub(r"{(\w+)}", lambda part: str(ids.get(part[1], OFFICE)), path))
    return found


def addresses_in(text: str, base: str) -> Iterator[str]:
    """The addresses on this server that a text names, without those that differ only in what they filter."""
    for groups in _ADDRESS.findall(text):
        address = urldefrag(urljoin(base, "".join(groups).replace("&amp;", "&"))).url
        parts = urlsplit(address)
        if f"{parts.scheme}://{parts.netloc}" == OWN and parts.path != "/":
            yield address


def shape(address: str) -> str:
    """An address with the names of its parameters alone, so that one of each kind is read for every path."""
    parts = urlsplit(address)
    return f"{parts.path}?{sorted(pair.split('=')[0] for pair in parts.query.split('&'))}"


@pytest.fixture(scope="module")
def crawled(door: TestClient) -> list[tuple[str, str]]:
    """Every address that can be reached without login, with headers and text."""
    return list(_crawl(door))


def _crawl(door: TestClient) -> Iterator[tuple[str, str]]:
    waiting = deque(urljoin(OWN, path) for path in seeds(door))
    seen = {shape(address) for address in waiting}
    while waiting:
        address = waiting.popleft()
        response = door.get(address)
        if not response.headers.get("content-type", "").startswith(_TEXTUAL):
            continue
        yield address, f"{response.headers}\n{response.text}"
        for found in addresses_in(response.text, address):
            if shape(found) not in seen:
                seen.add(shape(found))
                waiting.append(found)


def test_no_public_address_tells_what_is_internal(crawled: list[tuple[str, str]]) -> None:
    assert [address for address, text in crawled if MARK in text or WHO in text] == []
    assert len(crawled) > 900, "the crawler must have come round"


def test_the_crawler_reads_what_the_public_sees_of_an_edited_record(crawled: list[tuple[str, str]]) -> None:
    telling = {urlsplit(address).path for address, text in crawled if "Öffentliche Notiz" in text}
    assert {f"/bueros/{OFFICE}", f"/api/collections/offices/items/{OFFICE}"} <= telling


def test_staff_sees_what_the_public_does_not(door: TestClient) -> None:
    session = door.post("/api/session", json={"name": WHO, "password": PASSWORD}).json()
    assert session["name"] == WHO
    assert MARK in door.get("/api/visits").text
    door.delete("/api/session", headers={"Atlas-CSRF": session["csrf"]})


def test_the_map_in_one_file_tells_nothing_internal(marked: atlas.Atlas, tmp_path: Path) -> None:
    target = write_map(marked.snapshot, marked.geodata / "basemap", tmp_path / "karte.html")
    text = target.read_text()
    assert "Öffentliche Notiz" in text or OFFICE in text
    assert MARK not in text and WHO not in text
