"""The proposal: no other way to share the Kreise is more even, both regions hang together, and it says what it does."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import atlas
from atlas.errors import AssignmentRefused
from atlas.model import Manager
from atlas.snapshot import Snapshot
from atlas.workload import MEASURES, Ground, Measure, Side, explanation, ground_of, propose, shortest_tour

EVEN: dict[Measure, float] = dict.fromkeys(MEASURES, 1.0)
COUNTED: tuple[Measure, ...] = ("cities", "areas", "projects", "money")
CITIES_ONLY: dict[Measure, float] = {**dict.fromkeys(MEASURES, 0.0), "cities": 1.0}


# --- On small worlds, against another way of searching ----------------------------------------------------------------


@st.composite
def grounds(draw: st.DrawFn) -> Ground:
    """A handful of Kreise with one or two cities each, somewhere, beside each other at random."""
    names = [f"k{place}" for place in range(draw(st.integers(2, 6)))]
    pairs = [(a, b) for a in names for b in names if a < b and draw(st.booleans())]
    beside = {name: frozenset(b if a == name else a for a, b in pairs if name in (a, b)) for name in names}
    kreise = {name: tuple(f"{name}-{city}" for city in range(draw(st.integers(1, 2)))) for name in names}
    cities = [city for own in kreise.values() for city in own]
    place = st.tuples(st.integers(0, 1000).map(float), st.integers(0, 1000).map(float))
    count = st.integers(0, 9).map(float)
    return Ground(
        sides=(Side("east", draw(place)), Side("west", None)),
        kreise=kreise,
        middles={city: draw(place) for city in cities},
        figures={
            city: {"cities": 1, "areas": draw(count), "projects": draw(count), "money": draw(count)} for city in cities
        },
        managers={city: draw(st.sampled_from(["east", "west"])) for city in cities},
        neighbours=beside,
        costs_known=0,
    )


def hangs_together(kreise: set[str], ground: Ground) -> bool:
    """Whether one can walk from any Kreis to any other without leaving: written for reading, not for speed."""
    if not kreise:
        return False
    walked: set[str] = set()
    todo = [min(kreise)]
    while todo:
        here = todo.pop()
        if here not in walked:
            walked.add(here)
            todo += [other for other in ground.neighbours[here] if other in kreise]
    return walked == kreise


def unevenness(ground: Ground, east: list[str], west: list[str], weights: dict[Measure, float]) -> float:
    amounts: list[dict[Measure, float]] = []
    for side, own in zip(ground.sides, (east, west), strict=True):
        told: dict[Measure, float] = {name: sum(ground.figures[city][name] for city in own) for name in COUNTED}
        base = [side.base] if side.base else []
        told["travel"] = shortest_tour([*base, *(ground.middles[city] for city in own)]).length_m
        amounts.append(told)
    total = 0.0
    for name, weight in weights.items():
        one, other = amounts[0][name], amounts[1][name]
        total += weight * (abs(one - other) / (one + other) if one + other else 0)
    return total / sum(weights.values())


def by_trying_all(ground: Ground, weights: dict[Measure, float]) -> tuple[float, int] | None:
    """Return the smallest imbalance and with it the smallest number of cities to move; None where nobody can share."""
    found = []
    for choice in product(("east", "west"), repeat=len(ground.kreise)):
        shared = dict(zip(ground.kreise, choice, strict=True))
        regions = [{name for name, side in shared.items() if side == wanted} for wanted in ("east", "west")]
        if all(hangs_together(region, ground) for region in regions):
            cities = {city: shared[name] for name, own in ground.kreise.items() for city in own}
            split = [[city for city, side in cities.items() if side == wanted] for wanted in ("east", "west")]
            moved = sum(ground.managers[city] != side for city, side in cities.items())
            found.append((round(unevenness(ground, *split, weights), 9), moved))
    return min(found) if found else None


WEIGHTS = st.fixed_dictionaries({measure: st.sampled_from([0.0, 0.5, 1.0, 3.0]) for measure in MEASURES})


@settings(max_examples=80)
@given(grounds(), WEIGHTS)
def test_no_other_way_to_share_is_more_even_or_as_even_with_fewer_moves(
    ground: Ground, weights: dict[Measure, float]
) -> None:
    assume(any(weights.values()))
    wanted = by_trying_all(ground, weights)
    assume(wanted is not None)
    found = propose(ground, weights)
    assert wanted == (round(found.imbalance_after, 9), len(found.moves))


@settings(max_examples=40)
@given(grounds())
def test_both_regions_hang_together_and_no_kreis_is_torn(ground: Ground) -> None:
    assume(by_trying_all(ground, EVEN) is not None)
    found = propose(ground, EVEN)
    after = dict(ground.managers) | {move.city_ags: move.after for move in found.moves}
    sides = [{after[city] for city in own} for own in ground.kreise.values()]
    assert all(len(managers) == 1 for managers in sides)
    for side in ("east", "west"):
        region = {name for name, own in ground.kreise.items() if after[own[0]] == side}
        assert hangs_together(region, ground)


# --- On Saxony --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ground(house: atlas.Atlas) -> Ground:
    snapshot = house.snapshot
    return ground_of(snapshot, snapshot.responsibility, snapshot.day, house.kreis_neighbours)


def test_saxonys_kreise_lie_as_on_the_map(house: atlas.Atlas) -> None:
    beside = house.kreis_neighbours
    assert len(beside) == 13
    assert beside["14713"] == {"14729", "14730"}  # Leipzig: Landkreis Leipzig and Nordsachsen
    assert beside["14626"] == {"14625"}  # Görlitz: Bautzen
    assert beside["14511"] == {"14521", "14522", "14524"}  # Chemnitz: Erzgebirge, Mittelsachsen, Zwickau
    assert all(kreis in beside[other] for kreis, others in beside.items() for other in others)


def test_every_way_to_share_saxony_is_looked_at_and_the_proposal_is_more_even_than_today(ground: Ground) -> None:
    found = propose(ground, EVEN)
    assert (found.ways, found.joined) == (8192, 92)
    assert 0 < found.imbalance_after < found.imbalance_before


def test_the_weights_decide(ground: Ground) -> None:
    found = propose(ground, CITIES_ONLY)
    assert (found.after[0]["cities"], found.after[1]["cities"]) == (19, 19)


def said(snapshot: Snapshot, ground: Ground, weights: dict[Measure, float]) -> tuple[str, str]:
    lines = explanation(propose(ground, weights), lambda ags: str(snapshot.fields("cities", ags)["name"]), str)
    return " ".join(de for de, _ in lines), " ".join(en for _, en in lines)


def test_the_proposal_says_in_two_languages_what_it_moves_improves_and_costs(
    snapshot: Snapshot, ground: Ground
) -> None:
    de, en = said(snapshot, ground, CITIES_ONLY)
    assert "7 Städte gingen an quge-ost: Borna, Colditz, Delitzsch, Leipzig, Markkleeberg, Torgau, Wurzen." in de
    assert "Das gewichtete Ungleichgewicht sinkt von 36,8 % auf 0,0 %." in de
    assert "Projekte (ohne Gewicht): ungleicher. quge-ost 112, dann 139; quge-west 110, dann 83." in de
    assert "Geprüft sind alle 8.192 Aufteilungen der 13 Kreise" in de and "Luftlinie" in de
    assert "The weighted imbalance falls from 36.8 % to 0.0 %." in en and "it is a proposal" in en


def test_where_it_cannot_be_more_even_it_says_so(snapshot: Snapshot, ground: Ground) -> None:
    best = propose(ground, EVEN)
    managers = dict(ground.managers) | {move.city_ags: move.after for move in best.moves}
    shared = Ground(ground.sides, ground.kreise, ground.middles, ground.figures, managers, ground.neighbours, 73)
    de, en = said(snapshot, shared, EVEN)
    assert "Der Vorschlag ist die Aufteilung von heute." in de and "bleibt bei" in de
    assert "The proposal is the division of today." in en


def test_three_are_not_shared_between(house: atlas.Atlas) -> None:
    snapshot = house.snapshot
    third: Manager = replace(snapshot.responsibility.managers["quge-ost"], id="quge-mitte")
    known = replace(snapshot.responsibility, managers={**snapshot.responsibility.managers, "quge-mitte": third})
    with pytest.raises(AssignmentRefused, match="im Amt sind am"):
        ground_of(snapshot, known, snapshot.day, house.kreis_neighbours)
