"""An open stock: what stands where in its cache, mapped into memory and shared by all processes that read it."""

import fcntl
import itertools
import logging
import os
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from operator import sub
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from atlas.cql.columns import Listed, Numbers, Where
from atlas.model import Project, field_names
from atlas.stock import SOURCE, building, shelf
from atlas.stock.building import hashed
from atlas.stock.dictionary import Dictionary
from atlas.stock.found import Flags, Slots
from atlas.stock.grid import Frame, Grid
from atlas.stock.homes import Homes, Joined
from atlas.stock.strips import Strips
from atlas.stock.texts import Texts, spans

_log = logging.getLogger("atlas.stock")
# Goes up with every change of what the cache holds: one that an older program has built is built anew.
VERSION = 6
_FOLDER = "stock.cache"
# The system reads 2 GB at a time at most (read(2)), which is less than the features of a large country.
MOST_AT_ONCE = 1 << 30
# To read so many features in between takes less time than to ask the system once more.
_GAP = 16


class Stock:
    """Projects by their place in the cache (0, 1 …, from south-west to north-east). Nothing here ever changes."""

    def __init__(self, features: Path, arrays: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        self.said, self.count = said, int(said["count"])
        self._arrays = arrays
        # Read, not mapped: a file that somebody cuts off then fails one answer and not the process.
        self._file = os.open(features, os.O_RDONLY)
        self._ends = arrays["ends"]
        # For one place at a time: numpy makes an object of its own of each number, which takes longer than to read it.
        self._end_of, self._key_of, self._key_end_of, self._place_of, self._id_of = (
            memoryview(arrays[name].data) for name in ("ends", "key", "key.ends", "key.place", "code.id")
        )
        self._bucket_shift = 64 - building.bucket_bits(self.count)
        frame = Frame(**said["frame"])
        self.grid = Grid(frame, *(arrays[name] for name in ("keys", "lon", "lat", "x", "y")))
        self.strips = Strips(frame, arrays["strip.lon"], arrays["strip.sums"].reshape(-1, frame.rows + 1))
        self.ids = Texts(arrays["text.id"], arrays["text.id.ends"])
        self._listed = {
            name: Dictionary(arrays[f"code.{name}"], self._texts(f"text.{name}")) for name in building.TEXTS
        }
        self.words = self._texts("word")
        self.homes = Homes(arrays["home"], self._texts("home.named"), self._texts("home.end"))

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            os.close(self._file)

    def _texts(self, name: str) -> Texts:
        return Texts(self._arrays[name], self._arrays[f"{name}.ends"])

    def id(self, slot: int) -> str:
        """Return the id of the project at a place."""
        return self.ids[self._id_of[slot]]

    def named(self, slots: Slots) -> list[str]:
        """Return the ids of the projects at places."""
        return self.ids.at(self._arrays["code.id"][slots])

    def find(self, record: str) -> int | None:
        """Return the place of a project, or None."""
        wanted = hashed(record)
        # To look among all by halves would take twenty steps of a million, most of them to memory not seen of late.
        bucket = wanted >> self._bucket_shift
        for at in range(self._key_end_of[bucket], self._key_end_of[bucket + 1]):
            slot: int = self._place_of[at]
            if self._key_of[at] == wanted and self.id(slot) == record:
                return slot
        return None

    def feature(self, slot: int) -> bytes:
        """Return the feature at a place as it is kept."""
        return self._read(self._end_of[slot], self._end_of[slot + 1] - 1)

    def encoded(self, slots: Slots) -> list[bytes]:
        """Return the features at places as they are kept."""
        return self._parts(slots, slots)

    def stretches(self, where: Where) -> list[bytes]:
        """Return the features at places as they are kept, in pieces that a comma goes between: one of each stretch."""
        if isinstance(where, slice):
            return [self._read(self._end_of[where.start], self._end_of[where.stop] - 1)]
        if not len(where):
            return []
        turns = np.flatnonzero(where[1:] - where[:-1] != 1)
        return self._parts(where[np.append(0, turns + 1)], where[np.append(turns, -1)])

    def _parts(self, firsts: Slots, lasts: Slots) -> list[bytes]:
        """Return what is kept from each first to its last place; ascending ones close together are read in one go."""
        begins, ends = self._ends[firsts].tolist(), (self._ends[lasts + 1] - 1).tolist()
        gaps = firsts[1:] - lasts[:-1]
        far = gaps > _GAP
        # In an order of their own they lie anywhere.
        if far.all() or gaps.min() < 0:
            return self._each(begins, ends)
        parts: list[bytes] = []
        for first, last in itertools.pairwise([0, *(np.flatnonzero(far) + 1).tolist(), len(begins)]):
            base = begins[first]
            run, sides = self._read(base, ends[last - 1]), zip(begins[first:last], ends[first:last], strict=True)
            parts += [run[begin - base : end - base] for begin, end in sides]
        return parts

    def _each(self, begins: Sequence[int], ends: Sequence[int]) -> list[bytes]:
        lengths = list(map(sub, ends, begins))
        found = list(map(os.pread, itertools.repeat(self._file), lengths, begins))
        return found if list(map(len, found)) == lengths else list(map(self._read, begins, ends))

    def _read(self, begin: int, end: int) -> bytes:
        found = os.pread(self._file, min(end - begin, MOST_AT_ONCE), begin)
        return found if len(found) == end - begin else self._joined(found, begin, end)

    def _joined(self, first: bytes, begin: int, end: int) -> bytes:
        """Return what stands between two places of the file, of which the first piece is read already."""
        parts, here = [first], begin + len(first)
        while here < end:
            more = os.pread(self._file, min(end - here, MOST_AT_ONCE), here)
            if not more:
                raise shelf.Damaged(SOURCE)
            parts.append(more)
            here += len(more)
        return b"".join(parts)

    def body(self, collection: str, record: str) -> str | None:
        """Return a project as the ledger would hold it, or None where there is no such project."""
        slot = self.find(record) if collection == building.COLLECTION else None
        if slot is None:
            return None
        own = self.feature(slot).removesuffix(self.homes.end(self.homes.codes.item(slot))) + b"}}"
        return orjson.dumps(orjson.loads(own), option=orjson.OPT_SORT_KEYS).decode()

    def naming(self, collection: str, record: str) -> list[str]:
        """Return the ids of the projects that name a city or an area."""
        column = self._listed.get({"cities": "city_ags", "areas": "area_id"}.get(collection, ""))
        if column is None or record not in column.values:
            return []
        slots = np.flatnonzero(column.codes == list(column.values).index(record))
        return [self.id(slot) for slot in slots.tolist()]

    def listed(self, name: str) -> Listed:
        """Return a column of texts."""
        return self._listed[name]

    def ranks(self, name: str) -> NDArray[np.int32]:
        """Return which place each text of a column has among the folded ones."""
        found: NDArray[np.int32] = self._arrays[f"rank.{name}"]
        return found

    def numbers(self, name: str) -> Numbers:
        """Return a column of numbers; NaN is unknown."""
        found: Numbers = self._arrays[f"number.{name}"]
        return found

    def days(self, name: str) -> tuple[Numbers, Numbers]:
        """Return the first and the last day that each date may mean; without name, those on which a project holds."""
        return self._arrays[f"first.{name}"], self._arrays[f"last.{name}"]

    def saying(self, word: str) -> Flags:
        """Return in which projects one of the words holds this one."""
        ends, found = self._arrays["word.at.ends"], np.zeros(self.count, dtype=bool)
        places = self.words.holding(word)
        found[self._arrays["word.at"][spans(ends[places], ends[places + 1])]] = True
        return found

    @cached_property
    def missing(self) -> NDArray[np.bool_]:
        """Which places have no point."""
        return np.isnan(self.grid.lon)


def open_stock(data: Path, joined: Callable[[], Joined]) -> Stock | None:
    """Return the stock of a data directory, or None where there is none; its features are kept as they are `joined`.

    The cache is built where it is missing, older than the file, or not as it was written; that takes a minute or two
    for a million projects, and the log tells how far it is. Raises BrokenLayer naming the line of the file.
    """
    source = data / SOURCE
    if not source.is_file():
        return None
    folder = data / _FOLDER
    features, columns = folder / "features.bin", folder / "columns.bin"
    # A model with other fields makes other features of the same file.
    wanted = {"version": VERSION, "fields": [*field_names(Project)], "source": _state(source)}
    found = _opened(features, columns, wanted)
    if found is not None:
        return found
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        # Several processes may start at once: one builds, the others wait for what it has built.
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = _opened(features, columns, wanted)
        if found is None:
            began = time.monotonic()
            building.build(source, features, columns, wanted, joined(), _tell)
            found = _opened(features, columns, wanted)
            count, took = found.count if found else 0, time.monotonic() - began
            _log.warning("The stock is read into its cache: %s projects in %.1f s", f"{count:,}", took)
    return found


def _tell(read: int) -> None:
    _log.warning("The stock is read into its cache, once: %s projects so far", f"{read:,}")


def _state(source: Path) -> list[int]:
    found = source.stat()
    return [found.st_size, found.st_mtime_ns]


def _opened(features: Path, columns: Path, wanted: Mapping[str, Any]) -> Stock | None:
    """Return the stock of a cache that is whole and of this file, else None."""
    try:
        with ThreadPoolExecutor(1) as beside:
            check = beside.submit(shelf.sum_of, features)
            arrays, said = shelf.read(columns)
            sound = said["features"] == {"size": features.stat().st_size, "sum": check.result()}
    except (OSError, shelf.Damaged):
        return None
    if not sound or any(said.get(name) != value for name, value in wanted.items()):
        return None
    return Stock(features, arrays, said)
