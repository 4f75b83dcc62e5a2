"""The day is the one in Saxony, whatever zone the machine has and whether or not it knows any."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from ledgers import copied

import atlas
from atlas import day
from atlas.snapshot import Snapshot

ROOT = Path(__file__).parents[1]


@pytest.fixture(params=["Pacific/Kiritimati", "Etc/GMT+12"])
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A machine 14 hours before or 12 hours behind UTC: at any time one of the two has another day than Saxony."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


def in_saxony() -> date:
    """Return the day in Saxony by the rule of the EU: summer time begins and ends at 1:00 UTC on the last Sunday."""
    now = datetime.now(UTC)
    first, last = (last_sunday(now.year, month) for month in (3, 10))
    return (now + timedelta(hours=2 if first <= now < last else 1)).date()


def last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def test_the_snapshot_is_of_the_day_in_saxony_wherever_the_machine_stands(
    house: atlas.Atlas, tmp_path: Path, machine: str
) -> None:
    with copied(house, tmp_path) as own:
        assert in_saxony() <= own.snapshot.day <= in_saxony()


def test_the_zone_is_known_where_the_machine_knows_none() -> None:
    said = "from atlas.day import day_of; print(day_of('2026-11-22T23:30:00+00:00'))"
    done = subprocess.run(
        [sys.executable, "-c", said], cwd=ROOT, env=os.environ | {"PYTHONTZPATH": ""}, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("2026-11-23\n", "")


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2026-11-22T22:59:59+00:00", date(2026, 11, 22)),
        ("2026-11-22T23:00:00+00:00", date(2026, 11, 23)),
        ("2026-07-22T21:59:59+00:00", date(2026, 7, 22)),
        ("2026-07-22T22:00:00+00:00", date(2026, 7, 23)),
    ],
)
def test_what_was_written_after_midnight_in_saxony_was_written_on_the_new_day(moment: str, told: date) -> None:
    assert day.day_of(moment) == told


def test_an_atlas_that_was_changed_after_midnight_was_changed_on_the_new_day(snapshot: Snapshot) -> None:
    late = replace(snapshot, changed_at="2026-11-22T23:30:00+00:00")
    assert late.changed_on == date(2026, 11, 23)
