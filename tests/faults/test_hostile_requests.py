"""Whatever comes over the wire, the answer is never a failure of ours, tells nothing of our insides, and comes soon."""

import random
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from processes import Server

ITEMS = "/api/collections/areas/items"
SOON_S = 5.0
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Answer:
    """A raw answer: status (None where the server only hung up) and all of its text."""

    status: int | None
    text: str


def _send(server: Server, request: bytes) -> Answer:
    """Send bytes and return what comes back until the server closes the connection."""
    text = server.talk(request, SOON_S).decode("utf-8", "replace").removeprefix("HTTP/1.1 100 Continue\r\n\r\n")
    return Answer(int(text.split(" ", 2)[1]) if text.startswith("HTTP/1.1 ") else None, text)


def _get(server: Server, target: str | bytes, *headers: bytes) -> Answer:
    path = target.encode("latin-1") if isinstance(target, str) else target
    lines = [b"GET " + path + b" HTTP/1.1", b"Host: localhost", b"Connection: close", *headers, b"", b""]
    return _send(server, b"\r\n".join(lines))


def _is_harmless(answer: Answer) -> None:
    assert answer.status is None or 200 <= answer.status < 500, answer.text[:500]
    for inside in ("Traceback", 'File "', ".py", "site-packages", "root:x:", "SQLite format"):
        assert inside not in answer.text


@pytest.fixture(autouse=True)
def _the_server_lives_on_and_answers_soon(served: Server) -> Iterator[None]:
    started = time.monotonic()
    yield
    assert time.monotonic() - started < SOON_S
    assert served.process.poll() is None
    assert _get(served, "/healthz").status == 200


# --- much ------------------------------------------------------------------------------------------------------------

# What a query begins with, and what then comes again and again.
MUCH = {
    "unknown-parameters": ("", "p%d=1&"),
    "one-parameter-again-and-again": ("", "region=east&"),
    "ampersands": ("", "&"),
    "one-long-word": ("q=", "a"),
    "many-words": ("q=", "e+"),
    "many-values": ("city=", "a,"),
    "many-sort-keys": ("sortby=", "name,-region,"),
    "many-columns": ("properties=", "name,"),
    "one-long-column": ("properties=", "x"),
    "numbers-of-a-box": ("bbox=", "1,"),
    "nested-brackets": ("bbox=", "["),
    "digits-of-a-number": ("limit=", "9"),
    "ends-of-an-interval": ("datetime=", "2018-01-01/"),
}
# As much as the app accepts, as much as the server hands on to it, and more.
SIZES = [19_000, 60_000, MEGABYTE]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("start", "again"), MUCH.values(), ids=MUCH)
@pytest.mark.parametrize("path", [ITEMS, "/gebiete"])
def test_a_query_of_great_length_is_answered(served: Server, path: str, start: str, again: str, size: int) -> None:
    count = size // len(again)
    rest = "".join(again % number for number in range(count)) if "%d" in again else again * count
    _is_harmless(_get(served, f"{path}?{start}{rest}"))


@pytest.mark.parametrize("path", [ITEMS, "/gebiete", "/api/where", "/api/stats"])
def test_a_hundred_thousand_parameters_are_answered(served: Server, path: str) -> None:
    _is_harmless(_get(served, path + "?" + "&".join(f"p{number}=1" for number in range(100_000))))


@pytest.mark.parametrize("path", ["/api/search", "/api/places", "/api/where", "/api/nearby"])
@pytest.mark.parametrize("q", ["a" * MEGABYTE, "Leipzig+" * 7_000, "a,b;" * 4_000], ids=["word", "words", "parts"])
def test_a_question_of_great_length_is_answered(served: Server, path: str, q: str) -> None:
    _is_harmless(_get(served, f"{path}?q={q}"))


