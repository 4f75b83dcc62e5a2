"""The build of the place files: what stop names say, and a small country of two towns."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import pytest
import shapely

from atlas.build import gazetteer, stop_names
from atlas.build.inputs import Locality, Municipality, RegistryData, Station, Stop
from atlas.places import Gazetteer

PARTS = frozenset({"Bahra", "Weißig", "Kleinwelka"})


@pytest.mark.parametrize(
    ("name", "part", "streets"),
    [
        ("Otto-Nagel-Str.", "", ("Otto-Nagel-Straße",)),
        ("Zschopauer Str.", "", ("Zschopauer Straße",)),
        ("Fraunhoferstr.Süd", "", ()),
        ("Bahra Waldstraße", "Bahra", ("Waldstraße",)),
        ("Weißig Am Steinkreuz", "Weißig", ("Am Steinkreuz",)),
        ("Bahra Ort", "Bahra", ()),
        # crossings: both streets, also where the ending is written once
        ("Wall-/Weigangstraße", "", ("Wallstraße", "Weigangstraße")),
        ("Bautzner/Rothenburger Straße", "", ("Bautzner Straße", "Rothenburger Straße")),
        ("Karl-Heine-/Gießerstr.", "", ("Karl-Heine-Straße", "Gießerstraße")),
        ("Mozartstr. (Grassistr.)", "", ("Mozartstraße", "Grassistraße")),
        ("Kiewer Str./Kaufland", "", ("Kiewer Straße",)),
        ("Erich-Weinert-Straße/B6", "", ("Erich-Weinert-Straße",)),
        # squares and lanes are streets, car parks and shops are none
        ("Kornmarkt", "", ("Kornmarkt",)),
        ("Am Kupferhammer", "", ("Am Kupferhammer",)),
        ("Wendeplatz", "", ()),
        ("Baumarkt", "", ()),
        ("Husarenhof", "", ()),
        ("", "", ()),
    ],
)
def test_what_a_stop_name_says(name: str, part: str, streets: tuple[str, ...]) -> None:
    said = stop_names.read(name, PARTS)
    assert (said.part, said.streets) == (part, streets)


@pytest.mark.parametrize(
    ("name", "town", "rest"),
    [
        ("Kornmarkt, Bautzen", "Bautzen", "Kornmarkt"),
        ("Nicollschwitz, Abzweig, Leisnig", "Leisnig", "Nicollschwitz, Abzweig"),
        ("Leipzig-Wahren, Leipzig", "Leipzig", "Wahren"),
        ("Dresden Hbf", "Dresden", "Hauptbahnhof"),
        ("Bautzen", "Bautzen", "Bautzen"),
        ("Leipziger Straße, Leipzig", "Leipzig", "Leipziger Straße"),
    ],
)
def test_the_town_is_left_out(name: str, town: str, rest: str) -> None:
    assert stop_names.before_town(name, town) == rest


def test_parts_of_town_need_two_names_or_a_village_with_a_street() -> None:
    names = [
        *("Kleinwelka Gasthof", "Kleinwelka Saurierpark"),
        *("Rathaus Pieschen", "S-Bahnhof Pieschen", "Pieschen"),
        "Kändlersdorf Wiesenweg",
        *("Bautzener Straße", "Bautzener Platz", "Gewerbegebiet Nord", "Gewerbegebiet Süd", "Kaufland"),
    ]
    assert stop_names.parts_of_town(names, "Bautzen") == {"Kleinwelka", "Pieschen", "Kändlersdorf"}


def _country(**changes: Any) -> RegistryData:
    towns = {
        "14625020": Municipality("14625020", "Bautzen", shapely.box(14.4, 51.1, 14.5, 51.2)),
        "14521035": Municipality("14521035", "Aue-Bad Schlema", shapely.box(12.6, 50.5, 12.7, 50.6), ("Aue",)),
    }
    stops = (
        Stop("1", "Kornmarkt, Bautzen", 14.42, 51.18),
        Stop("2", "Kornmarkt, Bautzen", 14.44, 51.18),
        Stop("3", "Bahra Hauptstr., Bautzen", 14.45, 51.15),
        Stop("4", "Bahra Ort, Bautzen", 14.47, 51.15),
        Stop("5", "Bautzen", 14.43, 51.17),
        Stop("6", "Hauptstraße, Bautzen", 14.41, 51.19),
    )
    fields: dict[str, Any] = {
        "municipalities": towns,
        "kreis_names": {"14625": "Landkreis Bautzen", "14521": "Erzgebirgskreis"},
        "neighbour_states": {},
        "quarters": {"Mitte": shapely.box(14.42, 51.12, 14.44, 51.14)},
        "stops": {stop.id: stop for stop in stops},
        "localities": (
            Locality("Bautzen", ("Budyšin", "Баутцен"), 14.43494, 51.18035, "PPLA3", "14625020", 41972),
            Locality("Aue", (), 12.65, 50.55, "PPL", "14521035", 18554),
            # without code: by its position
            Locality("Teichnitz", (), 14.43, 51.19, "PPLX", None, 0),
        ),
        "stations": (Station("Bautzen", 14.4301, 51.1701),),
        "postcodes": {"02625": (14.43, 51.18)},
        "rivers": (),
        "borders": (),
    }
    return RegistryData(**{**fields, **changes})


CENTRES = {"14625020": (14.43494, 51.18035), "14521035": (12.65, 50.55)}


def _rows(files: Mapping[str, bytes], name: str) -> list[Any]:
    rows: list[Any] = orjson.loads(files[f"{name}.json"])["rows"]
    return rows


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    # The quarters are Leipzig's; the small country has no Leipzig.
    return gazetteer.build(_country(quarters={}), CENTRES, {"14625020": "Budyšin"})


def test_towns_with_other_names(files: Mapping[str, bytes]) -> None:
    assert _rows(files, "towns") == [
        ["14625020", "Bautzen", "Bautzen", 14.43494, 51.18035, 41972, ["Budyšin"], []],
        ["14521035", "Aue-Bad Schlema", "Aue-Bad Schlema", 12.65, 50.55, 18554, [], ["Aue"]],
    ]


def test_localities_keep_merged_towns_but_not_the_town_itself(files: Mapping[str, bytes]) -> None:
    assert [row[:2] for row in _rows(files, "localities")] == [["Aue", "14521035"], ["Teichnitz", "14625020"]]


def test_streets_at_the_mean_of_their_stops_and_by_part_of_town(files: Mapping[str, bytes]) -> None:
    assert _rows(files, "streets") == [
        ["Kornmarkt", "14625020", 14.43, 51.18, "", 2],
        ["Hauptstraße", "14625020", 14.41, 51.19, "", 1],
        ["Hauptstraße", "14625020", 14.45, 51.15, "Bahra", 1],
    ]
    assert _rows(files, "parts") == [["Bahra", "14625020", 14.46, 51.15, 2]]


def test_railway_stations_come_first(files: Mapping[str, bytes]) -> None:
    stops = _rows(files, "stops")
    assert stops[0] == ["Bautzen", "14625020", 14.43, 51.17, "5", 1]
    assert len(stops) == 6 and not any(row[5] for row in stops[1:])


def test_quarters_are_at_a_point_inside() -> None:
    rows = gazetteer.quarter_rows({"Süd": shapely.box(1, 1, 2, 2), "Nord": shapely.box(1, 3, 2, 4)})
    assert rows == [["Nord", "14713000", 1.5, 3.5], ["Süd", "14713000", 1.5, 1.5]]


def test_equal_names_are_told_apart_by_kreis() -> None:
    towns = {
        "14625030": Municipality("14625030", "Bernsdorf", shapely.box(14.0, 51.3, 14.1, 51.4)),
        "14524010": Municipality("14524010", "Bernsdorf", shapely.box(12.6, 50.7, 12.7, 50.8)),
    }
    data = _country(
        municipalities=towns, localities=(), kreis_names={"14625": "Landkreis Bautzen", "14524": "Landkreis Zwickau"}
    )
    rows = gazetteer.town_rows(data, {"14625030": (14.05, 51.35), "14524010": (12.65, 50.75)}, {})
    assert [row[2] for row in rows] == ["Bernsdorf (Landkreis Zwickau)", "Bernsdorf (Landkreis Bautzen)"]


def test_the_same_data_give_the_same_bytes_and_can_be_loaded(files: Mapping[str, bytes], tmp_path: Path) -> None:
    assert gazetteer.build(_country(quarters={}), CENTRES, {"14625020": "Budyšin"}) == files
    for name, body in files.items():
        (tmp_path / name).write_bytes(body)
    loaded = Gazetteer.load(tmp_path)
    assert [place.label for place in loaded.find("Hauptstr. Bautzen")][:2] == [
        "Hauptstraße, Bautzen",
        "Hauptstraße (Bahra), Bautzen",
    ]
    place = loaded.geocode_address(
        street="Hauptstraße", house_number="3", postcode="02625", city_ags="14625020", place=None
    )
    assert place is not None and (place.lon, place.lat) == (14.41, 51.19)
