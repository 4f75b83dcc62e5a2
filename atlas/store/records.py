"""The ledger's records as layers; what has not changed since the last reading is not parsed again."""

from typing import Any

import orjson
from shapely.geometry.base import BaseGeometry

from atlas.layers import Layer, Layers, parsed
from atlas.model import RECORD_TYPES, Record, record_id
from atlas.store.database import Ask

Parsed = tuple[Record, BaseGeometry | None]


class LayerReader:
    """Reads layers, and keeps each record beside the hash of the text it was parsed from: parsing is most of the work.

    The texts themselves would take more memory than the records.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[int, Parsed]] = {}

    def read(self, ask: Ask) -> Layers:
        """Return every layer; raises KeyError, TypeError or ValueError where a text is no record."""
        return Layers(**{name: self.layer(ask, name) for name in RECORD_TYPES})

    def keep(self, key: tuple[str, str], body: str, found: Parsed) -> None:
        """Take over what somebody else has parsed from a text, for when that text stands in the ledger."""
        self._kept[key] = (hash(body), found)

    def layer(self, ask: Ask, name: str) -> Layer[Any]:
        """Return one layer by its name in the model, sorted by town and id; raises as reading all of them does."""
        kind = RECORD_TYPES[name]
        rows = ask(f"SELECT record_id, body FROM record WHERE collection = '{name}' AND body IS NOT NULL")
        pairs = [self._parsed((name, key), kind, body) for key, body in rows]
        pairs.sort(key=lambda pair: (getattr(pair[0], "city_ags", ""), record_id(pair[0])))
        members = next((row[0] for row in ask(f"SELECT members FROM layer WHERE collection = '{name}'")), "{}")
        return Layer(tuple(p[0] for p in pairs), tuple(p[1] for p in pairs), orjson.loads(members))

    def _parsed(self, key: tuple[str, str], kind: type[Record], body: str) -> Parsed:
        kept = self._kept.get(key)
        if kept is not None and kept[0] == hash(body):
            return kept[1]
        found: Parsed = parsed(kind, body)
        self._kept[key] = (hash(body), found)
        return found
