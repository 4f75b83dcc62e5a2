"""A layer file that cannot be used is named with the feature at fault."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from worlds import copy_layers, read_features

from atlas.errors import BrokenLayer
from atlas.layers import Layers, read_layer, read_layers, to_geometry
from atlas.model import RECORD_TYPES, City, Manager, record_id

GEODATA = Path(__file__).parents[1] / "geodata"


def feature(**fields: Any) -> dict[str, Any]:
    """Return a sound manager, changed."""
    row = orjson.loads((GEODATA / "facts" / "managers.json").read_bytes())[0]
    return {"type": "Feature", "id": row["id"], "geometry": None, "properties": {**row, **fields}}


def collection(*features: Any) -> bytes:
    return orjson.dumps({"type": "FeatureCollection", "features": features})


def broken(path: Path) -> BrokenLayer:
    with pytest.raises(BrokenLayer) as caught:
        read_layer(path, Manager)
    return caught.value


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(b"", "kein gültiges JSON", id="empty file"),
        pytest.param(b'{"type":', "kein gültiges JSON", id="cut off"),
        pytest.param(b"\xff\xfe{}", "kein gültiges JSON", id="not UTF-8"),
        pytest.param(b"[]", "kein JSON-Objekt", id="a list"),
        pytest.param(b"{}", "keine FeatureCollection", id="nothing in it"),
        pytest.param(b'{"type":"Feature","features":[]}', "keine FeatureCollection", id="another type"),
        pytest.param(b'{"type":"FeatureCollection"}', "keine FeatureCollection", id="no features"),
        pytest.param(b'{"type":"FeatureCollection","features":{}}', "keine FeatureCollection", id="features no list"),
        pytest.param(collection(feature(shoe_size=41)), "Feature 1 (quge-ost): shoe_size", id="unknown field"),
        pytest.param(collection(feature(region="north")), "Feature 1 (quge-ost): region", id="wrong value"),
        pytest.param(collection(feature(name=7)), "Feature 1 (quge-ost): name", id="wrong type"),
        pytest.param(
            collection(feature(), {**feature(id="b"), "id": "c"}),
            "Feature 2 (c): id fehlt oder passt nicht",
            id="id mismatch",
        ),
        pytest.param(collection({"type": "Feature"}), "Feature 1 ist unvollständig", id="no properties"),
        pytest.param(
            collection({**feature(), "properties": None}),
            "Feature 1 (quge-ost) ist unvollständig",
            id="properties null",
        ),
        pytest.param(collection(None), "Feature 1 ist unvollständig", id="feature null"),
        pytest.param(collection("x"), "Feature 1 ist unvollständig", id="feature a text"),
        pytest.param(
            collection({**feature(), "geometry": {"type": "Point"}}),
            "(quge-ost) ist unvollständig",
            id="no coordinates",
        ),
        pytest.param(collection({**feature(), "geometry": "x"}), "(quge-ost) ist unvollständig", id="geometry a text"),
        pytest.param(collection({**feature(), "id": None}), "Feature 1: id fehlt oder passt nicht", id="id null"),
        pytest.param(
            collection({key: value for key, value in feature().items() if key != "id"}),
            "Feature 1: id fehlt oder passt nicht",
            id="no id",
        ),
        pytest.param(collection(feature(), feature()), "Feature 2 (quge-ost): id schon vergeben", id="id twice"),
    ],
)
def test_a_broken_layer_file_is_refused_with_its_name_and_the_feature_at_fault(
    tmp_path: Path, body: bytes, expected: str
) -> None:
    path = tmp_path / "managers.geojson"
    path.write_bytes(body)
    error = broken(path)
    assert "managers.geojson" in error.de and "managers.geojson" in error.en
    assert expected in error.de
    assert str(tmp_path) not in error.de


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    lacking = feature()
    del lacking["properties"]["phone"]
    path = tmp_path / "managers.geojson"
    path.write_bytes(collection(lacking))
    assert "phone" in broken(path).de


def test_a_missing_layer_file_is_named(tmp_path: Path) -> None:
    assert "managers.geojson" in broken(tmp_path / "managers.geojson").de


def test_a_folder_in_the_place_of_a_layer_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "managers.geojson").mkdir()
    assert "managers.geojson" in broken(tmp_path / "managers.geojson").de


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_any_layer_that_is_missing_is_named(tmp_path: Path, geodata: Path, name: str) -> None:
    copy_layers(geodata / "layers", tmp_path)
    (tmp_path / f"{name}.geojson").unlink()
    with pytest.raises(BrokenLayer, match=rf"{name}\.geojson"):
        read_layers(tmp_path)


def test_what_is_read_keeps_the_order_of_the_file(geodata: Path) -> None:
    ids = [row["id"] for row in read_features(geodata / "layers" / "cities.geojson")]
    assert [record_id(city) for city in read_layer(geodata / "layers" / "cities.geojson", City).records] == ids


def test_the_members_of_a_file_travel_with_its_layer(layers: Layers) -> None:
    assert layers.areas.members["licence"]["id"] == "ODbL-1.0"
    assert "features" not in layers.areas.members


@pytest.mark.parametrize(
    "value",
    [
        {"type": "Point", "coordinates": ["a", "b"]},
        {"type": "Circle", "coordinates": [14, 51]},
        {"type": "Polygon", "coordinates": [[14, 51]]},
    ],
    ids=["no numbers", "unknown type", "no ring"],
)
def test_a_geometry_that_cannot_be_read_is_a_value_error(value: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        to_geometry(value)


def test_no_geometry_is_read_as_none() -> None:
    assert to_geometry(None) is None
