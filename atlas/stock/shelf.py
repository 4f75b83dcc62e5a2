"""Named arrays in one file that processes map into their memory together; what is not as it was written is noticed."""

import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

_MAGIC = b"ATLAS-1\n"
_ALIGNED = 4096
_CHUNK = 1 << 22
Array = NDArray[Any]


class Damaged(Exception):
    """A file of the cache is not as it was written; it has to be built anew."""


def write(path: Path, arrays: Mapping[str, Array], said: Mapping[str, Any]) -> None:
    """Write arrays and what is said of them, in a file that stands there whole or not at all."""
    entries: dict[str, dict[str, int | str]] = {}
    begin, check = 0, 0
    for name, array in arrays.items():
        entries[name] = {"at": begin, "type": array.dtype.str, "count": len(array)}
        check = zlib.crc32(bytes(_gap(array)), zlib.crc32(array.data, check))
        begin += array.nbytes + _gap(array)
    described = orjson.dumps({"arrays": entries, "said": said, "sum": check})
    head = _MAGIC + len(described).to_bytes(8, "little") + zlib.crc32(described).to_bytes(4, "little") + described
    aside = path.with_suffix(".new")
    with aside.open("wb") as target:
        target.write(head + bytes(-len(head) % _ALIGNED))
        for array in arrays.values():
            target.write(array.data)
            target.write(bytes(_gap(array)))
        target.flush()
        os.fsync(target.fileno())
    aside.replace(path)


def _gap(array: Array) -> int:
    return -array.nbytes % _ALIGNED


def read(path: Path) -> tuple[dict[str, Array], Mapping[str, Any]]:
    """Return the arrays, mapped and read-only, and what is said of them; raises Damaged."""
    try:
        with path.open("rb") as source:
            magic, length, check = source.read(8), source.read(8), source.read(4)
            head = source.read(int.from_bytes(length, "little"))
        if magic != _MAGIC or zlib.crc32(head) != int.from_bytes(check, "little"):
            raise Damaged(path)
        described, first = orjson.loads(head), 20 + len(head)
        first += -first % _ALIGNED
        # Read and not looked at through the map: what nobody asks for then takes no memory of this process.
        if sum_of(path, first) != described["sum"]:
            raise Damaged(path)
        whole = np.memmap(path, dtype=np.uint8, mode="r")
        arrays = {name: _array(whole, first, entry) for name, entry in described["arrays"].items()}
    except (OSError, ValueError, KeyError) as error:
        raise Damaged(path) from error
    return arrays, described["said"]


def _array(whole: Array, first: int, entry: Mapping[str, Any]) -> Array:
    kind, begin = np.dtype(entry["type"]), first + entry["at"]
    found: Array = whole[begin : begin + entry["count"] * kind.itemsize].view(np.ndarray).view(kind)
    return found


def sum_of(path: Path, first: int = 0) -> int:
    """Return the checksum (CRC-32) of a file from a byte on, read through once; raises OSError."""
    found, chunk = 0, bytearray(_CHUNK)
    with path.open("rb", buffering=0) as source:
        source.seek(first)
        while count := source.readinto(chunk):
            found = zlib.crc32(memoryview(chunk)[:count], found)
    return found
