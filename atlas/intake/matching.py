"""Which known record a row means: by its number, by name and city, or perhaps by a name that is much alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from atlas.text import fold

# Of the real lists, offices that are not the same reach 80 ("Quartiersmanagement Grünau", "… Lößnig"), and a name with
# two typing errors stays above 90. Between 86 and 99 even different projects lie ("… 3.0", "… 4.0"), so that a person
# must decide.
LIKENESS = 86
# Of the names most alike, so many are looked at for one of the same funding period.
_LOOKED_AT = 10
_SCORERS = (fuzz.ratio, fuzz.token_sort_ratio)
Verdict = Literal["same", "alike", "new"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known record as matching sees it."""

    id: str
    city_ags: str
    name: str
    number: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What a row is: a known record, perhaps one that is alike, or new. `score` is the likeness from 0 to 100."""

    verdict: Verdict
    id: str | None = None
    name: str = ""
    score: int = 0


NEW = Match("new")


class Matcher:
    """Finds the known record of each row. Immutable once made."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._by_id: dict[str, Candidate] = {}
        self._by_number: dict[str, Candidate] = {}
        self._by_city: dict[str, dict[str, str]] = {}
        self._by_name: dict[tuple[str, str], list[str]] = {}
        for one in candidates:
            self._add(one)

    def _add(self, one: Candidate) -> None:
        name = fold(one.name)
        self._by_id[one.id] = one
        if one.number is not None:
            self._by_number[one.number] = one
        self._by_name.setdefault((one.city_ags, name), []).append(one.id)
        self._by_city.setdefault(_group(one.city_ags, one.number), {})[one.id] = name

    def match(self, row: Candidate) -> Match:
        """Return which known record a row means; its `id` is empty where the file gives none."""
        known = self._by_id.get(row.id) or (self._by_number.get(row.number) if row.number else None)
        if known is not None:
            return _found("same", known, 100)
        wanted = fold(row.name)
        same = [key for key in self._by_name.get((row.city_ags, wanted), ()) if self._may_be(row, key)]
        if same:
            return _found("same" if len(same) == 1 else "alike", self._by_id[same[0]], 100)
        return self._like(row, wanted) if wanted else NEW

    def _may_be(self, row: Candidate, key: str) -> bool:
        """Return whether a known record may be the row's: two numbers or two funding periods make two records."""
        known = self._by_id[key]
        numbers, periods = {row.number, known.number} - {None}, {row.period, known.period} - {None}
        return len(numbers) < 2 and len(periods) < 2

    def _like(self, row: Candidate, wanted: str) -> Match:
        """Return the known record of the city whose name is most alike; two numbers are never the same."""
        numbered = (False,) if row.number else (False, True)
        found = [self._most_alike(row, wanted, _group(row.city_ags, has_number or None)) for has_number in numbered]
        best = max((one for one in found if one), key=lambda one: one[0], default=None)
        return _found("alike", self._by_id[best[1]], round(best[0])) if best else NEW

    def _most_alike(self, row: Candidate, wanted: str, group: str) -> tuple[float, str] | None:
        names = self._by_city.get(group)
        if not names:
            return None
        # Letter by letter a blank too many is one error; word by word their order does not matter.
        likes = [
            (score, key)
            for scorer in _SCORERS
            for _, score, key in process.extract(wanted, names, scorer=scorer, score_cutoff=LIKENESS, limit=_LOOKED_AT)
            if self._may_be(row, key)
        ]
        return max(likes, key=lambda like: like[0], default=None)


def _found(verdict: Verdict, known: Candidate, score: int) -> Match:
    return Match(verdict, known.id, known.name, score)


def _group(ags: str, number: object) -> str:
    """Return the key of the records of a city with a number, or of those without."""
    return f"{ags}+" if number else ags
