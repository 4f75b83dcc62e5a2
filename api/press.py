"""The press: makes sheets one after another beside the event loop, and keeps them while their revision is read."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

import anyio
from fastapi import Request, Response

from api import links
from api.language import language_of
from api.responses import PDF, respond
from atlas import Atlas
from atlas.errors import PressBusy
from atlas.export.sheet import Choice, file_name
from atlas.snapshot import Snapshot

# Whoever comes when so many wait is asked to come again: a page is never kept waiting for a thread.
_MOST_WAITING = 6
_MOST_BYTES = 32_000_000
_WAIT_S = 10
Key = tuple[object, ...]


class Press:
    """Prints one sheet at a time; the last ones that were printed are kept, up to a number of bytes."""

    def __init__(self, most_waiting: int = _MOST_WAITING, most_bytes: int = _MOST_BYTES) -> None:
        self._most_waiting, self._most_bytes = most_waiting, most_bytes
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        # How many print or wait for their turn.
        self.waiting = 0
        self._counting, self._printing = Lock(), Lock()

    def print(self, key: Key, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key, else make it when it is its turn; raises PressBusy."""
        kept = self._found(key)
        if kept is not None:
            return kept
        with self._turn():
            # Somebody before may have asked for the same.
            return self._found(key) or self._keep(key, make())

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self._counting:
            if self.waiting >= self._most_waiting:
                raise PressBusy(
                    f"Gerade werden viele Steckbriefe erstellt. Bitte in {_WAIT_S} Sekunden noch einmal versuchen.",
                    f"Many sheets are being made at the moment. Please try again in {_WAIT_S} seconds.",
                    retry_after_s=_WAIT_S,
                )
            self.waiting += 1
        try:
            with self._printing:
                yield
        finally:
            with self._counting:
                self.waiting -= 1

    def _found(self, key: Key) -> bytes | None:
        with self._counting:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: Key, pdf: bytes) -> bytes:
        with self._counting:
            self._kept[key] = pdf
            while sum(map(len, self._kept.values())) > self._most_bytes and len(self._kept) > 1:
                self._kept.popitem(last=False)
        return pdf


async def respond_sheet(request: Request, snapshot: Snapshot, choice: Choice) -> Response:
    """Return a sheet or booklet in the language that is asked for, to be shown by the browser; raises PressBusy."""
    house: Atlas = request.app.state.atlas
    press: Press = request.app.state.press
    language, base = language_of(request), links.base_url(request)

    def made() -> bytes:
        # Loaded with the first sheet, beside the event loop.
        from atlas.export.sheet.booklet import Printer

        return Printer(snapshot, house.geodata, language, base).print(choice)

    key = (snapshot.revision, snapshot.changed_at, snapshot.day, language, base, choice)
    body = await anyio.to_thread.run_sync(press.print, key, made)
    response = respond(request, snapshot, body, PDF)
    response.headers["Content-Disposition"] = f'inline; filename="{file_name(snapshot, choice)}"'
    return response
