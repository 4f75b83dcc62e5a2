"""The ways a question can be read: as one name, or as a name in a town ("Volkmarsdorf, Leipzig")."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from atlas.places.spelling import squeeze
from atlas.places.wording import Wording

_LONGEST_TOWN_NAME = 5

TownsNamed = Callable[[str], frozenset[int]]
"""Gives the towns that a key names."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A folded name, and the towns it must lie in (None: anywhere)."""

    name: str
    towns: frozenset[int] | None = None

    @property
    def key(self) -> str:
        """The key of the name."""
        return squeeze(self.name)

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.name.split(" ")


def readings(wording: Wording, towns_named: TownsNamed, *, whole: bool = True) -> list[Reading]:
    """Return how a question can be read, likelier first; as one name only if `whole`."""
    found: list[Reading] = []
    for parts in dict.fromkeys((wording.parts, wording.plain_parts)):
        if parts and whole:
            found.append(Reading(" ".join(parts)))
        for name, town in _splits(parts):
            known = towns_named(squeeze(town))
            if known:
                found.append(Reading(name, known))
    return list(dict.fromkeys(found))


def _splits(parts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield (name, town) candidates: a part as town, then as many words as a town's name can have at either end."""
    if len(parts) > 1:
        yield " ".join(parts[:-1]), parts[-1]
        yield " ".join(parts[1:]), parts[0]
    if len(parts) > 2:
        yield parts[0], parts[-1]
    words = " ".join(parts).split(" ")
    for size in range(min(_LONGEST_TOWN_NAME, len(words) - 1), 0, -1):
        yield " ".join(words[:-size]), " ".join(words[-size:])
        yield " ".join(words[size:]), " ".join(words[:size])
