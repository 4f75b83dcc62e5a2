"""The command `atlas`: serve, check, map, export, history. Errors become a sentence and an exit code, never a trace."""

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer
from rich.console import Console

from atlas.commands import assign, backup, copy, database, export, history, intake, publish, user
from atlas.console import FAILURE_EXIT, fail, print_report
from atlas.day import today
from atlas.errors import AtlasError
from atlas.paths import data_dir, database_url, geodata_dir

app = typer.Typer(
    help="Quartiersatlas Sachsen: Fördergebiete, Projekte, Büros und Zuständigkeiten.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(assign.app, name="assign")
app.add_typer(user.app, name="user")
app.add_typer(intake.app, name="import")
app.add_typer(database.app, name="database")
app.command()(export.export)
app.command()(history.history)
app.command()(publish.publish)
app.command()(backup.backup)
app.command()(backup.restore)
app.command()(copy.copy)
_PIPED_WIDTH = 180
_out = Console(width=None if sys.stdout.isatty() else _PIPED_WIDTH)


@app.command()
def serve(
    host: Annotated[str, typer.Option(envvar="HOST", help="Adresse, an der der Server hört")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="PORT", min=0, max=65535, help="Port; 0 sucht einen freien")] = 8000,
) -> None:
    """Bringt den Atlas als Karte, Seiten und API zum Laufen."""
    # The library knows no web: the server is another program, and this process becomes it.
    os.environ.update(HOST=host, PORT=str(port))
    os.execv(sys.executable, [sys.executable, "-m", "api"])


@app.command()
def check(
    as_json: Annotated[bool, typer.Option("--json", help="Befunde als JSON ausgeben")] = False,
    severity: Annotated[
        Literal["error", "warning", "info"], typer.Option(help="Bis zu welcher Schwere Befunde gezeigt werden")
    ] = "warning",
    shipped: Annotated[
        bool, typer.Option("--shipped", help="Die ausgelieferten Layer statt des Bestands prüfen")
    ] = False,
) -> None:
    """Prüft die Daten; Exit-Code 1, wenn ein Fehler darin ist."""
    from atlas import quality
    from atlas.layers import read_layers
    from atlas.store.engines import open_ledger

    layers_dir = geodata_dir() / "layers"
    layers = read_layers(layers_dir) if shipped else open_ledger(data_dir(), layers_dir, database_url()).layers()
    report = quality.run(layers, today())
    if as_json:
        typer.echo(json.dumps(report.to_dict(), ensure_ascii=False, indent=2))
    else:
        print_report(_out, report, severity)
    raise typer.Exit(FAILURE_EXIT if report.errors else 0)


@app.command("map")
def folium_map(
    output: Annotated[Path, typer.Option("-o", "--output", help="Zieldatei (.html)")] = Path("karte.html"),
    city: Annotated[str | None, typer.Option(help="Nur diese Stadt (Name oder Gemeindeschlüssel)")] = None,
    area: Annotated[str | None, typer.Option(help="Nur dieses Gebiet (Kennung)")] = None,
    period: Annotated[str | None, typer.Option(help="Nur diese Förderperiode, z. B. 2021-2027")] = None,
    tint: Annotated[
        str, typer.Option(help="Ganz Sachsen einfärben: region, kreis oder city (Kosten der Projekte), none")
    ] = "region",
) -> None:
    """Schreibt eine Karte in eine einzige Datei, die ohne Netz läuft."""
    import atlas
    from atlas.export.folium_map import write_map

    house = atlas.open()
    asked = {"city": city, "area": area, "period": period}
    target = write_map(house.snapshot, house.geodata / "basemap", output, **asked, tint=tint)
    _out.print(f"Geschrieben: {target} ({target.stat().st_size / 1e6:.1f} MB)", soft_wrap=True)


def main() -> NoReturn:
    """Run the command and end the process with its exit code."""
    try:
        app()
    except AtlasError as error:
        fail(error)
    except BrokenPipeError:
        # The reader of our output has gone (`atlas check | head`); point stdout away so that Python's exit is quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(FAILURE_EXIT)
