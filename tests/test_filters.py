"""The filter table: every filter finds exactly the records that have the value, and refuses what it cannot use."""

from collections.abc import Mapping
from typing import Any

import pytest

from atlas.errors import InvalidParameter
from atlas.filters import FILTERS, Filter, filters_of
from atlas.model import PERIODS, REGIONS
from atlas.snapshot import COLLECTIONS, Snapshot
from atlas.text import fold

Fields = Mapping[str, Any]
TABLE = [(name, item) for name, items in FILTERS.items() for item in items]
BY_VALUE = [(name, item) for name, item in TABLE if item.kind in ("code", "text")]
CODES = [(name, item) for name, item in TABLE if item.choices]
every_filter = pytest.mark.parametrize(("collection", "item"), TABLE, ids=lambda v: getattr(v, "name", v))
every_value_filter = pytest.mark.parametrize(("collection", "item"), BY_VALUE, ids=lambda v: getattr(v, "name", v))
every_code_filter = pytest.mark.parametrize(("collection", "item"), CODES, ids=lambda v: getattr(v, "name", v))


def values(fields: Fields, item: Filter) -> tuple[Any, ...]:
    value = fields[item.path or item.name]
    return tuple(value) if isinstance(value, list | tuple) else () if value is None else (value,)


def found(snapshot: Snapshot, collection: str, name: str, text: str) -> list[str]:
    rows = snapshot.collection(collection)
    test = filters_of(collection)[name].parse(text)
    return [key for key, fields in zip(rows.ids, rows.fields, strict=True) if test(fields)]


def test_every_collection_has_filters_of_different_names() -> None:
    assert set(FILTERS) == set(COLLECTIONS)
    assert all(len(filters_of(name)) == len(items) for name, items in FILTERS.items())


@every_value_filter
def test_a_value_finds_exactly_the_records_that_have_it(snapshot: Snapshot, collection: str, item: Filter) -> None:
    rows = snapshot.collection(collection)
    like = fold if item.kind == "text" else str
    held = [{like(value) for value in values(fields, item)} for fields in rows.fields]
    present = {value for fields in rows.fields for value in values(fields, item)}
    assert present
    for value in present:
        wanted = [key for key, own in zip(rows.ids, held, strict=True) if like(value) in own]
        assert found(snapshot, collection, item.name, value) == wanted, value


@every_code_filter
def test_every_value_in_the_data_is_one_of_the_choices(snapshot: Snapshot, collection: str, item: Filter) -> None:
    present = {value for fields in snapshot.collection(collection).fields for value in values(fields, item)}
    assert present <= set(item.choices)


@every_code_filter
def test_an_unknown_code_is_refused_with_the_known_ones(collection: str, item: Filter) -> None:
    with pytest.raises(InvalidParameter, match="keinesfalls") as caught:
        item.parse(f"{item.choices[0]},keinesfalls")
    assert (caught.value.parameter, caught.value.known) == (item.name, item.choices)


