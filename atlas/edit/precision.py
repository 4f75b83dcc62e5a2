"""A point may not claim more than what is known of the address."""

from collections.abc import Iterator
from typing import Any

from atlas.edit.reading import Read, Sentences
from atlas.model import Office, Project

_NEEDS: dict[str, tuple[str, ...]] = {"address": ("street", "house_number"), "street": ("street",)}
_TOO_EXACT: Sentences = (
    "Die Lage ist genauer angegeben, als die Anschrift ist; Straße und Hausnummer nennen oder die Genauigkeit senken.",
    "The position is said to be more precise than the address; give street and number or lower the precision.",
)


def problems(read: Read) -> Iterator[tuple[str, Sentences]]:
    """Yield what is dishonest about the precision of an office or a project."""
    record = read.record
    if isinstance(record, Office | Project):
        address: Any = record if isinstance(record, Office) else record.address
        needed = _NEEDS.get(record.precision, ())
        if any(getattr(address, name, None) is None for name in needed):
            yield "precision", _TOO_EXACT
