"""Ten minutes at 80 % of what the server can, with an edit every second; then ten times more than it can, and after.

`ATLAS_LOAD_MINUTES` says how many minutes instead of ten.
"""

import os
import tempfile
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
from rich.table import Table

from atlas.day import today
from atlas.store.engines import open_accounts
from tests.bench import works
from tests.bench.comparing import DATA, atlas_server, console, known
from tests.bench.pressing import press
from tests.bench.processes import Server
from tests.bench.report import RESULTS

_MINUTES = float(os.environ.get("ATLAS_LOAD_MINUTES", "10"))
_SHARE = 0.8
# So many that each waits far longer than it is answered: then the rate is the one that was asked for.
_TRIAL_S, _SLICE_S, _CONNECTIONS = 5, 15, 128
# So many wait with the server's own bound of 256 at once that most of them find no place.
_CROWD = 2_560
_CROWD_S = 15
_EDITED = "/api/collections/offices/items/bautzen-qm-gesundbrunnen"


@dataclass
class Edits:
    """An edit every second until told to stop: how many were made, and what went wrong."""

    server: Server
    token: str
    made: int = 0
    wrong: list[str] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Change the note of an office again and again."""
        while not self.done.wait(1):
            try:
                self._edit()
                self.made += 1
            except OSError as error:
                self.wrong.append(str(error))

    def _edit(self) -> None:
        address, headers = self.server.base + _EDITED, {"Authorization": f"Bearer {self.token}"}
        with urllib.request.urlopen(urllib.request.Request(f"{address}/record", headers=headers), timeout=10) as shown:
            tag = orjson.loads(shown.read())["tag"]
        body = orjson.dumps({"properties": {"note": f"Last {self.made}"}})
        edit = urllib.request.Request(f"{address}?reason=Last", body, {**headers, "If-Match": tag}, method="PATCH")
        with urllib.request.urlopen(edit, timeout=10):
            return


def main() -> None:
    """Measure the maximum, hold 80 % of it for the time, then overload the server and see it recover."""
    with tempfile.TemporaryDirectory() as name, atlas_server(Path(name)) as (server, _):
        asked = known(server)
        paths = [path for work in works.small(asked)[:3] for path in work.paths]
        most = press(server, paths, _SLICE_S, connections=_CONNECTIONS).per_second
        console.print(f"Höchstens {most:,.0f}/s; {_MINUTES:g} Minuten bei {_SHARE:.0%} davon")
        held, edits = _hold(server, paths, most * _SHARE, _token(Path(name) / DATA))
        crowded = _crowd(server, paths)
    _keep({"most_per_second": most, "held": held, **edits, "crowd": crowded})


def _token(data: Path) -> str:
    accounts = open_accounts(data, None)
    try:
        accounts.people.add("last", "admin", None, "vier kluge Esel im Regen", by="bench", why="Last")
        scopes = ["read_internal", "edit_offices"]
        return accounts.tokens.issue(accounts.people.get("last"), "Last", scopes, 1, by="bench", why="Last").secret
    finally:
        accounts.close()


def _hold(server: Server, paths: list[str], rate: float, token: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    edits = Edits(server, token)
    writer = threading.Thread(target=edits.run, daemon=True)
    writer.start()
    # What a request takes comes on top of the pause before it: as many more are asked for as came too few in a trial.
    trial = press(server, paths, _TRIAL_S, connections=_CONNECTIONS, rate=rate)
    asked = rate * rate / trial.per_second
    slices, ends = [], time.monotonic() + 60 * _MINUTES
    while time.monotonic() < ends:
        run = press(server, paths, _SLICE_S, connections=_CONNECTIONS, rate=asked)
        slices.append({**run.told(), "pss_mb": server.pss_mb(), "edits": edits.made})
        console.print(
            f"{run.per_second:,.0f}/s, p50 {run.p50_ms:.1f} ms, p99 {run.p99_ms:.1f} ms, Fehler {run.wrong}, "
            f"{server.pss_mb():.0f} MB, {edits.made} Änderungen"
        )
    edits.done.set()
    writer.join()
    return slices, {"edits": edits.made, "edits_wrong": edits.wrong}


def _crowd(server: Server, paths: list[str]) -> dict[str, Any]:
    """Ask far more than can be answered; does the server still say that it lives, and how soon is it itself again?"""
    probes: list[float] = []
    over = threading.Event()
    prober = threading.Thread(target=_probe, args=(server, probes, over), daemon=True)
    prober.start()
    run = press(server, paths, _CROWD_S, connections=_CROWD)
    over.set()
    prober.join()
    ended = time.monotonic()
    while not _is_itself(server, paths[0]):
        time.sleep(0.01)
    recovered = time.monotonic() - ended
    failed = sum(probe < 0 for probe in probes)
    return {
        **run.told(),
        "recovered_s": recovered,
        "health_checks": len(probes),
        "health_failed": failed,
        "health_slowest_s": max(probes),
        "pss_mb": server.pss_mb(),
    }


def _probe(server: Server, probes: list[float], over: threading.Event) -> None:
    while not over.wait(0.2):
        asked = time.monotonic()
        try:
            with urllib.request.urlopen(f"{server.base}/healthz", timeout=10):
                probes.append(time.monotonic() - asked)
        except OSError:
            probes.append(-1.0)


def _is_itself(server: Server, path: str) -> bool:
    asked = time.monotonic()
    try:
        with urllib.request.urlopen(server.base + path, timeout=10) as answer:
            answer.read()
    except OSError:
        return False
    return time.monotonic() - asked < 0.1


def _keep(result: dict[str, Any]) -> None:
    """Write the results, and print what they say."""
    RESULTS.mkdir(exist_ok=True)
    whole = {"date": today().isoformat(), "minutes": _MINUTES, **result}
    (RESULTS / "load.json").write_bytes(orjson.dumps(whole, option=orjson.OPT_INDENT_2) + b"\n")
    held, crowd = result["held"], result["crowd"]
    table = Table("", "Anfang", "Ende")
    for name in ("per_second", "p50_ms", "p99_ms", "pss_mb"):
        table.add_row(name, f"{held[0][name]:,.1f}", f"{held[-1][name]:,.1f}")
    console.print(table)
    wrong = sum(one["wrong"] for one in held)
    console.print(f"Fehler {wrong}, Änderungen {result['edits']}, davon misslungen {len(result['edits_wrong'])}")
    console.print(", ".join(f"{name} {value:,.2f}" for name, value in crowd.items()))
