"""Checks of amounts: no number below zero, no part above its whole, shares that fit."""

import math
from collections.abc import Iterator

from atlas.model import CoFinancing, Project, Record
from atlas.quality.context import CheckContext
from atlas.quality.finding import Note, Notes, error, warning
from atlas.quality.wording import field_de, number_de, number_en

_FIELDS = (
    "population",
    "inhabitants",
    "hectares",
    "drawn_hectares",
    "budget_total_eur",
    "budget_eu_eur",
    "cost_total_eur",
    "eu_amount_eur",
    "grant_total_eur",
)
# Rounded figures may exceed what they are part of by as much as rounding can add.
_ROUNDING = 1.05
_RATE_DIGITS = 0.00006
_RATE_TOLERANCE = 0.01


def _amounts(record: Record) -> Iterator[tuple[str, float]]:
    for name in _FIELDS:
        value = getattr(record, name, None)
        if value is not None:
            yield name, value
    for figure in getattr(record, "budget_figures", ()):
        yield "budget_figures", figure.amount_eur


def amounts(context: CheckContext) -> Notes:
    """Find amounts that are negative or no number."""
    for record, _ in context.everything():
        for name, value in _amounts(record):
            if not math.isfinite(value) or value < 0:
                de = f"{field_de(name)} ist {value}; erwartet ist eine Zahl ab 0."
                yield error(record, de, f"{name} is {value}; expected is a number from 0.")


def _exceeds(
    record: Record, part: tuple[str, str, float | None], whole: tuple[str, str, float | None]
) -> Iterator[Note]:
    part_de, part_en, small = part
    whole_de, whole_en, large = whole
    if small is not None and large is not None and small > large:
        de = f"{part_de} ({number_de(small, 2)} €) über {whole_de} ({number_de(large, 2)} €); Beträge prüfen."
        yield error(record, de, f"{part_en} ({number_en(small, 2)} €) above {whole_en} ({number_en(large, 2)} €).")


def project_shares(context: CheckContext) -> Notes:
    """Find projects whose EU share or grant is above the cost, or the EU share above the grant."""
    for project in context.layers.projects.records:
        slack = _ROUNDING if project.grant_approx else 1.0
        cost, grant, eu = project.cost_total_eur, project.grant_total_eur, project.eu_amount_eur
        costs, share = ("den Gesamtkosten", "the cost", cost), ("EU-Anteil", "EU share", eu)
        yield from _exceeds(project, share, costs)
        if cost is not None and grant is not None and grant > cost * slack:
            yield from _exceeds(project, ("Zuwendung", "grant", grant), costs)
        if eu is not None and grant is not None and eu > grant * slack:
            yield from _exceeds(project, share, ("der Zuwendung", "the grant", grant))


def area_budgets(context: CheckContext) -> Notes:
    """Find area budgets without basis, bases without budget, and EU shares above the budget."""
    for area in context.layers.areas.records:
        if (area.budget_total_eur is None) != (area.budget_basis is None):
            de = "Budget und seine Art gehören zusammen; beide angeben oder beide leeren."
            yield error(area, de, "budget_total_eur and budget_basis belong together.")
        share = ("EU-Anteil", "EU share", area.budget_eu_eur)
        yield from _exceeds(area, share, ("dem Budget", "the budget", area.budget_total_eur))


def co_financing(context: CheckContext) -> Notes:
    """Find co-financing rates out of range or at odds with the amounts."""
    for project in context.layers.projects.records:
        if project.co_financing_rate is not None:
            yield from _rate_problem(project, project.co_financing_rate)


def _rate_problem(project: Project, rate: CoFinancing) -> Iterator[Note]:
    part = project.eu_amount_eur if rate.basis == "eu" else project.grant_total_eur
    quotient = part / project.cost_total_eur if part is not None and project.cost_total_eur else None
    if not 0 < rate.value <= 1:
        yield error(
            project,
            f"Der Fördersatz {_percent(rate.value)} % liegt nicht zwischen 0 und 100 %.",
            "the rate is out of range.",
        )
    elif rate.computed and quotient is None:
        de = "Der Fördersatz gilt als berechnet, aber es fehlt ein Betrag; Betrag ergänzen oder Satz leeren."
        yield error(project, de, "the rate is marked as computed, but an amount is missing.")
    elif quotient is not None and abs(quotient - rate.value) > (_RATE_DIGITS if rate.computed else _RATE_TOLERANCE):
        de = f"Der Fördersatz {_percent(rate.value)} % passt nicht zu den Beträgen ({_percent(quotient)} %); prüfen."
        note = error if rate.computed else warning
        yield note(project, de, f"the rate {rate.value:.2%} does not fit the amounts ({quotient:.2%}).")


def _percent(share: float) -> str:
    return number_de(share * 100, 2)
