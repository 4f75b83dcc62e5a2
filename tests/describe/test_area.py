"""Areas in words: what is said of real areas, and what must hold for every one of them."""

from datetime import date
from pathlib import Path

import pytest
from quality_world import BAUTZEN, World, an_area
from worlds import a_snapshot

from atlas import describe
from atlas.describe import Ground, Twin, ground
from atlas.describe.neighbours import neighbours
from atlas.describe.place import metric_shape
from atlas.errors import UnknownRecord
from atlas.snapshot import Snapshot
from atlas.texts import languages

GESUNDBRUNNEN, GRUENAU = "bautzen-gesundbrunnen", "leipzig-gruenau"
OPPOSITE = {"n": "s", "ne": "sw", "e": "w", "se": "nw", "s": "n", "sw": "ne", "w": "e", "nw": "se"}


@pytest.fixture(scope="module")
def borders(geodata: Path) -> Ground:
    return ground.read(geodata)


def said(twin: Twin, key: str) -> tuple[str, ...]:
    return next((section.sentences for section in twin.sections if section.key == key), ())


def test_size_and_extent_are_told_stated_and_drawn_apart(snapshot: Snapshot) -> None:
    size = said(describe.area(snapshot, GESUNDBRUNNEN), "size")
    assert size[0] == "Das Gebiet ist 109 Hektar groß."
    assert size[1].startswith("Die gezeichnete Fläche misst 110")
    assert size[2] == "Sie reicht rund 1,8 km von West nach Ost und 870 m von Nord nach Süd."


def test_a_schematic_outline_is_said_to_be_weak(snapshot: Snapshot) -> None:
    twin = describe.area(snapshot, GESUNDBRUNNEN)
    assert "Der Umriss ist schematisch" in said(twin, "size")[-1]
    assert "Eine amtliche Grenze liegt nicht als Datei vor." in " ".join(said(twin, "about"))


def test_place_in_city_and_in_saxony(snapshot: Snapshot) -> None:
    assert said(describe.area(snapshot, GESUNDBRUNNEN), "place") == (
        "In Bautzen, Landkreis Bautzen, Region Ost.",
        "Die Mitte des Gebiets liegt rund 1,4 km nordöstlich der Ortsmitte von Bautzen.",
        "Das Gebiet liegt im Osten von Sachsen.",
        "Das Gebiet liegt rund 52 km östlich der Ortsmitte von Dresden.",
    )


def test_a_border_that_is_near_is_named_with_the_way_to_it(snapshot: Snapshot, borders: Ground) -> None:
    place = " ".join(said(describe.area(snapshot, "zittau-sozial-2-0", "de", borders), "place"))
    assert "Polen beginnt rund " in place and "Tschechien beginnt rund " in place
    assert "beginnt" not in " ".join(said(describe.area(snapshot, GESUNDBRUNNEN, "de", borders), "place"))


def test_an_area_in_a_big_city_is_not_told_the_way_to_another(snapshot: Snapshot) -> None:
    assert not [sentence for sentence in said(describe.area(snapshot, GRUENAU), "place") if "Dresden" in sentence]


def test_the_programme_beside_it_with_the_same_outline_is_told_apart(snapshot: Snapshot) -> None:
    first, second = said(describe.area(snapshot, GRUENAU), "neighbours")
    assert (
        first == "Grünau (Programm Sozialer Zusammenhalt/Soziale Stadt, bewilligt) ist mit demselben Umriss gezeichnet."
    )
    assert second.startswith("Leipziger Westen (Förderperiode 2014-2020, abgelaufen) liegt ")


def test_areas_that_touch_or_are_near_are_neighbours(snapshot: Snapshot) -> None:
    beside = said(describe.area(snapshot, "leipzig-leipziger-osten"), "neighbours")
    assert beside[0] == "Schönefeld (Förderperiode 2014-2020, abgelaufen) grenzt nordöstlich an."
    assert any(sentence.startswith("Paunsdorf (") and sentence.endswith(" östlich.") for sentence in beside)


def test_a_whole_municipality_lies_at_no_edge_and_nowhere_in_its_city(snapshot: Snapshot, borders: Ground) -> None:
    place = said(describe.area(snapshot, "colditz", "de", borders), "place")
    assert not [sentence for sentence in place if "Rand der Stadt" in sentence or "Mitte des Gebiets" in sentence]
    assert "Das Gebiet reicht bis an eine Grenze, dahinter beginnt: Landkreis Mittelsachsen." in place


def test_an_area_without_geometry_has_neither_size_nor_borders(snapshot: Snapshot, borders: Ground) -> None:
    twin = describe.area(snapshot, "aue-bad-schlema-esf-plus", "de", borders)
    assert said(twin, "size") == ()
    assert "Ein Umriss ist nicht bekannt." in " ".join(said(twin, "about"))
    assert "Weitere Gebiete in derselben Stadt: Mittelpunkt Aue." in said(twin, "neighbours")
    assert "Vorgänger: Mittelpunkt Aue." in said(twin, "neighbours")
    assert "beginnt" not in " ".join(said(twin, "place"))


def test_offices_are_told_with_their_status_and_the_worth_of_their_point(snapshot: Snapshot) -> None:
    offices = said(describe.area(snapshot, "leipzig-leipziger-osten"), "offices")
    assert "Quartiersmanagement Volkmarsdorf (Vorläufer): geschlossen, Lage auf das Gebiet genau." in offices
    assert any("hat einen eigenen Punkt (auf die Straße genau), rund 260 m nordwestlich" in one for one in offices)


