"""A change is weighed against what stands around it, which finds what everything would; what others name may not go."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quality_cases import CASES
from quality_world import Spoil, World, a_source

from atlas.edit import weighing
from atlas.edit.apply import Key, applied
from atlas.edit.reading import Read
from atlas.edit.references import named_by, require_unnamed
from atlas.errors import InvalidRecord, StillNamed
from atlas.layers import Layers, read_layers
from atlas.model import RECORD_TYPES, field_names, record_id

TODAY = date(2026, 11, 21)
LAYERS = Path(__file__).parents[2] / "geodata" / "layers"
Reads = Mapping[Key, Read | None]
Graft = tuple[str, int, int, set[int]]
# A record, another one of its layer, and what the first gets from there, or a new id; where that is nothing, it goes.
GRAFTS = st.tuples(
    st.sampled_from([*RECORD_TYPES]), st.integers(0), st.integers(0), st.sets(st.integers(0, 40), max_size=4)
)
FAULTS = st.sampled_from([case[1] for case in CASES])
CHANGES = st.lists(GRAFTS, min_size=1, max_size=4)


@cache
def shipped() -> Layers:
    return read_layers(LAYERS)


def rows(layers: Layers) -> dict[Key, Read]:
    each = [(name, getattr(layers, name)) for name in RECORD_TYPES]
    return {
        (name, record_id(record)): Read(record, shape)
        for name, layer in each
        for record, shape in zip(layer.records, layer.geometries, strict=True)
    }


def found(layers: Layers, reads: Reads) -> object:
    """Return what weighing a change tells, or with what it refuses it."""
    try:
        return weighing.weigh(layers, reads, TODAY)
    except InvalidRecord as refusal:
        return str(refusal), [*refusal.fields.items()]
    except StillNamed as refusal:
        return str(refusal), refusal.records


def found_among_all(layers: Layers, reads: Reads) -> object:
    with mock.patch.object(weighing, "around", lambda everything, _: everything):
        return found(layers, reads)


def difference(before: Layers, after: Layers) -> Reads:
    was, becomes = rows(before), rows(after)
    return {key: becomes.get(key) for key in {**was, **becomes} if was.get(key) != becomes.get(key)}


def grafted(layers: Layers, grafts: Sequence[Graft]) -> Reads:
    """Return a change of records that are there."""
    reads: dict[Key, Read | None] = {}
    for name, place, other, fields in grafts:
        there = [*zip(getattr(layers, name).records, getattr(layers, name).geometries, strict=True)]
        if there:
            (record, geometry), (donor, drawn) = there[place % len(there)], there[other % len(there)]
            names = ("geometry", "new", *field_names(RECORD_TYPES[name]))
            taken = {names[field % len(names)] for field in fields}
            given = {field: getattr(donor, field) for field in taken - {"geometry", "new"}}
            own = {type(record).key: "14999999"} if "new" in taken else {}
            record = replace(record, **{**given, **own})
            reads[name, record_id(record)] = (
                Read(record, drawn if "geometry" in taken else geometry) if fields else None
            )
    return reads


@pytest.mark.parametrize("spoil", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_every_fault_is_found_around_a_change_as_among_all(spoil: Spoil) -> None:
    sound, spoilt = World().layers(), spoil(World()).layers()
    for before, after in ((sound, spoilt), (spoilt, sound)):
        reads = difference(before, after)
        assert found(before, reads) == found_among_all(before, reads)


@given(FAULTS, FAULTS)
@settings(max_examples=100)
def test_a_fault_is_found_beside_another_as_among_all(one: Spoil, other: Spoil) -> None:
    before, after = one(World()).layers(), other(one(World())).layers()
    reads = difference(before, after)
    assert found(before, reads) == found_among_all(before, reads)


@given(CHANGES, CHANGES)
@settings(max_examples=30)
def test_whatever_is_wrong_already_and_whatever_changes_it_is_found_as_among_all(
    earlier: list[Graft], grafts: list[Graft]
) -> None:
    before = applied(shipped(), grafted(shipped(), earlier))
    reads = grafted(before, grafts)
    assert found(before, reads) == found_among_all(before, reads)


@given(CHANGES)
@settings(max_examples=50)
def test_nothing_goes_that_something_which_stays_names(grafts: list[Graft]) -> None:
    reads = grafted(shipped(), grafts)
    left = rows(applied(shipped(), reads))
    gone = [key for key, read in reads.items() if read is None]
    naming = [{one for one, read in left.items() if key in named_by(read.record)} for key in gone]
    try:
        require_unnamed(shipped(), reads)
    except StillNamed as refusal:
        assert set(refusal.records) == next(filter(None, naming))
    else:
        assert not any(naming)


def test_who_lets_go_of_a_record_in_the_same_change_does_not_keep_it() -> None:
    layers = World().layers()
    project, office = layers.projects.records[0], layers.offices.records[0]
    reads = {
        ("areas", "bautzen-ost"): None,
        ("projects", project.id): Read(replace(project, area_id=None), None),
        ("offices", office.id): Read(replace(office, area_ids=()), None),
    }
    require_unnamed(layers, reads)
    with pytest.raises(StillNamed) as refused:
        require_unnamed(layers, {("areas", "bautzen-ost"): None})
    assert refused.value.records == (("projects", project.id), ("offices", office.id))


def test_who_takes_up_a_record_in_the_same_change_keeps_it() -> None:
    layers = World().add("sources", a_source("src-2")).layers()
    project = layers.projects.records[0]
    reads = {("sources", "src-2"): None, ("projects", project.id): Read(replace(project, sources=("src-2",)), None)}
    with pytest.raises(StillNamed) as refused:
        require_unnamed(layers, reads)
    assert refused.value.records == (("projects", project.id),)
