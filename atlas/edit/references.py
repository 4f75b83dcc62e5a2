"""Who names a record: what is named by others cannot go without them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import singledispatch

from atlas.edit.apply import Key
from atlas.edit.reading import Read
from atlas.errors import StillNamed
from atlas.layers import Layers
from atlas.model import RECORD_TYPES, Area, Assignment, Conflict, Office, Project, record_id
from atlas.quality.naming import named_sources

_SHOWN = 5
_SUBJECTS = {"area": "areas", "office": "offices", "project": "projects"}
# What only conflicts name: to find out who names one of very many projects, none of the others is looked at.
_ONLY_SUBJECTS = ("offices", "projects")


@singledispatch
def _named(record: object) -> Iterator[Key]:
    """Yield the records that a record names, sources aside."""
    yield from ()


@_named.register
def _by_area(record: Area) -> Iterator[Key]:
    yield "cities", record.city_ags
    yield from (("areas", key) for key in record.predecessor_ids)
    yield from (("areas", key) for figure in record.budget_figures for key in figure.shared_with)


@_named.register
def _by_office(record: Office) -> Iterator[Key]:
    yield "cities", record.city_ags
    yield from (("areas", key) for key in record.area_ids)


@_named.register
def _by_project(record: Project) -> Iterator[Key]:
    yield "cities", record.city_ags
    if record.area_id is not None:
        yield "areas", record.area_id


@_named.register
def _by_assignment(record: Assignment) -> Iterator[Key]:
    yield "cities", record.city_ags
    yield "managers", record.manager_id


@_named.register
def _by_conflict(record: Conflict) -> Iterator[Key]:
    if record.subject_type in _SUBJECTS:
        yield _SUBJECTS[record.subject_type], record.subject_id


def named_by(record: object) -> Iterator[Key]:
    """Yield every record that a record names."""
    yield from _named(record)
    yield from (("sources", key) for key in named_sources(record))


def naming(layers: Layers, wanted: Key) -> list[Key]:
    """Return the records that name a record, in the order of the model."""
    return [
        (name, record_id(record))
        for name in (("conflicts",) if wanted[0] in _ONLY_SUBJECTS else RECORD_TYPES)
        for record in getattr(layers, name).records
        if wanted in named_by(record)
    ]


def require_unnamed(layers: Layers, reads: Mapping[Key, Read | None]) -> None:
    """Raise StillNamed where a record would go that others name; what goes in the same change names nothing."""
    written = {one: read.record for one, read in reads.items() if read is not None and one[0] in RECORD_TYPES}
    for key in (key for key, read in reads.items() if read is None and key[0] in RECORD_TYPES):
        before, after = naming(layers, key), [one for one, record in written.items() if key in named_by(record)]
        others = [one for one in before if one not in reads or one in after]
        others += [one for one in after if one not in others]
        if others:
            raise still_named(key, sorted(others, key=lambda one: [*RECORD_TYPES].index(one[0])))


def still_named(key: Key, others: Sequence[Key]) -> StillNamed:
    """Return the error for a record that others name."""
    listed = ", ".join("/".join(other) for other in others[:_SHOWN]) + (" …" if len(others) > _SHOWN else "")
    return StillNamed(
        f"{'/'.join(key)} kann nicht gelöscht werden: {len(others)} Einträge nennen ihn noch ({listed}).",
        f"{'/'.join(key)} cannot be deleted: {len(others)} records still name it ({listed}).",
        records=others,
    )
