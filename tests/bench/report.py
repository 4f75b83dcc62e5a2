"""What was measured as tables: printed after a run, and in README with the day of the run."""

import math
import re
import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console
from rich.table import Table

from tests.bench.turns import US
from tests.bench.wrk import DISTURBED

Result = Mapping[str, Any]
Cells = tuple[str, ...]
Ratios = Mapping[str, float]
RESULTS = Path(__file__).parent / "results"
PEERS = ("tipg", "pygeoapi", "datasette")
_README = Path(__file__).parents[2] / "README.md"
_PLACE = re.compile(r"(<!-- bench -->\n).*?(<!-- /bench -->)", re.DOTALL)
_HEAD = ("work", "req/s", "p50, p99 ms", "CPU ms (FastAPI floor)", "best peer", "FastAPI floor", "Starlette floor")
_CURVE = "![What a request costs, from a thousand projects to a million](tests/bench/results/curve.svg)\n\n"
_SIZES = {"small": "the shipped data", "big": "1,000,000 projects"}


def show(console: Console, result: Result) -> None:
    """Print the results of one part, and what each server needs to start and to run."""
    table = Table(*_HEAD, "not 2xx", "others' CPU")
    for work, cells in zip(result["works"], rows(result), strict=True):
        table.add_row(*cells, str(work["runs"][US]["failed"]), f"{_others(work):.0%}")
    console.print(table)
    for name, foot in result["servers"].items():
        console.print(f"{name}: " + ", ".join(f"{what} {value:,.2f}" for what, value in foot.items()))


def rows(result: Result) -> Iterator[Cells]:
    """Yield the cells of each kind of work; a ratio that is to be reached has it behind."""
    for work in result["works"]:
        runs, wanted = work["runs"], work["wanted"]
        ours = runs[US]
        ratios = {name: statistics.median(found) for name, found in work["ratios"].items()}
        yield (
            work["name"],
            f"{ours['per_second']:,.0f}",
            f"{ours['p50_ms']:.1f}, {ours['p99_ms']:.1f}",
            _cpu(runs),
            _beside_peers(ratios, wanted),
            *(_ratio(ratios, floor, wanted.get(floor)) for floor in ("fastapi", "starlette")),
        )


def write_readme() -> None:
    """Put what was measured last into README, with its day."""
    parts = [part for name in _SIZES if (part := _part(name))]
    if (RESULTS / "curve.svg").exists():
        parts.append(_CURVE)
    text = _README.read_text("utf-8")
    _README.write_text(_PLACE.sub(lambda place: place[1] + "\n".join(parts) + place[2], text), "utf-8")


def _part(name: str) -> str:
    """Return the table of one size as Markdown; empty where it was never measured."""
    file = RESULTS / f"{name}.json"
    if not file.exists():
        return ""
    result = orjson.loads(file.read_bytes())
    foot = result["servers"][US]
    hardly = sum(_others(work) > DISTURBED for work in result["works"])
    calm = f"; other processes disturbed {hardly} of {len(result['works'])} rows" if hardly else ""
    memory = f"{foot['idle_pss_mb']:,.0f} MB then and {foot['pss_mb']:,.0f} MB after all this (PSS)"
    said = f"**{_SIZES[name]}**, {result['date']}: start {foot['start_s']:.1f} s, {memory}{calm}."
    lines = [said, "", _line(_HEAD), _line(["---"] * len(_HEAD)), *map(_line, rows(result)), ""]
    return "\n".join(lines) + "\n"


def _line(cells: Cells | list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cpu(runs: Mapping[str, Any]) -> str:
    """Return what a request takes of a processor, which tells more than requests per second where others work too."""
    floor = f" ({runs['fastapi']['cpu_ms']:.2f})" if "fastapi" in runs else ""
    return f"{runs[US]['cpu_ms']:.2f}{floor}"


def _beside_peers(ratios: Ratios, wanted: Mapping[str, float]) -> str:
    known = [name for name in PEERS if name in ratios]
    if not known:
        return "–"
    best = min(known, key=lambda name: ratios[name])
    said = {best: _ratio(ratios, best, wanted.get("best") or (wanted.get("tipg") if best == "tipg" else None))}
    if "tipg" in known and "tipg" in wanted:
        said["tipg"] = _ratio(ratios, "tipg", wanted["tipg"])
    # What a peer does where it may leave something out is told, and no mark.
    said |= {name: _ratio(ratios, name, None) for name in ratios if name.split()[0] in PEERS and name not in PEERS}
    return ", ".join(f"{name} {ratio}" for name, ratio in said.items())


def _ratio(ratios: Ratios, other: str, wanted: float | None) -> str:
    if other not in ratios:
        return "–"
    # Rounded down: what is missed by a hair must not look reached.
    ratio = math.floor(ratios[other] * 100) / 100
    shown = f"{math.floor(ratio):,}×" if ratio >= 10 else f"{ratio:.2f}×"
    return shown if wanted is None else f"{shown} (≥ {wanted:g})"


def _others(work: Mapping[str, Any]) -> float:
    share: float = max(run["others"] for run in work["runs"].values())
    return share
