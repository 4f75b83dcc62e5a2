"""What belongs on a map: the areas, offices and projects of all Saxony, of one city, one area or one period."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shapely.geometry.base import BaseGeometry

from atlas.errors import InvalidParameter
from atlas.model import PERIODS
from atlas.query import Collection
from atlas.search import find_city
from atlas.snapshot import Snapshot
from atlas.text import fold

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One record on the map. `key` is ours ("a3"), so that no text of a record becomes part of a script."""

    key: str
    fields: Fields
    geometry: BaseGeometry | None


@dataclass(frozen=True, slots=True)
class Selection:
    """The records of one map in the order of its list; `focus` is the city or area that it is restricted to."""

    title: str
    cities: tuple[Item, ...]
    areas: tuple[Item, ...]
    offices: tuple[Item, ...]
    projects: tuple[Item, ...]
    period: str | None
    undated_projects: int
    focus: Item | None

    def of_city(self, items: tuple[Item, ...], ags: str) -> list[Item]:
        """Return those items that lie in a city."""
        return [item for item in items if item.fields["city_ags"] == ags]


def select(snapshot: Snapshot, *, city: str | None, area: str | None, period: str | None) -> Selection:
    """Return what belongs on the map; raises UnknownRecord and InvalidParameter."""
    _check_period(period)
    ags = find_city(snapshot, city) if city is not None else None
    if area is not None:
        ags = _city_of_area(snapshot, area, ags)
    areas = [
        item
        for item in _items("a", snapshot.collection("areas"))
        if _within(item.fields, "city_ags", ags)
        and _within(item.fields, "id", area)
        and (period is None or period in item.fields["periods"])
    ]
    chosen = {item.fields["id"] for item in areas}
    projects = [
        item
        for item in _items("p", snapshot.collection("projects"))
        if _within(item.fields, "city_ags", ags) and _within(item.fields, "area_id", area)
    ]
    dated = [item for item in projects if _within(item.fields, "period", period)]
    cities = _cities(snapshot, ags, areas, dated)
    focus = areas[0] if area and areas else cities[0] if ags else None
    return Selection(
        title=_title(focus, period),
        cities=cities,
        areas=tuple(areas),
        offices=tuple(_offices(snapshot, ags, chosen, whole=area is None and period is None)),
        projects=tuple(dated),
        period=period,
        undated_projects=sum(item.fields["period"] is None for item in projects) if period else 0,
        focus=focus,
    )


def _check_period(period: str | None) -> None:
    if period is not None and period not in PERIODS:
        raise InvalidParameter(
            f"„{period[:40]}“ ist keine Förderperiode. Möglich: {', '.join(PERIODS)}.",
            f"'{period[:40]}' is no funding period. Possible: {', '.join(PERIODS)}.",
            parameter="period",
            known=PERIODS,
        )


def _city_of_area(snapshot: Snapshot, area: str, ags: str | None) -> str:
    own: str = snapshot.fields("areas", area)["city_ags"]
    if ags not in (None, own):
        raise InvalidParameter(
            f"Das Gebiet „{area}“ liegt nicht in der gewünschten Stadt.",
            f"The area '{area}' is not in the city asked for.",
            parameter="area",
        )
    return own


def _items(prefix: str, collection: Collection) -> list[Item]:
    rows = zip(collection.fields, collection.geometries, strict=True)
    return [Item(f"{prefix}{number}", fields, geometry) for number, (fields, geometry) in enumerate(rows)]


def _within(fields: Fields, name: str, wanted: str | None) -> bool:
    return wanted is None or fields[name] == wanted


def _cities(snapshot: Snapshot, ags: str | None, areas: list[Item], projects: list[Item]) -> tuple[Item, ...]:
    named = {item.fields["city_ags"] for item in [*areas, *projects]} if ags is None else {ags}
    cities = [item for item in _items("c", snapshot.collection("cities")) if item.fields["ags"] in named]
    return tuple(sorted(cities, key=lambda item: fold(item.fields["name"])))


def _offices(snapshot: Snapshot, ags: str | None, areas: set[str], *, whole: bool) -> list[Item]:
    """Return the offices of the areas; those of no area only where a city or the state is shown whole."""
    return [
        item
        for item in _items("o", snapshot.collection("offices"))
        if _within(item.fields, "city_ags", ags)
        and (areas.intersection(item.fields["area_ids"]) or (whole and not item.fields["area_ids"]))
    ]


def _title(focus: Item | None, period: str | None) -> str:
    if focus is None:
        name = "Sachsen"
    elif "city_name" in focus.fields:
        name = f"{focus.fields['name']}, {focus.fields['city_name']}"
    else:
        name = focus.fields["name"]
    return f"{name}, Förderperiode {period}" if period else name
