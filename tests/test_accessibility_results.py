"""The results that /barrierefreiheit shows: of the tests that there are, each with what it shows, and nothing else."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from api.pages import proofs
from api.pages.criteria import CRITERIA
from api.pages.proofs import Proof, Run

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 22)
TEST = "tests/browser/test_a.py::test_it_opens"
Marked = tuple[str, tuple[str, ...], str]


def marked() -> Iterator[Marked]:
    """Every test that says it proves something: its name, the criteria, and the sentence."""
    for path in sorted((ROOT / "tests/browser").glob("test_*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            for mark in _marks(node):
                criteria = tuple(ast.literal_eval(one) for one in mark.args)
                says = ast.literal_eval(next(one.value for one in mark.keywords if one.arg == "says"))
                yield f"{path.relative_to(ROOT)}::{getattr(node, 'name', '')}", criteria, says


def _marks(node: ast.stmt) -> Iterator[ast.Call]:
    for one in node.decorator_list if isinstance(node, ast.FunctionDef) else ():
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "proves":
            yield one


def a_proof(*failed: str, criteria: tuple[str, ...] = ("2.1.1",)) -> Proof:
    return Proof(on=DAY, test=TEST, says="Es öffnet sich", criteria=criteria, cases=2, failed=failed)


def a_run(*found: Proof) -> Run:
    return Run(browser="Chromium 1", facts_as_of="2026-01-01", proofs=found)


def test_the_results_are_of_the_tests_that_there_are_now() -> None:
    committed = {(proof.test, proof.criteria, proof.says) for proof in proofs.read().proofs}
    assert committed == set(marked()), "run scripts/accessibility"


def test_no_test_proves_two_things_and_no_two_say_the_same() -> None:
    found = list(marked())
    assert len({test for test, _, _ in found}) == len({says for _, _, says in found}) == len(found) > 0


def test_there_are_55_criteria_of_levels_a_and_aa_in_order() -> None:
    numbers = [tuple(map(int, number.split("."))) for number in CRITERIA]
    assert numbers == sorted(numbers)
    levels = [criterion.level for criterion in CRITERIA.values()]
    assert (levels.count("A"), levels.count("AA"), len(levels)) == (31, 24, 55)


def test_what_came_with_wcag_22_has_no_clause_in_the_norm() -> None:
    assert CRITERIA["2.1.1"].clause == "9.2.1.1"
    assert {number for number, criterion in CRITERIA.items() if criterion.clause is None} == {
        *("2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"),
    }


@pytest.mark.parametrize(
    ("found", "state"),
    [
        ([a_proof()], "passed"),
        ([a_proof(), a_proof("320")], "failed"),  # one failing test is enough
        ([a_proof(criteria=("2.4.7",))], "untested"),  # it is about another criterion
    ],
)
def test_a_criterion_is_what_its_tests_say(found: list[Proof], state: str) -> None:
    verdicts = {one.criterion.number: one.state for one in proofs.verdicts(a_run(*found))}
    assert verdicts["2.1.1"] == state
    assert verdicts["1.2.1"] == "absent"


@pytest.mark.parametrize(
    "broken",
    [
        {"criteria": ("9.9.9",)},
        {"criteria": ()},
        {"cases": 0},
        {"test": "tests/test_texts.py::test_a"},
        {"says": ""},
        {"note": "more than the schema knows"},
    ],
)
def test_results_that_are_no_results_are_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Proof.model_validate({**a_proof().model_dump(), **broken})


def test_the_statement_is_of_the_day_of_the_latest_run() -> None:
    earlier = a_proof().model_copy(update={"on": date(2026, 1, 1)})
    assert a_run(earlier, a_proof()).on == DAY
