"""The file of very many projects is saved, brought back and copied with the atlas: whole, or as it was before."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from zipfile import ZipFile

import orjson
import pytest
from earlier import leave_in_folder, ledger_at
from postgres import Server
from processes import ROOT, environment
from typer.testing import CliRunner

import atlas
from atlas.cli import app
from atlas.errors import BrokenBackup, CopyRefused, FileNotWritable, StoreNotWritable
from atlas.stock import SOURCE
from atlas.store import beside
from atlas.store.backup import restore_backup, write_backup
from atlas.store.homes import FolderHome, home
from atlas.store.ledger import Change
from atlas.store.moving import copy

# Nothing here looks into the file: what makes it a stock is tested where one is built of it.
OLD, NEW = (b'{"id":"%d"}\n' * 60_000 % tuple(range(begin, begin + 60_000)) for begin in (10**6, 10**8))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data directory of an atlas with a stock."""
    leave_in_folder(tmp_path / "data")
    (tmp_path / "data" / SOURCE).write_bytes(OLD)
    return tmp_path / "data"


@pytest.fixture
def made(folder: Path, tmp_path: Path) -> Path:
    """A backup of it; since then the ledger has been written to and the stock has become another."""
    saved = write_backup(folder, tmp_path / "sicherung.zip").path
    with closing(ledger_at(str(folder))) as ledger:
        ledger.append([Change("visits", "neu", None, None)], who="mara", why="Danach")
    (folder / SOURCE).write_bytes(NEW)
    return saved


def state(folder: Path) -> tuple[int, bytes]:
    """How many revisions there are, and the stock."""
    with closing(ledger_at(str(folder))) as ledger:
        return ledger.verify(), (folder / SOURCE).read_bytes()


def left(folder: Path) -> list[str]:
    """What a restore that ended half-way left in a data directory."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".") or path.name.startswith("vor-dem")]


def repacked(made: Path, stock: bytes | None) -> None:
    """Put another stock into a backup, or none into its list and its files, as one of an earlier program has none."""
    with ZipFile(made) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    if stock is None:
        contents = orjson.loads(files["backup.json"])
        del contents["files"][SOURCE], files[SOURCE]
        files["backup.json"] = orjson.dumps(contents)
    else:
        files[SOURCE] = stock
    with ZipFile(made, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)


# --- saved and brought back ------------------------------------------------------------------------------------------


def test_the_stock_comes_back_as_it_was_saved(folder: Path, made: Path) -> None:
    restored, _ = restore_backup(made, folder)
    assert SOURCE in restored.files
    assert state(folder) == (3, OLD)


def test_the_stock_of_before_is_kept_and_comes_back_too(folder: Path, made: Path) -> None:
    _, kept = restore_backup(made, folder)
    assert kept is not None
    restore_backup(kept, folder)
    assert state(folder) == (4, NEW)


def test_it_comes_into_an_empty_directory(made: Path, tmp_path: Path) -> None:
    assert restore_backup(made, tmp_path / "neu")[1] is None
    assert state(tmp_path / "neu") == (3, OLD)


def test_the_same_stock_is_left_as_it_is_and_not_saved_again(folder: Path, made: Path) -> None:
    (folder / SOURCE).write_bytes(OLD)
    written_at = (folder / SOURCE).stat().st_mtime_ns
    _, kept = restore_backup(made, folder)
    assert kept is not None and (folder / SOURCE).stat().st_mtime_ns == written_at
    with ZipFile(kept) as archive:
        assert SOURCE not in archive.namelist()


# Begins to bring a stock back and stops there, as whoever is killed or takes long.
BEGUN = """
import sys
from pathlib import Path
from zipfile import ZipFile
from atlas.store.beside import arriving
with ZipFile(sys.argv[1]) as archive, archive.open("stock.geojsonl") as packed, arriving(packed, Path(sys.argv[2])):
    print("begun", flush=True)
    sys.stdin.read()
