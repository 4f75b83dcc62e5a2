"""What is sent to tie a server up, or to slip a request past it: others are answered, nothing is slipped in."""

import gzip
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from processes import Server

SOON_S = 10.0
# Of the processor, the first page that is made included.
AT_ONCE_S = 1.0
FILE = "/basemap/state.geojson"


def talk(server: Server, sent: bytes) -> str:
    """Send bytes and return all that comes until the server closes the connection."""
    return server.talk(sent, SOON_S).decode("latin-1")


def request(line: str, *headers: str, body: bytes = b"", last: bool = True) -> bytes:
    head = [line + " HTTP/1.1", "Host: localhost", *headers, *(["Connection: close"] if last else []), "", ""]
    return "\r\n".join(head).encode("latin-1") + body


def statuses(answer: str) -> list[int]:
    """The statuses of all answers on a connection, those that only say to go on left out."""
    found = [int(part[:3]) for part in answer.split("HTTP/1.1 ")[1:]]
    return [status for status in found if status != 100]


@pytest.fixture(autouse=True)
def _the_server_lives_on_and_answers_soon(served: Server) -> Iterator[None]:
    started = time.monotonic()
    yield
    assert time.monotonic() - started < SOON_S
    assert statuses(talk(served, request("GET /healthz"))) == [200]
    assert "Traceback" not in served.said()


def test_others_are_answered_while_two_hundred_send_letter_by_letter(served: Server) -> None:
    with ExitStack() as slow:
        for _ in range(200):
            connection = socket.create_connection(("127.0.0.1", served.port), timeout=SOON_S)
            slow.enter_context(connection)
            connection.sendall(b"GET /api HTTP/1.1\r\nHost: loc")
        assert statuses(talk(served, request("GET /api?f=json"))) == [200]


def test_questions_that_are_sent_at_once_are_answered_one_after_another(served: Server) -> None:
    asked = request("GET /healthz", last=False) + request("GET /gibt-es-nicht", last=False) + request("GET /healthz")
    assert statuses(talk(served, asked)) == [200, 404, 200]


@pytest.mark.parametrize(
    "headers",
    [
        ("Content-Length: 5", "Content-Length: 6"),
        ("Content-Length: 5, 6",),
        ("Content-Length: +5",),
        ("Content-Length: 0x5",),
        ("Transfer-Encoding: chunked", "Content-Length: 5"),
        ("Transfer-Encoding: xchunked",),
        ("Transfer-Encoding : chunked",),
    ],
    ids=" | ".join,
)
def test_nobody_slips_a_second_request_past_us_by_two_lengths_of_the_first(
    served: Server, headers: tuple[str, ...]
) -> None:
    hidden = b"0\r\n\r\n" + request("GET /healthz")
    found = statuses(talk(served, request("POST /api/session", *headers, last=False, body=hidden)))
    assert len(found) <= 1 and all(400 <= status < 500 for status in found)


def test_a_packed_body_is_not_unpacked(served: Server) -> None:
    bomb = gzip.compress(b"a" * 50_000_000)
    told = ("Content-Encoding: gzip", "Content-Type: application/json", f"Content-Length: {len(bomb)}")
    (status,) = statuses(talk(served, request("POST /api/session", *told, body=bomb)))
    assert 400 <= status < 500


def test_a_million_parameters_are_refused(served: Server) -> None:
    assert all(400 <= status < 500 for status in statuses(talk(served, request("GET /api/stats?" + "a&" * 1_000_000))))


def test_a_file_is_not_sent_in_a_thousand_parts(served: Server) -> None:
    whole = len(talk(served, request(f"GET {FILE}")))
    parts = ",".join(f"{at}-{at}" for at in range(0, 2_000, 2))
    assert len(talk(served, request(f"GET {FILE}", f"Range: bytes={parts}"))) < 2 * whole + 200_000


PART = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(2_000))


@pytest.mark.parametrize(
    "parts",
    [
        PART * 20_000,
        b"--x\r\n" + NESTED,
        b"--x\r\nContent-Disposition: form-data; " + b"a=b; " * 50_000,
        b"--x\r\n(" * 50,
    ],
    ids=["many", "in one another", "of many names", "broken"],
)
def test_a_form_of_odd_parts_is_refused_at_once(served: Server, parts: bytes) -> None:
    body = parts + b"\r\n--x--\r\n"
    told = ("Content-Type: multipart/form-data; boundary=x", f"Content-Length: {len(body)}")
    before = served.busy_s()
    (status,) = statuses(talk(served, request("POST /in-der-naehe/viele", *told, body=body)))
    assert 400 <= status < 500
    assert served.busy_s() - before < AT_ONCE_S


def test_json_of_a_hundred_thousand_levels_is_refused(served: Server) -> None:
    body = b"[" * 100_000
    told = ("Content-Type: application/json", f"Content-Length: {len(body)}")
    (status,) = statuses(talk(served, request("POST /api/session", *told, body=body)))
    assert 400 <= status < 500
