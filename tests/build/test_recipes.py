"""Recipes to shapes: the 69 of the facts, and the rules by small made-up ones."""

import math
from pathlib import Path
from typing import Any

import orjson
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry
from shipped_registry import registry_data, shapes

from atlas import crs
from atlas.build.inputs import Municipality, RegistryData, Stop
from atlas.build.recipes import draw
from atlas.errors import BrokenRecipe

GEODATA = Path(__file__).parents[2] / "geodata"
FACTS: list[dict[str, Any]] = orjson.loads((GEODATA / "facts" / "areas.json").read_bytes())
TOWN = "14999000"
BORDER = shapely.box(14.0, 51.0, 14.2, 51.1)


def by_method(method: str) -> list[Any]:
    """Return the facts of areas drawn by a method as test parameters."""
    found = [row for row in FACTS if row["geometry_recipe"]["method"] == method]
    return [pytest.param(row, id=row["id"]) for row in found]


@pytest.fixture(scope="module")
def data() -> RegistryData:
    return registry_data(GEODATA, exact_cities=True)


@pytest.fixture(scope="module")
def shipped() -> dict[str, BaseGeometry]:
    features = orjson.loads((GEODATA / "layers" / "areas.geojson").read_bytes())["features"]
    return {f["id"]: shapely.geometry.shape(f["geometry"]) for f in features if f["geometry"]}


# --- The recipes of the facts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("method", "count"), [("anchors", 51), ("quarters", 7), ("municipality", 2), ("unknown", 9)])
def test_so_many_areas_are_drawn_by_each_method(method: str, count: int) -> None:
    assert len(by_method(method)) == count


@pytest.mark.parametrize("row", by_method("anchors") + by_method("municipality"))
def test_a_recipe_drawn_again_gives_the_shipped_shape(
    row: dict[str, Any], data: RegistryData, shipped: dict[str, BaseGeometry]
) -> None:
    drawing = draw(row["id"], row["city_ags"], row["geometry_recipe"], data)
    assert drawing is not None
    # Stops are shipped to the decimetre.
    assert drawing.geometry.symmetric_difference(shipped[row["id"]]).area <= 1e-3 * drawing.geometry.area


@pytest.mark.parametrize("row", by_method("anchors") + by_method("municipality"))
def test_a_drawn_area_is_as_large_as_stated_to_two_percent(row: dict[str, Any], data: RegistryData) -> None:
    drawing = draw(row["id"], row["city_ags"], row["geometry_recipe"], data)
    assert drawing is not None
    assert drawing.hectares == pytest.approx(row["geometry_recipe"]["drawn_hectares"], rel=0.02)
    assert crs.hectares(crs.to_metric(drawing.geometry)) == pytest.approx(drawing.hectares, rel=1e-3)


@pytest.mark.parametrize("row", by_method("anchors"))
def test_an_area_covers_the_stops_it_is_drawn_by_and_stays_in_its_municipality(
    row: dict[str, Any], data: RegistryData
) -> None:
    drawing = draw(row["id"], row["city_ags"], row["geometry_recipe"], data)
    assert drawing is not None
    town = data.municipalities[row["city_ags"]].boundary
    anchors = [data.stops[stop["id"]] for stop in row["geometry_recipe"]["stops"]]
    inside = [stop for stop in anchors if shapely.intersects_xy(town, stop.lon, stop.lat)]
    assert inside and all(shapely.intersects_xy(drawing.geometry, stop.lon, stop.lat) for stop in inside)
    assert crs.hectares(crs.to_metric(drawing.geometry.difference(town))) < 0.01


@pytest.mark.parametrize("row", by_method("quarters"))
def test_an_area_of_quarters_is_those_quarters_and_none_that_belong_to_it_in_part(
    row: dict[str, Any], data: RegistryData
) -> None:
    recipe = row["geometry_recipe"]
    drawing = draw(row["id"], row["city_ags"], recipe, data)
    assert drawing is not None
    named = shapely.union_all([data.quarters[name] for name in recipe["quarters"]])
    assert drawing.geometry.symmetric_difference(named).area < 1e-6
    assert not set(recipe["quarters"]) & set(recipe.get("quarters_partly_not_drawn", ()))


@pytest.mark.parametrize("row", by_method("unknown"))
def test_an_unknown_shape_is_not_made_up(row: dict[str, Any], data: RegistryData) -> None:
    assert draw(row["id"], row["city_ags"], row["geometry_recipe"], data) is None


# --- The rules --------------------------------------------------------------------------------------------------------


def small(stops: dict[str, tuple[float, float]], border: BaseGeometry = BORDER) -> RegistryData:
    """Return a country of one town with two quarters."""
    return RegistryData(
        municipalities={TOWN: Municipality(TOWN, "Kleinstadt", border)},
        kreis_names={},
        neighbour_states={},
        quarters={"Nord": shapely.box(14.0, 51.05, 14.1, 51.1), "Süd": shapely.box(14.0, 51.0, 14.1, 51.05)},
        stops={key: Stop(key, f"Halt {key}", lon, lat) for key, (lon, lat) in stops.items()},
        localities=(),
        stations=(),
        postcodes={},
        rivers=(),
        borders=(),
    )


def anchors(*parts: str, buffer_m: float = 100) -> dict[str, Any]:
    """Return a recipe; each part is the ids of its stops."""
    stops = [{"id": key, "name": f"Halt {key}", "part": n} for n, ids in enumerate(parts, start=1) for key in ids]
    return {"method": "anchors", "stops": stops, "buffer_m": buffer_m}


