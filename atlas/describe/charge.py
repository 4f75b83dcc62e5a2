"""Who is responsible."""

from collections.abc import Iterator
from datetime import date

from atlas.describe.voice import Voice
from atlas.query import Fields
from atlas.snapshot import Snapshot


def manager(snapshot: Snapshot, voice: Voice, ags: str, found: Fields | None, day: date | None) -> Iterator[str]:
    """Say who is responsible for a city and its areas, or who was on a day, and how sure that is."""
    if day is None:
        yield from _standing(voice, found, "summary-manager", "manager-unknown")
        return
    yield from _standing(voice, snapshot.manager_on(ags, day), "summary-manager-on", "manager-unknown-on", day)


def _standing(voice: Voice, found: Fields | None, known: str, unknown: str, day: date | None = None) -> Iterator[str]:
    if found is None:
        yield voice.say(unknown)
        return
    when = {"day": voice.day(day.isoformat())} if day else {}
    yield voice.say(known, name=found["name"], **when)
    yield voice.say("words-organisation", name=found["name"], organisation=found["organisation"])
    if found["substitute"]:
        yield voice.say("manager-substitute", name=found["substitute"]["name"])
    if not found["confirmed"]:
        yield voice.say("manager-assumed")
