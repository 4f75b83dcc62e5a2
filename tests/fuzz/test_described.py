"""The server keeps to both of its descriptions, whatever is asked: no failure, no other status, type or form."""

from collections.abc import Iterator

import pytest
from fuzz.described import Found, ask, operations, walk
from fuzz.staffed import PUBLIC, STAFF, logged_in, staffed_server
from processes import Server

EXAMPLES = 2
WALKS, STEPS = 12, 6


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with staffed_server(tmp_path_factory.mktemp("asked")) as opened:
        yield opened


@pytest.mark.parametrize("document", [PUBLIC, STAFF])
def test_the_server_keeps_to_its_description(server: Server, document: str) -> None:
    found, headers = Found(), logged_in(server) if document == STAFF else {}
    for operation in operations(server.url + document):
        ask(operation, EXAMPLES, headers, found)
    assert found.wrong == {}
    assert found.asked > 100
    assert "Traceback" not in server.said()


@pytest.mark.parametrize("document", [PUBLIC, STAFF])
def test_the_server_keeps_to_its_description_from_answer_to_request(server: Server, document: str) -> None:
    found, headers = Found(), logged_in(server) if document == STAFF else {}
    walk(server.url + document, WALKS, STEPS, headers, found, by_chance=False)
    assert found.wrong == {}
    assert found.asked > WALKS
    assert found.statuses[200] > 0
    assert "Traceback" not in server.said()
