"""The profile of an area or a city as a page shows it: money with its basis, charts, and the areas around."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.pages import format, words
from api.pages.charts import Bar, Chart
from atlas.describe import DIRECTIONS, distance
from atlas.profile import Profile
from atlas.profile.beside import Beside
from atlas.profile.figures import ThemeRow, Timeline

Row = tuple[str, str, str]


def make(found: Profile, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the templates need: rows of money, charts of themes and years, and the areas around."""
    return {
        "value_sources": found.value_sources,
        "money_rows": _money(found, fields),
        "theme_chart": themes(found.themes),
        "year_chart": years(found.timeline),
        "undated": undated(found.timeline, found.money.projects),
        "around": found.surroundings,
        "beside": [(one.area, beside(one)) for one in found.surroundings.drawn] if found.surroundings else [],
    }


def known_of(known: int, every: int) -> str:
    """Return for how many projects an amount is known."""
    return f"bekannt von {known} von {format.counted(every, 'Projekt', 'Projekten')}"


def _money(found: Profile, fields: Mapping[str, Any]) -> list[Row]:
    """Return label, amount and basis of every sum that is known."""
    rows, money = [], found.money
    if money.cost_eur is not None:
        rows.append(("Kosten der Projekte", format.money(money.cost_eur), known_of(money.cost_known, money.projects)))
    if money.eu_eur is not None:
        rows.append(("davon von der EU", format.money(money.eu_eur), known_of(money.eu_known, money.projects)))
    if money.eu_share is not None:
        basis = f"von den Kosten; beides {known_of(money.share_known, money.projects)}"
        rows.append(("EU-Anteil", format.percent(money.eu_share), basis))
    if found.per_inhabitant is not None:
        what = {"budget": "Summe für das Gebiet", "projects": "Kosten aller Projekte im Atlas"}
        people = format.number(fields["inhabitants"])
        basis = f"{what[found.per_inhabitant.basis]}, geteilt durch {people} Einwohner:innen"
        rows.append(("Je Einwohner:in", format.money(found.per_inhabitant.amount_eur), basis))
    return rows


def themes(rows: Sequence[ThemeRow]) -> Chart | None:
    """Return the projects by theme, or None without a project."""
    if not rows:
        return None
    bars = tuple(_theme(row) for row in rows)
    return Chart(caption="Projekte nach Thema", head="Thema", measure="Projekte und Kosten", bars=bars)


def _theme(row: ThemeRow) -> Bar:
    said = format.counted(row.projects, "Projekt", "Projekte")
    return Bar(name=words.THEME[row.theme], value=row.projects, text=said, note=_cost(row))


def _cost(row: ThemeRow) -> str:
    if row.cost_eur is None:
        return ""
    return f"{format.money(row.cost_eur)}, {known_of(row.cost_known, row.projects)}"


def years(found: Timeline) -> Chart | None:
    """Return the projects by year, or None where no project has a date."""
    if not found.years:
        return None
    bars = (Bar(name=str(row.year), value=row.projects, text=str(row.projects)) for row in found.years)
    return Chart(caption="Laufende Projekte nach Jahr", head="Jahr", measure="Projekte", bars=tuple(bars))


def undated(found: Timeline, projects: int) -> str:
    """Return how many projects the years leave out; empty where none."""
    if not found.undated:
        return ""
    return f"Ohne bekannte Zeit: {found.undated} von {format.counted(projects, 'Projekt', 'Projekten')}."


def beside(one: Beside) -> str:
    """Return how an area lies to the one of the page."""
    direction = DIRECTIONS["de"].get(one.direction or "", "")
    if one.relation == "near":
        return f"{distance(one.distance_m)} {direction}".strip()
    if one.relation == "touch":
        return f"grenzt {direction} an".replace("  ", " ")
    return {
        "same": "mit demselben Umriss gezeichnet",
        "within": "umfasst das ganze Gebiet",
        "contains": "liegt ganz in diesem Gebiet",
        "overlap": f"hat {format.percent(one.share)} der gezeichneten Fläche gemeinsam",
    }[one.relation]
