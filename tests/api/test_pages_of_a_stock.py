"""Pages of cities and areas with very many projects: the first of them, and the way to all."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from pathlib import Path

import orjson
import pytest
from ledgers import copied
from loops import thread_of, threads_that_call
from starlette.testclient import TestClient
from stock_world import opened

import atlas
from api.app import create_app
from api.settings import Settings
from atlas.model import THEMES
from atlas.stock import SOURCE

CITY, AREA, STOCKED = "14713000", "leipzig-gruenau", 40
FOR_PEOPLE = {"accept": "text/html"}
LEADS_TO_ALL = {"de": "Alle {n} Projekte", "en": "All {n} projects", "ls": "Alle {n} Projekte"}


def line(number: int) -> bytes:
    known = {"city_ags": CITY, "area_id": AREA, "precision": "city", "sources": ["doc-quge-vortrag-2024"]}
    properties = {"title": f"Vorhaben {number}", **known}
    point = {"type": "Point", "coordinates": [12.3, 51.3]}
    return orjson.dumps({"type": "Feature", "id": f"s-{number}", "geometry": point, "properties": properties})


@pytest.fixture(scope="module")
def stocked(house: atlas.Atlas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[atlas.Atlas]:
    """The shipped atlas with forty projects more in one city and area of it."""
    with beside_stock_of(STOCKED, house, tmp_path_factory.mktemp("stock")) as ours:
        yield ours


@contextmanager
def beside_stock_of(count: int, house: atlas.Atlas, folder: Path) -> Iterator[atlas.Atlas]:
    (folder / SOURCE).write_bytes(b"\n".join(map(line, range(count))))
    with copied(house, folder) as own:
        ours = replace(own, stock=opened(folder), _snapshot=None)
        ours.refresh()
        yield ours


@pytest.fixture(scope="module")
def reader(stocked: atlas.Atlas, geodata: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(geodata_dir=geodata), stocked)) as client:
        yield client


def page(reader: TestClient, address: str) -> str:
    answer = reader.get(address, headers=FOR_PEOPLE)
    assert answer.status_code == 200
    return answer.text


def listed(text: str) -> list[str]:
    """The projects that a page has in its table, by id."""
    table = text[text.index("<tbody") : text.rindex("</tbody>")]
    return re.findall(r'<th scope="row" role="rowheader"><a href="/projekte/([\w-]+)', table)


@pytest.mark.parametrize("address", [f"/staedte/{CITY}", f"/gebiete/{AREA}"])
@pytest.mark.parametrize("language", ["de", "en", "ls"])
def test_the_page_shows_the_first_projects_and_leads_to_all(
    reader: TestClient, stocked: atlas.Atlas, address: str, language: str
) -> None:
    collection, record, name = ("cities", CITY, "city_ags") if CITY in address else ("areas", AREA, "area")
    fields = stocked.snapshot.fields(collection, record)
    count, own = fields["counts"]["projects"], len(fields["project_ids"])
    text = page(reader, f"{address}?lang={language}")
    found = listed(text)
    assert count == own + STOCKED and len(found) == max(20, own) and found[:own] == fields["project_ids"]
    (href, said) = re.findall(r'<p class="first-of">[^<]*<a href="([^"]+)">([^<]+)</a>', text)[0]
    assert said == LEADS_TO_ALL[language].format(n=count)
    everything = page(reader, f"{href.replace('&amp;', '&')}&limit=1000")
    assert f"{name}=" in href and len(listed(everything)) == count


def test_a_list_of_one_city_or_area_says_its_name(reader: TestClient) -> None:
    assert "Auswahl: Stadt: Leipzig." in page(reader, f"/projekte?city_ags={CITY}")
    name = reader.get(f"/api/collections/areas/items/{AREA}").json()["properties"]["name"]
    assert f"Auswahl: Gebiet: {name}." in page(reader, f"/projekte?area={AREA}")


def test_the_table_to_take_along_has_all_projects(reader: TestClient, stocked: atlas.Atlas) -> None:
    (href,) = re.findall(r'"(/api/collections/projects/items\?[^"]+f=csv[^"]*)"', page(reader, f"/staedte/{CITY}"))
    rows = reader.get(href.replace("&amp;", "&")).text.strip().splitlines()
    assert "limit" not in href
    assert len(rows) == 1 + stocked.snapshot.fields("cities", CITY)["counts"]["projects"]


def test_the_list_of_sources_leaves_the_stock_out(reader: TestClient, client: TestClient) -> None:
    def supported(text: str) -> str:
        return text[text.index("<main") : text.index("</main>")]

    assert supported(page(reader, "/daten/quellen")) == supported(page(client, "/daten/quellen"))


def test_where_the_page_has_all_projects_it_leads_nowhere(client: TestClient) -> None:
    assert "first-of" not in client.get(f"/staedte/{CITY}", headers=FOR_PEOPLE).text


@pytest.mark.parametrize(
    "seldom",
    [
        pytest.param({"theme": THEMES[0]}, id="hardly-any-passes"),
        pytest.param({"cost_min": "1"}, id="nobody-knows-how-many-pass"),
        pytest.param({"precision": "city", "theme": THEMES[0]}, id="hardly-any-passes-both"),
        pytest.param({"area": AREA}, id="all-of-one-area"),
        pytest.param({"city_ags": CITY, "theme": "other"}, id="all-of-one-city"),
        pytest.param({"region": "west"}, id="all-of-one-region"),
    ],
)
def test_what_may_all_be_far_away_is_looked_for_beside_the_event_loop(
    reader: TestClient, monkeypatch: pytest.MonkeyPatch, seldom: dict[str, str]
) -> None:
    looking = threads_that_call(monkeypatch, "api.around.hits_of")
    assert reader.get("/api/nearby", params={"lon": 12.3, "lat": 51.3, **seldom}).status_code == 200
    assert looking and thread_of(reader) not in looking


@pytest.mark.parametrize(
    "often", [{}, {"theme": "other"}, {"theme": f"{THEMES[0]},other"}, {"theme": "other", "precision": "city"}]
)
def test_the_nearest_are_looked_for_at_once_where_many_projects_pass_a_filter(
    reader: TestClient, monkeypatch: pytest.MonkeyPatch, often: dict[str, str]
) -> None:
    looking = threads_that_call(monkeypatch, "api.around.hits_of")
    assert reader.get("/api/nearby", params={"lon": 12.3, "lat": 51.3, **often}).status_code == 200
    assert looking == {thread_of(reader)}


def test_a_page_of_a_list_has_a_thousand_rows_at_most_and_leads_to_the_others(
    house: atlas.Atlas, geodata: Path, tmp_path: Path
) -> None:
    with (
        beside_stock_of(1_040, house, tmp_path) as ours,
        TestClient(create_app(Settings(geodata_dir=geodata), ours)) as reader,
    ):
        for address in ("/projekte?limit=10000", "/api/collections/projects/items?f=html&limit=10000"):
            first = page(reader, address)
            (following,) = set(re.findall(r'href="([^"]*offset=1000)"', first))
            rest = page(reader, unescape(following))
            count = len(ours.snapshot.collection("projects").ids)
            assert (len(listed(first)), len(listed(rest))) == (1_000, count - 1_000)
            assert not {*listed(first)} & {*listed(rest)}
