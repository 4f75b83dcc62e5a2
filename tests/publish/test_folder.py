"""A folder brought up to date: only what differs is written, nothing foreign is touched, nothing is half-written."""

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest

from api.publish.folder import MANIFEST, Folder, Outcome, opened
from atlas.errors import FileNotWritable, InvalidParameter

OLD = {"index.html": b"alt", "gebiete/x/index.html": b"x", "gebiete/y/index.html": b"y", "api/a.json": b"{}"}
MADE_OF = "0815"
NEW = {"index.html": b"neu", "gebiete/x/index.html": b"x", "gebiete/z/index.html": b"z", "api/a.json": b"[]"}


def fill(folder: Folder, files: dict[str, bytes]) -> Outcome:
    for name, body in files.items():
        if not folder.is_current(name, body):
            folder.lay(name, body)
    return folder.settle({"revision": 1}, MADE_OF)


def write(path: Path, files: dict[str, bytes]) -> Outcome:
    with opened(path) as folder:
        return fill(folder, files)


def files_in(path: Path) -> dict[str, bytes]:
    found = {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}
    found.pop(MANIFEST, None)
    return found


def as_written(path: Path) -> tuple[int, int]:
    """Which file it is and when it was written; to read it changes no more than when it was read."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def test_a_new_folder_holds_all_files(tmp_path: Path) -> None:
    assert write(tmp_path / "a" / "b", OLD) == Outcome(files=4, size=7, written=4, removed=0)
    assert files_in(tmp_path / "a" / "b") == OLD


def test_only_what_differs_is_written_and_what_is_no_longer_wanted_goes(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    kept = as_written(tmp_path / "gebiete/x/index.html")
    assert write(tmp_path, NEW) == Outcome(files=4, size=7, written=3, removed=1)
    assert files_in(tmp_path) == NEW
    assert not (tmp_path / "gebiete/y").exists()
    assert as_written(tmp_path / "gebiete/x/index.html") == kept


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    assert write(tmp_path, OLD).written == 0


def as_it_was(path: Path, made_of: str = MADE_OF) -> Outcome | None:
    with opened(path) as folder:
        return folder.as_it_was(made_of)


def test_what_is_made_of_the_same_and_lies_there_just_so_need_not_be_made(tmp_path: Path) -> None:
    assert as_it_was(tmp_path) is None
    write(tmp_path, OLD)
    assert as_it_was(tmp_path) == Outcome(files=4, size=7, written=0, removed=0)
    assert as_it_was(tmp_path, "4711") is None


@pytest.mark.parametrize("body", [b"kaputt", None])
def test_what_somebody_has_damaged_or_removed_is_made_again(tmp_path: Path, body: bytes | None) -> None:
    write(tmp_path, OLD)
    (tmp_path / "api/a.json").unlink()
    if body is not None:
        (tmp_path / "api/a.json").write_bytes(body)
    assert as_it_was(tmp_path) is None


def test_what_an_interrupted_run_left_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, OLD)
    monkeypatch.setattr("api.publish.folder._remove", _killed)
    with suppress(KeyboardInterrupt):
        write(tmp_path, NEW)
    assert (tmp_path / "gebiete/y/index.html").exists() and as_it_was(tmp_path) is None


def _killed(root: Path, name: str) -> None:
    raise KeyboardInterrupt


def test_a_file_that_somebody_has_damaged_or_removed_is_mended(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / "index.html").write_bytes(b"kaputt")
    (tmp_path / "api/a.json").unlink()
    assert write(tmp_path, OLD).written == 2
    assert files_in(tmp_path) == OLD


def test_files_that_are_not_ours_stay(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    (tmp_path / "CNAME").write_text("atlas.example.org")
    write(tmp_path, NEW)
    assert (tmp_path / "CNAME").read_text() == "atlas.example.org"


def test_a_folder_of_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "urlaub.jpg").write_bytes(b"x")
    with pytest.raises(InvalidParameter, match="keine Website des Atlas"), opened(tmp_path):
        pass
    assert files_in(tmp_path) == {"urlaub.jpg": b"x"}


def test_a_fresh_clone_without_files_is_no_foreign_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert write(tmp_path, OLD).files == 4


@pytest.mark.parametrize(
    "manifest",
    ["kein JSON", "[]", '{"site": "etwas anderes", "files": {}}']
    + [json.dumps({"site": "Quartiersatlas Sachsen", "files": {name: "x"}}) for name in ("../geheim", "/etc/passwd")],
)
def test_a_manifest_that_we_did_not_write_is_not_followed(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "atlas").mkdir()
    (tmp_path / "geheim").write_text("x")
    (tmp_path / "atlas" / MANIFEST).write_text(manifest)
    with pytest.raises(InvalidParameter, match="stammt nicht von"):
        write(tmp_path / "atlas", NEW)
    assert (tmp_path / "geheim").exists()


def test_two_at_the_same_time_do_not_get_in_each_others_way(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(FileNotWritable, match="gerade veröffentlicht"), opened(tmp_path):
        pass


def test_a_full_disk_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, OLD)

    def full(path: Path, body: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(FileNotWritable, match="noch brauchbar"):
        write(tmp_path, NEW)
    monkeypatch.undo()
    assert {name: body for name, body in files_in(tmp_path).items() if not name.startswith(".")} == OLD
    write(tmp_path, NEW)
    assert files_in(tmp_path) == NEW


@pytest.mark.parametrize("renames", range(7))
def test_whoever_is_interrupted_while_files_take_their_places_leaves_whole_files_and_the_next_run_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    write(tmp_path, OLD)
    replace, done = os.replace, []

    def break_off(old: Path, new: Path) -> None:
        if len(done) == renames:
            raise KeyboardInterrupt
        done.append(new)
        replace(old, new)

    monkeypatch.setattr(os, "replace", break_off)
    with suppress(KeyboardInterrupt):
        write(tmp_path, NEW)
    monkeypatch.undo()
    for name, body in files_in(tmp_path).items():
        assert name.startswith(".") or body in (OLD.get(name), NEW.get(name))
    # The first page changes last: while it is the old one, all that it names is there.
    if (tmp_path / "index.html").read_bytes() == OLD["index.html"]:
        assert OLD.keys() <= files_in(tmp_path).keys()
    write(tmp_path, {"index.html": b"ganz anders"})
    assert files_in(tmp_path) == {"index.html": b"ganz anders"}
