"""Imprint, privacy, accessibility: true to the settings, to the test results, and in every language."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import orjson
import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from api import logs
from api.app import create_app
from api.guard import COOKIE
from api.observing import Seen
from api.pages import legal, proofs
from api.pages.proofs import Proof
from api.settings import Operator, Settings
from atlas import Atlas, texts
from atlas.accounts import Lifetimes

PATHS = ("/impressum", "/datenschutz", "/barrierefreiheit")
OPERATOR = Operator(
    name="Beispielverein Quartier e. V.",
    representative="Vorstand",
    address="Beispielweg 1, 01067 Dresden",
    email="atlas@example.org",
    phone="0351 000 00",
    privacy_contact="datenschutz@example.org",
    logs="Zugriffe werden sieben Tage lang ohne das letzte Byte der IP-Adresse gespeichert.",
)
Said = Callable[[str], str]


def words(html: str) -> str:
    """The text of the main part of a page."""
    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", main))


@contextmanager
def of(house: Atlas, operator: Operator) -> Iterator[Said]:
    with TestClient(create_app(Settings(operator=operator), house)) as client:
        yield lambda path: words(client.get(path).text)


@pytest.mark.parametrize("path", PATHS)
def test_an_operator_who_is_not_named_is_said_to_be_missing(path: str, house: Atlas) -> None:
    with of(house, Operator()) as said:
        assert texts.say("operator-missing") in said(path)


@pytest.mark.parametrize("path", PATHS)
def test_the_operator_is_named_as_configured(path: str, house: Atlas) -> None:
    with of(house, OPERATOR) as said:
        page = said(path)
    for value in (OPERATOR.name, OPERATOR.representative, OPERATOR.address, OPERATOR.email, OPERATOR.phone):
        assert value in page
    assert texts.say("operator-missing") not in page
    assert texts.say("operator-incomplete") not in page


def test_what_is_half_configured_is_called_incomplete(house: Atlas) -> None:
    with of(house, Operator(name="Verein")) as said:
        assert texts.say("operator-incomplete") in said("/impressum")


def test_what_the_operator_types_stays_text(house: Atlas) -> None:
    hostile = "<script>alert(1)</script>"
    with TestClient(create_app(Settings(operator=Operator(name=hostile)), house)) as client:
        assert hostile not in client.get("/impressum").text


def test_the_operator_says_what_the_server_in_front_logs(house: Atlas) -> None:
    with of(house, OPERATOR) as said:
        assert OPERATOR.logs in said("/datenschutz")
        assert OPERATOR.privacy_contact in said("/datenschutz")
    with of(house, Operator()) as said:
        assert texts.say("privacy-logs-missing") in said("/datenschutz")


@pytest.mark.parametrize(("name", "lacking"), [("Verein", False), ("", True)])
def test_settings_know_what_an_imprint_still_needs(name: str, lacking: bool) -> None:
    operator = Operator(name=name, address="Weg 1", email="a@example.org")
    assert operator.lacks == (("ATLAS_OPERATOR_NAME",) if lacking else ())


@pytest.mark.parametrize("path", [*PATHS, "/", "/gebiete", "/api/where?lon=14.446&lat=51.191"])
def test_no_answer_sets_a_cookie(path: str, client: TestClient) -> None:
    assert "set-cookie" not in client.get(path).headers


@pytest.mark.parametrize("language", texts.languages())
@pytest.mark.parametrize(("path", "title"), [*zip(PATHS, ("imprint", "privacy", "accessibility"), strict=True)])
def test_each_page_speaks_each_language(path: str, title: str, language: str, client: TestClient) -> None:
    page = client.get(f"{path}?lang={language}").text
    said = texts.catalogue(language)
    assert f'<html lang="{said.lang}">' in page
    assert f"<h1>{said.say(f'{title}-title')}</h1>" in page


@pytest.mark.parametrize("path", ["/gebiete", "/daten", "/impressum"])
def test_every_page_leads_to_them(path: str, client: TestClient) -> None:
    footer = client.get(path).text.split("<footer", 1)[1]
    assert all(f'href="{legal_path}"' in footer for legal_path in PATHS)


def test_the_sitemap_names_them(client: TestClient) -> None:
    sitemap = client.get("/sitemap.xml").text
    assert all(f"{path}</loc>" in sitemap for path in PATHS)


def test_the_statement_is_dated_and_counts_the_committed_results(client: TestClient) -> None:
    run, page = proofs.read(), words(client.get("/barrierefreiheit").text)
    assert f"{run.on.day}. " in page and str(run.on.year) in page
    assert f"{len(run.proofs)} automatische Prüfungen" in page
    assert run.browser in page
    for proof in run.proofs:
        assert proof.says in page
    assert "teilweise vereinbar" in page
    assert "Durchsetzungsstelle@sk.sachsen.de" in page


def test_english_readers_get_what_the_tests_are_called(client: TestClient) -> None:
    page = client.get("/barrierefreiheit?lang=en").text
    assert all(proof.sentence in page for proof in proofs.read().proofs)


def test_a_test_that_failed_is_named_as_failing(client: TestClient, house: Atlas) -> None:
    failing = Proof(
        on=date(2026, 11, 22),
        test="tests/browser/test_a.py::test_it_opens",
        says="Es öffnet sich",
        criteria=("2.1.1",),
        cases=2,
        failed=("x",),
    )
    run = proofs.read().model_copy(update={"proofs": (failing,)})
    scope = {"type": "http", "app": client.app, "headers": [], "query_string": b"", "path": "/barrierefreiheit"}
    request = Request({**scope, "method": "GET", "scheme": "http", "server": ("atlas.example", 80), "root_path": ""})
    page = words(legal.accessibility(request, house.snapshot, run).decode())
    lead, verdict = texts.say("accessibility-failing"), texts.say("accessibility-proof-failed")
    assert f"{lead} Es öffnet sich (22. November 2026) {verdict}" in page
    assert texts.say("accessibility-count-failed", n=1) in page


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_one_cookie_is_told_with_its_name_and_how_long_it_lasts(client: TestClient, lang: str) -> None:
    text = client.get(f"/datenschutz?lang={lang}").text
    usual = Lifetimes()
    minutes, hours = (int(time.total_seconds() // unit) for time, unit in ((usual.idle, 60), (usual.longest, 3600)))
    assert COOKIE in text
    assert re.search(rf"{minutes} (Minuten|minutes).* {hours} (Stunden|hours)", text)


# What each member of a line of the log is called on the page.
NOTED = {
    "at": "Zeitpunkt",
    "level": "ob die Antwort gelang",
    "request_id": "Nummer des Abrufs",
    "method": "Art von Abruf",
    "address": "Art von Abruf und Seite",
    "status": "ob die Antwort gelang",
    "ms": "wie lange sie dauerte",
    "bytes": "wie groß sie war",
    "revision": "welchen Stand des Atlas sie zeigte",
}


def test_whatever_the_log_holds_is_told(client: TestClient) -> None:
    line = orjson.loads(logs.json_line(Seen(0.0, "GET", "/api", 200, 0.1, 1000, "1", "0123456789ab-1")))
    assert line.keys() == NOTED.keys()
    page = words(client.get("/datenschutz").text)
    assert [name for name, said in NOTED.items() if said not in page] == []
