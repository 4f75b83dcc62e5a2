"""Which known record a row means: by its number, by name and city, or perhaps by a name that is much alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from atlas.text import fold

# Of the real lists, offices that are not the same reach 80 ("Quartiersmanagement Grünau", "… Lößnig"), and a name with
# two typing errors stays above 90. Between 86 and 99 even different projects lie ("… 3.0", "… 4.0"), so that a person
# must decide.
LIKENESS = 86
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
        for one in candidates:
            self._by_id[one.id] = one
            if one.number is not None:
                self._by_number[one.number] = one
            self._by_city.setdefault(one.city_ags, {})[one.id] = fold(one.name)

    def match(self, row: Candidate) -> Match:
        """Return which known record a row means; its `id` is empty where the file gives none."""
        known = self._by_id.get(row.id) or (self._by_number.get(row.number) if row.number else None)
        if known is not None:
            return _found("same", known, 100)
        names = {key: name for key, name in self._by_city.get(row.city_ags, {}).items() if self._may_be(row, key)}
        return self._by_name(fold(row.name), names)

    def _may_be(self, row: Candidate, key: str) -> bool:
        """Return whether a known record may be the row's: two numbers or two funding periods make two records."""
        known = self._by_id[key]
        numbers, periods = {row.number, known.number} - {None}, {row.period, known.period} - {None}
        return len(numbers) < 2 and len(periods) < 2

    def _by_name(self, wanted: str, names: Mapping[str, str]) -> Match:
        same = [key for key, name in names.items() if name == wanted]
        if len(same) == 1:
            return _found("same", self._by_id[same[0]], 100)
        if same:
            return _found("alike", self._by_id[same[0]], 100)
        # Letter by letter a blank too many is one error; word by word their order does not matter.
        likes = [process.extractOne(wanted, names, scorer=one, score_cutoff=LIKENESS) for one in _SCORERS]
        best = max((like for like in likes if like), key=lambda like: like[1], default=None)
        return _found("alike", self._by_id[best[2]], round(best[1])) if best and wanted else NEW


def _found(verdict: Verdict, known: Candidate, score: int) -> Match:
    return Match(verdict, known.id, known.name, score)
