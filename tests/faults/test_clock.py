"""A clock that jumps: sessions end rather than go on, nobody is kept out for a day, the day is the one that it says."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from ledgers import copied
from staff_doors import PASSWORD, Clock, accounts_in

import atlas
from atlas.errors import LoginFailed, LoginRequired, TooManyRequests
from atlas.store.accounts import AccountStore

ADDRESS = "192.0.2.1"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Iterator[AccountStore]:
    with closing(accounts_in(tmp_path, clock)) as opened:
        yield opened


@pytest.mark.parametrize("hours", [-24 * 365, -24, -1, 13, 24 * 365])
def test_a_session_ends_where_the_clock_jumps_further_than_it_may_last(
    accounts: AccountStore, clock: Clock, hours: int
) -> None:
    secret = accounts.sessions.open("leserin").secret
    clock.pass_by(hours=hours)
    with pytest.raises(LoginRequired):
        accounts.sessions.find(secret)


@pytest.mark.parametrize("seconds", [-60, -1, 1, 60])
def test_a_session_goes_on_where_a_clock_is_set_right(accounts: AccountStore, clock: Clock, seconds: int) -> None:
    secret = accounts.sessions.open("leserin").secret
    clock.pass_by(seconds=seconds)
    assert accounts.sessions.find(secret).account.name == "leserin"


def test_who_mistyped_is_not_kept_out_for_a_day_because_the_clock_was_put_back(
    accounts: AccountStore, clock: Clock
) -> None:
    def fail() -> None:
        with pytest.raises(LoginFailed):
            accounts.sessions.prove("leserin", "falsch", ADDRESS)

    for _ in range(5):
        fail()
    with pytest.raises(TooManyRequests):
        accounts.sessions.prove("leserin", PASSWORD, ADDRESS)
    clock.pass_by(days=-1)
    assert accounts.sessions.prove("leserin", PASSWORD, ADDRESS) == "leserin"


@pytest.mark.parametrize("minutes", [1, 10, 59])
def test_who_has_logged_in_may_do_so_again_after_the_clock_was_put_back(
    accounts: AccountStore, clock: Clock, minutes: int
) -> None:
    assert accounts.sessions.prove("leserin", PASSWORD, ADDRESS) == "leserin"
    clock.pass_by(minutes=-minutes)
    # The address had been let in, and so had everybody behind it.
    assert accounts.sessions.prove("ost", PASSWORD, ADDRESS) == "ost"


@pytest.mark.parametrize("day", [date(2031, 1, 1), date(2026, 3, 1), date(2026, 3, 3)])
def test_the_snapshot_is_of_the_day_that_the_clock_says_now(
    house: atlas.Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    monkeypatch.setattr("atlas.house.today", lambda: date(2026, 3, 2))
    # No server follows this one.
    with copied(house, tmp_path) as own:
        assert own.snapshot.day == date(2026, 3, 2)
        monkeypatch.setattr("atlas.house.today", lambda: day)
        assert own.snapshot.day == day