@every_filter
@pytest.mark.parametrize("text", ["", " ", ",", " , "])
def test_no_value_is_refused(collection: str, item: Filter, text: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        item.parse(text)
    assert caught.value.parameter == item.name


@every_filter
def test_a_filter_is_named_in_german_and_english(collection: str, item: Filter) -> None:
    assert item.label_de and item.label_en
    assert item.describe("x") == f"{item.label_de}: x"


@every_filter
def test_a_schema_says_what_a_value_looks_like(collection: str, item: Filter) -> None:
    schema = item.schema()
    assert schema["type"] == {"code": "string", "text": "string", "year": "integer"}.get(item.kind, "number")
    assert tuple(schema.get("enum", ())) == item.choices


def test_several_values_mean_or(snapshot: Snapshot) -> None:
    both = found(snapshot, "areas", "region", "east,west")
    east, west = (found(snapshot, "areas", "region", region) for region in REGIONS)
    assert east and west and sorted(both) == sorted([*east, *west])


def test_a_list_is_found_by_any_of_its_values(snapshot: Snapshot) -> None:
    office = next(fields for fields in snapshot.collection("offices").fields if len(fields["area_ids"]) > 1)
    assert all(office["id"] in found(snapshot, "offices", "area", area) for area in office["area_ids"])


@pytest.mark.parametrize("text", ["Görlitz", "goerlitz", "GÖRLITZ", "  Görlitz ", "Leipzig,Görlitz"])
def test_text_is_found_without_regard_to_case_and_umlauts(snapshot: Snapshot, text: str) -> None:
    assert "14626110" in {snapshot.fields("areas", key)["city_ags"] for key in found(snapshot, "areas", "city", text)}


def test_text_is_compared_as_a_whole(snapshot: Snapshot) -> None:
    assert found(snapshot, "areas", "city", "Görl") == []


@pytest.mark.parametrize(("text", "period"), [("ESF", "2014-2020"), ("ESF+", "2021-2027"), ("esf plus", "2021-2027")])
def test_the_funds_of_both_periods_are_told_apart(snapshot: Snapshot, text: str, period: str) -> None:
    periods = {snapshot.fields("projects", key)["period"] for key in found(snapshot, "projects", "fund", text)}
    assert periods == {period}


@pytest.mark.parametrize(
    "name",
    [
        "ESF-Plus-Gebiet Annaberg-Buchholz (Innenstadt, Buchholz, Wohngebiet BUR)",
        "ESF-Fördergebiet Glauchau (Innenstadt, Auestraße, Scherberg)",
    ],
)
def test_a_name_with_commas_can_be_asked_for(snapshot: Snapshot, name: str) -> None:
    assert [snapshot.fields("areas", key)["name"] for key in found(snapshot, "areas", "name", name)] == [name]


@pytest.mark.parametrize(
    ("name", "keep"), [("cost_min", lambda cost: cost >= 100_000), ("cost_max", lambda cost: cost <= 100_000)]
)
@pytest.mark.parametrize("text", ["100000", " 100000 ", "100000.0", "100000,0", "1e5"])
def test_a_bound_keeps_known_amounts_on_its_side(snapshot: Snapshot, name: str, keep: Any, text: str) -> None:
    rows = snapshot.collection("projects").fields
    wanted = [f["id"] for f in rows if f["cost_total_eur"] is not None and keep(f["cost_total_eur"])]
    assert wanted and found(snapshot, "projects", name, text) == wanted


def test_a_bound_includes_the_amount_itself() -> None:
    known = filters_of("projects")
    assert known["cost_min"].parse("5")({"cost_total_eur": 5.0})
    assert known["cost_max"].parse("5")({"cost_total_eur": 5.0})


@pytest.mark.parametrize("name", ["cost_min", "cost_max", "year"])
@pytest.mark.parametrize("text", ["viel", "-1", "nan", "inf", "1 000", "0x10", "1,000,000"])
def test_what_is_no_usable_number_is_refused(name: str, text: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        filters_of("projects")[name].parse(text)
    assert caught.value.parameter == name


@pytest.mark.parametrize("text", ["1989", "2101", "2019.5", "0"])
def test_a_year_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(InvalidParameter):
        filters_of("projects")["year"].parse(text)


@pytest.mark.parametrize(
    ("start", "end", "runs"),
    [
        ("2016-08-31", "2019-04-23", (2016, 2017, 2018, 2019)),
        ("2018", "2018", (2018,)),
        ("2018-09", None, (2018, 2019, 2020)),  # no end known: still running
        (None, "2017", (2015, 2016, 2017)),  # no start known: as far back as one asks
        (None, None, ()),  # nothing known: in no year
    ],
)
def test_a_project_runs_in_the_years_from_start_to_end(
    start: str | None, end: str | None, runs: tuple[int, ...]
) -> None:
    years = filters_of("projects")["year"]
    assert tuple(y for y in range(2015, 2021) if years.parse(str(y))({"start": start, "end": end})) == runs


def test_a_long_wrong_value_is_not_repeated_in_full() -> None:
    with pytest.raises(InvalidParameter) as caught:
        filters_of("projects")["cost_min"].parse("x" * 5000)
    assert len(caught.value.de) < 200


def test_the_periods_are_those_of_the_programme() -> None:
    assert filters_of("areas")["period"].choices == PERIODS