"""


def begin(made: Path, folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", BEGUN, str(made), str(folder)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "begun\n"
    return process


def hidden(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(".")]


def restore(made: Path, folder: Path) -> None:
    restore_backup(made, folder)


def start(_: Path, folder: Path) -> None:
    (folder / SOURCE).unlink()
    atlas.open(folder).close()


@pytest.mark.parametrize("sweeping", [restore, start])
def test_what_a_killed_restore_has_left_is_swept_and_never_what_another_one_is_writing(
    folder: Path, made: Path, sweeping: Callable[[Path, Path], None]
) -> None:
    killed = begin(made, folder)
    (dead,) = hidden(folder)
    killed.kill()
    killed.communicate()
    # Nobody sweeps before the next one begins.
    assert hidden(folder) == [dead]
    living = begin(made, folder)
    (held,) = hidden(folder)
    dead.touch()
    sweeping(made, folder)
    assert hidden(folder) == [held] != [dead]
    living.communicate()
    assert hidden(folder) == []


def test_a_backup_without_a_stock_leaves_the_one_that_there_is(folder: Path, made: Path) -> None:
    repacked(made, None)
    restore_backup(made, folder)
    assert state(folder) == (3, NEW)


def test_a_stock_beside_which_no_atlas_lies_is_kept_as_it_is(made: Path, tmp_path: Path) -> None:
    (tmp_path / "neu").mkdir()
    (tmp_path / "neu" / SOURCE).write_bytes(NEW)
    _, kept = restore_backup(made, tmp_path / "neu")
    assert kept is not None and (kept / SOURCE).read_bytes() == NEW
    assert state(tmp_path / "neu") == (3, OLD)


@pytest.mark.parametrize("damaged", [False, True])
def test_beside_a_damaged_ledger_the_stock_is_set_aside_where_another_one_comes(
    folder: Path, made: Path, damaged: bool
) -> None:
    (folder / "ledger.sqlite").write_bytes(b"kein Bestand")
    if not damaged:
        (folder / SOURCE).write_bytes(OLD)
    _, kept = restore_backup(made, folder)
    assert kept is not None and (kept / SOURCE).exists() == damaged
    assert state(folder) == (3, OLD)


def test_a_stock_of_a_database_is_that_of_the_data_directory(made: Path, postgres: Server, tmp_path: Path) -> None:
    url, server = postgres.database(), tmp_path / "server"
    restore_backup(made, server, url)
    saved = write_backup(server, tmp_path / "zweite.zip", url)
    (server / SOURCE).write_bytes(NEW)
    _, kept = restore_backup(saved.path, server, url)
    assert kept is not None and (server / SOURCE).read_bytes() == OLD
    restore_backup(kept, tmp_path / "dritter")
    assert state(tmp_path / "dritter") == (3, NEW)


# --- whole or not at all ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("harm", [OLD[:-1], NEW, b""], ids=["cut off", "another", "empty"])
def test_a_stock_that_is_not_as_it_was_saved_changes_nothing(folder: Path, made: Path, harm: bytes) -> None:
    repacked(made, harm)
    with pytest.raises(BrokenBackup, match="eine Prüfsumme stimmt nicht"):
        restore_backup(made, folder)
    assert (state(folder), left(folder)) == ((4, NEW), [])


def test_bytes_that_are_lost_inside_a_backup_are_said_so_and_change_nothing(folder: Path, made: Path) -> None:
    with ZipFile(made) as archive:
        entry = archive.getinfo(SOURCE)
    body = bytearray(made.read_bytes())
    middle = entry.header_offset + entry.compress_size // 2
    body[middle : middle + 64] = bytes(64)
    made.write_bytes(body)
    with pytest.raises(BrokenBackup, match="Nichts wurde geändert"):
        restore_backup(made, folder)
    assert (state(folder), left(folder)) == ((4, NEW), [])


def test_a_stock_that_is_changed_while_it_is_saved_is_not_saved(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_between(*files: object) -> str:
        with (folder / SOURCE).open("ab") as stock:
            stock.write(NEW)
        return "x"

    monkeypatch.setattr("atlas.store.backup.poured", in_between)
    monkeypatch.setattr("atlas.store.backup._copies", lambda *_: [])
    monkeypatch.setattr("atlas.store.backup._revisions", lambda _: 1)
    with pytest.raises(FileNotWritable, match="wird gerade geändert"):
        write_backup(folder, tmp_path / "sicherung.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


FULL = """
import resource, signal, sys
from pathlib import Path
from random import Random
from atlas.errors import AtlasError
from atlas.store.backup import restore_backup, write_backup

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
work, *paths = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
try:
    {"backup": write_backup, "restore": restore_backup}[work](*map(Path, paths))
except AtlasError as error:
    print(type(error).__name__, error.de)
"""


def on_a_full_disk(*arguments: object) -> str:
    """What is said where no file may grow beyond 300 kB: the stores do not, the stock does."""
    command = [sys.executable, "-c", FULL, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_disk_that_takes_no_more_of_the_stock_leaves_everything_as_it_was(folder: Path, made: Path) -> None:
    said = on_a_full_disk("restore", made, folder)
    assert said.startswith(StoreNotWritable.__name__) and str(folder) in said
    assert (state(folder), left(folder)) == ((4, NEW), [])


def test_a_backup_for_whose_stock_there_is_no_room_is_none(folder: Path, tmp_path: Path) -> None:
    (folder / SOURCE).write_bytes(Random(7).randbytes(900_000))
    said = on_a_full_disk("backup", folder, tmp_path / "sicherung.zip")
    assert said.startswith(FileNotWritable.__name__)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


# --- copied ----------------------------------------------------------------------------------------------------------


def test_a_copy_in_a_folder_has_the_stock(folder: Path, tmp_path: Path) -> None:
    copy(home(str(folder)), FolderHome(tmp_path / "dort", folder / SOURCE))
    assert state(tmp_path / "dort") == (3, OLD)


def test_a_stock_that_does_not_arrive_leaves_the_target_empty(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "digest_of", lambda _: "etwas anderes")
    with pytest.raises(CopyRefused, match="nicht so angekommen"):
        copy(home(str(folder)), FolderHome(tmp_path / "dort", folder / SOURCE))
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_the_commands_bring_a_stock_back_and_say_where_it_is_after_a_copy(
    folder: Path, postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said(*arguments: object) -> str:
        done = CliRunner().invoke(app, list(map(str, arguments)))
        assert done.exit_code == 0, done.output
        return done.output

    url = postgres.database()
    there, back, other, saved = (tmp_path / name for name in ("dort", "zurueck", "anderswo", "sicherung.zip"))
    monkeypatch.setenv("ATLAS_DATA_DIR", str(folder))
    assert "mitgegangen" in said("copy", folder, there)
    assert f"{folder / SOURCE} nicht auf" in said("copy", folder, url)
    assert f"gehört sie auch nach {other}" in said("copy", url, other)
    assert SOURCE in said("backup", saved)
    (folder / SOURCE).unlink()
    assert "beim nächsten Start" in said("restore", saved, "--yes")
    monkeypatch.setenv("ATLAS_DATABASE_URL", url)
    assert "mitgegangen" in said("copy", url, back)
    assert [state(path) for path in (folder, there, back)] == [(3, OLD)] * 3 and not (other / SOURCE).exists()
