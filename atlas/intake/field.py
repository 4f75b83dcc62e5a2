"""A field that a column of a file can give."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Reads = Literal["text", "number", "money", "share", "date", "codes", "areas"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a column can give: `words` are the terms of a coded one, by how lists write them."""

    name: str
    de: str
    en: str
    synonyms: tuple[str, ...] = ()
    reads: Reads = "text"
    words: Mapping[str, str] = field(default_factory=dict)
