"""A small collection whose every value is in sight, and how an expression is asked of it."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
import shapely

from atlas import cql
from atlas.query import Collection

Asked = Callable[..., str]
_EMPTY: Mapping[str, Any] = {
    "title": None,
    "region": None,
    "start": None,
    "end": None,
    "cost_total_eur": None,
    "period": None,
}
# One letter per record, so that an answer reads as a word.
ROWS: Mapping[str, tuple[Mapping[str, Any], Any]] = {
    "a": (
        {"title": "Ärztehaus 100%", "region": "east", "start": "2018", "end": "2019-12-31", "cost_total_eur": 100.0},
        shapely.Point(14.0, 51.0),
    ),
    "b": (
        {"title": "arztehaus", "region": "west", "start": "2018-06", "end": "2018-06", "cost_total_eur": 200.5},
        shapely.box(14.0, 51.0, 15.0, 51.5),
    ),
    "c": ({"title": "Café_am Markt", "region": "east", "start": "2018-06-15", "end": "2020-06-30"}, None),
    "d": ({"cost_total_eur": 0.0, "period": "2014-2020"}, shapely.Point(12.0, 50.5)),
}


@pytest.fixture(scope="session")
def small() -> Collection:
    """Four projects: every property is unknown for one of them."""
    return Collection.of("projects", [(key, {**_EMPTY, **fields}, shape) for key, (fields, shape) in ROWS.items()])


@pytest.fixture
def found(small: Collection) -> Asked:
    """Ask an expression of the four; returns the letters for which it is true."""

    def ask(expression: str, **how: Any) -> str:
        positions = cql.read("projects", expression, **how).matching(small.columns, np.arange(len(small.ids)))
        return "".join(small.ids[position] for position in positions)

    return ask
