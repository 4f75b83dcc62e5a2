"""Area sheets and booklets on A4, as tagged PDF (PDF/UA-1, ISO 14289-1), set by typst."""

from atlas.export.sheet.booklet import Printer
from atlas.export.sheet.choice import COLLECTIONS, Choice, file_name, of_query, of_record

__all__ = ["COLLECTIONS", "Choice", "Printer", "file_name", "of_query", "of_record"]
