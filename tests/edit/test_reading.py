"""What somebody sends as a record: taken strictly by the model, trimmed, and refused with a sentence for each field."""

from typing import Any

import orjson
import pytest

import atlas
from atlas.edit.reading import read, read_as
from atlas.errors import InvalidRecord

OFFICE = "chemnitz-buergerzentrum-sonnenberg"
AREA = "chemnitz-mitte"
BOW_TIE = [[[12.90, 50.83], [12.92, 50.85], [12.92, 50.83], [12.90, 50.85], [12.90, 50.83]]]


def stored(house: atlas.Atlas, collection: str, key: str) -> dict[str, Any]:
    return dict(orjson.loads(house.store.current(collection, key).body or ""))


@pytest.fixture
def office(house: atlas.Atlas) -> dict[str, Any]:
    return stored(house, "offices", OFFICE)


@pytest.fixture
def area(house: atlas.Atlas) -> dict[str, Any]:
    return stored(house, "areas", AREA)


def refusals(collection: str, feature: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Return what is wrong with each field of a feature that must be refused."""
    with pytest.raises(InvalidRecord) as refused:
        read(collection, feature)
    return refused.value.fields


@pytest.mark.parametrize("collection", ["areas", "cities", "conflicts", "managers", "offices", "projects", "sources"])
def test_every_shipped_record_is_read_as_it_is_kept(house: atlas.Atlas, collection: str) -> None:
    for current in house.store.present(collection).values():
        feature = orjson.loads(current.body or "")
        assert read(collection, feature).feature() == feature


def test_fields_that_are_not_given_are_unknown(office: dict[str, Any]) -> None:
    for name in ("phone", "phone_e164", "note", "conflicts"):
        del office["properties"][name]
    record = read("offices", office).record
    assert (record.phone, record.note, record.conflicts) == (None, None, ())


def test_a_field_that_must_be_known_is_missed_by_name(office: dict[str, Any]) -> None:
    del office["properties"]["name"]
    assert refusals("offices", office) == {"name": ("Diese Angabe fehlt.", "This value is missing.")}


def test_texts_are_trimmed_and_nothing_but_blanks_is_unknown(office: dict[str, Any]) -> None:
    office["properties"].update(name="  Bürgerzentrum\n", note="  ", carrier="Bu\u0308rgerverein")
    record = read("offices", office).record
    assert (record.name, record.note, record.carrier) == ("Bürgerzentrum", None, "Bürgerverein")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        pytest.param("kind", "Kneipe", "Möglich ist nur: QM-Büro", id="a word that is none of the model's"),
        pytest.param("name", 7, "Erwartet wird Text", id="a number for a text"),
        pytest.param("area_ids", "chemnitz-mitte", "Erwartet wird eine Liste", id="a text for a list"),
        pytest.param("name", "Büro\u0007", "Steuerzeichen", id="a control character"),
        pytest.param("name", "Büro\nim Hof", "Zeilenumbrüche", id="a line break in a name"),
        pytest.param("name", "B" * 301, "Höchstens 300 Zeichen", id="a name that is too long"),
        pytest.param("note", "B" * 4001, "Höchstens 4000 Zeichen", id="a note that is too long"),
        pytest.param("website", "javascript:alert(1)", "beginnt mit https://", id="an address that runs"),
        pytest.param("website", "ftp://chemnitz.de", "beginnt mit https://", id="another scheme"),
        pytest.param("manager_id", "quge-ost", "gibt es hier nicht", id="a joined field"),
        pytest.param("geheim", 1, "gibt es hier nicht", id="an unknown field"),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_field(
    office: dict[str, Any], name: str, value: object, words: str
) -> None:
    office["properties"][name] = value
    (path, (de, en)), *others = refusals("offices", office).items()
    assert path.startswith(name) and words in de and en and not others


def test_lines_are_allowed_in_a_note(office: dict[str, Any]) -> None:
    office["properties"]["note"] = "Erste Zeile\r\nZweite Zeile"
    assert read("offices", office).record.note == "Erste Zeile\nZweite Zeile"


def test_a_value_inside_of_another_is_named_by_its_path(area: dict[str, Any]) -> None:
    area["properties"]["budget_figures"] = [{"amount_eur": "viel", "approx": True, "kind": "grant", "source": "x"}]
    wrong = refusals("areas", area)
    assert set(wrong) == {"budget_figures.0.amount_eur", "budget_figures.0.what"}
    assert wrong["budget_figures.0.amount_eur"][0] == "Erwartet wird eine Zahl."


@pytest.mark.parametrize("member", ["revision", "links", "bbox", "who"])
def test_a_member_that_is_none_of_a_records_is_refused(office: dict[str, Any], member: str) -> None:
    assert set(refusals("offices", {**office, member: 1})) == {member}


def test_what_is_no_feature_is_refused(office: dict[str, Any]) -> None:
    assert set(refusals("offices", {**office, "type": "Office"})) == {"type"}
    assert set(refusals("offices", {**office, "properties": []})) == {"type"}


def test_the_id_of_a_record_stays(office: dict[str, Any]) -> None:
    office["properties"]["id"] = "anders"
    with pytest.raises(InvalidRecord) as refused:
        read_as("offices", OFFICE, office)
    assert "id" in refused.value.fields


@pytest.mark.parametrize(
    "geometry",
    [
        pytest.param({"type": "Point"}, id="no coordinates"),
        pytest.param({"type": "Point", "coordinates": []}, id="empty"),
        pytest.param({"type": "Point", "coordinates": ["x", 2]}, id="words"),
        pytest.param({"type": "Point", "coordinates": [4567890, 5654321]}, id="metres"),
        pytest.param({"type": "LineString", "coordinates": [[12.9, 50.8], [12.8, 50.9]]}, id="a line"),
        pytest.param({"type": "Kreis"}, id="no geometry"),
        pytest.param([12.9, 50.8], id="a list"),
    ],
)
def test_what_is_no_geometry_to_publish_is_refused(office: dict[str, Any], geometry: Any) -> None:
    assert set(refusals("offices", {**office, "geometry": geometry})) == {"geometry"}


def test_a_boundary_that_crosses_itself_is_refused_with_the_place(area: dict[str, Any]) -> None:
    area["geometry"] = {"type": "Polygon", "coordinates": BOW_TIE}
    assert refusals("areas", area)["geometry"] == (
        "Die Grenze schneidet sich selbst, bei 12,91000 / 50,84000 (Länge / Breite).",
        "The boundary crosses itself at 12.91000, 50.84000 (lon, lat).",
    )


def test_a_geometry_is_kept_flat_rounded_and_wound_as_it_is_published(area: dict[str, Any]) -> None:
    clockwise = [[12.9, 50.83, 300], [12.9, 50.841234567, 300], [12.92, 50.84, 300], [12.9, 50.83, 300]]
    area["geometry"] = {"type": "Polygon", "coordinates": [clockwise]}
    kept = read("areas", area).feature()["geometry"]
    assert kept == {
        "type": "Polygon",
        "coordinates": [[[12.9, 50.83], [12.92, 50.84], [12.9, 50.841235], [12.9, 50.83]]],
    }
