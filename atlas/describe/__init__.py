"""The map in words: sentences about positions and text twins of areas, cities and views, in every language.

A text twin says what a drawing shows: `area`, `city` and `view` return one, made from geometry and the join.
"""

from atlas.describe.area import area
from atlas.describe.city import city
from atlas.describe.ground import Ground
from atlas.describe.position import (
    DIRECTIONS,
    QUALITIES,
    REGION_NAMES,
    STATUSES,
    Language,
    area_standing,
    distance,
    way,
    where_sentence,
)
from atlas.describe.twin import Section, Twin
from atlas.describe.view import view

__all__ = [
    "DIRECTIONS",
    "QUALITIES",
    "REGION_NAMES",
    "STATUSES",
    "Ground",
    "Language",
    "Section",
    "Twin",
    "area",
    "area_standing",
    "city",
    "distance",
    "view",
    "way",
    "where_sentence",
]
