"""Many places at once: each is looked up by itself, and what cannot be found says why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from atlas.errors import OutsideSaxony, PlaceNotFound
from atlas.nearby import Near
from atlas.places import Gazetteer, Place

MOST_PLACES = 500
Around = Callable[[Place], tuple[Near, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A place as somebody wrote it, and the line of the file or text that it stands in."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The place that was understood with what lies near it, or what is wrong with it; `near` is what may be meant."""

    asked: Asked
    place: Place | None = None
    hits: tuple[Near, ...] = ()
    problem: PlaceNotFound | OutsideSaxony | None = None

    @property
    def near(self) -> tuple[str, ...]:
        """What may have been meant, best first."""
        return self.problem.near if self.problem else ()


def answers(gazetteer: Gazetteer, places: Iterable[Asked], around: Around) -> Iterator[Answered]:
    """Yield an answer to each place, in their order; what stands there twice is looked up once."""
    known: dict[str, Answered] = {}
    for asked in places:
        found = known.get(asked.text) or _answer(gazetteer, asked, around)
        known[asked.text] = found
        yield Answered(asked, found.place, found.hits, found.problem)


def _answer(gazetteer: Gazetteer, asked: Asked, around: Around) -> Answered:
    try:
        place = gazetteer.locate(asked.text)
        return Answered(asked, place, around(place))
    except (PlaceNotFound, OutsideSaxony) as error:
        return Answered(asked, problem=error)


def lines_of(text: str) -> list[Asked]:
    """Return the places of a text, one in each line that is not empty.

    >>> lines_of("Zittau\\n\\nMarkt 1, 02763 Zittau ")
    [Asked(line=1, text='Zittau'), Asked(line=3, text='Markt 1, 02763 Zittau')]
    """
    lines = enumerate(text.splitlines(), start=1)
    return [Asked(number, line.strip()) for number, line in lines if line.strip()]
