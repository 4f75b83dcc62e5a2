"""Patching, merging, naming and deriving records: small functions without any store."""

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

import atlas
from atlas.edit.derive import derived
from atlas.edit.merge import merged
from atlas.edit.patch import patched
from atlas.edit.reading import read
from atlas.edit.slug import new_id
from atlas.edit.sourcing import backed_by, without_outdated

FIELDS = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 2), max_size=5)


def feature(fields: dict[str, Any], geometry: Any = None) -> dict[str, Any]:
    return {"type": "Feature", "id": "x", "geometry": geometry, "properties": fields}


# --- merge patch (the examples of RFC 7396, appendix A) ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_a_merge_patch_is_that_of_the_standard(target: Any, patch: Any, result: Any) -> None:
    assert patched(target, patch) == result


# --- merging two editors ----------------------------------------------------------------------------------------------


def test_each_field_says_who_changed_it() -> None:
    base = {"same": 1, "mine": 1, "theirs": 1, "both": 1, "conflict": 1}
    mine, theirs = {**base, "mine": 2, "both": 3, "conflict": 4}, {**base, "theirs": 2, "both": 3, "conflict": 5}
    merge = merged(feature(base), feature(mine), feature(theirs))
    assert {field.name: field.side for field in merge.fields} == {
        name: name for name in ("mine", "theirs", "both", "conflict")
    }
    assert not merge.is_clean
    assert merge.feature["properties"] == {"same": 1, "mine": 2, "theirs": 2, "both": 3, "conflict": 5}


def test_the_geometry_is_merged_like_a_field() -> None:
    here, there = {"type": "Point", "coordinates": [14, 51]}, {"type": "Point", "coordinates": [14.1, 51]}
    merge = merged(feature({"a": 1}, here), feature({"a": 1}, there), feature({"a": 2}, here))
    assert merge.is_clean
    assert merge.feature == feature({"a": 2}, there)


@given(FIELDS, FIELDS)
def test_who_is_alone_gets_what_they_wanted(base: dict[str, int], mine: dict[str, int]) -> None:
    whole = {name: mine.get(name) for name in {**base, **mine}}
    assert merged(feature(base), feature(whole), feature(base)).feature["properties"] == {**base, **whole}
    assert merged(feature(base), feature(base), feature(whole)).feature["properties"] == whole


@given(FIELDS, FIELDS, FIELDS)
def test_it_does_not_matter_who_is_called_me_unless_both_changed_a_field(
    base: dict[str, int], one: dict[str, int], other: dict[str, int]
) -> None:
    there = merged(feature(base), feature(one), feature(other))
    back = merged(feature(base), feature(other), feature(one))
    assert there.is_clean == back.is_clean
    if there.is_clean:
        known = {name: value for name, value in there.feature["properties"].items() if value is not None}
        assert known == {name: value for name, value in back.feature["properties"].items() if value is not None}


# --- ids --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("collection", "fields", "city", "slug"),
    [
        ("offices", {"name": "Bürgerbüro Süd"}, "Görlitz", "goerlitz-buergerbuero-sued"),
        ("offices", {"name": "Görlitz, Bürgerbüro"}, "Görlitz", "goerlitz-buergerbuero"),
        ("areas", {"name": "Gesundbrunnen"}, "Bautzen", "bautzen-gesundbrunnen"),
        ("projects", {"title": "Lernwerkstatt", "record_id": "36285"}, "Chemnitz", "p-36285"),
        ("projects", {"title": "Lernwerkstatt", "record_id": None}, "Chemnitz", "p-chemnitz-lernwerkstatt"),
        ("sources", {"url": "https://www.x.de/a", "publisher": "X", "what": "Seite"}, "", "src-www-x-de-seite"),
        ("sources", {"url": None, "publisher": "Stadt X", "what": "Brief"}, "", "src-stadt-x-brief"),
        ("managers", {"role": "Projektmanagerin Mittelsachsen"}, "", "projektmanagerin-mittelsachsen"),
        ("conflicts", {"subject_id": "bautzen-x", "field": "hectares"}, "", "c-bautzen-x-hectares"),
        ("offices", {"name": "?!"}, "", "offices"),
        ("offices", {"name": "Wort " * 30}, "", "wort-" * 11 + "wort"),
        ("offices", {"name": "x" * 90}, "", "x" * 60),
    ],
)
def test_a_new_id_is_made_of_town_and_name(collection: str, fields: dict[str, Any], city: str, slug: str) -> None:
    assert new_id(collection, fields, city, lambda _: False) == slug


def test_an_id_that_was_ever_given_is_not_given_again() -> None:
    taken = {"goerlitz-buero", "goerlitz-buero-2"}
    assert new_id("offices", {"name": "Büro"}, "Görlitz", taken.__contains__) == "goerlitz-buero-3"


# --- what follows -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("collection", ["areas", "offices", "managers"])
def test_what_follows_is_in_the_shipped_records_already(house: atlas.Atlas, collection: str) -> None:
    centres = {city["ags"]: city["centre"] for city in house.snapshot.collection("cities").fields}
    for current in house.store.present(collection).values():
        shipped = read(collection, orjson.loads(current.body or ""))
        assert derived(shipped, centres) == shipped


# --- the sources of single values -------------------------------------------------------------------------------------


OFFICE = {"phone": "03591 1", "email": "qm@example.org", "value_sources": {"phone": ["src-1"], "email": ["src-1"]}}


def test_a_value_that_has_changed_loses_its_source() -> None:
    assert without_outdated(OFFICE, {**OFFICE, "phone": "03591 2"})["value_sources"] == {"email": ["src-1"]}


def test_a_source_that_is_told_with_the_change_stays() -> None:
    assert (
        without_outdated(OFFICE, {**OFFICE, "phone": "03591 2"}, ["phone"])["value_sources"]
        == (OFFICE["value_sources"])
    )


def test_the_file_that_a_value_was_read_from_takes_the_place_of_its_source() -> None:
    changed = backed_by("src-2", OFFICE, {**OFFICE, "phone": "03591 2"})
    assert changed["value_sources"] == {"phone": ["src-2"], "email": ["src-1"]}


def test_what_had_no_source_of_its_own_gets_none() -> None:
    assert "value_sources" not in backed_by("src-2", {}, {"phone": "03591 2"})
