"""The figures as a page: the same filters and words as on the map, charts and tables by every grouping."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from api.pages import kreismap
from api.pages.charts import Bar, Chart
from api.pages.kreismap import Value
from api.pages.render import Head
from api.pages.speech import Speech
from atlas import stats
from atlas.describe.asked import MAP_CODES, map_words
from atlas.selection import MAP_FILTERS, Asked, select
from atlas.snapshot import Snapshot
from atlas.stats import Dimension, Figures, Row, Table, rounded
from atlas.texts import number

PATH = "/statistik"
_ORDER: tuple[Dimension, ...] = ("theme", "kreis", "period", "year", "status", "region", "city")
MEASURES: Mapping[str, str] = {
    "projects": "list-kinds-projects",
    "areas": "list-kinds-areas",
    "offices": "list-kinds-offices",
    "cities": "footer-cities",
    "cost_total_eur": "project-cost",
    "eu_amount_eur": "project-eu",
}
_ALL = tuple(MEASURES.items())
_KNOWN = {"cost_total_eur": "cost_known", "eu_amount_eur": "eu_known"}
_NATURAL = {name: MAP_FILTERS[name].choices for name in ("period", "region", "status")}
_MILLION = 1_000_000
# Sums differ by less than this only by how they were added up.
_CENTS = 0.5


@dataclass(frozen=True, slots=True)
class Section:
    """One grouping on the page."""

    by: Dimension
    chart: Chart
    upright: bool
    notes: tuple[str, ...]
    csv: str
    map_href: str
    kreise: kreismap.KreisMap | None
    legend: tuple[tuple[str, str], ...]


def make(
    voice: Speech, snapshot: Snapshot, geodata: Path, asked: Asked, values: Mapping[str, str], measure: str
) -> tuple[Head, dict[str, Any]]:
    """Return head and content of the page; `values` are the parameters that were given, by name."""
    shown = select(snapshot, asked)
    tables = {by: stats.grouped(snapshot, by, shown) for by in _ORDER}
    total = tables["theme"].total
    said = map_words(voice, snapshot, asked)
    sections = [_section(voice, geodata, by, tables[by], measure, values) for by in _ORDER if tables[by].rows]
    totals = [(voice.say(key), value_text(voice, total, name), _known_note(voice, total, name)) for name, key in _ALL]
    content = {
        "sections": sections,
        "totals": totals if sections else [],
        "asked_words": said,
        "form": _form(voice, snapshot, values, measure),
    }
    return _head(voice, bool(said)), content


def _head(voice: Speech, is_part: bool) -> Head:
    return Head(
        title=voice.say("list-kinds-stats"),
        description=voice.say("stats-page-lead"),
        path=PATH,
        alternates=(("application/json", "/api/stats?by=theme"), ("text/csv", "/api/stats?by=theme&f=csv")),
        section="stats",
        index=not is_part,
    )


def value_text(voice: Speech, figures: Figures, measure: str) -> str:
    """Return a value as a reader writes it; a sum of nothing known is no zero."""
    value = getattr(figures, measure)
    if measure not in _KNOWN:
        return voice.number(value)
    return voice.say("stats-unknown") if _is_unknown(figures, measure) else voice.money(value)


def _is_unknown(figures: Figures, measure: str) -> bool:
    return measure in _KNOWN and figures.projects > 0 and getattr(figures, _KNOWN[measure]) == 0


def _known_note(voice: Speech, figures: Figures, measure: str) -> str:
    if measure not in _KNOWN:
        return ""
    return voice.say("stats-known", known=getattr(figures, _KNOWN[measure]), n=figures.projects)


def _section(
    voice: Speech, geodata: Path, by: Dimension, table: Table, measure: str, values: Mapping[str, str]
) -> Section:
    # Only projects have years.
    measure = "projects" if by == "year" and measure in ("areas", "offices") else measure
    words = {"measure": voice.say(MEASURES[measure]), "by": voice.say(f"stats-by-{by}")}
    on_map = {**{name: text for name, text in values.items() if name != "bbox"}, "list": "stats", "by": by}
    drawn = _kreise(voice, geodata, table, measure) if by == "kreis" else None
    return Section(
        by=by,
        chart=Chart(
            caption=voice.say("stats-caption", **words),
            head=words["by"],
            measure=words["measure"],
            bars=tuple(_bar(voice, by, row, measure, values) for row in _in_order(table, by, measure)),
        ),
        upright=by == "year" and measure not in _KNOWN,
        notes=tuple(_notes(voice, by, table, measure)),
        csv=f"/api/stats?{urlencode({**values, 'by': by, 'f': 'csv'})}",
        map_href=voice.to(f"/?{urlencode({**on_map, 'measure': measure})}"),
        kreise=drawn,
        legend=_legend(voice, drawn, measure) if drawn else (),
    )


def _bar(voice: Speech, by: Dimension, row: Row, measure: str, values: Mapping[str, str]) -> Bar:
    name = "city_ags" if by == "city" else by
    narrower = f"{PATH}?{urlencode({**values, name: row.key, 'measure': measure})}"
    return Bar(
        name=voice.say(f"{by}-{row.key}") if by in MAP_CODES else row.label,
        value=getattr(row.figures, measure),
        text=value_text(voice, row.figures, measure),
        note=_known_note(voice, row.figures, measure),
        href="" if name in values else voice.to(narrower),
    )


def _in_order(table: Table, by: Dimension, measure: str) -> list[Row]:
    """Return the rows in their own order where they have one, else the largest first."""
    if by == "year":
        return list(table.rows)
    natural = _NATURAL.get(by)
    return sorted(table.rows, key=lambda row: natural.index(row.key) if natural else -getattr(row.figures, measure))


def _notes(voice: Speech, by: Dimension, table: Table, measure: str) -> Iterator[str]:
    counted = sum(getattr(row.figures, measure) for row in table.rows)
    rest = getattr(table.rest, measure)
    if rest > 0:
        what = value_text(voice, table.rest, measure)
        yield voice.say("stats-rest", what=what, by=voice.say(f"stats-by-{by}"))
    if counted + rest > getattr(table.total, measure) + _CENTS:
        yield voice.say("stats-several")


def _kreise(voice: Speech, geodata: Path, table: Table, measure: str) -> kreismap.KreisMap:
    values = {row.label: _kreis(voice, row.figures, measure) for row in table.rows}
    return kreismap.draw(geodata, values, "–" if measure in _KNOWN else "0")


def _kreis(voice: Speech, figures: Figures, measure: str) -> Value:
    amount = getattr(figures, measure)
    return Value(None, "?") if _is_unknown(figures, measure) else Value(amount, brief(voice, amount, measure))


def brief(voice: Speech, value: float, measure: str) -> str:
    """Return a value short enough for the map: of an amount the first two digits."""
    if measure not in _KNOWN:
        return voice.number(value)
    if value < _MILLION:
        return voice.money(rounded(value) if value > 0 else 0)
    return voice.say("stats-page-million", n=number(rounded(value) / _MILLION, 1))


def _legend(voice: Speech, drawn: kreismap.KreisMap, measure: str) -> tuple[tuple[str, str], ...]:
    unknown = ((kreismap.UNKNOWN, voice.say("stats-unknown")),) if drawn.has_unknown else ()
    zero = (kreismap.ZERO, voice.say("stats-class-zero"))
    return (*unknown, zero, *((look, _class_text(voice, low, high, measure)) for look, low, high in drawn.classes))


def _class_text(voice: Speech, low: float | None, high: float | None, measure: str) -> str:
    ends = {name: brief(voice, end, measure) for name, end in (("from", low), ("below", high)) if end is not None}
    kind = {0: "all", 2: "between"}.get(len(ends), "".join(ends))
    return voice.say(f"stats-class-{kind}", **ends)


def _form(voice: Speech, snapshot: Snapshot, values: Mapping[str, str], measure: str) -> dict[str, Any]:
    """Return the fields of the form, and what it keeps of the address besides."""
    cities = snapshot.collection("cities").fields
    options: dict[str, list[tuple[str, str]]] = {
        **{name: [(code, voice.say(f"{name}-{code}")) for code in MAP_FILTERS[name].choices] for name in MAP_CODES},
        "kreis": [(name, name) for name in sorted({str(city["kreis"]) for city in cities})],
        "city_ags": sorted(((str(c["ags"]), str(c["name"])) for c in cities), key=lambda pair: pair[1]),
        "year": [(row.key, row.key) for row in stats.table(snapshot, "year").rows],
    }
    selects = [
        {
            "name": name,
            "label": voice.say(f"filters-{name}"),
            "none": "",
            "options": choices,
            "value": values.get(name, ""),
        }
        for name, choices in options.items()
    ]
    return {
        "selects": selects,
        "measures": [(name, voice.say(key)) for name, key in MEASURES.items()],
        "measure": measure,
        "kept": {name: text for name, text in values.items() if name not in options},
    }
