"""Saved mappings: the columns of an office's list are said once, and understood by their name ever after."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import orjson
import pytest
from foreign_files import text_table

from atlas.errors import InvalidParameter, NotFound
from atlas.intake.mappings import MappingStore, Saved, options_of, over
from atlas.intake.plan import Options, Plan
from atlas.store.engines import open_mappings
from atlas.store.mappings import MappingTexts

Planner = Callable[..., Plan]
HEAD = ("Nr", "Maßnahme der Stadt", "Wo", "Eigenes")
ROW = ("100111222", "Nähcafé im Treff", "Bautzen", "x")
SAID = {"Nr": "record_id", "Maßnahme der Stadt": "title", "Wo": "city", "Eigenes": ""}


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str | None:
    """The address of an empty database; None for a file."""
    return request.getfixturevalue("postgres").database() if request.param == "postgresql" else None


@pytest.fixture
def texts(tmp_path: Path, url: str | None) -> Iterator[MappingTexts]:
    opened = open_mappings(tmp_path / "data", url)
    yield opened
    opened.close()


@pytest.fixture
def store(texts: MappingTexts) -> MappingStore:
    return MappingStore(texts)


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


@pytest.mark.parametrize("name", ["", " ", "x" * 81, "a\nb", "=()"])
def test_a_name_says_something(store: MappingStore, name: str) -> None:
    with pytest.raises(InvalidParameter):
        store.keep(saved(name))
    assert store.all() == []


def test_a_mapping_of_another_version_is_as_if_it_had_not_been_saved(store: MappingStore, texts: MappingTexts) -> None:
    store.keep(saved())
    texts.keep("operations", "Später", '{"kind": "operations", "wie": 2}')
    assert store.all() == [saved()]


def test_mappings_that_lie_in_files_from_before_are_taken_over_once(tmp_path: Path, url: str | None) -> None:
    folder = tmp_path / "alt" / "mappings"
    folder.mkdir(parents=True)
    (folder / "6f1c.json").write_bytes(orjson.dumps(saved()))
    (folder / "kein.json").write_bytes(b"{")
    for _ in range(2):
        with closing(open_mappings(tmp_path / "alt", url)) as opened:
            assert MappingStore(opened).all() == [saved()]
        assert [path.name for path in folder.iterdir()] == ["kein.json"]


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
