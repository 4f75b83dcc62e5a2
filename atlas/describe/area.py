"""An area in words."""

from collections.abc import Iterator
from datetime import date

from shapely.geometry.base import BaseGeometry

from atlas.describe import charge, contents, money, neighbours, place
from atlas.describe.ground import Ground
from atlas.describe.position import Language, years_of
from atlas.describe.shapes import extent
from atlas.describe.twin import Twin, sections
from atlas.describe.voice import Voice
from atlas.query import Fields
from atlas.snapshot import Snapshot


def area(
    snapshot: Snapshot, record: str, language: Language = "de", ground: Ground | None = None, day: date | None = None
) -> Twin:
    """Return the text twin of an area; raises UnknownRecord.

    Borders are told where the ground is given; `day` is the one of which to say who was responsible, not today.
    """
    fields = snapshot.fields("areas", record)
    voice = Voice(language)
    shape = place.metric_shape(snapshot, "areas", record)
    projects = contents.records(snapshot, "projects", fields["project_ids"])
    middle = fields if shape is not None else None
    matters = {
        "about": _about(voice, fields),
        "size": _size(voice, fields, shape),
        "place": place.of_area(snapshot, voice, fields, ground),
        "neighbours": neighbours.of_area(snapshot, voice, fields),
        "offices": contents.offices(snapshot, voice, fields["office_ids"], middle),
        "projects": contents.area_projects(snapshot, voice, fields),
        "money": money.of_area(snapshot, voice, fields, projects),
        "time": money.time(voice, fields, projects),
        "responsible": charge.manager(snapshot, voice, fields["city_ags"], fields["manager"], day),
    }
    return Twin(voice.say("words-title", name=fields["name"]), sections(voice, matters))


def _about(voice: Voice, area: Fields) -> Iterator[str]:
    yield voice.say("summary-what", name=area["name"], programme=area["programme"])
    if not area["name_official"]:
        yield voice.say("area-unofficial-name")
    if area["periods"]:
        years = [years_of(period, voice.language) for period in area["periods"]]
        yield voice.say("summary-period", periods=voice.listing(years))
    yield voice.say(f"summary-status-{area['status']}")
    if area["confidence"] != "high":
        yield voice.say(f"words-confidence-{area['confidence']}")
    if area["sub_quarters"]:
        yield voice.say("area-quarters", names=voice.listing(area["sub_quarters"]))
    yield from _certainty(voice, area)


def _certainty(voice: Voice, area: Fields) -> Iterator[str]:
    """Say how sure the boundary is."""
    yield voice.say(f"quality-why-{area['geometry_quality']}")
    if area["geometry_quality"] == "none":
        return
    if area["geometry_evidence"]:
        yield voice.say(f"evidence-{area['geometry_evidence']}")
    if area["geometry_partial"]:
        yield voice.say("partial")


def _size(voice: Voice, area: Fields, shape: BaseGeometry | None) -> Iterator[str]:
    if area["hectares"] is not None:
        yield voice.say("words-hectares", n=voice.hectares(area["hectares"]))
    if shape is not None:
        if area["drawn_hectares"] is not None:
            yield voice.say("words-drawn", n=voice.hectares(area["drawn_hectares"]))
        width, height = extent(shape)
        yield voice.say("words-extent", width=voice.way(width, None), height=voice.way(height, None))
        if area["geometry_quality"] == "schematic":
            yield voice.say("words-weak")
    if area["inhabitants"] is not None:
        as_of = area["inhabitants_as_of"]
        yield voice.say("words-people", n=area["inhabitants"])
        if as_of:
            yield voice.say("words-people-as-of", when=voice.day(as_of))
