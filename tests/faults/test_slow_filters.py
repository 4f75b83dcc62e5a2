"""Filters that take long, asked of very many projects over a real socket: bounded, and nobody else waits for them."""

import json
import math
import socket
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from bench import world
from processes import Server, serving

COUNT = 25_000
SOON_S = 20.0
# A health check on a machine that others use too; what it waited for took seconds before.
HEALTHY_S = 1.0
LON, LAT = 13.4, 51.05
Points = list[tuple[float, float]]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server beside whose records there are very many projects."""
    folder = tmp_path_factory.mktemp("many")
    world.write(folder, COUNT)
    with serving(ATLAS_DATA_DIR=folder) as server:
        yield server


def asked(collection: str, text: str) -> bytes:
    address = f"/api/collections/{collection}/items?limit=1&filter={quote(text, safe='(),')}"
    return f"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()


def told(answer: bytes) -> tuple[int, Any]:
    """Return the status and what is said as JSON, if it is some."""
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body) if body.startswith(b"{") else None


def ring(points: Points) -> str:
    return "(" + ",".join(f"{lon:.3f} {lat:.3f}" for lon, lat in [*points, points[0]]) + ")"


def circle(corners: int) -> Points:
    turns = (2 * math.pi * corner / corners for corner in range(corners))
    return [(LON + 1.2 * math.cos(turn), LAT + 0.8 * math.sin(turn)) for turn in turns]


def star(spikes: int) -> Points:
    return [(LON, LAT) if corner % 2 else point for corner, point in enumerate(circle(2 * spikes))]


def teeth(count: int) -> Points:
    comb = [(12 + 3 * corner / count, 51.2 if corner % 2 else 50.9) for corner in range(count)]
    return [*comb, (15.0, 50.2), (12.0, 50.2)]


SHAPES = {
    "10,000 corners": f"POLYGON({ring(circle(10_000))})",
    "as many corners as are read": f"POLYGON({ring(circle(1_300))})",
    "a star of 5,000 spikes": f"POLYGON({ring(star(5_000))})",
    "a star of 600 spikes": f"POLYGON({ring(star(600))})",
    "a comb": f"POLYGON({ring(teeth(1_200))})",
    "crosses itself": "POLYGON((13 51,14 52,14 51,13 52,13 51))",
    "without area": "POLYGON((13 51,14 51,13 51,13 51))",
    "a polygon for each of 200": "MULTIPOLYGON(" + ",".join([f"({ring(circle(4))})"] * 200) + ")",
    "collections in one another": "GEOMETRYCOLLECTION(" * 500 + "POINT(13 51)" + ")" * 500,
    "1,500 points": "MULTIPOINT(" + ",".join(f"({lon:.2f} {lat:.2f})" for lon, lat in circle(1_500)) + ")",
    "around the Earth": "POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90))",
}


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("relation", ["S_INTERSECTS", "S_TOUCHES"])
def test_no_shape_keeps_the_server_busy(served: Server, relation: str, name: str) -> None:
    for collection in ("areas", "projects"):
        started = time.monotonic()
        status, said = told(served.talk(asked(collection, f"{relation}(geometry,{SHAPES[name]})"), SOON_S))
        assert status in (200, 400, 414)
        assert said is None or "numberMatched" in said or said["detail_en"]
        assert time.monotonic() - started < SOON_S


def test_a_filter_that_takes_too_long_is_given_up_and_others_are_answered_meanwhile(served: Server) -> None:
    patterns = (f"ACCENTI(CASEI(title)) LIKE '%ä{number}%'" for number in range(300))
    with socket.create_connection(("127.0.0.1", served.port), timeout=SOON_S) as slow:
        slow.sendall(asked("projects", " OR ".join(patterns)))
        slow.settimeout(0.0)
        waited = []
        while not (answer := received(slow)):
            started = time.monotonic()
            assert told(served.talk(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", SOON_S))[0] == 200
            waited.append(time.monotonic() - started)
        slow.settimeout(SOON_S)
        status, said = told(answer + b"".join(iter(lambda: slow.recv(65536), b"")))
    assert (status, said["parameter"]) == (400, "filter")
    assert "takes too long" in said["detail_en"] and "zu lange" in said["detail"]
    assert len(waited) > 5 and max(waited) < HEALTHY_S
    assert "Traceback" not in served.said()


def received(connection: socket.socket) -> bytes:
    try:
        return connection.recv(65536)
    except BlockingIOError:
        return b""
