"""A city in words."""

from collections.abc import Iterator
from datetime import date

from atlas.describe import charge, contents, place
from atlas.describe.ground import Ground
from atlas.describe.position import Language, years_of
from atlas.describe.twin import Twin, sections
from atlas.describe.voice import Voice
from atlas.query import Fields
from atlas.snapshot import Snapshot

_STATUS_ORDER = ("approved", "applied", "unknown", "former")


def city(
    snapshot: Snapshot, ags: str, language: Language = "de", ground: Ground | None = None, day: date | None = None
) -> Twin:
    """Return the text twin of a city; raises UnknownRecord.

    Borders are told where the ground is given; `day` is the one of which to say who was responsible, not today.
    """
    fields = snapshot.fields("cities", ags)
    voice = Voice(language)
    matters = {
        "place": place.of_city(snapshot, voice, fields, ground),
        "areas": _areas(snapshot, voice, fields),
        "offices": contents.offices(snapshot, voice, fields["office_ids"]),
        "projects": contents.city_projects(snapshot, voice, fields),
        "participation": _participation(voice, fields),
        "responsible": charge.manager(snapshot, voice, ags, fields["manager"], day),
    }
    return Twin(voice.say("words-title", name=fields["name"]), sections(voice, matters))


def _areas(snapshot: Snapshot, voice: Voice, city: Fields) -> Iterator[str]:
    """Say which areas a city has and where in it: current ones first, then by period."""
    known = contents.records(snapshot, "areas", city["area_ids"])
    if any(city["counts"].values()):
        yield voice.say(
            "words-counts",
            counts=voice.counted({kind: city["counts"][kind] for kind in ("areas", "projects", "offices")}),
        )
    for area in sorted(known, key=lambda one: (_STATUS_ORDER.index(one["status"]), one["periods"], one["name"])):
        yield voice.say("words-city-area", name=area["name"], brief=voice.brief(area), place=_place(voice, area, city))


def _place(voice: Voice, area: Fields, city: Fields) -> str:
    quality = area["geometry_quality"]
    if quality in ("none", "municipality"):
        return voice.say(f"boundary-{quality}")
    metres, direction = place.from_centre(area, city)
    if direction is None or metres < place.AT_CENTRE_M:
        return voice.say("words-at-centre")
    return voice.say("words-from-centre", way=voice.way(metres, direction))


def _participation(voice: Voice, city: Fields) -> Iterator[str]:
    for part in sorted(city["participation"], key=lambda one: str(one["period"])):
        status = voice.say(f"participation-{part['status']}")
        yield voice.say("words-participation", period=years_of(part["period"], voice.language), status=status)
