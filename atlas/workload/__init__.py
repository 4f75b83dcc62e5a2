"""How much each manager has to look after, and how it could be shared more evenly."""

from atlas.workload.adjacency import neighbours
from atlas.workload.ground import Ground, Side, ground_of
from atlas.workload.load import Load, Travel, loads
from atlas.workload.measures import MEASURES, Amounts, Measure, Weights, imbalance, uneven
from atlas.workload.split import Move, Proposal, propose
from atlas.workload.tour import EXACT_STOPS, Tour, shortest_tour
from atlas.workload.words import explanation

__all__ = [
    "EXACT_STOPS",
    "MEASURES",
    "Amounts",
    "Ground",
    "Load",
    "Measure",
    "Move",
    "Proposal",
    "Side",
    "Tour",
    "Travel",
    "Weights",
    "explanation",
    "ground_of",
    "imbalance",
    "loads",
    "neighbours",
    "propose",
    "shortest_tour",
    "uneven",
]
