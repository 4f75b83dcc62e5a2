"""Saved mappings: the columns of an office's list are said once, and understood by their name ever after."""

from collections.abc import Callable
from pathlib import Path

import pytest
from foreign_files import text_table

from atlas.errors import InvalidParameter, NotFound
from atlas.intake.mappings import FOLDER, MappingStore, Saved, options_of, over
from atlas.intake.plan import Options, Plan

Planner = Callable[..., Plan]
HEAD = ("Nr", "Maßnahme der Stadt", "Wo", "Eigenes")
ROW = ("100111222", "Nähcafé im Treff", "Bautzen", "x")
SAID = {"Nr": "record_id", "Maßnahme der Stadt": "title", "Wo": "city", "Eigenes": ""}


@pytest.fixture
def store(tmp_path: Path) -> MappingStore:
    return MappingStore(tmp_path / "data")


def saved(name: str = "Liste der SAB", **options: object) -> Saved:
    return Saved("operations", name, Options(**{"columns": SAID, **options}), "koordination", "2026-11-22")  # type: ignore[arg-type]


def test_a_mapping_is_found_by_its_name_whatever_its_case(store: MappingStore) -> None:
    store.keep(saved())
    assert store.find("operations", "liste der sab") == saved()
    assert store.all("offices") == []


def test_the_same_name_once_more_stands_for_the_later_one(store: MappingStore) -> None:
    store.keep(saved())
    store.keep(saved(name="LISTE DER SAB", crs="EPSG:25833"))
    assert [one.options.crs for one in store.all()] == ["EPSG:25833"]


def test_a_mapping_that_is_forgotten_is_gone_and_an_unknown_name_tells_those_that_there_are(
    store: MappingStore,
) -> None:
    store.keep(saved())
    store.keep(saved("Liste der Stadt"))
    store.drop("operations", "Liste der Stadt")
    with pytest.raises(NotFound, match="Gespeichert: Liste der SAB") as refused:
        store.find("operations", "Liste der SBA")
    assert refused.value.near == ("Liste der SAB",)


@pytest.mark.parametrize("name", ["", " ", "../../etc", "x" * 81, "a\nb", "=()"])
def test_a_name_is_no_path_and_says_something(store: MappingStore, tmp_path: Path, name: str) -> None:
    try:
        store.keep(saved(name))
    except InvalidParameter:
        assert store.all() == []
    assert [file.parent.name for file in tmp_path.rglob("*") if file.is_file()] in ([], [FOLDER])


def test_a_damaged_file_is_as_if_it_had_not_been_saved(store: MappingStore, tmp_path: Path) -> None:
    store.keep(saved())
    next((tmp_path / "data" / FOLDER).iterdir()).write_bytes(b"{")
    assert store.all() == []


def test_a_list_with_foreign_columns_is_understood_by_the_mapping_of_the_one_before(
    planned: Planner, store: MappingStore, tmp_path: Path
) -> None:
    first = planned("operations", text_table(tmp_path / "mai.csv", [HEAD, ROW]), columns=SAID)
    store.keep(Saved("operations", "Stadt", options_of(first), "koordination", "2026-11-22"))
    options = store.find("operations", "Stadt").options
    later = text_table(tmp_path / "juni.csv", [(*HEAD, "Gesamtkosten"), (*ROW, "1.000,00 €")])
    plan = planned("operations", later, columns=options.columns)
    assert [column.field for column in plan.columns] == ["record_id", "title", "city", None, "cost_total_eur"]
    assert plan.counts()["create"] == 1


def test_a_column_that_a_file_does_not_have_takes_no_field_from_one_that_it_has(
    planned: Planner, tmp_path: Path
) -> None:
    path = text_table(tmp_path / "liste.csv", [("Vorhabennummer", "Titel", "Stadt"), ROW[:3]])
    assert planned("operations", path, columns=SAID).counts()["create"] == 1


def test_what_is_said_now_goes_before_what_was_saved() -> None:
    kept = Options(crs="EPSG:31468", columns={"Wo": "city"}, defaults={"city": "Bautzen"})
    said = Options(crs="EPSG:25833", sheet="Juni", columns={"Wo": ""})
    assert over(kept, said) == Options("EPSG:25833", "Juni", {"Wo": ""}, {"city": "Bautzen"})
