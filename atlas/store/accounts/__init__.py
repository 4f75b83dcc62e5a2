"""Accounts in a file of their own, so that sessions never hold up the ledger and a ledger goes round without hashes."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atlas.accounts import Lifetimes
from atlas.accounts.password import Passwords
from atlas.errors import AtlasError, StoreError, StoreUnavailable
from atlas.store.database import Database, closed_on_failure
from atlas.store.owning import made
from atlas.store.sqlite import SqliteFile, made_folder, not_writable

if TYPE_CHECKING:
    from atlas.store.accounts.outside import Outside
    from atlas.store.accounts.people import People
    from atlas.store.accounts.sessions import Sessions
    from atlas.store.accounts.tokens import Tokens

FILE_NAME = "accounts.sqlite"


def _now() -> datetime:
    return datetime.now(UTC)


class AccountStore:
    """Who may log in, who is logged in, which machines have access, and who logs in elsewhere.

    What asks for them is loaded when somebody does: most visitors of an atlas have no account.
    """

    def __init__(
        self,
        database: Database,
        *,
        lifetimes: Lifetimes | None = None,
        passwords: Passwords | None = None,
        clock: Callable[[], datetime] = _now,
        patient: bool = False,
    ) -> None:
        """Open the accounts of a database, where their tables are made if missing.

        Who is `patient` opens them while the database is gone too, and can use them when it is back; else raises
        StoreUnavailable, and StoreNotWritable.
        """
        self._database, self._clock = database, clock
        self._passwords, self._lifetimes = passwords or Passwords(), lifetimes or Lifetimes()
        try:
            with closed_on_failure(database):
                if not database.is_prepared("accounts"):
                    self._prepare()
        except StoreUnavailable:
            if not patient:
                raise

    @classmethod
    def in_folder(cls, data_dir: Path, **settings: Any) -> "AccountStore":
        """Open the file in a data directory, created if missing; raises StoreNotWritable, StoreError."""
        path = made_folder(data_dir) / FILE_NAME
        _only_for_its_owner(path)
        return cls(SqliteFile(path, _damaged), **settings)

    @cached_property
    def people(self) -> "People":
        """The accounts themselves."""
        from atlas.store.accounts.people import People

        return People(self._database, self._passwords, self._clock)

    @cached_property
    def sessions(self) -> "Sessions":
        """Who is logged in."""
        from atlas.store.accounts.sessions import Sessions

        return Sessions(self._database, self._passwords, self._clock, self._lifetimes)

    @cached_property
    def tokens(self) -> "Tokens":
        """Which machines have access."""
        from atlas.store.accounts.tokens import Tokens

        return Tokens(self._database, self._clock)

    @cached_property
    def outside(self) -> "Outside":
        """Who logs in elsewhere."""
        from atlas.store.accounts.outside import Outside

        return Outside(self._database, self._clock)

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def _prepare(self) -> None:
        from atlas.store.accounts.schema import METADATA

        with self._database.writing() as connection:
            self._database.prepare(connection, METADATA)


def _only_for_its_owner(path: Path) -> None:
    try:
        made(path)
    except OSError as error:
        raise not_writable(path.parent) from error


def _damaged(path: Path) -> AtlasError:
    return StoreError(
        f"Die Kontendatei {path} ist beschädigt und wird nicht angetastet. Eine Sicherung zurückspielen oder die Datei "
        "beiseitelegen; dann gibt es keine Konten, bis „atlas user add“ welche anlegt.",
        f"The file of accounts {path} is damaged and is left as it is. Restore a backup, or move the file away; then "
        "there are no accounts until 'atlas user add' makes some.",
    )
