"""The text twin of a drawing: a title and ordered sections of sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from atlas.describe.voice import Voice


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences on one matter; `key` is the same in every language."""

    key: str
    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """Everything that a drawing shows, in words."""

    title: str
    sections: tuple[Section, ...]


def sections(voice: Voice, matters: Mapping[str, Iterable[str]]) -> tuple[Section, ...]:
    """Return a section for each matter by key; where nothing is known there is none."""
    told = ((key, tuple(sentences)) for key, sentences in matters.items())
    return tuple(Section(key, voice.say(f"words-head-{key}"), sentences) for key, sentences in told if sentences)
