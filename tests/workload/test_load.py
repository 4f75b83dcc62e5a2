"""How much each manager looks after: counted as the map counts, and travelled from the Servicestelle."""

from dataclasses import replace
from datetime import date

import pytest

from atlas import crs, stats
from atlas.assign import HandOver, planned
from atlas.snapshot import Snapshot
from atlas.workload import Load, loads

BAUTZEN = "14625020"


@pytest.fixture(scope="module")
def today(snapshot: Snapshot) -> dict[str, Load]:
    return loads(snapshot, snapshot.responsibility, snapshot.day)


@pytest.mark.parametrize(("manager", "region"), [("quge-ost", "east"), ("quge-west", "west")])
def test_the_figures_are_those_of_the_statistics(
    snapshot: Snapshot, today: dict[str, Load], manager: str, region: str
) -> None:
    (row,) = [row for row in stats.table(snapshot, "region").rows if row.key == region]
    load, figures = today[manager], row.figures
    assert (load.areas, load.projects, load.cost_total_eur, load.cost_known, load.eu_amount_eur, load.eu_known) == (
        figures.areas,
        figures.projects,
        figures.cost_total_eur,
        figures.cost_known,
        figures.eu_amount_eur,
        figures.eu_known,
    )
    assert sum(load.areas_by_status.values()) == load.areas


def test_every_city_is_looked_after_and_visited_once(snapshot: Snapshot, today: dict[str, Load]) -> None:
    stops = [ags for load in today.values() for ags in load.travel.stops]
    assert sorted(stops) == sorted(snapshot.collection("cities").ids)
    assert [len(load.travel.stops) for load in today.values()] == [load.cities for load in today.values()]


def test_a_tour_begins_and_ends_at_the_office_of_the_organisation(snapshot: Snapshot, today: dict[str, Load]) -> None:
    travel = today["quge-ost"].travel
    assert travel.base_office_id == "servicestelle-quge"
    office = snapshot.collection("offices").geometries[snapshot.collection("offices").position("servicestelle-quge")]
    assert office is not None
    way = [
        crs.to_metric_xy(office.x, office.y),
        *(crs.to_metric_xy(*snapshot.fields("cities", ags)["centre"]) for ags in travel.stops),
    ]
    steps = zip(way, [*way[1:], way[0]], strict=True)
    assert travel.length_m == round(sum(((a - c) ** 2 + (b - d) ** 2) ** 0.5 for (a, b), (c, d) in steps))


def test_without_a_known_office_a_tour_is_closed_through_the_cities_and_says_so(snapshot: Snapshot) -> None:
    elsewhere = replace(snapshot.responsibility.managers["quge-ost"], organisation="Ein anderer Träger")
    known = replace(snapshot.responsibility, managers={**snapshot.responsibility.managers, "quge-ost": elsewhere})
    travel = loads(snapshot, known, snapshot.day)["quge-ost"].travel
    assert travel.base_office_id is None
    assert 0 < travel.length_m <= loads(snapshot, snapshot.responsibility, snapshot.day)["quge-ost"].travel.length_m


def test_after_a_hand_over_the_work_goes_along(snapshot: Snapshot, today: dict[str, Load]) -> None:
    march = date(2027, 3, 1)
    after = loads(snapshot, planned(snapshot.responsibility, [HandOver(BAUTZEN, "quge-west", march)]), march)
    counts = snapshot.fields("cities", BAUTZEN)["counts"]
    assert after["quge-ost"].cities == today["quge-ost"].cities - 1
    assert after["quge-west"].areas == today["quge-west"].areas + counts["areas"]
    assert after["quge-west"].projects == today["quge-west"].projects + counts["projects"]


def test_who_has_no_city_has_nothing_to_do(snapshot: Snapshot) -> None:
    everything = [HandOver(ags, "quge-west", snapshot.day) for ags in snapshot.collection("cities").ids]
    load = loads(snapshot, planned(snapshot.responsibility, everything), snapshot.day)["quge-ost"]
    assert (load.cities, load.projects, load.cost_total_eur, load.travel.length_m) == (0, 0, 0, 0)
