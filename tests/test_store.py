"""The ledger: filled once, never overwriting an edit, taking over what is newly shipped."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest
from ledgers import Opener, edit_area, renamed
from worlds import read_features

from atlas.errors import BrokenLayer, StoreError
from atlas.layers import Layers, read_layers
from atlas.model import RECORD_TYPES, Area, record_id
from atlas.store.embedded import FILE_NAME, EmbeddedStore
from atlas.store.ledger import FIRST_HASH, SHIPPED, Change, canonical
from atlas.store.store import Store

# What is promised of the file itself.
in_a_file = pytest.mark.parametrize("reopen", ["sqlite"], indirect=True)


def ship(shipped: Path, name: str, edit: Callable[[list[dict[str, Any]]], Any]) -> None:
    """Change a shipped layer file, as a new version of the atlas does."""
    path = shipped / f"{name}.geojson"
    document = orjson.loads(path.read_bytes())
    edit(document["features"])
    path.write_bytes(orjson.dumps(document))


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


def test_what_was_deleted_is_known_after_each_change_as_at_the_first_look_in_every_engine(reopen: Opener) -> None:
    store = reopen()
    store.state()
    keys = [*store.present("projects")]
    merged = canonical({"properties": {"collection": "projects", "record_id": keys[0], "into": keys[2]}})
    body = store.current("projects", keys[1]).body
    writes = [
        ("projects", keys[0], None),
        ("projects", keys[1], None),
        ("mergers", f"projects-{keys[0]}", merged),
        ("projects", keys[1], body),
        ("mergers", f"projects-{keys[0]}", None),
    ]
    told = []
    for collection, key, after in writes:
        before = store.current(collection, key).body
        store.append([Change(collection, key, before, after)], who="mara", why="Test")
        told.append(store.state())
    assert told[-1] == reopen().state()
    stones = [{key: stone.into for (_, key), stone in gone.items()} for *_, gone in told]
    one, both = {keys[0]: None}, {keys[0]: None, keys[1]: None}
    assert stones == [one, both, {**both, keys[0]: keys[2]}, {keys[0]: keys[2]}, one]


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
