"""The list of operations by Art. 49(3) of Regulation (EU) 2021/1060: what it has, what it lacks, how it comes back."""

import csv
import hashlib
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import orjson
import pytest
from foreign_files import text_table

import atlas
from atlas.day import day_of
from atlas.export.operations import FORMS, Listing, listing
from atlas.export.operations.listing import updated_on
from atlas.export.operations.operation import NUTS3, Operation
from atlas.export.operations.selfcheck import SelfCheck, Verdict, check, persons
from atlas.export.operations.writing import FILES
from atlas.export.statement import state
from atlas.intake import accepting
from atlas.intake.accepting import Origin
from atlas.intake.child import read
from atlas.intake.known import Known
from atlas.intake.limits import LIMITS
from atlas.intake.plan import Options, Plan
from atlas.intake.planning import make_plan
from atlas.query import Query
from atlas.store.ledger import Edit

pytestmark = pytest.mark.conforms("article-49")

TODAY = date(2026, 11, 22)
# One row of a list as an office sends it, with everything that the law asks for.
GIVEN = {
    "Code des Vorhabens": "100999111",
    "Name des Begünstigten": "Stadt Zittau",
    "Name des Auftragnehmers": "Mandau Bau GmbH",
    "Bezeichnung des Vorhabens": "=Werkstatt am Mandauufer",
    "Zweck und Errungenschaften": "Eine offene Werkstatt; 40 Menschen im Jahr.",
    "Datum des Beginns": "2023-02-01",
    "Datum des Endes": "2025-01-31",
    "Gesamtkosten (EUR)": "123456.78",
    "Fonds": "ESF+",
    "Spezifisches Ziel": "ESO4.8",
    "Unionskofinanzierungssatz (%)": "60.0",
    "Breite": "50.8961",
    "Länge": "14.8072",
    "Genauigkeit der Lage": "Straße",
    "Art der Intervention": "152 - Aktive Teilhabe",
    "Stadt": "Zittau",
    "Straße": "Mandauer Berg",
    "Träger": "Hillersche Villa gGmbH",
    "Programm": "ESF Nachhaltige soziale Stadtentwicklung",
    "Förderperiode": "2021-2027",
    "EU-Mittel (EUR)": "74074.07",
    "Stand des Vorhabens": "bewilligt",
}


@pytest.fixture
def own_house(tmp_path: Path, geodata: Path) -> Any:
    opened = atlas.open(tmp_path / "data", geodata)
    yield opened
    opened.close()


def checked(
    house: atlas.Atlas, published: dict[str, date] | None = None, today: date = TODAY, **asked: str
) -> SelfCheck:
    """The list of a house with its report."""
    found = listing(house.snapshot, Query(filters=asked), updated_on(house.store, house.snapshot))
    return check(found, today, published or {})


def file_of(house: atlas.Atlas, form: str = "art49", name: str = "csv", **asked: str) -> bytes:
    """The list of a house as a file."""
    statement = state(house.snapshot, {"de": (), "en": ()}, "vorhaben")
    return FILES[name].write(FORMS[form], checked(house, **asked), statement)


def rows_of(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))


def planned(house: atlas.Atlas, path: Path) -> Plan:
    """The dry run of a file."""
    return make_plan(
        "operations",
        read(path, None, None, LIMITS),
        Known.of(house.store, house.gazetteer),
        file_name=path.name,
        file_digest=hashlib.sha256(path.read_bytes()).hexdigest(),
        options=Options(),
        today=TODAY,
    )


def taken(house: atlas.Atlas, path: Path) -> Plan:
    """Take a file in as one change."""
    plan = planned(house, path)
    edits = accepting.edits(plan, house.store, Origin("Liste der Vorhaben", "SAB"))
    house.change(edits, who="koordination", why="Liste")
    return plan


def verdict(found: SelfCheck, rule: str) -> Verdict:
    return next(one for one in found.verdicts if one.rule.id == rule)


def with_one(house: atlas.Atlas, **fields: Any) -> Listing:
    """The list of one project with some other fields."""
    known = house.snapshot.fields("projects", "p-46200")
    return Listing((Operation({**known, **fields}, None, TODAY),), {}, TODAY)


# --- what is in it ---------------------------------------------------------------------------------------------------


def test_the_form_of_the_law_has_a_column_for_each_letter_of_the_article() -> None:
    letters = {column.law.removeprefix("3").strip() for column in FORMS["art49"].columns if column.law}
    assert {"", "a", "a, b", "d", "e", "f", "g", "h", "i", "j", "k", "l", "n"} == letters


