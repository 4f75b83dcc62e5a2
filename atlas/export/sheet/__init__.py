"""Area sheets and booklets on A4, as tagged PDF (PDF/UA-1, ISO 14289-1), set by typst."""

from atlas.export.sheet.booklet import Printer
from atlas.export.sheet.choice import COLLECTIONS, Choice, of_query, of_record

__all__ = ["COLLECTIONS", "Choice", "Printer", "of_query", "of_record"]
