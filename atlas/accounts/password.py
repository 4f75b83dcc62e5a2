"""Which passwords are accepted, and their hashes (argon2id)."""

import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from secrets import token_bytes
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING

from atlas.accounts.account import normal_name
from atlas.errors import InvalidRecord, TooManyRequests

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST, MOST = 12, 200
_WEAKEST = 3
# zxcvbn reads no more, and what comes after so many characters makes nothing weaker.
_ESTIMATED = 72
# zxcvbn knows the words of English; these are the first that would be tried here.
_NEAR_AT_HAND = ("passwort", "kennwort", "quartier", "atlas", "sachsen", "servicestelle", "sonnenschein", "geheim")
# One hash takes 64 MiB: so many at once, some others wait, and the rest are sent away before they occupy the server.
_AT_ONCE, _WAITING = 2, 6
_estimating = Lock()


def check(name: str, password: str) -> None:
    """Raise InvalidRecord for a password that is too short, contains the account's name, or is guessed early."""
    text = unicodedata.normalize("NFKC", password)
    if not LEAST <= len(text) <= MOST:
        raise _refused(f"hat {LEAST} bis {MOST} Zeichen", f"has {LEAST} to {MOST} characters")
    if normal_name(name) in text.casefold():
        raise _refused("enthält nicht den Kontonamen", "does not contain the account's name")
    if _score(text, name) < _WEAKEST:
        raise _refused(
            "ist nicht so leicht zu raten; vier zufällige Wörter sind besser",
            "is not that easy to guess; four random words are better",
        )


def _score(text: str, name: str) -> int:
    # Imported late: it brings 0.8 MB of word lists that the server needs only when somebody chooses a password.
    from zxcvbn import zxcvbn

    # zxcvbn keeps the extra words in a dictionary that all threads share.
    with _estimating:
        return int(zxcvbn(text[:_ESTIMATED], user_inputs=[name, *_NEAR_AT_HAND])["score"])


def _refused(de: str, en: str) -> InvalidRecord:
    sentences = f"Ein gutes Passwort {de}.", f"A good password {en}."
    return InvalidRecord(*sentences, parameter="password", fields={"password": sentences})


class Passwords:
    """Hashes passwords and compares them, with the same work whether or not there is anything to compare."""

    def __init__(self, hasher: "PasswordHasher | None" = None) -> None:
        self._given = hasher
        self._turns = BoundedSemaphore(_AT_ONCE)
        self._places = BoundedSemaphore(_AT_ONCE + _WAITING)

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        # Loaded with the first login: most servers never see one.
        from argon2 import PasswordHasher

        return self._given or PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        return _random_hash(self._hasher)

    def hash(self, password: str) -> str:
        """Return the hash under which a password is kept; raises TooManyRequests."""
        with self._turn():
            return self._hasher.hash(unicodedata.normalize("NFKC", password))

    def fits(self, kept: str | None, password: str) -> bool:
        """Return whether a password belongs to a hash; never to None, which takes as long. Raises TooManyRequests."""
        from argon2.exceptions import Argon2Error, InvalidHashError

        text = unicodedata.normalize("NFKC", password[: MOST + 1])
        with self._turn():
            try:
                return self._hasher.verify(self._nobody if kept is None else kept, text) and kept is not None
            except (Argon2Error, InvalidHashError):
                return False

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for one's turn; raises TooManyRequests where too many wait already."""
        if not self._places.acquire(blocking=False):
            raise TooManyRequests(
                "Gerade melden sich sehr viele an. Bitte versuchen Sie es in ein paar Sekunden noch einmal.",
                "Very many are logging in right now. Please try again in a few seconds.",
                retry_after_s=5,
            )
        try:
            with self._turns:
                yield
        finally:
            self._places.release()

    def is_outdated(self, kept: str) -> bool:
        """Return whether a hash was made with other costs than today's."""
        return self._hasher.check_needs_rehash(kept)


def _random_hash(hasher: "PasswordHasher") -> str:
    """Return a hash of today's costs that no password is known for, without the work of making one."""
    salt, random = (b64encode(token_bytes(size)).decode().rstrip("=") for size in (hasher.salt_len, hasher.hash_len))
    costs = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v=19${costs}${salt}${random}"
