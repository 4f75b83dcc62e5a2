"""Where projects of a stock are at home, a city and perhaps an area of it: what the join adds is the same there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from atlas import encode
from atlas.filters import Fields
from atlas.stock.texts import Texts

PLACE = ("city_name", "kreis", "region", "manager_id")
AREA = "area_name"
# A city (AGS) and, where there is one, an area of it (id).
Home = tuple[str, str | None]


@dataclass(frozen=True)
class Joined:
    """What the join adds to a project: the fields of its city by AGS, and the name of its area by id."""

    places: Mapping[str, Fields]
    areas: Mapping[str, str]

    def of(self, ags: str, area: str | None) -> dict[str, Any]:
        """Return the fields that a project of a city and an area gets."""
        place = self.places.get(ags, {})
        return {**{name: place.get(name) for name in PLACE}, AREA: self.areas.get(area or "")}

    def end(self, home: Home) -> bytes:
        """Return how features of a home end, behind the last property that is their own."""
        return b",%s}" % encode.dumps(self.of(*home))[1:]


@dataclass(frozen=True, eq=False)
class Homes:
    """The homes of a stock: which one each project has (`codes`), and how its features end in the cache."""

    codes: NDArray[np.int32]
    named: Texts
    ends: Texts

    def __len__(self) -> int:
        return len(self.named)

    def home(self, code: int) -> Home:
        """Return a home by its number."""
        ags, area = orjson.loads(self.named[code])
        return ags, area

    def end(self, code: int) -> bytes:
        """Return how the features of a home end in the cache."""
        return self.ends[code].encode()
