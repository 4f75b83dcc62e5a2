"""What the data pages list besides the records: the context files and the sources with what rests on them."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from api.pages.words import FOLDERS, path_of
from atlas.layers import read_json
from atlas.snapshot import Snapshot

_FILES = ("state", "kreise", "municipalities", "towns", "rivers", "neighbours")


@lru_cache(maxsize=2)
def files(geodata: Path) -> tuple[Mapping[str, Any], ...]:
    """Return the context files that are served, with licence, credits and number of features."""
    folder = geodata / "basemap"
    return tuple(_file(folder / f"{name}.geojson") for name in _FILES)


def _file(path: Path) -> Mapping[str, Any]:
    document = read_json(path)
    return {
        "name": path.stem,
        "href": f"/basemap/{path.name}",
        "count": len(document["features"]),
        "kilobytes": round(path.stat().st_size / 1000),
        "licence": document["licence"],
        "attribution": document["attribution"],
    }


def by_publisher(snapshot: Snapshot) -> list[tuple[str, list[Any]]]:
    """Return (publisher, [(source, [(label, address of a record that rests on it)])]) sorted by name."""
    used = _used(snapshot)
    groups: dict[str, list[Any]] = defaultdict(list)
    for source in snapshot.sources.values():
        groups[source.publisher].append((source, used.get(source.id, [])))
    return sorted(groups.items(), key=lambda pair: pair[0].casefold())


def _used(snapshot: Snapshot) -> Mapping[str, list[tuple[str, str]]]:
    used: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in FOLDERS:
        rows = snapshot.collection(name)
        for key, fields in zip(rows.ids, rows.fields, strict=True):
            for source in fields["sources"]:
                used[source].append((str(fields.get("title") or fields["name"]), path_of(name, key)))
    return used
