"""`atlas.open()`: the joined atlas as a notebook has it."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

import geopandas
import orjson
import pytest
from ledgers import copied
from worlds import read_features

import atlas
from atlas.errors import BrokenLayer, OutsideSaxony, StoreNotWritable
from atlas.paths import cache_dir, data_dir, geodata_dir
from atlas.store.embedded import EmbeddedStore
from atlas.store.ledger import Change, Edit, canonical

GESUNDBRUNNEN = (14.446267, 51.190993)


def test_the_example_in_the_documentation_holds(house: atlas.Atlas) -> None:
    assert house.areas.loc["bautzen-gesundbrunnen", "manager"]["name"] == "Clara Zeitler"


@pytest.mark.parametrize(("name", "count"), [("cities", 38), ("areas", 69), ("projects", 222), ("offices", 67)])
def test_a_collection_is_a_geodataframe_by_id_in_lon_lat(house: atlas.Atlas, name: str, count: int) -> None:
    frame = getattr(house, name)
    assert isinstance(frame, geopandas.GeoDataFrame)
    assert (len(frame), frame.crs.to_epsg()) == (count, 4326)
    assert list(frame.index) == list(house.snapshot.collection(name).ids)


def test_where_and_nearby_answer_in_metres(house: atlas.Atlas) -> None:
    assert house.where(*GESUNDBRUNNEN).inside[0].id == "bautzen-gesundbrunnen"
    nearest = house.nearby(*GESUNDBRUNNEN, kinds=["offices"], limit=1)
    assert nearest[0].id == "bautzen-qm-gesundbrunnen"


def test_a_position_elsewhere_is_refused(house: atlas.Atlas) -> None:
    with pytest.raises(OutsideSaxony):
        house.where(13.4, 52.5)


def test_places_and_records_are_found_without_any_network(house: atlas.Atlas) -> None:
    assert house.places("Görlitz")[0].kind == "town"
    assert house.search("Gesundbrunnen")[0].id == "bautzen-gesundbrunnen"


def test_the_snapshot_stays_the_same_while_nothing_changes(house: atlas.Atlas) -> None:
    assert house.snapshot is house.snapshot


def test_after_a_change_a_refreshed_atlas_shows_it_and_a_read_begun_before_does_not(
    tmp_path: Path, geodata: Path, house: atlas.Atlas
) -> None:
    opened = replace(house, ledger=EmbeddedStore.open(tmp_path, geodata / "layers"))
    before = opened.refresh()
    body = next(
        feature
        for feature in read_features(geodata / "layers" / "areas.geojson")
        if feature["id"] == "bautzen-gesundbrunnen"
    )
    renamed = {**body, "properties": {**body["properties"], "name": "Gesundbrunnen"}}
    opened.store.append([Change("areas", str(body["id"]), canonical(body), canonical(renamed))], who="mara", why="Name")
    after = opened.refresh()
    opened.close()
    assert (before.revision, after.revision) == (1, 2)
    assert before.fields("areas", "bautzen-gesundbrunnen")["name"] == "Bautzen-Gesundbrunnen"
    assert after.fields("areas", "bautzen-gesundbrunnen")["name"] == "Gesundbrunnen"
    assert opened.snapshot is after


def test_a_snapshot_of_another_day_is_built_anew(house: atlas.Atlas) -> None:
    yesterday = replace(house.snapshot, day=house.snapshot.day - timedelta(days=1))
    morning = replace(house, _snapshot=yesterday)
    assert morning.snapshot.day == house.snapshot.day
    assert morning.snapshot is morning.snapshot


def test_without_layers_the_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenLayer, match=r"\.geojson"):
        atlas.open(tmp_path / "data", tmp_path / "nothing")


def test_a_data_directory_below_a_file_is_refused(tmp_path: Path, geodata: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreNotWritable):
        atlas.open(tmp_path / "file" / "data", geodata)


def test_the_facts_have_a_date(house: atlas.Atlas) -> None:
    assert house.snapshot.facts_as_of == "2026-11"


@pytest.mark.parametrize(
    ("variable", "path"),
    [("ATLAS_GEODATA_DIR", geodata_dir), ("ATLAS_DATA_DIR", data_dir), ("ATLAS_CACHE_DIR", cache_dir)],
)
def test_every_folder_can_be_named_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, path: Callable[[], Path]
) -> None:
    monkeypatch.setenv(variable, str(tmp_path))
    assert path() == tmp_path


def test_a_checkout_finds_its_own_layers_and_keeps_its_ledger_beside_them(
    monkeypatch: pytest.MonkeyPatch, geodata: Path
) -> None:
    monkeypatch.delenv("ATLAS_GEODATA_DIR", raising=False)
    monkeypatch.delenv("ATLAS_DATA_DIR", raising=False)
    assert (geodata_dir(), data_dir()) == (geodata, geodata.parent / ".atlas")


def test_opening_the_atlas_imports_neither_geopandas_nor_the_web(tmp_path: Path, geodata: Path) -> None:
    program = (
        "import sys, atlas; house = atlas.open(sys.argv[1], sys.argv[2]); house.search('Gesundbrunnen')\n"
        "print(sorted({'geopandas', 'pandas', 'fastapi', 'starlette', 'folium', 'api'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(tmp_path), str(geodata)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_while_a_new_snapshot_is_built_the_old_one_is_read(
    tmp_path: Path, house: atlas.Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    building, go_on, build = Event(), Event(), atlas.snapshot.build

    def slow(*arguments: Any, **named: Any) -> Any:
        building.set()
        assert go_on.wait(60)
        return build(*arguments, **named)

    with copied(house, tmp_path) as own:
        feature = orjson.loads(own.store.current("areas", "bautzen-gesundbrunnen").body or "")
        feature["properties"]["note"] = "Neu"
        edits = [Edit("areas", "bautzen-gesundbrunnen", feature, 1)]
        monkeypatch.setattr(atlas.snapshot, "build", slow)
        writer = Thread(target=own.change, args=(edits,), kwargs={"who": "mara", "why": "Anruf"})
        writer.start()
        assert building.wait(60)
        assert own.snapshot.revision == 1
        go_on.set()
        writer.join()
        assert own.snapshot.revision == 2


def test_what_no_change_has_touched_is_taken_over_from_the_snapshot_before(tmp_path: Path, house: atlas.Atlas) -> None:
    with copied(house, tmp_path) as own:
        feature = orjson.loads(own.store.current("projects", "p-36285").body or "")
        seen = []
        for note in ("Erste", "Zweite"):
            feature["properties"]["note"] = note
            own.change([Edit("projects", "p-36285", feature, None)], who="mara", why="Anruf")
            seen.append(own.snapshot)
        before, after = seen
        assert after.collections["offices"] is before.collections["offices"]
        assert after.fields("projects", "p-36285")["note"] == "Zweite"
        whole = replace(own, _snapshot=None, _lock=Lock()).refresh()
        for name, collection in whole.collections.items():
            assert (collection.ids, collection.features) == (
                after.collection(name).ids,
                after.collection(name).features,
            )
