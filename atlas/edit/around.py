"""What a change is weighed against: the records among which the checks can find what they did not find before."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import Any

from atlas.edit.apply import Key
from atlas.edit.reading import Read
from atlas.edit.references import named_by
from atlas.layers import Layer, Layers
from atlas.model import RECORD_TYPES, Office, Project, Record, record_id
from atlas.quality.naming import named_sources

Ids = Mapping[str, Set[str]]


def around(layers: Layers, reads: Mapping[Key, Read | None]) -> Layers:
    """Return the records that change, what they name, and whatever the change may spoil, in the order of the layers.

    In the changed records the checks find the same among these as among all, and newly they find the same in others.
    Of a record that the change does not touch they may find that what it names is missing: before as after.
    """
    own = _by_layer(reads)
    was: dict[str, Layer[Any]] = {name: getattr(layers, name).with_ids(ids) for name, ids in own.items()}
    old = [record for layer in was.values() for record in layer.records]
    new = [read.record for (name, _), read in reads.items() if read and name in RECORD_TYPES]
    named = _all(named_by, old)
    near = {*reads, *named, *_all(named_by, new), *_spoilt(layers, was, reads)}
    unused = {*reads, *_all(_used_by, old)} - _all(_used_by, new)
    near.update(_others_using(layers, unused, own, sorted(_by_layer(named)["cities"])))
    ids = _by_layer(near)
    offices, projects = layers.offices.with_ids(ids["offices"]), layers.projects.with_ids(ids["projects"])
    # What those name may not be missing here: that would hide what the change makes missing.
    ids = _by_layer(near | _all(named_by, offices.records) | _all(named_by, projects.records))
    towns = ids["cities"] | {area.city_ags for area in layers.areas.with_ids(ids["areas"]).records}
    return Layers(
        cities=layers.cities.with_ids(towns),
        # The checks compare the areas of a city with each other, and so its assignments.
        areas=layers.areas.where(lambda area: area.city_ags in towns or area.id in ids["areas"]),
        assignments=layers.assignments.where(lambda one: one.city_ags in towns or one.id in ids["assignments"]),
        projects=projects,
        offices=offices,
        sources=layers.sources.with_ids(ids["sources"]),
        managers=layers.managers,
        conflicts=layers.conflicts,
    )


def _by_layer(keys: Iterable[Key]) -> dict[str, set[str]]:
    """Return the ids of each layer; internal records stand in none."""
    ids: dict[str, set[str]] = {name: set() for name in RECORD_TYPES}
    for name, key in keys:
        ids.get(name, set()).add(key)
    return ids


def _all(naming: Callable[[Any], Iterable[Key]], records: Iterable[Record]) -> set[Key]:
    return {key for record in records for key in naming(record)}


def _spoilt(layers: Layers, was: Mapping[str, Layer[Any]], reads: Mapping[Key, Read | None]) -> Iterator[Key]:
    """Yield the offices and projects of cities drawn anew and areas that move, and offices with a manager's address."""
    written = {name: {key: read for (where, key), read in reads.items() if read and where == name} for name in was}
    shapes = dict(zip(map(record_id, was["cities"].records), was["cities"].geometries, strict=True))
    homes = {area.id: area.city_ags for area in was["areas"].records}
    drawn = {ags for ags, read in written["cities"].items() if read.geometry != shapes.get(ags)}
    moved = {key for key, read in written["areas"].items() if read.record.city_ags != homes.get(key)}
    mailboxes = {read.record.email for read in written["managers"].values()}
    for office in layers.offices.records:
        if office.city_ags in drawn or office.email in mailboxes or not moved.isdisjoint(office.area_ids):
            yield "offices", office.id
    if drawn or moved:
        projects = layers.projects.records
        yield from (("projects", one.id) for one in projects if one.city_ags in drawn or one.area_id in moved)


def _others_using(layers: Layers, wanted: Set[Key], own: Ids, towns: Iterable[str]) -> Iterator[Key]:
    """Yield unchanged records that use the areas and sources wanted: enough to show of each that somebody does.

    They are looked for in some towns first, where what a record used is mostly used by others.
    """
    sought = {key for key in wanted if key[0] in ("areas", "sources")}
    # The smallest layers first: most sources are found there.
    for name in sorted(RECORD_TYPES, key=lambda name: len(getattr(layers, name).records)):
        layer: Layer[Any] = getattr(layers, name)
        for record in chain(chain.from_iterable(map(layer.in_town, towns)), layer.records):
            if not sought:
                return
            seen = sought.intersection(_used_by(record))
            if seen and record_id(record) not in own[name]:
                sought -= seen
                yield name, record_id(record)


def _used_by(record: Record) -> Iterable[Key]:
    """Return the areas and sources of an office or a project, and the sources of any other record."""
    if isinstance(record, Office | Project):
        return named_by(record)
    return [("sources", key) for key in named_sources(record)]
