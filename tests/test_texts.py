"""The catalogues: every language says everything, with the same variables, and nothing that nobody asks for."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from catalogues import entries, messages
from fluent.syntax import ast

from atlas import texts

ROOT = Path(__file__).parents[1]
OTHERS = [code for code in texts.languages() if code != texts.DEFAULT]
IN_CODE = re.compile(r'"([a-z][\w-]*)"')
# `status-${status}` in TypeScript, f"status-{status}" in Python, "status-" ~ status in a template.
BUILT = re.compile(r'[`"]([a-z][\w-]*-)\$?\{[^}`"]*\}(-[\w-]+)?[`"]')
BUILT_ON_PAGE = re.compile(r'"([a-z][\w-]*-)" ~')
PREFIX = re.compile(r'Words\("([\w-]+)"')
IN_PAGE = re.compile(r'data-(?:text|label)="([\w-]+)"|\{\{([\w-]+)\}\}')
SAID = re.compile(r'\bsay\("([\w-]+)"(?! ~)')


def sources() -> Iterator[str]:
    """Everything that may name a message."""
    for folder, pattern in (
        ("web/src", "*.ts"),
        ("web/tools", "*.ts"),
        ("atlas", "*.py"),
        ("api", "*.py"),
        ("api", "*.html"),
    ):
        for path in sorted((ROOT / folder).rglob(pattern)):
            if path.name != "keys.ts" and not path.name.endswith(".test.ts"):
                yield path.read_text("utf-8")


@cache
def asked_for() -> re.Pattern[str]:
    """A pattern that fits the names of all messages that the code asks for."""
    names: set[str] = set()
    for code in sources():
        names |= {re.escape(name) for name in IN_CODE.findall(code)}
        names |= {f"{re.escape(start)}.+{re.escape(end)}" for start, end in BUILT.findall(code)}
        names |= {f"{re.escape(start)}.+" for start in BUILT_ON_PAGE.findall(code)}
        names |= {f"{re.escape(prefix)}-.+" for prefix in PREFIX.findall(code)}
    for page in (ROOT / "web").glob("*.html"):
        names |= {re.escape(one or other) for one, other in IN_PAGE.findall(page.read_text("utf-8"))}
    return re.compile("|".join(sorted(names)))


def test_german_leichte_sprache_and_english_are_there_german_first() -> None:
    assert texts.languages()[0] == "de"
    assert {"de", "ls", "en"} <= set(texts.languages())


@pytest.mark.parametrize("language", texts.languages())
def test_a_file_can_be_read_to_its_end_and_says_nothing_twice(language: str) -> None:
    assert [entry.content for entry in entries(language) if isinstance(entry, ast.Junk)] == []
    names = Counter(entry.id.name for entry in entries(language) if isinstance(entry, ast.Message))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_message(language: str) -> None:
    assert messages(language).keys() == messages(texts.DEFAULT).keys()


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_needs_the_same_variables(language: str) -> None:
    wanted = {key: message.variables for key, message in messages(texts.DEFAULT).items()}
    assert {key: message.variables for key, message in messages(language).items()} == wanted


@pytest.mark.parametrize("language", texts.languages())
def test_no_wording_is_empty(language: str) -> None:
    assert [key for key, message in messages(language).items() if not all(text.strip() for text in message.texts)] == []


def test_languages_tell_themselves_apart() -> None:
    catalogues = [texts.catalogue(code) for code in texts.languages()]
    assert len({one.name for one in catalogues}) == len({one.lang for one in catalogues}) == len(catalogues)


def test_nothing_is_said_that_nobody_asks_for() -> None:
    assert [key for key in messages(texts.DEFAULT) if not asked_for().fullmatch(key)] == []


def test_python_asks_for_nothing_that_is_not_there() -> None:
    said = {key for code in sources() for key in SAID.findall(code)}
    assert said - messages(texts.DEFAULT).keys() == set()


@pytest.mark.parametrize("language", texts.languages())
def test_every_message_can_be_said(language: str) -> None:
    for key, message in messages(language).items():
        for n in (1, 2, 1234):
            assert texts.say(key, language, **dict.fromkeys(message.variables, n))


def test_numbers_and_plurals_follow_the_language() -> None:
    assert texts.say("count-projects", n=1) == "1 Projekt"
    assert texts.say("count-projects", n=1234) == "1.234 Projekte"
    assert texts.say("count-projects", "ls", n=1234) == "1.234 Projekte"
    assert texts.say("count-projects", "en", n=1234) == "1,234 projects"
    assert texts.say("distance-km", "en", n=texts.rounded(1.04, 1)) == "1.0 km"


def test_words_by_code_are_there_in_every_language() -> None:
    words = texts.Words("region", ("east", "west"))
    assert words["de"] == {"east": "Region Ost", "west": "Region West"}
    assert set(words) == set(texts.languages())
    assert len(words) == len(texts.languages())


@pytest.mark.parametrize(
    ("key", "language", "values"),
    [
        ("no-such-message", "de", {}),
        ("title-of", "de", {}),  # the variable "what" is missing
        ("loading", "xx", {}),
        ("loading", "../texts/de", {}),  # a language is a name, never a path
    ],
)
def test_what_is_not_there_is_refused(key: str, language: str, values: dict[str, str]) -> None:
    with pytest.raises(LookupError):
        texts.say(key, language, **values)


def test_a_value_too_long_for_a_sentence_is_cut() -> None:
    said = texts.say("page-asked-text", q="a" * 60_000)
    assert "a…" in said
    assert len(said) < 3_000


def test_a_message_says_those_that_it_names() -> None:
    written = (
        "language-lang = de\nlanguage-name = Deutsch\nboth = { one } und { -two }\none = eins, {\n    one-more\n  }\n"
    )
    catalogue = texts.Catalogue("xx", f"{written}-two = zwei\none-more = noch eins\n")
    assert catalogue.say("both") == "eins, noch eins und zwei"
