"""`atlas copy`: a whole atlas from one engine to the other, or from one home to the next, without loss."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

_out = Console(width=180, highlight=False)
_HOMES = "Datenverzeichnis oder postgresql://name@rechner/datenbank"


def copy(
    source: Annotated[str, typer.Argument(metavar="VON", help=_HOMES, show_default=False)],
    target: Annotated[str, typer.Argument(metavar="NACH", help=f"{_HOMES}; muss leer sein", show_default=False)],
    hashes: Annotated[
        typer.FileTextWrite | None, typer.Option(help="Die Prüfsumme jedes Eintrags in diese Datei schreiben")
    ] = None,
) -> None:
    """Kopiert einen ganzen Atlas und vergleicht jeden Eintrag; bricht es ab, bleibt das Ziel leer."""
    from atlas.store.homes import home
    from atlas.store.moving import Row
    from atlas.store.moving import copy as copy_all

    def told(row: Row) -> None:
        if hashes is not None:
            hashes.write(f"{row.digest}  {row.table}/{'/'.join(map(str, row.key))}\n")

    found = copy_all(home(source), home(target), told)
    table = Table("Tabelle", "Einträge", "Prüfsumme (SHA-256), in beiden gleich")
    for one in found:
        table.add_row(one.table, str(one.rows), one.digest)
    _out.print(table)
    _out.print(f"Kopiert: {sum(one.rows for one in found)} Einträge. Die Kette des Änderungsbuchs ist unversehrt.")
