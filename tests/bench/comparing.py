"""Our API beside two floors and the peers, on the same features in the same run; the results are kept as JSON.

Ours is measured right before each of the others, in several turns; of their ratios the one in the middle counts.
"""

import math
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console

from atlas.crs import in_saxony_bbox
from atlas.day import today
from tests.bench import peers, report, works, world
from tests.bench.processes import Server, free_port, serving
from tests.bench.report import RESULTS
from tests.bench.turns import US, Turns
from tests.bench.works import Known, Work
from tests.bench.wrk import Client

DATA = "data"
# An odd number, so that one of them is in the middle.
_ROUNDS, _SECONDS = 3, 2
# Of what is answered eight times a second less would be chance.
_PEER_SECONDS = 3
_AT_ONCE = 10_000
_FLOORS = ("fastapi", "starlette")
Found = Mapping[str, Turns]
Footprint = dict[str, float]
console = Console()


def small() -> None:
    """Measure at the size of Saxony: the shipped data."""
    with tempfile.TemporaryDirectory() as folder:
        _compare("small", Path(folder), works.small)


def big() -> None:
    """Measure with a million projects."""
    with tempfile.TemporaryDirectory() as folder:
        world.write(Path(folder) / DATA)
        _compare("big", Path(folder), works.big)


def _compare(name: str, folder: Path, wanted: Callable[[Known], list[Work]]) -> None:
    with atlas_server(folder, _ROUNDS) as (server, foot):
        asked = wanted(known(server))
        found = {work.name: Turns(Client(server, work.paths)) for work in asked}
        _beside_floors(folder, server, asked, found)
        feet = {US: {**foot, "pss_mb": server.pss_mb()}}
        _beside_peers(folder, server, asked, found, feet)
    _keep(name, asked, found, feet)


def _beside_floors(folder: Path, server: Server, asked: Sequence[Work], found: Found) -> None:
    bodies = folder / "bodies"
    bodies.mkdir()
    (bodies / "ready").touch()
    with ExitStack() as stack:
        floors = {kind: stack.enter_context(_floor(kind, bodies)) for kind in _FLOORS}
        copies = [_copied(server, work, bodies, number) for number, work in enumerate(asked)]
        others = [{kind: Client(one, copied) for kind, one in floors.items()} for copied in copies]
        for _ in range(_ROUNDS):
            for work, clients in zip(asked, others, strict=True):
                found[work.name].take(clients, _SECONDS)
                console.print(f"{work.name}: {_last(found[work.name], _FLOORS)}")


def _copied(server: Server, work: Work, bodies: Path, number: int) -> works.Paths:
    """Write what our server answers to each path into a folder; return the paths at which the floors give it out."""
    copies = tuple(f"{number}-{place}" for place in range(len(work.paths)))
    for path, name in zip(work.paths, copies, strict=True):
        (bodies / name).write_bytes(read(server, path))
    return tuple(f"/{name}" for name in copies)


def _beside_peers(
    folder: Path, server: Server, asked: Sequence[Work], found: Found, feet: dict[str, Footprint]
) -> None:
    features = {name: features_of(server, name) for name in ("areas", "projects")}
    with peers.prepared(folder, features) as ready:
        for name in report.PEERS:
            with peers.peer(name, ready) as one:
                ways = [
                    (work, way, Client(one, paths))
                    for work in asked
                    for way, paths in work.peers.items()
                    if way.split()[0] == name
                ]
                for _ in range(_ROUNDS):
                    for work, way, client in ways:
                        found[work.name].take({way: client}, _PEER_SECONDS)
                        console.print(f"{work.name}: {_last(found[work.name], [way])}")
                feet[name] = {"start_s": one.start_s, "pss_mb": one.pss_mb()}


def _last(turns: Turns, others: Sequence[str]) -> str:
    """Return in words how ours stood beside others in the last turn."""
    said = [f"{turns.ratios[name][-1]:.2f}x {name}" for name in others if name in turns.ratios]
    return ", ".join([f"{turns.runs[US].per_second:,.0f}/s at best", *said])


@contextmanager
def atlas_server(folder: Path, starts: int = 1) -> Iterator[tuple[Server, Footprint]]:
    """Run our server on the data folder in a folder: once to fill and build it, then again to be measured.

    Of several starts the quickest counts.
    """
    port = free_port()
    # The second start finds what the first has compiled, as any but the first of an installation does.
    told = {"PORT": str(port), "ATLAS_DATA_DIR": str(folder / DATA), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-m", "api"]
    with serving(command, told, port) as server:
        filled = server.start_s
    start = math.inf
    for _ in range(1, starts):
        with serving(command, told, port) as server:
            start = min(start, server.start_s)
    with serving(command, told, port) as server:
        start = min(start, server.start_s)
        foot = {"fill_s": filled, "start_s": start, "idle_pss_mb": server.pss_mb()}
        console.print(f"Befüllen {filled:.1f} s, Start {start:.2f} s, {foot['idle_pss_mb']:,.0f} MB")
        yield server, foot


@contextmanager
def _floor(kind: str, bodies: Path) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "tests.bench", "floor", kind, str(bodies), str(port)]
    with serving(command, {}, port, ready="/ready") as server:
        yield server


def features_of(server: Server, collection: str) -> Iterator[Any]:
    """Yield the features of a collection as our server tells them."""
    offset, matched = 0, 1
    while offset < matched:
        path = f"/api/collections/{collection}/items?limit={_AT_ONCE}&offset={offset}"
        page = orjson.loads(read(server, path))
        yield from page["features"]
        offset, matched = offset + _AT_ONCE, page["numberMatched"]


def known(server: Server) -> Known:
    """Return what there is to ask of the server's projects."""
    pairs = ((one["id"], one["geometry"]) for one in features_of(server, "projects"))
    return works.known_of(
        [(key, tuple(shape["coordinates"]) if shape else None) for key, shape in pairs], in_saxony_bbox
    )


def read(server: Server, path: str) -> bytes:
    """Return the body of an answer."""
    with urllib.request.urlopen(server.base + path) as answer:
        body: bytes = answer.read()
        return body


def _keep(name: str, asked: Sequence[Work], found: Found, feet: Mapping[str, Footprint]) -> None:
    """Write the results with their date, and print them."""
    result = {
        "date": today().isoformat(),
        "works": [{"name": work.name, "wanted": work.wanted, **found[work.name].told()} for work in asked],
        "servers": feet,
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_bytes(orjson.dumps(result, option=orjson.OPT_INDENT_2) + b"\n")
    report.show(console, result)
