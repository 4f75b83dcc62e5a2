"""The columns of the list pages: what a table of each collection shows, and how it is sorted."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.pages.speech import Speech
from api.pages.words import programme
from atlas.describe import written
from atlas.describe.asked import STATUS

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a cell: text, perhaps with a link, as a badge (its CSS class), in a language of its own."""

    text: str
    href: str | None = None
    badge: str | None = None
    lang: str = ""


Cell = tuple[Bit, ...]
Maker = Callable[[Speech, Fields], Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the message that heads it, what a cell says, its property to sort by, and whether it holds figures.

    Columns that are not `listed` stand only in the tables on record pages.
    """

    label: str
    cell: Maker
    sort: str | None = None
    figures: bool = False
    listed: bool = True


def _text(value: str | None, german: bool = False) -> Cell:
    return (Bit(value, lang="de" if german else ""),) if value else ()


def _german(name: str) -> Maker:
    return lambda _, fields: _text(fields[name], german=True)


def _own(name: str, folder: str, german: bool = False) -> Maker:
    return lambda _, fields: (Bit(fields[name], f"/{folder}/{fields['id']}", lang="de" if german else ""),)


def _own_city(_: Speech, fields: Fields) -> Cell:
    sorbian = (Bit(fields["name_hsb"], lang="hsb"),) if fields["name_hsb"] else ()
    return (Bit(fields["name"], f"/staedte/{fields['ags']}"), *sorbian)


def _city(_: Speech, fields: Fields) -> Cell:
    return (Bit(fields["city_name"], f"/staedte/{fields['city_ags']}"),) if fields["city_name"] else ()


def _area(_: Speech, fields: Fields) -> Cell:
    return (Bit(fields["area_name"], f"/gebiete/{fields['area_id']}"),) if fields["area_name"] else ()


def _areas(_: Speech, fields: Fields) -> Cell:
    pairs = zip(fields["area_ids"], fields["area_names"], strict=False)
    return tuple(Bit(name, f"/gebiete/{key}") for key, name in pairs)


def _status(collection: str) -> Maker:
    prefix = STATUS[collection]

    def cell(voice: Speech, fields: Fields) -> Cell:
        status = fields["status"]
        return (Bit(voice.say(f"{prefix}-{status}"), badge=status),) if status else ()

    return cell


def _region(voice: Speech, fields: Fields) -> Cell:
    region = fields["region"]
    return (Bit(voice.say(f"region-{region}"), badge=region),) if region else ()


def _periods(voice: Speech, fields: Fields) -> Cell:
    return tuple(Bit(voice.period(period)) for period in fields["periods"])


def _time(voice: Speech, fields: Fields) -> Cell:
    span = voice.time(fields["start"], fields["end"])
    period = voice.say("period-of", periods=voice.period(fields["period"])) if fields["period"] else None
    return _text(span or period)


def _money(name: str) -> Maker:
    return lambda voice, fields: _text(voice.money(fields[name])) if fields[name] is not None else ()


def _amounts(voice: Speech, fields: Fields) -> Cell:
    amounts = (
        ("page-cost", fields["cost_total_eur"], False),
        ("project-grant", fields["grant_total_eur"], fields["grant_approx"]),
        ("project-eu", fields["eu_amount_eur"], False),
    )
    return tuple(
        Bit(voice.say("filters-naming", label=voice.say(key), value=voice.money(value, approx)))
        for key, value, approx in amounts
        if value is not None
    )


def _counted(name: str) -> Maker:
    return lambda voice, fields: (Bit(voice.number(fields["counts"][name])),)


def _manager(_: Speech, fields: Fields) -> Cell:
    return _text(fields["manager"]["name"] if fields["manager"] else None)


def _phone(_: Speech, fields: Fields) -> Cell:
    if not fields["phone"]:
        return ()
    return (Bit(fields["phone"], f"tel:{fields['phone_e164']}" if fields["phone_e164"] else None),)


def _said(prefix: str, name: str) -> Maker:
    return lambda voice, fields: _text(voice.say(f"{prefix}-{fields[name]}"))


COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "areas": (
        Column("project-area", _own("name", "gebiete"), "name"),
        Column("kinds-city", _city, "city_name"),
        Column("filters-region", _region, "region"),
        Column("area-periods", _periods),
        Column("area-programme", lambda _, fields: _text(programme(fields["programme"]), german=True), "programme"),
        Column("page-status", _status("areas"), "status"),
        Column("page-boundary", _said("quality", "geometry_quality"), "geometry_quality"),
        Column("list-kinds-projects", _counted("projects"), figures=True),
        Column("list-kinds-offices", _counted("offices"), figures=True),
    ),
    "cities": (
        Column("kinds-city", _own_city, "name"),
        Column("filters-kreis", lambda _, fields: _text(fields["kreis"]), "kreis"),
        Column("filters-region", _region, "region"),
        Column("manager-title", _manager),
        Column("area-periods", _periods),
        Column("list-kinds-areas", _counted("areas"), figures=True),
        Column("list-kinds-projects", _counted("projects"), figures=True),
        Column("list-kinds-offices", _counted("offices"), figures=True),
    ),
    "projects": (
        Column("kinds-project", _own("title", "projekte", german=True), "title"),
        Column("project-area", _area, "area_name"),
        Column("kinds-city", _city, "city_name"),
        Column("project-time", _time, "start"),
        Column("project-theme", _said("theme", "theme"), "theme"),
        Column("project-carrier", lambda _, f: _text(f["carrier"] or f["beneficiary"], german=True), "carrier"),
        Column("page-amounts", _amounts, listed=False),
        Column("page-cost", _money("cost_total_eur"), "cost_total_eur", figures=True),
        Column("project-eu", _money("eu_amount_eur"), "eu_amount_eur", figures=True),
    ),
    "offices": (
        Column("kinds-office", _own("name", "bueros", german=True), "name"),
        Column("page-kind", _german("kind"), "kind"),
        Column("project-area", _areas),
        Column("kinds-city", _city, "city_name"),
        Column("office-address", lambda _, fields: _text(written.address_line(fields)), "street"),
        Column("office-phone", _phone),
        Column("page-status", _status("offices"), "status"),
    ),
    "regions": (
        Column("filters-region", lambda voice, fields: (_named_region(voice, fields["region"]),), "name"),
        Column("manager-title", _manager),
        Column("footer-cities", _counted("cities"), figures=True),
    ),
}


def _named_region(voice: Speech, code: str) -> Bit:
    return Bit(voice.say(f"region-{code}"), f"/api/collections/regions/items/{code}?f=html")


def table(voice: Speech, name: str, rows: Sequence[Fields], without: Collection[str] = ()) -> dict[str, Any]:
    """Return the columns and cells of a plain table of records; columns that nothing is known for are left out."""
    wanted = [column for column in COLUMNS[name] if column.label not in without]
    filled = [column for column in wanted if any(column.cell(voice, fields) for fields in rows)]
    return {
        "columns": [{"label": voice.say(c.label), "figures": c.figures, "href": None, "sorted": None} for c in filled],
        "rows": cells(voice, filled, rows),
    }


def cells(voice: Speech, columns: Sequence[Column], rows: Sequence[Fields]) -> list[list[Any]]:
    """Return each row as (heading, holds figures, bits) of every column."""
    return [[(voice.say(c.label), c.figures, c.cell(voice, fields)) for c in columns] for fields in rows]
