"""The table of faults (README.md of this folder): each row names tests that there are, and no test is left out."""

import ast
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TESTS = HERE.parent
ROWS = [
    line.strip().strip("|").split("|")
    for line in (HERE / "README.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| fault ")
]
NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")


def functions_of(path: Path) -> set[str]:
    """The names of the tests in a file."""
    found = ast.parse(path.read_text("utf-8")).body
    return {one.name for one in found if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")}


@pytest.mark.parametrize("row", ROWS, ids=[row[0].strip()[:50] for row in ROWS])
def test_every_row_says_what_is_promised_and_names_tests_that_there_are(row: list[str]) -> None:
    fault, promised, shown = (cell.strip() for cell in row)
    named = NAMED.findall(shown)
    assert fault and promised and len(named) == shown.count("::") > 0
    assert [f"{file}::{name}" for file, name in named if name not in functions_of(TESTS / file)] == []


def test_every_test_of_a_fault_stands_in_the_table() -> None:
    standing = {pair for row in ROWS for pair in NAMED.findall(row[-1])}
    there = {
        (str(path.relative_to(TESTS)), name)
        for path in HERE.rglob("test_*.py")
        if path != Path(__file__)
        for name in functions_of(path)
    }
    assert sorted(there - standing) == [], "name these in tests/faults/README.md"
