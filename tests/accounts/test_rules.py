"""The rules of accounts: names, passwords, secrets, and how long one waits after failed tries."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st
from staff_doors import CHEAP, PASSWORD

from atlas.accounts import Lifetimes, password, secret
from atlas.accounts.account import checked_name
from atlas.accounts.password import Passwords
from atlas.accounts.throttle import FORGOTTEN_AFTER, OF_ADDRESS, OF_NAME, Tries, key_of_name, source_of
from atlas.errors import InvalidRecord, TooManyRequests

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"), [("ost", "ost"), (" Ost ", "ost"), ("c.d-e_2", "c.d-e_2"), ("a@b.de", "a@b.de")]
)
def test_a_name_is_kept_in_small_letters(text: str, name: str) -> None:
    assert checked_name(text) == name


@pytest.mark.parametrize("text", ["", "o", "-ost", "o st", "größe", "a/b", "a\nb", "<b>", "x" * 65, "оst"])
def test_a_name_that_could_be_taken_for_another_is_refused(text: str) -> None:
    with pytest.raises(InvalidRecord):
        checked_name(text)


# --- passwords -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Sachsenatlas1", id="words-that-are-tried-first"),
        pytest.param("Xq7!Xq7!Xq7", id="eleven-characters"),
        pytest.param("x" * 201, id="too-long"),
        pytest.param("123456789012", id="digits-in-a-row"),
        pytest.param("qwertzuiopqwertzuiop", id="a-row-of-keys"),
        pytest.param("Passwort2024", id="the-word-itself"),
        pytest.param("passwordpassword", id="twice-the-word"),
        pytest.param("Koordination: drei laute Gänse", id="the-account-s-name"),
        pytest.param("KOORDINATION-ist-sicher-99", id="the-name-in-capitals"),
    ],
)
def test_a_password_that_is_guessed_early_is_refused(text: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        password.check("koordination", text)
    assert set(refused.value.fields) == {"password"}
    assert not text or text not in f"{refused.value.de}{refused.value.en}"


@pytest.mark.parametrize(
    "text", [PASSWORD, "korrekt pferd batterie klammer", "tQ9#vLx2mZ!e", "ß" * 3 + " ünsichtbar öde"]
)
def test_a_password_that_nobody_guesses_is_accepted(text: str) -> None:
    password.check("koordination", text)


def test_drawn_passwords_are_accepted_and_never_the_same() -> None:
    drawn = {secret.new_password() for _ in range(200)}
    assert len(drawn) == 200
    for text in list(drawn)[:20]:
        password.check("koordination", text)


def test_a_hash_says_that_it_is_argon2id_and_holds_no_password() -> None:
    kept = Passwords().hash(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,")
    assert PASSWORD not in kept
    assert Passwords().fits(kept, PASSWORD)


def test_the_same_password_has_another_hash_every_time() -> None:
    passwords = Passwords(CHEAP)
    assert passwords.hash(PASSWORD) != passwords.hash(PASSWORD)


def test_a_password_fits_however_its_letters_are_put_together() -> None:
    passwords = Passwords(CHEAP)
    assert passwords.fits(passwords.hash("Ga\u0308nse am Wehr"), "G\u00e4nse am Wehr")


@pytest.mark.parametrize("kept", [None, "", "kein Hash", "$argon2id$v=19$m=64,t=1,p=1$AAAA$AAAA"])
def test_nothing_fits_where_no_hash_is(kept: str | None) -> None:
    passwords = Passwords(CHEAP)
    assert not passwords.fits(kept, "niemand")
    assert not passwords.fits(kept, "")


# --- secrets ---------------------------------------------------------------------------------------------------------


def test_secrets_have_256_bits_and_are_kept_as_their_digest() -> None:
    one, other = secret.new_secret(), secret.new_secret()
    assert one != other
    assert len(one) == 43
    assert one not in secret.digest(one)


def test_the_proof_of_our_own_pages_does_not_give_the_session_away() -> None:
    one = secret.new_secret()
    proof = secret.csrf_of(one)
    assert proof != secret.csrf_of(secret.new_secret())
    assert proof != secret.digest(one)
    assert secret.same(proof, secret.csrf_of(one))


# --- waiting ---------------------------------------------------------------------------------------------------------


def test_a_session_ends_by_whichever_bound_comes_first() -> None:
    lifetimes = Lifetimes(idle=timedelta(minutes=30), longest=timedelta(hours=12))
    assert lifetimes.end(NOW, NOW + timedelta(hours=1)) == NOW + timedelta(hours=1, minutes=30)
    assert lifetimes.end(NOW, NOW + timedelta(hours=11, minutes=50)) == NOW + timedelta(hours=12)


@pytest.mark.parametrize(
    ("tries", "seconds"), [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (10_000_000, 900)]
)
def test_the_wait_for_a_name_doubles_up_to_a_quarter_of_an_hour(tries: int, seconds: int) -> None:
    assert OF_NAME.wait(tries) == timedelta(seconds=seconds)


@given(st.integers(0, 200))
def test_more_tries_never_wait_less_and_an_address_is_shared_by_many(tries: int) -> None:
    for rule in (OF_NAME, OF_ADDRESS):
        assert rule.wait(tries) <= rule.wait(tries + 1) <= rule.longest
    assert OF_ADDRESS.wait(tries) == timedelta() or tries >= 30


def test_the_next_try_is_counted_from_the_last() -> None:
    assert Tries(9, NOW).left(OF_NAME, NOW) == timedelta(minutes=8)
    assert Tries(9, NOW).left(OF_NAME, NOW + timedelta(minutes=7)) == timedelta(minutes=1)
    assert Tries(4, NOW).left(OF_NAME, NOW) == timedelta()


@given(st.integers(0, 200), st.integers(-10_000, 10_000))
def test_no_clock_lets_anybody_wait_longer_than_the_rule_says(tries: int, seconds: int) -> None:
    assert Tries(tries, NOW).left(OF_NAME, NOW + timedelta(seconds=seconds)) <= OF_NAME.wait(tries)


def test_nobody_gains_by_waiting_until_tries_are_forgotten() -> None:
    assert max(OF_NAME.longest, OF_ADDRESS.longest) < FORGOTTEN_AFTER


def test_of_a_crowd_that_logs_in_at_once_most_are_sent_away_before_they_occupy_the_server() -> None:
    passwords = Passwords(PasswordHasher(time_cost=4, memory_cost=65_536, parallelism=1))
    outcomes: list[bool] = []

    def knock() -> None:
        try:
            passwords.fits(None, PASSWORD)
            outcomes.append(True)
        except TooManyRequests as error:
            outcomes.append(error.retry_after_s < 1)

    threads = [threading.Thread(target=knock) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count(True) >= 8 and outcomes.count(False) >= 16
    assert not passwords.fits(None, PASSWORD)


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_who_has_a_whole_network_counts_as_one(address: str, source: str) -> None:
    assert source_of(address) == source


def test_a_password_typed_into_the_field_of_the_name_is_not_written_down() -> None:
    assert "geheim" not in key_of_name("geheim")
