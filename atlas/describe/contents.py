"""What lies in an area or a city: its offices and projects, and how exact their points are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import shapely

from atlas import crs
from atlas.describe.place import away, metric_point
from atlas.describe.shapes import XY
from atlas.describe.voice import Voice, has_own_point
from atlas.model import THEMES
from atlas.query import Fields
from atlas.snapshot import Snapshot

_OFFICE_ORDER = ("open", "unverified", "closed")


def records(snapshot: Snapshot, collection: str, ids: Iterable[str]) -> list[Fields]:
    """Return the fields of the records that are there."""
    rows = snapshot.collection(collection)
    return [rows.fields[rows.positions[key]] for key in ids if key in rows.positions]


def offices(snapshot: Snapshot, voice: Voice, ids: Iterable[str], middle: Fields | None = None) -> Iterator[str]:
    """Say which offices there are, open ones first; `middle` is the drawn area that exact points are told from."""
    found = records(snapshot, "offices", ids)
    for office in sorted(found, key=lambda one: _OFFICE_ORDER.index(one["status"])):
        yield voice.say("words-office", name=office["name"], **standing(voice, office))
    if middle is not None:
        for office in found:
            if has_own_point(office):
                yield _own_point(snapshot, voice, "offices", office, office["name"], middle)


def standing(voice: Voice, office: Fields) -> dict[str, str]:
    """Return the words for the status of an office and for how exact its point is."""
    return {
        "status": voice.say(f"office-status-{office['status']}"),
        "precision": voice.say(f"precision-{office['precision']}"),
    }


def area_projects(snapshot: Snapshot, voice: Voice, area: Fields) -> Iterator[str]:
    """Say how many projects an area has by theme, and which of them stand at a place of their own."""
    found = records(snapshot, "projects", area["project_ids"])
    if not found:
        return
    yield voice.say("words-projects", n=len(found))
    yield from _themes(voice, found)
    drawn = area["geometry_quality"] != "none"
    for project in found:
        if drawn and has_own_point(project):
            yield _own_point(snapshot, voice, "projects", project, voice.quoted(project["title"]), area)
    rest = [project for project in found if not (drawn and has_own_point(project))]
    if rest:
        yield voice.say("words-projects-weak", n=len(rest), names=voice.titles(rest))


def _themes(voice: Voice, projects: Sequence[Fields]) -> Iterator[str]:
    counts = Counter(project["theme"] for project in projects)
    for theme in THEMES:
        if counts[theme]:
            said = voice.counted({"projects": counts[theme]})
            yield voice.say("words-theme", theme=voice.say(f"theme-{theme}"), projects=said)


def _own_point(snapshot: Snapshot, voice: Voice, kind: str, record: Fields, name: str, area: Fields) -> str:
    middle = metric_point(area)
    way = away(voice, middle, _point(snapshot, kind, record))
    return voice.say("words-own-point", name=name, precision=voice.say(f"precision-{record['precision']}"), way=way)


def _point(snapshot: Snapshot, kind: str, record: Fields) -> XY:
    rows = snapshot.collection(kind)
    ((lon, lat),) = shapely.get_coordinates(rows.geometries[rows.position(record["id"])]).tolist()
    return crs.to_metric_xy(lon, lat)


def city_projects(snapshot: Snapshot, voice: Voice, city: Fields) -> Iterator[str]:
    """Say which projects a city has, area by area."""
    groups: dict[str | None, list[Fields]] = {key: [] for key in city["area_ids"]}
    for project in records(snapshot, "projects", city["project_ids"]):
        groups.setdefault(project["area_id"] if project["area_name"] else None, []).append(project)
    for key, found in groups.items():
        if found:
            yield _group(voice, found, snapshot.area_of[key]["name"] if key else None)


def _group(voice: Voice, projects: Sequence[Fields], area: str | None) -> str:
    known: Mapping[str, str] = {"names": voice.titles(projects)}
    if area is None:
        return voice.say("words-projects-free", n=len(projects), **known)
    return voice.say("words-projects-of", n=len(projects), area=area, **known)
