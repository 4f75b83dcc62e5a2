"""Points as a layer of a Mapbox Vector Tile 2.1: written byte by byte of all features at once, not feature by feature.

A tile of a dense place holds thousands of features of fifteen properties each; to write them one by one takes a hundred
times as long as the same in columns. A message of all features is a list of parts: each is one byte of every feature,
and which features have it. What is written is protobuf (developers.google.com/protocol-buffers/docs/encoding).
"""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.tiles.properties import Value

Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Part = tuple[Bytes | int, Flags | None]

# Number and wire type of each field, as its message has them in front of it (vector_tile.proto, MVT 2.1).
_TILE_LAYER = 3 << 3 | 2
_LAYER_NAME, _LAYER_FEATURE, _LAYER_KEY, _LAYER_VALUE = 1 << 3 | 2, 2 << 3 | 2, 3 << 3 | 2, 4 << 3 | 2
_LAYER_EXTENT, _LAYER_VERSION = 5 << 3, 15 << 3
_FEATURE_TAGS, _FEATURE_TYPE, _FEATURE_GEOMETRY = 2 << 3 | 2, 3 << 3, 4 << 3 | 2
_TEXT, _DOUBLE, _INT, _BOOL = 1 << 3 | 2, 3 << 3 | 1, 4 << 3, 7 << 3
_POINT, _MOVE_TO_ONE = 1, 1 << 3 | 1
_VERSION = 2


@dataclass(frozen=True, slots=True)
class Column:
    """What features say under one key: the number of a value for each, -1 for none, and the values, ready to send."""

    key: str
    codes: Ints
    values: bytes
    count: int


def layer(name: str, extent: int, places: Ints, columns: Sequence[Column]) -> bytes:
    """Return a layer of points at x, y in whole units of the tile, y downward, as bytes of a tile.

    Columns of one key are about different features.
    """
    # What most features share comes first: low numbers take fewer bytes.
    columns = sorted((column for column in columns if column.count), key=lambda column: column.count)
    keys = {column.key: None for column in columns}
    features = _features(places, _tags(columns, list(keys)))
    content = b"".join(
        [
            _framed(_LAYER_NAME, name.encode()),
            features.tobytes(),
            *(_framed(_LAYER_KEY, key.encode()) for key in keys),
            *(column.values for column in columns),
            bytes([_LAYER_EXTENT]) + _varint(extent),
            bytes([_LAYER_VERSION, _VERSION]),
        ]
    )
    return _framed(_TILE_LAYER, content)


def _tags(columns: Sequence[Column], keys: list[str]) -> list[Part]:
    tags: list[Part] = []
    before = 0
    for column in columns:
        shown = None if (known := column.codes >= 0).all() else known
        tags += [(byte, shown) for byte in _varint(keys.index(column.key))]
        tags += _varints(np.where(known, column.codes + before, 0), shown)
        before += column.count
    return tags


def _features(places: Ints, tags: list[Part]) -> Bytes:
    # Zigzag: the sign goes to the last bit.
    turned = places << 1 ^ places >> 63
    drawn: list[Part] = [(_MOVE_TO_ONE, None), *_varints(turned[:, 0]), *_varints(turned[:, 1])]
    count = len(places)
    content: list[Part] = [
        (_FEATURE_TAGS, None),
        *_varints(_lengths(tags, count)),
        *tags,
        (_FEATURE_TYPE, None),
        (_POINT, None),
        (_FEATURE_GEOMETRY, None),
        *_varints(_lengths(drawn, count)),
        *drawn,
    ]
    return _joined([(_LAYER_FEATURE, None), *_varints(_lengths(content, count)), *content], count)


def message(value: Value) -> bytes:
    """Return a value as a layer lists it."""
    if isinstance(value, str):
        return _framed(_LAYER_VALUE, _framed(_TEXT, value.encode()))
    if isinstance(value, bool):
        return _framed(_LAYER_VALUE, bytes([_BOOL, value]))
    if isinstance(value, float):
        return _framed(_LAYER_VALUE, struct.pack("<Bd", _DOUBLE, value))
    # Negative numbers as the 64 bits of their two's complement.
    return _framed(_LAYER_VALUE, bytes([_INT]) + _varint(value & (1 << 64) - 1))


def doubles(values: NDArray[np.float64]) -> bytes:
    """Return numbers as a layer lists them: each nine bytes long and one that says what they are."""
    found = np.empty((len(values), 11), np.uint8)
    found[:, :3] = _LAYER_VALUE, 9, _DOUBLE
    found[:, 3:] = values.astype("<f8").view(np.uint8).reshape(-1, 8)
    return found.tobytes()


def texts(rows: Bytes, lengths: Ints) -> bytes:
    """Return texts as a layer lists them, each so many bytes (UTF-8) from the beginning of a row."""
    inner: list[Part] = [(_TEXT, None), *_varints(lengths)]
    heads, has = _matrix([(_LAYER_VALUE, None), *_varints(_lengths(inner, len(rows)) + lengths), *inner], len(rows))
    own = np.arange(rows.shape[1], dtype=np.int32) < lengths[:, np.newaxis].astype(np.int32)
    return np.hstack([heads, rows])[np.hstack([has, own])].tobytes()


def _varints(numbers: Ints, shown: Flags | None = None) -> list[Part]:
    """Return whole numbers from 0 in seven bits a byte, the lowest first; all but the last have their first bit set."""
    parts: list[Part] = []
    while (rest := numbers >> 7).any():
        more = rest > 0
        parts.append(((numbers & 127 | more << 7).astype(np.uint8), shown))
        numbers, shown = rest, more if shown is None else more & shown
    return [*parts, (numbers.astype(np.uint8), shown)]


def _lengths(parts: Iterable[Part], count: int) -> Ints:
    """Return how many bytes of parts each feature has."""
    found = np.zeros(count, np.int64)
    for _, shown in parts:
        found += 1 if shown is None else shown
    return found


def _joined(parts: Sequence[Part], count: int) -> Bytes:
    """Return the bytes of the first feature, then those of the next."""
    every, has = _matrix(parts, count)
    return every[has]


def _matrix(parts: Sequence[Part], count: int) -> tuple[Bytes, Flags]:
    """Return parts side by side, a row for each feature, and which of them it has."""
    every = np.empty((count, len(parts)), np.uint8)
    has = np.ones((count, len(parts)), dtype=bool)
    for place, (byte, shown) in enumerate(parts):
        every[:, place] = byte
        if shown is not None:
            has[:, place] = shown
    return every, has


def _framed(field: int, content: bytes) -> bytes:
    """Return the bytes of a field: what it is, how long, and its content."""
    return bytes([field]) + _varint(len(content)) + content


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes([*found, number])
