"""A small stock beside the shipped records, and how one comes to what a map shows of it."""

from pathlib import Path
from typing import Any

import orjson
from bench.world import features
from browser.steps import open_map, until
from playwright.sync_api import Locator, Page

COUNT = 400
ALONE = "haus-der-mitte"
# Nothing of the ledger stands there, and nothing else of the stock within a kilometre.
ALONE_AT, TOGETHER_AT = (14.31, 50.96), (12.31, 50.72)
TOGETHER = 30
# So far south of the middle of Kamenz that at zoom 12 its name would stand there.
BELOW_KAMENZ = (14.09374, 51.2648)
PAINTED = """() => [...document.querySelectorAll(".leaflet-stock-pane canvas")].some(one =>
    one.getContext("2d").getImageData(0, 0, one.width, one.height).data.some(value => value > 0))"""


def _project(number: int, title: str, place: tuple[float, float], **more: Any) -> dict[str, Any]:
    [like] = features(1)
    point = {"type": "Point", "coordinates": [*place]}
    return {
        **like,
        "id": f"ort-{number}",
        "geometry": point,
        "properties": {**like["properties"], "title": title} | more,
    }


def _near(place: tuple[float, float], other: list[float]) -> bool:
    return abs(place[0] - other[0]) < 0.02 and abs(place[1] - other[1]) < 0.02


def write(folder: Path) -> Path:
    """Write a data folder whose stock has a project that stands alone, and many in one place."""
    folder.mkdir()
    invented = (one for one in features(COUNT) if not any(_near(at, _place(one)) for at in (ALONE_AT, TOGETHER_AT)))
    alone = {**_project(0, "Haus der Mitte", ALONE_AT, precision="address"), "id": ALONE}
    below = _project(TOGETHER + 1, "Unter dem Namen", BELOW_KAMENZ)
    together = [_project(number, f"Runde {number}", TOGETHER_AT) for number in range(1, TOGETHER + 1)]
    with (folder / "stock.geojsonl").open("wb") as target:
        target.writelines(orjson.dumps(one) + b"\n" for one in (*invented, alone, below, *together))
    return folder


def _place(feature: dict[str, Any]) -> list[float]:
    found: list[float] = feature["geometry"]["coordinates"]
    return found


def told(page: Page) -> Locator:
    """What stands beside the map about the projects of the stock."""
    return page.get_by_role("region", name="Weitere Projekte")


def at(place: tuple[float, float], zoom: float = 15) -> str:
    """The address of a map with this place in its middle."""
    return f"/?lon={place[0]}&lat={place[1]}&zoom={zoom}"


def open_painted(page: Page, address: str) -> None:
    """Go to a map and wait until something of the stock is painted on it."""
    open_map(page, address)
    until(page, f"({PAINTED})()")
