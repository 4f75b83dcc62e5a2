"""The profile of an area or a city as a page shows it: money with its basis, charts, and the areas around."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.pages.charts import Bar, Chart
from api.pages.speech import Speech
from atlas.profile import Profile
from atlas.profile.beside import Beside
from atlas.profile.figures import ThemeRow, Timeline

Row = tuple[str, str, str]


def make(voice: Speech, found: Profile, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the templates need: rows of money, charts of themes and years, and the areas around."""
    around = found.surroundings
    return {
        "value_sources": found.value_sources,
        "money_rows": _money(voice, found, fields),
        "theme_chart": themes(voice, found.themes),
        "year_chart": years(voice, found.timeline),
        "undated": undated(voice, found.timeline, found.money.projects),
        "around": around,
        "reach_said": voice.say("distance-km", n=around.reach_m // 1000) if around and around.reach_m else "",
        "beside": [(one.area, beside(voice, one)) for one in around.drawn] if around else [],
    }


def known_of(voice: Speech, known: int, every: int) -> str:
    """Return for how many projects an amount is known."""
    return voice.say("profile-known", known=known, n=every)


def _money(voice: Speech, found: Profile, fields: Mapping[str, Any]) -> list[Row]:
    """Return label, amount and basis of every sum that is known."""
    rows, money = [], found.money
    if money.cost_eur is not None:
        known = known_of(voice, money.cost_known, money.projects)
        rows.append((voice.say("profile-costs"), voice.money(money.cost_eur), known))
    if money.eu_eur is not None:
        rows.append(
            (voice.say("profile-eu"), voice.money(money.eu_eur), known_of(voice, money.eu_known, money.projects))
        )
    if money.eu_share is not None:
        basis = voice.say("profile-share-basis", known=known_of(voice, money.share_known, money.projects))
        rows.append((voice.say("profile-share"), voice.percent(money.eu_share), basis))
    if found.per_inhabitant is not None:
        people = voice.number(fields["inhabitants"])
        basis = voice.say(f"profile-head-{found.per_inhabitant.basis}", n=people)
        rows.append((voice.say("profile-head"), voice.money(found.per_inhabitant.amount_eur), basis))
    return rows


def themes(voice: Speech, rows: Sequence[ThemeRow]) -> Chart | None:
    """Return the projects by theme, or None without a project."""
    if not rows:
        return None
    bars = tuple(_theme(voice, row) for row in rows)
    head, measure = voice.say("project-theme"), voice.say("profile-measure")
    return Chart(caption=voice.say("profile-themes-caption"), head=head, measure=measure, bars=bars)


def _theme(voice: Speech, row: ThemeRow) -> Bar:
    said = voice.say("count-projects", n=row.projects)
    return Bar(name=voice.say(f"theme-{row.theme}"), value=row.projects, text=said, note=_cost(voice, row))


def _cost(voice: Speech, row: ThemeRow) -> str:
    if row.cost_eur is None:
        return ""
    return voice.joined([voice.money(row.cost_eur), known_of(voice, row.cost_known, row.projects)])


def years(voice: Speech, found: Timeline) -> Chart | None:
    """Return the projects by year, or None where no project has a date."""
    if not found.years:
        return None
    bars = (Bar(name=str(row.year), value=row.projects, text=str(row.projects)) for row in found.years)
    head, measure = voice.say("profile-year"), voice.say("page-plural-projects")
    return Chart(caption=voice.say("profile-time-caption"), head=head, measure=measure, bars=tuple(bars))


def undated(voice: Speech, found: Timeline, projects: int) -> str:
    """Return how many projects the years leave out; empty where none."""
    return voice.say("profile-undated", n=found.undated, all=projects) if found.undated else ""


def beside(voice: Speech, one: Beside) -> str:
    """Return how an area lies to the one of the page."""
    if one.relation == "near":
        return voice.way(one.distance_m, one.direction)
    if one.relation == "touch":
        side = voice.say(f"direction-{one.direction}") if one.direction else ""
        return " ".join(voice.say("profile-beside-touch", direction=side).split())
    if one.relation == "overlap":
        return voice.say("profile-beside-overlap", share=voice.percent(one.share))
    return voice.say(f"profile-beside-{one.relation}")
