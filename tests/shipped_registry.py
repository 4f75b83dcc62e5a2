"""Registry data made again from what is shipped, so that the build can be run without any package."""

import sys
from pathlib import Path
from typing import Any

import orjson
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.build import context, pipeline, records
from atlas.build.inputs import Locality, Municipality, RegistryData, Station, Stop, read_facts
from atlas.build.pipeline import Materials

STEPS = (
    pipeline.write_places,
    pipeline.write_areas,
    pipeline.write_placed,
    pipeline.write_tables,
    pipeline.write_basemap,
)


def shapes(path: Path) -> dict[str, BaseGeometry]:
    """Return the geometries of a GeoJSON file by feature id."""
    features = orjson.loads(path.read_bytes())["features"]
    return {feature["id"]: shapely.geometry.shape(feature["geometry"]) for feature in features}


def rows(geodata: Path, name: str) -> list[list[Any]]:
    """Return the rows of a file of the gazetteer."""
    found: list[list[Any]] = orjson.loads((geodata / "places" / f"{name}.json").read_bytes())["rows"]
    return found


def municipalities(geodata: Path, *, exact_cities: bool = False) -> dict[str, Municipality]:
    """Return the 418 with the simplified borders of the basemap, or programme cities with their exact ones."""
    borders = shapes(geodata / "basemap" / "municipalities.geojson")
    if exact_cities:
        borders |= shapes(geodata / "layers" / "cities.geojson")
    former = {row[0]: (row[1], tuple(row[7])) for row in rows(geodata, "towns")}
    return {ags: Municipality(ags, former[ags][0], borders[ags], former[ags][1]) for ags in sorted(borders)}


def registry_data(geodata: Path, *, exact_cities: bool = False) -> RegistryData:
    """Return what the build needs: real but for Leipzig's quarters, which are squares of a kilometre or so."""
    kreise = orjson.loads((geodata / "basemap" / "kreise.geojson").read_bytes())["features"]
    quarters = {
        row[0]: shapely.Point(row[2], row[3]).buffer(0.008, cap_style="square") for row in rows(geodata, "quarters")
    }
    stops = {row[4]: Stop(row[4], f"{row[0]}, Stadt", row[2], row[3]) for row in rows(geodata, "stops")}
    towns = [Locality(r[1], tuple(r[6]), r[3], r[4], "PPL", r[0], r[5]) for r in rows(geodata, "towns")]
    return RegistryData(
        municipalities=municipalities(geodata, exact_cities=exact_cities),
        kreis_names={f["id"]: f["properties"]["name"] for f in kreise},
        neighbour_states={
            "Bayern": shapely.box(11.2, 49.8, 12.0, 50.3),
            "Thüringen": shapely.box(11.2, 50.3, 12.0, 51),
        },
        quarters=quarters,
        stops=stops,
        localities=tuple(towns),
        stations=(Station("Anger-Crottendorf", 12.420511, 51.332435),),
        postcodes={row[0]: (row[2], row[3]) for row in rows(geodata, "postcodes")},
        rivers=tuple(shapes(geodata / "basemap" / "rivers.geojson").values()),
        borders=(shapely.LineString([(14.8, 50.87), (15.8, 50.7)]),),
    )


def materials(geodata: Path, root: Path) -> Materials:
    """Return the materials of a build into another folder."""
    facts = read_facts(geodata / "facts")
    data = registry_data(geodata)
    centres = context.centres(data)
    origin = pipeline.origins(facts["programme"]["as_of"])
    return Materials(root, facts, data, centres, records.cities(facts, centres), origin)


def build(geodata: Path, root: Path) -> None:
    """Run all steps of the build."""
    made = materials(geodata, root)
    for step in STEPS:
        step(made)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
