"""The gazetteer with any spelling: names of many forms, and what holds whatever is typed."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from atlas.errors import OutsideSaxony
from atlas.places import Gazetteer
from atlas.places.entries import FILES
from atlas.places.index import MIN_SIMILARITY, similarity
from atlas.places.place import PRECISION
from atlas.places.spelling import fold, fold_all, key
from atlas.places.wording import understand

GEODATA = Path(__file__).parents[1] / "geodata"
FOLDER = GEODATA / "places"
ROWS = {name: orjson.loads((FOLDER / f"{name}.json").read_bytes())["rows"] for name in FILES}
TOWNS = {row[0]: row[1] for row in ROWS["towns"]}
BAUTZEN = "14625020"
NO_SURROGATES = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(FOLDER)


# --- names and spellings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Otto-Nagel-Straße", "otto nagel str."),
        ("Zöllnerstr.", "ZOELLNERSTRASSE"),
        ("Zschopauer Str.", "Zschopauerstraße"),
        ("Wilhelm-Külz-Pl.", "Wilhelm-Kuelz-Platz"),
        ("Bf Klotzsche", "Bahnhof Klotzsche"),
        ("St. Egidien", "Sankt Egidien"),
        ("Großröhrsdorf", "Grossroehrsdorf"),
        ("Wojerecy", "Wójerecy"),
        ("Str.Usti nad Labem", "Straße Usti nad Labem"),
    ],
)
def test_equal_names(a: str, b: str) -> None:
    assert key(a) == key(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Waldstraße", "Feldstraße"),
        ("Goetheplatz", "Goethestraße"),
        ("Straßenbahnhof", "Strbahnhof"),
        ("Ostrau", "Ostritz"),
    ],
)
def test_different_names(a: str, b: str) -> None:
    assert key(a) != key(b)


@given(NO_SURROGATES)
@example("aee")
@example("Straßse str. str")
@example("bf hbf st. pl.")
@example("bfæ")
@example("strasse_st")
def test_folding_is_stable_and_plain(text: str) -> None:
    folded = fold(text.replace("\n", " "))
    assert fold(folded) == folded
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert "  " not in folded and folded == folded.strip()


@given(st.lists(st.text(st.sampled_from("aäeoöuüßst.r-p1 lŁň"), max_size=20), max_size=8))
def test_folding_together_is_folding_one_by_one(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@pytest.mark.parametrize(
    ("asked", "name", "alike"),
    [
        ("Lepzig", "Leipzig", True),
        ("Drseden", "Dresden", True),
        ("Gesundbrunen", "Gesundbrunnenring", True),
        ("Tschaikowskystr", "Tschaikowskistraße", True),
        # the common ending of streets does not make them alike
        ("Jahnstr", "Bahnstr.", False),
        ("Waldweg", "Feldweg", False),
        ("Nordstraße", "Oststraße", False),
        ("Leipziger Platz", "Leipziger Straße", False),
        ("Hamburg", "Homersdorf", False),
    ],
)
def test_threshold_of_likeness(asked: str, name: str, alike: bool) -> None:
    assert (similarity(key(asked), key(name), MIN_SIMILARITY) >= MIN_SIMILARITY) is alike


@pytest.mark.parametrize(
    ("text", "postcode", "parts", "plain"),
    [
        (
            "Otto-Nagel-Straße 79, 02625 Bautzen",
            "02625",
            ("otto nagel str 79", "bautzen"),
            ("otto nagel str", "bautzen"),
        ),
        ("Markt 2a Roßwein", None, ("markt 2a rosswein",), ("markt rosswein",)),
        ("Hutten-Str. 31-33, D-02977", "02977", ("hutten str 31 33",), ("hutten str",)),
        ("Straße des 17. Juni", None, ("str des 17 juni",), ("str des 17 juni",)),
        ("04315", "04315", (), ()),
        ("123456", None, ("123456",), ("123456",)),
    ],
)
def test_wording(text: str, postcode: str | None, parts: tuple[str, ...], plain: tuple[str, ...]) -> None:
    wording = understand(text)
    assert (wording.postcode, wording.parts, wording.plain_parts) == (postcode, parts, plain)


# --- properties ------------------------------------------------------------------------------------------------------

_GAZETTEER: list[Gazetteer] = []


def _shared() -> Gazetteer:
    if not _GAZETTEER:
        _GAZETTEER.append(Gazetteer.load(FOLDER))
    return _GAZETTEER[0]


@settings(deadline=None, max_examples=300)
@given(NO_SURROGATES, st.integers(-1, 12), st.sampled_from([None, BAUTZEN, "1"]))
def test_any_text_gives_ranked_places_or_a_clear_error(q: str, limit: int, ags: str | None) -> None:
    try:
        found = _shared().find(q, limit=limit, ags=ags)
    except OutsideSaxony:
        return
    assert len(found) <= max(limit, 0)
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
    assert all(0 < p.score <= 1 and p.precision == PRECISION[p.kind] for p in found)
    assert found == _shared().find(q, limit=limit, ags=ags)


@settings(deadline=None, max_examples=300)
@given(NO_SURROGATES, NO_SURROGATES, NO_SURROGATES, st.sampled_from(sorted(TOWNS)))
def test_any_address_gives_a_point_in_its_town(street: str, postcode: str, place: str, ags: str) -> None:
    found = _shared().geocode_address(street=street, house_number="1", postcode=postcode, city_ags=ags, place=place)
    assert found is not None and found.ags == ags and found.precision != "address"


@settings(deadline=None)
@given(st.sampled_from(ROWS["towns"]))
def test_every_town_is_found_by_its_name(row: list[Any]) -> None:
    exact = [p for p in _shared().find(row[1]) if p.kind == "town" and p.score == 1.0]
    assert row[0] in {p.ags for p in exact}


@settings(deadline=None, max_examples=300)
@given(st.sampled_from([row for row in ROWS["towns"] if len(key(row[1])) >= 8]), st.data())
def test_every_longer_town_is_found_with_one_letter_wrong(row: list[Any], data: st.DataObject) -> None:
    name = key(row[1])
    at = data.draw(st.integers(1, len(name) - 1))
    mistyped = data.draw(st.sampled_from([name[:at] + name[at + 1 :], name[:at] + "q" + name[at + 1 :]]))
    similar = _shared()._search.index.similar(mistyped)
    assert row[0] in {_shared()._place(entry, 1.0).ags for entry, _ in similar}


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(ROWS["streets"]))
def test_every_street_is_found_in_its_town(row: list[Any]) -> None:
    found = _shared().find(f"{row[0]}, {TOWNS[row[1]]}", limit=50)
    assert any(p.kind == "street" and p.ags == row[1] and (p.lon, p.lat) == (row[2], row[3]) for p in found)


@given(st.floats(11.8, 15.1), st.floats(50.1, 51.75))
def test_every_position_is_in_saxony_or_refused(lon: float, lat: float) -> None:
    gazetteer = _shared()
    if gazetteer.in_saxony(lon, lat):
        place = gazetteer.find(f"{lon:.6f}, {lat:.6f}")[0]
        assert place.lon == pytest.approx(lon, abs=1e-6) and place.precision == "address"
    else:
        with pytest.raises(OutsideSaxony):
            gazetteer.position(lon, lat)
