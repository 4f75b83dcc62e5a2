"""The library of Quartiersatlas Sachsen: the joined atlas of programme areas, projects, offices and managers.

>>> import atlas
>>> house = atlas.open()  # doctest: +SKIP
>>> house.areas.loc["bautzen-gesundbrunnen", "manager"]["name"]  # doctest: +SKIP
"""

from atlas.errors import AtlasError
from atlas.house import Atlas
from atlas.house import open_atlas as open

__all__ = ["Atlas", "AtlasError", "open"]
