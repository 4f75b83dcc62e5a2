"""The processor time of a request from a thousand projects to a million: measured, kept as JSON, drawn as SVG."""

import math
import tempfile
from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path
from xml.sax.saxutils import escape

import orjson

from atlas.day import today
from tests.bench import works, world
from tests.bench.comparing import DATA, atlas_server, console, known
from tests.bench.report import RESULTS
from tests.bench.wrk import Client, better

SIZES = (1_000, 10_000, 100_000, 1_000_000)
DRAWING = RESULTS / "curve.svg"
_SECONDS = 3
_ROUNDS = 2
_WIDE, _HIGH = 760, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 210, 50, 50
# Told apart by their dashes too, not by colour alone; dark enough on white.
_LINES = (("#1f4e79", "none"), ("#9c3d10", "8 4"), ("#2f6b2f", "2 4"))
Curves = Mapping[str, Sequence[float]]


def main() -> None:
    """Measure page, item and nearby at every size, and draw what they cost."""
    curves: dict[str, list[float]] = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            _measure(Path(name), size, curves)
    RESULTS.mkdir(exist_ok=True)
    result = {"date": today().isoformat(), "sizes": SIZES, "cpu_ms": curves}
    (RESULTS / "curve.json").write_bytes(orjson.dumps(result, option=orjson.OPT_INDENT_2) + b"\n")
    DRAWING.write_text(drawing(SIZES, curves, result["date"]), "utf-8")


def _measure(folder: Path, size: int, curves: dict[str, list[float]]) -> None:
    world.write(folder / DATA, size)
    with atlas_server(folder) as (server, _):
        for work in works.curve(known(server)):
            client = Client(server, work.paths)
            run = reduce(better, (client.measure(_SECONDS) for _ in range(_ROUNDS)))
            curves.setdefault(work.name, []).append(round(run.cpu_ms, 4))
            console.print(f"{size:,} Vorhaben, {work.name}: {run.cpu_ms:.3f} ms")


def drawing(sizes: Sequence[int], curves: Curves, day: str) -> str:
    """Return the curves as SVG: both axes logarithmic, each line named at its end."""
    values = [value for curve in curves.values() for value in curve]
    low, high = 10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values)))

    def x(size: float) -> float:
        return _LEFT + _share(size, sizes[0], sizes[-1]) * (_WIDE - _LEFT - _RIGHT)

    def y(value: float) -> float:
        return _HIGH - _BOTTOM - _share(value, low, high) * (_HIGH - _TOP - _BOTTOM)

    parts = [_text(_LEFT, 26, f"Prozessorzeit je Anfrage in Millisekunden ({day})", weight="bold")]
    for size in sizes:
        parts.append(_text(x(size), _HIGH - _BOTTOM + 22, f"{size:,}".replace(",", "\u202f"), anchor="middle"))
    for exponent in range(round(math.log10(low)), round(math.log10(high)) + 1):
        at = y(10.0**exponent)
        parts.append(f'<path d="M{_LEFT} {at:.1f}H{_WIDE - _RIGHT}" stroke="#bbb"/>')
        parts.append(_text(_LEFT - 8, at + 5, f"{10.0**exponent:g}".replace(".", ","), anchor="end"))
    for (colour, dashes), (name, curve) in zip(_LINES, curves.items(), strict=True):
        points = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in zip(sizes, curve, strict=True))
        parts.append(f'<polyline points="{points}" stroke="{colour}" stroke-dasharray="{dashes}" stroke-width="2.5"/>')
        parts.append(_text(_WIDE - _RIGHT + 8, y(curve[-1]) + 5, name, colour=colour))
    parts.append(_text((_LEFT + _WIDE - _RIGHT) / 2, _HIGH - 8, "Zahl der Vorhaben", anchor="middle"))
    return _svg("Kosten je Anfrage von tausend bis zu einer Million Vorhaben", parts)


def _share(value: float, low: float, high: float) -> float:
    return math.log(value / low) / math.log(high / low)


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", colour: str = "#222", weight: str = "normal"
) -> str:
    style = f'text-anchor="{anchor}" fill="{colour}" font-weight="{weight}" stroke="none"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {style}>{escape(words)}</text>'


def _svg(title: str, parts: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" fill="none" '
    head += f'font-family="sans-serif" font-size="14"><title>{escape(title)}</title>'
    return "\n".join((head, f'<path fill="#fff" d="M0 0H{_WIDE}V{_HIGH}H0z"/>', *parts, "</svg>\n"))
