"""What the projects on the map cost, by Kreis and by city, in classes: the map is tinted by them.

An amount is the sum of the costs that are known, and says of how many projects; where not one is known, it is unknown.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas.export.folium_map.ground import Ground
from atlas.export.folium_map.selection import Selection
from atlas.export.folium_map.words import euros, rough_euros
from atlas.stats import bounds_of, rounded, short_kreis

UNKNOWN = "unknown"
# What the map can be tinted by, the first one if nothing is asked for.
TINTS: Mapping[str, str] = {
    "region": "Region Ost und West",
    "kreis": "Kosten der Projekte je Kreis",
    "city": "Kosten der Projekte je Stadt",
    "none": "gar nicht",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """The known costs in a Kreis or city; `total` is None where there are projects, but no cost is known."""

    name: str
    total: float | None
    known: int
    projects: int
    look: str

    @property
    def brief(self) -> str:
        """The amount as it stands on the map."""
        return "?" if self.total is None else rough_euros(rounded(self.total) if self.total else 0)

    @property
    def told(self) -> str:
        """The amount as it stands in the table."""
        return "nicht bekannt" if self.total is None else euros(round(self.total))


@dataclass(frozen=True, slots=True)
class Costs:
    """The amounts by name (of a Kreis) or key (of a city), and the classes with their words, the lowest first."""

    amounts: Mapping[str, Amount]
    classes: tuple[tuple[str, str], ...]

    def look(self, key: str) -> str:
        """Return the class of a Kreis or city; one without a project on the map is tinted by none."""
        return self.amounts[key].look if key in self.amounts else "zero"

    @property
    def in_order(self) -> list[Amount]:
        """The amounts as a table lists them: the highest first, those that are unknown at the end."""
        return sorted(self.amounts.values(), key=lambda one: (one.total is None, -(one.total or 0), one.name))


def costs_by_kreis(selection: Selection) -> Costs:
    """Return the costs of the projects on the map by the name of the Kreis."""
    named = (item.fields["kreis"] for item in selection.projects)
    return _costs(selection, "kreis", {name: name for name in named if name})


def costs_by_city(selection: Selection) -> Costs:
    """Return the costs of the projects on the map by the key of the municipality."""
    return _costs(selection, "city_ags", {item.fields["ags"]: item.fields["name"] for item in selection.cities})


@dataclass(frozen=True, slots=True)
class Tinted:
    """The map tinted by costs: both groupings by name, the class of each shape by key, and what is written where.

    `labels` are (tint, lon, lat, name, amount).
    """

    costs: Mapping[str, Costs]
    classes: Mapping[str, str]
    labels: tuple[tuple[str, float, float, str, str], ...]


def tints_of(selection: Selection, ground: Ground) -> Tinted:
    """Return what the map of the whole state can be tinted by, besides the regions."""
    kreise, cities = costs_by_kreis(selection), costs_by_city(selection)
    names = [kreis.name for kreis in ground.kreise]
    classes = {kreis.outline["id"]: f"money money-kreis money-{kreise.look(kreis.name)}" for kreis in ground.kreise}
    labels = [
        ("kreis", *kreis.label, short_kreis(kreis.name, names), kreise.amounts[kreis.name].brief)
        for kreis in ground.kreise
        if kreis.name in kreise.amounts
    ]
    for item in selection.cities:
        ags = item.fields["ags"]
        classes[f"outline-{item.key}"] = f"outline money money-city money-{cities.look(ags)}"
        written = cities.amounts[ags].brief if ags in cities.amounts else "–"
        labels.append(("city", *item.fields["centre"], item.fields["name"], written))
    return Tinted({"kreis": kreise, "city": cities}, classes, tuple(labels))


def _costs(selection: Selection, group: str, names: Mapping[str, str]) -> Costs:
    costs: dict[str, list[float | None]] = defaultdict(list)
    for item in selection.projects:
        costs[item.fields[group]].append(item.fields["cost_total_eur"])
    sums = {key: sum(cost for cost in costs[key] if cost is not None) for key in names if costs[key]}
    bounds = bounds_of([total for total in sums.values() if total])
    amounts = {}
    for key, total in sums.items():
        known = sum(cost is not None for cost in costs[key])
        look = str(sum(total >= bound for bound in bounds)) if known else UNKNOWN
        amounts[key] = Amount(names[key], total if known else None, known, len(costs[key]), look)
    return Costs(amounts, _classes(bounds, amounts))


def _classes(bounds: Sequence[float], amounts: Mapping[str, Amount]) -> tuple[tuple[str, str], ...]:
    """Return the classes that occur, in words."""
    spans = zip([None, *bounds], [*bounds, None], strict=True)
    words = {str(number): _span(low, high) for number, (low, high) in enumerate(spans)}
    words[UNKNOWN] = "Kosten nicht bekannt"
    found = {amount.look for amount in amounts.values()}
    return tuple((look, text) for look, text in words.items() if look in found)


def _span(low: float | None, high: float | None) -> str:
    if low is None:
        return f"unter {euros(high)}" if high is not None else "Kosten bekannt"
    return f"{euros(low)} bis unter {euros(high)}" if high is not None else f"ab {euros(low)}"
