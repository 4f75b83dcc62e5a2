"""Columns are recognised by what German and English lists call them; lines that are no rows are left out and told."""

import pytest

from atlas.intake.fields import FIELDS, Kind
from atlas.intake.heading import Table, recognise, to_table
from atlas.intake.sheet import Cell, Line, Sheet


def table(*rows: tuple[Cell, ...], kind: Kind = "operations", **chosen: str) -> Table:
    lines = tuple(Line(number, row) for number, row in enumerate(rows, start=1))
    return to_table(Sheet("csv", None, lines), kind, chosen)


def read_as(found: Table) -> dict[str, str | None]:
    return {column.name: column.field for column in found.columns}


def remarks(found: Table) -> str:
    return "; ".join(remark.de for remark in found.remarks)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Vorhabennummer", "record_id"),
        ("VORHABEN-NR.", "record_id"),
        ("Gesamtkosten (EUR)", "cost_total_eur"),
        ("förderfähige Gesamtausgaben in €", "cost_total_eur"),
        ("Begünstigter", "beneficiary"),
        ("Zuwendungsempfaenger", "beneficiary"),
        ("Unionskofinanzierungssatz [%]", "co_financing_rate"),
        ("Durchführungsende", None),
        ("Begünstiger", "beneficiary"),  # one letter is missing
        ("Operation_Start_Date", "start"),  # Kohesio's column
        ("Operation_Name_Programme_Language", "title"),
        ("Name of operation", "title"),
        ("PLZ", "postcode"),
        ("lat,lon", "position"),
        ("Rechtswert", "x"),
        ("lfd. Nr.", None),
        ("", None),
    ],
)
def test_a_column_is_recognised_by_its_name(name: str, field: str | None) -> None:
    found = recognise((name,), "operations")
    assert (found[0] if found else None) == field


@pytest.mark.parametrize("kind", ["operations", "offices", "boundaries"])
def test_every_field_is_recognised_by_its_own_german_and_english_name(kind: Kind) -> None:
    for one in FIELDS[kind]:
        assert recognise((one.de,), kind) == (one.name, "same")
        assert recognise((one.en,), kind) == (one.name, "same")


def test_a_heading_below_a_title_and_over_two_lines_with_merged_cells_is_put_together() -> None:
    found = table(
        ("Liste der Vorhaben", None, None, None, None),
        ("Stand 01.11.2026", None, None, None, None),
        (None, None, "Kosten", None, "Laufzeit"),
        ("Vorhabennummer", "Titel", "gesamt", "EU", "von"),
        ("100111222", "Treff", 10, 5, "2024"),
    )
    assert read_as(found) == {
        "Vorhabennummer": "record_id",
        "Titel": "title",
        "Kosten gesamt": "cost_total_eur",
        "Kosten EU": "eu_amount_eur",
        "Laufzeit von": "start",
    }
    assert [line.number for line in found.rows] == [5]
    assert "Spaltennamen aus Zeile 3, 4" in remarks(found)


def test_a_second_heading_in_english_is_no_row() -> None:
    found = table(("Vorhaben", "Beginn"), ("Operation", "Start date"), ("Treff", "2024"))
    assert [line.number for line in found.rows] == [3]


def test_blank_lines_sums_and_footnotes_are_no_rows_and_are_told() -> None:
    found = table(
        ("Vorhaben", "Stadt", "Kosten", "Beginn"),
        ("Treff", "Bautzen", 5, "2024"),
        (None, None, None, None),
        ("Zwischensumme", None, 5, None),
        ("Café", "Görlitz", 7, "2024"),
        ("Summe", None, 12, None),
        ("* ohne Gewähr", None, None, None),
    )
    assert [line.number for line in found.rows] == [2, 5]
    assert "Leere Zeilen übergangen: 1" in remarks(found)
    assert "übergangen, Zeile 4, 6, 7" in remarks(found)


def test_the_sum_of_a_town_is_no_row_and_a_project_that_begins_so_is_one() -> None:
    found = table(
        ("Vorhaben", "Stadt", "Kosten", "Beginn"),
        ("Treff", "Bautzen", "1.234,50 €", "2024"),
        ("Summe Bautzen", None, "1.234,50 €", None),
        ("Gesamt Werkstatt Süd", "Zittau", 7, "2024"),
        ("Gesamtsumme ESF Plus", None, 12, None),
    )
    assert [line.number for line in found.rows] == [2, 4]


def test_words_that_are_broken_between_the_lines_of_a_heading_are_one_word() -> None:
    found = table(
        ("Liste der Vorhaben", None, None, None, None),
        ("Vorhaben", None, "Zuwendungs-", "Auftrag-", "Finanzierung"),
        ("Vorhaben-", "Titel", "empfänger", "nehmer", "Gesamtkosten"),
        ("Nr.", None, None, None, "in EUR"),
        ("100990001", "Treff", "Stadt Zittau", "Mandau Bau GmbH", "5"),
    )
    assert [column.field for column in found.columns] == [
        *("record_id", "title", "beneficiary", "contractor", "cost_total_eur")
    ]
    assert [line.number for line in found.rows] == [5]


def test_a_table_of_one_row_is_a_table() -> None:
    assert len(table(("Vorhaben", "Stadt"), ("Treff", "Bautzen")).rows) == 1


def test_an_operation_that_is_called_like_a_sum_is_kept() -> None:
    found = table(("Vorhaben", "Stadt"), ("Gesamtschule im Quartier", "Bautzen"))
    assert len(found.rows) == 1


def test_somebody_may_say_what_a_column_is_or_that_it_is_nothing() -> None:
    found = table(("Maßnahme", "Titel", "Stadt"), ("Treff", "Dr.", "Bautzen"), Maßnahme="title", Titel="")
    assert read_as(found) == {"Maßnahme": "title", "Titel": None, "Stadt": "city"}
    assert [column.how for column in found.columns] == ["chosen", "chosen", "same"]


def test_of_two_columns_for_one_field_the_one_of_the_very_name_is_taken() -> None:
    found = table(("Begünstigtr", "Begünstigter"), ("a", "b"))
    assert read_as(found) == {"Begünstigtr": None, "Begünstigter": "beneficiary"}


def test_columns_of_the_same_name_or_without_one_can_be_told_apart() -> None:
    found = table(("Titel", "Kosten", "Kosten", None), ("Treff", 1, 2, "x"))
    assert [column.name for column in found.columns] == ["Titel", "Kosten", "Kosten (2)", "Spalte 4"]


def test_an_amount_in_thousands_is_told_by_its_heading() -> None:
    found = table(("Titel", "Gesamtkosten (T€)"), ("Treff", "12,5"))
    assert [(column.field, column.factor) for column in found.columns] == [("title", 1), ("cost_total_eur", 1000)]


def test_a_table_without_any_known_column_still_shows_its_columns() -> None:
    found = table(("aaa", "bbb"), ("1", "2"))
    assert read_as(found) == {"aaa": None, "bbb": None}
