"""A list of offices: matched by id, or by name and city; addresses, areas and phones are as the atlas keeps them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from foreign_files import text_table, workbook

from atlas.intake.plan import Plan

Planner = Callable[..., Plan]
HEAD = ("Name", "Art", "Stadt", "Gebiet", "Anschrift", "Telefon", "Webseite")
NEW = (
    "Treff am Ring",
    "Stadtteiltreff",
    "Bautzen",
    "Gesundbrunnen",
    "Muskauer Straße 1, 02625 Bautzen",
    "03591 12345",
    "",
)


def test_a_new_office_gets_an_id_from_city_and_name_and_all_that_the_row_says(planned: Planner, tmp_path: Path) -> None:
    (row,) = planned("offices", workbook(tmp_path / "bueros.xlsx", [HEAD, NEW])).rows
    proposal = row.proposal()
    assert proposal is not None, row.problems
    fields = proposal.feature["properties"]
    assert (row.outcome, row.record_id) == ("create", "bautzen-treff-am-ring")
    assert (fields["street"], fields["house_number"], fields["postcode"]) == ("Muskauer Straße", "1", "02625")
    assert (fields["phone"], fields["phone_e164"], fields["status"]) == ("03591 12345", "+49359112345", "unverified")
    assert (fields["area_ids"], fields["area_relation"]) == (["bautzen-gesundbrunnen"], "same_quarter")


def test_an_office_of_a_known_name_is_changed_and_not_doubled(planned: Planner, tmp_path: Path) -> None:
    rows = [("Name", "Stadt", "E-Mail"), ("Stadtteilmanagement Chemnitz Süd", "Chemnitz", "buero@example.org")]
    (row,) = planned("offices", text_table(tmp_path / "bueros.csv", rows)).rows
    assert (row.outcome, row.match_id) == ("update", "chemnitz-stadtteilmanagement-sued")
    assert [(change.field, change.before, change.after) for change in row.changes] == [
        ("email", None, "buero@example.org")
    ]


@pytest.mark.parametrize(
    ("place", "value", "column", "reason"),
    [
        (0, "", "Name", "Der Name fehlt."),
        (1, "", "Art", "Die Art des Büros fehlt."),
        (1, "Bahnhof", "Art", "Diese Angabe ist unbekannt."),
        (3, "Gesundbrunn", "Gebiet", "ist kein Fördergebiet von Bautzen im Atlas."),
        (6, "www.example.org", "Webseite", "Eine Webadresse beginnt mit https:// oder http://."),
    ],
)
def test_what_is_missing_or_unknown_is_told_with_its_column(
    planned: Planner, tmp_path: Path, place: int, value: str, column: str, reason: str
) -> None:
    cells = [*NEW[:place], value, *NEW[place + 1 :]]
    (row,) = planned("offices", workbook(tmp_path / "bueros.xlsx", [HEAD, cells])).rows
    assert row.outcome == "invalid"
    assert [problem.column for problem in row.problems] == [column]
    assert reason in row.problems[0].reason_de


def test_a_postal_code_whose_zero_a_spreadsheet_has_swallowed_is_whole_again(planned: Planner, tmp_path: Path) -> None:
    rows = [("Name", "Art", "Stadt", "PLZ"), ("Treff", "Stadtteiltreff", "Dresden", 1067)]
    (row,) = planned("offices", workbook(tmp_path / "bueros.xlsx", rows)).rows
    proposal = row.proposal()
    assert proposal is not None
    assert proposal.feature["properties"]["postcode"] == "01067"
