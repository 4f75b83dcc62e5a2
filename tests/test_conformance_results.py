"""The results that /daten shows: of every standard that tests hold the atlas to, and of no other."""

import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

from api.pages import conforming
from api.pages.conforming import STANDARDS, Result, Results

TESTS = Path(__file__).parent
_MARK = re.compile(r'pytest\.mark\.conforms\("([\w-]+)"\)')


def marked() -> set[str]:
    """The standards that some module of tests says it holds the atlas to."""
    return {name for path in TESTS.glob("*/test_*.py") for name in _MARK.findall(path.read_text("utf-8"))}


def test_the_results_are_of_the_standards_that_are_tested_now() -> None:
    shown = {result.standard for result in conforming.read().results}
    assert shown == marked() == STANDARDS.keys(), "run scripts/conformance"


def test_what_is_delivered_conforms() -> None:
    assert [result for result in conforming.read().results if result.failed] == []


@pytest.mark.parametrize("broken", [{"standard": "none"}, {"checks": 0}, {"note": "more than the schema knows"}])
def test_results_that_are_no_results_are_refused(broken: dict[str, object]) -> None:
    whole = {"standard": "atom", "on": date(2026, 1, 2), "checks": 1, "failed": ()}
    with pytest.raises(ValidationError):
        Result.model_validate({**whole, **broken})


@pytest.mark.parametrize("language", ["de", "ls", "en"])
def test_the_page_shows_every_standard_with_the_day_and_the_number_of_checks(client: TestClient, language: str) -> None:
    page = client.get(f"/daten?lang={language}").text
    for row in conforming.rows(conforming.read()):
        line = next(part for part in page.split("<tr") if f'id="standard-{row.id}"' in part)
        assert row.url in line and str(row.result.checks) in line and str(row.result.on.year) in line


def test_a_failure_is_shown_too(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = Result(standard="atom", on=date(2026, 1, 2), checks=3, failed=("tests/catalogue/test_feeds.py::test_a",))
    monkeypatch.setattr(conforming, "read", lambda: Results(facts_as_of="2026-01", results=(failed,)))
    line = client.get("/daten").text.partition('id="standard-atom"')[2].partition("</tr>")[0]
    assert "badge-failed" in line and "nicht bestanden" in line


def test_the_checks_of_the_data_are_those_of_this_moment(client: TestClient) -> None:
    line = client.get("/daten").text.partition('id="standard-data"')[2].partition("</tr>")[0]
    assert re.search(r"\b0 Fehler\b", line) and re.search(r"\b\d+ Hinweise\b", line)
