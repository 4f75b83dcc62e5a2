"""The hosts of one address of a database: several may say that they take writes, and one may never answer."""

from threading import Lock
from time import monotonic
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import TransactionStatus

# The longest that one statement may take, which is one that makes an index or waits for a standby to confirm.
_ANSWER_S = 60
# Whether it lives a server says at once, or it is frozen, or the network swallows what it says.
_PING_S = 3
# After so long without an answer it is asked in another connection whether it lives, and again and again.
_DOUBT_S = 5
# The name of the present log file begins with the timeline, eight digits: each promotion begins the next one.
_TIMELINE = "SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)"


class Connection(psycopg.Connection[Any]):
    """A connection that is given up where no answer comes, so that nobody waits for it without end.

    The network need not notice that a server is frozen: its kernel goes on to say that it has what was sent.
    """

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """Wait for an answer; where it takes too long, close the connection and raise psycopg.OperationalError."""
        # Only the pool asks outside of a transaction: whether the server lives.
        patience = timeout or (_PING_S if self.autocommit else _ANSWER_S)
        end = monotonic() + patience
        while True:
            try:
                return super().wait(gen, interval, min(_DOUBT_S, patience, max(end - monotonic(), 0)))
            except psycopg.OperationalError:
                # What was asked may be waited for again while its answer is due.
                if self.pgconn.transaction_status != TransactionStatus.ACTIVE:
                    raise
                if monotonic() >= end or not self._is_living():
                    self.pgconn.finish()
                    raise

    def _is_living(self) -> bool:
        """Return whether the server says anything to somebody new, were it that there is no room."""
        try:
            psycopg.connect(self.info.dsn, password=self.info.password).close()
        except psycopg.errors.ConnectionTimeout:
            return False
        except psycopg.OperationalError:
            pass
        return True


class Hosts:
    """Connects to the host that takes writes; of several that say so, to the one that was promoted last.

    A primary that a standby has replaced does not know of it when it comes back: what is written there is lost.
    """

    def __init__(self, address: str) -> None:
        """`address` is a connection string of libpq; hosts and ports in it are parted by commas."""
        self._addresses = _single(address)
        self._newest = ""
        self._lock = Lock()

    def connect(self) -> Connection:
        """Return a new connection; raises psycopg.OperationalError where there is none to be had."""
        if len(self._addresses) == 1:
            return Connection.connect(self._addresses[0])
        found, trouble = self._writable()
        with self._lock:
            self._newest = max(self._newest, *found) if found else self._newest
        chosen = found.pop(self._newest, None)
        for outdated in found.values():
            outdated.close()
        if chosen is None:
            raise trouble or psycopg.OperationalError("All hosts that take writes were replaced by others.")
        return chosen

    def _writable(self) -> tuple[dict[str, Connection], psycopg.OperationalError | None]:
        """Return connections to the hosts that take writes by their timelines, and what was in the way at another."""
        found: dict[str, Connection] = {}
        trouble = None
        for address in self._addresses:
            try:
                connection = Connection.connect(address, target_session_attrs="read-write")
                timeline = _timeline_of(connection)
            except psycopg.OperationalError as error:
                trouble = error
                continue
            if found.setdefault(timeline, connection) is not connection:
                connection.close()
        return found, trouble


def _timeline_of(connection: Connection) -> str:
    row = connection.execute(_TIMELINE).fetchone()
    connection.rollback()
    return str(row[0]) if row else ""


def _single(address: str) -> list[str]:
    """Return an address for each host of an address."""
    named = conninfo_to_dict(address)
    if "," not in str(named.get("host")):
        return [address]
    hosts = str(named["host"]).split(",")
    ports = str(named.get("port") or "").split(",")
    # One port is that of all hosts.
    of_host = ports if len(ports) == len(hosts) else ports[:1] * len(hosts)
    pairs = zip(hosts, of_host, strict=True)
    return [make_conninfo(address, host=host, port=port) for host, port in pairs]
