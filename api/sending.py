"""The head of an answer goes to the network with its body: in one step instead of two."""

import asyncio
from typing import Any

# Who is told how long an answer is can begin nothing before it comes: its head may wait for it.
_HEAD, _LENGTH = b"HTTP/1.1 ", b"\r\ncontent-length: "
# So much is copied in less time than two pieces take.
_COPIED = 1 << 15


class Sending:
    """A transport that keeps the head of an answer until its body comes, or until it is told that none does."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport, self._head = transport, b""

    def write(self, data: bytes) -> None:
        """Send data behind the head that was kept, or keep them where they are a head themselves."""
        head, self._head = self._head, b""
        if head and len(data) > _COPIED:
            self._transport.writelines((head, data))
        elif not head and data.startswith(_HEAD) and _LENGTH in data:
            self._head = data
        else:
            self._transport.write(head + data)

    def flush(self) -> None:
        """Send a head that no body follows."""
        head, self._head = self._head, b""
        if head:
            self._transport.write(head)

    def close(self) -> None:
        """Send what was kept, and close the connection."""
        self.flush()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        """Return everything else of the transport."""
        found = getattr(self._transport, name)
        # Asked of every answer: the next time it is found here.
        self.__dict__[name] = found
        return found
