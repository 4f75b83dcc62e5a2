"""A ledger that somebody changed behind its back or that is damaged: found, named, and left as it is."""

import sqlite3
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from ledgers import Opener, edit_area, renamed
from sqlalchemy import update
from worlds import read_features

from atlas.errors import CorruptLedger, StoreNotWritable
from atlas.store.embedded import FILE_NAME, EmbeddedStore
from atlas.store.ledger import Change, canonical
from atlas.store.schema import RECORDS, REVISIONS

# What is promised of the file itself.
in_a_file = pytest.mark.parametrize("reopen", ["sqlite"], indirect=True)


@in_a_file
@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE revision SET at = '2020-01-01T00:00:00+00:00' WHERE number = 1", "Revision 1"),
        ("UPDATE revision SET who = 'jemand' WHERE number = 2", "Revision 2"),
        ("UPDATE revision SET why = '' WHERE number = 2", "Revision 2"),
        ("UPDATE revision SET hash = 'x' || substr(hash, 2) WHERE number = 1", "Revision 1"),
        ("UPDATE revision SET previous_hash = 'x' || substr(previous_hash, 2) WHERE number = 2", "Revision 2"),
        ("UPDATE change SET after = replace(after, 'e', 'f') WHERE revision = 1 AND position = 0", "Revision 1"),
        ("UPDATE change SET before = NULL WHERE revision = 2", "Revision 2"),
        ("UPDATE change SET record_id = record_id || 'x' WHERE revision = 2", "Revision 2"),
        ("UPDATE change SET collection = 'cities' WHERE revision = 2", "Revision 2"),
        ("UPDATE change SET position = 9 WHERE revision = 3 AND position = 0", "Revision 3"),
        ("DELETE FROM change WHERE revision = 2", "Revision 2"),
        ("INSERT INTO change VALUES (2, 99, 'areas', 'x', NULL, '{}')", "Revision 2"),
        ("DELETE FROM revision WHERE number = 2", "Revision 3"),
        ("DELETE FROM revision WHERE number = 3", "Revision 3"),
        ("UPDATE record SET body = replace(body, 'Name', 'Nahme') WHERE who = 'mara'", "Eintrag areas/"),
        ("UPDATE record SET body = NULL WHERE collection = 'managers'", "Eintrag managers/"),
        ("DELETE FROM record WHERE collection = 'sources'", "Eintrag sources/"),
        ("INSERT INTO record VALUES ('areas', 'erfunden', 1, 'x', '{}')", "Eintrag areas/erfunden"),
        ("DELETE FROM change WHERE revision = 3; DELETE FROM revision WHERE number = 3", "Eintrag areas/"),
    ],
)
def test_verifying_finds_what_was_changed_behind_the_back_of_the_ledger(
    tmp_path: Path, shipped: Path, reopen: Opener, statement: str, named: str
) -> None:
    store = reopen()
    first, second, _ = read_features(shipped / "areas.geojson")
    edit_area(store, first, "Name 1")
    pair = [Change("areas", f["id"], canonical(f), canonical(renamed(f, "Name 2"))) for f in (first, second)]
    store.append(pair, who="mara", why="zwei")
    assert store.verify() == 3
    store.close()
    with closing(sqlite3.connect(tmp_path / "data" / FILE_NAME)) as connection:
        connection.executescript(statement)
    with pytest.raises(CorruptLedger, match=named):
        store.verify()


def test_a_long_history_is_proven_without_holding_it_in_memory(reopen: Opener) -> None:
    store, long = reopen(), '"' + "ä" * 100_000 + '"'
    store.append([Change("areas", f"lang-{number}", None, long) for number in range(150)], who="mara", why="Lang")
    store.append([Change("areas", f"lang-{number}", long, None) for number in range(150)], who="mara", why="Weg")
    tracemalloc.start()
    assert store.verify() == 3
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # All bodies together have thirty million letters, of two bytes each.
    assert most < 40_000_000


def test_what_was_changed_behind_the_back_of_the_ledger_is_found_in_every_engine(reopen: Opener) -> None:
    store = reopen()
    with store._database.writing() as connection:
        connection.execute(update(REVISIONS).values(why="Etwas anderes"))
    with pytest.raises(CorruptLedger, match="Revision 1"):
        store.verify()


@pytest.mark.parametrize("body", ["{", "{}", "[]"])
def test_a_record_that_cannot_be_read_is_damage_in_every_engine(reopen: Opener, body: str) -> None:
    store = reopen()
    with store._database.writing() as connection:
        connection.execute(update(RECORDS).where(RECORDS.c.collection == "managers").values(body=body))
    with pytest.raises(CorruptLedger):
        store.layers()


@in_a_file
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda body: b"This is no ledger at all.", id="another file"),
        pytest.param(lambda body: b"\x00" * len(body), id="zeros"),
        pytest.param(lambda body: body[: len(body) // 2], id="cut off"),
        pytest.param(lambda body: body[:100] + b"\xff" * 4000 + body[4100:], id="first page overwritten"),
        pytest.param(lambda body: body[:8192] + b"\xff" * (len(body) - 8192), id="all but the head overwritten"),
    ],
)
def test_a_damaged_ledger_is_named_and_not_touched(
    tmp_path: Path, reopen: Opener, damage: Callable[[bytes], bytes]
) -> None:
    reopen().close()
    path = tmp_path / "data" / FILE_NAME
    path.write_bytes(damage(path.read_bytes()))
    damaged = path.read_bytes()
    with pytest.raises(CorruptLedger, match=FILE_NAME) as caught:
        reopen()
    assert "nicht angetastet" in caught.value.de and "left as it is" in caught.value.en
    assert path.read_bytes() == damaged
    assert [item.name for item in path.parent.iterdir()] == [FILE_NAME]


@in_a_file
@pytest.mark.parametrize("body", ["{", "{}", '{"properties": {}, "geometry": null}', "[]"])
def test_a_record_that_cannot_be_read_is_a_damaged_ledger(tmp_path: Path, reopen: Opener, body: str) -> None:
    store = reopen()
    with closing(sqlite3.connect(tmp_path / "data" / FILE_NAME)) as connection:
        connection.execute("UPDATE record SET body = ? WHERE collection = 'managers'", (body,))
        connection.commit()
    with pytest.raises(CorruptLedger):
        store.layers()


def test_a_data_directory_that_cannot_be_made_is_named_with_what_to_do(tmp_path: Path, shipped: Path) -> None:
    (tmp_path / "file").write_text("I am no folder")
    with pytest.raises(StoreNotWritable, match="ATLAS_DATA_DIR") as caught:
        EmbeddedStore.open(tmp_path / "file" / "data", shipped)
    assert str(tmp_path / "file" / "data") in caught.value.de
    assert (tmp_path / "file").read_text() == "I am no folder"


def test_a_file_in_the_place_of_the_data_directory_is_left_alone(tmp_path: Path, shipped: Path) -> None:
    (tmp_path / "file").write_text("I am no folder")
    with pytest.raises(StoreNotWritable, match="kann nicht beschrieben werden"):
        EmbeddedStore.open(tmp_path / "file", shipped)
    assert (tmp_path / "file").read_text() == "I am no folder"


def test_a_folder_in_the_place_of_the_ledger_is_said_not_to_be_writable(tmp_path: Path, shipped: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(StoreNotWritable, match="unable to open database file"):
        EmbeddedStore.open(tmp_path, shipped)
