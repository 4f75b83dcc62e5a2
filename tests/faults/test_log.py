"""The log of a server: one object a line for each request, and nothing of who asked for what."""

import http.client
import io
import json
import logging
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from processes import Server, serving

from api import logs
from api.observing import Seen

# What people leave behind in requests: names, addresses, places, what they look with.
PERSONAL = ("Mustermann", "Erika", "geheim", "198.51.100.7", "127.0.0.1", "14.4478", "51.1834", "Kornmarkt", "Netscape")
HEADERS = {
    "User-Agent": "Netscape of Erika Mustermann",
    "Referer": "http://intranet/Erika-Mustermann",
    "X-Forwarded-For": "198.51.100.7",
    "Forwarded": "for=198.51.100.7",
    "Cookie": "atlas_session=geheim",
    "From": "Erika@Mustermann.example",
    "X-Request-ID": "Erika Mustermann",
}
ASKED = (
    ("GET", "/api/nearby?lon=14.4478&lat=51.1834", ""),
    ("GET", "/api/nearby?q=Kornmarkt+1+Bautzen", ""),
    ("GET", "/in-der-naehe?q=Kornmarkt", ""),
    ("GET", "/Erika/Mustermann?Erika=Mustermann", ""),
    ("GET", "/api/collections/areas/items?Erika=Mustermann", ""),
    ("GET", "/api/collections/offices/items/Erika-Mustermann", ""),
    ("GET", "/api/accounts/Erika.Mustermann", ""),
    ("POST", "/api/session", '{"name": "Erika Mustermann", "password": "geheim"}'),
    ("POST", "/api/session", '{"name": "Erika Mustermann", '),
)


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(ATLAS_DATA_DIR=tmp_path_factory.mktemp("logged")) as server:
        for method, path, body in ASKED:
            connection = http.client.HTTPConnection("127.0.0.1", server.port)
            connection.request(method, path, body.encode(), HEADERS | {"Content-Type": "application/json"})
            connection.getresponse().read()
            connection.close()
        time.sleep(0.5)
        yield server


def test_each_request_is_one_line_with_what_an_operator_needs(logged: Server) -> None:
    lines = logged.logged()
    assert [line["method"] for line in lines] == [method for method, _, _ in ASKED]
    assert lines[0] | {"at": "", "ms": 0, "request_id": "", "bytes": 0} == {
        "at": "",
        "level": "info",
        "request_id": "",
        "method": "GET",
        "address": "/api/nearby",
        "status": 200,
        "ms": 0,
        "bytes": 0,
        "revision": 1,
    }
    assert all(line["ms"] > 0 and line["bytes"] > 0 for line in lines)


def test_nothing_that_people_typed_or_are_stands_in_the_log(logged: Server) -> None:
    text = logged.lines.read_text("utf-8") + logged.said()
    assert [word for word in PERSONAL if word.lower() in text.lower()] == []


def test_the_address_of_metrics_is_none_of_the_public_ones(logged: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", logged.port)
    connection.request("GET", "/metrics")
    assert connection.getresponse().status == 404
    connection.close()


def test_a_level_above_that_of_requests_logs_none(tmp_path: Path) -> None:
    with serving(ATLAS_DATA_DIR=tmp_path, ATLAS_LOG_LEVEL="warning") as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        connection.request("GET", "/gebiete")
        connection.getresponse().read()
        connection.close()
        server.end()
        assert server.lines.read_text("utf-8") == ""


# --- what the program itself tells -----------------------------------------------------------------------------------


def record_of(error: Exception) -> logging.LogRecord:
    record = logging.LogRecord("atlas.api", logging.ERROR, __file__, 1, "%s", ("/api/nearby",), None)
    try:
        raise error
    except Exception as raised:
        record.exc_info = (type(raised), raised, raised.__traceback__)
    record.request_id = "0123456789ab-1"
    return record


def test_an_error_is_told_by_its_class_and_places_and_not_by_its_words() -> None:
    line = json.loads(logs.JsonLines().format(record_of(KeyError("Erika Mustermann"))))
    assert (line["level"], line["message"], line["request_id"]) == ("error", "/api/nearby", "0123456789ab-1")
    assert line["error"].startswith("KeyError\n") and "test_log.py" in line["error"]
    assert "Erika" not in str(line)


def test_what_a_library_holds_is_left_out_of_its_message() -> None:
    record = logging.LogRecord("asyncio", logging.ERROR, __file__, 1, "A task failed\nKeyError('Erika')", (), None)
    assert json.loads(logs.JsonLines().format(record))["message"] == "A task failed"


def test_a_terminal_shows_a_line_for_people() -> None:
    seen = Seen(0.0, "GET", "/gebiete/{item_id}", 200, 0.0123, 45678, "1", "0123456789ab-1")
    line = logs.readable_line(seen).decode()
    assert "12.3 ms" in line and "45,678 B  GET /gebiete/{item_id}" in line and line.endswith("0123456789ab-1\n")


@pytest.mark.parametrize(("form", "line"), [("text", logs.readable_line), ("json", logs.json_line)])
def test_the_form_can_be_named(monkeypatch: pytest.MonkeyPatch, form: str, line: object) -> None:
    monkeypatch.setattr("sys.stdout", io.StringIO())
    kept = logging.getLogger().handlers[:], logging.getLogger().level
    try:
        assert logs.set_up("info", form) is line  # type: ignore[arg-type]
    finally:
        logging.getLogger().handlers[:], level = kept
        logging.getLogger().setLevel(level)
