"""The words of the atlas: one Fluent catalogue for each language, read by Python here and by the web front end.

A language is a file in this folder, named by its code. Adding one needs nothing else: whoever speaks, lists
languages or tests them asks here.

>>> say("count-projects", n=12), say("count-projects", "en", n=1)
('12 Projekte', '1 project')
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias, Union

if TYPE_CHECKING:
    from fluent.runtime.types import FluentNone, FluentNumber

FOLDER = Path(__file__).parent
DEFAULT = "de"

# What goes on in the next lines is indented, so an entry begins where a name stands at the edge.
_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
_NAMED = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")
Number: TypeAlias = "FluentNumber | FluentNone"
Value: TypeAlias = Union[str, int, float, "Number"]


class Catalogue:
    """The messages of one language, each read when it is first said: to read all of them takes as long as a page."""

    def __init__(self, code: str, text: str) -> None:
        # Loaded with the first text, which a server need not have said before it answers.
        from fluent.runtime import FluentBundle
        from fluent.runtime.resolver import MAX_PART_LENGTH

        self.code, self._longest = code, MAX_PART_LENGTH
        self._written = _entries(text)
        self._keys, self._known = frozenset(self._written), set[str]()
        self._reading = Lock()
        # Numbers and plurals follow the tag that the file gives itself; "ls" is none that Unicode knows.
        self.lang = self._written["language-lang"].partition("=")[2].strip()
        self._bundle = FluentBundle([self.lang, self.lang.split("-")[0]], use_isolating=False)
        self.name = self.say("language-name")

    def knows(self, key: str) -> bool:
        """Return whether there is such a message: the data may hold codes that no catalogue knows."""
        return key in self._keys

    def _read(self, key: str) -> None:
        """Read a message, and those that it names."""
        from fluent.runtime import FluentResource

        with self._reading:
            wanted = [key]
            while wanted:
                if written := self._written.pop(wanted.pop(), None):
                    self._bundle.add_resource(FluentResource(written))
                    wanted += _NAMED.findall(written)
            self._known.add(key)

    def say(self, key: str, **values: Value) -> str:
        """
        Return a message with its variables filled in; an unknown message or variable raises LookupError.

        A text longer than Fluent puts into a sentence (somebody's question may be) is cut and ends in an ellipsis.
        """
        if key not in self._known and key in self._keys:
            self._read(key)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise LookupError(f"{key} has no text in {self.code}.ftl")
        text, errors = self._bundle.format_pattern(pattern, {name: self._cut(value) for name, value in values.items()})
        if errors:
            raise LookupError(f"{key} in {self.code}.ftl: {errors[0]}")
        return str(text)

    def _cut(self, value: Value) -> Value:
        return value[: self._longest - 1] + "…" if isinstance(value, str) and len(value) > self._longest else value


def _entries(text: str) -> dict[str, str]:
    """Return what is written of each message, the first of several with one key."""
    _, *found = _ENTRY.split(text)
    keys, written = found[::2], found[1::2]
    return {key: f"{key} ={rest}" for key, rest in reversed([*zip(keys, written, strict=True)])}


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of all languages, the default first."""
    codes = sorted(path.stem for path in FOLDER.glob("*.ftl"))
    return DEFAULT, *(code for code in codes if code != DEFAULT)


@cache
def catalogue(language: str = DEFAULT) -> Catalogue:
    """Return the catalogue of a language, read when it is first asked for."""
    if language not in languages():
        raise LookupError(f"there is no catalogue {language}.ftl; known are {', '.join(languages())}")
    return Catalogue(language, (FOLDER / f"{language}.ftl").read_text("utf-8"))


@cache
def staff_catalogue(language: str = DEFAULT) -> Catalogue:
    """Return the catalogue of a language with the words of the staff, who name every field of a record."""
    files = (FOLDER / f"{language}.ftl", FOLDER / "staff" / f"{language}.ftl")
    return Catalogue(language, "\n".join(path.read_text("utf-8") for path in files))


def say(key: str, language: str = DEFAULT, /, **values: Value) -> str:
    """Return a message in a language."""
    return catalogue(language).say(key, **values)


def rounded(value: float, digits: int) -> Number:
    """Return a number that every language writes with exactly so many decimals.

    >>> say("distance-km", n=rounded(1.04, 1))
    '1,0 km'
    """
    return number(value, digits, digits)


def number(value: float, most: int, least: int = 0) -> Number:
    """Return a number that every language writes with at least and at most so many decimals."""
    from fluent.runtime.types import fluent_number

    return fluent_number(round(value, most), minimumFractionDigits=least, maximumFractionDigits=most)


class Words(Mapping[str, Mapping[str, str]]):
    """The words for the codes of one kind, by language: `Words("region", ("east",))["de"]["east"]`."""

    def __init__(self, prefix: str, codes: tuple[str, ...]) -> None:
        self._prefix = prefix
        self._codes = codes

    def __getitem__(self, language: str) -> Mapping[str, str]:
        return {code: say(f"{self._prefix}-{code}", language) for code in self._codes}

    def __iter__(self) -> Iterator[str]:
        return iter(languages())

    def __len__(self) -> int:
        return len(languages())
