"""Snapshots are swapped, never mutated: whoever holds one reads the same bytes while others write."""

import hashlib
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, replace
from threading import Event
from typing import Any
from unittest.mock import patch

import orjson
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quality_world import BAUTZEN, GOERLITZ, World, a_project
from record_writing import EAST, NEW, PLACE, WEST
from worlds import BOUNDARIES, a_snapshot, snapshot_of

import atlas
from atlas import unchanged
from atlas.index import Box
from atlas.maplayers import PROPERTIES
from atlas.query import MAX_LIMIT, Query, Sort
from atlas.snapshot import COLLECTIONS, Snapshot
from atlas.store.ledger import Edit

_WRITTEN = st.characters(categories=("L", "N", "P"))
GESUNDBRUNNEN = "bautzen-gesundbrunnen"
BOX = Box(14.42, 51.175, 14.44, 51.185)
# By the metre, EPSG:25833.
X, Y = 460_000.0, 5_670_000.0


def digest(snapshot: Snapshot) -> str:
    """The hash of all that a snapshot gives: every record, every feature, every layer of the map."""
    told = hashlib.sha256(f"{snapshot.revision} {snapshot.day} {snapshot.changed_at}".encode())
    for name in COLLECTIONS:
        rows = snapshot.collection(name)
        told.update(orjson.dumps([dict(fields) for fields in rows.fields], default=str))
        for feature in rows.ready(rows.run(Query(limit=MAX_LIMIT)).positions):
            told.update(feature)
    for name in PROPERTIES:
        told.update(snapshot.map_layer(name))
    return told.hexdigest()


def found(snapshot: Snapshot) -> list[Any]:
    """What the indexes of the collections find."""
    rows = [snapshot.collection(name) for name in ("areas", "projects")]
    near = [(*map(list, one.nearest(X, Y, limit=5, radius_m=None, filters={})),) for one in rows]
    said = [(one.words, one.spans) for one in rows]
    asked = Query(filters={"theme": "other"}, text="treff", sort=(Sort("title", descending=True), Sort("id")))
    said += [(rows[1].run(asked).positions, rows[1].run(replace(asked, filters={}, text="")).positions)]
    return [(dict(one.positions), one.within_box(BOX).tolist(), one.extent) for one in rows] + near + said


def changed(own: atlas.Atlas, collection: str, key: str, **fields: Any) -> Edit:
    feature = orjson.loads(own.store.current(collection, key).body or "")
    feature["properties"] |= fields
    return Edit(collection, key, feature, None)


def write(own: atlas.Atlas, *edits: Edit) -> Snapshot:
    own.change(edits, who="mara", why="Anruf")
    return own.snapshot


def test_a_snapshot_that_somebody_holds_stays_as_it_is_whatever_is_written(own: atlas.Atlas) -> None:
    held = [own.snapshot]
    digests = [digest(own.snapshot)]
    new = {"type": "Feature", "id": "neu", "geometry": PLACE, "properties": {**NEW, "id": "neu"}}
    writes: Sequence[Sequence[Edit]] = [
        [changed(own, "offices", EAST, note="Neu", name="Umgetauft")],
        [changed(own, "areas", GESUNDBRUNNEN, name="Gesundbrunnen mit neuem Namen")],
        [Edit("offices", "neu", new, 0)],
        [changed(own, "offices", WEST, note="West")],
        [Edit("offices", "neu", None, None)],
    ]
    for edits in writes:
        held.append(write(own, *edits))
        digests.append(digest(own.snapshot))
    assert [digest(one) for one in held] == digests
    assert [one.revision for one in held] == list(range(1, len(held) + 1))
    assert len(set(digests)) == len(held)


