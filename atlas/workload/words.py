"""A proposal in words: what it moves, what it improves, what it costs; in German and in English."""

from collections.abc import Callable, Iterator, Mapping

from atlas.workload.measures import MEASURES, Measure, uneven
from atlas.workload.split import Proposal

Sentences = tuple[str, str]
_NAMES: Mapping[Measure, Sentences] = {
    "cities": ("Städte", "cities"),
    "areas": ("Gebiete", "areas"),
    "projects": ("Projekte", "projects"),
    "money": ("Gesamtkosten der Projekte", "total cost of the projects"),
    "travel": ("Rundweg", "round tour"),
}
_UNITS: Mapping[Measure, tuple[float, str]] = {"money": (1, " €"), "travel": (1000, " km")}
_EQUAL = 0.0005


def explanation(proposal: Proposal, city: Callable[[str], str], manager: Callable[[str], str]) -> list[Sentences]:
    """Return the sentences that explain a proposal; `city` and `manager` tell what somebody is called."""
    return [
        *_moved(proposal, city, manager),
        *_result(proposal),
        *_each(proposal, manager),
        *_method(proposal),
        ("Nichts davon ist eingetragen; es ist ein Vorschlag.", "Nothing of this is written; it is a proposal."),
    ]


def _moved(proposal: Proposal, city: Callable[[str], str], manager: Callable[[str], str]) -> Iterator[Sentences]:
    if not proposal.moves:
        yield "Der Vorschlag ist die Aufteilung von heute.", "The proposal is the division of today."
    for side in proposal.ground.sides:
        names = sorted(city(move.city_ags) for move in proposal.moves if move.after == side.manager_id)
        if names:
            listed, count = ", ".join(names), len(names)
            de = "1 Stadt ginge" if count == 1 else f"{count} Städte gingen"
            en = "1 city" if count == 1 else f"{count} cities"
            who = manager(side.manager_id)
            yield f"{de} an {who}: {listed}.", f"{en} would go to {who}: {listed}."


def _result(proposal: Proposal) -> Iterator[Sentences]:
    before, after = proposal.imbalance_before, proposal.imbalance_after
    if before - after > _EQUAL:
        yield (
            f"Das gewichtete Ungleichgewicht sinkt von {_share_de(before)} auf {_share_de(after)}.",
            f"The weighted imbalance falls from {_share_en(before)} to {_share_en(after)}.",
        )
    elif after - before > _EQUAL:
        yield (
            f"Das gewichtete Ungleichgewicht steigt von {_share_de(before)} auf {_share_de(after)}: Ausgeglichener als "
            "heute geht es nicht, solange jeder Kreis ganz bei einer Person liegt und beide Gebiete zusammenhängen.",
            f"The weighted imbalance rises from {_share_en(before)} to {_share_en(after)}: it cannot be more even than "
            "today as long as each Kreis is with one person and both regions hang together.",
        )
    else:
        yield (
            f"Das gewichtete Ungleichgewicht bleibt bei {_share_de(after)}.",
            f"The weighted imbalance stays at {_share_en(after)}.",
        )


def _each(proposal: Proposal, manager: Callable[[str], str]) -> Iterator[Sentences]:
    """Say of every measure what each side has now and would have, and whether that is more even or less."""
    first, second = (manager(side.manager_id) for side in proposal.ground.sides)
    for measure in MEASURES:
        now, then = (uneven(*amounts, measure) for amounts in (proposal.before, proposal.after))
        better = ("ausgeglichener", "more even") if now - then > _EQUAL else ("ungleicher", "less even")
        word = better if abs(now - then) > _EQUAL else ("unverändert", "unchanged")
        before, after = ([_amount(one[measure], measure) for one in side] for side in (proposal.before, proposal.after))
        weight = "" if proposal.weights.get(measure) else " (ohne Gewicht)"
        weight_en = "" if proposal.weights.get(measure) else " (without weight)"
        name, name_en = _NAMES[measure]
        yield (
            f"{name}{weight}: {word[0]}. {first} {before[0][0]}, dann {after[0][0]}; "
            f"{second} {before[1][0]}, dann {after[1][0]}.",
            f"{name_en.capitalize()}{weight_en}: {word[1]}. {first} {before[0][1]}, then {after[0][1]}; "
            f"{second} {before[1][1]}, then {after[1][1]}.",
        )


def _method(proposal: Proposal) -> Iterator[Sentences]:
    ways, joined, kreise = f"{proposal.ways:,}", f"{proposal.joined:,}", len(proposal.ground.kreise)
    yield (
        f"Geprüft sind alle {_de(ways)} Aufteilungen der {kreise} Kreise; bei {_de(joined)} hängen "
        "beide Gebiete zusammen. Eine ausgeglichenere gibt es unter ihnen nicht.",
        f"All {ways} ways to share the {kreise} Kreise were looked at; in {joined} both regions "
        "hang together. None of them is more even.",
    )
    known, all_projects = proposal.ground.costs_known, sum(one["projects"] for one in proposal.ground.figures.values())
    yield (
        f"Kosten sind von {known} der {all_projects:.0f} Projekte bekannt.",
        f"Costs are known of {known} of the {all_projects:.0f} projects.",
    )
    start = (
        ("beginnt am Büro der Servicestelle", "begins at the office of the Servicestelle")
        if all(side.base for side in proposal.ground.sides)
        else ("beginnt in einer der Städte, weil kein Büro bekannt ist", "begins in a city, for no office is known")
    )
    yield (
        f"Der Rundweg ist Luftlinie durch die Mitten der Städte und {start[0]}.",
        f"The round tour is in straight lines through the middles of the cities and {start[1]}.",
    )


def _amount(value: float, measure: Measure) -> Sentences:
    divisor, unit = _UNITS.get(measure, (1, ""))
    text = f"{value / divisor:,.0f}"
    return f"{_de(text)}{unit}", f"{text}{unit}"


def _share_de(share: float) -> str:
    return f"{_de(f'{100 * share:.1f}')} %"


def _share_en(share: float) -> str:
    return f"{100 * share:.1f} %"


def _de(number: str) -> str:
    """Return a number with German signs."""
    return number.replace(",", "␟").replace(".", ",").replace("␟", ".")
