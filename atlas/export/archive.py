"""Several files in one archive (ZIP), with a text beside them that says what they are."""

from collections.abc import Callable, Sequence
from typing import BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from atlas.export.statement import Language
from atlas.export.table import Table
from atlas.export.words import title

# The moment of writing would make every archive another one; this is the first that the format knows.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_READ_ME: dict[Language, str] = {"de": "LIESMICH.txt", "en": "README.txt"}


def write_archive(
    write: Callable[[Table, BinaryIO], None], extension: str, tables: Sequence[Table], sink: BinaryIO
) -> None:
    """Write each table to a file of its own, named by its collection, straight into the archive."""
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for table in tables:
            with archive.open(_entry(f"{table.collection}.{extension}"), "w", force_zip64=True) as entry:
                write(table, cast(BinaryIO, entry))
        archive.writestr(_entry(_READ_ME[tables[0].language]), _about(tables))


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _MOMENT)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _about(tables: Sequence[Table]) -> str:
    """Return what the files are, in lines that every editor shows."""
    language = tables[0].language
    names = ", ".join(title(table.collection, language) for table in tables)
    lines = [f"Quartiersatlas Sachsen: {names}", ""]
    lines += [f"{label}: {text}" for label, text in tables[0].statement.lines(language)]
    return "\r\n".join(lines) + "\r\n"
