"""The file of accounts: what it keeps, what it never forgets, and what it costs to guess."""

import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from argon2 import PasswordHasher
from staff_doors import CHEAP, PASSWORD, Clock, accounts_in

from atlas.accounts import Lifetimes
from atlas.accounts.password import Passwords
from atlas.errors import ChangeRefused, LoginFailed, LoginRequired, StoreError, StoreNotWritable, TooManyRequests
from atlas.store.accounts import FILE_NAME, AccountStore
from atlas.store.engines import open_accounts

HERE, THERE = "203.0.113.7", "198.51.100.9"
WRONG = "falsch falsch falsch"
# What is promised of the file itself.
in_a_file = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def url(request: pytest.FixtureRequest, engine: str) -> str | None:
    """The address of an empty database; None for a file."""
    return request.getfixturevalue("postgres").database() if engine == "postgresql" else None


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock, url: str | None) -> Iterator[AccountStore]:
    opened = accounts_in(tmp_path, clock, url=url)
    yield opened
    opened.close()


def fail(accounts: AccountStore, times: int, name: str = "ost", address: str = HERE) -> None:
    for _ in range(times):
        with pytest.raises(LoginFailed):
            accounts.sessions.login(name, WRONG, address)


# --- when nothing can be written --------------------------------------------------------------------------------------


