"""`atlas database`: which version the tables have, up and down, and the layers for QGIS and SQL in PostgreSQL."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from atlas.errors import StoreError
from atlas.paths import data_dir, database_url

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData

    from atlas.store.gis import Layers

app = typer.Typer(help="Die Tabellen des Atlas: Version, hinauf und hinunter, Ebenen für QGIS.", no_args_is_help=True)
_out = Console(width=180, highlight=False)


@app.command()
def status() -> None:
    """Zeigt, welche Version die Tabellen haben und welche dieses Programm kennt."""
    from atlas.store import gis, versions
    from atlas.store.moving import TABLES

    _out.print(f"Bestand: {'PostgreSQL' if database_url() else data_dir()}", markup=False)
    for metadata in TABLES:
        store = versions.store_of(metadata)
        with _connected(metadata, writing=False) as connection:
            held = 0 if connection is None else versions.held(connection, metadata)
            told = f"Version {held}" if held else "noch nicht angelegt"
            _out.print(f"{store:10}{told}, dieses Programm: {versions.newest(store)}")
            if connection is not None and database_url() and store == "ledger":
                _out.print(_layers(gis.state(connection)))


@app.command()
def upgrade() -> None:
    """Bringt die Tabellen auf den Stand dieses Programms; in PostgreSQL auch die Ebenen, mit PostGIS."""
    from atlas.store import gis, versions
    from atlas.store.moving import TABLES

    for metadata in TABLES:
        store = versions.store_of(metadata)
        with _connected(metadata, writing=True) as connection:
            if connection is not None:
                _out.print(f"{store:10}Version {versions.held(connection, metadata)}")
    if database_url():
        with _connected(TABLES[0], writing=True) as connection:
            if connection is not None:
                gis.make(connection)
                _out.print(_layers(gis.state(connection)))


@app.command()
def downgrade(
    store: Annotated[str, typer.Argument(metavar="BESTAND", help="ledger, accounts, drafts oder mappings")],
    version: Annotated[
        int, typer.Argument(metavar="VERSION", min=1, help="Die Version, die ein älteres Programm kennt")
    ],
) -> None:
    """Bringt Tabellen auf eine ältere Version, ohne dass etwas verloren geht; erst alle Server anhalten."""
    from atlas.store import gis, versions
    from atlas.store.moving import TABLES

    metadata = next((one for one in TABLES if versions.store_of(one) == store), None)
    if metadata is None or version > versions.newest(store):
        raise typer.BadParameter(f"„{store}“ in Version {version} gibt es nicht.")
    with _connected(metadata, writing=True) as connection:
        if connection is None:
            raise typer.BadParameter(f"„{store}“ ist noch nicht angelegt.")
        if store == "ledger" and database_url():
            gis.remove(connection)
        versions.migrate(connection, metadata, version)
    _out.print(f"{store:10}Version {version}")


@app.command()
def grant(role: Annotated[str, typer.Argument(metavar="ROLLE", help="Eine Rolle der Datenbank")]) -> None:
    """Lässt eine Rolle der Datenbank die Ebenen lesen, und sonst nichts."""
    from atlas.store import gis
    from atlas.store.moving import TABLES

    with _connected(TABLES[0], writing=True) as connection:
        if connection is None or not database_url() or not gis.state(connection).current:
            raise StoreError(
                "Hier gibt es keine Ebenen; „atlas database upgrade“ legt sie in PostgreSQL an.",
                "There are no layers here; 'atlas database upgrade' makes them in PostgreSQL.",
            )
        gis.grant(connection, role)
    _out.print(f"{role} darf die Ebenen in {gis.SCHEMA} lesen.", markup=False)


@contextmanager
def _connected(metadata: "MetaData", *, writing: bool) -> Iterator["Connection | None"]:
    """Give a connection to a store, brought up to date for writing; None where it lies in a file that is not there."""
    from atlas.store import versions
    from atlas.store.database import Database
    from atlas.store.homes import damaged
    from atlas.store.postgres import KINDS, PostgresDatabase
    from atlas.store.sqlite import SqliteFile

    store, url = versions.store_of(metadata), database_url()
    path = data_dir() / f"{store}.sqlite"
    if url is None and not path.is_file():
        yield None
        return
    kind = next(kind for kind in KINDS if kind == store)
    database: Database = PostgresDatabase(url, kind) if url else SqliteFile(path, damaged)
    with closing(database), database.writing() if writing else database.reading() as connection:
        if writing:
            database.prepare(connection, metadata)
        yield connection


def _layers(found: "Layers") -> str:
    """Return what is to say of the layers."""
    from atlas.store.gis import SCHEMA

    if found.current:
        return f"Ebenen    in {SCHEMA}, PostGIS {found.postgis}"
    if found.postgis or found.available:
        return "Ebenen    noch nicht angelegt: „atlas database upgrade“"
    return "Ebenen    keine: Auf dem Datenbankserver fehlt PostGIS; der Atlas läuft ohne sie."
