"""Area sheets and booklets on A4, as tagged PDF (PDF/UA-1, ISO 14289-1), set by typst.

`booklet` has the printer, which is loaded when somebody wants a sheet.
"""

from atlas.export.sheet.choice import COLLECTIONS, Choice, file_name, of_query, of_record

__all__ = ["COLLECTIONS", "Choice", "file_name", "of_query", "of_record"]
