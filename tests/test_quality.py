"""The checks: each finds its one spoilt record and nothing else; the shipped data has no error."""

from datetime import date, timedelta
from pathlib import Path

import orjson
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from quality_cases import CASES
from quality_world import BAUTZEN, BAUTZEN_BOX, Spoil, World, a_city, a_conflict, a_project, a_source

from atlas.crs import in_saxony_bbox
from atlas.layers import read_layers
from atlas.quality import CHECKS, Finding, Report, grave, run
from atlas.quality.contact import as_e164
from atlas.quality.freshness import is_stale
from atlas.quality.timespan import days, is_date, months_before
from atlas.quality.wording import date_de, label, number_de, quoted_de

TODAY = date(2026, 11, 21)
LAYERS = Path(__file__).parents[1] / "geodata" / "layers"


def check(world: World) -> Report:
    return run(world.layers(), TODAY)


def brief(finding: Finding) -> str:
    return f"{finding.severity} {finding.check} {finding.collection}/{finding.record_id}"


@pytest.mark.parametrize(("spoil", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_fault_is_found_once_and_nothing_else(spoil: Spoil, expected: list[str]) -> None:
    assert [brief(finding) for finding in check(spoil(World())).findings] == expected


@pytest.mark.parametrize("spoil", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_grave_is_all_that_is_found_but_what_is_only_worth_knowing(spoil: Spoil) -> None:
    layers = spoil(World()).layers()
    assert list(grave(layers, TODAY)) == list(run(layers, TODAY).rows("warning"))


def test_every_check_has_a_case() -> None:
    tried = {line.split()[1] for _, _, expected in CASES for line in expected}
    assert tried == {item.id for item in CHECKS}


def test_checks_have_their_own_ids_and_titles() -> None:
    assert len({item.id for item in CHECKS}) == len({item.title_de for item in CHECKS}) == len(CHECKS)


def test_city_code_must_be_saxon() -> None:
    world = World().add("cities", a_city("15002000", "Halle", BAUTZEN_BOX), BAUTZEN_BOX)
    assert "error id-form cities/15002000" in {brief(finding) for finding in check(world).errors}


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda w: w.change("offices", as_of="2019"), "Büro „QM-Büro“ (Bautzen): Angaben von 2019, bitte prüfen."),
        (
            lambda w: w.change("offices", name="Laden „Mitte“ Bautzen", as_of="2024-02-29"),
            "Büro „Laden ‚Mitte‘ Bautzen“: Angaben von 29.02.2024, bitte prüfen.",
        ),
        (
            lambda w: w.change("projects", cost_total_eur=1234.5, eu_amount_eur=2000.0),
            "Projekt „Treffpunkt“ (Bautzen): EU-Anteil (2.000,00 €) "
            "über den Gesamtkosten (1.234,50 €); Beträge prüfen.",
        ),
        (
            lambda w: w.place("offices", shapely.Point(51.18, 14.43)),
            "Büro „QM-Büro“ (Bautzen): Die Lage ist nicht in Sachsen; Länge und Breite vertauscht?",
        ),
        (
            lambda w: w.change("assignments", confirmed=False, basis="assumed-by-kreis"),
            "Zuständigkeit für Bautzen: "
            "Kim Muster ist nicht bestätigt (nach dem Kreis angenommen); bestätigen oder ändern.",
        ),
        (
            lambda w: w.add("conflicts", a_conflict("2018", "Mai 2019")).change("offices", conflicts=("c-1",)),
            "Widerspruch: Büro „QM-Büro“ (Bautzen), Beginn: „2018“ ↔ „Mai 2019“; bitte klären.",
        ),
    ],
    ids=["year", "quotes in quotes", "amounts", "swapped", "assumed", "conflict"],
)
def test_sentences_say_what_to_do(spoil: Spoil, sentence: str) -> None:
    assert [finding.sentence_de for finding in check(spoil(World())).findings] == [sentence]


