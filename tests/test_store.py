"""The ledger: filled once, never overwriting an edit, proving its own history, refusing what is damaged."""

import sqlite3
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from worlds import copy_layers, read_features

from atlas.errors import BrokenLayer, CorruptLedger, StoreError, StoreNotWritable
from atlas.layers import Layers, read_layers
from atlas.model import RECORD_TYPES, Area, record_id
from atlas.store.embedded import FILE_NAME, EmbeddedStore
from atlas.store.engines import open_ledger
from atlas.store.ledger import (
    FIRST_HASH,
    SHIPPED,
    Change,
    Held,
    canonical,
    revision_hash,
    shipped_changes,
)
from atlas.store.schema import RECORDS, REVISIONS
from atlas.store.store import Store

Opener = Callable[[], Store]
# What is promised of the file itself.
in_a_file = pytest.mark.parametrize("reopen", ["sqlite"], indirect=True)


@pytest.fixture
def shipped(tmp_path: Path, threes: Path) -> Path:
    """Layers of three records each that a test may change."""
    return copy_layers(threes, tmp_path / "layers")


@pytest.fixture(params=["sqlite", "postgresql"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path, shipped: Path) -> Iterator[Opener]:
    """Open the ledger, as often as needed; each time as a new process would. Every engine keeps the same promises."""
    opened: list[Store] = []
    url = request.getfixturevalue("postgres").database() if request.param == "postgresql" else None

    def again() -> Store:
        for store in opened:
            store.close()
        opened.append(open_ledger(tmp_path / "data", shipped, url))
        return opened[-1]

    yield again
    for store in opened:
        store.close()


def ship(shipped: Path, name: str, edit: Callable[[list[dict[str, Any]]], Any]) -> None:
    """Change a shipped layer file, as a new version of the atlas does."""
    path = shipped / f"{name}.geojson"
    document = orjson.loads(path.read_bytes())
    edit(document["features"])
    path.write_bytes(orjson.dumps(document))


def renamed(feature: dict[str, Any], name: str) -> dict[str, Any]:
    return {**feature, "properties": {**feature["properties"], "name": name}}


def edit_area(store: Store, feature: dict[str, Any], name: str) -> None:
    """Rename an area as a person does."""
    change = Change("areas", feature["id"], canonical(feature), canonical(renamed(feature, name)))
    store.append([change], who="mara", why="Name berichtigt")


def area_names(store: Store) -> dict[str, str]:
    return {area.id: area.name for area in store.layers().areas.records}


# --- Opening ----------------------------------------------------------------------------------------------------------


def test_the_first_start_fills_the_ledger_in_one_revision(reopen: Opener) -> None:
    store = reopen()
    (first,) = store.revisions()
    assert (first.number, first.who, first.previous_hash) == (1, SHIPPED, FIRST_HASH)
    assert store.revision() == first


def test_the_second_start_makes_no_revision(reopen: Opener) -> None:
    before = reopen().revisions()
    assert reopen().revisions() == before


@in_a_file
def test_the_second_start_changes_nothing(reopen: Opener, tmp_path: Path) -> None:
    before = reopen().revisions()
    body = (tmp_path / "data" / FILE_NAME).read_bytes()
    assert reopen().revisions() == before
    assert (tmp_path / "data" / FILE_NAME).read_bytes() == body


def test_the_ledger_gives_back_every_shipped_record_and_geometry(tmp_path: Path, geodata: Path, layers: Layers) -> None:
    with closing(EmbeddedStore.open(tmp_path, geodata / "layers")) as store:
        held = store.layers()
    for name in RECORD_TYPES:
        given, kept = getattr(layers, name), getattr(held, name)
        assert by_id(kept) == by_id(given), name
        assert kept.members == given.members


def by_id(layer: Any) -> dict[str, Any]:
    return {record_id(r): (r, g) for r, g in zip(layer.records, layer.geometries, strict=True)}


def test_records_come_in_order_of_town_and_id(tmp_path: Path, geodata: Path) -> None:
    with closing(EmbeddedStore.open(tmp_path, geodata / "layers")) as store:
        keys = [(area.city_ags, area.id) for area in store.layers().areas.records]
    assert keys == sorted(keys) and len(keys) == 69


def test_the_data_directory_is_made_with_all_folders_above_it(tmp_path: Path, shipped: Path) -> None:
    deep = tmp_path / "a" / "b" / "c"
    with closing(EmbeddedStore.open(deep, shipped)):
        assert [path.name for path in deep.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_without_a_layer_the_start_fails_naming_it_and_leaves_no_half_ledger(
    shipped: Path, reopen: Opener, name: str
) -> None:
    path = shipped / f"{name}.geojson"
    body = path.read_bytes()
    path.unlink()
    with pytest.raises(BrokenLayer, match=rf"{name}\.geojson"):
        reopen()
    path.write_bytes(body)
    assert reopen().revision().number == 1


def test_a_feature_without_id_is_refused_by_name_of_file_and_place(shipped: Path, reopen: Opener) -> None:
    ship(shipped, "areas", lambda features: features[1].pop("id"))
    with pytest.raises(BrokenLayer, match=r"areas\.geojson Feature 2"):
        reopen()


def test_a_broken_layer_at_a_later_start_loses_nothing(shipped: Path, reopen: Opener) -> None:
    before = reopen().revisions()
    body = (shipped / "areas.geojson").read_bytes()
    (shipped / "areas.geojson").write_bytes(body[:-20])
    with pytest.raises(BrokenLayer, match=r"areas\.geojson"):
        reopen()
    (shipped / "areas.geojson").write_bytes(body)
    assert reopen().revisions() == before


def test_two_processes_that_open_the_same_fresh_directory_both_get_the_one_first_revision(
    tmp_path: Path, geodata: Path
) -> None:
    program = (
        "import sys, time; from pathlib import Path; from atlas.store.embedded import EmbeddedStore\n"
        "gate = Path(sys.argv[3]); print('ready', flush=True)\n"
        "while not gate.exists(): time.sleep(0.001)\n"
        "store = EmbeddedStore.open(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "print([r.hash for r in store.revisions()], len(store.layers().projects.records), store.verify())\n"
    )
    arguments = [str(tmp_path / "data"), str(geodata / "layers"), str(tmp_path / "gate")]
    command = [sys.executable, "-c", program, *arguments]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(2)]
    assert [process.stdout.readline() for process in both if process.stdout] == ["ready\n", "ready\n"]
    (tmp_path / "gate").touch()
    said = [process.communicate(timeout=60)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert said[0] == said[1] and said[0].endswith(" 222 1\n") and said[0].count("'") == 2


# --- Edits and new shipped layers -------------------------------------------------------------------------------------


def test_an_edit_survives_a_restart(shipped: Path, reopen: Opener) -> None:
    first = read_features(shipped / "areas.geojson")[0]
    edit_area(reopen(), first, "Neuer Name")
    store = reopen()
    assert area_names(store)[first["id"]] == "Neuer Name"
    assert [(r.number, r.who, r.why) for r in store.revisions()][1:] == [(2, "mara", "Name berichtigt")]


def test_a_changed_layer_updates_only_what_nobody_has_edited(shipped: Path, reopen: Opener) -> None:
    edited, plain, same = read_features(shipped / "areas.geojson")
    edit_area(reopen(), edited, "Von Hand")
    ship(shipped, "areas", lambda features: [f["properties"].update(name="Neu") for f in features[:2]])
    store = reopen()
    assert area_names(store) == {
        edited["id"]: "Von Hand",
        plain["id"]: "Neu",
        same["id"]: same["properties"]["name"],
    }
    assert [revision.who for revision in store.revisions()] == [SHIPPED, "mara", SHIPPED]


def test_a_changed_layer_that_changes_no_record_makes_no_revision(shipped: Path, reopen: Opener) -> None:
    before = reopen().revisions()
    ship(shipped, "areas", lambda features: features.reverse())
    assert reopen().revisions() == before


def test_what_a_person_deleted_does_not_come_back(shipped: Path, reopen: Opener) -> None:
    first = read_features(shipped / "areas.geojson")[0]
    reopen().append([Change("areas", first["id"], canonical(first), None)], who="mara", why="doppelt")
    ship(shipped, "areas", lambda features: features[0]["properties"].update(name="Neu"))
    assert first["id"] not in area_names(reopen())


def test_what_is_no_longer_shipped_goes_unless_somebody_edited_it(shipped: Path, reopen: Opener) -> None:
    edited, plain, same = read_features(shipped / "areas.geojson")
    edit_area(reopen(), edited, "Von Hand")
    ship(shipped, "areas", lambda features: features.__delitem__(slice(0, 2)))
    assert set(area_names(reopen())) == {edited["id"], same["id"]}
    assert plain["id"] not in area_names(reopen())


def test_what_is_newly_shipped_arrives(shipped: Path, reopen: Opener, geodata: Path) -> None:
    reopen()
    fourth = read_features(geodata / "layers" / "areas.geojson")[3]
    ship(shipped, "areas", lambda features: features.append(fourth))
    store = reopen()
    assert fourth["id"] in area_names(store) and store.revision().number == 2


def test_what_went_and_is_shipped_again_comes_back(shipped: Path, reopen: Opener) -> None:
    last = read_features(shipped / "areas.geojson")[2]
    reopen()
    ship(shipped, "areas", lambda features: features.pop())
    assert last["id"] not in area_names(reopen())
    ship(shipped, "areas", lambda features: features.append(last))
    assert last["id"] in area_names(reopen())


def test_an_edit_shows_in_the_joined_atlas(shipped: Path, reopen: Opener) -> None:
    first = read_features(shipped / "areas.geojson")[0]
    edit_area(reopen(), first, "Neuer Name")
    area = next(area for area in reopen().layers().areas.records if area.id == first["id"])
    assert isinstance(area, Area)
    assert area == replace(next(a for a in read_layers(shipped).areas.records if a.id == area.id), name="Neuer Name")


def test_changes_are_written_all_or_none(shipped: Path, reopen: Opener) -> None:
    store = reopen()
    first = read_features(shipped / "areas.geojson")[0]
    before = (store.revisions(), area_names(store))
    good = Change("areas", first["id"], canonical(first), canonical(renamed(first, "halb")))
    impossible = replace(good, record_id=None)  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        store.append([good, impossible], who="mara", why="halb")
    assert (store.revisions(), area_names(store)) == before
    assert store.verify() == 1


def test_a_revision_follows_on_the_one_before(shipped: Path, reopen: Opener) -> None:
    store = reopen()
    for number in range(3):
        edit_area(store, read_features(shipped / "areas.geojson")[0], f"Name {number}")
    revisions = store.revisions()
    assert [revision.number for revision in revisions] == [1, 2, 3, 4]
    assert [r.previous_hash for r in revisions] == [FIRST_HASH, *(r.hash for r in revisions[:-1])]
    assert store.verify() == 4
    assert revisions[-1].at[:10] >= date(2026, 1, 1).isoformat() and revisions[-1].at.endswith("+00:00")


# --- Tampering and damage ---------------------------------------------------------------------------------------------


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


texts = st.text(max_size=8)
changes = st.lists(st.builds(Change, texts, texts, st.none() | texts, st.none() | texts), max_size=4)
revisions = st.tuples(st.integers(1, 9), texts, texts, texts, texts, changes)


@settings(deadline=None)
@given(revisions, revisions)
def test_only_the_same_revision_has_the_same_hash(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert (revision_hash(*one) == revision_hash(*other)) is (one == other)


@settings(deadline=None)
@given(revisions, st.data())
def test_any_changed_letter_of_a_change_changes_the_hash(revision: tuple[Any, ...], data: st.DataObject) -> None:
    *head, rows = revision
    assume(rows)
    position = data.draw(st.integers(0, len(rows) - 1))
    field = data.draw(st.sampled_from(["collection", "record_id", "before", "after"]))
    text = getattr(rows[position], field)
    assume(text)
    letter = data.draw(st.integers(0, len(text) - 1))
    spoilt = text[:letter] + chr((ord(text[letter]) + 1) % 0xD7FF) + text[letter + 1 :]
    changed = [*rows[:position], replace(rows[position], **{field: spoilt}), *rows[position + 1 :]]
    assert revision_hash(*head, changed) != revision_hash(*head, rows)


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


# --- The rules as pure functions --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shipped_body", "held", "expected"),
    [
        pytest.param("new", None, (None, "new"), id="new is added"),
        pytest.param("a", Held(SHIPPED, "a"), None, id="the same is left"),
        pytest.param("b", Held(SHIPPED, "a"), ("a", "b"), id="unedited is updated"),
        pytest.param("b", Held("mara", "a"), None, id="edited is left"),
        pytest.param("b", Held("mara", None), None, id="deleted by a person stays deleted"),
        pytest.param("b", Held(SHIPPED, None), (None, "b"), id="deleted by an earlier version comes back"),
        pytest.param(None, Held(SHIPPED, "a"), ("a", None), id="no longer shipped is deleted"),
        pytest.param(None, Held(SHIPPED, None), None, id="once is enough"),
        pytest.param(None, Held("mara", "a"), None, id="no longer shipped but edited is left"),
    ],
)
def test_what_loading_a_shipped_record_does(
    shipped_body: str | None, held: Held | None, expected: tuple[str | None, str | None] | None
) -> None:
    found = list(shipped_changes("areas", {"x": shipped_body} if shipped_body else {}, {"x": held} if held else {}))
    assert found == ([Change("areas", "x", *expected)] if expected else [])


@settings(deadline=None)
@given(st.dictionaries(st.text(), st.integers(-(2**53), 2**53) | st.text(), max_size=5))
def test_the_same_content_is_the_same_text_whatever_its_order(feature: dict[str, Any]) -> None:
    assert canonical(dict(reversed(feature.items()))) == canonical(feature)
    assert orjson.loads(canonical(feature)) == feature
