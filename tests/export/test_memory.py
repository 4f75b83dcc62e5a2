"""Memory does not grow with the rows of a file: each format is written in a process of its own, and measured."""

import subprocess
import sys
from pathlib import Path

import pytest

from atlas.export.formats import FORMATS

FEW, MANY = 11_000, 22_000
# For its spatial index, GDAL sorts features in 100 MB of memory, which these fill.
SORTED = 28_000
ROOT = Path(__file__).parents[2]
# The rows between few and many are 44 MB.
MOST_KILOBYTES = 20_000


def most_memory(form: str, rows: int) -> int:
    """Return the most memory in kilobytes that writing so many rows took."""
    child = [sys.executable, str(Path(__file__).with_name("writing_rows.py")), form, str(rows)]
    paths = {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "PATH": "/usr/bin:/bin"}
    return int(subprocess.run(child, env=paths, capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in ("ics", "fgb")])
def test_twice_as_many_rows_take_no_more_memory(form: str) -> None:
    assert most_memory(form, MANY) - most_memory(form, FEW) < MOST_KILOBYTES


def test_an_index_takes_no_more_memory_than_to_sort_in() -> None:
    assert most_memory("fgb", SORTED + FEW) - most_memory("fgb", SORTED) < MOST_KILOBYTES


def test_a_calendar_takes_no_more_memory_for_twice_as_many_entries() -> None:
    few = 2_000
    assert most_memory("ics", few + 11_000 // 2) - most_memory("ics", few) < MOST_KILOBYTES
