"""The file of the stock to its cache: ready features in one file, and what is asked of them as columns in another."""

import hashlib
import itertools
import zlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import orjson
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from atlas import crs, encode
from atlas.cql.columns import span_of
from atlas.encode import properties
from atlas.model import Project, field_names
from atlas.queryables import QUERYABLES
from atlas.stock import shelf
from atlas.stock.grid import sorted_by_row
from atlas.stock.homes import Joined
from atlas.stock.reading import broken, project
from atlas.stock.strips import Strips
from atlas.stock.texts import packed
from atlas.text import fold
from atlas.told import days_of, words_of

Told = Callable[[int], object]
COLLECTION = "projects"
_OWN = frozenset(field_names(Project))
_ASKED = [one for one in QUERYABLES[COLLECTION].values() if one.path in _OWN]
TEXTS, NUMBERS, DAYS = (
    tuple(dict.fromkeys(one.path for one in _ASKED if one.kind == kind)) for kind in ("text", "number", "day")
)
_TOLD_EVERY = 50_000
_COPIED = 1 << 22


class _Rows:
    """The columns of what was read so far, in the order of the file."""

    def __init__(self) -> None:
        self.known: dict[str, dict[str, int]] = {name: {} for name in TEXTS}
        self.codes = {name: array("i") for name in TEXTS}
        self.numbers = {name: array("d") for name in NUMBERS}
        self.days = {name: (array("d"), array("d")) for name in DAYS}
        self.held = array("d"), array("d")
        self.lon_lat = array("d"), array("d")
        self.words: dict[str, int] = {}
        self.said, self.said_ends = array("i"), array("q", [0])
        self.ends = array("q", [0])

    def add(self, fields: Mapping[str, Any], geometry: BaseGeometry | None, encoded: bytes) -> None:
        for name, known in self.known.items():
            value = fields[name]
            self.codes[name].append(-1 if value is None else known.setdefault(value, len(known)))
        for name, numbers in self.numbers.items():
            numbers.append(float("nan") if fields[name] is None else fields[name])
        for name, pair in self.days.items():
            _append(pair, span_of(fields[name]))
        _append(self.held, days_of(fields))
        point: Any = geometry
        drawn = geometry is not None and not geometry.is_empty
        _append(self.lon_lat, (point.x, point.y) if drawn else (float("nan"), float("nan")))
        self.said.extend(self.words.setdefault(word, len(self.words)) for word in sorted(set(words_of(fields).split())))
        self.said_ends.append(len(self.said))
        self.ends.append(self.ends[-1] + len(encoded))


def _append(pair: "tuple[array[float], array[float]]", values: tuple[float, float]) -> None:
    for one, value in zip(pair, values, strict=True):
        one.append(value)


def build(
    source: Path, features: Path, columns: Path, said: Mapping[str, Any], joined: Joined, told: Told = lambda _: None
) -> None:
    """Write the cache of a stock; `told` hears how many were read. Raises BrokenLayer naming the line.

    Features end as they are `joined`, so that they can be given out as they are until the join tells otherwise of them.
    """
    rows, raw = _Rows(), features.with_suffix(".raw")
    with source.open("rb") as lines, raw.open("wb") as target:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                record, geometry = project(line, number)
                # Without its end, where what the join adds stands.
                fields = properties(record)
                encoded = encode.feature(record.id, fields, geometry)[:-2]
                try:
                    rows.add(fields, geometry, encoded)
                except ValueError as error:
                    raise broken(number, "ein Datum gibt es nicht", "there is no such date") from error
                target.write(encoded)
            if number % _TOLD_EVERY == 0:
                told(number)
    _refuse_twins(rows)
    arrays, order, grid = _columns(rows)
    homes, ends = _homes(rows, order, joined)
    aside = features.with_suffix(".new")
    with raw.open("rb") as found, aside.open("wb") as target:
        sizes, check = _copied(found, np.frombuffer(rows.ends, np.int64), order, ends, target)
    raw.unlink()
    aside.replace(features)
    facts = {**said, **grid, "count": len(order), "features": {"size": sum(sizes), "sum": check}}
    shelf.write(columns, {**arrays, **homes, "ends": _ends(sizes)}, facts)


def _refuse_twins(rows: _Rows) -> None:
    codes = np.frombuffer(rows.codes["id"], np.int32)
    if len(rows.known["id"]) == len(codes):
        return
    twice, _ = Counter(codes.tolist()).most_common(1)[0]
    number = int(np.flatnonzero(codes == twice)[1]) + 1
    name = list(rows.known["id"])[twice]
    raise broken(number, f"die Kennung „{name}“ ist schon vergeben", f"the id '{name}' is taken already")


def _copied(
    found: BinaryIO, places: NDArray[np.int64], order: NDArray[np.int64], ends: Iterable[bytes], target: BinaryIO
) -> tuple[list[int], int]:
    """Copy features in an order, each with its end and a comma; return their sizes and the checksum (CRC-32) of all."""
    raw = np.memmap(found, dtype=np.uint8, mode="r") if places[-1] else np.zeros(0, np.uint8)
    sizes: list[int] = []
    check, parts, held = 0, [], 0
    for begin, behind, end in zip(places[order].tolist(), places[order + 1].tolist(), ends, strict=True):
        feature = b"%b%b," % (raw[begin:behind].tobytes(), end)
        parts.append(feature)
        sizes.append(len(feature))
        held += len(feature)
        if held > _COPIED:
            check = _flush(parts, target, check)
            held = 0
    return sizes, _flush(parts, target, check)