def drawn(recipe: dict[str, Any], data: RegistryData) -> tuple[BaseGeometry, float]:
    drawing = draw("gebiet", TOWN, recipe, data)
    assert drawing is not None
    return drawing.geometry, drawing.hectares


def test_one_stop_gives_a_circle() -> None:
    _, hectares = drawn(anchors("a", buffer_m=200), small({"a": (14.1, 51.05)}))
    assert hectares == pytest.approx(math.pi * 4, rel=0.01)


def test_three_stops_give_their_hull_with_a_margin() -> None:
    corners = {"a": (14.05, 51.03), "b": (14.15, 51.03), "c": (14.10, 51.07)}
    shape, _ = drawn(anchors("abc"), small(corners))
    middle, beside = shapely.Point(14.1, 51.04), shapely.Point(14.06, 51.06)
    assert shape.contains(middle) and not shape.intersects(beside)
    assert all(shape.contains(shapely.Point(corner)) for corner in corners.values())


def test_the_gap_between_two_parts_is_not_drawn() -> None:
    far = {"a": (14.05, 51.05), "b": (14.15, 51.05)}
    apart, _ = drawn(anchors("a", "b"), small(far))
    joined, _ = drawn(anchors("ab"), small(far))
    middle = shapely.Point(14.1, 51.05)
    assert (apart.geom_type, apart.contains(middle)) == ("MultiPolygon", False)
    assert (joined.geom_type, joined.contains(middle)) == ("Polygon", True)


def test_parts_that_overlap_become_one_shape() -> None:
    near = {"a": (14.100, 51.05), "b": (14.101, 51.05)}
    assert drawn(anchors("a", "b"), small(near))[0].geom_type == "Polygon"


def test_a_shape_ends_at_the_border_of_its_municipality() -> None:
    whole = drawn(anchors("a", buffer_m=500), small({"a": (14.1, 51.05)}))[1]
    half, hectares = drawn(anchors("a", buffer_m=500), small({"a": (14.2, 51.05)}))
    assert hectares == pytest.approx(whole / 2, rel=0.01)
    assert BORDER.buffer(1e-6).covers(half)


def test_quarters_are_united() -> None:
    shape, _ = drawn({"method": "quarters", "quarters": ["Nord", "Süd"]}, small({}))
    assert shape.equals(shapely.box(14.0, 51.0, 14.1, 51.1))


def test_a_municipality_is_drawn_whole() -> None:
    shape, hectares = drawn({"method": "municipality"}, small({}))
    assert shape.equals(BORDER)
    assert hectares == pytest.approx(crs.hectares(crs.to_metric(BORDER)), rel=1e-6)


inner = st.tuples(st.floats(14.02, 14.18), st.floats(51.02, 51.08))


@settings(deadline=None)
@given(st.lists(inner, min_size=1, max_size=8), st.floats(20, 500))
def test_any_stops_give_a_valid_shape_that_holds_them_and_stays_inside(
    stops: list[tuple[float, float]], buffer_m: float
) -> None:
    data = small({str(number): stop for number, stop in enumerate(stops)})
    shape, hectares = drawn(anchors([*data.stops], buffer_m=buffer_m), data)  # type: ignore[arg-type]
    assert shapely.is_valid(shape) and hectares > 0
    assert BORDER.buffer(1e-6).covers(shape)
    assert all(shape.contains(shapely.Point(stop)) for stop in stops)


# --- Broken recipes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("city_ags", "recipe", "named"),
    [
        pytest.param(TOWN, anchors("aX"), ["gebiet", "X (Halt X)"], id="unknown stop"),
        pytest.param(
            TOWN, {"method": "quarters", "quarters": ["Nord", "West", "Ost"]}, ["gebiet", "West, Ost"], id="quarter"
        ),
        pytest.param("14000000", anchors("a"), ["gebiet", "14000000"], id="unknown municipality"),
        pytest.param("14000000", {"method": "municipality"}, ["gebiet", "14000000"], id="whole unknown municipality"),
        pytest.param(TOWN, {"method": "magic"}, ["gebiet", "magic"], id="unknown method"),
        pytest.param(TOWN, anchors("f"), ["gebiet", "keine Fläche"], id="stop outside the municipality"),
        pytest.param(TOWN, anchors(), ["gebiet", "keine Fläche"], id="no stops"),
        pytest.param(TOWN, {"method": "quarters", "quarters": []}, ["gebiet", "keine Fläche"], id="no quarters"),
    ],
)
def test_a_recipe_that_cannot_be_drawn_is_refused_naming_area_and_cause(
    city_ags: str, recipe: dict[str, Any], named: list[str]
) -> None:
    data = small({"a": (14.1, 51.05), "f": (13.0, 51.0)})
    with pytest.raises(BrokenRecipe) as caught:
        draw("gebiet", city_ags, recipe, data)
    assert all(name in caught.value.de for name in named)
    assert "gebiet" in caught.value.en


def test_an_unknown_stop_is_refused_with_the_file_to_correct() -> None:
    with pytest.raises(BrokenRecipe, match=r"geodata/facts/areas\.json"):
        draw("gebiet", TOWN, anchors("X"), small({}))


def test_the_shipped_cities_are_all_that_recipes_name() -> None:
    assert {row["city_ags"] for row in FACTS} == set(shapes(GEODATA / "layers" / "cities.geojson"))
