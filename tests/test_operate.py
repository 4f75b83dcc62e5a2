"""What operators get ready-made fits the server: dashboard and alarms ask for metrics that there are."""

import asyncio
import json
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from loops import completed
from starlette.testclient import TestClient

from api import metrics, workers
from api.observing import Seen
from api.settings import Settings
from api.tally import BOUNDS, Tally
from atlas.intake.limits import LIMITS

ROOT = Path(__file__).parents[1]
READY = ROOT / "scripts" / "operate"
# What Prometheus itself knows.
_OF_PROMETHEUS = {"up"}
_LABELS = {"le", "job", "method", "address", "status", "worker"}


def collected() -> metrics.Collected:
    """Return what one worker of some requests reports."""
    found, tally = metrics.Collected(ROOT), Tally()
    for seconds in (0.0005, 0.02, 60.0):
        tally.note(Seen(0.0, "GET", "/gebiete/{item_id}", 200, seconds, 1000, "1", "0123456789ab-1"))
    vitals = dict.fromkeys((*metrics.GAUGES, *metrics.COUNTERS), 1.0)
    found.report("1", {"counts": tally.plain(), "vitals": vitals})
    return found


def offered() -> dict[str, set[str]]:
    """Return the name of each series with the labels that it has."""
    return {sample.name: set(sample.labels) for metric in collected().collect() for sample in metric.samples}


def asked() -> Iterator[str]:
    """Yield each expression of the dashboard and of the alarms."""
    for panel in json.loads((READY / "dashboard.json").read_text("utf-8"))["panels"]:
        yield from (target["expr"] for target in panel["targets"])
    yield from re.findall(r"expr: (.*)", (READY / "alarms.yml").read_text("utf-8"))


@pytest.mark.parametrize("expression", list(asked()))
def test_dashboard_and_alarms_ask_for_series_and_labels_that_there_are(expression: str) -> None:
    series = offered()
    names = set(re.findall(r"\b(atlas_\w+|up)\b", expression))
    assert names and names <= set(series) | _OF_PROMETHEUS
    labels = set(re.findall(r"(\w+)(?:=~|!=|=)\"", expression))
    for grouped in re.findall(r"by \(([^)]*)\)", expression):
        labels |= set(map(str.strip, grouped.split(",")))
    assert labels <= _LABELS
    assert labels <= set.union(*(series.get(name, {"job"}) for name in names))


def test_the_runbook_says_what_to_do_at_every_alarm() -> None:
    alarms = re.findall(r"alert: (\w+)", (READY / "alarms.yml").read_text("utf-8"))
    told = (ROOT / "README.md").read_text("utf-8")
    assert alarms and [alarm for alarm in alarms if f"`{alarm}`" not in told] == []


def test_every_series_is_shown_on_the_dashboard() -> None:
    shown = " ".join(asked())
    assert [name for name in offered() if not name.endswith("_created") and name not in shown] == []


def test_a_histogram_adds_up_and_counts_what_takes_longer_than_all_bounds() -> None:
    samples = {
        sample.labels["le"]: sample.value
        for metric in collected().collect()
        for sample in metric.samples
        if sample.name == "atlas_request_seconds_bucket"
    }
    assert (samples[str(BOUNDS[0])], samples[str(BOUNDS[-1])], samples["+Inf"]) == (1, 2, 3)


def test_what_a_worker_counted_stays_counted_when_it_ends_and_its_gauges_go() -> None:
    found = collected()
    found.end("1")
    values = {sample.name: sample.value for metric in found.collect() for sample in metric.samples}
    assert values["atlas_request_seconds_count"] == 3
    assert values["atlas_rebuilds_total"] == 1
    assert (values["atlas_workers"], "atlas_revision" in values) == (0, False)


def test_the_room_on_the_disk_of_the_data_is_told_as_it_is_now(tmp_path: Path) -> None:
    def told(folder: Path) -> list[float]:
        samples = (sample for metric in metrics.Collected(folder).collect() for sample in metric.samples)
        return [sample.value for sample in samples if sample.name == "atlas_disk_free_bytes"]

    assert told(Path("/proc")) == [0]
    assert 0 < told(tmp_path)[0] < shutil.disk_usage(tmp_path).total
    assert told(tmp_path / "not there yet") == []


# --- with systemd ----------------------------------------------------------------------------------------------------

HANDED_OVER = """
import os, socket
held = socket.create_server(("127.0.0.1", 0))
name, number = held.getsockname(), held.detach()
if number != 3:
    os.dup2(number, 3)
os.environ["LISTEN_PID"], os.environ["LISTEN_FDS"] = str(os.getpid()), "1"
from api.starting import listen
print(listen("127.0.0.1", 1).getsockname() == name)
"""


