"""The server as container and unit run it: without any right, on a file system that it cannot write to."""

import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx
import pytest
from fuzz.staffed import logged_in
from ledgers import copied
from processes import Server, alone, serving
from record_writing import EAST, OFFICES, WHY
from staff_doors import accounts_in

import atlas
from atlas.export.formats import FORMATS

# All that is mounted becomes read-only but the data and what is temporary, then everything is given up that root may.
CONFINED = """
set -e
mount --bind "$ATLAS_DATA_DIR" "$ATLAS_DATA_DIR"
mount -t tmpfs none "$TMPDIR"
findmnt --raw --noheadings --output TARGET | while read -r target; do
  case "$target" in
    "$ATLAS_DATA_DIR" | "$TMPDIR" | /proc* | /sys* | /dev*) ;;
    *) mount -o remount,bind,ro "$target" ;;
  esac
done
if touch "$0/written" 2>&-; then exit 1; fi
exec setpriv --bounding-set=-all --inh-caps=-all --no-new-privs "$@"
"""


@pytest.fixture
def server(house: atlas.Atlas, tmp_path: Path) -> Iterator[Server]:
    """A server that may write to its data and to its temporary folder only."""
    data, temporary = tmp_path / "data", tmp_path / "temporary"
    data.mkdir()
    temporary.mkdir()
    with copied(house, data):
        accounts_in(data).close()
    with serving(
        program=(*alone(), CONFINED, str(tmp_path), sys.executable),
        ATLAS_DATA_DIR=data,
        TMPDIR=temporary,
        ATLAS_WORKERS="1",
    ) as opened:
        yield opened


def test_a_server_without_any_right_answers_in_every_format_and_takes_a_change(server: Server) -> None:
    rights = dict(
        line.split(":\t") for line in Path(f"/proc/{server.process.pid}/status").read_text("ascii").splitlines()
    )
    assert {int(rights[kind], 16) for kind in ("CapEff", "CapPrm", "CapBnd", "CapInh", "CapAmb")} == {0}
    assert rights["NoNewPrivs"] == "1"
    with httpx.Client(base_url=server.url, headers=logged_in(server), timeout=60) as client:
        paths = [f"{OFFICES}?f={name}" for name in FORMATS]
        for path in ("/", "/projekte", "/statistik", "/gebiete/bautzen-gesundbrunnen/steckbrief.pdf", *paths):
            assert client.get(path).status_code == 200, path
        tag = client.get(f"{OFFICES}/{EAST}/record").json()["tag"]
        change = {"properties": {"phone": "03591 1234567"}}
        answer = client.patch(f"{OFFICES}/{EAST}", params=WHY, headers={"If-Match": tag}, json=change)
        assert answer.status_code == 200
