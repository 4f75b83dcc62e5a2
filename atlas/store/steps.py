"""The steps from one version of a store's tables to the next: files of which each says its number."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "migrations"
_STEP = re.compile(r"v(\d+)_\w+\.py")


@cache
def newest(store: str) -> int:
    """Return the version of a store's tables that this program works with."""
    found = (_STEP.fullmatch(path.name) for path in (FOLDER / store).iterdir())
    return max(int(step[1]) for step in found if step)


def stamp_of(store: str) -> str:
    """Return the name of the table in which Alembic keeps the version of a store."""
    return f"{store}_version"