def test_the_columns_of_kohesio_are_those_of_its_validator() -> None:
    names = [column.name for column in FORMS["kohesio"].columns]
    assert len(names) == len(set(names)) == 33
    assert names[:3] == ["Operation_Unique_Identifier", "CountryID", "Operation_Name_Programme_Language"]
    assert {"Operation_Start_Date", "Operation_End_Date", "Location_Indicator_latitude_longitude"} < set(names)


def test_kohesio_gets_days_points_and_codes_as_its_validator_reads_them(house: atlas.Atlas) -> None:
    row = next(one for one in rows_of(file_of(house, "kohesio")) if one["Operation_Unique_Identifier"] == "46200")
    assert (row["Operation_Start_Date"], row["Operation_End_Date"]) == ("30/01/2023", "31/12/2028")
    assert (row["Country"], row["Total_Eligible_Expenditure_Currency"]) == ("Germany", "EUR")
    assert (row["Category_Of_Intervention"], row["Cofinancing_Rate"]) == ("152", "95.0")
    lon, lat = row["Location_Indicator_latitude_longitude"].split(", ")
    assert 11.8 < float(lon) < 15.1
    assert 50.1 < float(lat) < 51.75


def test_a_date_that_is_known_to_the_month_only_is_no_day_for_kohesio(house: atlas.Atlas) -> None:
    (operation,) = with_one(house, start="2023-02").operations
    cells = {column.name: column.value(operation) for column in FORMS["kohesio"].columns}
    assert cells["Operation_Start_Date"] is None


def test_what_is_only_planned_or_paid_by_others_is_no_operation_and_is_counted(house: atlas.Atlas) -> None:
    found = checked(house)
    ids = {operation.id for operation in found.listing.operations}
    every = house.snapshot.collection("projects").fields
    assert {fields["status"] for fields in every if fields["id"] in ids} == {"approved", None}
    assert found.told()["left_out"]["not_selected"]["count"] == 10
    assert len(ids) + sum(found.listing.left_out.values()) == len(every)


def test_the_filters_are_those_of_the_projects(house: atlas.Atlas) -> None:
    operations = checked(house, city="Zittau", period="2014-2020").listing.operations
    assert {(one.fields["city_name"], one.fields["period"]) for one in operations} == {("Zittau", "2014-2020")}


def test_every_kreis_has_its_region_of_the_union(house: atlas.Atlas) -> None:
    assert {city["kreis_ags"] for city in house.snapshot.collection("cities").fields} <= NUTS3.keys()
    assert len(set(NUTS3.values())) == 13


def test_the_seat_of_a_carrier_is_not_where_an_operation_is(house: atlas.Atlas) -> None:
    seat = {"street": "Michaelisstraße", "house_number": "1", "postcode": "04416", "kind": "carrier_seat"}
    (operation,) = with_one(house, address=seat).operations
    assert operation.site == {}


def test_a_rate_of_union_and_state_together_is_not_the_rate_of_the_union(house: atlas.Atlas) -> None:
    joint = {"value": 0.95, "basis": "eu_and_state", "computed": True}
    found = with_one(house, co_financing_rate=joint)
    assert found.operations[0].union_rate is None
    assert "Land zusammen" in verdict(check(found, TODAY, {}), "rate").gaps[0].de


def test_a_workbook_has_typed_cells_and_says_what_it_is_and_what_it_lacks(house: atlas.Atlas) -> None:
    book = openpyxl.load_workbook(io.BytesIO(file_of(house, name="xlsx")))
    assert book.sheetnames == ["Vorhaben", "Angaben", "Selbstprüfung"]
    head, *rows = book["Vorhaben"].iter_rows()
    at = {cell.value: number for number, cell in enumerate(head)}
    row = next(one for one in rows if one[at["Code des Vorhabens"]].value == "46200")
    assert row[at["Datum des Beginns"]].value.date() == date(2023, 1, 30)
    assert isinstance(row[at["Gesamtkosten (EUR)"]].value, int | float)
    assert "ODbL" in str([cell.value for line in book["Angaben"].iter_rows() for cell in line])
    assert "Art. 49 (3) k" in [line[0].value for line in book["Selbstprüfung"].iter_rows()]


