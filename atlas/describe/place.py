"""Where something lies: in its city, in Saxony, and near which border."""

from collections.abc import Iterator, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.describe.ground import Border, Ground
from atlas.describe.shapes import XY, edge, sector
from atlas.describe.voice import Voice
from atlas.query import Fields
from atlas.snapshot import Snapshot

AT_CENTRE_M = 400
# Leipzig, Dresden and Chemnitz, from where people measure in Saxony.
_BIG_CITIES = ("14713000", "14612000", "14511000")


def metric_point(fields: Fields) -> XY:
    """Return the middle of an area, or the centre of a city, in metres (EPSG:25833)."""
    lon, lat = fields["point"] if "point" in fields else fields["centre"]
    return crs.to_metric_xy(lon, lat)


def away(voice: Voice, start: XY, end: XY) -> str:
    """Return distance and direction from one position to another, in metres."""
    return voice.way(shapely.Point(start).distance(shapely.Point(end)), crs.direction(start, end))


def metric_shape(snapshot: Snapshot, collection: str, record: str) -> BaseGeometry | None:
    """Return the geometry of a feature in metres, or None where it has no geometry of its own."""
    rows = snapshot.collection(collection)
    position = rows.position(record)
    return None if rows.geometries[position] is None else rows.metres.shape(position)


def of_area(snapshot: Snapshot, voice: Voice, area: Fields, ground: Ground | None) -> Iterator[str]:
    """Say where an area lies."""
    yield _city_of(voice, area)
    shape = metric_shape(snapshot, "areas", area["id"])
    if shape is not None and area["geometry_quality"] != "municipality":
        yield from _in_city(snapshot, voice, area, shape)
    yield from in_saxony(snapshot, voice, voice.say("words-the-area"), metric_point(area), area["city_ags"])
    if shape is not None and ground is not None:
        yield from _borders(voice, "words-border-reached", ground.borders(shape, area["city_ags"][:5]))


def of_city(snapshot: Snapshot, voice: Voice, city: Fields, ground: Ground | None) -> Iterator[str]:
    """Say where a city lies, and how many people live in it."""
    region = voice.say(f"region-{city['region']}") if city["region"] else None
    yield voice.say("words-city", name=city["name"], place=voice.joined([p for p in (city["kreis"], region) if p]))
    if city["name_hsb"]:
        yield voice.say("words-hsb", name=city["name_hsb"])
    if city["population"] is not None:
        yield voice.say("words-people", n=city["population"])
    yield from in_saxony(snapshot, voice, city["name"], metric_point(city), city["ags"])
    shape = metric_shape(snapshot, "cities", city["ags"])
    if shape is not None and ground is not None:
        yield from _borders(voice, "words-border-city", ground.borders(shape, city["ags"][:5]))


def _city_of(voice: Voice, area: Fields) -> str:
    if area["kreis"] is None or area["region"] is None:
        return voice.say("words-in-city", city=area["city_name"] or area["city_ags"])
    region = voice.say(f"region-{area['region']}")
    return voice.say("area-in-city", city=area["city_name"], kreis=area["kreis"], region=region)


def _in_city(snapshot: Snapshot, voice: Voice, area: Fields, shape: BaseGeometry) -> Iterator[str]:
    if area["city_ags"] not in snapshot.collection("cities").positions:
        return
    city = snapshot.fields("cities", area["city_ags"])
    metres, direction = from_centre(area, city)
    if direction is None or metres < AT_CENTRE_M:
        yield voice.say("area-at-centre", city=city["name"])
    else:
        far = voice.way(metres, None)
        yield voice.say(
            "area-from-centre", city=city["name"], distance=far, direction=voice.say(f"direction-{direction}")
        )
    town = metric_shape(snapshot, "cities", area["city_ags"])
    side = edge(shape, town) if town is not None else None
    if side is not None:
        yield voice.say(f"words-edge-{side}")


def from_centre(area: Fields, city: Fields) -> tuple[float, str | None]:
    """Return metres and direction from the centre of a city to the middle of an area."""
    start, end = metric_point(city), metric_point(area)
    return float(shapely.Point(start).distance(shapely.Point(end))), crs.direction(start, end)


def in_saxony(snapshot: Snapshot, voice: Voice, name: str, here: XY, ags: str | None) -> Iterator[str]:
    """Say in which part of Saxony a position lies, and how far from the next big city if it is not in one."""
    shapes = [shape for shape in _states(snapshot) if shape is not None]
    if shapes:
        west, south, east, north = shapely.total_bounds(shapes).tolist()
        part = sector(here, (west, south, east, north))
        yield voice.say("words-in-saxony", name=name, where=voice.say(f"words-in-{part}"))
    if ags not in _BIG_CITIES:
        nearest = next(iter(big_cities(snapshot, here)), None)
        if nearest is not None:
            start = metric_point(nearest)
            yield voice.say("words-from", name=name, city=nearest["name"], way=away(voice, start, here))


def _states(snapshot: Snapshot) -> list[Any]:
    rows = snapshot.collection("regions")
    return [rows.metres.shape(position) for position in range(len(rows.ids))]


def big_cities(snapshot: Snapshot, here: XY) -> list[Fields]:
    """Return Leipzig, Dresden and Chemnitz, as far as the atlas has them, nearest first."""
    cities = snapshot.collection("cities")
    known = [cities.fields[cities.positions[ags]] for ags in _BIG_CITIES if ags in cities.positions]
    return sorted(known, key=lambda city: shapely.Point(metric_point(city)).distance(shapely.Point(here)))


def _borders(voice: Voice, reached_key: str, found: Sequence[Border]) -> Iterator[str]:
    reached = [border.name for border in found if border.direction is None]
    if reached:
        yield voice.say(reached_key, names=voice.listing(reached))
    for border in found:
        if border.direction is not None:
            yield voice.say("words-border", name=border.name, way=voice.way(border.metres, border.direction))
