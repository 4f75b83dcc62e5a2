"""Counts and sums of what the map shows by theme, Kreis, period, year, region, city or status."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from atlas import counting
from atlas.counting import Counted
from atlas.selection import Asked, Selection, Stocked, select
from atlas.snapshot import Snapshot
from atlas.stock.collection import Stocked as StockedCollection
from atlas.texts import say

Fields = Mapping[str, Any]
Dimension = Literal["city", "kreis", "region", "period", "theme", "year", "status"]
DIMENSIONS: tuple[Dimension, ...] = ("city", "kreis", "region", "period", "theme", "year", "status")
Years = tuple[int, int]
_QUARTERS = (0.25, 0.5, 0.75)
# To count a million takes tens of megabytes, which each thread that has done so keeps for the next time. One after the
# other is as quick as several at once, so there is one thread for it.
_COUNTING = ThreadPoolExecutor(1, "counting")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a group; a sum goes with the number of projects whose amount is known."""

    cities: int
    areas: int
    projects: int
    offices: int
    cost_total_eur: float
    cost_known: int
    eu_amount_eur: float
    eu_known: int


@dataclass(frozen=True, slots=True)
class Row:
    """A group with its figures."""

    key: str
    label: str
    figures: Figures

    def flat(self) -> dict[str, Any]:
        """Return the row as one level of names and values."""
        return {"key": self.key, "label": self.label, **asdict(self.figures)}


@dataclass(frozen=True, slots=True)
class Table:
    """Groups in order of key, the figures of all records, and those of the records that are in no group."""

    rows: tuple[Row, ...]
    total: Figures
    rest: Figures


@dataclass(slots=True)
class _Group:
    """The records that are counted together."""

    areas: list[Fields] = field(default_factory=list)
    projects: list[Fields] = field(default_factory=list)
    offices: list[Fields] = field(default_factory=list)
    stocked: Counted = field(default_factory=Counted)

    def figures(self) -> Figures:
        costs, shares, more = self._known("cost_total_eur"), self._known("eu_amount_eur"), self.stocked
        own = {fields["city_ags"] for fields in (*self.areas, *self.projects, *self.offices)}
        return Figures(
            cities=len(own | more.cities),
            areas=len(self.areas),
            projects=len(self.projects) + more.projects,
            offices=len(self.offices),
            cost_total_eur=round(sum(costs) + more.cost_total_eur, 2),
            cost_known=len(costs) + more.cost_known,
            eu_amount_eur=round(sum(shares) + more.eu_amount_eur, 2),
            eu_known=len(shares) + more.eu_known,
        )

    def _known(self, name: str) -> list[float]:
        return [fields[name] for fields in self.projects if fields[name] is not None]


def table(snapshot: Snapshot, dimension: Dimension, asked: Asked | None = None) -> Table:
    """Return the figures of what is asked for."""
    return grouped(snapshot, dimension, select(snapshot, asked or Asked(filters={})))


def grouped(snapshot: Snapshot, dimension: Dimension, shown: Selection) -> Table:
    """Return the figures of what is shown; a record that belongs to several groups counts in each.

    A city counts where one of its records counts. Amounts are those of projects only: the figures of areas must not be
    added up.
    """
    keys = _keys(snapshot, dimension)
    groups: dict[str, _Group] = {}
    rest, total = _Group(), _Group()
    for name, fields in _members(shown):
        found = list(keys(fields))
        for group in (*(groups.setdefault(key, _Group()) for key in found), *(() if found else (rest,)), total):
            getattr(group, name).append(fields)
    if shown.stocked is not None:
        parts, total.stocked = _COUNTING.submit(_parts, snapshot, dimension, shown.stocked).result()
        for key, counted in parts.items():
            (rest if key is None else groups.setdefault(key, _Group())).stocked = counted
    if dimension == "year" and groups:
        for year in range(int(min(groups)), int(max(groups))):
            groups.setdefault(str(year), _Group())
    rows = (Row(key, _label(snapshot, dimension, key), groups[key].figures()) for key in sorted(groups))
    return Table(tuple(rows), total.figures(), rest.figures())


def _parts(snapshot: Snapshot, dimension: Dimension, shown: Stocked) -> tuple[dict[str | None, Counted], Counted]:
    """Return the figures of the stock by group, and of all of it."""
    parts = dict(_counted(snapshot, dimension, shown))
    return parts, counting.total(shown) if dimension == "year" else counting.together(parts.values())


def _members(shown: Selection) -> Iterable[tuple[str, Fields]]:
    for name in ("areas", "projects", "offices"):
        yield from ((name, fields) for fields in getattr(shown, name))


