"""The profile of an area or a city: what follows from its records taken together.

It is worked out here for the API, the page and the panel alike, so that all three say the same.
"""

from atlas.profile.beside import Surroundings
from atlas.profile.profile import Profile, of_area, of_city

__all__ = ["Profile", "Surroundings", "of_area", "of_city"]
