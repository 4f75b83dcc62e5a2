"""How well real addresses are found without a network, as scripts/bench prints it: it may get better, never worse."""

import statistics

import pytest

from atlas.places import Gazetteer
from tests.bench.geocoder import PLACES, Found, held_out, left_out_stops, measured, ninetieth, of_facts, of_stations


@pytest.fixture(scope="module")
def facts() -> list[Found]:
    return measured(Gazetteer.load(PLACES), of_facts())


@pytest.fixture(scope="module")
def stations() -> list[Found]:
    return measured(held_out(), of_stations())


def share(found: list[Found], *precisions: str) -> float:
    return sum(one.precision in precisions for one in found) / len(found)


def median_error(found: list[Found], precision: str) -> float:
    return statistics.median(one.error_m for one in found if one.precision == precision and one.error_m is not None)


def test_of_the_addresses_in_the_facts_each_is_found_in_its_own_municipality_or_not_at_all(facts: list[Found]) -> None:
    assert all(one.in_town for one in facts if one.precision != "nicht gefunden")
    assert share(facts, "nicht gefunden") <= 0.02
    assert share(facts, "street", "area") >= 0.48


def test_no_address_is_ever_said_to_be_known_to_the_house(facts: list[Found], stations: list[Found]) -> None:
    assert share([*facts, *stations], "address") == 0


def test_the_addresses_of_stations_are_found_without_the_stations(stations: list[Found]) -> None:
    assert len(stations) > 390
    assert share(stations, "nicht gefunden") <= 0.01
    assert sum(one.in_town for one in stations) / len(stations) >= 0.93


def test_what_is_found_more_exactly_lies_nearer(stations: list[Found]) -> None:
    assert median_error(stations, "street") <= 420
    assert median_error(stations, "city") <= 1150


def test_nothing_is_found_in_another_part_of_the_country(stations: list[Found]) -> None:
    far = [one for one in stations if one.error_m is not None and one.error_m > 30_000]
    assert len(far) <= 2


def test_a_stop_lies_near_to_where_the_other_stops_put_its_street() -> None:
    errors = left_out_stops()
    assert len(errors) > 1300
    assert statistics.median(errors) <= 110 and ninetieth(errors) <= 520