def test_readers_meet_whole_revisions_only_while_somebody_writes(own: atlas.Atlas) -> None:
    """Each revision gives two offices the same remark: nobody may ever see two different ones, or go back."""
    done = Event()

    def read() -> list[int]:
        seen: list[int] = []
        while not done.wait(0.01):
            snapshot = own.snapshot
            notes = {snapshot.fields("offices", key)["note"] for key in (EAST, WEST)}
            rows = snapshot.collection("offices")
            encoded = rows.ready(rows.run(Query(limit=MAX_LIMIT)).positions)
            told = {feature["properties"]["note"] for feature in map(orjson.loads, encoded) if feature["id"] in keys}
            assert notes == told == {f"Stand {snapshot.revision}"}
            seen.append(snapshot.revision)
        return seen

    keys = (EAST, WEST)
    write(own, *(changed(own, "offices", key, note="Stand 2") for key in keys))
    with ThreadPoolExecutor(2) as readers:
        reading = [readers.submit(read) for _ in range(2)]
        try:
            for number in range(3, 7):
                write(own, *(changed(own, "offices", key, note=f"Stand {number}") for key in keys))
        finally:
            done.set()
        for one in reading:
            seen = one.result()
            assert seen == sorted(seen) and len(set(seen)) > 1


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=40), min_size=1, max_size=3)
)
def test_whatever_is_written_into_a_record_the_snapshot_before_does_not_have_it(
    own: atlas.Atlas, texts: list[str]
) -> None:
    before = own.snapshot
    known = digest(before)
    for text in texts:
        noted = write(own, changed(own, "offices", EAST, note=text)).fields("offices", EAST)["note"]
        assert noted == unicodedata.normalize("NFC", text)
    assert digest(before) == known


def _changed(world: World, step: tuple[str, int, bool]) -> None:
    """Change one of the projects of a world, or the area and the city of some of them."""
    kind, place, east = step
    projects = world.rows["projects"]
    place %= len(projects) or 1
    written: dict[str, dict[str, Any]] = {
        "note": {"note": f"{place}{east}"},
        "theme": {"theme": "culture" if east else "other"},
        "leave": {"area_id": None},
        "move": {"city_ags": BAUTZEN, "area_id": "bautzen-ost"} if east else {"city_ags": GOERLITZ, "area_id": None},
    }
    match kind:
        case "note" | "theme" | "leave" | "move" if projects:
            projects[place] = replace(projects[place][0], **written[kind]), projects[place][1]
        case "place" if projects:
            projects[place] = projects[place][0], shapely.Point(14.43, 51.18 if east else 51.19)
        case "drop" | "add" | "reorder":
            _rearrange(projects, kind, place, east)
        case "rename":
            world.change("areas", name=f"Ost {east}")
        case "shift":
            area, nothing = world.rows["areas"][1]
            world.rows["areas"][1] = replace(area, point=(14.96, 51.12 if east else 51.16)), nothing
        case "hand over":
            world.change("managers", region="east" if east else "west")


def _rearrange(projects: list[Any], kind: str, place: int, east: bool) -> None:
    """Add a project at a place, or take the one there out, perhaps to put it in front of or behind all others."""
    if kind == "add":
        key = f"neu-{len(projects)}-{place}"
        projects.insert(place, (a_project(key, BAUTZEN, "bautzen-ost"), shapely.Point(14.43, 51.181)))
    elif projects:
        record, shape = projects.pop(place)
        if kind == "reorder":
            # Read anew, it is another object that says the same.
            projects.insert(0 if east else len(projects), (replace(record), shape))


_KINDS = ("note", "theme", "leave", "move", "place", "drop", "add", "reorder", "rename", "shift", "hand over")
_STEPS = st.tuples(st.sampled_from(_KINDS), st.integers(0, 29), st.booleans())


@settings(max_examples=60)
@given(changes=st.lists(st.lists(_STEPS, max_size=4), min_size=1, max_size=5))
def test_a_snapshot_that_takes_over_what_is_the_same_is_as_one_built_for_the_first_time(
    changes: list[list[tuple[str, int, bool]]],
) -> None:
    world = World()
    # Enough that changes at both ends of them are two changes.
    for number in range(20):
        _changed(world, ("add", number, True))
    # So small that there are several pieces.
    with patch.multiple(unchanged, _PIECE=4, _LEAST=2):
        latest = a_snapshot(world)
        for steps in changes:
            for step in steps:
                _changed(world, step)
            # Its indexes are there already, and some of them are taken over.
            found(latest)
            latest, anew = snapshot_of(world.layers(), BOUNDARIES, previous=latest), a_snapshot(world)
            assert (digest(latest), found(latest)) == (digest(anew), found(anew))


def test_nothing_can_be_set_on_a_snapshot(snapshot: Snapshot) -> None:
    with pytest.raises(FrozenInstanceError):
        snapshot.revision = 99  # type: ignore[misc]