def _flush(parts: list[bytes], target: BinaryIO, check: int) -> int:
    run = b"".join(parts)
    target.write(run)
    parts.clear()
    return zlib.crc32(run, check)


def _columns(rows: _Rows) -> tuple[dict[str, shelf.Array], NDArray[np.int64], dict[str, Any]]:
    lon, lat = (np.frombuffer(axis, np.float64) for axis in rows.lon_lat)
    frame, order, keys = sorted_by_row(lon, lat)
    lon, lat = lon[order], lat[order]
    x, y = crs.points_to_metric(np.column_stack([lon, lat])).T.copy()
    arrays: dict[str, shelf.Array] = {"lon": lon, "lat": lat, "x": x, "y": y, "keys": keys}
    strips = Strips.of(frame, lon[: frame.count], lat[: frame.count])
    arrays |= {"strip.lon": strips.lon, "strip.sums": strips.sums.ravel()}
    for name in TEXTS:
        arrays |= _dictionary(name, rows.known[name], np.frombuffer(rows.codes[name], np.int32)[order])
    for name in NUMBERS:
        arrays[f"number.{name}"] = np.frombuffer(rows.numbers[name], np.float64)[order]
    for name, pair in {**rows.days, "": rows.held}.items():
        for side, values in zip(("first", "last"), pair, strict=True):
            arrays[f"{side}.{name}"] = np.frombuffer(values, np.float64)[order]
    arrays |= _identities(list(rows.known["id"]), order) | _words(rows, order)
    return arrays, order, {"frame": asdict(frame)}


def _homes(rows: _Rows, order: NDArray[np.int64], joined: Joined) -> tuple[dict[str, shelf.Array], Iterator[bytes]]:
    """Return what is told of homes, and how each feature ends."""
    cities, areas = ([*rows.known[name]] for name in ("city_ags", "area_id"))
    city, area = (np.frombuffer(rows.codes[name], np.int32)[order] for name in ("city_ags", "area_id"))
    # No area has the code -1.
    pairs, codes = np.unique(np.column_stack((city, area)), axis=0, return_inverse=True)
    homes = [(cities[one], areas[other] if other >= 0 else None) for one, other in pairs.tolist()]
    ends = [*map(joined.end, homes)]
    named, named_ends = packed(orjson.dumps(home).decode() for home in homes)
    run, run_ends = packed(end.decode() for end in ends)
    arrays: dict[str, shelf.Array] = {
        "home": codes.astype(np.int32),
        "home.named": named,
        "home.named.ends": named_ends,
        "home.end": run,
        "home.end.ends": run_ends,
    }
    return arrays, map(ends.__getitem__, codes.tolist())


def _ends(sizes: Sequence[int] | NDArray[Any]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])


def _dictionary(name: str, known: Iterable[str], codes: NDArray[np.int32]) -> dict[str, shelf.Array]:
    """Return a column in which each text stands once, in the order in which texts sort."""
    values = list(known)
    folded = [fold(value) for value in values]
    order = sorted(range(len(values)), key=lambda place: (folded[place], values[place]))
    places = np.empty(len(values) + 1, np.int32)
    places[order], places[-1] = np.arange(len(values)), -1
    same = [folded[b] != folded[a] for a, b in itertools.pairwise(order)]
    run, offsets = packed(values[place] for place in order)
    ranks = np.concatenate([np.zeros(min(1, len(values)), np.int32), np.cumsum(same, dtype=np.int32)])
    return {
        f"code.{name}": places[codes],
        f"text.{name}": run,
        f"text.{name}.ends": offsets,
        f"rank.{name}": ranks.astype(np.int32),
    }


def hashed(record: str) -> int:
    """Return the number by which an id is found."""
    return int.from_bytes(hashlib.blake2b(record.encode(), digest_size=8).digest(), "little")


def bucket_bits(count: int) -> int:
    """Return how many of the first bits of its number tell in which bucket an id is: about one id is in each."""
    return max(1, count.bit_length())


def _identities(ids: Sequence[str], order: NDArray[np.int64]) -> dict[str, shelf.Array]:
    keys = np.fromiter(map(hashed, ids), np.uint64, len(ids))[order]
    places, bits = np.argsort(keys, kind="stable"), bucket_bits(len(ids))
    buckets = (keys >> np.uint64(64 - bits)).astype(np.int64)
    ends = _ends(np.bincount(buckets, minlength=1 << bits)).astype(np.int32)
    return {"key": keys[places], "key.place": places.astype(np.int32), "key.ends": ends}


def _words(rows: _Rows, order: NDArray[np.int64]) -> dict[str, shelf.Array]:
    """Return the words of all features, and in which features each stands."""
    said, ends = np.frombuffer(rows.said, np.int32), np.frombuffer(rows.said_ends, np.int64)
    places = np.empty(len(order), np.int32)
    places[order] = np.arange(len(order))
    owners = np.repeat(places, np.diff(ends))
    by_word = np.lexsort((owners, said))
    counts = np.bincount(said, minlength=len(rows.words)) if len(said) else np.zeros(len(rows.words), np.int64)
    run, offsets = packed(rows.words)
    return {"word": run, "word.ends": offsets, "word.at": owners[by_word], "word.at.ends": _ends(counts)}
