"""`python -m api` serves the atlas at HOST and PORT, in ATLAS_WORKERS processes."""

import os
import sys

from rich.console import Console

from api.settings import Operator
from api.starting import WORKER, read_settings
from atlas.console import fail
from atlas.errors import AtlasError, InvalidParameter


def port_from(text: str) -> int:
    """Return a port number, or raise InvalidParameter."""
    if text.isascii() and text.isdigit() and int(text) <= 65535:
        return int(text)
    raise InvalidParameter(
        f"PORT muss eine Zahl von 0 bis 65535 sein, nicht „{text}“.",
        f"PORT must be a number from 0 to 65535, not '{text}'.",
        parameter="PORT",
    )


def _greet(console: Console, address: str, metrics: str) -> None:
    console.print(f"Quartiersatlas Sachsen: [bold]{address}[/]")
    if metrics:
        console.print(f"Messwerte: {metrics}")
    if lacks := Operator().lacks:
        console.print(f"Für das Impressum fehlen noch: {', '.join(lacks)} (README, „Operating it“).", soft_wrap=True)


def _serve(console: Console) -> int:
    """Serve as what the environment says: a worker, the one that looks after several, or alone; return an exit code."""
    if given := os.environ.get(WORKER):
        from api import server

        listener, supervisor = given.split(",")
        server.run_worker(int(listener), int(supervisor))
        return 0
    port = port_from(os.environ.get("PORT") or "8000")
    host = os.environ.get("HOST") or "127.0.0.1"
    if read_settings().workers:
        from api import workers

        return workers.run(host, port, lambda address, metrics: _greet(console, address, metrics))
    from api import server

    server.run(host, port, lambda address, metrics: _greet(console, address, metrics))
    return 0


def main() -> None:
    """Serve until the process is told to end; an error becomes a sentence and an exit code."""
    console = Console(stderr=True)
    try:
        sys.exit(_serve(console))
    except AtlasError as error:
        fail(error)
    except KeyboardInterrupt:
        sys.exit(130)


main()
