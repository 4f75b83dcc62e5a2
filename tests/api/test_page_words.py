"""How the pages write numbers, dates, money, addresses, hours and codes."""

import pytest

from api.pages import jsonld
from api.pages.speech import speech
from atlas.describe import written


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://[", "", None])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert written.web_address(url) is None


@pytest.mark.parametrize(
    ("iso", "german", "english"),
    [
        ("2018-02-12", "12. Februar 2018", "12 February 2018"),
        ("2018-02", "Februar 2018", "February 2018"),
        ("2018", "2018", "2018"),
        ("2018-13", "2018-13", "2018-13"),
    ],
)
def test_dates_keep_their_precision(iso: str, german: str, english: str) -> None:
    assert (speech("de").day(iso), speech("en").day(iso)) == (german, english)


@pytest.mark.parametrize(
    ("amount", "german", "english"),
    [
        (1234.56, "1.234,56 €", "€1,234.56"),
        (896074, "896.074 €", "€896,074"),
        (0.5, "0,50 €", "€0.50"),
        (1e7, "10.000.000 €", "€10,000,000"),
    ],
)
def test_money_is_written_as_the_language_does(amount: float, german: str, english: str) -> None:
    assert speech("de").money(amount).replace("\u00a0", " ") == german
    assert speech("en").money(amount) == english


def test_figures_are_written_as_the_language_does() -> None:
    german, plain, english = speech("de"), speech("ls"), speech("en")
    assert (german.size(16.3), english.size(16.3)) == ("16,3 Hektar", "16.3 hectares")
    assert (german.percent(0.9501), plain.percent(0.9501)) == ("95\u00a0%", "95 Prozent")
    assert german.listing(["a", "b", "c"]) == "a, b und c"
    assert (german.time("2018", None), german.time(None, "2019"), german.time(None, None)) == (
        "seit 2018",
        "bis 2019",
        "",
    )


@pytest.mark.parametrize(
    ("osm", "schema_org"),
    [
        ('We 09:00-12:00,13:00-15:00 || "nach Vereinbarung"', ["We 09:00-12:00", "We 13:00-15:00"]),
        ("Mo,Th 10:00-17:00", ["Mo,Th 10:00-17:00"]),
        ("Tu[1,3] 15:00-18:00", []),
        (None, []),
    ],
)
def test_opening_hours_for_programs(osm: str | None, schema_org: list[str]) -> None:
    assert jsonld.opening_hours(osm) == schema_org