def test_the_socket_that_systemd_holds_is_listened_at() -> None:
    done = subprocess.run([sys.executable, "-c", HANDED_OVER], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_systemd_is_told_when_the_server_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(f"{folder}/notify")
        monkeypatch.setenv("NOTIFY_SOCKET", f"{folder}/notify")
        workers.tell_systemd("READY=1")
        assert manager.recv(100) == b"READY=1"


# --- units and images ------------------------------------------------------------------------------------------------


def test_every_variable_that_unit_and_image_set_is_one_that_the_server_reads() -> None:
    known = {f"ATLAS_{name.upper()}" for name in Settings.model_fields}
    for name in ("atlas.service", "Containerfile"):
        assert set(re.findall(r"\b(ATLAS_\w+)=", (READY / name).read_text("utf-8"))) <= known


def test_the_image_is_built_from_the_lock_and_asks_no_host_by_name() -> None:
    text = (READY / "Containerfile").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert {line.split()[1] for line in lines if line.startswith("FROM")} == {"python:3.11-slim-bookworm"}
    assert any("--require-hashes -r scripts/lock/runtime.txt" in line for line in lines)
    assert "HEALTHCHECK" in text and "\nUSER 10001\n" in text
    assert not re.search(r"https?://(?!127\.0\.0\.1)", text)
    for line in lines:
        if line.startswith("COPY") and "--from" not in line:
            # The front end is built before, by scripts/serve.
            assert [one for one in line.split()[1:-1] if one != "web/dist" and not (ROOT / one).exists()] == []


# --- the proxy in front ----------------------------------------------------------------------------------------------


def sized(name: str) -> int:
    """Return so many bytes as nginx.conf gives to something."""
    found = re.search(rf"^\s*{name} (?:\d+ )?(\d+)k;", (READY / "nginx.conf").read_text("utf-8"), re.MULTILINE)
    assert found
    return int(found[1]) * 1024


def test_the_proxy_has_room_for_the_longest_question_and_the_headers_of_its_answer(client: TestClient) -> None:
    longest = 0
    for terms in range(1, 60):
        asked = " OR ".join([f"name = '{'ä' * 10}'"] * terms)
        answer = client.get("/api/collections/areas/items", params={"filter": asked})
        assert answer.status_code == 200
        longest = max(longest, sum(len(name) + len(value) + 4 for name, value in answer.headers.raw))
    # The key of what it keeps, with the whole address, stands in the same buffer.
    assert longest > 4096
    assert sized("large_client_header_buffers") + longest < sized("proxy_buffer_size")


def test_the_proxy_tells_the_atlas_the_port_that_it_was_asked_at_and_keeps_answers_apart_by_it() -> None:
    text = (READY / "nginx.conf").read_text("utf-8")
    assert "proxy_set_header Host $http_host;" in text and "proxy_cache_key $scheme$http_host$request_uri;" in text


def test_the_proxy_waits_for_the_longest_intake_and_takes_the_largest_file() -> None:
    text = (READY / "nginx.conf").read_text("utf-8")
    waits, takes = re.search(r"proxy_read_timeout (\d+)s;", text), re.search(r"client_max_body_size (\d+)m;", text)
    assert waits and int(waits[1]) > LIMITS.seconds + LIMITS.planning_seconds
    assert takes and int(takes[1]) << 20 > LIMITS.file_bytes


def test_no_log_of_the_proxy_has_an_address_of_a_visitor_or_a_question() -> None:
    text = (READY / "nginx.conf").read_text("utf-8")
    (form,) = re.findall(r"log_format atlas '(.*)';", text)
    assert set(re.findall(r"\$(\w+)", form)) == {
        *("time_iso8601", "request_method", "status", "request_time", "body_bytes_sent"),
        *("upstream_cache_status", "atlas_request_id"),
    }
    # At the level "error" it would name client and request of whatever the atlas does not answer.
    assert re.findall(r"^ *(access_log|error_log) \S+ (\w+);", text, re.MULTILINE) == [
        ("access_log", "atlas"),
        ("error_log", "crit"),
    ]


def test_what_the_proxy_keeps_is_asked_anew_before_it_is_shown() -> None:
    text = (READY / "nginx.conf").read_text("utf-8")
    assert "proxy_cache_revalidate on;" in text and "proxy_cache_background_update" not in text


def test_a_worker_that_is_killed_in_the_midst_of_a_report_is_counted_no_longer() -> None:
    async def heard() -> set[str]:
        found, process = collected(), await asyncio.create_subprocess_exec("true")
        await process.wait()
        ours, theirs = socket.socketpair()
        with theirs, socket.socket() as listener:
            theirs.sendall(b'{"vitals": {')
            theirs.shutdown(socket.SHUT_WR)
            await workers.Workers(Settings(), listener, found)._hear(workers.Worker("1", process), ours)
        return {
            sample.labels["worker"] for one in found.collect() for sample in one.samples if "worker" in sample.labels
        }

    assert completed(heard()) == set()
