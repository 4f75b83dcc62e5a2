"""A list of operations: a row is new, changes a project, is the same, perhaps one, or is refused with a reason."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from foreign_files import text_table

import atlas
from atlas.errors import ChangeRefused, InvalidRecord, NothingRecognised, Stale, UnknownCrs
from atlas.intake import accepting
from atlas.intake.accepting import Origin
from atlas.intake.errorfile import error_file
from atlas.intake.plan import Plan, PlanRow
from atlas.store.ledger import Edit

Planner = Callable[..., Plan]
HEAD = ("Vorhabennummer", "Vorhaben", "Stadt", "Beginn", "Länge", "Breite")
NEW = ("100111222", "Nähcafé im Treff", "Bautzen", "01.03.2024", "14,43", "51,18")
KNOWN = ("36321", "Stadtteilmanagement Chemnitz Innenstadt", "Chemnitz", "31.08.2016", "", "")
ORIGIN = Origin("Liste der Vorhaben", "SAB", as_of="2026-11")


def rows(
    planned: Planner, tmp_path: Path, *lines: tuple[Any, ...], head: tuple[str, ...] = HEAD, **options: Any
) -> Plan:
    return planned("operations", text_table(tmp_path / "liste.csv", [head, *lines]), **options)


def only(plan: Plan) -> PlanRow:
    (row,) = plan.rows
    return row


def reasons(row: PlanRow) -> list[tuple[str, str, str]]:
    return [(problem.column, problem.reason_de, problem.suggestion) for problem in row.problems if problem.blocks]


# --- what a row becomes ----------------------------------------------------------------------------------------------


def test_an_unknown_number_makes_a_new_project(planned: Planner, tmp_path: Path) -> None:
    row = only(rows(planned, tmp_path, NEW))
    proposal = row.proposal()
    assert proposal is not None
    fields = proposal.feature["properties"]
    assert (row.outcome, row.record_id, proposal.expected) == ("create", "p-100111222", 0)
    assert (fields["title"], fields["city_ags"], fields["start"]) == ("Nähcafé im Treff", "14625020", "2024-03-01")
    assert proposal.feature["geometry"] == {"type": "Point", "coordinates": [14.43, 51.18]}


def test_a_known_number_with_the_same_values_is_unchanged(planned: Planner, tmp_path: Path) -> None:
    row = only(rows(planned, tmp_path, KNOWN))
    assert (row.outcome, row.match_id, row.proposals) == ("unchanged", "p-36321", {})


def test_a_known_number_with_other_values_tells_them_before_and_after(planned: Planner, tmp_path: Path) -> None:
    row = only(rows(planned, tmp_path, ("36321", "Stadtteilmanagement", "Chemnitz", "01.09.2016", "", "")))
    told = {change.field: (change.before, change.after) for change in row.changes}
    assert row.outcome == "update"
    assert told == {
        "title": ("Stadtteilmanagement Chemnitz Innenstadt", "Stadtteilmanagement"),
        "start": ("2016-08-31", "2016-09-01"),
    }


def test_an_empty_cell_leaves_what_is_known(planned: Planner, tmp_path: Path) -> None:
    row = only(rows(planned, tmp_path, ("36321", "", "", "", "", "")))
    assert row.outcome == "unchanged"


def test_without_a_number_the_same_title_in_the_same_city_is_the_same_project(planned: Planner, tmp_path: Path) -> None:
    row = only(rows(planned, tmp_path, ("", "Bauspielplatz auf dem Sonnenberg", "Chemnitz", "", "", "")))
    assert row.match_id == "p-chemnitz-bauspielplatz-auf-dem-sonnenberg"


def test_a_title_that_is_much_alike_is_for_a_person_to_decide(planned: Planner, tmp_path: Path) -> None:
    plan = rows(planned, tmp_path, ("", "Familie verbindett", "Coswig", "2024", "", ""))
    row = only(plan)
    assert (row.outcome, row.match_title, row.match_score) == ("possible_duplicate", "Familie verbindet", 97)
    assert plan.proposals(None, {}) == []
    assert [one.record_id for one in plan.proposals(None, {2: "update"})] == [row.match_id]
    assert [one.record_id for one in plan.proposals(None, {2: "create"})] == ["p-coswig-familie-verbindett"]


def test_the_same_title_in_another_funding_period_is_another_project(planned: Planner, tmp_path: Path) -> None:
    head = ("Vorhabennummer", "Vorhaben", "Stadt", "Förderperiode")
    row = only(rows(planned, tmp_path, ("100111222", "Café Lücke", "Plauen", "2021-2027"), head=head))
    assert row.outcome == "create"


def test_a_number_that_stands_twice_is_taken_once(planned: Planner, tmp_path: Path) -> None:
    first, second = rows(planned, tmp_path, NEW, NEW).rows
    assert first.outcome == "create"
    assert reasons(second) == [("Vorhabennummer", "Steht schon in Zeile 2.", "")]


# --- what is wrong with a row ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lon", "lat", "reason", "suggestion"),
    [
        ("51,18", "14,43", "Die Position liegt nicht in Sachsen; Länge und Breite vertauscht?", "14,43 / 51,18"),
        ("0", "0", "Die Position 0,0000 / 0,0000 (Länge / Breite) liegt nicht in Sachsen.", ""),
        ("14,98", "51,15", "Der Punkt liegt 34,3 km außerhalb von Bautzen.", "Görlitz"),
        ("461000", "5670000", "Das sind keine Grade; bitte das Koordinatensystem der Datei nennen.", "EPSG:25833"),
        ("14,43", "", "Die zweite Koordinate fehlt.", ""),
    ],
)
def test_a_position_that_cannot_be_is_refused_with_what_may_be_meant(
    planned: Planner, tmp_path: Path, lon: str, lat: str, reason: str, suggestion: str
) -> None:
    row = only(rows(planned, tmp_path, (*NEW[:4], lon, lat)))
    assert row.outcome == "invalid"
    ((_, told, meant),) = reasons(row)
    assert (told, meant) == (reason, suggestion)


@pytest.mark.parametrize(
    ("cell", "lon_lat"),
    [
        ("51.18, 14.43", [14.43, 51.18]),
        ("14.43, 51.18", [14.43, 51.18]),
        ("51,18; 14,43", [14.43, 51.18]),
        ("51,18 14,43", [14.43, 51.18]),
        ("POINT (14.43 51.18)", [14.43, 51.18]),
    ],
)
def test_two_coordinates_may_stand_in_one_column_in_any_order(
    planned: Planner, tmp_path: Path, cell: str, lon_lat: list[float]
) -> None:
    head = ("Vorhabennummer", "Vorhaben", "Stadt", "lat,lon")
    path = tmp_path / "liste.csv"
    path.write_text("\t".join(head) + f'\n100111222\tTreff\tBautzen\t"{cell}"\n')
    proposal = only(planned("operations", path)).proposal()
    assert proposal is not None
    assert proposal.feature["geometry"]["coordinates"] == lon_lat


def test_coordinates_in_metres_are_read_in_the_system_that_is_named(planned: Planner, tmp_path: Path) -> None:
    head = ("Vorhabennummer", "Vorhaben", "Stadt", "Rechtswert", "Hochwert")
    row = only(
        rows(planned, tmp_path, ("100111222", "Treff", "Bautzen", "460133,5", "5670010,1"), head=head, crs="25833")
    )
    proposal = row.proposal()
    assert proposal is not None
    assert proposal.feature["geometry"]["coordinates"] == pytest.approx([14.43, 51.18], abs=0.01)


@pytest.mark.parametrize(
    ("east", "north", "reason", "suggestion"),
    [
        ("33460158", "5669996", "liegt das nicht in Sachsen; ist es ein anderes?", "EPSG:5650"),
        ("5669996", "460158", "liegt das nicht in Sachsen; Rechts- und Hochwert vertauscht?", ""),
    ],
)
def test_a_coordinate_that_the_named_system_puts_elsewhere_says_so(
    planned: Planner, tmp_path: Path, east: str, north: str, reason: str, suggestion: str
) -> None:
    row = only(rows(planned, tmp_path, (*NEW[:4], east, north), crs="EPSG:25833"))
    ((_, told, meant),) = reasons(row)
    assert (told, meant) == (f"Im Koordinatensystem EPSG:25833 {reason}", suggestion)


@pytest.mark.parametrize("system", ["Soldner Berlin", "EPSG:99999", "EPSG:5783", "EPSG:4979"])
def test_a_table_in_a_system_that_nobody_knows_is_refused_with_the_usual_ones(
    planned: Planner, tmp_path: Path, system: str
) -> None:
    with pytest.raises(UnknownCrs, match="EPSG:25833, EPSG:5650"):
        rows(planned, tmp_path, (*NEW[:4], "460133", "5670010"), crs=system)


def test_a_coordinate_is_no_more_precise_than_the_address_beside_it(planned: Planner, tmp_path: Path) -> None:
    head = (*HEAD, "Straße")
    bare, street, whole = rows(
        planned,
        tmp_path,
        (*NEW, ""),
        ("100111223", *NEW[1:], "Steinstraße"),
        ("100111224", *NEW[1:], "Steinstraße 12a"),
        head=head,
    ).rows
    assert [row.precision for row in (bare, street, whole)] == ["area", "street", "address"]


def test_without_coordinates_the_address_is_looked_up(planned: Planner, tmp_path: Path) -> None:
    head = ("Vorhabennummer", "Vorhaben", "Stadt", "Anschrift")
    row = only(
        rows(planned, tmp_path, ("100111222", "Treff", "Leipzig", "Eisenbahnstraße 66, 04315 Leipzig"), head=head)
    )
    proposal = row.proposal()
    assert proposal is not None
    address = proposal.feature["properties"]["address"]
    assert (address["street"], address["house_number"], address["postcode"]) == ("Eisenbahnstraße", "66", "04315")
    assert row.precision == "street"


@pytest.mark.parametrize("city", ["Bautzen", "02625 Bautzen", "Stadt Bautzen", "Bautzen, Stadt", "14625020"])
def test_a_city_is_known_in_the_ways_that_lists_write_it(planned: Planner, tmp_path: Path, city: str) -> None:
    assert only(rows(planned, tmp_path, (*NEW[:2], city, *NEW[3:]))).outcome == "create"


def test_an_unknown_city_is_refused_with_those_of_a_like_name(planned: Planner, tmp_path: Path) -> None:
    row = only(rows(planned, tmp_path, (*NEW[:2], "Bauzen", "", "", "")))
    assert reasons(row) == [("Stadt", "„Bauzen“ ist keine Programmstadt im Atlas.", "Bautzen, Plauen")]


def test_the_checks_of_the_data_judge_a_row_too(planned: Planner, tmp_path: Path) -> None:
    row = only(rows(planned, tmp_path, ("12", *NEW[1:])))
    assert row.outcome == "invalid"
    assert "4 bis 10 Ziffern" in row.problems[0].reason_de
    assert row.problems[0].column == "Vorhabennummer"


def test_a_line_with_more_cells_than_columns_is_refused(planned: Planner, tmp_path: Path) -> None:
    assert "7 Zellen" in reasons(only(rows(planned, tmp_path, (*NEW, "mehr"))))[0][1]


def test_a_value_for_all_rows_fills_what_the_file_leaves_out(planned: Planner, tmp_path: Path) -> None:
    row = only(rows(planned, tmp_path, ("100111222", "Treff"), head=HEAD[:2], defaults={"city": "Bautzen"}))
    assert row.outcome == "create"


def test_a_file_without_the_columns_that_are_needed_says_what_it_has(planned: Planner, tmp_path: Path) -> None:
    plan = rows(planned, tmp_path, ("1", "2"), head=("aaa", "bbb"))
    assert (plan.missing, plan.rows) == (("title", "record_id"), ())
    with pytest.raises(NothingRecognised, match="aaa, bbb"):
        plan.proposals(None, {})


# --- what is written -------------------------------------------------------------------------------------------------


def accept(house: atlas.Atlas, plan: Plan, **chosen: Any) -> int:
    return house.change(accepting.edits(plan, house.store, ORIGIN, **chosen), who="koordination", why="Liste").number


def test_accepting_writes_one_change_with_the_file_as_the_source(
    own_house: atlas.Atlas, planned_here: Planner, tmp_path: Path
) -> None:
    plan = rows(planned_here, tmp_path, NEW, KNOWN, (*NEW[:2], "Bauzen", "", "", ""))
    assert accept(own_house, plan) == 2
    fields = own_house.snapshot.fields("projects", "p-100111222")
    assert fields["sources"] == (plan.source_id,)
    source = own_house.snapshot.sources[plan.source_id]
    assert (source.what, source.publisher, source.note) == (
        "Liste der Vorhaben",
        "SAB",
        "Eingelesen aus der Datei „liste.csv“.",
    )


def test_what_an_import_leaves_is_what_another_process_reads(
    own_house: atlas.Atlas, planned_here: Planner, tmp_path: Path, geodata: Path
) -> None:
    at = ("14,43", "51,18")
    many = [(str(100111000 + number), f"Nähcafé Nr. {number}", "Bautzen", "2024", *at) for number in range(600)]
    plan = rows(planned_here, tmp_path, *many, ("36321", "Neuer Titel", "", "", "", ""))
    accept(own_house, plan, lines=[row.line for row in plan.rows if row.outcome in ("create", "update")])
    other = atlas.open(tmp_path / "data", geodata)
    try:
        assert other.store.verify() == 2
        assert own_house.store.layers() == other.store.layers()
        for name in ("projects", "areas", "cities"):
            assert own_house.snapshot.collection(name).features == other.snapshot.collection(name).features
    finally:
        other.close()


def test_a_row_that_another_version_of_the_atlas_has_checked_asks_for_another_dry_run(
    own_house: atlas.Atlas, planned_here: Planner, tmp_path: Path
) -> None:
    (edit,) = accepting.edits(rows(planned_here, tmp_path, NEW), own_house.store, ORIGIN)[1:]
    older = replace(edit, feature=str(edit.feature).replace('"title"', '"titel"'))
    with pytest.raises(InvalidRecord) as caught:
        own_house.change([older], who="koordination", why="Liste")
    assert caught.value.fields["properties"][0].endswith("Bitte den Probelauf wiederholen.")
    assert own_house.store.revision().number == 1


def test_the_same_file_once_more_changes_nothing(own_house: atlas.Atlas, planned_here: Planner, tmp_path: Path) -> None:
    accept(own_house, rows(planned_here, tmp_path, NEW, KNOWN))
    again = rows(planned_here, tmp_path, NEW, KNOWN)
    assert again.counts()["unchanged"] == 2
    with pytest.raises(ChangeRefused, match="nichts zu übernehmen"):
        accepting.edits(again, own_house.store, ORIGIN)


def test_only_the_rows_that_are_named_are_written(
    own_house: atlas.Atlas, planned_here: Planner, tmp_path: Path
) -> None:
    plan = rows(planned_here, tmp_path, NEW, ("100111223", "Garten", "Bautzen", "2024", "", ""))
    accept(own_house, plan, lines=[3])
    ids = own_house.snapshot.collection("projects").positions
    assert ("p-100111223" in ids, "p-100111222" in ids) == (True, False)


def test_a_record_that_was_changed_since_the_dry_run_is_not_overwritten(
    own_house: atlas.Atlas, planned_here: Planner, tmp_path: Path
) -> None:
    plan = rows(planned_here, tmp_path, ("36321", "Neuer Titel", "", "", "", ""), NEW)
    feature = {**plan.rows[0].proposals["update"].feature}
    feature["properties"] = {**feature["properties"], "title": "Von anderer Hand", "sources": ["src-efs-36321"]}
    own_house.change([Edit("projects", "p-36321", feature, 1)], who="ost", why="Anruf")
    with pytest.raises(Stale):
        accept(own_house, plan)
    assert "p-100111222" not in own_house.snapshot.collection("projects").positions


def test_a_deleted_project_does_not_come_back_by_a_list(
    own_house: atlas.Atlas, planned_here: Planner, tmp_path: Path
) -> None:
    own_house.change([Edit("projects", "p-36321", None, 1)], who="koordination", why="Doppelt")
    row = only(rows(planned_here, tmp_path, KNOWN))
    assert "wurde im Atlas gelöscht" in reasons(row)[0][1]


@pytest.mark.parametrize(
    ("origin", "field"),
    [
        (Origin(" ", "SAB"), "source.what"),
        (Origin("Liste", ""), "source.publisher"),
        (Origin("Liste", "SAB", "javascript:alert(1)"), "source.url"),
    ],
)
def test_nothing_is_written_without_saying_where_the_file_comes_from(
    own_house: atlas.Atlas, planned_here: Planner, tmp_path: Path, origin: Origin, field: str
) -> None:
    with pytest.raises(InvalidRecord) as refused:
        accepting.edits(rows(planned_here, tmp_path, NEW), own_house.store, origin)
    assert list(refused.value.fields) == [field]


def test_a_plan_is_the_same_for_the_same_file_mapping_and_state_and_another_for_any_other(
    own_house: atlas.Atlas, planned_here: Planner, tmp_path: Path
) -> None:
    first = rows(planned_here, tmp_path, NEW)
    assert rows(planned_here, tmp_path, NEW).digest == first.digest
    assert rows(planned_here, tmp_path, NEW, columns={"Beginn": ""}).digest != first.digest
    assert rows(planned_here, tmp_path, KNOWN).digest != first.digest
    accept(own_house, first)
    assert rows(planned_here, tmp_path, NEW).digest != first.digest


def test_the_error_file_has_only_what_is_wrong_and_runs_no_formula(planned: Planner, tmp_path: Path) -> None:
    plan = rows(planned, tmp_path, NEW, ("100111223", "Treff", '=HYPERLINK("http://example.org")', "", "", ""))
    head, line = error_file(plan.rows).decode("utf-8-sig").splitlines()
    assert head == "Kennung;Zeile;Spalte;Wert;Grund;Vorschlag"
    assert line.startswith("100111223;3;Stadt;\"'=HYPERLINK(")
