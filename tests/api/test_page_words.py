"""How the pages write numbers, dates, money, addresses, hours and codes."""

import pytest

from api.pages import format, jsonld, words
from atlas.snapshot import Snapshot


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://[", "", None])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert format.web_address(url) is None


@pytest.mark.parametrize(
    ("iso", "german"),
    [("2018-02-12", "12.02.2018"), ("2018-02", "Februar 2018"), ("2018", "2018"), ("2018-13", "2018-13")],
)
def test_dates_keep_their_precision(iso: str, german: str) -> None:
    assert format.day(iso) == german


@pytest.mark.parametrize(
    ("amount", "german"), [(1234.56, "1.234,56 €"), (896074, "896.074 €"), (0.5, "0,50 €"), (1e7, "10.000.000 €")]
)
def test_money_is_german(amount: float, german: str) -> None:
    assert format.money(amount).replace("\u00a0", " ") == german


def test_figures_are_german() -> None:
    assert format.hectares(16.3) == "16,3\u00a0ha"
    assert format.percent(0.9501) == "95\u00a0%"
    assert format.counted(1, "Büro", "Büros") == "1 Büro"
    assert format.listing(["a", "b", "c"]) == "a, b und c"
    assert (format.span("2018", None), format.span(None, "2019"), format.span(None, None)) == (
        "ab 2018",
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


def test_every_code_has_a_word(snapshot: Snapshot) -> None:
    tables = {"status": words.AREA_STATUS, "geometry_quality": words.QUALITY, "point_precision": words.PRECISION}
    assert all(area[name] in table for area in snapshot.area_of.values() for name, table in tables.items())
    fields = {conflict.field for conflict in snapshot.conflicts.values() if conflict.subject_type != "programme"}
    assert fields <= set(words.FIELD)
