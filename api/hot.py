"""Answers that were given a moment ago, given again as they are, as long as the atlas is the same.

Only what anybody may see and caches may keep, of one snapshot or of a file that never changes, to requests that say no
more about themselves than what form they accept. There are so few places that they hold what many ask for at once, such
as the front page of a day on which it is in the news; everything else is answered from the snapshot, which is quick
enough. What is asked for once is not kept, or a visitor who looks at a hundred records would cost the others the front
page.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Hashable
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import observing
from atlas import Atlas
from atlas.snapshot import Snapshot

_MOST, _MOST_BYTES = 96, 4_000_000
_LARGEST = 500_000
# What an answer depends on besides the address; every other header is either of no account or in the way.
# Browsers name the origin of a page with its scripts and fonts.
_TELLING = (b"host", b"accept", b"accept-encoding", b"origin")
_IN_THE_WAY = frozenset(
    (
        b"authorization",
        b"cookie",
        b"atlas-at-least",
        b"if-none-match",
        b"if-match",
        b"range",
        b"cache-control",
        b"pragma",
    )
)


class Answer(NamedTuple):
    """A whole answer, and of which kind its address is, for whoever counts."""

    start: Message
    body: Message
    kind: str

    @property
    def size(self) -> int:
        """Return how many bytes its body has."""
        return len(self.body.get("body", b""))


class HotAnswers:
    """Keeps whole answers; must stand outside of everything that an answer is made by."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._known: OrderedDict[Hashable, Answer] = OrderedDict()
        # What was asked for once, of late.
        self._asked: OrderedDict[Hashable, None] = OrderedDict()
        self._bytes = 0
        self._snapshot: Snapshot | None = None

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Give the answer there is, or keep the one that is made where it was asked for a moment ago."""
        key = _key(scope)
        if key is None:
            return self._app(scope, receive, send)
        house: Atlas = scope["app"].state.atlas
        snapshot = house.current
        if snapshot is not self._snapshot:
            self._forget(snapshot)
        known = self._known.get(key)
        if known is None and self._is_new(key):
            return self._app(scope, receive, send)
        if known is None:
            return self._answer(key, snapshot, scope, receive, send)
        self._known.move_to_end(key)
        observing.tell_kind(scope, known.kind)
        return _sent(known, send)

    def _is_new(self, key: Hashable) -> bool:
        """Return whether something is asked for the first time of late, and remember that it was."""
        if key in self._asked:
            return False
        self._asked[key] = None
        if len(self._asked) > _MOST:
            self._asked.popitem(last=False)
        return True

    async def _answer(
        self, key: Hashable, snapshot: Snapshot | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Have the answer made, and keep it if it is whole and of the snapshot that is read now."""
        messages: list[Message] = []

        async def send_and_note(message: Message) -> None:
            # A start, and a body that is whole; of a longer answer no more is held.
            if len(messages) < 3:
                messages.append(message)
            await send(message)

        await self._app(scope, receive, send_and_note)
        if snapshot is self._snapshot is not None and len(messages) == 2 and _may_be_kept(messages[0]):
            self._keep(key, Answer(messages[0], messages[1], observing.kind_of(scope)))

    def _keep(self, key: Hashable, answer: Answer) -> None:
        if answer.size > _LARGEST or key in self._known:
            return
        self._known[key] = answer
        self._bytes += answer.size
        while len(self._known) > _MOST or self._bytes > _MOST_BYTES:
            _, oldest = self._known.popitem(last=False)
            self._bytes -= oldest.size

    def _forget(self, snapshot: Snapshot | None) -> None:
        self._known.clear()
        self._asked.clear()
        self._bytes, self._snapshot = 0, snapshot


async def _sent(answer: Answer, send: Send) -> None:
    await send(answer.start)
    await send(answer.body)


def _key(scope: Scope) -> Hashable | None:
    """Return what an answer depends on; None for a request whose answer is for the asker alone."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    told: list[bytes] = []
    for name, value in scope["headers"]:
        if name in _IN_THE_WAY:
            return None
        if name in _TELLING:
            told += (name, value)
    return scope["path"], scope["query_string"], scope["scheme"], scope.get("root_path"), *told


def _may_be_kept(start: Message) -> bool:
    """Return whether a start says that the answer is whole, for all, and of a revision or of one content for good."""
    if start["status"] != 200:
        return False
    headers = dict(start["headers"])
    rule = headers.get(b"cache-control", b"")
    lasting = b"atlas-revision" in headers or rule.endswith(b"immutable")
    return rule.startswith(b"public") and lasting and b"set-cookie" not in headers
