"""One state of the atlas gives one site, byte for byte; where nothing has changed, nothing is even asked for."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest
from conftest import GEODATA, PUBLIC_URL
from worlds import copy_layers

import atlas
from api.publish.folder import MANIFEST, Outcome
from api.publish.publishing import publish
from api.settings import Settings

CITY = "14625020"
Document = dict[str, Any]


def of_the_city(*names: str) -> Callable[[Document], None]:
    """Return what leaves in a layer only what is of one city by one of its properties."""

    def edit(layer: Document) -> None:
        layer["features"] = [
            one for one in layer["features"] if CITY in (one["id"], *(one["properties"].get(name) for name in names))
        ]

    return edit


def nothing(layer: Document) -> None:
    layer["features"] = []


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The geodata of an atlas of one city."""
    folder = tmp_path_factory.mktemp("geodata")
    kept = {name: of_the_city("city_ags") for name in ("cities", "areas", "offices", "projects", "assignments")}
    copy_layers(GEODATA / "layers", folder / "layers", **kept, conflicts=nothing)
    for name in ("regions.geojson", "programme.json"):
        shutil.copy(GEODATA / "layers" / name, folder / "layers" / name)
    for name in ("basemap", "places"):
        shutil.copytree(GEODATA / name, folder / name)
    municipalities = folder / "basemap" / "municipalities.geojson"
    layer = orjson.loads(municipalities.read_bytes())
    layer["features"] = [one for one in layer["features"] if one["id"].startswith(CITY[:5])]
    municipalities.write_bytes(orjson.dumps(layer))
    return folder


@dataclass
class Run:
    """What a run gave, and how many addresses it had asked for each time it told."""

    outcome: Outcome
    told: list[int]


@pytest.fixture(scope="module")
def publish_to(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Run]:
    """Return what publishes one and the same ledger."""
    data = tmp_path_factory.mktemp("data")

    def publish_again(target: Path) -> Run:
        house, told = atlas.open(data, small), list[int]()
        settings = Settings(data_dir=data, geodata_dir=small)
        outcome = publish(house, settings, target, PUBLIC_URL, lambda done, of: told.append(done))
        house.close()
        return Run(outcome, told)

    return publish_again


@pytest.fixture(scope="module")
def site(publish_to: Callable[[Path], Run], tmp_path_factory: pytest.TempPathFactory) -> Path:
    publish_to(folder := tmp_path_factory.mktemp("site"))
    return folder


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_sites_of_one_state_are_the_same_byte_for_byte(
    publish_to: Callable[[Path], Run], site: Path, tmp_path: Path
) -> None:
    publish_to(tmp_path)
    one, other = bytes_in(site), bytes_in(tmp_path)
    assert len(one) > 500 and MANIFEST in one
    assert one.keys() == other.keys()
    assert [name for name, body in one.items() if other[name] != body] == []


def test_where_nothing_has_changed_nothing_is_asked_for_nor_written(
    publish_to: Callable[[Path], Run], site: Path
) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    again = publish_to(site)
    assert (again.outcome.files, again.outcome.written, again.outcome.removed) == (len(bytes_in(site)) - 1, 0, 0)
    assert again.told == []
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before
