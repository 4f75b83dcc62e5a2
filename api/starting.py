"""What can fail before the first request: settings that cannot be used, an address that cannot be listened at."""

import errno
import os
import socket

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from api.settings import GROUPS, Settings
from atlas.errors import AddressInUse, ServeError, UnusableSetting

# Where systemd puts the first of the sockets that it hands over (sd_listen_fds(3)).
_FIRST_HANDED_OVER = 3
# The variable by which a process knows that it is one of several: the descriptors of the socket that they share, and of
# whoever looks after them.
WORKER = "QUARTIERSATLAS_HANDED_OVER"
_PREFIXES = {one.__name__: one.model_config.get("env_prefix", "") for one in GROUPS}
# What the library reads itself.
_OF_THE_LIBRARY = {"ATLAS_DATABASE_URL", "ATLAS_READ_URLS", "ATLAS_CACHE_DIR"}


# What is wrong with a value, by what pydantic calls it, in German and English.
_REASONS = {
    "int_parsing": ("ist keine ganze Zahl", "is no whole number"),
    "greater_than_equal": ("muss mindestens {ge} sein", "must be at least {ge}"),
    "less_than_equal": ("darf höchstens {le} sein", "must be at most {le}"),
    "literal_error": ("ist nicht vorgesehen; möglich: {expected}", "is not offered; possible: {expected}"),
}
_UNUSABLE = ("ist nicht zu brauchen", "cannot be used")


def read_settings() -> Settings:
    """Return the settings of the environment, or raise UnusableSetting that says which of them cannot be and why."""
    try:
        return Settings()
    except ValidationError as error:
        told = [_told(_PREFIXES[error.title], one) for one in error.errors()]
        de, en = ("; ".join(one) for one in zip(*told, strict=True))
        raise UnusableSetting(f"{de}.", f"{en}.") from error


def unknown_settings() -> list[str]:
    """Return the variables that look like settings of the atlas and are none."""
    known = {f"{_PREFIXES[one.__name__]}{name}".upper() for one in GROUPS for name in one.model_fields}
    return sorted(name for name in os.environ if name.startswith("ATLAS_") and name not in known | _OF_THE_LIBRARY)


def _told(prefix: str, wrong: ErrorDetails) -> tuple[str, str]:
    """Return which variable cannot be used and why, in German and English."""
    context = wrong.get("ctx", {})
    if wrong["type"] == "unfit":
        return f"{context['name']} {context['de']}", f"{context['name']} {context['en']}"
    name = prefix + "_".join(map(str, wrong["loc"])).upper()
    known = (context["de"], context["en"]) if "de" in context else _REASONS.get(wrong["type"], _UNUSABLE)
    de, en = (reason.format(**context) for reason in known)
    return f"{name} „{wrong['input']}“ {de}", f"{name} '{wrong['input']}' {en}"


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
    return kind_of(error)(
        f"An {host}:{port} kann nicht gelauscht werden ({error.strerror}); siehe HOST und PORT.",
        f"Cannot listen on {host}:{port} ({error.strerror}); see HOST and PORT.",
    )


def kind_of(error: OSError) -> type[ServeError]:
    """Return which error of the atlas it is that an address cannot be listened at."""
    if error.errno == errno.EADDRINUSE:
        return AddressInUse
    is_elsewhere = isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL
    return UnusableSetting if is_elsewhere else ServeError
