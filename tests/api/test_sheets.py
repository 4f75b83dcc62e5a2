"""Sheets over HTTP: at the addresses of the pages, as a format of the collections, and never in the way of others."""

import threading
import time
from collections.abc import Callable

import pytest
from answers import ANEW, problem
from pdf_ua import says
from starlette.testclient import TestClient

from api.press import Press
from atlas.errors import PressBusy

AREA = "/gebiete/bautzen-gesundbrunnen/steckbrief.pdf"


def test_the_sheet_of_an_area_stands_below_its_page(client: TestClient) -> None:
    response = client.get(AREA)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["content-disposition"].startswith(
        'inline; filename="steckbrief-bautzen-gesundbrunnen_stand'
    )
    assert response.headers["atlas-revision"] == "1"
    assert says(response.content, "Bautzen-Gesundbrunnen")


def test_the_page_of_an_area_leads_to_its_sheet_in_its_own_language(client: TestClient) -> None:
    assert f'href="{AREA}"' in client.get("/gebiete/bautzen-gesundbrunnen").text
    assert f'href="{AREA}?lang=en"' in client.get("/gebiete/bautzen-gesundbrunnen?lang=en").text


def test_the_page_of_a_city_leads_to_the_sheets_of_its_areas(client: TestClient) -> None:
    assert 'href="/staedte/14625020/steckbrief.pdf"' in client.get("/staedte/14625020").text
    assert says(client.get("/staedte/14625020/steckbrief.pdf").content, "Ein Steckbrief.")


@pytest.mark.parametrize(
    ("page", "href"),
    [
        ("/gebiete?kreis=Landkreis+Bautzen", "/api/collections/areas/items?kreis=Landkreis+Bautzen&amp;f=pdf"),
        ("/staedte?lang=en", "/api/collections/cities/items?lang=en&amp;f=pdf"),
        ("/api/collections/regions/items/east?f=html", "/api/collections/regions/items/east?f=pdf"),
    ],
)
def test_a_list_gives_the_sheets_of_what_it_shows_as_a_booklet(client: TestClient, page: str, href: str) -> None:
    assert f'href="{href}"' in client.get(page).text


def test_a_list_of_projects_gives_no_booklet(client: TestClient) -> None:
    assert "f=pdf" not in client.get("/projekte").text


def test_a_sheet_speaks_the_language_that_is_asked_for(client: TestClient) -> None:
    assert says(client.get(f"{AREA}?lang=en").content, "At a glance")
    problem(client.get(f"{AREA}?lang=xx", headers={"accept": "application/json"}), 400, "invalid-parameter")


def test_a_sheet_that_is_known_already_is_not_sent_again(client: TestClient) -> None:
    tag = client.get(AREA).headers["etag"]
    assert client.get(AREA, headers={"if-none-match": tag}).status_code == 304


def test_a_city_that_was_merged_leads_to_the_one_of_today(client: TestClient) -> None:
    response = client.get("/staedte/14521030/steckbrief.pdf", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (301, "/staedte/14521035/steckbrief.pdf")


def test_an_area_that_there_is_not_has_no_sheet(client: TestClient) -> None:
    assert client.get("/gebiete/gibt-es-nicht/steckbrief.pdf").status_code == 404


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("areas/items?city=Bautzen", "Stadt: Bautzen"),
        ("areas/items/leisnig?x", "Leisnig"),
        ("cities/items?ags=14625020", "Bautzen"),
        ("cities/items?kreis=Landkreis%20Görlitz", "Kreis: Landkreis Görlitz"),
        ("cities/items/14625020?x", "Bautzen"),
    ],
)
def test_a_booklet_is_a_format_of_the_collections(client: TestClient, asked: str, title: str) -> None:
    response = client.get(f"/api/collections/{asked.removesuffix('x')}&f=pdf".replace("?&", "?"))
    assert response.headers["content-type"] == "application/pdf", response.text
    assert says(response.content, title)


def test_other_collections_have_no_sheets(client: TestClient) -> None:
    problem(client.get("/api/collections/offices/items?f=pdf"), 400, "invalid-parameter")


def test_a_limit_bounds_a_booklet(client: TestClient) -> None:
    response = client.get("/api/collections/areas/items?sortby=name&limit=1&region=east&f=pdf")
    assert says(response.content, "Ein Steckbrief.")


class TestPress:
    """Printing takes turns."""

    def test_what_was_printed_is_not_printed_again(self) -> None:
        press, printed = Press(), []
        for _ in range(2):
            assert press.print(("a",), lambda: printed.append(1) or b"pdf") == b"pdf"
        assert printed == [1]

    def test_what_was_not_wanted_for_longest_goes_when_there_is_no_room(self) -> None:
        press, printed = Press(most_bytes=10), []

        def make(name: str) -> Callable[[], bytes]:
            return lambda: printed.append(name) or b"12345"  # type: ignore[func-returns-value]

        for name in ("a", "b", "a", "c", "a", "b"):
            press.print((name,), make(name))
        assert printed == ["a", "b", "c", "b"]

    def test_one_is_printed_at_a_time_and_too_many_are_turned_away(self) -> None:
        press, begun, go_on = Press(most_waiting=2), threading.Event(), threading.Event()

        def slow() -> bytes:
            begun.set()
            go_on.wait(10)
            return b"slow"

        results: list[bytes] = []
        first = threading.Thread(target=lambda: results.append(press.print(("slow",), slow)))
        second = threading.Thread(target=lambda: results.append(press.print(("quick",), lambda: b"quick")))
        first.start()
        begun.wait(10)
        second.start()
        while press.waiting < 2:
            time.sleep(0.01)
        with pytest.raises(PressBusy):
            press.print(("third",), lambda: b"third")
        assert results == []
        go_on.set()
        first.join()
        second.join()
        assert results == [b"slow", b"quick"]

    def test_whoever_is_turned_away_is_told_when_to_come_again(self, client: TestClient) -> None:
        press = client.app.state.press  # type: ignore[attr-defined]
        client.app.state.press = Press(most_waiting=0)  # type: ignore[attr-defined]
        response = client.get(AREA, headers=ANEW)
        client.app.state.press = press  # type: ignore[attr-defined]
        assert response.status_code == 503
        assert response.headers["retry-after"] == "10"

    def test_a_failed_print_lets_the_next_one_through(self) -> None:
        press = Press(most_waiting=1)
        with pytest.raises(ZeroDivisionError):
            press.print(("a",), lambda: bytes(1 // 0))
        assert press.print(("a",), lambda: b"pdf") == b"pdf"
