"""The head of an answer goes with its body."""

import asyncio
from collections.abc import Iterable

import pytest

from api.sending import Sending

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 5\r\n\r\n"
STREAMED = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
LARGE = b"x" * 100_000


class Wire(asyncio.Transport):
    """A transport that notes what it is given in one step, and in another."""

    def __init__(self) -> None:
        super().__init__({"peername": ("127.0.0.1", 5)})
        self.steps: list[bytes] = []
        self.closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.steps.append(bytes(data))

    def writelines(self, list_of_data: Iterable[bytes | bytearray | memoryview]) -> None:
        self.steps.append(b"".join(list_of_data))

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.mark.parametrize("body", [b"", b"hallo", LARGE], ids=["empty", "short", "large"])
def test_a_head_goes_with_its_body(wire: Wire, body: bytes) -> None:
    sending = Sending(wire)
    sending.write(HEAD)
    assert wire.steps == []
    sending.write(body)
    assert wire.steps == [HEAD + body]


def test_what_follows_the_first_piece_of_a_body_goes_at_once(wire: Wire) -> None:
    sending = Sending(wire)
    for data in (HEAD, b"hal", b"lo"):
        sending.write(data)
    assert wire.steps == [HEAD + b"hal", b"lo"]


@pytest.mark.parametrize("head", [STREAMED, b"HTTP/1.1 100 Continue\r\n\r\n"], ids=["streamed", "only go on"])
def test_a_head_that_names_no_length_does_not_wait(wire: Wire, head: bytes) -> None:
    Sending(wire).write(head)
    assert wire.steps == [head]


def test_a_head_without_a_body_is_sent_when_that_is_known(wire: Wire) -> None:
    sending = Sending(wire)
    sending.write(HEAD)
    sending.flush()
    sending.flush()
    assert wire.steps == [HEAD]


def test_nothing_is_lost_when_a_connection_is_closed(wire: Wire) -> None:
    sending = Sending(wire)
    sending.write(HEAD)
    sending.close()
    assert (wire.steps, wire.closed) == ([HEAD], True)


def test_a_body_that_looks_like_a_head_is_sent_as_it_is(wire: Wire) -> None:
    sending = Sending(wire)
    for data in (HEAD, HEAD, HEAD):
        sending.write(data)
    sending.flush()
    assert b"".join(wire.steps) == 3 * HEAD


def test_everything_else_is_asked_of_the_transport(wire: Wire) -> None:
    assert Sending(wire).get_extra_info("peername") == ("127.0.0.1", 5)
