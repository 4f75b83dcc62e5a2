"""What is read of a ledger again and again: its latest revision, and the layers as it left them.

It is asked for in SQL that both engines understand: whoever only shows an atlas loads nothing that only writers need.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from atlas.errors import BrokenLayer
from atlas.layers import Layers
from atlas.model import RECORD_TYPES
from atlas.snapshot import Tombstone
from atlas.store.database import Ask, Database, Found
from atlas.store.ledger import Revision
from atlas.store.records import LayerReader, Reading

if TYPE_CHECKING:
    from atlas.store.store import Store

_LATEST = "SELECT number, at, who, why, previous_hash, hash FROM revision ORDER BY number DESC LIMIT 1"


class Ledger:
    """The ledger in a database, for whoever shows its present state."""

    def __init__(self, database: Database, reader: LayerReader | None = None) -> None:
        """`reader` is that of whoever has read the same ledger before."""
        self._database = database
        self._reader = reader or LayerReader()

    def whole(self) -> "Store":
        """Return the same ledger with all that can be done with it."""
        raise NotImplementedError

    def is_filled(self, layers_dir: Path) -> bool:
        """Return whether it is known at once that the ledger is up to date with the shipped layers.

        Raises BrokenLayer, and what preparing the database does.
        """
        if not self._database.is_prepared("ledger"):
            return False
        with self._database.asking() as ask:
            known = {str(row[0]): row[1] for row in ask("SELECT collection, digest FROM layer")}
            shipped = {name: file_digest(layers_dir / f"{name}.geojson") for name in RECORD_TYPES}
            return latest(ask) is not None and shipped.items() <= known.items()

    def revision(self) -> Revision:
        """Return the latest revision."""
        with self._database.asking(newest=True) as ask:
            return self._latest(ask)

    def state(self) -> tuple[Revision, Layers, Mapping[tuple[str, str], Tombstone]]:
        """Return the latest revision with every layer as it left them, and what was deleted until then."""
        with self._database.asking() as ask:
            found = self._read(ask)
            return found.revision, found.layers, found.gone

    def layers(self) -> Layers:
        """Return every layer as it is at the latest revision."""
        with self._database.asking() as ask:
            return self._read(ask).layers

    def replicas(self) -> tuple[Found, ...]:
        """Return how the replicas of the database are; here there are none."""
        return ()

    def watch(self) -> None:
        """Ask every replica how it is."""

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def _latest(self, ask: Ask) -> Revision:
        found = latest(ask)
        if found is None:
            raise self._database.damage()
        return found

    def _read(self, ask: Ask) -> Reading:
        try:
            return self._reader.read(ask, self._latest(ask))
        except (KeyError, TypeError, ValueError) as error:
            raise self._database.damage() from error


def latest(ask: Ask) -> Revision | None:
    """Return the latest revision; None where there has been none."""
    return next((Revision(*row) for row in ask(_LATEST)), None)


def file_digest(path: Path) -> str:
    """Return what a shipped layer is known by; raises BrokenLayer where its file cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise BrokenLayer(
            f"Die Layerdatei {path.name} fehlt oder ist nicht lesbar. scripts/build-geodata erzeugt sie neu.",
            f"The layer file {path.name} is missing or cannot be read. scripts/build-geodata makes it anew.",
        ) from error
