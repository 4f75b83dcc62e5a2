"""`atlas copy`: a whole atlas from one engine to the other, or from one home to the next, without loss."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from atlas.paths import data_dir, database_url
from atlas.stock import SOURCE

_out = Console(width=180, highlight=False)
_FROM, _TO = "VON", "NACH"
_HOMES = "Datenverzeichnis oder postgresql://name@rechner/datenbank"


def copy(
    source: Annotated[str, typer.Argument(metavar=_FROM, help=_HOMES, show_default=False)],
    target: Annotated[str, typer.Argument(metavar=_TO, help=f"{_HOMES}; muss leer sein", show_default=False)],
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

    stock = _stock_of(source)
    found = copy_all(home(source, setting=_FROM), home(target, stock, _TO), told)
    table = Table("Tabelle", "Einträge", "Prüfsumme (SHA-256), in beiden gleich")
    for one in found:
        table.add_row(one.table, str(one.rows), one.digest)
    _out.print(table)
    _out.print(f"Kopiert: {sum(one.rows for one in found)} Einträge. Die Kette des Änderungsbuchs ist unversehrt.")
    if told_of_stock := _told_of_stock(stock, source, target):
        _out.print(told_of_stock, soft_wrap=True)


def _stock_of(source: str) -> Path | None:
    """Return the stock that belongs to a home, as far as that is known: of a database, that of its server here."""
    from atlas.store.beside import stock_in

    if _is_folder(source):
        return stock_in(Path(source))
    return stock_in(data_dir()) if database_url() == source else None


def _is_folder(address: str) -> bool:
    return "://" not in address


def _told_of_stock(stock: Path | None, source: str, target: str) -> str:
    """Return what there is to say of the file of very many projects, which no database holds."""
    from atlas.store.beside import digest_of

    if stock is not None and _is_folder(target):
        return f"{SOURCE} ist mitgegangen (SHA-256 in beiden {digest_of(stock)})."
    if stock is not None:
        return f"Eine Datenbank nimmt {stock} nicht auf: Bitte auch in das Datenverzeichnis jedes Servers legen."
    if _is_folder(target) and not _is_folder(source):
        return f"Haben die Server dieser Datenbank eine {SOURCE} im Datenverzeichnis, gehört sie auch nach {target}."
    return ""
