"""The style for MapLibre: what it draws is there, in our colours, and weak geometry does not look like strong one."""

from typing import Any

from atlas.design import colours
from atlas.snapshot import Snapshot
from atlas.tiles import ALL, map_style, tilejson

BASE = "https://atlas.example"


def layers() -> dict[str, dict[str, Any]]:
    return {layer["id"]: layer for layer in map_style(BASE)["layers"]}


def asked(expression: Any) -> set[str]:
    """The properties that an expression reads."""
    if not isinstance(expression, list):
        return set().union(*map(asked, expression.values())) if isinstance(expression, dict) else set()
    own = {expression[1]} if expression[:1] == ["get"] else set()
    return own.union(*map(asked, expression))


def colours_in(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value} if value.startswith("#") else set()
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*map(colours_in, parts))


def test_every_layer_draws_properties_that_the_tiles_have(snapshot: Snapshot) -> None:
    known = {layer["id"]: layer["fields"].keys() for layer in tilejson(snapshot, ALL, "")["vector_layers"]}
    drawn = [layer for layer in layers().values() if layer.get("source") == "atlas"]
    assert {layer["source-layer"] for layer in drawn} == known.keys()
    for layer in drawn:
        read = asked([layer["paint"], layer.get("layout", {}), layer.get("filter", [])])
        assert read <= known[layer["source-layer"]], layer["id"]


def test_every_colour_is_one_of_the_atlas() -> None:
    assert colours_in(map_style(BASE)) <= set(colours().values())


def test_a_schematic_border_is_dashed_and_says_so() -> None:
    dashed = [layer for layer in layers().values() if "line-dasharray" in layer["paint"]]
    assert [layer["id"] for layer in dashed] == ["gebiete-schematisch"]
    assert dashed[0]["metadata"]["title"] == "Gebiete: schematisch, nicht amtlich"
    assert "schematic" not in layers()["gebiete-grenze"]["filter"][2][1]


def test_a_point_that_is_not_exact_is_hollow() -> None:
    body = layers()["projekte"]["paint"]["circle-color"]
    assert body[0] == "case" and body[1][2] == ["literal", ["address", "street"]] and body[3] == colours()["paper"]


def test_nothing_comes_from_another_host() -> None:
    style = map_style(BASE)
    assert not {"glyphs", "sprite"} & style.keys()
    addresses = [source.get("url", source.get("data")) for source in style["sources"].values()]
    assert all(address.startswith(f"{BASE}/") for address in addresses)
