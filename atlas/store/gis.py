"""The records as layers for QGIS and SQL, where the database has PostGIS: kept with each change, public fields only.

`atlas.record` has its geometry in a generated column (EPSG:4326, GiST index), so that it is of the same transaction as
the record. The schema `atlas_layers` has a view of each public collection; whoever may read these sees nothing else.
"""

import hashlib
import logging
import types
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from atlas.errors import StoreError
from atlas.model import RECORD_TYPES
from atlas.persons import ORGANISED

SCHEMA = "atlas_layers"
COLLECTIONS = ("areas", "projects", "offices", "cities")
# A list of operations may name persons; SQL shows those names only that an organisation alone can have.
_MAY_NAME_PERSONS = {"beneficiary", "carrier"}
_SQL_TYPES = {str: "text", int: "bigint", float: "double precision", bool: "boolean"}
_log = logging.getLogger("atlas.store")


@dataclass(frozen=True, slots=True)
class Layers:
    """Whether a database has PostGIS (its version), whether it could, and whether the layers are up to date."""

    postgis: str | None
    available: bool
    current: bool


def state(connection: Connection) -> Layers:
    """Return what there is of the layers."""
    found = text(
        "SELECT (SELECT extversion FROM pg_extension WHERE extname = 'postgis'),"
        " EXISTS (SELECT FROM pg_available_extensions WHERE name = 'postgis'),"
        f" (SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = '{SCHEMA}')"
    )
    postgis, available, told = connection.execute(found).one()
    return Layers(postgis, available, told == _fingerprint())


def keep_up(connection: Connection) -> None:
    """Bring the layers up to this program where the database has PostGIS; where that fails, the atlas goes on."""
    found = state(connection)
    if found.postgis is None or found.current:
        return
    try:
        with connection.begin_nested():
            _make(connection)
    except DBAPIError as error:
        _log.warning("The layers of the database are not up to date: %s", str(error.orig).strip().split("\n")[0])


def make(connection: Connection) -> None:
    """Make the layers, and the extension PostGIS where it is missing; raises StoreError with what is in the way."""
    if state(connection).postgis is None:
        try:
            with connection.begin_nested():
                connection.exec_driver_sql("CREATE EXTENSION postgis SCHEMA public")
        except DBAPIError as error:
            raise _without(str(getattr(error.orig, "sqlstate", ""))) from error
    if not state(connection).current:
        _make(connection)


def grant(connection: Connection, role: str) -> None:
    """Let a role read the layers, and nothing else of the atlas."""
    name = connection.dialect.identifier_preparer.quote(role)
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {SCHEMA} TO {name}")
    connection.exec_driver_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {name}")


def remove(connection: Connection) -> None:
    """Take the layers away; an earlier program does not know of them."""
    connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
    connection.exec_driver_sql("ALTER TABLE record DROP COLUMN IF EXISTS geometry")
    connection.exec_driver_sql("DROP FUNCTION IF EXISTS geometry_of(text)")


def _make(connection: Connection) -> None:
    """Make the column where it is missing and the views anew; whoever might read them still may."""
    readers = _readers(connection)
    namespace = "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = extnamespace"
    postgis = connection.exec_driver_sql(f"{namespace} WHERE extname = 'postgis'").scalar_one()
    quoted = connection.dialect.identifier_preparer.quote(postgis)
    for statement in (
        *_column(quoted),
        f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE",
        f"CREATE SCHEMA {SCHEMA}",
        *_views(),
    ):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"COMMENT ON SCHEMA {SCHEMA} IS '{_fingerprint()}'")
    for role in readers:
        grant(connection, role)


def _readers(connection: Connection) -> Sequence[str]:
    query = text(
        "SELECT DISTINCT grantee FROM information_schema.role_table_grants"
        f" WHERE table_schema = '{SCHEMA}' AND privilege_type = 'SELECT' AND grantee <> grantor"
    )
    return connection.execute(query).scalars().all()


def _column(postgis: str) -> tuple[str, ...]:
    """Return what makes the column; a body that holds no geometry has none, and never keeps a record from its place."""
    geometry = f"{postgis}.ST_SetSRID({postgis}.ST_GeomFromGeoJSON(NULLIF(body::jsonb -> 'geometry', 'null')), 4326)"
    return (
        f"CREATE OR REPLACE FUNCTION geometry_of(body text) RETURNS {postgis}.geometry LANGUAGE plpgsql"
        f" IMMUTABLE PARALLEL SAFE AS $$ BEGIN RETURN {geometry}; EXCEPTION WHEN others THEN RETURN NULL; END $$",
        f"ALTER TABLE record ADD COLUMN IF NOT EXISTS geometry {postgis}.geometry(Geometry, 4326)"
        " GENERATED ALWAYS AS (geometry_of(body)) STORED",
        "CREATE INDEX IF NOT EXISTS record_geometry ON record USING gist (geometry)",
    )


def _views() -> tuple[str, ...]:
    return tuple(_view(name) for name in COLLECTIONS)


def _view(collection: str) -> str:
    columns = _columns(RECORD_TYPES[collection])
    shown = ", ".join(_shown(name) for name in columns)
    typed = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    return (
        f"CREATE VIEW {SCHEMA}.{collection} AS SELECT {shown}, record.revision, record.geometry FROM record"
        f" CROSS JOIN LATERAL jsonb_to_record(record.body::jsonb -> 'properties') AS p({typed})"
        f" WHERE record.collection = '{collection}' AND record.body IS NOT NULL"
    )


def _shown(name: str) -> str:
    if name not in _MAY_NAME_PERSONS:
        return f'p."{name}"'
    pattern = ORGANISED.replace(r"\b", r"\y")
    return f'CASE WHEN p."{name}" ~* \'{pattern}\' THEN p."{name}" END AS "{name}"'


def _columns(kind: type[Any]) -> dict[str, str]:
    """Return the fields of a kind of record that are single values or lists of texts, with their types in SQL."""
    hints = get_type_hints(kind)
    typed = ((one.name, _sql_type(hints[one.name])) for one in fields(kind))
    return {name: found for name, found in typed if found is not None}


def _sql_type(hint: Any) -> str | None:
    if get_origin(hint) is types.UnionType:
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is Literal:
        return "text"
    if get_origin(hint) is tuple:
        return "text[]" if _sql_type(get_args(hint)[0]) == "text" else None
    return _SQL_TYPES.get(hint)


def _fingerprint() -> str:
    return f"Quartiersatlas {hashlib.sha256(' '.join((*_column(''), *_views())).encode()).hexdigest()[:16]}"


def _without(state: str) -> StoreError:
    hint_de, hint_en = "Auf dem Datenbankserver PostGIS installieren", "Install PostGIS on the database server"
    if state == "42501":
        hint_de = "Wer die Datenbank verwaltet, führt darin einmal „CREATE EXTENSION postgis“ aus"
        hint_en = "Whoever keeps the database runs 'CREATE EXTENSION postgis' in it once"
    return StoreError(
        f"PostGIS kann hier nicht eingerichtet werden; der Atlas läuft ohne Ebenen für QGIS und SQL. {hint_de}, "
        "danach noch einmal „atlas database upgrade“.",
        f"PostGIS cannot be set up here; the atlas runs without layers for QGIS and SQL. {hint_en}, "
        "then 'atlas database upgrade' again.",
    )
