"""What root makes in a data directory belongs to the server that the directory belongs to."""

import os
from contextlib import closing
from pathlib import Path

import pytest
from earlier import leave_in_folder
from staff_doors import accounts_in

from atlas.stock import SOURCE
from atlas.store.backup import restore_backup, write_backup
from atlas.store.embedded import FILE_NAME, EmbeddedStore
from atlas.store.engines import open_drafts, open_mappings

# Nobody who is known by a name; whoever is not root makes folders and files for oneself.
SOMEBODY = 10001 if os.getuid() == 0 else os.getuid()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An empty data directory of somebody else."""
    (tmp_path / "data").mkdir()
    os.chown(tmp_path / "data", SOMEBODY, -1)
    return tmp_path / "data"


def owners(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_uid for path in folder.iterdir() if path.is_file()}


def test_stores_that_are_made_belong_to_the_server(data: Path, threes: Path) -> None:
    accounts_in(data).close()
    EmbeddedStore.open(data, threes).close()
    open_drafts(data, None).close()
    open_mappings(data, None).close()
    names = ["accounts.sqlite", "drafts.sqlite", FILE_NAME, "mappings.sqlite"]
    assert owners(data) == dict.fromkeys(names, SOMEBODY)
    assert (data / "accounts.sqlite").stat().st_mode & 0o077 == 0


def test_what_is_restored_belongs_to_the_server_and_a_backup_to_who_made_it(data: Path, tmp_path: Path) -> None:
    source = leave_in_folder(tmp_path / "source")
    (source / SOURCE).write_bytes(b"")
    saved = write_backup(source, data / "sicherung.zip")
    assert saved.path.stat().st_uid == os.getuid() and saved.path.stat().st_mode & 0o077 == 0
    saved.path.rename(tmp_path / "sicherung.zip")
    restore_backup(tmp_path / "sicherung.zip", data)
    assert set(owners(data).values()) == {SOMEBODY} and {SOURCE, FILE_NAME} <= set(owners(data))
    with closing(EmbeddedStore(data / FILE_NAME)) as ledger:
        assert ledger.verify() == 3
