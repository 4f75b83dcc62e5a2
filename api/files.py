"""A table as a file: written beside the event loop to a file without a name, then sent piece by piece."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

import anyio
from anyio.lowlevel import RunVar
from fastapi import Request, Response
from starlette.responses import StreamingResponse

from api.responses import not_modified, standing_headers
from atlas.credits import ODBL
from atlas.export.formats import Format
from atlas.export.table import Table
from atlas.snapshot import Snapshot

# What is smaller stays in memory; what is larger has no name on the disk and is gone with whoever reads it.
_IN_MEMORY = 1_000_000
_PIECE = 262_144
# Writing takes a processor: two at a time leave room for everybody who asks for a page.
_AT_ONCE = 2
_WRITERS: RunVar[anyio.CapacityLimiter] = RunVar("writers of files")


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file: its bytes from the beginning, how many, and the tag that stands for them."""

    body: BinaryIO
    size: int
    tag: str


async def respond_file(request: Request, snapshot: Snapshot, format: Format, *tables: Table) -> Response:
    """Return a table, or several in one, as a file to save, or 304 where the asker has it already.

    It is written whole before the answer begins: an error in the middle is told as one, and never a file cut short.
    """
    written = await anyio.to_thread.run_sync(partial(_written, format, tables), limiter=_limiter())
    media_type, extension = format.of_several if len(tables) > 1 else (format.media_type, format.extension)
    headers = {
        **standing_headers(snapshot, written.tag),
        "Content-Disposition": f'attachment; filename="{tables[0].statement.file_name(extension)}"',
        "Link": f'<{ODBL.url}>; rel="license"',
    }
    if not_modified(request, written.tag):
        written.body.close()
        return Response(status_code=304, headers=headers)
    headers["Content-Length"] = str(written.size)
    return StreamingResponse(_pieces(written.body), 200, headers, media_type)


def _limiter() -> anyio.CapacityLimiter:
    """Return how many may write at once; it belongs to the event loop, and so is made in it."""
    limiter = _WRITERS.get(None)
    if limiter is None:
        limiter = anyio.CapacityLimiter(_AT_ONCE)
        _WRITERS.set(limiter)
    return limiter


def _written(format: Format, tables: tuple[Table, ...]) -> Written:
    with ExitStack() as undo:
        body = cast(BinaryIO, undo.enter_context(SpooledTemporaryFile(_IN_MEMORY)))
        if len(tables) > 1:
            format.write_several(tables, body)
        else:
            format.write(tables[0], body)
        size, digest = 0, hashlib.blake2b(digest_size=12)
        for piece in _read(body):
            size += len(piece)
            digest.update(piece)
        undo.pop_all()
    return Written(body, size, f'"{digest.hexdigest()}"')


def _read(body: BinaryIO) -> Iterator[bytes]:
    body.seek(0)
    while piece := body.read(_PIECE):
        yield piece


def _pieces(body: BinaryIO) -> Iterator[bytes]:
    with body:
        yield from _read(body)
