"""Who is responsible for which city on a day, as a table: for the organisation's website and for lists on paper."""

from datetime import date
from typing import Any

from atlas.export.delimited import figures_to_csv
from atlas.snapshot import Snapshot

_CONTACT = ("name", "role", "organisation", "region", "phone", "email")
_COLUMNS = ("city_ags", "city_name", "kreis", *_CONTACT, "since", "confirmed", "substitute", "on")


def rows(snapshot: Snapshot, day: date) -> list[dict[str, Any]]:
    """Return every city with who is known to be responsible on a day; nothing that is internal."""
    return [_row(snapshot, ags, day) for ags in snapshot.collection("cities").ids]


def to_csv(snapshot: Snapshot, day: date) -> bytes:
    """Return the table as CSV."""
    return figures_to_csv(rows(snapshot, day), _COLUMNS)


def _row(snapshot: Snapshot, ags: str, day: date) -> dict[str, Any]:
    city, manager = snapshot.fields("cities", ags), snapshot.manager_on(ags, day) or {}
    return {
        "city_ags": ags,
        "city_name": city["name"],
        "kreis": city["kreis"],
        **{name: manager.get(name) for name in _CONTACT},
        "since": manager.get("valid_from"),
        "confirmed": manager.get("confirmed"),
        "substitute": (manager.get("substitute") or {}).get("name"),
        "on": day.isoformat(),
    }
