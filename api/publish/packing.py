"""Files beside their compressed forms, as web servers that pack nothing themselves can send them."""

import gzip
import os
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import PurePosixPath
from types import TracebackType
from typing import Self

import brotli

from api.coding import LEAST
from api.publish.folder import Folder

_ENDINGS = (".br", ".gz")
# The best quality saves 2 % more and takes three times as long.
_QUALITY = 10
# These are packed by nature.
_PACKED = {".gpkg", ".jpg", ".parquet", ".pdf", ".pmtiles", ".png", ".woff2", ".xlsx", ".zip"}
# So many files wait for being packed at most: they are in memory as long.
_MOST_WAITING = 64


class Packer:
    """Takes files for a folder; those that changed are packed on all processors while the next are made."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._pool = ThreadPoolExecutor(os.cpu_count())
        self._waiting: list[Future[dict[str, bytes]]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=error is not None)

    def take(self, name: str, body: bytes) -> None:
        """Take a file with its compressed forms into the site."""
        is_current = self._folder.is_current(name, body)
        if not is_current:
            self._folder.lay(name, body)
        if len(body) < LEAST or PurePosixPath(name).suffix in _PACKED:
            return
        if is_current and self._has_packed(name):
            return
        self._waiting.append(self._pool.submit(_packed, name, body))
        if len(self._waiting) > _MOST_WAITING:
            self._lay_next()

    def _has_packed(self, name: str) -> bool:
        return all(self._folder.keep_derived(name + ending) for ending in _ENDINGS)

    def finish(self) -> None:
        """Wait for what is still being packed."""
        while self._waiting:
            self._lay_next()

    def _lay_next(self) -> None:
        for name, body in self._waiting.pop(0).result().items():
            if not self._folder.is_current(name, body):
                self._folder.lay(name, body)


def _packed(name: str, body: bytes) -> dict[str, bytes]:
    return {
        f"{name}.br": brotli.compress(body, quality=_QUALITY),
        f"{name}.gz": gzip.compress(body, compresslevel=9, mtime=0),
    }
