"""`atlas publish`: the whole public atlas as files."""

import os
import re
import sys
from pathlib import Path
from typing import Annotated

import typer

_PUBLIC = re.compile(r"https?://[^/\s?#]+[^\s?#]*")


def _checked(url: str) -> str:
    if url and not _PUBLIC.fullmatch(url):
        raise typer.BadParameter("Bitte eine ganze Adresse, etwa https://atlas.example.org/sachsen")
    return url


def publish(
    target: Annotated[
        Path, typer.Argument(metavar="DIR", help="Leerer Ordner, oder einer, den dieser Befehl schon gefüllt hat")
    ],
    url: Annotated[
        str,
        typer.Option(
            envvar="ATLAS_PUBLIC_URL",
            callback=_checked,
            help="Wo die Dateien zu sehen sein werden; für Suchmaschinen, Einbettungen und Kataloge",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Schreibt den ganzen öffentlichen Atlas als Dateien, die jeder Webserver in jedem Ordner ausliefern kann."""
    # The library knows no web: what makes the pages is another program, and this process becomes it.
    os.execv(sys.executable, [sys.executable, "-m", "api.publish", str(target), url])
