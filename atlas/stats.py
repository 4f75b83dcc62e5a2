"""Counts and sums of the atlas by city, Kreis, region, period or theme."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from atlas.snapshot import Snapshot

Fields = Mapping[str, Any]
Dimension = Literal["city", "kreis", "region", "period", "theme"]
DIMENSIONS: tuple[Dimension, ...] = ("city", "kreis", "region", "period", "theme")


@dataclass(slots=True)
class Row:
    """The figures of one group; a sum goes with the number of projects whose amount is known."""

    key: str
    label: str
    cities: int = 0
    areas: int = 0
    projects: int = 0
    offices: int = 0
    cost_total_eur: float = 0.0
    cost_known: int = 0
    eu_amount_eur: float = 0.0
    eu_known: int = 0


def _one(name: str) -> Callable[[Fields], Iterable[str]]:
    return lambda fields: (fields[name],) if fields.get(name) else ()


def _periods(fields: Fields) -> Iterable[str]:
    return fields.get("periods") or ((fields["period"],) if fields.get("period") else ())


def _themes(fields: Fields) -> Iterable[str]:
    return fields.get("themes") or ((fields["theme"],) if fields.get("theme") else ())


_KEYS: Mapping[Dimension, Callable[[Fields], Iterable[str]]] = {
    "city": lambda fields: (fields["city_ags"] if "city_ags" in fields else fields["ags"],),
    "kreis": _one("kreis"),
    "region": _one("region"),
    "period": _periods,
    "theme": _themes,
}


def by(snapshot: Snapshot, dimension: Dimension) -> list[dict[str, Any]]:
    """Return one row per group, in order of key; a record that belongs to several groups counts in each.

    Amounts are those of projects only: the figures of areas must not be added up.
    """
    rows: dict[str, Row] = {}
    keys = _KEYS[dimension]
    for name in ("cities", "areas", "projects", "offices"):
        for fields in snapshot.collection(name).fields:
            for key in keys(fields):
                row = rows.setdefault(key, Row(key, _label(snapshot, dimension, key)))
                setattr(row, name, getattr(row, name) + 1)
                _add_amounts(row, fields)
    return [asdict(rows[key]) for key in sorted(rows)]


def _add_amounts(row: Row, fields: Fields) -> None:
    if fields.get("cost_total_eur") is not None:
        row.cost_total_eur = round(row.cost_total_eur + fields["cost_total_eur"], 2)
        row.cost_known += 1
    if fields.get("eu_amount_eur") is not None:
        row.eu_amount_eur = round(row.eu_amount_eur + fields["eu_amount_eur"], 2)
        row.eu_known += 1


def _label(snapshot: Snapshot, dimension: Dimension, key: str) -> str:
    if dimension == "city":
        return str(snapshot.fields("cities", key)["name"])
    if dimension == "region":
        return str(snapshot.fields("regions", key)["name"])
    return THEME_LABELS.get(key, key) if dimension == "theme" else key


THEME_LABELS: Mapping[str, str] = {
    "children_youth_education": "Informelle Kinder- und Jugendbildung",
    "civic_lifelong_learning": "Bürgerbildung und lebenslanges Lernen",
    "social_inclusion_employment": "Soziale Eingliederung und Integration in Beschäftigung",
    "local_economy": "Wirtschaft im Quartier",
    "accompanying": "Begleitende Maßnahmen",
    "other": "Sonstiges / nicht zugeordnet",
}
