"""Reading a ledger again: as if it were read for the first time, for the price of what has changed."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.layers import Layer
from atlas.model import RECORD_TYPES, record_id
from atlas.store.database import Ask
from atlas.store.embedded import FILE_NAME
from atlas.store.engines import open_ledger
from atlas.store.ledger import Change, Edit, canonical
from atlas.store.reading import Ledger
from atlas.store.records import LayerReader
from atlas.store.store import Store

OFFICES = "offices"


@pytest.fixture
def store(tmp_path: Path, threes: Path) -> Iterator[Store]:
    with closing(open_ledger(tmp_path, threes, None)) as opened:
        yield opened


def body(store: Ledger) -> str:
    """Return the first office as the ledger holds it."""
    return next(iter(store.whole().present(OFFICES).values())).body or ""


def noted(office: str, note: str, key: str = "") -> str:
    """Return an office with another note, perhaps as another one."""
    feature = orjson.loads(office)
    feature["properties"]["note"] = note
    if key:
        feature["id"] = feature["properties"]["id"] = key
    return canonical(feature)


def write(store: Store, key: str, after: str | None, collection: str = OFFICES) -> None:
    before = store.current(collection, key).body
    store.append([Change(collection, key, before, after)], who="mara", why="Test")


def merger(key: str, into: str) -> str:
    return canonical({"properties": {"collection": OFFICES, "record_id": key, "into": into}})


class Counted(LayerReader):
    """Counts the rows of records that are read."""

    rows = 0

    def read(self, ask: Ask, revision: Any) -> Any:
        def counting(question: str) -> Any:
            found = [*ask(question)]
            self.rows += len(found) if "FROM record" in question else 0
            return found

        return super().read(counting, revision)


@contextmanager
def two(folder: Path, layers: Path) -> Iterator[tuple[Store, Ledger, Callable[[], Any]]]:
    """Give a ledger, another that has read it, and how it is read for the first time."""

    def anew() -> Any:
        with closing(open_ledger(folder, layers, None)) as third:
            return third.state()

    with closing(open_ledger(folder, layers, None)) as one, closing(open_ledger(folder, layers, None)) as other:
        other.state()
        yield one, other, anew


STEPS = st.tuples(
    st.sampled_from(["write", "delete", "merge", "part"]), st.sampled_from(["a", "b", "c"]), st.booleans()
)


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_a_ledger_read_again_is_as_one_read_for_the_first_time(
    threes: Path, steps: list[tuple[str, str, bool]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, two(Path(folder), threes) as (one, other, anew):
        office = body(one)
        for number, (step, key, looks) in enumerate(steps):
            if step in ("merge", "part"):
                write(one, f"offices-{key}", merger(key, "c") if step == "merge" else None, "mergers")
            else:
                write(one, key, noted(office, f"Notiz {number}", key) if step == "write" else None)
            if looks:
                assert other.state() == anew()
        assert other.state() == anew()


def test_records_that_come_and_go_before_and_behind_others_are_read_together(tmp_path: Path, threes: Path) -> None:
    with two(tmp_path, threes) as (one, other, anew):
        office, last = body(one), [*one.present(OFFICES)][-1]
        for key in ("0", "1", "zz"):
            write(one, key, noted(office, key, key))
        assert other.state() == anew()
        write(one, "1", None)
        write(one, last, None)
        write(one, "zzz", noted(office, "zzz", "zzz"))
        assert other.state() == anew()


def test_after_a_change_only_what_has_changed_is_read(tmp_path: Path, threes: Path, store: Store) -> None:
    reader = Counted()
    ledger = Ledger(store._database, reader)
    ledger.state()
    before, reader.rows = reader.rows, 0
    write(store, "neu", noted(body(store), "neu", "neu"))
    ledger.state()
    assert reader.rows == 1 < before


def test_after_a_deletion_of_all_that_was_deleted_before_nothing_is_read(store: Store) -> None:
    for key in ("alt", "neu"):
        write(store, key, noted(body(store), key, key))
    write(store, "alt", None)
    reader = Counted()
    ledger = Ledger(store._database, reader)
    ledger.state()
    reader.rows = 0
    write(store, "neu", None)
    _, _, gone = ledger.state()
    # The row of the deleted record, and what it was called.
    assert reader.rows == 2
    assert {key for _, key in gone} == {"alt", "neu"}


def test_records_are_found_by_their_ids_in_the_order_of_the_layer(store: Store) -> None:
    write(store, "neu", noted(body(store), "neu", "neu"))
    layers = store.layers()
    for name in RECORD_TYPES:
        layer = getattr(layers, name)
        wanted = {record_id(record) for record in layer.records[::2]} | {"nix"}
        assert layer.with_ids(wanted) == Layer.with_ids(layer, wanted)
        assert layer.with_ids(wanted).records == layer.records[::2]


def test_records_of_a_town_are_found_side_by_side(store: Store) -> None:
    layers = store.layers()
    towns = [city.ags for city in layers.cities.records]
    for name in RECORD_TYPES:
        layer = getattr(layers, name)
        for town in (*towns, "nix"):
            wanted = [record for record in layer.records if getattr(record, "city_ags", None) == town]
            assert [*layer.in_town(town)] == [*Layer.in_town(layer, town)] == wanted
    assert layers.projects.in_town(layers.projects.records[0].city_ags)


def test_a_layer_without_a_change_stays_the_very_same(store: Store) -> None:
    before = store.layers()
    write(store, "neu", noted(body(store), "neu", "neu"))
    after = store.layers()
    assert after.offices != before.offices
    assert all(getattr(after, name) is getattr(before, name) for name in RECORD_TYPES if name != OFFICES)


def test_what_a_dry_run_has_written_is_never_read(tmp_path: Path, threes: Path) -> None:
    with two(tmp_path, threes) as (one, _, anew):
        one.state()
        key, office = next(iter(one.present(OFFICES).items()))
        edit = Edit(OFFICES, key, noted(office.body or "", "nur ein Versuch"), None)
        one.change([edit], who="mara", why="Test", dry_run=True)
        assert one.state() == anew()


def test_a_backup_in_its_place_is_read_whole_though_it_ends_with_the_same_number(tmp_path: Path, threes: Path) -> None:
    early, late = tmp_path / "early", tmp_path / "late"
    with closing(open_ledger(early, threes, None)) as store:
        office = body(store)
    shutil.copytree(early, late)
    for folder, name in ((early, "alt"), (late, "neu")):
        with closing(open_ledger(folder, threes, None)) as store:
            write(store, name, noted(office, name, name))
    with two(early, threes) as (one, _, anew):
        reader = one._reader
        one.state()
        with closing(open_ledger(late, threes, None)) as other:
            taken = Ledger(other._database, reader).state()
            assert taken == other.state()
        assert (late / FILE_NAME).is_file() and taken != anew()
