"""Cities in words."""

from pathlib import Path

import pytest

from atlas import describe
from atlas.describe import Twin, ground
from atlas.errors import UnknownRecord
from atlas.snapshot import Snapshot
from atlas.texts import languages

SINGLE_QUOTES = str.maketrans("„“”", "‚‘’")
BAUTZEN, LEIPZIG, WEISSWASSER = "14625020", "14713000", "14626600"


def said(twin: Twin, key: str) -> tuple[str, ...]:
    return next((section.sentences for section in twin.sections if section.key == key), ())


def test_a_city_is_told_with_its_sorbian_name_and_place(snapshot: Snapshot) -> None:
    assert said(describe.city(snapshot, BAUTZEN), "place")[:3] == (
        "Bautzen: Landkreis Bautzen, Region Ost.",
        "Auf Obersorbisch heißt die Stadt Budyšin.",
        "Bautzen liegt im Osten von Sachsen.",
    )


def test_what_a_city_borders_on_is_told(snapshot: Snapshot, geodata: Path) -> None:
    place = said(describe.city(snapshot, LEIPZIG, "de", ground.read(geodata)), "place")
    assert "Die Stadt grenzt an: Landkreis Leipzig und Landkreis Nordsachsen." in place


def test_areas_are_told_by_status_with_their_place_in_the_city(snapshot: Snapshot) -> None:
    counts, *areas = said(describe.city(snapshot, LEIPZIG), "areas")
    assert counts == "Der Atlas verzeichnet hier 9 Gebiete, 12 Projekte und 15 Büros."
    assert "Grünau (Förderperiode 2021-2027, beantragt): rund 5,9 km westlich der Ortsmitte." in areas
    standing = [
        next(word for word in ("bewilligt", "beantragt", "unklar", "abgelaufen") if word in one) for one in areas
    ]
    assert standing == sorted(standing, key=["bewilligt", "beantragt", "unklar", "abgelaufen"].index)


def test_an_area_without_boundary_is_told_as_such(snapshot: Snapshot) -> None:
    (_, area) = said(describe.city(snapshot, WEISSWASSER), "areas")
    assert area.endswith("): Grenze nicht bekannt.")


def test_projects_are_told_area_by_area(snapshot: Snapshot) -> None:
    projects = said(describe.city(snapshot, LEIPZIG), "projects")
    assert projects[1].startswith("4 Projekte im Gebiet Schönefeld: „Soul food farmers“, ")


def test_participation_and_who_is_responsible_are_told(snapshot: Snapshot) -> None:
    twin = describe.city(snapshot, BAUTZEN, "en")
    assert said(twin, "participation") == ("Funding period 2014-2020: approved.",)
    assert said(twin, "responsible")[0] == "Responsible: Clara Zeitler."


def test_an_unknown_city_is_refused(snapshot: Snapshot) -> None:
    with pytest.raises(UnknownRecord):
        describe.city(snapshot, "00000000")


@pytest.mark.parametrize("language", languages())
def test_every_city_names_every_area_office_and_project_of_it(snapshot: Snapshot, geodata: Path, language: str) -> None:
    for ags in snapshot.collection("cities").ids:
        twin = describe.city(snapshot, ags, language, ground.read(geodata))
        text = " ".join(sentence for section in twin.sections for sentence in section.sentences)
        assert "None" not in text
        assert all(one.endswith(".") for section in twin.sections for one in section.sentences)
        for kind, name in (("areas", "name"), ("offices", "name"), ("projects", "title")):
            rows = snapshot.collection(kind)
            mine = [fields[name] for fields in rows.fields if fields["city_ags"] == ags]
            assert [one for one in mine if one.translate(SINGLE_QUOTES) not in text.translate(SINGLE_QUOTES)] == []
