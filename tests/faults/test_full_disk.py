"""A disk that is really full under a server: reads go on, writes are refused, nothing is lost, and it recovers."""

import errno
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx2 as httpx
import pytest
from answers import ok, problem
from fuzz.staffed import logged_in
from ledgers import copied
from processes import PATIENCE_S, ROOT, Server, alone, environment, serving
from record_writing import EAST, OFFICES, WHY
from staff_doors import PASSWORD, accounts_in

import atlas
from atlas.store.embedded import FILE_NAME, EmbeddedStore

# Room for the ledger and a few changes, in memory and for this server alone: its own view of the file system.
DISK = 'mount -t tmpfs -o size=32m none "$ATLAS_DATA_DIR" && cp -r "$0"/. "$ATLAS_DATA_DIR" && exec "$@"'
OFFICE = f"{OFFICES}/{EAST}"


@pytest.fixture
def server(house: atlas.Atlas, tmp_path: Path) -> Iterator[Server]:
    """A server whose data directory is a disk of its own."""
    kept, disk = tmp_path / "kept", tmp_path / "disk"
    kept.mkdir()
    disk.mkdir()
    with copied(house, kept):
        accounts_in(kept).close()
    with serving(program=(*alone(), DISK, str(kept), sys.executable), ATLAS_DATA_DIR=disk) as opened:
        yield opened


BACKUP = 'mount -t tmpfs -o size=300k none "$0" && ! "$@" && ls -A "$0"'


def test_a_backup_that_finds_no_room_on_the_disk_says_so_and_leaves_nothing(house: atlas.Atlas, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = [sys.executable, "-m", "atlas", "backup", f"{disk}/sicherung.zip"]
    done = subprocess.run(
        [*alone(), BACKUP, str(disk), *command],
        cwd=ROOT,
        env=environment(ATLAS_DATA_DIR=house.data),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert "No space left on device" in done.stderr and "Traceback" not in done.stderr


def disk_of(server: Server, tmp_path: Path) -> Path:
    """Return where the disk of a server is seen from outside."""
    return Path(f"/proc/{server.process.pid}/root{tmp_path}/disk")


def fill(path: Path) -> None:
    """Write a file until the disk takes not one byte more."""
    with path.open("wb", buffering=0) as target:
        for size in (1 << 20, 4096, 1):
            try:
                while True:
                    target.write(bytes(size))
            except OSError as error:
                assert error.errno == errno.ENOSPC


def test_a_full_disk_is_said_so_while_all_is_read_and_the_next_write_after_it_works(
    server: Server, tmp_path: Path
) -> None:
    disk = disk_of(server, tmp_path)
    with httpx.Client(base_url=server.url, headers=logged_in(server), timeout=60) as client:
        tag = {"If-Match": client.get(f"{OFFICE}/record").headers["etag"]}

        def write(note: str) -> httpx.Response:
            return client.patch(OFFICE, json={"properties": {"note": note}}, params=WHY, headers=tag)

        fill(disk / "filler")
        assert shutil.disk_usage(disk).free == 0
        for _ in range(3):
            said = problem(write("x" * 900), 503, "store-not-writable")
            assert "voll" in said["detail"] and "full" in said["detail_en"]
        # Nobody can log in: sessions are written. Nor is that a failure of ours.
        door = {"name": "leserin", "password": PASSWORD}
        problem(client.post("/api/session", json=door), 503, "store-not-writable")
        for path in (OFFICE, "/", "/gebiete/bautzen-gesundbrunnen", "/healthz", "/readyz", "/api/session"):
            assert client.get(path).status_code == 200, path
        (disk / "filler").unlink()
        assert ok(write("Wieder Platz"), "application/geo+json")["properties"]["note"] == "Wieder Platz"
        assert client.post("/api/session", json=door).status_code == 200
    # SQLite would follow the way through /proc back to our own file system.
    with closing(EmbeddedStore(Path(shutil.copy(disk / FILE_NAME, tmp_path)))) as store:
        assert store.verify() == 2
    assert "Traceback" not in server.said()
