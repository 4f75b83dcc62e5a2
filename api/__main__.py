"""`python -m api` serves the atlas at HOST and PORT."""

import os
import sys

from rich.console import Console

from api.server import run
from api.settings import Operator
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


def _greet(console: Console, address: str) -> None:
    console.print(f"Quartiersatlas Sachsen: [bold]{address}[/]")
    if lacks := Operator().lacks:
        console.print(f"Für das Impressum fehlen noch: {', '.join(lacks)} (README, „Operating it“).", soft_wrap=True)


def main() -> None:
    """Serve until the process is told to end; an error becomes a sentence and an exit code."""
    console = Console(stderr=True)
    try:
        port = port_from(os.environ.get("PORT") or "8000")
        host = os.environ.get("HOST") or "127.0.0.1"
        run(host, port, lambda address: _greet(console, address))
    except AtlasError as error:
        fail(error)
    except KeyboardInterrupt:
        sys.exit(130)


main()
