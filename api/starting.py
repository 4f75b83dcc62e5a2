"""What can fail before the first request: settings that cannot be used, an address that cannot be listened at."""

import errno
import os
import socket

from pydantic import ValidationError

from api.settings import Settings
from atlas.errors import AddressInUse, ServeError

# Where systemd puts the first of the sockets that it hands over (sd_listen_fds(3)).
_FIRST_HANDED_OVER = 3
# The variable by which a process knows that it is one of several: the descriptors of the socket that they share, and of
# whoever looks after them.
WORKER = "ATLAS_WORKER"


def read_settings() -> Settings:
    """Return the settings of the environment, or raise ServeError that says which of them cannot be used and why."""
    try:
        return Settings()
    except ValidationError as error:
        reasons = "; ".join(one["msg"].removeprefix("Value error, ") for one in error.errors())
        raise ServeError(
            f"Eine Einstellung ist nicht zu brauchen: {reasons}.", f"A setting cannot be used: {reasons}."
        ) from error


# So many connections wait to be taken at most: whoever finds no place tries again only after one, three, seven seconds.
BACKLOG = socket.SOMAXCONN


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket, the one that systemd holds if there is one; raises AddressInUse or ServeError."""
    if os.environ.get("LISTEN_PID") == str(os.getpid()):
        return socket.socket(fileno=_FIRST_HANDED_OVER)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise _refused(host, port, error) from error
    return listener


def address_of(listener: socket.socket) -> str:
    """Return the address at which a socket is reached."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _refused(host: str, port: int, error: OSError) -> ServeError:
    if error.errno == errno.EADDRINUSE:
        return AddressInUse(
            f"Der Port {port} auf {host} ist schon belegt. Einen anderen nennen, etwa: PORT={port + 1} scripts/serve",
            f"Port {port} on {host} is in use. Name another one, for example: PORT={port + 1} scripts/serve",
        )
    return ServeError(
        f"An {host}:{port} kann nicht gelauscht werden ({error.strerror}).",
        f"Cannot listen on {host}:{port} ({error.strerror}).",
    )
