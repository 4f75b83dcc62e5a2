"""The list of operations that Regulation (EU) 2021/1060 asks for, in its own columns and in Kohesio's, with a self-check.

snapshot + query -> operations -> rows of a form -> CSV, XLSX, JSON; what the law asks for and nobody has said stays empty,
and the self-check names it.
"""

from atlas.export.operations.forms import FORMS, Form
from atlas.export.operations.listing import Listing, listing

__all__ = ["FORMS", "Form", "Listing", "listing"]
