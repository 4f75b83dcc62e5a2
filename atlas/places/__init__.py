"""The offline gazetteer: place, quarter, postal code, street, stop or position -> point with precision.

spelling.py   one spelling for all ways to write a name
entries.py    the files of geodata/places -> columns of entries
index.py      names -> entries: exact, by beginning, by words, with typing errors
wording.py    the text of a question -> coordinates, postal code, house number, parts
place.py      what an answer is, and how it is labelled
gazetteer.py  the questions that can be asked
"""

from atlas.places.gazetteer import Gazetteer
from atlas.places.place import Place, PlaceKind

__all__ = ["Gazetteer", "Place", "PlaceKind"]
