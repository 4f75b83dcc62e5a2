"""Backups: made while the atlas is used, restored only when they are whole, and never at the cost of what there is."""

import hashlib
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import orjson
import pytest
from ledgers import copied
from processes import ROOT, environment, run
from staff_doors import accounts_in

import atlas
from atlas.errors import BrokenBackup, CopyRefused, FileNotWritable
from atlas.store.backup import restore_backup, write_backup
from atlas.store.embedded import FILE_NAME
from atlas.store.ledger import Edit

OFFICE = "chemnitz-buergerzentrum-sonnenberg"


@pytest.fixture
def own(house: atlas.Atlas, tmp_path: Path) -> Iterator[atlas.Atlas]:
    """An atlas with accounts, with a data directory of its own."""
    (tmp_path / "data").mkdir()
    accounts_in(tmp_path / "data").close()
    with copied(house, tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def made(own: atlas.Atlas, tmp_path: Path) -> Path:
    """A backup of it."""
    return write_backup(tmp_path / "data", tmp_path / "sicherung.zip").path


def set_note(house: atlas.Atlas, note: str) -> None:
    feature = orjson.loads(house.store.current("offices", OFFICE).body or "")
    feature["properties"]["note"] = note
    house.change([Edit("offices", OFFICE, feature, None)], who="koordination", why="Anruf")


def note(house: atlas.Atlas) -> Any:
    return house.snapshot.fields("offices", OFFICE)["note"]


# --- making ----------------------------------------------------------------------------------------------------------


def test_a_backup_holds_the_ledger_and_the_accounts_with_their_digests(made: Path) -> None:
    with ZipFile(made) as archive:
        assert sorted(archive.namelist()) == ["accounts.sqlite", "backup.json", FILE_NAME]
        contents = orjson.loads(archive.read("backup.json"))
    assert sorted(contents["files"]) == ["accounts.sqlite", FILE_NAME]


def test_only_its_owner_may_read_a_backup(made: Path) -> None:
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_a_backup_replaces_no_file(made: Path, tmp_path: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(FileNotWritable, match="gibt es schon"):
        write_backup(tmp_path / "data", made)
    assert made.read_bytes() == before


def test_a_backup_that_cannot_be_written_leaves_no_half_of_it(own: atlas.Atlas, tmp_path: Path) -> None:
    (tmp_path / "datei").touch()
    with pytest.raises(FileNotWritable):
        write_backup(tmp_path / "data", tmp_path / "datei" / "sicherung.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "datei"]


def test_where_no_atlas_is_none_is_saved(tmp_path: Path) -> None:
    with pytest.raises(CopyRefused, match="enthält keinen Atlas"):
        write_backup(tmp_path / "leer", tmp_path / "sicherung.zip")
    assert list(tmp_path.iterdir()) == []


WRITER = """
import sys
from pathlib import Path
import orjson
from atlas.store.embedded import EmbeddedStore
from atlas.store.ledger import Edit
store = EmbeddedStore(Path(sys.argv[1]))
feature = orjson.loads(store.current("offices", sys.argv[2]).body)
while True:
    feature["properties"]["note"] = str(store.revision().number)
    store.change([Edit("offices", sys.argv[2], feature, None)], who="x", why="y")
    print("x", flush=True)
"""


def test_a_backup_is_whole_while_another_process_writes(own: atlas.Atlas, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(own.store.path), OFFICE]
    writer = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    try:
        for number in range(5):
            assert writer.stdout.readline() == "x\n"
            backup = write_backup(tmp_path / "data", tmp_path / f"{number}.zip")
            assert backup.revisions >= number + 2
    finally:
        writer.kill()
        writer.communicate()


# --- restoring -------------------------------------------------------------------------------------------------------


def test_what_is_restored_is_as_it_was_and_seen_by_who_has_the_store_open(
    own: atlas.Atlas, made: Path, tmp_path: Path
) -> None:
    before = note(own)
    set_note(own, "Verschrieben")
    restored, _ = restore_backup(made, tmp_path / "data")
    own.catch_up()
    assert (restored.revisions, own.snapshot.revision, note(own)) == (1, 1, before)
    set_note(own, "Weiter")
    assert own.store.verify() == 2


def test_a_restored_state_of_the_same_number_is_seen_too(own: atlas.Atlas, tmp_path: Path) -> None:
    set_note(own, "Erste")
    first = write_backup(tmp_path / "data", tmp_path / "erste.zip").path
    restore_backup(write_backup_of_the_beginning(own, tmp_path), tmp_path / "data")
    own.catch_up()
    set_note(own, "Zweite")
    restore_backup(first, tmp_path / "data")
    own.catch_up()
    assert (own.snapshot.revision, note(own)) == (2, "Erste")


def write_backup_of_the_beginning(own: atlas.Atlas, tmp_path: Path) -> Path:
    """A backup of the shipped data alone."""
    (tmp_path / "anfang").mkdir()
    with closing(atlas.open(tmp_path / "anfang", own.geodata)):
        return write_backup(tmp_path / "anfang", tmp_path / "anfang.zip").path


def test_what_there_was_before_is_kept_and_can_itself_be_restored(own: atlas.Atlas, made: Path, tmp_path: Path) -> None:
    set_note(own, "Neu")
    _, kept = restore_backup(made, tmp_path / "data")
    assert kept is not None and kept.parent == tmp_path / "data"
    restore_backup(kept, tmp_path / "data")
    own.catch_up()
    assert note(own) == "Neu"


def test_a_damaged_store_is_set_aside_and_replaced(own: atlas.Atlas, made: Path, tmp_path: Path) -> None:
    own.store.close()
    own.store.path.write_bytes(b"kein Bestand")
    _, kept = restore_backup(made, tmp_path / "data")
    assert kept is not None and (kept / FILE_NAME).read_bytes() == b"kein Bestand"
    with closing(atlas.open(tmp_path / "data", own.geodata)) as opened:
        assert opened.store.verify() == 1


def test_a_backup_is_restored_into_an_empty_directory(made: Path, tmp_path: Path, geodata: Path) -> None:
    assert restore_backup(made, tmp_path / "neu")[1] is None
    with closing(atlas.open(tmp_path / "neu", geodata)) as opened:
        assert opened.store.verify() == 1


def repacked(made: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Change the files in a backup."""
    with ZipFile(made) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with ZipFile(made, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)


def with_digests(files: dict[str, bytes]) -> None:
    """Make the digests fit the files, as somebody would who means harm."""
    contents = orjson.loads(files["backup.json"])
    contents["files"] = {name: hashlib.sha256(files[name]).hexdigest() for name in contents["files"]}
    files["backup.json"] = orjson.dumps(contents)


def forged(files: dict[str, bytes]) -> None:
    """Change a record behind the ledger's back, and make the digests fit."""
    files[FILE_NAME] = files[FILE_NAME].replace(b"Stadtteilgenossenschaft", b"Stadtteilgenossenschuft")
    with_digests(files)


def foreign(files: dict[str, bytes]) -> None:
    """Put the accounts in the place of the ledger, and make the digests fit."""
    files[FILE_NAME] = files["accounts.sqlite"]
    with_digests(files)


def outside(files: dict[str, bytes]) -> None:
    contents = orjson.loads(files["backup.json"])
    contents["files"]["../entkommen.sqlite"] = "0"
    files["backup.json"] = orjson.dumps(contents)
    files["../entkommen.sqlite"] = b"x"


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda made: made.write_bytes(made.read_bytes()[:-400]), id="cut off"),
        pytest.param(lambda made: made.write_bytes(b"PK nichts"), id="another file"),
        pytest.param(lambda made: made.unlink(), id="no file"),
        pytest.param(lambda made: repacked(made, lambda f: f.update({FILE_NAME: f[FILE_NAME][:-4096]})), id="half"),
        pytest.param(lambda made: repacked(made, lambda f: f.pop(FILE_NAME)), id="no ledger"),
        pytest.param(lambda made: repacked(made, lambda f: f.pop("backup.json")), id="no contents"),
        pytest.param(lambda made: repacked(made, lambda f: f.update({"backup.json": b"[]"})), id="other contents"),
        pytest.param(lambda made: repacked(made, forged), id="a forged record"),
        pytest.param(lambda made: repacked(made, foreign), id="another database"),
        pytest.param(lambda made: repacked(made, outside), id="a name that leads out of the folder"),
    ],
)
def test_what_is_no_whole_backup_is_refused_and_changes_nothing(
    own: atlas.Atlas, made: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    set_note(own, "Neu")
    before = {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()}
    damage(made)
    with pytest.raises(BrokenBackup, match="Nichts wurde geändert"):
        restore_backup(made, tmp_path / "data")
    assert {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()} == before
    assert not (tmp_path / "entkommen.sqlite").exists()


# --- on the command line ---------------------------------------------------------------------------------------------


def test_the_commands_save_and_bring_back(own: atlas.Atlas, tmp_path: Path) -> None:
    data = tmp_path / "data"
    saved = run("atlas", "backup", str(tmp_path), ATLAS_DATA_DIR=data)
    (path,) = tmp_path.glob("atlas-*.zip")
    assert (saved.returncode, saved.stderr) == (0, "") and str(path) in saved.stdout
    set_note(own, "Verschrieben")
    brought = run("atlas", "restore", str(path), "--yes", ATLAS_DATA_DIR=data)
    assert (brought.returncode, brought.stderr) == (0, "")
    assert "vor-dem-zurueckspielen" in brought.stdout
    with closing(sqlite3.connect(data / FILE_NAME)) as ledger:
        assert ledger.execute("SELECT max(number) FROM revision").fetchone() == (1,)


def test_without_a_yes_nothing_is_brought_back(own: atlas.Atlas, made: Path, tmp_path: Path) -> None:
    set_note(own, "Neu")
    assert run("atlas", "restore", str(made), ATLAS_DATA_DIR=tmp_path / "data").returncode == 1
    assert own.store.revision().number == 2


def test_a_file_that_is_no_backup_is_refused_in_a_sentence(own: atlas.Atlas, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"x")
    done = run("atlas", "restore", str(tmp_path / "x.zip"), "--yes", ATLAS_DATA_DIR=tmp_path / "data")
    assert (done.returncode, done.stdout) == (1, "")
    assert "keine unversehrte Sicherung" in done.stderr and "Traceback" not in done.stderr


def test_the_history_on_the_command_line_is_narrowed_and_tells_fields(own: atlas.Atlas, tmp_path: Path) -> None:
    set_note(own, "Neu")
    data = tmp_path / "data"
    told = run("atlas", "history", "--record", f"offices/{OFFICE}", "--who", "koordination", ATLAS_DATA_DIR=data)
    assert told.returncode == 0, told.stderr
    assert "koordination: Anruf" in told.stdout and "→ Neu" in told.stdout and "Lieferstand" not in told.stdout
    assert run("atlas", "history", "--day", "2020-01-01", ATLAS_DATA_DIR=data).stdout == ""
    assert run("atlas", "history", "--record", "offices", ATLAS_DATA_DIR=data).returncode == 2