def test_whoever_is_logged_in_stays_so_while_nothing_can_be_written(
    accounts: AccountStore, tmp_path: Path, clock: Clock, url: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = accounts.sessions.login("ost", PASSWORD, HERE).secret
    token = accounts.tokens.issue(accounts.people.get("ost"), "x", ["keep_visits"], 1, by="ost", why="Abgleich").secret
    clock.pass_by(minutes=5)
    for engine in ("sqlite", "postgres"):
        monkeypatch.setattr(f"atlas.store.{engine}._PATIENCE_MS", 100)
    with closing(open_accounts(tmp_path, url, clock=clock)) as others, accounts._database.writing():
        assert others.sessions.find(secret).account.name == "ost"
        assert others.tokens.actor(token).name == "ost"


# --- the file --------------------------------------------------------------------------------------------------------


@in_a_file
def test_nobody_but_the_owner_reads_the_file(accounts: AccountStore, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_everything_is_there_again_after_a_restart(
    accounts: AccountStore, tmp_path: Path, clock: Clock, url: str | None
) -> None:
    opened = accounts.sessions.login("ost", PASSWORD, HERE)
    before = accounts.people.all(), accounts.people.audit()
    accounts.close()
    again = open_accounts(tmp_path, url, passwords=Passwords(CHEAP), clock=clock)
    assert (again.people.all(), again.people.audit()) == before
    assert again.sessions.find(opened.secret).account.name == "ost"
    again.close()


def test_two_processes_see_each_other_s_logins(
    accounts: AccountStore, tmp_path: Path, clock: Clock, url: str | None
) -> None:
    other = open_accounts(tmp_path, url, passwords=Passwords(CHEAP), clock=clock)
    opened = other.sessions.login("ost", PASSWORD, HERE)
    assert accounts.sessions.find(opened.secret).account.name == "ost"
    accounts.people.disable("ost", by="verwaltung", why="Test")
    with pytest.raises(LoginRequired):
        other.sessions.find(opened.secret)
    other.close()


def test_a_damaged_file_is_said_so_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"kein SQLite" * 1000)
    with pytest.raises(StoreError, match="beschädigt"):
        AccountStore.in_folder(tmp_path, passwords=Passwords(CHEAP))
    assert (tmp_path / FILE_NAME).read_bytes() == b"kein SQLite" * 1000


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    with pytest.raises(StoreNotWritable):
        AccountStore.in_folder(tmp_path / "datei", passwords=Passwords(CHEAP))


@pytest.mark.parametrize("deed", ["UPDATE audit SET who = 'niemand'", "DELETE FROM audit"])
def test_the_audit_is_only_added_to(accounts: AccountStore, deed: str) -> None:
    before = accounts.people.audit()
    with pytest.raises(StoreError), accounts.people._database.writing() as connection:
        connection.exec_driver_sql(deed)
    assert accounts.people.audit() == before


def test_what_is_refused_leaves_no_trace(accounts: AccountStore) -> None:
    before = accounts.people.all(), accounts.people.audit()
    with pytest.raises(ChangeRefused):
        accounts.people.disable("verwaltung", by="verwaltung", why="Test")
    assert (accounts.people.all(), accounts.people.audit()) == before


def test_a_disabled_admin_is_no_admin_who_is_left(accounts: AccountStore) -> None:
    accounts.people.set_role("koordination", "admin", None, by="verwaltung", why="Test")
    accounts.people.disable("koordination", by="verwaltung", why="Test")
    with pytest.raises(ChangeRefused):
        accounts.people.disable("verwaltung", by="verwaltung", why="Test")


# --- guessing --------------------------------------------------------------------------------------------------------


def test_after_five_failures_a_name_waits_and_the_right_password_waits_too(
    accounts: AccountStore, clock: Clock
) -> None:
    fail(accounts, 5)
    with pytest.raises(TooManyRequests) as refused:
        accounts.sessions.login("ost", PASSWORD, THERE)
    assert refused.value.retry_after_s == 30
    clock.pass_by(seconds=30)
    assert accounts.sessions.login("ost", PASSWORD, HERE).session.account.name == "ost"


def test_every_further_failure_waits_twice_as_long(accounts: AccountStore, clock: Clock) -> None:
    fail(accounts, 5)
    for seconds in (30, 60, 120, 240, 480, 900, 900):
        with pytest.raises(TooManyRequests) as refused:
            accounts.sessions.login("ost", WRONG, HERE)
        assert refused.value.retry_after_s == seconds
        clock.pass_by(seconds=seconds)
        fail(accounts, 1)


def test_a_try_that_is_turned_away_does_not_lengthen_the_wait(accounts: AccountStore, clock: Clock) -> None:
    fail(accounts, 5)
    for _ in range(20):
        with pytest.raises(TooManyRequests):
            accounts.sessions.login("ost", PASSWORD, HERE)
    clock.pass_by(seconds=30)
    accounts.sessions.login("ost", PASSWORD, HERE)


def test_other_names_do_not_wait(accounts: AccountStore) -> None:
    fail(accounts, 5)
    accounts.sessions.login("leserin", PASSWORD, HERE)


def test_a_name_that_does_not_exist_waits_like_one_that_does(accounts: AccountStore) -> None:
    fail(accounts, 5, "gibt-es-nicht")
    with pytest.raises(TooManyRequests):
        accounts.sessions.login("gibt-es-nicht", WRONG, HERE)


def test_an_address_that_tries_many_names_waits(accounts: AccountStore) -> None:
    for number in range(30):
        fail(accounts, 1, f"name-{number}")
    with pytest.raises(TooManyRequests):
        accounts.sessions.login("leserin", PASSWORD, HERE)
    accounts.sessions.login("leserin", PASSWORD, THERE)


def test_whoever_has_an_account_cannot_clear_the_tries_at_others_with_it(accounts: AccountStore) -> None:
    for number in range(30):
        fail(accounts, 1, f"name-{number}")
        if number < 29:
            accounts.sessions.login("leserin", PASSWORD, HERE)
    with pytest.raises(TooManyRequests):
        accounts.sessions.login("leserin", PASSWORD, HERE)


def test_a_login_that_succeeds_forgets_the_failures_of_its_name(accounts: AccountStore) -> None:
    for _ in range(4):
        fail(accounts, 4)
        accounts.sessions.login("ost", PASSWORD, HERE)


def test_an_office_behind_one_address_is_not_kept_out_by_logging_in(accounts: AccountStore) -> None:
    for _ in range(40):
        accounts.sessions.login("ost", PASSWORD, HERE)


def test_failures_are_forgotten_after_two_quiet_hours(accounts: AccountStore, clock: Clock) -> None:
    fail(accounts, 4)
    clock.pass_by(hours=2, seconds=1)
    fail(accounts, 4)
    clock.pass_by(hours=2, seconds=1)
    fail(accounts, 1, "leserin", THERE)
    with accounts.people._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tries").scalar_one() == 2


def test_a_new_password_ends_the_wait(accounts: AccountStore) -> None:
    fail(accounts, 5)
    accounts.people.set_password("ost", "drei laute Gänse am Wehr", by="verwaltung", why="Vergessen")
    accounts.sessions.login("ost", "drei laute Gänse am Wehr", HERE)


def test_the_wait_survives_a_restart(accounts: AccountStore, tmp_path: Path, clock: Clock, url: str | None) -> None:
    fail(accounts, 5)
    accounts.close()
    again = open_accounts(tmp_path, url, passwords=Passwords(CHEAP), clock=clock)
    with pytest.raises(TooManyRequests):
        again.sessions.login("ost", PASSWORD, HERE)
    again.close()


def test_of_many_tries_at_once_only_the_free_ones_are_let_through(accounts: AccountStore) -> None:
    outcomes: list[type[Exception]] = []

    def guess() -> None:
        try:
            accounts.sessions.login("ost", WRONG, HERE)
        except (LoginFailed, TooManyRequests) as error:
            outcomes.append(type(error))

    threads = [threading.Thread(target=guess) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (outcomes.count(LoginFailed), outcomes.count(TooManyRequests)) == (5, 3)


def test_the_work_is_the_same_whether_a_name_exists_or_not(tmp_path: Path) -> None:
    counted: list[str] = []

    class Counting(Passwords):
        def fits(self, kept: str | None, password: str) -> bool:
            counted.append("compared")
            return super().fits(kept, password)

    costly = PasswordHasher(time_cost=4, memory_cost=32_768, parallelism=1)
    accounts = AccountStore.in_folder(tmp_path, passwords=Counting(costly), clock=Clock())
    for name, disabled in (("ost", False), ("gesperrt", True)):
        accounts.people.add(name, "reader", None, PASSWORD, by="Test", why="")
        if disabled:
            accounts.people.disable(name, by="Test", why="")
    accounts.people.add("ohne", "reader", None, None, by="Test", why="")

    def seconds(name: str) -> float:
        began = perf_counter()
        fail(accounts, 1, name)
        return perf_counter() - began

    took = {name: min(seconds(name) for _ in range(4)) for name in ("ost", "gesperrt", "ohne", "niemand")}
    assert len(counted) == 16
    assert max(took.values()) < 3 * min(took.values()), took
    accounts.close()


# --- hashes of other days --------------------------------------------------------------------------------------------


def test_a_hash_made_at_other_costs_is_renewed_at_the_next_login(tmp_path: Path) -> None:
    before = AccountStore.in_folder(tmp_path, passwords=Passwords(CHEAP))
    before.people.add("ost", "reader", None, PASSWORD, by="Test", why="")
    before.close()
    dearer = PasswordHasher(time_cost=2, memory_cost=128, parallelism=1)
    after = AccountStore.in_folder(tmp_path, passwords=Passwords(dearer))
    session = after.sessions.login("ost", PASSWORD, HERE)
    with after.people._database.reading() as connection:
        kept = connection.exec_driver_sql("SELECT password_hash FROM account").scalar_one()
    assert "m=128,t=2" in kept
    assert after.sessions.find(session.secret).account.name == "ost"
    assert after.sessions.login("ost", PASSWORD, HERE)
    after.close()


# --- sessions --------------------------------------------------------------------------------------------------------


def test_what_has_ended_by_itself_is_thrown_away(tmp_path: Path, clock: Clock) -> None:
    accounts = accounts_in(tmp_path, clock, Lifetimes(idle=timedelta(minutes=5), longest=timedelta(hours=1)))
    for _ in range(3):
        accounts.sessions.login("ost", PASSWORD, HERE)
    clock.pass_by(minutes=6)
    accounts.sessions.login("leserin", PASSWORD, HERE)
    with accounts.people._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT account FROM session").scalars().all() == ["leserin"]
    accounts.close()


def test_looking_at_a_session_writes_at_most_once_a_minute(
    accounts: AccountStore, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = accounts.sessions.login("ost", PASSWORD, HERE)
    written: list[Any] = []
    original = accounts.sessions._database.writing
    monkeypatch.setattr(accounts.sessions._database, "writing", lambda: written.append(1) or original())
    for _ in range(12):
        clock.pass_by(seconds=10)
        accounts.sessions.find(opened.secret)
    assert len(written) == 2


# --- logins elsewhere ------------------------------------------------------------------------------------------------


def test_a_login_elsewhere_comes_back_once(accounts: AccountStore) -> None:
    begun = accounts.outside.begin("/mitarbeit")
    assert accounts.outside.take(begun.state, begun.browser) == begun.flow
    with pytest.raises(LoginFailed):
        accounts.outside.take(begun.state, begun.browser)


def test_what_a_stranger_sends_does_not_use_up_somebody_s_login(accounts: AccountStore) -> None:
    begun = accounts.outside.begin("/mitarbeit")
    with pytest.raises(LoginFailed):
        accounts.outside.take(begun.state, "fremd")
    assert accounts.outside.take(begun.state, begun.browser) == begun.flow
