"""Views of the map in words: nothing that the map shows is missing in the text."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas import crs, describe
from atlas.describe import Twin
from atlas.describe.shown import KINDS, seen
from atlas.describe.view import by_city
from atlas.errors import InvalidParameter
from atlas.index import Box
from atlas.query import MAX_LIMIT, Interval, Query
from atlas.selection import Asked, select
from atlas.snapshot import Snapshot
from atlas.texts import languages

Held = Callable[[], Snapshot]
SAXONY = Box(*crs.SAXONY_BBOX)
LEIPZIG = Box(12.2, 51.2, 12.6, 51.5)
SINGLE_QUOTES = str.maketrans("„“”", "‚‘’")
ROWS = {"nw": 0, "n": 0, "ne": 0, "w": 1, "c": 1, "e": 1, "sw": 2, "s": 2, "se": 2}


@pytest.fixture(scope="module")
def held(snapshot: Snapshot) -> Held:
    """The snapshot behind a short name: hypothesis writes out the arguments of a test that fails."""

    def hold() -> Snapshot:
        return snapshot

    return hold


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    west, east = sorted((draw(st.floats(11.8, 15.1)), draw(st.floats(11.8, 15.1))))
    south, north = sorted((draw(st.floats(50.1, 51.75)), draw(st.floats(50.1, 51.75))))
    return Box(west, south, east, north)


def text(twin: Twin) -> str:
    return "\n".join(sentence for section in twin.sections for sentence in section.sentences)


def of_city(twin: Twin, ags: str) -> tuple[str, ...]:
    return next(section.sentences for section in twin.sections if section.key == ags)


@given(boxes(), st.sampled_from(languages()))
def test_every_object_that_a_box_finds_is_named_as_often_as_it_is_there(held: Held, box: Box, language: str) -> None:
    whole = text(describe.view(held(), Asked(filters={}, box=box), language)).translate(SINGLE_QUOTES)
    for kind in KINDS:
        rows = held().collection(kind)
        found = [rows.fields[p] for p in rows.run(Query(box=box, limit=MAX_LIMIT)).positions]
        names = Counter((fields.get("title") or fields["name"]).translate(SINGLE_QUOTES) for fields in found)
        assert {name: times for name, times in names.items() if whole.count(name) < times} == {}


@given(boxes(), st.sampled_from(languages()))
def test_a_view_is_said_in_whole_sentences(held: Held, box: Box, language: str) -> None:
    twin = describe.view(held(), Asked(filters={}, box=box), language)
    for section in twin.sections:
        assert section.heading and section.sentences
        for sentence in section.sentences:
            assert sentence.endswith(".") and "None" not in sentence and "null" not in sentence, sentence


@given(boxes())
def test_the_counts_of_the_overview_are_those_of_the_objects(held: Held, box: Box) -> None:
    counts = Counter(one.kind for one in seen(held(), Asked(filters={}, box=box)))
    overview = " ".join(describe.view(held(), Asked(filters={}, box=box)).sections[0].sentences)
    for kind, words in (("areas", "Gebiet"), ("projects", "Projekt"), ("offices", "Büro")):
        if counts[kind]:
            assert f" {counts[kind]} {words}" in overview


@given(boxes())
def test_cities_follow_in_reading_order(held: Held, box: Box) -> None:
    groups = by_city(seen(held(), Asked(filters={}, box=box)), box)
    assert len({group.ags for group in groups}) == len(groups)
    for before, after in pairwise(groups):
        assert (ROWS[before.part], before.middle[0]) <= (ROWS[after.part], after.middle[0])


@given(boxes())
def test_the_part_of_the_view_is_true_to_the_compass(held: Held, box: Box) -> None:
    middle = ((box.west + box.east) / 2, (box.south + box.north) / 2)
    for group in by_city(seen(held(), Asked(filters={}, box=box)), box):
        lon, lat = group.middle
        for letter, holds in (
            ("n", lat >= middle[1]),
            ("s", lat <= middle[1]),
            ("e", lon >= middle[0]),
            ("w", lon <= middle[0]),
        ):
            assert holds or letter not in group.part.replace("c", "")


def test_areas_without_geometry_are_named_where_their_sign_stands(held: Held) -> None:
    said = of_city(describe.view(held(), Asked(filters={}, box=SAXONY)), "14626600")
    assert said[1] == (
        "Das Gebiet ESF-Gebiet Weißwasser/O.L. (Förderperiode 2014-2020 und 2021-2027, bewilligt) "
        "hat keine bekannte Grenze, sein Zeichen steht oben rechts im Nordosten."
    )


def test_all_saxony_shows_everything(held: Held) -> None:
    overview = describe.view(held(), Asked(filters={}, box=SAXONY)).sections[0].sentences
    assert "Er zeigt 69 Gebiete, 222 Projekte und 67 Büros in 38 Städten." in overview


def test_a_view_is_placed_by_the_nearest_big_city(held: Held) -> None:
    overview = describe.view(held(), Asked(filters={}, box=LEIPZIG)).sections[0].sentences
    assert overview[0] == "Der Ausschnitt reicht rund 28 km von West nach Ost und 33 km von Nord nach Süd."
    assert overview[1].startswith("Von der Ortsmitte von Leipzig aus liegt seine Mitte rund ")


def test_an_area_that_the_rim_cuts_is_said_to_be_there_in_part(held: Held) -> None:
    said = of_city(describe.view(held(), Asked(filters={}, box=Box(12.2, 51.2, 12.29, 51.5))), "14713000")
    assert "Das Gebiet Grünau (Förderperiode 2021-2027, beantragt) liegt zum Teil im Ausschnitt, " in " ".join(said)


@pytest.mark.parametrize(
    ("filters", "day"),
    [
        ({"period": "2021-2027", "city_ags": "14713000"}, None),
        ({"theme": "local_economy"}, None),
        ({"programme": "other"}, None),
        ({"cost_min": "500000", "region": "east"}, None),
        ({"year": "2018", "kreis": "Landkreis Zwickau"}, None),
        ({"carrier": "KEM Kommunalentwicklung Mitteldeutschland GmbH"}, None),
        ({"status": "former"}, None),
        ({}, "2019-05-01"),
    ],
)
def test_the_words_are_of_what_the_map_shows_with_its_filters(
    held: Held, filters: dict[str, str], day: str | None
) -> None:
    moment = date.fromisoformat(day) if day else None
    asked = Asked(filters=filters, interval=Interval(moment, moment) if moment else None)
    shown, found = select(held(), asked), seen(held(), asked)
    for kind, chosen in (("areas", shown.areas), ("projects", shown.projects), ("offices", shown.offices)):
        assert {one.fields["id"] for one in found if one.kind == kind} == {fields["id"] for fields in chosen}
    assert 0 < len(found) < 358


def test_a_value_that_no_filter_knows_is_refused(held: Held) -> None:
    with pytest.raises(InvalidParameter):
        describe.view(held(), Asked(filters={"status": "quatsch"}))


def test_programme_cities_of_which_nothing_is_shown_are_named_too(held: Held) -> None:
    overview = describe.view(held(), Asked(filters={"city_ags": "14625020"}, box=Box(14.2, 51.0, 14.8, 51.3))).sections[
        0
    ]
    assert overview.sentences[-1] == "Auf der Karte steht auch der Name einer Stadt ohne Einträge der Auswahl: Löbau."


@pytest.mark.parametrize("box", [Box(9.0, 48.0, 9.5, 48.5), Box(13.0, 51.0, 13.0, 51.0)])
def test_an_empty_view_says_so(snapshot: Snapshot, box: Box) -> None:
    twin = describe.view(snapshot, Asked(filters={}, box=box))
    assert [section.key for section in twin.sections] == ["overview"]
    assert "Im Ausschnitt liegt nichts, was zur Auswahl gehört." in twin.sections[0].sentences
