"""The server process: open the atlas and the port first, so that what fails fails with a sentence; then serve."""

import errno
import socket
from collections.abc import Callable

import uvicorn
from pydantic import ValidationError

import atlas
from api.app import create_app
from api.settings import Settings
from atlas.errors import AddressInUse, ServeError


def run(host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve the atlas until the process is told to end; raises AtlasError before the first request."""
    settings = read_settings()
    listener = listen(host, port)
    house = atlas.open(settings.data_dir, settings.geodata_dir)
    config = uvicorn.Config(
        create_app(settings, house), access_log=False, log_level="warning", server_header=False, timeout_keep_alive=75
    )
    server = uvicorn.Server(config)
    announce(f"http://{host}:{listener.getsockname()[1]}")
    try:
        server.run(sockets=[listener])
    finally:
        house.close()


def read_settings() -> Settings:
    """Return the settings of the environment, or raise ServeError that says which of them cannot be used and why."""
    try:
        return Settings()
    except ValidationError as error:
        reasons = "; ".join(one["msg"].removeprefix("Value error, ") for one in error.errors())
        raise ServeError(
            f"Eine Einstellung ist nicht zu brauchen: {reasons}.", f"A setting cannot be used: {reasons}."
        ) from error


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket, or raise AddressInUse or ServeError with what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise _refused(host, port, error) from error
    return listener


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
