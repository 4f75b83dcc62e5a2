"""Long work that is killed in the middle: what it was to replace stands, or what it made is whole."""

import subprocess
import sys
from pathlib import Path

from processes import ROOT, environment

from atlas.store.embedded import FILE_NAME, EmbeddedStore

# A child begins the work and is killed at some moment; the first rounds show how long the whole of it takes.
HEAD = """
import os, random, signal, sys, time
from contextlib import closing
from pathlib import Path
from atlas.store.embedded import EmbeddedStore

folder, chance = Path(sys.argv[1]), random.Random(2026)

def killed(work, longest):
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(chance.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

def took(work):
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    return time.perf_counter() - began
"""

BACKUP = (
    HEAD
    + """
from atlas.store.backup import restore_backup, write_backup

target, aside = folder / "sicherung.zip", folder / "aside"
aside.mkdir()
stock = b"".join(b"Zeile %d\\n" % number for number in range(100_000))
(folder / "stock.geojsonl").write_bytes(stock)
back_up = lambda: write_backup(folder, target)
longest = took(back_up)
whole, none = 0, 0
for _ in range(10):
    target.unlink(missing_ok=True)
    killed(back_up, longest)
    if target.exists():
        restore_backup(target, aside)
        assert (aside / "stock.geojsonl").read_bytes() == stock
        whole += 1
    else:
        none += 1
target.unlink(missing_ok=True)
back_up()
assert not list(folder.glob(".*"))
restore_backup(target, aside)
print(whole, none)
"""
)

# Ledger and stock are written one after the other: each of them is the old one or the one of the backup, and whole.
RESTORE = (
    HEAD
    + """
from atlas.store.backup import restore_backup, write_backup

stock, ledger = folder / "stock.geojsonl", folder / "ledger.sqlite"
texts = [b"Zeile %d\\n" % number * 200_000 for number in (1, 2)]
saved = []
for number, text in enumerate(texts):
    stock.write_bytes(text)
    saved.append(write_backup(folder, folder / f"{number}.zip").path)
longest = took(lambda: restore_backup(saved[0], folder))
whole, left = 0, 0
for number in range(5):
    before = stock.read_bytes()
    killed(lambda: restore_backup(saved[(number + 1) % 2], folder), longest)
    now = stock.read_bytes()
    assert now in texts
    with closing(EmbeddedStore(ledger)) as store:
        assert store.verify() == 1
    whole, left = whole + (now != before), left + (now == before)
for path in saved:
    restore_backup(path, folder)
assert stock.read_bytes() == texts[1]
assert not list(folder.glob(".*"))
print(whole, left)
"""
)

# An import is written as one change of very many records.
IMPORT = (
    HEAD
    + """
import orjson
from atlas.store.ledger import Edit

path = folder / "ledger.sqlite"

def take_in():
    with closing(EmbeddedStore(path)) as store:
        number, edits = store.revision().number + 1, []
        for key, current in store.present("projects").items():
            feature = orjson.loads(current.body)
            feature["properties"]["summary"] = f"Aus der Liste {number}"
            edits.append(Edit("projects", key, feature, None))
        store.change(edits, who="koordination", why="Neue Liste")

longest = took(take_in)
taken, left = 0, 0
for _ in range(10):
    with closing(EmbeddedStore(path)) as store:
        before = store.revision().number
    killed(take_in, longest)
    with closing(EmbeddedStore(path)) as store:
        now = store.revision().number
        said = {orjson.loads(one.body)["properties"]["summary"] for one in store.present("projects").values()}
        assert said == {f"Aus der Liste {now}"} and now - before in (0, 1), (said, before, now)
        assert store.verify() == now
    taken, left = taken + (now > before), left + (now == before)
print(taken, left)
"""
)


def interrupted(program: str, folder: Path) -> tuple[int, int]:
    """Run a program that kills its children; return how many had come to their end, and how many had not."""
    command = [sys.executable, "-c", program, str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    ended, killed = map(int, done.stdout.split())
    return ended, killed


def data_in(folder: Path, geodata: Path) -> Path:
    EmbeddedStore.open(folder, geodata / "layers").close()
    assert (folder / FILE_NAME).exists()
    return folder


def test_a_backup_that_is_killed_leaves_no_half_of_it_under_its_name(tmp_path: Path, geodata: Path) -> None:
    _, killed = interrupted(BACKUP, data_in(tmp_path, geodata))
    assert killed > 0


def test_a_restore_that_is_killed_leaves_the_stock_of_before_or_that_of_the_backup(
    tmp_path: Path, geodata: Path
) -> None:
    _, killed = interrupted(RESTORE, data_in(tmp_path, geodata))
    assert killed > 0


def test_an_import_that_is_killed_is_taken_in_whole_or_not_at_all(tmp_path: Path, geodata: Path) -> None:
    _, killed = interrupted(IMPORT, data_in(tmp_path, geodata))
    assert killed > 0
