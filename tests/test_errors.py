"""The tree of what can go wrong: complete, as drawn, and speaking two languages."""

import re

import pytest

from atlas import errors
from atlas.errors import AtlasError, InvalidParameter, UnknownRecord

_DRAWN = re.compile(r"^(?P<indent>[ │├└─]*)(?P<name>[A-Z]\w+)")


def every_error(base: type[AtlasError] = AtlasError) -> list[type[AtlasError]]:
    return [base, *(found for child in base.__subclasses__() for found in every_error(child))]


def drawn_parents() -> dict[str, str | None]:
    """Return each error's parent as the docstring draws it."""
    parents: dict[str, str | None] = {}
    trail: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines()[1:]:
        found = _DRAWN.match(line)
        if found and found["name"] in errors.__all__:
            depth, name = len(found["indent"]), found["name"]
            trail = [step for step in trail if step[0] < depth]
            parents[name] = trail[-1][1] if trail else None
            trail.append((depth, name))
    return parents


def test_the_tree_in_the_docstring_is_the_tree_of_the_classes() -> None:
    actual = {
        kind.__name__: kind.__base__.__name__ for kind in every_error() if kind is not AtlasError and kind.__base__
    }
    assert drawn_parents() == {"AtlasError": None, **actual}


def test_every_error_is_public() -> None:
    assert sorted(kind.__name__ for kind in every_error()) == errors.__all__


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__name__)
def test_an_error_says_what_happened_in_german_and_english(kind: type[AtlasError]) -> None:
    error = kind("Es geht nicht.", "It does not work.")
    assert (str(error), error.de, error.en) == ("Es geht nicht.", "Es geht nicht.", "It does not work.")


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__name__)
def test_an_error_has_a_code_of_its_own_and_a_title_in_both_languages(kind: type[AtlasError]) -> None:
    others = {other.code for other in every_error() if other is not kind}
    assert kind.code not in others
    assert kind.title_de and kind.title_en and kind.title_de != kind.title_en


def test_an_error_names_the_parameter_and_what_is_known() -> None:
    error = InvalidParameter("de", "en", parameter="limit", known=["1", "2"])
    assert (error.parameter, error.known) == ("limit", ("1", "2"))


def test_an_error_offers_near_matches() -> None:
    assert UnknownRecord("de", "en", near=["a", "b"]).near == ("a", "b")


def test_an_error_without_hints_has_none() -> None:
    error = AtlasError("de", "en")
    assert (error.parameter, error.known, error.near) == (None, (), ())
