"""Ten times more than a process can do: it answers what it can, sends the rest away, and is soon itself again."""

import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from selectors import EVENT_READ, DefaultSelector
from socket import socket

import pytest
from processes import Server, serving

ROOM = 20
PAGE = b"GET /api/collections/areas/items?limit=20 HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with room for twenty requests at once."""
    with serving(ATLAS_DATA_DIR=tmp_path_factory.mktemp("crowded"), ATLAS_MOST_AT_ONCE=str(ROOM)) as server:
        urllib.request.urlopen(f"{server.url}/api").close()
        yield server


def crowd(server: Server, many: int, rounds: int) -> tuple[Counter[int], list[str], list[int]]:
    """Ask on many connections at once, some times over.

    Returns how many answers had which status, what refusals said of when to come again, and how /healthz was answered
    meanwhile.
    """
    statuses: Counter[int] = Counter()
    again: list[str] = []
    healthy: list[int] = []
    connections = [socket() for _ in range(many)]
    for one in connections:
        one.connect(("127.0.0.1", server.port))
    for _ in range(rounds):
        for one in connections:
            one.sendall(PAGE)
        with urllib.request.urlopen(f"{server.url}/healthz") as answer:
            healthy.append(answer.status)
        for head in answers(connections):
            status = int(head.split(" ", 2)[1])
            statuses[status] += 1
            if status == 503:
                again += [line.partition(": ")[2] for line in head.split("\r\n") if line.startswith("retry-after")]
    for one in connections:
        one.close()
    return statuses, again, healthy


def answers(connections: list[socket]) -> Iterator[str]:
    """Yield the head of one answer of each connection, once it is read to its end."""
    received = dict.fromkeys(connections, b"")
    with DefaultSelector() as ready:
        for one in connections:
            ready.register(one, EVENT_READ)
        while received:
            for key, _ in ready.select(30):
                one = key.fileobj
                assert isinstance(one, socket)
                received[one] += (chunk := one.recv(65536))
                head, _, body = received[one].partition(b"\r\n\r\n")
                text = head.decode("latin-1").lower()
                if not chunk or f"content-length: {len(body)}\r\n" in f"{text}\r\n":
                    ready.unregister(one)
                    del received[one]
                    yield text


def test_ten_times_too_many_are_answered_or_told_when_to_come_again_and_health_checks_stay_green(
    crowded: Server,
) -> None:
    statuses, again, healthy = crowd(crowded, ROOM * 10, 2)
    assert set(statuses) == {200, 503}
    assert sum(statuses.values()) == ROOM * 10 * 2
    # Each time there is room for as many as are promised.
    assert statuses[200] >= ROOM * 2
    assert again == ["1"] * statuses[503]
    assert healthy == [200] * 2


def test_a_second_after_too_many_everybody_is_answered(crowded: Server) -> None:
    crowd(crowded, ROOM * 10, 1)
    time.sleep(1)
    statuses, _, _ = crowd(crowded, ROOM // 2, 2)
    assert statuses == {200: ROOM}


def test_who_was_sent_away_is_in_the_log_with_its_id(crowded: Server) -> None:
    crowd(crowded, ROOM * 10, 1)
    time.sleep(0.5)
    refused = [line for line in crowded.logged() if line.get("status") == 503]
    assert refused and {line["level"] for line in refused} == {"error"}
    assert len({line["request_id"] for line in refused}) == len(refused)
