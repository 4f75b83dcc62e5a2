"""Who is responsible."""

from collections.abc import Iterator

from atlas.describe.voice import Voice
from atlas.query import Fields


def manager(voice: Voice, found: Fields | None) -> Iterator[str]:
    """Say who is responsible for a city and its areas, and how sure that is."""
    if found is None:
        yield voice.say("manager-unknown")
        return
    yield voice.say("summary-manager", name=found["name"])
    yield voice.say("words-organisation", name=found["name"], organisation=found["organisation"])
    if not found["confirmed"]:
        yield voice.say("manager-assumed")
