"""What is weighed against each other when two managers share the work."""

from collections.abc import Mapping
from typing import Literal, get_args

Measure = Literal["cities", "areas", "projects", "money", "travel"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
Weights = Mapping[Measure, float]
Amounts = Mapping[Measure, float]


def uneven(one: Amounts, other: Amounts, measure: Measure) -> float:
    """Return how unevenly a measure is shared: the difference as a share of the whole, from 0 (even) to 1."""
    whole = one[measure] + other[measure]
    return abs(one[measure] - other[measure]) / whole if whole else 0.0


def imbalance(one: Amounts, other: Amounts, weights: Weights) -> float:
    """Return the mean of how unevenly the measures are shared, by their weights."""
    whole = sum(weights.values())
    return sum(weight * uneven(one, other, measure) for measure, weight in weights.items()) / whole if whole else 0.0
