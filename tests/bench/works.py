"""The kinds of work that are measured: the paths that ask for each here, and of the peers that can do it."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from atlas.model import THEMES

Paths = tuple[str, ...]
LonLat = tuple[float, float]
URLS = 400
PAGE = 100
_SEED = 6
_CITY, _REGION = (0.1, 0.07), (1.0, 0.7)
_RADIUS_M = 1_500
_ITEMS = "/api/collections/projects/items"
_TIPG, _PYGEOAPI, _DATASETTE = "/collections/public.projects/items", "/collections/projects/items", "/bench/projects"
# Counting a million rows, facets and suggestions take seconds of its pages; whoever wants speed switches them off.
_BARE = "_nofacet=1&_nocount=1&_nosuggest=1"


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work: our paths, those of each peer, and the ratios to reach: best peer, tipg, FastAPI, Starlette."""

    name: str
    paths: Paths
    peers: Mapping[str, Paths] = field(default_factory=dict)
    wanted: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What is asked about: the ids of all projects in their order, and where some hundred of them lie."""

    ids: Sequence[str]
    places: Sequence[LonLat]
    here: Sequence[LonLat]


def known_of(features: Sequence[tuple[str, LonLat | None]], in_saxony: Callable[[float, float], bool]) -> Known:
    """Return what to ask of these projects: 400 places by chance, with a fixed seed, and 400 in Saxony."""
    chance = random.Random(_SEED)
    places = [at for _, at in features if at is not None]
    here = [at for at in places if in_saxony(*at)]
    return Known(
        ids=[key for key, _ in features],
        places=[_beside(chance, chance.choice(places), 0.01) for _ in range(URLS)],
        # So near that nothing beside a place in Saxony lies outside of it, where nothing is told.
        here=[_beside(chance, chance.choice(here), 0.001) for _ in range(URLS)],
    )


def _beside(chance: random.Random, at: LonLat, far: float) -> LonLat:
    return round(at[0] + chance.uniform(-far, far), 4), round(at[1] + chance.uniform(-far, far), 4)


def small(known: Known) -> list[Work]:
    """Return the work at the size of Saxony."""
    page = _page(known, {"best": 25, "fastapi": 0.5})
    hot = Work("the same page again (hot)", page.paths[:1], wanted={"starlette": 0.5})
    return [_areas(), page, _item(known, {}), hot, _where(known), _nearby(known), _search()]


def big(known: Known) -> list[Work]:
    """Return the work at the size of Europe."""
    return [
        _page(known, {"best": 20, "tipg": 100, "fastapi": 0.4}),
        _boxes("bbox of a city", known, _CITY, {"best": 10}),
        _boxes("bbox of a region", known, _REGION, {"best": 30}),
        _item(known, {"best": 9, "fastapi": 0.6}),
        _radius(known),
        *_filters(known),
        _where(known),
        _nearby(known),
        *(_tiles(known, zoom) for zoom in (6, 10, 12)),
        Work("figures by theme", ("/api/stats?by=theme",)),
        Work("figures by Kreis", ("/api/stats?by=kreis",)),
    ]


def curve(known: Known) -> list[Work]:
    """Return the work whose cost should not grow with the number of projects."""
    return [_page(known, {}), _item(known, {}), _nearby(known)]


def _areas() -> Work:
    # All of them under as many addresses, so that no answer is one that was given before.
    limits = range(1_000, 1_000 + URLS)
    peers = {
        "tipg": tuple(f"/collections/public.areas/items?limit={limit}" for limit in limits),
        "pygeoapi": tuple(f"/collections/areas/items?limit={limit}&f=json" for limit in limits),
        "datasette": (f"/bench/areas.geojson?_size=1000&{_BARE}",),
    }
    paths = (f"/api/collections/areas/items?limit={limit}" for limit in limits)
    return Work("all areas", tuple(paths), peers, {"best": 50, "fastapi": 0.5})


def _page(known: Known, wanted: Mapping[str, float]) -> Work:
    last = max(len(known.ids) - PAGE, 1)
    chance = random.Random(_SEED)
    depths = chance.sample(range(last), min(URLS, last))
    asked = [f"limit={PAGE}&offset={depth}" for depth in depths]
    peers = {
        "tipg": tuple(f"{_TIPG}?{one}" for one in asked),
        "pygeoapi": tuple(f"{_PYGEOAPI}?{one}&f=json" for one in asked),
        "datasette": tuple(f"{_DATASETTE}.json?_size={PAGE}&_next={known.ids[at]}&{_BARE}" for at in depths),
    }
    return Work(f"page of {PAGE} at any depth", tuple(f"{_ITEMS}?{one}" for one in asked), peers, wanted)


def _boxes(name: str, known: Known, size: LonLat, wanted: Mapping[str, float]) -> Work:
    boxes = [_around(at, size) for at in known.places]
    sides = [",".join(f"{side:.4f}" for side in box) for box in boxes]
    named = ["&".join(f"{key}={side:.4f}" for key, side in zip("wsen", box, strict=True)) for box in boxes]
    peers = {
        "tipg": tuple(f"{_TIPG}?bbox={one}&limit={PAGE}" for one in sides),
        "pygeoapi": tuple(f"{_PYGEOAPI}?bbox={one}&limit={PAGE}&f=json" for one in sides),
        # As all others it tells how many there are; beside it what it does where nobody wants to know.
        "datasette": tuple(f"/bench/counted.json?{one}" for one in named),
        "datasette uncounted": tuple(f"/bench/within.json?{one}" for one in named),
    }
    return Work(name, tuple(f"{_ITEMS}?bbox={one}&limit={PAGE}" for one in sides), peers, wanted)


def _around(at: LonLat, size: LonLat) -> tuple[float, float, float, float]:
    (lon, lat), (wide, high) = at, size
    return lon - wide / 2, lat - high / 2, lon + wide / 2, lat + high / 2


def _item(known: Known, wanted: Mapping[str, float]) -> Work:
    ids = random.Random(_SEED).sample(list(known.ids), min(URLS, len(known.ids)))
    peers = {
        "tipg": tuple(f"{_TIPG}/{one}" for one in ids),
        "pygeoapi": tuple(f"{_PYGEOAPI}/{one}?f=json" for one in ids),
        "datasette": tuple(f"{_DATASETTE}/{one}.json" for one in ids),
    }
    return Work("one item by id", tuple(f"{_ITEMS}/{one}" for one in ids), peers, wanted)


def _radius(known: Known) -> Work:
    paths = (f"/api/nearby?lon={x}&lat={y}&radius_m={_RADIUS_M}&kind=projects&limit={PAGE}" for x, y in known.here)
    rings = (quote(f"S_INTERSECTS(geometry,{_ring(at, _RADIUS_M)})") for at in known.here)
    peers = {"tipg": tuple(f"{_TIPG}?limit={PAGE}&filter-lang=cql2-text&filter={ring}" for ring in rings)}
    return Work("within a radius, sorted by metres", tuple(paths), peers, {"best": 8})


def _ring(at: LonLat, radius_m: float) -> str:
    """Return a circle as a polygon of 24 corners, which is the fastest that tipg knows."""
    high = radius_m / 111_195
    wide = high / math.cos(math.radians(at[1]))
    turns = [math.tau * corner / 24 for corner in (*range(24), 0)]
    corners = (f"{at[0] + wide * math.cos(turn):.5f} {at[1] + high * math.sin(turn):.5f}" for turn in turns)
    return f"POLYGON(({','.join(corners)}))"


def _filters(known: Known) -> list[Work]:
    chance = random.Random(_SEED)
    themes = [THEMES[number % len(THEMES)] for number in range(URLS)]
    least = [chance.randrange(20_000, 400_000) for _ in range(URLS)]
    fields = [
        f"theme='{theme}' AND cost_total_eur>{amount} AND period='2021-2027'"
        for theme, amount in zip(themes, least, strict=True)
    ]
    drawn = [f"{one} AND S_INTERSECTS(geometry,{_box(at)})" for one, at in zip(fields, known.places, strict=True)]
    return [_filter("CQL2: theme, amount, period", fields), _filter("CQL2: the same in a place", drawn)]


def _box(at: LonLat) -> str:
    west, south, east, north = _around(at, _REGION)
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return f"POLYGON(({','.join(f'{x:.4f} {y:.4f}' for x, y in corners)}))"


def _filter(name: str, texts: Sequence[str]) -> Work:
    asked = [f"limit={PAGE}&filter-lang=cql2-text&filter={quote(text)}" for text in texts]
    peers = {"tipg": tuple(f"{_TIPG}?{one}" for one in asked)}
    return Work(name, tuple(f"{_ITEMS}?{one}" for one in asked), peers, {"tipg": 10})


def _where(known: Known) -> Work:
    return Work("where", tuple(f"/api/where?lon={x}&lat={y}" for x, y in known.here))


def _nearby(known: Known) -> Work:
    asked = zip(known.here, (THEMES[number % len(THEMES)] for number in range(URLS)), strict=True)
    paths = (f"/api/nearby?lon={x}&lat={y}&limit=20&kind=projects&theme={theme}" for (x, y), theme in asked)
    return Work("nearby, 20 nearest, filtered", tuple(paths))


def _search() -> Work:
    towns = ("Leipzig", "Dresden", "Chemnitz", "Zwickau", "Plauen", "Görlitz", "Bautzen", "Freiberg", "Zittau")
    words = ("", "Quartier", "Jugend", "Markt")
    asked = [quote(f"{town} {word}") for town in towns for word in words]
    return Work("search", tuple(f"/api/search?q={text}&limit={limit}" for limit in range(10, 21) for text in asked))


def _tiles(known: Known, zoom: int) -> Work:
    found = sorted({_tile(at, zoom) for at in known.places})
    peers = {"tipg": tuple(f"/collections/public.projects/tiles/WebMercatorQuad/{one}" for one in found)}
    return Work(f"vector tile, zoom {zoom}", tuple(f"/api/tiles/projects/{one}" for one in found), peers, {"tipg": 5})


def _tile(at: LonLat, zoom: int) -> str:
    across = 2**zoom
    north = math.asinh(math.tan(math.radians(at[1])))
    return f"{zoom}/{int((at[0] / 360 + 0.5) * across)}/{int((0.5 - north / math.tau) * across)}"
