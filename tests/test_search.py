"""The one box: records first, then places; typing errors forgiven."""

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stock_world import Worlds

import atlas
from atlas.layers import Layers
from atlas.search import Hit, search
from atlas.snapshot import Snapshot

PAGES = {"area": "/gebiete/", "project": "/projekte/", "office": "/bueros/", "city": "/staedte/"}


def ids(hits: tuple[Hit, ...]) -> list[str | None]:
    return [hit.id for hit in hits]


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("Gesundbrunnen", "bautzen-gesundbrunnen"),
        ("gesundbrunnen bautzen", "bautzen-gesundbrunnen"),
        ("Bautzen-Gesundbrunnen", "bautzen-gesundbrunnen"),
        ("Leipziger Osten", "leipzig-leipziger-osten"),
        ("LEIPZIGER-OSTEN", "leipzig-leipziger-osten"),
        ("gesundbrunen", "bautzen-gesundbrunnen"),  # a letter left out
        ("Gesundbrnunen", "bautzen-gesundbrunnen"),  # two letters swapped
        ("Görlitz", "14626110"),
        ("goerlitz", "14626110"),
        ("Hoyerswerda", "14625240"),
        ("Budyšin", "14625020"),  # the Upper Sorbian names
        ("Bela Woda", "14626600"),  # without the marks
        ("Běła", "14626600"),
        ("Wojereci", "14625240"),  # a letter wrong
    ],
)
def test_what_people_type_finds_first_what_they_mean(house: atlas.Atlas, q: str, expected: str) -> None:
    assert house.search(q)[0].id == expected


def test_the_area_comes_before_its_office_before_its_projects(house: atlas.Atlas) -> None:
    kinds = [hit.kind for hit in house.search("Gesundbrunnen", limit=20) if hit.kind != "place"]
    assert kinds[:2] == ["area", "office"] and set(kinds[2:]) == {"project"}


def test_records_come_before_places(house: atlas.Atlas) -> None:
    kinds = [hit.kind for hit in house.search("Bautzen", limit=20)]
    assert "place" in kinds and kinds.index("place") > 0
    assert set(kinds[kinds.index("place") :]) == {"place"}


@pytest.mark.parametrize(("limit", "places"), [(1, 0), (2, 1), (3, 1), (5, 2), (10, 3)])
def test_records_leave_up_to_three_places_room_but_keep_half(house: atlas.Atlas, limit: int, places: int) -> None:
    hits = house.search("Bahnhof", limit=limit)
    assert sum(hit.kind == "place" for hit in hits) == places and len(hits) == limit


def test_a_street_is_found_as_a_place(house: atlas.Atlas) -> None:
    (first, *_) = house.search("Eisenbahnstraße Leipzig")
    places = [hit for hit in house.search("Eisenbahnstraße Leipzig", limit=10) if hit.kind == "place"]
    assert first.label and places[0].detail == "Straße" and places[0].precision == "street"


def test_every_area_office_and_city_is_found_by_its_own_name(house: atlas.Atlas) -> None:
    for collection in ("areas", "offices", "cities"):
        rows = house.snapshot.collection(collection)
        for key, fields in zip(rows.ids, rows.fields, strict=True):
            assert key in ids(house.search(fields["name"], limit=20)), fields["name"]


def test_a_hit_says_where_it_is_and_leads_to_its_page(house: atlas.Atlas) -> None:
    for q in ("Gesundbrunnen", "Plauen", "Sonnenberg"):
        for hit in house.search(q, limit=30):
            assert (hit.href, hit.id) == (
                (None, None) if hit.kind == "place" else (PAGES[hit.kind] + str(hit.id), hit.id)
            )
            assert 11.8 < hit.lon < 15.1 and 50.1 < hit.lat < 51.75
            assert hit.precision in ("address", "street", "area", "city")
            assert hit.label and 0 < hit.score <= 1


def test_an_area_without_geometry_is_shown_at_its_town(house: atlas.Atlas) -> None:
    hit = next(hit for hit in house.search("ESF-Gebiet Bernsdorf") if hit.id == "bernsdorf")
    assert (hit.precision, (hit.lon, hit.lat)) == ("city", house.snapshot.fields("areas", "bernsdorf")["point"])


@pytest.mark.parametrize("q", ["", "   ", "–", "!?"])
def test_nothing_asked_is_nothing_found(house: atlas.Atlas, q: str) -> None:
    assert house.search(q) == ()


def test_what_nothing_is_like_is_not_found(house: atlas.Atlas) -> None:
    assert house.search("xyzzyq wolkenkuckucksheim") == ()


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=30) | st.sampled_from(["Leipzig", "Str.", "Süd", "02625", "ESF+"]), st.integers(0, 25))
def test_any_text_gets_at_most_as_many_hits_as_asked_for(house: atlas.Atlas, q: str, limit: int) -> None:
    try:
        hits = house.search(q, limit=limit)
    except atlas.AtlasError as error:
        assert error.code == "outside-saxony"  # two numbers are a position
    else:
        assert len(hits) <= limit


def test_the_same_question_gets_the_same_answer(house: atlas.Atlas) -> None:
    assert house.search("Stadtteil") == house.search("Stadtteil")


def test_a_question_of_great_length_is_answered_in_a_moment(house: atlas.Atlas) -> None:
    house.search("Zittau")
    started = time.process_time()
    house.search(";2; 51,18)" * 2_000)
    assert time.process_time() - started < 0.4


STEPS = st.tuples(st.sampled_from(["renamed", "deleted", "added"]), st.integers(0, 200))
WORDS = ("bautzen", "turmbau", "turmbua", "alte turmbau", "leipzig", "bildung")


def answers(house: atlas.Atlas, snapshot: Snapshot) -> Sequence[tuple[Hit, ...]]:
    return [search(snapshot, house.gazetteer, words, limit=300) for words in WORDS]


@settings(deadline=None, max_examples=5)
@given(edits=st.lists(st.lists(STEPS, max_size=3), min_size=2, max_size=4))
def test_after_edits_the_same_is_found_as_where_all_words_are_read_anew(
    house: atlas.Atlas, layers: Layers, edits: list[list[tuple[str, int]]]
) -> None:
    pairs = list(zip(layers.projects.records, layers.projects.geometries, strict=True))
    states, found = [], []
    for number, steps in enumerate([[], *edits]):
        for kind, place in steps:
            record, shape = pairs.pop(place % len(pairs))
            if kind == "added":
                pairs.append((replace(record, id=f"neu-{number}-{place}", title="Alte Schule"), shape))
            if kind != "deleted":
                pairs.insert(place, (replace(record, title=f"Turmbau {place}") if kind == "renamed" else record, shape))
        previous = states[-1][1] if states else None
        states.append(([*pairs], Worlds(layers).of(pairs, previous=previous)))
        found.append(answers(house, states[-1][1]))
    assert found == [answers(house, Worlds(layers).of(known)) for known, _ in states]
