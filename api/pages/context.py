"""What the data pages list besides the records: the context files and the sources with what rests on them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from api.pages.words import FOLDERS, MAP_PARAMETERS, path_of
from atlas.layers import read_json
from atlas.snapshot import Snapshot

_FILES = ("state", "kreise", "municipalities", "towns", "rivers", "neighbours")


@dataclass(frozen=True, slots=True)
class Used:
    """A record that rests on a source; `kind` and `key` are there where its label alone would mislead."""

    label: str
    kind: str | None
    key: str | None
    href: str


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
    """Return (publisher, [(source, records that rest on it)]) sorted by name; those of a stock are left out."""
    used = _used(snapshot)
    groups: dict[str, list[Any]] = defaultdict(list)
    for source in snapshot.sources.values():
        groups[source.publisher].append((source, _told_apart(used.get(source.id, []))))
    return sorted(groups.items(), key=lambda pair: pair[0].casefold())


def _used(snapshot: Snapshot) -> Mapping[str, list[Used]]:
    used: dict[str, list[Used]] = defaultdict(list)
    for name in FOLDERS:
        rows = snapshot.collection(name).in_memory
        for key, fields in zip(rows.ids, rows.fields, strict=True):
            label = str(fields.get("title") or fields["name"])
            for source in fields["sources"]:
                used[source].append(Used(label, MAP_PARAMETERS[name], key, path_of(name, key)))
    return used


def _told_apart(used: list[Used]) -> list[Used]:
    """Return the records with no more than it takes to tell those of one name apart: kind, then key."""
    names = Counter(one.label for one in used)
    kinds = Counter((one.label, one.kind) for one in used)
    return [
        replace(
            one,
            kind=one.kind if names[one.label] > 1 else None,
            key=one.key if kinds[one.label, one.kind] > 1 else None,
        )
        for one in used
    ]
