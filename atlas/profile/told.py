"""What the projects of an area or a city say of money, theme and time, as columns: of the ledger and of a stock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.model import THEMES
from atlas.query import Fields, Query
from atlas.snapshot import Snapshot
from atlas.stock.collection import Stocked

Numbers = NDArray[np.float64]
_PLACES: dict[str | None, int] = {theme: place for place, theme in enumerate(THEMES)}


@dataclass(frozen=True, slots=True)
class Told:
    """A row for each project: euros, the place of its theme in THEMES, and its first and last year; NaN is unknown."""

    cost: Numbers
    eu: Numbers
    themes: NDArray[np.int64]
    first: Numbers
    last: Numbers

    def __len__(self) -> int:
        return len(self.cost)

    @classmethod
    def of(cls, projects: Sequence[Fields]) -> "Told":
        """Return what some projects say."""
        return cls(
            _column(one["cost_total_eur"] for one in projects),
            _column(one["eu_amount_eur"] for one in projects),
            np.array([_PLACES[one["theme"]] for one in projects], np.int64),
            _column(one["start"] and float(one["start"][:4]) for one in projects),
            _column(one["end"] and float(one["end"][:4]) for one in projects),
        )

    def and_those(self, other: "Told") -> "Told":
        """Return these projects and others."""
        names = ("cost", "eu", "themes", "first", "last")
        return Told(*(np.concatenate([getattr(self, name), getattr(other, name)]) for name in names))


def _column(values: Iterable[float | None]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], np.float64)


def told(snapshot: Snapshot, fields: Fields, query: Query) -> Told:
    """Return what all projects of an area or a city say; `query` finds them in a stock."""
    rows = snapshot.collection("projects")
    own = Told.of([rows.fields[rows.positions[key]] for key in fields["project_ids"]])
    if not isinstance(rows, Stocked) or fields["counts"]["projects"] == len(own):
        return own
    slots, columns = rows.view.run(query), rows.view.columns
    themes = columns.listed("theme")
    places = np.array([_PLACES[theme] for theme in themes.values], np.int64)
    cost, eu = (columns.numbers(name)[slots] for name in ("cost_total_eur", "eu_amount_eur"))
    return own.and_those(Told(cost, eu, places[themes.codes[slots]], *rows.view.years(slots)))
