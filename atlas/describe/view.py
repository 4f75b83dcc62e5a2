"""A view of the map in words: every object that it shows, city by city in reading order."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from atlas import crs
from atlas.describe.contents import standing
from atlas.describe.place import away, big_cities, metric_point
from atlas.describe.position import Language
from atlas.describe.shapes import XY
from atlas.describe.shown import KINDS, Seen, box_of, holds, part_of, seen
from atlas.describe.twin import Section, Twin
from atlas.describe.voice import Voice, has_own_point
from atlas.index import Box
from atlas.query import Fields
from atlas.selection import Asked
from atlas.snapshot import Snapshot

# The nine parts of a view as one reads a page.
_READING = ("nw", "n", "ne", "w", "c", "e", "sw", "s", "se")


@dataclass(frozen=True, slots=True)
class Group:
    """What a view shows of one city: its part of the view, and its middle in it (degrees)."""

    ags: str
    name: str
    part: str
    middle: XY
    members: Sequence[Seen]


def view(snapshot: Snapshot, asked: Asked, language: Language = "de") -> Twin:
    """Return the text twin of the map: what it shows of what is asked, in its box; raises InvalidParameter."""
    voice, box = Voice(language), box_of(asked)
    groups = by_city(seen(snapshot, asked), box)
    said = (*_overview(snapshot, voice, box, groups), *_empty_cities(snapshot, voice, box, groups))
    overview = Section("overview", voice.say("words-head-overview"), said)
    sorbian = {city["ags"]: city["name_hsb"] for city in snapshot.collection("cities").fields}
    parts = (_section(voice, box, group, sorbian.get(group.ags)) for group in groups)
    return Twin(voice.say("words-title-view"), (overview, *parts))


def by_city(found: Sequence[Seen], box: Box) -> list[Group]:
    """Return what is shown by city, from north to south and in each third of the view from west to east."""
    members: dict[str, list[Seen]] = {}
    for one in found:
        members.setdefault(one.fields["city_ags"], []).append(one)
    groups = [_group(ags, several, box) for ags, several in members.items()]
    return sorted(groups, key=lambda group: (_row(group.part), group.middle[0], -group.middle[1], group.ags))


def _row(part: str) -> int:
    return _READING.index(part) // 3


def _group(ags: str, members: Sequence[Seen], box: Box) -> Group:
    lon = sum(one.point[0] for one in members) / len(members)
    lat = sum(one.point[1] for one in members) / len(members)
    return Group(ags, members[0].fields["city_name"] or ags, part_of((lon, lat), box), (lon, lat), members)


def _overview(snapshot: Snapshot, voice: Voice, box: Box, groups: Sequence[Group]) -> Iterator[str]:
    middle = ((box.west + box.east) / 2, (box.south + box.north) / 2)
    width = crs.geodesic_distance_m((box.west, middle[1]), (box.east, middle[1]))
    height = crs.geodesic_distance_m((middle[0], box.south), (middle[0], box.north))
    yield voice.say("words-view-extent", width=voice.way(width, None), height=voice.way(height, None))
    yield from _from_city(snapshot, voice, middle)
    counts: Counter[str] = Counter(one.kind for group in groups for one in group.members)
    if not counts:
        yield voice.say("words-view-empty")
        return
    yield voice.say("words-view-counts", counts=_counted(voice, counts), n=len(groups))
    if len(groups) > 1:
        yield voice.say("words-view-order")


def _empty_cities(snapshot: Snapshot, voice: Voice, box: Box, groups: Sequence[Group]) -> Iterator[str]:
    """Say which programme cities the map names although nothing is shown of them."""
    told = {group.ags for group in groups}
    cities = snapshot.collection("cities").fields
    names = [city["name"] for city in cities if city["ags"] not in told and holds(box, *city["centre"])]
    if names:
        yield voice.say("words-view-empty-cities", n=len(names), names=voice.listing(names))


def _from_city(snapshot: Snapshot, voice: Voice, middle: XY) -> Iterator[str]:
    if not crs.in_saxony_bbox(*middle):
        return
    here = crs.to_metric_xy(*middle)
    for city in big_cities(snapshot, here)[:1]:
        yield voice.say("words-view-middle", city=city["name"], way=away(voice, metric_point(city), here))


def _counted(voice: Voice, counts: Mapping[str, int]) -> str:
    return voice.counted({kind: counts.get(kind, 0) for kind in KINDS})


def _section(voice: Voice, box: Box, group: Group, name_hsb: str | None) -> Section:
    heading = voice.say("words-view-city", city=group.name, where=voice.say(f"words-part-{group.part}"))
    other = (voice.say("words-hsb", name=name_hsb),) if name_hsb else ()
    return Section(group.ags, heading, (*_sentences(voice, box, group), *other))


def _sentences(voice: Voice, box: Box, group: Group) -> Iterator[str]:
    counts: Counter[str] = Counter(one.kind for one in group.members)
    yield voice.say("words-view-here", counts=_counted(voice, counts), city=group.name)
    placed = sorted(((part_of(one.point, box), one) for one in group.members), key=lambda pair: _reading(*pair))
    for part, one in placed:
        if one.kind != "projects":
            yield _SENTENCE[one.kind](voice, one, voice.say(f"words-part-{part}"))
    projects = [(part, one.fields) for part, one in placed if one.kind == "projects"]
    for (part, _, name), several in groupby(projects, key=lambda pair: (pair[0], *_area_of(pair[1]))):
        yield _projects(voice, [fields for _, fields in several], name, voice.say(f"words-part-{part}"))
    weak = sum(not has_own_point(fields) for _, fields in projects)
    if weak:
        yield voice.say("words-view-weak", n=weak)


def _reading(part: str, one: Seen) -> tuple[int, int, str, str]:
    """Return the order in a city: areas, offices, projects; each as one reads the view, projects by area."""
    kinds = ("areas", "offices", "projects")
    key, _ = _area_of(one.fields) if one.kind == "projects" else ("", "")
    return kinds.index(one.kind), _READING.index(part), key, one.fields["id"]


def _area_of(project: Fields) -> tuple[str, str]:
    return (project["area_id"], project["area_name"]) if project["area_name"] else ("", "")


def _area(voice: Voice, one: Seen, where: str) -> str:
    known = {"name": one.fields["name"], "brief": voice.brief(one.fields), "where": where}
    if one.fields["geometry_quality"] == "none":
        return voice.say("words-view-undrawn", **known)
    return voice.say("words-view-area" if one.whole else "words-view-area-part", **known)


def _office(voice: Voice, one: Seen, where: str) -> str:
    return voice.say("words-view-office", name=one.fields["name"], where=where, **standing(voice, one.fields))


_SENTENCE: Mapping[str, Callable[[Voice, Seen, str], str]] = {"areas": _area, "offices": _office}


def _projects(voice: Voice, projects: Sequence[Fields], area: str, where: str) -> str:
    known = {"names": voice.titles(projects), "where": where}
    if area:
        return voice.say("words-view-projects", n=len(projects), area=area, **known)
    return voice.say("words-view-projects-free", n=len(projects), **known)