def test_json_tells_the_operations_by_their_columns_with_the_report(house: atlas.Atlas) -> None:
    told = orjson.loads(file_of(house, name="json"))
    assert told["check"]["operations"] == len(told["operations"]) == 211
    assert told["operations"][0].keys() == {column.name for column in FORMS["art49"].columns}
    assert told["statement"]["Stand (Revision)"] == "1"


# --- what it lacks ---------------------------------------------------------------------------------------------------


def test_what_nobody_has_said_stays_empty_and_is_named(house: atlas.Atlas) -> None:
    found = checked(house)
    for column, rule in (("Code des Vorhabens", "code"), ("Gesamtkosten (EUR)", "cost"), ("Fonds", "fund")):
        empty = sum(not row[column] for row in rows_of(file_of(house)))
        assert verdict(found, rule).missing == empty > 0


@pytest.mark.parametrize(
    ("fields", "rule", "said"),
    [
        ({"record_id": None}, "code", "Ohne amtlichen Code."),
        ({"beneficiary": None}, "beneficiary", "unbekannt"),
        ({"summary": None}, "purpose", "fehlen"),
        ({"start": None}, "start", "Der Beginn ist unbekannt."),
        ({"start": "2023-02"}, "start", "nur ungefähr bekannt: 2023-02"),
        ({"start": "2025-02-01", "end": "2024-02-01"}, "order", "vor dem Beginn"),
        ({"cost_total_eur": None}, "cost", "unbekannt"),
        ({"fund": None}, "fund", "nicht belegt"),
        ({"specific_objective": None}, "objective", "nicht belegt"),
        ({"co_financing_rate": None}, "rate", "unbekannt"),
        ({"city_ags": "00000000"}, "location", "Weder Region noch Koordinaten"),
        ({"intervention_category": None}, "intervention", "nicht belegt"),
    ],
)
def test_each_rule_names_what_is_missing(house: atlas.Atlas, fields: dict[str, Any], rule: str, said: str) -> None:
    found = check(with_one(house, **fields), TODAY, {})
    (gap,) = verdict(found, rule).gaps
    assert said in gap.de
    assert (gap.operation_id, gap.missing, found.complete) == ("p-46200", True, 0)


def test_an_operation_that_says_everything_is_complete(house: atlas.Atlas) -> None:
    found = check(with_one(house), TODAY, {})
    assert [one.rule.id for one in found.verdicts if one.missing] == []
    assert found.complete == 1


@pytest.mark.parametrize(
    ("beneficiary", "carrier", "contractor", "hints"),
    [
        ("Stadt Zittau", "Hillersche Villa gGmbH", None, 1),
        ("Große Kreisstadt Görlitz", "AWO Oberlausitz e. V.", None, 1),
        ("Stadt Zittau", "Hillersche Villa gGmbH", "Hillersche Villa gGmbH", 0),
        # Nobody else does the work: there is nobody to name.
        ("Stadt Zittau", None, None, 0),
        ("Stadt Zittau", "Stadt Zittau", None, 0),
        # Not every beneficiary is a public body.
        ("Stadtwerke Zittau GmbH", "Hillersche Villa gGmbH", None, 0),
    ],
)
def test_a_contractor_is_asked_for_only_where_a_public_body_has_others_do_the_work(
    house: atlas.Atlas, beneficiary: str, carrier: str | None, contractor: str | None, hints: int
) -> None:
    found = check(with_one(house, beneficiary=beneficiary, carrier=carrier, contractor=contractor), TODAY, {})
    gaps = verdict(found, "contractor").gaps
    assert [gap.missing for gap in gaps] == [False] * hints


def test_two_operations_of_one_code_are_told(house: atlas.Atlas) -> None:
    one = with_one(house).operations[0]
    two = replace(one, fields={**one.fields, "id": "p-0"})
    found = check(Listing((one, two), {}, TODAY), TODAY, {})
    assert [gap.operation_id for gap in verdict(found, "code").gaps] == ["p-46200", "p-0"]


@pytest.mark.parametrize(("updated", "late"), [(date(2026, 7, 22), 0), (date(2026, 7, 21), 1)])
def test_a_list_is_updated_every_four_months(house: atlas.Atlas, updated: date, late: int) -> None:
    assert verdict(check(replace(with_one(house), updated=updated), TODAY, {}), "fresh").missing == late


