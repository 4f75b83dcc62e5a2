"""The gazetteer on the shipped place files: what people type, where it lies, and what must be refused."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import orjson
import pytest
import shapely

from atlas.errors import OutsideSaxony, PlaceNotFound
from atlas.places import Gazetteer, Place
from atlas.places.entries import FILES
from atlas.places.wording import coordinates

GEODATA = Path(__file__).parents[1] / "geodata"
FOLDER = GEODATA / "places"
ROWS = {name: orjson.loads((FOLDER / f"{name}.json").read_bytes())["rows"] for name in FILES}
BAUTZEN, LEIPZIG, DRESDEN, CHEMNITZ = "14625020", "14713000", "14612000", "14511000"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(FOLDER)


# --- finding ---------------------------------------------------------------------------------------------------------

FIRST = [
    # a town before its station, its streets and all that only begins so
    ("Bautzen", "Bautzen", "town", "city"),
    ("bautzen", "Bautzen", "town", "city"),
    # spellings of umlauts, ß and accents
    ("Baützen", "Bautzen", "town", "city"),
    ("Muehlau", "Mühlau", "town", "city"),
    ("Muhlau", "Mühlau", "town", "city"),
    ("WEISSWASSER", "Weißwasser/O.L.", "town", "city"),
    ("Budyšin", "Bautzen", "town", "city"),
    # short names of towns; the larger of two first
    ("Reichenbach", "Reichenbach im Vogtland", "town", "city"),
    ("Schwarzenberg", "Schwarzenberg/Erzgeb.", "town", "city"),
    # typing errors
    ("Aue-Bad Schlehma", "Aue-Bad Schlema", "town", "city"),
    ("Lepzig", "Leipzig", "town", "city"),
    ("Drseden", "Dresden", "town", "city"),
    ("Volksmarsdorf Lepzig", "Volkmarsdorf, Leipzig", "quarter", "area"),
    ("Gesundbrunen", "Gesundbrunnenring, Bautzen", "street", "street"),
    ("Kornmarkt 1 Bauzen", "Kornmarkt, Bautzen", "street", "street"),
    # a beginning
    ("Gesundbrunnen", "Gesundbrunnenring, Bautzen", "street", "street"),
    ("Görl", "Görlitz", "town", "city"),
    # quarters and localities, with the town before, behind, with comma or hyphen
    ("Leipzig Volkmarsdorf", "Volkmarsdorf, Leipzig", "quarter", "area"),
    ("Volkmarsdorf, Leipzig", "Volkmarsdorf, Leipzig", "quarter", "area"),
    ("Leipzig-Volkmarsdorf", "Volkmarsdorf, Leipzig", "quarter", "area"),
    ("Dresden Friedrichstadt", "Friedrichstadt, Dresden", "locality", "area"),
    # municipalities merged into others
    ("Aue", "Aue, Aue-Bad Schlema", "locality", "area"),
    # as spelt, and in the larger town first, where one key has several places
    ("Grünau", "Grünau, Leipzig", "locality", "area"),
    ("Mittweidaer Straße", "Mittweidaer Straße, Chemnitz", "street", "street"),
    # postal codes
    ("04315", "04315 Leipzig", "postcode", "area"),
    ("04315 Leipzig", "04315 Leipzig", "postcode", "area"),
    ("D-04315 Leipzig", "04315 Leipzig", "postcode", "area"),
    ("0431", "04315 Leipzig", "postcode", "area"),
    # streets in all spellings, with and without house number
    ("Zöllnerstr.", "Zöllnerstraße, Chemnitz", "street", "street"),
    ("zoellnerstrasse chemnitz", "Zöllnerstraße, Chemnitz", "street", "street"),
    ("Zschopauer Str.", "Zschopauer Straße, Chemnitz", "street", "street"),
    ("Zschopauerstraße, Chemnitz", "Zschopauer Straße, Chemnitz", "street", "street"),
    ("zschopauer stra", "Zschopauer Straße, Chemnitz", "street", "street"),
    ("Eisenbahnstraße 49, 04315 Leipzig", "Eisenbahnstraße, Leipzig", "street", "street"),
    ("Eisenbahnstr 49 a Leipzig", "Eisenbahnstraße, Leipzig", "street", "street"),
    ("Leipzig, Karl Heine Straße 54-56", "Karl-Heine-Straße, Leipzig", "street", "street"),
    ("Karlheinestraße, Leipzig", "Karl-Heine-Straße, Leipzig", "street", "street"),
    # crossings name two streets
    ("Wallstraße, Bautzen", "Wallstraße, Bautzen", "street", "street"),
    ("Weigangstraße, Bautzen", "Weigangstraße, Bautzen", "street", "street"),
    # stops, also with a number in the name
    ("Hauptbahnhof Dresden", "Hauptbahnhof, Dresden (Bahnhof)", "stop", "street"),
    ("Dresden Hbf", "Hauptbahnhof, Dresden (Bahnhof)", "stop", "street"),
    ("Schneise 8, Dresden", "Schneise 8, Dresden (Haltestelle)", "stop", "street"),
    # what is not known falls back to the postal code or town and says so
    ("Otto-Nagel-Straße 79, 02625 Bautzen", "Bautzen („Otto-Nagel-Straße“ nicht verzeichnet)", "town", "city"),
    ("Alaunstr. 9, 01099 Dresden", "01099 Dresden („Alaunstr.“ nicht verzeichnet)", "postcode", "area"),
    ("Hauptstraße 5, 02694", "02694 Großdubrau („Hauptstraße“ nicht verzeichnet)", "postcode", "area"),
    ("Goethestraße Aue", "Aue-Bad Schlema („Goethestraße Aue“ nicht verzeichnet)", "town", "city"),
    # a like-sounding other street of the town is no answer
    ("Jahnstr. 5, Bautzen", "Bautzen („Jahnstr.“ nicht verzeichnet)", "town", "city"),
    # the postal code tells towns of one name apart, also where it is that of a part of another town
    ("Werdauer Str. 98, 08459 Neukirchen", "Neukirchen/Pleiße („Werdauer Str.“ nicht verzeichnet)", "town", "city"),
    (
        "Bahnhofstraße 29, 02730 Ebersbach",
        "02730 Ebersbach-Neugersdorf („Bahnhofstraße“ nicht verzeichnet)",
        "postcode",
        "area",
    ),
    # a postal code that cannot be that of the town is a typing error
    ("Kornmarkt 1, 04315 Bautzen", "Kornmarkt, Bautzen", "street", "street"),
    # positions
    ("14.4433, 51.1855", "51,18550° N, 14,44330° O", "position", "address"),
    ("14,4433, 51,1855", "51,18550° N, 14,44330° O", "position", "address"),
    ("(14,4433° ; 51,1855°)", "51,18550° N, 14,44330° O", "position", "address"),
]


@pytest.mark.parametrize(("q", "label", "kind", "precision"), FIRST, ids=[row[0] for row in FIRST])
def test_first_answer(gazetteer: Gazetteer, q: str, label: str, kind: str, precision: str) -> None:
    best = gazetteer.find(q)[0]
    assert (best.label, best.kind, best.precision) == (label, kind, precision)


@pytest.mark.parametrize("q", ["", "   ", "?!", "東京", "xyzzyq", "10115 Berlin", "80331", ",;()", "999999"])
def test_nothing_is_found(gazetteer: Gazetteer, q: str) -> None:
    assert gazetteer.find(q) == ()
    with pytest.raises(PlaceNotFound):
        gazetteer.locate(q)


@pytest.mark.parametrize("q", ["Berlin", "München", "Hamburg", "Prag", "Otto-Nagel-Straße"])
def test_places_elsewhere_are_not_taken_for_streets_that_begin_so(gazetteer: Gazetteer, q: str) -> None:
    with pytest.raises(PlaceNotFound) as caught:
        gazetteer.locate(q)
    assert q in caught.value.de and caught.value.parameter == "q"


@pytest.mark.parametrize("q", ["Markt", "Bahnhofstraße", "Gymnasium"])
def test_a_street_of_many_towns_is_not_guessed(gazetteer: Gazetteer, q: str) -> None:
    with pytest.raises(PlaceNotFound, match="mehreren Orten") as caught:
        gazetteer.locate(q)
    assert len(caught.value.near) > 2


def test_near_matches_are_offered(gazetteer: Gazetteer) -> None:
    with pytest.raises(PlaceNotFound) as caught:
        gazetteer.locate("Zwickenau")
    assert "Zwickau" in caught.value.near


def test_locate_gives_the_first_of_find(gazetteer: Gazetteer) -> None:
    for q in ("Bautzen", "Volkmarsdorf, Leipzig", "04315", "Eisenbahnstraße 49, Leipzig"):
        assert gazetteer.locate(q) == gazetteer.find(q)[0]


def test_exact_comes_before_beginning_before_words_before_errors(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Bautzen", limit=50)
    ways = [
        next(name for name, low in (("exact", 0.94), ("begin", 0.84), ("words", 0.74)) if p.score > low) for p in found
    ]
    assert ways == sorted(ways, key=["exact", "begin", "words"].index)
    assert {"exact", "begin"} <= set(ways)
    assert all(p.score < 0.74 for p in gazetteer.find("Lepzig"))


def test_kinds_are_in_order_within_one_way_of_matching(gazetteer: Gazetteer) -> None:
    exact = [p for p in gazetteer.find("Neustadt", limit=50) if p.score > 0.94]
    order = ["town", "quarter", "locality", "postcode", "street", "stop"]
    assert [p.kind for p in exact] == sorted((p.kind for p in exact), key=order.index)
    assert len({p.kind for p in exact}) >= 3


def test_limit_and_municipality(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.find("Markt", limit=3)) == 3
    assert gazetteer.find("Markt", limit=0) == ()
    found = gazetteer.find("Bahnhof", ags=BAUTZEN, limit=20)
    assert found and {p.ags for p in found} == {BAUTZEN}
    assert gazetteer.find("Bahnhof", ags="99999999") == ()


def test_the_same_label_is_shown_once(gazetteer: Gazetteer) -> None:
    labels = [p.label for p in gazetteer.find("Hauptbahnhof", limit=40)]
    assert len(labels) == len(set(labels))


# --- positions -------------------------------------------------------------------------------------------------------


def test_swapped_position_is_told(gazetteer: Gazetteer) -> None:
    with pytest.raises(OutsideSaxony, match="vertauscht"):
        gazetteer.find("51.1855, 14.4433")


@pytest.mark.parametrize(
    "q",
    [
        "13.4050, 52.5200",  # Berlin
        "11.9700, 51.4800",  # Halle, in the box around Saxony but not in Saxony
        "14.4210, 50.0880",  # Prague
        "0.0, 0.0",
    ],
)
def test_position_elsewhere_is_refused_without_a_hint(gazetteer: Gazetteer, q: str) -> None:
    with pytest.raises(OutsideSaxony) as caught:
        gazetteer.locate(q)
    assert "vertauscht" not in caught.value.de


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14.4433 51.1855", (14.4433, 51.1855)),
        ("14,4433 51,1855", (14.4433, 51.1855)),
        ("14,4433;51,1855", (14.4433, 51.1855)),
        ("+14.4, 51.2", (14.4, 51.2)),
        ("-14.4, 51.2", (-14.4, 51.2)),
        # one number with a decimal comma, two whole numbers, an address: no position
        ("14,4433", None),
        ("14, 51", None),
        ("Straße 14.5, 51.2", None),
        ("nan, inf", None),
    ],
)
def test_coordinates(text: str, expected: tuple[float, float] | None) -> None:
    assert coordinates(text) == expected


def test_every_entry_lies_in_saxony(gazetteer: Gazetteer) -> None:
    first = {"towns": 3, "postcodes": 2}
    for name, rows in ROWS.items():
        at = first.get(name, 2)
        assert all(gazetteer.in_saxony(row[at], row[at + 1]) for row in rows), name


def test_whether_a_position_lies_in_saxony_is_what_its_outline_says(gazetteer: Gazetteer) -> None:
    outline, chance = gazetteer._entries.outline, Random(7)
    corners = chance.choices(shapely.get_coordinates(outline).tolist(), k=300)
    beside = [(lon + chance.uniform(-0.02, 0.02), lat + chance.uniform(-0.02, 0.02)) for lon, lat in corners]
    # Twice: the second time it is known what lies around.
    for lon, lat in [*beside, *corners, *beside]:
        assert gazetteer.in_saxony(lon, lat) == bool(shapely.intersects_xy(outline, lon, lat)), (lon, lat)


# --- addresses as fields ---------------------------------------------------------------------------------------------


def _geocode(gazetteer: Gazetteer, ags: str, **fields: Any) -> Place:
    place = gazetteer.geocode_address(
        **{"street": None, "house_number": None, "postcode": None, "place": None, **fields}, city_ags=ags
    )
    assert place is not None
    return place


def test_known_street_never_claims_the_house(gazetteer: Gazetteer) -> None:
    place = _geocode(gazetteer, LEIPZIG, street="Eisenbahnstraße", house_number="49", postcode="04315")
    assert (place.label, place.precision) == ("Eisenbahnstraße, Leipzig", "street")


def test_slightly_mistyped_street(gazetteer: Gazetteer) -> None:
    assert _geocode(gazetteer, CHEMNITZ, street="Tschaikowskystr.").label == "Tschaikowskistraße, Chemnitz"


def test_unknown_street_falls_back_to_the_postal_code_only_where_it_says_more_than_the_town(
    gazetteer: Gazetteer,
) -> None:
    many = _geocode(gazetteer, DRESDEN, street="Alaunstraße", house_number="9", postcode="01099")
    one = _geocode(gazetteer, BAUTZEN, street="Otto-Nagel-Straße", house_number="79", postcode="02625")
    assert (many.label, many.precision) == ("01099 Dresden („Alaunstraße 9“ nicht verzeichnet)", "area")
    assert (one.label, one.precision) == ("Bautzen („Otto-Nagel-Straße 79“ nicht verzeichnet)", "city")


def test_postal_code_of_another_town_is_not_used(gazetteer: Gazetteer) -> None:
    assert _geocode(gazetteer, DRESDEN, street="Alaunstraße", postcode="04315").precision == "city"


def test_place_names_the_quarter(gazetteer: Gazetteer) -> None:
    garden = _geocode(gazetteer, DRESDEN, place="Gemeinschaftsgarten, Friedrichstadt")
    assert (garden.label, garden.precision) == ("Friedrichstadt, Dresden", "area")
    assert _geocode(gazetteer, "14729050", place="Gnandorf").precision == "area"
    assert _geocode(gazetteer, "14625240", place="Hoyerswerda-Neustadt").label == "Neustadt, Hoyerswerda"


def test_town_alone(gazetteer: Gazetteer) -> None:
    town = _geocode(gazetteer, BAUTZEN)
    assert (town.label, town.kind, town.precision, town.score) == ("Bautzen", "town", "city", 1.0)


def test_unknown_municipality(gazetteer: Gazetteer) -> None:
    fields: dict[str, Any] = {"street": "Markt", "house_number": None, "postcode": None}
    assert gazetteer.geocode_address(**fields, city_ags="09162000") is None


def _addresses() -> Iterator[tuple[str, dict[str, Any]]]:
    for office in orjson.loads((GEODATA / "facts" / "offices.json").read_bytes()):
        yield office["city_ags"], office
    for project in orjson.loads((GEODATA / "facts" / "projects.json").read_bytes()):
        if project["address"]:
            yield project["city_ags"], project["address"]


def test_hit_rate_on_the_real_addresses(gazetteer: Gazetteer) -> None:
    """Measured in November 2026: 32 of 87 streets are named by a stop, 12 of 27 places without a street."""
    rates: Counter[tuple[str, str]] = Counter()
    for ags, address in _addresses():
        fields = {name: address.get(name) for name in ("street", "house_number", "postcode", "place")}
        place = _geocode(gazetteer, ags, **fields)
        given_as = "street" if address["street"] else "place" if address.get("place") else "town"
        rates[given_as, place.precision] += 1
        assert place.ags == ags
    print(dict(rates))
    assert rates["street", "street"] >= 30
    assert rates["street", "street"] + rates["street", "area"] >= 40
    assert rates["place", "area"] >= 11
    assert not [pair for pair in rates if pair[1] == "address"]
