"""What was measured as a table: printed after a run, and in README with the day of the run."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.bench.peers import PEERS
from tests.bench.wrk import DISTURBED

Result = Mapping[str, Any]
HEAD = (
    "Arbeit",
    "req/s",
    "p50 ms",
    "p99 ms",
    "CPU ms",
    "bester Peer",
    "zu FastAPI",
    "zu Starlette",
    "5xx u. a.",
    "gestört",
)


def show(console: Console, result: Result) -> None:
    """Print the results of one part, and what each server needs to start and to run."""
    table = Table(*HEAD)
    for row in rows(result):
        table.add_row(*row)
    console.print(table)
    for name, foot in result["servers"].items():
        console.print(f"{name}: " + ", ".join(f"{what} {value:,.2f}" for what, value in foot.items()))


def rows(result: Result) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each kind of work; a ratio that a target is set for names it."""
    for work in result["works"]:
        runs, wanted = work["runs"], work["wanted"]
        ours = runs["atlas"]
        yield (
            work["name"],
            f"{ours['per_second']:,.0f}",
            f"{ours['p50_ms']:.2f}",
            f"{ours['p99_ms']:.2f}",
            f"{ours['cpu_ms']:.3f}",
            _beside_peers(runs, wanted),
            _ratio(runs, "fastapi", wanted.get("fastapi")),
            _ratio(runs, "starlette", wanted.get("starlette")),
            str(ours["failed"]),
            _disturbed(runs),
        )


def _beside_peers(runs: Mapping[str, Any], wanted: Mapping[str, float]) -> str:
    known = [name for name in PEERS if name in runs]
    if not known:
        return "–"
    best = max(known, key=lambda name: runs[name]["per_second"])
    said = [f"{best} {_ratio(runs, best, wanted.get('best'))}"]
    if best != "tipg" or "tipg" in wanted:
        said += [f"tipg {_ratio(runs, 'tipg', wanted.get('tipg'))}"] if "tipg" in known else []
    return ", ".join(said[-1:] if best == "tipg" and "best" not in wanted else said)


def _ratio(runs: Mapping[str, Any], other: str, wanted: float | None) -> str:
    ratio = runs["atlas"]["per_second"] / runs[other]["per_second"]
    shown = f"{ratio:,.0f}×" if ratio >= 10 else f"{ratio:.2f}×"
    return shown if wanted is None else f"{shown} (≥ {wanted:g})"


def _disturbed(runs: Mapping[str, Any]) -> str:
    others = max(run["others"] for run in runs.values())
    return f"ja ({others:.0%})" if others > DISTURBED else "nein"
