"""The map in words: what a person hears about a position, in every language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quality_world import BAUTZEN, World, an_area
from worlds import a_snapshot

from atlas import describe
from atlas.describe import area_standing, way, where_sentence
from atlas.nearby import Near, where
from atlas.snapshot import Snapshot

GESUNDBRUNNEN = (14.446267, 51.190993)


@pytest.mark.parametrize(
    ("metres", "german", "english"),
    [
        (0, "0 m", "0 m"),
        (7.4, "7 m", "7 m"),
        (12, "10 m", "10 m"),
        (338, "340 m", "340 m"),
        (994, "990 m", "990 m"),
        (995, "1,0 km", "1.0 km"),  # never "1000 m"
        (1234, "1,2 km", "1.2 km"),
        (9_949, "9,9 km", "9.9 km"),
        (9_951, "10 km", "10 km"),  # never "10,0 km"
        (23_400, "23 km", "23 km"),
    ],
)
def test_a_distance_is_said_as_people_say_it(metres: float, german: str, english: str) -> None:
    assert (describe.distance(metres), describe.distance(metres, "en")) == (german, english)


@settings(deadline=None)
@given(st.floats(0, 300_000), st.floats(0, 300_000))
def test_what_is_farther_is_never_said_to_be_nearer(one: float, other: float) -> None:
    near, far = sorted((one, other))
    assert said(describe.distance(near)) <= said(describe.distance(far))


def said(text: str) -> float:
    number, unit = text.replace(",", ".").split(" ")
    return float(number) * (1000 if unit == "km" else 1)


@settings(deadline=None)
@given(st.floats(10, 300_000))
def test_what_is_said_is_right_to_a_tenth_or_so(metres: float) -> None:
    assert said(describe.distance(metres)) == pytest.approx(metres, rel=0.06, abs=5.001)


@pytest.mark.parametrize(
    ("near", "german", "english"),
    [
        (Near("areas", "a", 1234, "ne"), "1,2 km nordöstlich", "1.2 km to the north-east"),
        (Near("areas", "a", 0.0, None), "0 m", "0 m"),
    ],
)
def test_a_way_is_distance_and_direction(near: Near, german: str, english: str) -> None:
    assert (way(near), way(near, "en")) == (german, english)


def test_every_direction_quality_status_and_region_has_words_in_every_language() -> None:
    for table in (describe.DIRECTIONS, describe.QUALITIES, describe.STATUSES, describe.REGION_NAMES):
        assert {"de", "en", "ls"} <= set(table)
        for words in table.values():
            assert set(words) == set(table["de"])
            assert all(words.values())


def test_inside_an_area_its_name_standing_and_the_worth_of_its_boundary_are_said(snapshot: Snapshot) -> None:
    spot = where(snapshot, *GESUNDBRUNNEN)
    assert where_sentence(snapshot, spot) == (
        "Sie sind im Gebiet Bautzen-Gesundbrunnen (Bautzen, Förderperiode 2014-2020, Stand unklar; "
        "Grenze schematisch, nicht amtlich)."
    )
    assert where_sentence(snapshot, spot, "en") == (
        "You are in the area Bautzen-Gesundbrunnen (Bautzen, funding period 2014-2020, status unclear; "
        "schematic boundary, not official)."
    )


def test_an_area_of_another_programme_is_said_to_be_of_that(snapshot: Snapshot) -> None:
    said_of = area_standing(snapshot.fields("areas", "leipzig-leipziger-osten"))
    assert said_of == (
        "Leipzig, Programm Sozialer Zusammenhalt/Soziale Stadt, bewilligt; Grenze aus amtlichen Ortsteilen"
    )


def test_leichte_sprache_says_one_thing_at_a_time(snapshot: Snapshot) -> None:
    assert where_sentence(snapshot, where(snapshot, *GESUNDBRUNNEN), "ls") == (
        "Sie sind in einem Förder·gebiet. Es heißt: Bautzen-Gesundbrunnen. Das Gebiet ist in Bautzen. "
        "Die Förder·zeit ist 2014 bis 2020. Bekommt das Gebiet Geld? Das wissen wir nicht genau. "
        "Die Grenze ist nur ungefähr gezeichnet."
    )
    assert "Bis dahin sind es 270 Meter in Richtung Osten." in where_sentence(
        snapshot, where(snapshot, 14.43, 51.19), "ls"
    )


def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(LookupError, match="known are de, "):
        describe.distance(7, "xx")


def test_two_periods_are_joined_by_and() -> None:
    world = World().change("areas", periods=("2014-2020", "2021-2027"))
    fields = a_snapshot(world).fields("areas", "bautzen-ost")
    assert "Förderperiode 2014-2020 und 2021-2027" in area_standing(fields)
    assert "funding period 2014-2020 and 2021-2027" in area_standing(fields, "en")


def test_areas_that_overlap_are_all_named(snapshot: Snapshot) -> None:
    sentence = where_sentence(snapshot, where(snapshot, 12.94126, 50.83798))
    assert sentence.startswith("Sie sind im Gebiet ESF Chemnitz Mitte (")
    assert sentence.endswith("Hier liegt auch: ESF - Chemnitz Innenstadt (2014-2020).")


def test_outside_every_area_the_nearest_is_named_with_the_way_to_it(snapshot: Snapshot) -> None:
    spot = where(snapshot, 14.43, 51.19)
    assert spot.nearest is not None
    assert where_sentence(snapshot, spot).startswith("Das nächste Gebiet ist Bautzen-Gesundbrunnen (Bautzen, ")
    assert where_sentence(snapshot, spot).endswith("270 m östlich.")
    assert where_sentence(snapshot, spot, "en").endswith("270 m to the east.")


def test_an_area_of_the_city_without_boundary_is_owned_up_to(snapshot: Snapshot) -> None:
    spot = where(snapshot, *snapshot.fields("areas", "bernsdorf")["point"])
    assert where_sentence(snapshot, spot).endswith(
        "In dieser Stadt gibt es ein Gebiet, dessen Grenze nicht bekannt ist: ESF-Gebiet Bernsdorf."
    )
    assert "whose boundary is not known: ESF-Gebiet Bernsdorf." in where_sentence(snapshot, spot, "en")


def test_several_areas_without_boundary_are_said_in_the_plural() -> None:
    world = World().drop("areas").drop("areas")
    world.add("areas", an_area("eins", BAUTZEN)).add("areas", an_area("zwei", BAUTZEN))
    made = a_snapshot(world)
    sentence = where_sentence(made, where(made, *GESUNDBRUNNEN))
    assert sentence == (
        "Kein Gebiet ist gezeichnet. In dieser Stadt gibt es Gebiete, deren Grenze nicht bekannt ist: Eins, Zwei."
    )


@pytest.mark.parametrize(
    ("language", "start"), [("de", "{}, "), ("en", "{}, "), ("ls", "Das Gebiet ist in {}. ")], ids=["de", "en", "ls"]
)
def test_every_area_can_be_described(snapshot: Snapshot, language: describe.Language, start: str) -> None:
    for fields in snapshot.collection("areas").fields:
        assert area_standing(fields, language).startswith(start.format(fields["city_name"]))
