"""The words of the forms: every field of every kind of record, and every value that can be chosen, has a name."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from catalogues import messages

from api.desk import EDITS
from atlas import texts
from atlas.edit.schema import schema

ROOT = Path(__file__).parents[1]
STAFF = texts.FOLDER / "staff"
# The values of these fields are named by words of the atlas.
OF_ATLAS = dict(re.findall(r'^  "?([\w-]+)"?: "([\w-]+)",$', (ROOT / "web/src/staff/edit/words.ts").read_text(), re.M))

# The kinds of offices are German words already.
WORDS = ("offices", "kind")


def groups(collection: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each group of fields with its name: the record, then the values in it that consist of several."""
    found = schema(collection)
    yield collection, found["properties"]
    for name, one in found["properties"].items():
        if reference := re.search(r"'#/\$defs/(\w+)'", str(one)):
            yield name, found["$defs"][reference[1]]["properties"]


def fields() -> Iterator[tuple[str, str, Any]]:
    for collection in EDITS:
        for group, properties in groups(collection):
            if group not in ("former", "former_names", "absences"):
                yield from ((group, name, one) for name, one in properties.items() if not one.get("readOnly"))


def values(one: Any) -> list[str]:
    parts = [one, *one.get("anyOf", ()), one.get("items", {})]
    return [value for part in parts for value in part.get("enum", ())]


@pytest.mark.parametrize(("group", "name"), sorted({(group, name) for group, name, _ in fields()}))
def test_a_field_has_a_name(group: str, name: str) -> None:
    known = messages("de", STAFF).keys()
    assert {f"edit-field-{name}", f"edit-field-{group}-{name}"} & known


CHOICES = sorted(
    {(group, name, value) for group, name, one in fields() for value in values(one) if (group, name) != WORDS}
)


@pytest.mark.parametrize(("group", "name", "value"), CHOICES)
def test_a_value_that_can_be_chosen_has_a_name(group: str, name: str, value: str) -> None:
    prefix = OF_ATLAS.get(f"{group}-{name}") or OF_ATLAS.get(name) or f"edit-value-{name}"
    assert f"{prefix}-{value}" in {**messages("de", STAFF), **messages("de")}
