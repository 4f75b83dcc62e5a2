"""`atlas publish` as somebody runs it: over an older site, killed in the middle, after a change, where it may not."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import GEODATA, PUBLIC_URL
from processes import ROOT, environment, run

import atlas
from atlas.store.ledger import Edit

OFFICE, AREA, CITY = "bautzen-qm-gesundbrunnen", "bautzen-gesundbrunnen", "14625020"
PHONE = "03591 7654321"
PATIENCE_S = 600
READY = ".atlas-neu"
MANIFEST = "atlas-site.json"


@dataclass(frozen=True)
class Story:
    """A site as it was, as the killed run left it, and as the run after that made it and told of it."""

    folder: Path
    before: Mapping[str, str]
    killed: Mapping[str, str]
    after: Mapping[str, str]
    said: str


def hashes(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and READY not in path.parts]
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def change_an_office(data: Path) -> None:
    house = atlas.open(data, GEODATA)
    feature = json.loads(house.store.current("offices", OFFICE).body or "")
    feature["properties"]["phone"] = PHONE
    house.change([Edit("offices", OFFICE, feature, None)], who="koordination", why="Anruf")
    house.close()


def publishing(target: Path, data: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "atlas", "publish", str(target), "--url", PUBLIC_URL]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(ATLAS_DATA_DIR=data, ATLAS_GEODATA_DIR=GEODATA),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_at_work(process: subprocess.Popen[str], target: Path) -> None:
    """Kill a run, as a machine that loses its power does, once it has laid files ready."""
    given_up = time.monotonic() + PATIENCE_S
    while not any((target / READY).rglob("*.json")):
        assert process.poll() is None and time.monotonic() < given_up, process.communicate()
        time.sleep(0.05)
    process.kill()
    process.communicate()


@pytest.fixture(scope="module")
def story(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Story:
    target = tmp_path_factory.mktemp("site") / "atlas"
    shutil.copytree(published, target)
    data = tmp_path_factory.mktemp("data")
    change_an_office(data)
    before = hashes(target)
    kill_at_work(publishing(target, data), target)
    killed = hashes(target)
    said, complaints = publishing(target, data).communicate(timeout=PATIENCE_S)
    assert "geschrieben" in said, complaints
    return Story(target, before, killed, hashes(target), said)


def test_a_killed_run_leaves_the_old_site_as_it_was(story: Story) -> None:
    assert story.killed == story.before


def test_the_next_run_finishes_and_leaves_nothing_behind(story: Story) -> None:
    manifest = json.loads((story.folder / MANIFEST).read_bytes())
    assert {**manifest["files"], MANIFEST: story.after[MANIFEST]} == story.after
    assert not (story.folder / READY).exists()


def test_a_change_of_one_office_changes_its_pages_and_no_others(story: Story) -> None:
    changed = {name for name, found in story.after.items() if story.before.get(name) != found}
    of_the_office = {f"bueros/{OFFICE}", "bueros", f"gebiete/{AREA}", f"staedte/{CITY}", "daten"}
    pages = {f"{language}{page}/index.html" for language in ("", "ls/", "en/") for page in of_the_office}
    assert {name for name in changed if name.endswith(".html")} == pages
    assert PHONE in (story.folder / f"gebiete/{AREA}/index.html").read_text("utf-8")


def test_it_tells_how_much_it_wrote(story: Story) -> None:
    changed = {name for name, found in story.after.items() if story.before.get(name) != found} - {MANIFEST}
    assert f"{len(story.after) - 1} Dateien" in story.said
    assert f"{len(changed)} geschrieben, 0 entfernt" in story.said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("bilder",), "liegen schon andere Dateien"),
        (("neu", "--url", "atlas.example.org"), "ganze Adresse"),
        ((), "DIR"),
    ],
)
def test_what_the_asker_can_mend_ends_with_2_and_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "bilder").mkdir()
    (tmp_path / "bilder" / "urlaub.jpg").write_bytes(b"x")
    paths = (str(tmp_path / arguments[0]), *arguments[1:]) if arguments else ()
    ended = run("atlas", "publish", *paths, ATLAS_DATA_DIR=tmp_path / "data")
    assert ended.returncode == 2
    assert said in ended.stderr + ended.stdout
    assert "Traceback" not in ended.stderr
    assert [path.name for path in (tmp_path / "bilder").iterdir()] == ["urlaub.jpg"]


def test_where_nothing_can_be_written_it_ends_with_1_and_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x")
    ended = run("atlas", "publish", str(tmp_path / "datei" / "atlas"), ATLAS_DATA_DIR=tmp_path / "data")
    assert ended.returncode == 1
    assert "kann nicht geschrieben werden" in ended.stderr
    assert "Traceback" not in ended.stderr
