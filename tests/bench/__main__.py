"""`python -m tests.bench`: our API beside the two floors, on the same bytes, in the same run."""

import os
import socket
import sys
import tempfile
import urllib.parse
import urllib.request
from pathlib import Path

import uvicorn
from rich.console import Console
from rich.table import Table

from tests.bench.floors import fastapi_floor, starlette_floor
from tests.bench.load import Measured, measure, serving

URLS = 400
_CITIES = ("Leipzig", "Dresden", "Chemnitz", "Zwickau", "Plauen", "Görlitz", "Bautzen", "Freiberg", "Zittau", "Torgau")
_THEMES = (
    "children_youth_education",
    "civic_lifelong_learning",
    "social_inclusion_employment",
    "accompanying",
    "other",
)


def scenarios() -> dict[str, list[str]]:
    """Return the paths of every kind of work, up to 400 different ones each."""
    lonlat = [(12.0 + i % 20 * 0.14, 50.55 + i // 20 * 0.045) for i in range(URLS)]
    names = [urllib.parse.quote(city) for city in _CITIES]
    return {
        "all areas": ["/api/collections/areas/items?limit=1000"],
        "page of 100 projects": [f"/api/collections/projects/items?limit=100&offset={i % 120}" for i in range(URLS)],
        "bbox": [
            f"/api/collections/projects/items?bbox={x:.3f},{y:.3f},{x + 0.1:.3f},{y + 0.07:.3f}" for x, y in lonlat
        ],
        "filter": [f"/api/collections/projects/items?theme={t}&city={c}" for t in _THEMES for c in names],
        "filter expression (CQL2)": [
            f"/api/collections/projects/items?filter={urllib.parse.quote(_expression(x, y))}" for x, y in lonlat
        ],
        "page of 100 in EPSG:25833": [
            f"/api/collections/projects/items?limit=100&offset={i % 120}&crs=EPSG:25833" for i in range(URLS)
        ],
        "one item": ["/api/collections/areas/items/bautzen-gesundbrunnen"],
        "where": [f"/api/where?lon={x:.4f}&lat={y:.4f}" for x, y in _inside()],
        "nearby, 20 nearest": [f"/api/nearby?lon={x:.4f}&lat={y:.4f}&limit=20" for x, y in _inside()],
        "search": [f"/api/search?q={c}%20{w}" for c in names for w in ("", "Quartier", "Jugend", "Markt")],
    }


def _expression(x: float, y: float) -> str:
    return f"S_INTERSECTS(geometry,BBOX({x:.3f},{y:.3f},{x + 0.3:.3f},{y + 0.2:.3f})) AND cost_total_eur > 50000"


def _inside() -> list[tuple[float, float]]:
    return [(12.6 + i % 20 * 0.06, 50.85 + i // 20 * 0.015) for i in range(URLS)]


def main() -> None:
    """Serve a floor or, without argument, measure and print the table."""
    if len(sys.argv) > 1:
        _serve_floor(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
        return
    table = Table("Arbeit", "req/s", "p50 ms", "p99 ms", "zu FastAPI", "zu Starlette", "kB", "Fehler")
    with tempfile.TemporaryDirectory() as folder:
        _measure_all(table, Path(folder))
    Console().print(table)


def _measure_all(table: Table, folder: Path) -> None:
    port = _free_port()
    base = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "PORT": str(port), "ATLAS_DATA_DIR": str(folder / "data")}
    ours: dict[str, Measured] = {}
    bodies: dict[str, Path] = {}
    for attempt in ("erster", "zweiter"):
        with serving([sys.executable, "-m", "api"], environment, base) as seconds:
            Console().print(f"{attempt} Start bis zur ersten Antwort: {seconds:.2f} s")
            if attempt == "zweiter":
                for number, (name, paths) in enumerate(scenarios().items()):
                    bodies[name] = folder / f"body-{number}"
                    bodies[name].write_bytes(urllib.request.urlopen(base + paths[0]).read())
                    ours[name] = measure(base, paths)
    for name, body in bodies.items():
        floors = [_floor(kind, body) for kind in ("fastapi", "starlette")]
        table.add_row(name, *_row(ours[name], floors), f"{body.stat().st_size / 1000:.0f}", str(ours[name].failed))


def _row(ours: Measured, floors: list[Measured]) -> tuple[str, ...]:
    ratios = (f"{ours.per_second / floor.per_second:.2f}" for floor in floors)
    return (f"{ours.per_second:,.0f}", f"{ours.p50_ms:.2f}", f"{ours.p99_ms:.2f}", *ratios)


def _floor(kind: str, body: Path) -> Measured:
    port = _free_port()
    base = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "tests.bench", kind, str(body), str(port)]
    with serving(command, dict(os.environ), base):
        return measure(base, ["/x"], seconds=2)


def _serve_floor(kind: str, body: Path, port: int) -> None:
    app = {"fastapi": fastapi_floor, "starlette": starlette_floor}[kind](body.read_bytes())
    uvicorn.run(app, port=port, access_log=False, log_level="warning")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