def test_projects_are_counted_by_theme_and_named(snapshot: Snapshot) -> None:
    projects = said(describe.area(snapshot, GESUNDBRUNNEN), "projects")
    assert projects[0] == "Zum Gebiet gehören 7 Projekte."
    assert "Thema Kinder- und Jugendbildung: 2 Projekte." in projects
    assert projects[-1].startswith("7 Projekte haben keinen eigenen Punkt in der Karte: „Quartiersmanagement“, ")


def test_money_is_stated_and_never_added_up(snapshot: Snapshot) -> None:
    money = said(describe.area(snapshot, "aue-bad-schlema-esf-plus"), "money")
    assert "Zuwendungsbescheid: ESF-Mittel: 911.292,35 Euro (Zuwendung)." in money
    assert "Einzelne Angaben aus den Quellen. Sie überschneiden sich und dürfen nicht zusammengezählt werden." in money
    assert money[-1] == "Die Gesamtkosten sind von 1 von 2 Projekten bekannt, zusammen 48.041 Euro."


@pytest.mark.parametrize(("inhabitants", "told"), [(1000, True), (None, False), (0, False)])
def test_money_per_inhabitant_is_told_only_where_both_are_known(inhabitants: int | None, told: bool) -> None:
    world = World().change("areas", budget_total_eur=250_000.0, budget_basis="grant", inhabitants=inhabitants)
    money = said(describe.area(a_snapshot(world), "bautzen-ost"), "money")
    assert ("Das sind rund 250 Euro je Einwohner:in." in money) == told


def test_time_is_told_with_how_many_have_one(snapshot: Snapshot) -> None:
    assert said(describe.area(snapshot, GESUNDBRUNNEN), "time") == (
        "Eine Zeit ist von 3 von 7 Projekten bekannt: 16. November 2017 bis 31. Dezember 2021.",
    )
    assert "16 November 2017 to 31 December 2021" in said(describe.area(snapshot, GESUNDBRUNNEN, "en"), "time")[0]


def test_who_is_responsible_and_how_sure_that_is(snapshot: Snapshot) -> None:
    responsible = said(describe.area(snapshot, GESUNDBRUNNEN), "responsible")
    assert responsible[0] == "Zuständig ist Clara Zeitler."
    assert responsible[1].endswith("Soziokultur Sachsen e. V.")  # one full stop only
    assert "noch nicht bestätigt" in responsible[-1]


def test_nobody_responsible_is_said() -> None:
    made = a_snapshot(World().drop("assignments").drop("assignments"), date(2026, 11, 21))
    assert said(describe.area(made, "bautzen-ost"), "responsible") == ("Wer zuständig ist, ist nicht bekannt.",)


def test_an_unknown_area_is_refused(snapshot: Snapshot) -> None:
    with pytest.raises(UnknownRecord):
        describe.area(snapshot, "nirgendwo")


def test_areas_of_one_city_without_boundary_name_each_other() -> None:
    world = World().drop("areas").drop("areas")
    world.add("areas", an_area("eins", BAUTZEN)).add("areas", an_area("zwei", BAUTZEN))
    made = a_snapshot(world)
    assert "Weitere Gebiete in derselben Stadt: Zwei." in said(describe.area(made, "eins"), "neighbours")


@pytest.mark.parametrize("language", languages())
def test_every_area_is_said_in_whole_sentences(snapshot: Snapshot, borders: Ground, language: str) -> None:
    for key in snapshot.area_of:
        twin = describe.area(snapshot, key, language, borders)
        assert twin.title and [section.key for section in twin.sections][:1] == ["about"]
        for section in twin.sections:
            assert section.heading and section.sentences
            for sentence in section.sentences:
                assert sentence.strip() == sentence and sentence.endswith("."), sentence
                assert "None" not in sentence and "null" not in sentence and ".." not in sentence, sentence
                assert "  " not in sentence and "()" not in sentence, sentence


def test_neighbours_see_each_other_from_opposite_sides_at_the_same_distance(snapshot: Snapshot) -> None:
    seen = {(key, one.area["id"]): one for key in snapshot.area_of for one in neighbours(snapshot, key)}
    assert len(seen) > 50
    for (here, there), one in seen.items():
        back = seen[there, here]
        assert back.bond.metres == pytest.approx(one.bond.metres, abs=0.01)
        assert back.direction == (OPPOSITE[one.direction] if one.direction else None)
        pairs = {"within": "contains", "contains": "within"}
        assert back.bond.relation == pairs.get(one.bond.relation, one.bond.relation)


def test_at_the_edge_the_town_ends_beside_the_area(snapshot: Snapshot) -> None:
    """Another way to see it: 400 m around the area lie beyond the town's boundary, on that side of it."""
    steps = {"nördlichen": (0, 1), "östlichen": (1, 0), "südlichen": (0, -1), "westlichen": (-1, 0)}
    steps |= {"nordöstlichen": (1, 1), "südöstlichen": (1, -1), "südwestlichen": (-1, -1), "nordwestlichen": (-1, 1)}
    told = set()
    for key, fields in snapshot.area_of.items():
        for sentence in said(describe.area(snapshot, key), "place"):
            if "Rand der Stadt" in sentence:
                told.add(key)
                east, north = steps[sentence.split()[3]]
                shape, town = metric_shape(snapshot, "areas", key), metric_shape(snapshot, "cities", fields["city_ags"])
                assert shape is not None and town is not None
                beyond = shape.buffer(400).difference(town).centroid
                assert (beyond.x - town.centroid.x) * east + (beyond.y - town.centroid.y) * north > 0, key
    assert GRUENAU in told and GESUNDBRUNNEN not in told and "colditz" not in told
