"""The feeds tell what changed (RFC 4287), of the atlas, of a city, of an area; never who changed it, and why."""

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import orjson
import pytest
from answers import problem
from ledgers import staffed
from starlette.testclient import TestClient

import atlas
from atlas.store.ledger import Edit

pytestmark = pytest.mark.conforms("atom")

ATOM = "{http://www.w3.org/2005/Atom}"
WHO, WHY = "konto-zzq-wer", "grund-zzq-warum"
OFFICE, AREA, CITY = "bautzen-qm-gesundbrunnen", "bautzen-gesundbrunnen", "14625020"
PROJECT = "p-24278"
ALL, OF_CITY, OF_AREA = "/neues.atom", f"/staedte/{CITY}/neues.atom", f"/gebiete/{AREA}/neues.atom"
Change = Callable[..., None]


@pytest.fixture
def reader(own: atlas.Atlas) -> Iterator[TestClient]:
    with staffed(own) as opened:
        yield opened


@pytest.fixture
def change(own: atlas.Atlas) -> Change:
    def write(collection: str, record: str, **fields: Any) -> None:
        feature = orjson.loads(own.store.current(collection, record).body or "")
        feature["properties"].update(fields)
        own.change([Edit(collection, record, feature, None)], who=WHO, why=WHY)

    return write


def feed(client: TestClient, path: str) -> Element:
    response = client.get(path)
    assert response.status_code == 200, response.text[:300]
    assert response.headers["content-type"] == "application/atom+xml"
    return fromstring(response.content)


def entries(client: TestClient, path: str) -> list[tuple[str, str]]:
    return [(said(entry, "title"), said(entry, "summary")) for entry in feed(client, path).iter(f"{ATOM}entry")]


def said(parent: Element, name: str) -> str:
    return parent.findtext(f"{ATOM}{name}") or ""


@pytest.mark.parametrize("path", [ALL, OF_CITY, OF_AREA])
def test_a_feed_has_what_the_standard_wants(client: TestClient, path: str) -> None:
    root = feed(client, path)
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert root.tag == f"{ATOM}feed"
    assert said(root, "title") and said(root, "updated") and root.find(f"{ATOM}author/{ATOM}name") is not None
    assert links["self"] == f"http://testserver{path}"
    assert client.get(str(links["alternate"])).status_code == 200
    for entry in root.iter(f"{ATOM}entry"):
        assert all(said(entry, name) for name in ("id", "title", "updated", "summary"))
        assert entry.find(f"{ATOM}link") is not None
    ids = [said(one, "id") for one in (root, *root.iter(f"{ATOM}entry"))]
    assert len(set(ids)) == len(ids)


def test_what_was_loaded_at_once_is_one_item_with_its_counts(client: TestClient) -> None:
    ((title, summary),) = entries(client, ALL)
    assert title.endswith("Einträge auf einmal")
    assert "69 Gebiete" in summary and "222 Projekte" in summary


def test_a_changed_record_is_told_with_what_of_it_changed(reader: TestClient, change: Change) -> None:
    change("offices", OFFICE, phone="03591 999999", opening_hours="nach Vereinbarung", osm_opening_hours=None)
    title, summary = entries(reader, ALL)[0]
    assert title.startswith("Büro: ") and "Bautzen" in title
    assert summary == "Geändert: Kontakt und Öffnungszeiten."


def test_the_newest_comes_first_and_dates_the_feed(reader: TestClient, own: atlas.Atlas, change: Change) -> None:
    change("offices", OFFICE, phone="03591 999999")
    change("projects", PROJECT, note="Neu gelesen")
    assert [title.partition(":")[0] for title, _ in entries(reader, ALL)][:2] == ["Projekt", "Büro"]
    assert said(feed(reader, ALL), "updated") == own.snapshot.changed_at


def test_a_deleted_record_is_told_and_its_page_says_so(reader: TestClient, own: atlas.Atlas) -> None:
    lonely = next(key for key in own.snapshot.collection("offices").ids if not _named_by_others(own, key))
    own.change([Edit("offices", lonely, None, None)], who=WHO, why=WHY)
    entry = next(feed(reader, ALL).iter(f"{ATOM}entry"))
    link = entry.find(f"{ATOM}link")
    assert said(entry, "summary") == "Gelöscht: Den Eintrag gibt es nicht mehr."
    assert link is not None and reader.get(str(link.get("href"))).status_code == 410


def _named_by_others(own: atlas.Atlas, key: str) -> bool:
    return bool(own.snapshot.fields("offices", key)["conflicts"])


@pytest.mark.parametrize("path", [OF_CITY, OF_AREA])
def test_a_place_has_its_own_news_and_no_other(reader: TestClient, change: Change, path: str) -> None:
    change("offices", "chemnitz-buergerzentrum-sonnenberg", note="Neu gelesen")
    before = entries(reader, path)
    change("offices", OFFICE, phone="03591 999999")
    after = entries(reader, path)
    assert len(after) == len(before) + 1
    assert not any("Sonnenberg" in title for title, _ in after)


def test_an_area_is_told_of_its_projects(reader: TestClient, change: Change) -> None:
    change("projects", PROJECT, note="Neu gelesen")
    assert entries(reader, OF_AREA)[0][0].startswith("Projekt: ")


def test_the_same_news_has_the_same_id_in_every_feed(reader: TestClient, change: Change) -> None:
    change("offices", OFFICE, phone="03591 999999")
    first = {said(next(feed(reader, path).iter(f"{ATOM}entry")), "id") for path in (ALL, OF_CITY, OF_AREA)}
    assert len(first) == 1


@pytest.mark.parametrize("path", [ALL, OF_CITY, OF_AREA])
def test_no_feed_tells_who_and_why_and_no_value(reader: TestClient, change: Change, path: str) -> None:
    change("offices", OFFICE, phone="03591 424242")
    text = reader.get(path).text
    assert "Kontakt" in text
    assert [mark for mark in (WHO, WHY, "424242") if mark in text] == []


def test_a_feed_speaks_the_language_that_is_asked_for(reader: TestClient, change: Change) -> None:
    change("offices", OFFICE, phone="03591 999999")
    root = feed(reader, f"{ALL}?lang=en")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    assert entries(reader, f"{ALL}?lang=en")[0][1] == "Changed: contact."


def test_a_feed_is_not_sent_twice(client: TestClient) -> None:
    tag = client.get(ALL).headers["etag"]
    assert client.get(ALL, headers={"If-None-Match": tag}).status_code == 304


def test_there_is_no_feed_of_what_there_is_not(client: TestClient) -> None:
    problem(client.get("/gebiete/nirgends/neues.atom", headers={"Accept": "application/json"}), 404, "unknown-record")


def test_a_former_municipality_leads_to_the_feed_of_its_city(client: TestClient, house: atlas.Atlas) -> None:
    former, today = next(iter(house.snapshot.successors.items()))
    response = client.get(f"/staedte/{former}/neues.atom", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (301, f"/staedte/{today}/neues.atom")
