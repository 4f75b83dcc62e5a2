"""The columns of the list pages: what a table of each collection shows, and how it is sorted."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.pages import format, words

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a cell: text, perhaps with a link, perhaps as a badge (its CSS class)."""

    text: str
    href: str | None = None
    badge: str | None = None


Cell = tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, what a cell says, the property that it sorts by, and whether it holds figures.

    Columns that are not `listed` stand only in the tables on record pages.
    """

    label: str
    cell: Callable[[Fields], Cell]
    sort: str | None = None
    figures: bool = False
    listed: bool = True


def _text(value: str | None) -> Cell:
    return (Bit(value),) if value else ()


def _plain(name: str) -> Callable[[Fields], Cell]:
    return lambda fields: _text(fields[name])


def _own(name: str, folder: str, key: str = "id") -> Callable[[Fields], Cell]:
    return lambda fields: (Bit(fields[name], f"/{folder}/{fields[key]}"),)


def _city(fields: Fields) -> Cell:
    return (Bit(fields["city_name"], f"/staedte/{fields['city_ags']}"),) if fields["city_name"] else ()


def _area(fields: Fields) -> Cell:
    return (Bit(fields["area_name"], f"/gebiete/{fields['area_id']}"),) if fields["area_name"] else ()


def _areas(fields: Fields) -> Cell:
    pairs = zip(fields["area_ids"], fields["area_names"], strict=False)
    return tuple(Bit(name, f"/gebiete/{key}") for key, name in pairs)


def _status(collection: str) -> Callable[[Fields], Cell]:
    table = words.STATUS[collection]
    return lambda fields: (Bit(table[fields["status"]], badge=fields["status"]),) if fields["status"] else ()


def _region(fields: Fields) -> Cell:
    region = fields["region"]
    return (Bit(words.REGION[region], badge=region),) if region else ()


def _periods(fields: Fields) -> Cell:
    return tuple(Bit(format.period(period)) for period in fields["periods"])


def _time(fields: Fields) -> Cell:
    span = format.span(fields["start"], fields["end"])
    period = f"Periode {format.period(fields['period'])}" if fields["period"] else None
    return _text(span or period)


def _money(name: str) -> Callable[[Fields], Cell]:
    return lambda fields: _text(format.money(fields[name])) if fields[name] is not None else ()


def _amounts(fields: Fields) -> Cell:
    amounts = (
        ("Kosten", fields["cost_total_eur"], False),
        ("Zuwendung", fields["grant_total_eur"], fields["grant_approx"]),
        ("EU-Anteil", fields["eu_amount_eur"], False),
    )
    return tuple(Bit(f"{name} {format.money(value, approx)}") for name, value, approx in amounts if value is not None)


def _counted(name: str) -> Callable[[Fields], Cell]:
    return lambda fields: (Bit(format.number(fields["counts"][name])),)


def _manager(fields: Fields) -> Cell:
    return _text(fields["manager"]["name"] if fields["manager"] else None)


def _phone(fields: Fields) -> Cell:
    if not fields["phone"]:
        return ()
    return (Bit(fields["phone"], f"tel:{fields['phone_e164']}" if fields["phone_e164"] else None),)


COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "areas": (
        Column("Gebiet", _own("name", "gebiete"), "name"),
        Column("Stadt", _city, "city_name"),
        Column("Region", _region, "region"),
        Column("Förderperiode", _periods),
        Column("Programm", lambda fields: _text(words.programme(fields["programme"])), "programme"),
        Column("Stand", _status("areas"), "status"),
        Column("Grenze", lambda fields: _text(words.QUALITY[fields["geometry_quality"]]), "geometry_quality"),
        Column("Projekte", _counted("projects"), figures=True),
        Column("Büros", _counted("offices"), figures=True),
    ),
    "cities": (
        Column("Stadt", _own("name", "staedte", "ags"), "name"),
        Column("Kreis", _plain("kreis"), "kreis"),
        Column("Region", _region, "region"),
        Column("Zuständig", _manager),
        Column("Förderperioden", _periods),
        Column("Gebiete", _counted("areas"), figures=True),
        Column("Projekte", _counted("projects"), figures=True),
        Column("Büros", _counted("offices"), figures=True),
    ),
    "projects": (
        Column("Projekt", _own("title", "projekte"), "title"),
        Column("Gebiet", _area, "area_name"),
        Column("Stadt", _city, "city_name"),
        Column("Zeitraum", _time, "start"),
        Column("Thema", lambda fields: _text(words.THEME[fields["theme"]]), "theme"),
        Column("Träger", lambda fields: _text(fields["carrier"] or fields["beneficiary"]), "carrier"),
        Column("Beträge", _amounts, listed=False),
        Column("Kosten", _money("cost_total_eur"), "cost_total_eur", figures=True),
        Column("EU-Anteil", _money("eu_amount_eur"), "eu_amount_eur", figures=True),
    ),
    "offices": (
        Column("Büro", _own("name", "bueros"), "name"),
        Column("Art", _plain("kind"), "kind"),
        Column("Gebiet", _areas),
        Column("Stadt", _city, "city_name"),
        Column("Adresse", lambda fields: _text(format.address_line(fields)), "street"),
        Column("Telefon", _phone),
        Column("Stand", _status("offices"), "status"),
    ),
    "regions": (
        Column("Region", lambda fields: (Bit(fields["name"], _region_path(fields)),), "name"),
        Column("Zuständig", _manager),
        Column("Städte", _counted("cities"), figures=True),
    ),
}


def _region_path(fields: Fields) -> str:
    return f"/api/collections/regions/items/{fields['region']}?f=html"


def table(name: str, rows: Sequence[Fields], without: Collection[str] = ()) -> dict[str, Any]:
    """Return the columns and cells of a plain table of records; columns that nothing is known for are left out."""
    wanted = [column for column in COLUMNS[name] if column.label not in without]
    filled = [column for column in wanted if any(column.cell(fields) for fields in rows)]
    return {
        "columns": [{"label": c.label, "figures": c.figures, "href": None, "sorted": None} for c in filled],
        "rows": [[(column, column.cell(fields)) for column in filled] for fields in rows],
    }
