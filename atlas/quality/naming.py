"""The sources that a record names."""

from collections.abc import Iterator
from functools import singledispatch
from itertools import chain

from atlas.model import Area, Assignment, City, Conflict, Manager, Office, Project, Source


@singledispatch
def named_sources(record: object) -> Iterator[str]:
    """Yield every source id that a record names, in any of its fields."""
    raise TypeError(type(record))


@named_sources.register
def _of_assignment(record: Assignment) -> Iterator[str]:
    yield from record.sources


@named_sources.register(Manager | Office | Project)
def _plain(record: Manager | Office | Project) -> Iterator[str]:
    yield from record.sources
    yield from chain.from_iterable(record.value_sources.values())


@named_sources.register
def _of_city(record: City) -> Iterator[str]:
    yield from record.sources
    yield from chain.from_iterable(record.value_sources.values())
    for part in record.participation:
        yield from part.sources


@named_sources.register
def _of_area(record: Area) -> Iterator[str]:
    yield from record.sources
    yield from chain.from_iterable(record.value_sources.values())
    yield from record.geometry_sources
    yield from (figure.source for figure in record.budget_figures)


@named_sources.register
def _of_conflict(record: Conflict) -> Iterator[str]:
    yield from (side.source for side in record.values)


@named_sources.register
def _of_source(record: Source) -> Iterator[str]:
    yield from ()
