"""Money and time of an area, as the sources state them: amounts of different sources are never added up."""

from collections.abc import Iterator, Sequence

from atlas.describe.voice import Voice
from atlas.query import Fields
from atlas.snapshot import Snapshot


def of_area(snapshot: Snapshot, voice: Voice, area: Fields, projects: Sequence[Fields]) -> Iterator[str]:
    """Say what is known of the money for an area and of the costs of its projects."""
    total, inhabitants = area["budget_total_eur"], area["inhabitants"]
    if total is not None:
        basis = voice.say(f"area-basis-{area['budget_basis']}" if area["budget_basis"] else "area-figure-unclear")
        yield voice.say("words-budget", amount=voice.euro(total), basis=basis)
        if inhabitants:
            yield voice.say("words-per-head", amount=voice.euro(round(total / inhabitants)))
    figures = area["budget_figures"]
    for figure in figures:
        yield _figure(snapshot, voice, figure)
    if len(figures) > 1:
        yield voice.say("area-figures-note")
    yield from _costs(voice, projects)


def _figure(snapshot: Snapshot, voice: Voice, figure: Fields) -> str:
    kinds = [voice.say(f"area-figure-{figure['kind']}")]
    shared = [snapshot.area_of[key]["name"] for key in figure["shared_with"] if key in snapshot.area_of]
    if shared:
        kinds.append(voice.say("area-shared-with", names=voice.listing(shared)))
    amount, what = voice.euro(figure["amount_eur"], figure["approx"]), figure["what"]
    return voice.say("words-figure", what=what[:1].upper() + what[1:], amount=amount, kind=voice.joined(kinds))


def _costs(voice: Voice, projects: Sequence[Fields]) -> Iterator[str]:
    costs = [project["cost_total_eur"] for project in projects if project["cost_total_eur"] is not None]
    if costs:
        yield voice.say("words-costs", known=len(costs), n=len(projects), amount=voice.euro(sum(costs)))


def time(voice: Voice, area: Fields, projects: Sequence[Fields]) -> Iterator[str]:
    """Say when the council decided, and from when to when projects run."""
    if area["council_decision_date"]:
        yield voice.say("words-decision", when=voice.day(area["council_decision_date"]))
    if area["transition_2022_2024"]:
        yield voice.say("words-transition")
    starts = sorted(project["start"] for project in projects if project["start"])
    # An end of less precision lies behind every day of its year or month.
    ends = sorted((project["end"] for project in projects if project["end"]), key=lambda end: f"{end}~")
    if starts or ends:
        dated = sum(bool(project["start"] or project["end"]) for project in projects)
        span = voice.span(starts[0] if starts else None, ends[-1] if ends else None)
        yield voice.say("words-project-time", known=dated, n=len(projects), span=span)