def test_a_shipped_list_is_as_fresh_as_its_facts_and_a_changed_one_as_its_last_change(own_house: atlas.Atlas) -> None:
    snapshot = own_house.snapshot
    assert updated_on(own_house.store, replace(snapshot, facts_as_of="2024-02")) == date(2024, 2, 29)
    known = own_house.store.current("projects", "p-46200")
    assert known.body is not None
    feature = orjson.loads(known.body)
    feature["properties"]["note"] = "Nachgefragt."
    own_house.change([Edit("projects", "p-46200", feature, known.revision)], who="ost", why="Anruf")
    changed = day_of(own_house.snapshot.changed_at)
    assert updated_on(own_house.store, replace(own_house.snapshot, facts_as_of="2024-02")) == changed


@pytest.mark.parametrize(("since", "missing"), [(date(2024, 11, 22), 0), (date(2024, 11, 21), 1)])
def test_the_name_of_a_person_is_withheld_and_breaks_the_rule_after_two_years(
    house: atlas.Atlas, since: date, missing: int
) -> None:
    found = with_one(house, beneficiary="Herr Max Muster")
    assert (persons(found), found.operations[0].beneficiary) == (("p-46200",), "natürliche Person")
    told = verdict(check(found, TODAY, {"p-46200": since}), "person")
    assert (told.missing, "Muster" in str(told.told())) == (missing, False)


def test_a_person_who_was_never_named_breaks_no_rule(house: atlas.Atlas) -> None:
    found = with_one(house, beneficiary="natürliche Person", carrier="Frau Erika Muster")
    assert (persons(found), found.operations[0].carrier) == ((), "natürliche Person")
    assert verdict(check(found, TODAY, {}), "person").gaps == ()


def test_a_name_that_may_be_a_persons_is_for_somebody_to_check(house: atlas.Atlas) -> None:
    (gap,) = verdict(check(with_one(house, beneficiary="Max Muster"), TODAY, {}), "person").gaps
    assert (gap.missing, "bitte prüfen" in gap.de) == (False, True)


# --- that it comes back ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["art49", "kohesio"])
@pytest.mark.parametrize("name", ["csv", "csv-de", "xlsx"])
def test_what_the_atlas_writes_it_reads_back_as_unchanged(
    house: atlas.Atlas, tmp_path: Path, form: str, name: str
) -> None:
    path = tmp_path / f"liste.{FILES[name].extension}"
    path.write_bytes(file_of(house, form, name))
    plan = planned(house, path)
    assert plan.counts() == {
        **dict.fromkeys(("create", "update", "possible_duplicate", "invalid"), 0),
        "unchanged": 211,
    }


@pytest.mark.parametrize("name", ["csv", "csv-de", "xlsx"])
def test_the_list_of_an_office_goes_in_and_comes_out_again_complete(
    own_house: atlas.Atlas, tmp_path: Path, name: str
) -> None:
    taken(own_house, text_table(tmp_path / "liste.csv", [GIVEN.keys(), GIVEN.values()], delimiter="\t"))
    (row,) = rows_of(file_of(own_house, record_id="100999111"))
    assert {key: row[key].lstrip("'") for key in GIVEN} == {
        **GIVEN,
        "Bezeichnung des Vorhabens": "=Werkstatt am Mandauufer",
    }
    path = tmp_path / f"wieder.{FILES[name].extension}"
    path.write_bytes(file_of(own_house, name=name, record_id="100999111"))
    assert planned(own_house, path).counts()["unchanged"] == 1


def test_the_name_of_a_person_does_not_come_in(own_house: atlas.Atlas, tmp_path: Path) -> None:
    given = {**GIVEN, "Name des Begünstigten": "Muster, Max"}
    plan = taken(own_house, text_table(tmp_path / "liste.csv", [given.keys(), given.values()], delimiter="\t"))
    assert own_house.snapshot.fields("projects", "p-100999111")["beneficiary"] == "natürliche Person"
    assert "Art. 49" in plan.rows[0].problems[0].reason_de


def test_a_formula_in_a_name_is_text_in_every_table(own_house: atlas.Atlas, tmp_path: Path) -> None:
    taken(own_house, text_table(tmp_path / "liste.csv", [GIVEN.keys(), GIVEN.values()], delimiter="\t"))
    (row,) = rows_of(file_of(own_house, record_id="100999111"))
    assert row["Bezeichnung des Vorhabens"] == "'=Werkstatt am Mandauufer"
    book = openpyxl.load_workbook(io.BytesIO(file_of(own_house, name="xlsx", record_id="100999111")))
    assert book["Vorhaben"]["C2"].data_type == "s"