def _keys(snapshot: Snapshot, dimension: Dimension) -> Callable[[Fields], Iterable[str]]:
    """Return the function that names the groups of a record: those by which the filter of that name would find it."""
    match dimension:
        case "city":
            return _one("city_ags")
        case "kreis" | "region":
            return _one(dimension)
        case "period" | "theme":
            return _through_areas(snapshot, _several(dimension, f"{dimension}s"))
        case "status":
            return _through_areas(snapshot, _one("status"), "area_id")
        case "year":
            span = _span(snapshot)
            return lambda fields: _years_of(fields, span)


def _counted(snapshot: Snapshot, dimension: Dimension, shown: Stocked) -> Iterator[tuple[str | None, Counted]]:
    """Yield the figures of the stock by group, and under None of those that are in no group."""
    match dimension:
        case "year":
            yield from counting.by_year(shown, _span(snapshot))
        case "status":
            said = {area: fields["status"] for area, fields in snapshot.area_of.items()}
            yield from counting.grouped(shown, *counting.by_area(shown, said))
        case _:
            name = "city_ags" if dimension == "city" else dimension
            yield from counting.grouped(shown, *counting.codes_of(shown, name))


def _one(name: str) -> Callable[[Fields], Iterable[str]]:
    return lambda fields: (fields[name],) if fields.get(name) else ()


def _several(one: str, many: str) -> Callable[[Fields], Iterable[str]]:
    return lambda fields: fields.get(many) or ((fields[one],) if fields.get(one) else ())


def _through_areas(
    snapshot: Snapshot, keys: Callable[[Fields], Iterable[str]], one: str = ""
) -> Callable[[Fields], Iterable[str]]:
    """Return the groups of the areas that an office works for, or of the one that the field `one` of others names."""

    def found(fields: Fields) -> Iterable[str]:
        if "area_ids" not in fields and one not in fields:
            return keys(fields)
        ids = fields["area_ids"] if "area_ids" in fields else [fields[one]]
        return {key for area in ids if area in snapshot.area_of for key in keys(snapshot.area_of[area])}

    return found


def _span(snapshot: Snapshot) -> Years:
    """Return the first and the last year that any project names."""
    projects = snapshot.collection("projects")
    years = [int(fields[name][:4]) for fields in projects.in_memory.fields for name in ("start", "end") if fields[name]]
    if isinstance(projects, StockedCollection):
        years += projects.view.named_years
    return min(years, default=0), max(years, default=0)


def _years_of(fields: Fields, span: Years) -> Iterable[str]:
    """Return the years in which a project runs, an open side up to what any project names; others run in none."""
    start, end = fields.get("start"), fields.get("end")
    if not start and not end:
        return ()
    first = int(start[:4]) if start else span[0]
    last = int(end[:4]) if end else max(first, span[1])
    return [str(year) for year in range(first, last + 1)]


def _label(snapshot: Snapshot, dimension: Dimension, key: str) -> str:
    if dimension == "city":
        return _city_name(snapshot, key)
    if dimension == "region":
        return str(snapshot.fields("regions", key)["name"])
    return say(f"{dimension}-{key}") if dimension in ("theme", "status") else key


def _city_name(snapshot: Snapshot, ags: str) -> str:
    """Return the name of a city, or its key where only the stock knows it."""
    cities = snapshot.collection("cities")
    return str(snapshot.fields("cities", ags)["name"]) if ags in cities.positions else ags


def bounds_of(amounts: Sequence[float]) -> list[float]:
    """Return the lower bounds of all classes but the lowest: round numbers, about as many amounts in each class.

    >>> bounds_of([58_235, 210_010, 236_630, 288_162, 333_990, 522_602, 562_696, 705_986, 841_391, 1_851_564])
    [240000, 520000, 710000]
    """
    ordered = sorted(amount for amount in amounts if amount > 0)
    if not ordered:
        return []
    bounds = (rounded(ordered[int(share * len(ordered))]) for share in _QUARTERS)
    return [bound for bound in dict.fromkeys(bounds) if bound > ordered[0]]


def rounded(value: float) -> float:
    """Return a number with its first two digits only, halves up as the map rounds them."""
    unit: int = 10 ** max(0, math.floor(math.log10(value)) - 1)
    return math.floor(value / unit + 0.5) * unit


def short_kreis(name: str, names: Sequence[str]) -> str:
    """Return the name of a Kreis without its kind, but that of a Kreis around a town of the same name.

    >>> known = ("Landkreis Bautzen", "Landkreis Leipzig", "Kreisfreie Stadt Leipzig")
    >>> [short_kreis(name, known) for name in known]
    ['Bautzen', 'Landkreis Leipzig', 'Leipzig']
    """
    short = name.removeprefix("Landkreis ").removeprefix("Kreisfreie Stadt ")
    return name if name.startswith("Landkreis") and f"Kreisfreie Stadt {short}" in names else short