def test_report_is_sorted_counted_and_plain() -> None:
    world = World().change("offices", as_of="2019", phone=None).add("sources", a_source("src-2"))
    report = check(world.add("projects", a_project("a", BAUTZEN, "nix"), shapely.Point(14.43, 51.18)))
    assert [finding.check for finding in report.findings] == [
        "area-reference",
        "phone",
        "office-stale",
        "source-unused",
    ]
    assert [len(report.errors), len(report.warnings), len(report.infos)] == [2, 1, 1]
    assert [finding.check for finding in report.rows("warning")] == ["area-reference", "phone", "office-stale"]
    counts = {count.check: count.total for count in report.counts}
    assert list(counts) == [item.id for item in CHECKS]
    assert (counts["phone"], counts["decimals"]) == (1, 0)
    plain = orjson.loads(orjson.dumps(report.to_dict("error")))
    assert plain["totals"] == {"error": 2, "warning": 1, "info": 1}
    assert [row["check"] for row in plain["findings"]] == ["area-reference", "phone"]


@given(st.floats(allow_nan=True), st.floats(allow_nan=True))
def test_any_point_is_judged_without_failing(lon: float, lat: float) -> None:
    found = {finding.check for finding in check(World().place("projects", shapely.Point(lon, lat))).errors}
    assert ("in-saxony" in found) == (not shapely.Point(lon, lat).is_empty and not in_saxony_bbox(lon, lat))


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_reduced_date_means_every_day_in_it(day: date, length: int) -> None:
    first, last = days(day.isoformat()[:length])
    assert first <= day <= last
    assert days(first.isoformat()[:length]) == days(last.isoformat()[:length])


@given(st.text(alphabet="0123456789-. ٣", max_size=12))
def test_any_text_is_a_date_or_not(text: str) -> None:
    assert is_date(text) == (text.isascii() and is_date(text.strip()) and text == text.strip())


@given(st.dates(min_value=date(1995, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 4000))
def test_what_is_stale_stays_stale(today: date, later: int) -> None:
    as_of = "2024-02"
    assert not is_stale(as_of, today) or is_stale(as_of, today + timedelta(days=later))


@given(st.dates(min_value=date(1995, 1, 1)), st.integers(0, 48))
def test_months_before_goes_back_that_many_months(day: date, months: int) -> None:
    earlier = months_before(day, months)
    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day <= day.day


@given(st.text("0123456789", min_size=6, max_size=11), st.lists(st.sampled_from(" -/–()"), max_size=6))
def test_a_printed_number_is_dialled_whatever_parts_it(digits: str, marks: list[str]) -> None:
    printed = "".join(a + b for a, b in zip(digits, [*marks, *[""] * len(digits)], strict=False))
    assert as_e164(f"0{printed}".replace("(0)", "0")) in {f"+49{digits}", f"+{digits[1:]}"}


@pytest.mark.parametrize(
    ("printed", "dialled"),
    [
        ("03591 123-45", "+49359112345"),
        ("(0341) 12 34", "+493411234"),
        ("+49 (0)341 1234", "+493411234"),
        ("0049 341 1234", "+493411234"),
    ],
)
def test_printed_numbers_are_dialled(printed: str, dialled: str) -> None:
    assert as_e164(printed) == dialled


def test_words() -> None:
    assert [date_de("2024-02-29"), date_de("2025-08"), date_de("2019")] == ["29.02.2024", "08/2025", "2019"]
    assert number_de(1234567.891, 2) == "1.234.567,89"
    assert quoted_de("Treff „Mitte“") == "„Treff ‚Mitte‘“"
    assert label(a_source(), {}) == ("Beleg „src-1“", "Source “src-1”")


# Warnings that were looked at one by one and are true; a new kind of warning must be looked at before it is added here.
TRUE_WARNINGS = {
    "area-overtaken",
    "assignment-unconfirmed",
    "office-ended",
    "office-hours",
    "office-silent",
    "office-stale",
    "office-unverified",
    "project-overtaken",
    "project-period",
}


def test_shipped_data_has_no_error_and_only_known_warnings() -> None:
    report = run(read_layers(LAYERS), TODAY)
    assert [finding.sentence_de for finding in report.errors] == []
    assert {finding.check for finding in report.warnings} <= TRUE_WARNINGS
