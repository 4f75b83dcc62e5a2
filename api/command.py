"""The command that serves the atlas at HOST and PORT, in ATLAS_WORKERS processes."""

import gc
import os
import sys

from api.settings import Operator
from api.starting import WORKER, read_settings, unknown_settings
from atlas import garbage
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


def _greet(address: str, metrics: str) -> None:
    """Say on a terminal, or in a log, where the atlas is found; without what draws tables, which takes memory."""
    shown = f"\033[1m{address}\033[0m" if sys.stderr.isatty() else address
    lines = [f"Quartiersatlas Sachsen: {shown}"]
    if metrics:
        lines.append(f"Messwerte: {metrics}")
    if lacks := Operator().lacks:
        lines.append(f"Für das Impressum fehlen noch: {', '.join(lacks)} (README, „Operating it“).")
    if unknown := unknown_settings():
        lines.append(f"Diese Einstellungen gibt es nicht: {', '.join(unknown)}.")
    print("\n".join(lines), file=sys.stderr, flush=True)


def _serve() -> int:
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

        gc.enable()
        return workers.run(host, port, _greet)
    from api import server

    server.run(host, port, _greet)
    return 0


def main() -> None:
    """Serve until the process is told to end; an error becomes a sentence and an exit code."""
    garbage.give_back()
    try:
        sys.exit(_serve())
    except AtlasError as error:
        from atlas.console import fail

        fail(error)
    except KeyboardInterrupt:
        sys.exit(130)
