"""What lies beside an area: other areas that overlap it, touch it or are near, and what came before and after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from atlas import crs
from atlas.describe.place import metric_point, metric_shape
from atlas.describe.shapes import NEAR_M, Bond, Relation, bond, within_reach
from atlas.describe.voice import Voice
from atlas.query import Fields
from atlas.snapshot import Snapshot
from atlas.texts import rounded

_ORDER: tuple[Relation, ...] = ("same", "within", "contains", "overlap", "touch", "near")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another area, how its drawn shape lies to the own one, and where its middle is seen from the own middle."""

    area: Fields
    bond: Bond
    direction: str | None


def neighbours(snapshot: Snapshot, record: str) -> list[Neighbour]:
    """Return the drawn areas within 2 km of a drawn area: what overlaps first, then what touches, then the nearest."""
    own = metric_shape(snapshot, "areas", record)
    if own is None:
        return []
    rows = snapshot.collection("areas")
    shapes = np.array([metric_shape(snapshot, "areas", key) for key in rows.ids], dtype=object)
    here = rows.position(record)
    found = [
        _neighbour(rows.fields[here], own, rows.fields[p], shapes[p]) for p in within_reach(own, shapes) if p != here
    ]
    return sorted(found, key=lambda one: (_ORDER.index(one.bond.relation), -one.bond.share, one.bond.metres))


def _neighbour(own: Fields, shape: BaseGeometry, other: Fields, others_shape: BaseGeometry) -> Neighbour:
    return Neighbour(other, bond(shape, others_shape), crs.direction(metric_point(own), metric_point(other)))


def of_area(snapshot: Snapshot, voice: Voice, area: Fields) -> Iterator[str]:
    """Say what lies beside an area."""
    drawn = area["geometry_quality"] != "none"
    found = neighbours(snapshot, area["id"])
    for one in found:
        yield _sentence(voice, area, one)
    if drawn and not found:
        yield voice.say("words-alone", distance=voice.say("distance-km", n=NEAR_M // 1_000))
    others = without_boundary(snapshot, area)
    if others:
        yield voice.say("words-undrawn" if drawn else "words-same-city", names=_names(voice, others))
    for key, ids in (("predecessors", area["predecessor_ids"]), ("successors", area["successor_ids"])):
        known = [snapshot.area_of[other] for other in ids if other in snapshot.area_of]
        if known:
            yield voice.say(f"words-kin-{key}", names=_names(voice, known))


def _sentence(voice: Voice, area: Fields, one: Neighbour) -> str:
    relation = one.bond.relation
    brief = voice.brief(one.area)
    if one.area["city_ags"] != area["city_ags"] and one.area["city_name"]:
        brief = voice.say("words-brief-city", city=one.area["city_name"], brief=brief)
    known = {"name": one.area["name"], "brief": brief}
    if relation == "overlap":
        share = one.bond.share * 100
        return voice.say("words-relation-overlap", share=rounded(share, 0 if share >= 1 else 1), **known)
    if relation == "near":
        return voice.say("words-relation-near", way=voice.way(one.bond.metres, one.direction), **known)
    if relation == "touch" and one.direction is not None:
        return voice.say("words-relation-touch", direction=voice.say(f"direction-{one.direction}"), **known)
    return voice.say(f"words-relation-{relation}", **known)


def without_boundary(snapshot: Snapshot, area: Fields) -> list[Fields]:
    """Return the areas of the same city whose boundary is not known; of such an area, all others of its city."""
    drawn = area["geometry_quality"] != "none"
    beside = [other for other in snapshot.area_of.values() if other["city_ags"] == area["city_ags"]]
    return [
        other for other in beside if other["id"] != area["id"] and (not drawn or other["geometry_quality"] == "none")
    ]


def _names(voice: Voice, areas: Iterable[Fields]) -> str:
    return voice.listing([area["name"] for area in areas])
