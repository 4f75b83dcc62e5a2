"""Which known record a row means: the threshold of likeness is held against the names that there really are."""

from itertools import combinations

import pytest
from rapidfuzz import fuzz

from atlas.intake.matching import LIKENESS, Candidate, Matcher
from atlas.intake.offices import candidate as office_candidate
from atlas.intake.operations import candidate
from atlas.layers import Layers
from atlas.text import fold

BAUTZEN, GOERLITZ = "14625020", "14626110"
KNOWN = Matcher(
    [
        Candidate("p-1", BAUTZEN, "Nähcafé im Treff", "1", "2021-2027"),
        Candidate("p-2", BAUTZEN, "Garten der Vielfalt", None, "2014-2020"),
        Candidate("p-3", BAUTZEN, "Beratung"),
        Candidate("p-4", BAUTZEN, "Beratung"),
    ]
)


@pytest.mark.parametrize(
    ("row", "verdict", "found"),
    [
        (Candidate("", GOERLITZ, "ganz anders", "1"), "same", "p-1"),  # the number decides
        (Candidate("p-2", GOERLITZ, "ganz anders"), "same", "p-2"),  # so does the id
        (Candidate("", BAUTZEN, "NAEHCAFE im Treff"), "same", "p-1"),
        (Candidate("", BAUTZEN, "Nähcafé im Treff", "9"), "new", None),  # two numbers make two projects
        (Candidate("", BAUTZEN, "Garten der Vielfalt", None, "2021-2027"), "new", None),  # so do two periods
        (Candidate("", BAUTZEN, "Garten der Vielfallt"), "alike", "p-2"),
        (Candidate("", BAUTZEN, "im Treff: Nähcafé"), "alike", "p-1"),  # the order of words does not matter
        (Candidate("", BAUTZEN, "Beratung"), "alike", "p-3"),  # two of one name: not guessed between
        (Candidate("", GOERLITZ, "Nähcafé im Treff"), "new", None),
        (Candidate("", BAUTZEN, ""), "new", None),
    ],
)
def test_a_row_is_the_same_alike_or_new(row: Candidate, verdict: str, found: str | None) -> None:
    match = KNOWN.match(row)
    assert (match.verdict, match.id) == (verdict, found)


def test_every_known_project_with_a_typing_error_is_at_least_alike(layers: Layers) -> None:
    matcher = Matcher(candidate(project) for project in layers.projects.records)
    long = [project for project in layers.projects.records if len(project.title) >= 12]
    for project in long:
        wrong = project.title[:5] + project.title[6:]
        assert matcher.match(Candidate("", project.city_ags, wrong, None, project.period)).verdict != "new", wrong


def test_offices_of_one_city_that_are_not_the_same_are_seldom_taken_for_alike(layers: Layers) -> None:
    offices = [office_candidate(office) for office in layers.offices.records]
    pairs = [(a, b) for a, b in combinations(offices, 2) if a.city_ags == b.city_ags and fold(a.name) != fold(b.name)]
    alike = [(a, b) for a, b in pairs if fuzz.token_sort_ratio(fold(a.name), fold(b.name)) >= LIKENESS]
    assert len(alike) / len(pairs) < 0.02
