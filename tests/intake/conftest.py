"""Plans of small files against the shipped atlas."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import atlas
from atlas.intake.child import read
from atlas.intake.known import Known
from atlas.intake.limits import LIMITS
from atlas.intake.plan import Options, Plan
from atlas.intake.planning import make_plan

Planner = Callable[..., Plan]
TODAY = date(2026, 11, 21)


@pytest.fixture
def own_house(tmp_path: Path, geodata: Path) -> Any:
    """An atlas that a test may write to."""
    opened = atlas.open(tmp_path / "data", geodata)
    yield opened
    opened.close()


def plan_file(house: atlas.Atlas, kind: Any, path: Path, **options: Any) -> Plan:
    """Return the dry run of a file, read in this process: that it has one of its own is proven where it is read."""
    wanted = Options(**options)
    return make_plan(
        kind,
        read(path, wanted.crs, wanted.sheet, LIMITS),
        Known.of(house.store, house.gazetteer),
        file_name=path.name,
        file_digest=hashlib.sha256(path.read_bytes()).hexdigest(),
        options=wanted,
        today=TODAY,
    )


@pytest.fixture
def planned(house: atlas.Atlas) -> Planner:
    """Plan a file against the shipped atlas, which stays as it is."""
    return lambda kind, path, **options: plan_file(house, kind, path, **options)


@pytest.fixture
def planned_here(own_house: atlas.Atlas) -> Planner:
    """Plan a file against the atlas that the test writes to."""
    return lambda kind, path, **options: plan_file(own_house, kind, path, **options)
