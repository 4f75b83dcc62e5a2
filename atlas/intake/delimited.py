"""CSV and its relatives to lines: encoding and delimiter are found out, and said."""

import codecs
import csv
import io
import re
from collections import Counter

from atlas.errors import UnreadableFile
from atlas.intake.limits import Limits, at_most
from atlas.intake.sheet import Cell, Line, Remark, Sheet, bounded
from atlas.text import uttered

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 mit BOM", "UTF-8 with BOM"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16", "UTF-16"),
)
_DELIMITERS = {";": ("Semikolon", "semicolon"), "\t": ("Tabulator", "tab"), ",": ("Komma", "comma"), "|": ("|", "|")}
_SAMPLE_LINES = 60
_SAID_FIRST = "sep="
# UTF-8 that was read as cp1252 and saved again: ä, ö, ü and ß come in these pairs. And what old Macs and DOS wrote for
# them, read as cp1252: signs that never stand within a word.
_GARBLED = re.compile("Ã[¤¶¼Ÿ„–œ]|[„”‚™ŠŸ‰†§](?<=[A-Za-z].)(?=[a-z])")
_LOOKED_AT = 1_000_000
_BETWEEN = re.compile(r"[\s;,|\"]")
_SHOWN = 20


def read(body: bytes, limits: Limits) -> Sheet:
    """Return the lines of a text table; raises UnreadableFile, FileTooLarge."""
    text, encoding = _decoded(body)
    delimiter, text, skipped = _delimiter(text)
    lines = _lines(text, delimiter, skipped, limits)
    de, en = _DELIMITERS[delimiter]
    said = [encoding, Remark(f"Trennzeichen: {de}", f"Delimiter: {en}")]
    garbled = _GARBLED.search(text, 0, _LOOKED_AT)
    if garbled:
        word = _word(text, garbled.start())
        said.append(
            Remark(
                f"Umlaute sehen falsch gespeichert aus (etwa „{word}“); bitte die Datei neu als UTF-8 speichern.",
                f"Umlauts look wrongly saved (such as '{word}'); please save the file anew as UTF-8.",
            )
        )
    return Sheet("csv", None, bounded(lines, limits), tuple(said))


def _word(text: str, at: int) -> str:
    before, behind = text[max(0, at - _SHOWN) : at], text[at : at + _SHOWN]
    return _BETWEEN.split(before)[-1] + _BETWEEN.split(behind)[0]


def _decoded(body: bytes) -> tuple[str, Remark]:
    for bom, codec, de, en in _BOMS:
        if body.startswith(bom):
            return _strictly(body, codec), Remark(f"Zeichensatz: {de}", f"Encoding: {en}")
    if b"\0" in body:
        raise _no_table()
    try:
        return body.decode("utf-8"), Remark("Zeichensatz: UTF-8", "Encoding: UTF-8")
    except UnicodeDecodeError:
        return _strictly(body, "cp1252"), Remark("Zeichensatz: Windows-1252", "Encoding: Windows-1252")


def _strictly(body: bytes, codec: str) -> str:
    try:
        return body.decode(codec)
    except UnicodeDecodeError as error:
        raise _no_table() from error


def _no_table() -> UnreadableFile:
    return UnreadableFile(
        "Die Datei ist keine Texttabelle: Sie enthält Zeichen, die in keinem üblichen Zeichensatz vorkommen.",
        "The file is no text table: it has characters of no usual encoding.",
    )


def _delimiter(text: str) -> tuple[str, str, int]:
    """Return the delimiter, the text to read, and how many lines were taken off before it."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"').lower()
    if said.startswith(_SAID_FIRST) and first.strip().strip('"')[len(_SAID_FIRST) :] in _DELIMITERS:
        return first.strip().strip('"')[len(_SAID_FIRST) :], rest, 1
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])
    return max(_DELIMITERS, key=lambda sign: _agreement(sample, sign)), text, 0


def _agreement(sample: str, delimiter: str) -> tuple[int, int]:
    """Return how many lines of a sample fall into the same number of cells, more than one, and that number."""
    try:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if len(row) > 1)
    except csv.Error:
        # Parted at the wrong sign, a long line is one cell beyond the bounds of the csv module.
        return 0, 0
    if not widths:
        return 0, 0
    width, lines = max(widths.items(), key=lambda item: (item[1], item[0]))
    return lines, width


def _lines(text: str, delimiter: str, skipped: int, limits: Limits) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines: list[Line] = []
    ended = 0
    try:
        for row in reader:
            lines.append(Line(ended + 1 + skipped, tuple(_cell(text) for text in row)))
            ended = reader.line_num
            at_most(len(lines), limits.rows, "Zeilen", "rows")
    except csv.Error as error:
        raise UnreadableFile(
            f"Ab Zeile {ended + 1 + skipped} ist die Tabelle nicht lesbar; fehlt dort ein Anführungszeichen?",
            f"From line {ended + 1 + skipped} the table cannot be read; is a quotation mark missing there?",
        ) from error
    return lines


def _cell(text: str) -> Cell:
    stripped = text.replace("\u00a0", " ").strip()
    return uttered(stripped) or None
