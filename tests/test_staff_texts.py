"""The words of the staff workspace: complete in German and English, apart from the words of the public atlas."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogues import entries, messages
from fluent.syntax import ast

from atlas import texts

ROOT = Path(__file__).parents[1]
FOLDER = texts.FOLDER / "staff"
CODES = sorted(path.stem for path in FOLDER.glob("*.ftl"))
IN_CODE = re.compile(r'"([a-z][\w-]*)"')
# `staff-role-${role}` in TypeScript
BUILT = re.compile(r"[`]([a-z][\w-]*-)\$\{[^}`]*\}(-[\w-]+)?[`]")


def sources() -> Iterator[str]:
    """Everything that may name a message of the staff."""
    for path in sorted((ROOT / "web" / "src" / "staff").rglob("*.ts")):
        if path.name != "keys.ts" and not path.name.endswith(".test.ts"):
            yield path.read_text("utf-8")
    page = (ROOT / "web" / "mitarbeit.html").read_text("utf-8")
    yield re.sub(r'data-(?:text|label)="([\w-]+)"|\{\{([\w-]+)\}\}', r'"\1\2"', page)


def asked_for() -> re.Pattern[str]:
    names: set[str] = set()
    for code in sources():
        names |= {re.escape(name) for name in IN_CODE.findall(code)}
        names |= {f"{re.escape(start)}.+{re.escape(end)}" for start, end in BUILT.findall(code)}
    return re.compile("|".join(sorted(names)))


def test_the_staff_has_german_and_english() -> None:
    assert CODES == ["de", "en"]


@pytest.mark.parametrize("code", CODES)
def test_a_file_can_be_read_to_its_end_and_says_nothing_twice(code: str) -> None:
    assert [entry.content for entry in entries(code, FOLDER) if isinstance(entry, ast.Junk)] == []
    names = Counter(entry.id.name for entry in entries(code, FOLDER) if isinstance(entry, ast.Message))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("code", CODES)
def test_no_name_stands_for_a_word_of_the_atlas_as_well(code: str) -> None:
    assert messages(code, FOLDER).keys() & messages(code).keys() == set()


def test_english_has_every_message_with_the_same_variables() -> None:
    german = {key: message.variables for key, message in messages("de", FOLDER).items()}
    assert {key: message.variables for key, message in messages("en", FOLDER).items()} == german


@pytest.mark.parametrize("code", CODES)
def test_no_wording_is_empty(code: str) -> None:
    found = messages(code, FOLDER)
    assert [key for key, message in found.items() if not all(text.strip() for text in message.texts)] == []


def test_nothing_is_said_that_nobody_asks_for() -> None:
    pattern = asked_for()
    assert [key for key in messages("de", FOLDER) if not pattern.fullmatch(key)] == []
