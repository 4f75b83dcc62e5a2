"""The list of operations that Regulation (EU) 2021/1060 asks for: by its Art. 49(3), and as Kohesio reads it.

snapshot + query -> operations -> rows of a form -> CSV, XLSX, JSON. What the law asks for and
nobody has said stays empty, and the self-check names it.
"""

from atlas.export.operations.forms import FORMS, Form
from atlas.export.operations.listing import Listing, listing

__all__ = ["FORMS", "Form", "Listing", "listing"]
