"""Changing records through the atlas: written with the state that was read, seen at once, here and elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

import atlas
from atlas.errors import ReasonRequired, Stale
from atlas.store.ledger import NEVER, Edit

OFFICE = "chemnitz-buergerzentrum-sonnenberg"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[atlas.Atlas]:
    opened = atlas.open(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def other(house: atlas.Atlas, tmp_path: Path) -> Iterator[atlas.Atlas]:
    """The same ledger, opened a second time as another process does."""
    opened = atlas.open(tmp_path)
    yield opened
    opened.close()


def noted(house: atlas.Atlas, note: str) -> dict[str, Any]:
    """The office as it is, with another note."""
    feature = orjson.loads(house.store.current("offices", OFFICE).body or "")
    feature["properties"]["note"] = note
    return dict(feature)


def note_of(house: atlas.Atlas) -> Any:
    return house.snapshot.fields("offices", OFFICE)["note"]


def test_a_change_is_read_at_once_and_names_who_and_why(house: atlas.Atlas) -> None:
    revision = house.change([Edit("offices", OFFICE, noted(house, "Neu"), 1)], who="koordination", why=" Anruf ")
    assert (revision.number, revision.who, revision.why) == (2, "koordination", "Anruf")
    assert (note_of(house), house.snapshot.revision) == ("Neu", 2)
    assert house.store.verify() == 2


def test_a_record_that_was_changed_in_the_meantime_is_not_overwritten(house: atlas.Atlas) -> None:
    house.change([Edit("offices", OFFICE, noted(house, "Erste"), 1)], who="ost", why="Besuch")
    with pytest.raises(Stale) as refused:
        house.change([Edit("offices", OFFICE, noted(house, "Zweite"), 1)], who="west", why="Anruf")
    assert (refused.value.revision, refused.value.who, refused.value.record_id) == (2, "ost", OFFICE)
    assert note_of(house) == "Erste"


def test_of_several_edits_all_are_written_or_none(house: atlas.Atlas) -> None:
    before = note_of(house)
    edits = [Edit("offices", OFFICE, noted(house, "Neu"), 1), Edit("areas", "bautzen-gesundbrunnen", None, 7)]
    with pytest.raises(Stale):
        house.change(edits, who="koordination", why="Anruf")
    assert (house.store.revision().number, note_of(house)) == (1, before)


def test_a_record_that_must_be_new_does_not_replace_one(house: atlas.Atlas) -> None:
    with pytest.raises(Stale):
        house.change([Edit("offices", OFFICE, noted(house, "Neu"), 0)], who="koordination", why="Anruf")


def test_what_changes_nothing_makes_no_revision(house: atlas.Atlas) -> None:
    same = orjson.loads(house.store.current("offices", OFFICE).body or "")
    assert house.change([Edit("offices", OFFICE, same, 1)], who="koordination", why="Anruf").number == 1


def test_a_change_without_reason_is_refused(house: atlas.Atlas) -> None:
    with pytest.raises(ReasonRequired):
        house.change([Edit("offices", OFFICE, noted(house, "Neu"), 1)], who="koordination", why="  ")
    assert house.store.revision().number == 1


def test_a_record_that_never_was_is_told_from_a_deleted_one(house: atlas.Atlas) -> None:
    assert house.store.current("offices", "gibt-es-nicht") == NEVER
    house.change([Edit("offices", OFFICE, None, 1)], who="koordination", why="Geschlossen")
    gone = house.store.current("offices", OFFICE)
    assert (gone.body, gone.revision, gone.who) == (None, 2, "koordination")


def test_another_process_catches_up_with_a_change(house: atlas.Atlas, other: atlas.Atlas) -> None:
    house.change([Edit("offices", OFFICE, noted(house, "Neu"), 1)], who="koordination", why="Anruf")
    assert note_of(other) != "Neu"
    other.catch_up()
    assert (note_of(other), other.snapshot.revision) == ("Neu", 2)
