"""What PDF/UA-1 (ISO 14289-1) asks of a file, as far as the Matterhorn Protocol lets a machine decide it.

Each rule names its checkpoint there and returns what breaks it: an empty list for a file that keeps it. veraPDF, which
knows them all, is in no package registry.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdf

_PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"}
_HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure tree, in reading order."""
    stack = [*reversed(_children(pdf.Root.StructTreeRoot))]
    while stack:
        element = stack.pop()
        yield element
        stack += reversed(_children(element))


def _children(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def of_kind(pdf: pikepdf.Pdf, *kinds: str) -> list[Any]:
    return [element for element in elements(pdf) if str(element.S) in kinds]


def document_faults(pdf: pikepdf.Pdf) -> list[str]:
    """06 metadata, 07 dictionary, 11 language: title, its display, the mark of PDF/UA, the language."""
    root, found = pdf.Root, []
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            found.append("no pdfuaid:part 1")
        if not metadata.get("dc:title"):
            found.append("no dc:title")
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        found.append("the title is not displayed")
    if root.get("/MarkInfo", {}).get("/Marked") is not True or root.MarkInfo.get("/Suspects") is True:
        found.append("not marked")
    if not str(root.get("/Lang", "")):
        found.append("no language")
    return found


def content_faults(pdf: pikepdf.Pdf) -> list[str]:
    """01 real content tagged: whatever a page paints belongs to an element or is an artifact."""
    found = []
    for number, page in enumerate(pdf.pages, start=1):
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                is_marked = str(instruction.operands[0]) == "/Artifact" or "/MCID" in instruction.operands[-1]
                found += [] if is_marked or depth else [f"page {number}: neither tagged nor an artifact"]
                depth += 1
            elif operator == "EMC":
                depth -= 1
            elif operator in _PAINTING and not depth:
                found.append(f"page {number}: {operator} outside of everything")
    return found


def figure_faults(pdf: pikepdf.Pdf) -> list[str]:
    """13 graphics: every picture has words in its place."""
    return ["a figure without words" for one in of_kind(pdf, "/Figure") if not str(one.get("/Alt", "")).strip()]


def heading_faults(pdf: pikepdf.Pdf) -> list[str]:
    """14 headings: the first is of level 1, and none leaves out a level."""
    found, before = [], 0
    for element in of_kind(pdf, *_HEADINGS):
        level = _HEADINGS[str(element.S)]
        if level > before + 1:
            found.append(f"level {level} after {before}")
        before = level
    return found if before else ["no heading"]


def table_faults(pdf: pikepdf.Pdf) -> list[str]:
    """15 tables: every head says of what it is the head, and rows have as many cells as there are heads."""
    found = []
    for table in of_kind(pdf, "/Table"):
        rows = [row for part in _children(table) for row in ([part] if part.S == "/TR" else _children(part))]
        heads = [cell for cell in _children(rows[0]) if cell.S == "/TH"]
        found += ["a head without a scope" for head in heads if not _attribute(head, "/Scope")]
        cells = [sum(cell.S in ("/TH", "/TD") for cell in _children(row)) for row in rows]
        found += ["a row of another length" for count in cells if count != len(heads)]
    return found


def _attribute(element: Any, name: str) -> Any:
    attributes = element.get("/A", [])
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((one[name] for one in listed if name in one), None)


def link_faults(pdf: pikepdf.Pdf) -> list[str]:
    """28 annotations: every link says where it leads, belongs to an element, and is reached in the order of reading."""
    found = []
    for number, page in enumerate(pdf.pages, start=1):
        links = [one for one in page.get("/Annots", []) if one.Subtype == "/Link"]
        found += [f"page {number}: a link without words" for one in links if not str(one.get("/Contents", "")).strip()]
        found += [f"page {number}: a link of no element" for one in links if "/StructParent" not in one]
        if links and page.get("/Tabs") != "/S":
            found.append(f"page {number}: the order of tabs is not that of the structure")
    return found


def font_faults(pdf: pikepdf.Pdf) -> list[str]:
    """10 mapping to Unicode, 31 fonts: every font is in the file, and its glyphs can be read as letters."""
    fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
    whole = [one for one in fonts if one.Subtype == "/Type0"]
    found = ["a font without letters" for one in whole if "/ToUnicode" not in one]
    inner = [one for one in fonts if one.Subtype != "/Type0"]
    found += ["a font outside of the file" for one in inner if not _is_embedded(one)]
    return found if whole else ["no font"]


def _is_embedded(font: Any) -> bool:
    descriptor = font.get("/FontDescriptor", {})
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def languages(pdf: pikepdf.Pdf) -> set[str]:
    """The languages that parts of a file are marked with, as elements or as pieces of a page."""
    found = {str(element.Lang) for element in elements(pdf) if "/Lang" in element}
    for page in pdf.pages:
        for instruction in pikepdf.parse_content_stream(page):
            marks = instruction.operands[-1] if str(instruction.operator) == "BDC" else None
            if isinstance(marks, pikepdf.Dictionary) and "/Lang" in marks:
                found.add(str(marks.Lang))
    return found


RULES = (document_faults, content_faults, figure_faults, heading_faults, table_faults, link_faults, font_faults)


def text_of(pdf: bytes) -> str:
    """The text of a file without blanks and hyphens: where a line ends is no matter of what is said."""
    return squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\xad-]", "", text)


def says(pdf: bytes, text: str) -> bool:
    return squeezed(text) in text_of(pdf)