@pytest.mark.parametrize("path", ["/" + "a" * MEGABYTE, ITEMS + "/" + "x" * MEGABYTE, "/a" * (MEGABYTE // 2)])
def test_a_path_of_great_length_is_answered(served: Server, path: str) -> None:
    _is_harmless(_get(served, path))


@pytest.mark.parametrize("name", [b"Accept", b"If-None-Match", b"Accept-Encoding", b"Origin", b"Host", b"X-Any"])
def test_a_header_of_great_length_is_answered(served: Server, name: bytes) -> None:
    _is_harmless(_get(served, "/api", name + b": " + b"text/html," * (MEGABYTE // 10)))


def test_very_many_headers_are_answered(served: Server) -> None:
    _is_harmless(_get(served, "/api", *(b"X-%d: 1" % number for number in range(50_000))))


def test_a_body_that_nobody_asked_for_is_not_read_into_an_answer(served: Server) -> None:
    head = b"POST /api HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % MEGABYTE
    _is_harmless(_send(served, head + b"x" * MEGABYTE))


# --- odd -------------------------------------------------------------------------------------------------------------

ODD = {
    "null-byte": "%00",
    "null-byte-within": "Baut%00zen",
    "broken-utf-8": "%FF%FE%80",
    "half-a-surrogate": "%ED%A0%80",
    "overlong-slash": "%C0%AF",
    "cut-percent": "%",
    "cut-escape": "%E4%B",
    "latin-1": "G%F6rlitz",
    "right-to-left-override": "%E2%80%AE" + "nehcsab",
    "combining-marks": quote("a" + "\u0301" * 500),
    "zero-width": "%E2%80%8B%EF%BB%BF",
    "emoji-family": quote("👨‍👩‍👧‍👦"),
    "arabic-digits": quote("٣٤"),
    "line-ends": "a%0D%0ASet-Cookie:%20x=1",
    "escapes-of-a-terminal": "%1B[2J",
    "sql": quote("' OR 1=1; DROP TABLE record;--"),
    "script": quote("<script>alert(1)</script>"),
    "template": quote("{{7*7}}${7*7}"),
    "python": quote("__import__('os').system('id')"),
    "not-a-number": "nan",
    "infinity": "-inf",
    "exponent": "1e999999",
}
PLACES = [
    ITEMS + "/{}",
    "/api/collections/{}",
    "/api/collections/areas/{}",
    "/gebiete/{}",
    "/projekte/{}",
    "/staedte/{}",
    "/basemap/{}",
    "/assets/{}",
    "/pages/{}",
    "/{}",
    *(f"{ITEMS}?{name}={{}}" for name in ("bbox", "datetime", "q", "sortby", "properties", "city", "f", "limit", "{}")),
    "/api/collections/projects/items?cost_min={}&year={}",
    "/api/where?q={}",
    "/api/where?lon={}&lat={}",
    "/api/nearby?q=Bautzen&radius_m={}",
    "/api/nearby?q=Bautzen&kind={}",
    "/api/search?q={}",
    "/api/places?q={}",
    "/api/stats?by={}",
    "/gebiete?q={}&sortby={}",
]


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_text_is_answered_wherever_it_stands(served: Server, odd: str) -> None:
    for place in PLACES:
        answer = _get(served, place.replace("{}", odd))
        _is_harmless(answer)
        assert answer.status is not None, place
        head, _, body = answer.text.partition("\r\n\r\n")
        assert not any(line.startswith("set-cookie") for line in head.lower().splitlines()), place
        assert "<script>alert" not in body or "text/html" not in head


@pytest.mark.parametrize(
    "target", [b"/api?q=\xff\xfe", b"/\xc3\xa4", b"/gebiete/\x00", b"/api?\x7f=1", b"\x16\x03\x01\x02\x00", b"*", b""]
)
def test_bytes_that_do_not_belong_into_an_address_are_answered_or_hung_up_on(served: Server, target: bytes) -> None:
    _is_harmless(_get(served, target))


@pytest.mark.parametrize(
    "target", ["//evil.example/", "/\\evil.example", "http://evil.example/api", "/api#x", "/api;x=1", "/api?", "/?#"]
)
def test_an_address_that_points_elsewhere_leads_nowhere_else(served: Server, target: str) -> None:
    answer = _get(served, target)
    _is_harmless(answer)
    assert "location: " not in answer.text.lower().partition("\r\n\r\n")[0]


# --- files -----------------------------------------------------------------------------------------------------------

UPWARD = [
    "../layers/areas.geojson",
    "%2e%2e/layers/areas.geojson",
    "..%2flayers%2fareas.geojson",
    "%252e%252e/layers/areas.geojson",
    "..%5clayers%5careas.geojson",
    "....//layers/areas.geojson",
    "./.././layers/areas.geojson",
    "../" * 12 + "etc/passwd",
    "%2e%2e/" * 12 + "etc/passwd",
    "..%2f" * 12 + "etc%2fpasswd",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "state.geojson/../../layers/areas.geojson",
    "%c0%ae%c0%ae/layers/areas.geojson",
    "file:///etc/passwd",
    "",
    ".",
    "..",
]


@pytest.mark.parametrize("upward", UPWARD)
@pytest.mark.parametrize("room", ["/basemap/", "/assets/", "/pages/"])
def test_no_path_leads_out_of_a_folder_of_files(served: Server, room: str, upward: str) -> None:
    answer = _get(served, room + upward)
    _is_harmless(answer)
    assert answer.status in (400, 404)


# --- headers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        b"Accept-Encoding: " + b", ".join([b"br", b"gzip", b"deflate", b"zstd", b"x"] * 2000),
        b"Accept-Encoding: gzip;q=-1, br;q=abc, ;;;",
        b"Accept-Encoding: \xff\xfe",
        b"Accept: ;;;,,,q=*/*;text/html;q=9e9",
        b"Accept-Language: " + b"de-" * 5000,
        b"If-None-Match: " + b'"' * 10_000,
        b"If-None-Match: W/W/W/",
        b"If-Modified-Since: gestern",
        b"Range: bytes=0-,5-3,-,x",
        b"Range: bytes=" + b",".join(b"%d-%d" % (n, n) for n in range(5000)),
        b"Origin: null",
        b"Cookie: " + b"a=1; " * 5000,
        b"Content-Length: -5",
        b"Transfer-Encoding: chunked, chunked, gzip",
        b"X-Forwarded-Host: evil.example",
        b"Host: evil.example",
        b"Host: a b\xff",
        b"Host: [::1",
        b"Upgrade: websocket",
        b"Expect: 100-continue",
        b"X-Null: a\x00b",
        b": no name",
        b"no colon",
    ],
)
@pytest.mark.parametrize("path", ["/api", "/basemap/state.geojson", "/gebiete"])
def test_a_header_that_makes_no_sense_does_no_harm(served: Server, path: str, header: bytes) -> None:
    _is_harmless(_get(served, path, header))


def test_noise_does_no_harm(served: Server) -> None:
    chance = random.Random(20261121)
    for length in (1, 10, 100, 1000, 10_000):
        _is_harmless(_send(served, chance.randbytes(length) + b"\r\n\r\n"))


def test_a_question_cut_off_in_the_middle_does_no_harm(served: Server) -> None:
    for part in (b"GET", b"GET /api HTTP/1.1\r\nHost", b"GET /api HTTP/1.1\r\nHost: a\r\n"):
        with socket.create_connection(("127.0.0.1", served.port), timeout=SOON_S) as connection:
            connection.sendall(part)


def test_the_log_has_no_trace_of_all_this(served: Server) -> None:
    assert "Traceback" not in served.said() + served.lines.read_text("utf-8")
