"""The dated results of the accessibility tests, as `scripts/accessibility` wrote them, by success criterion."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from api.pages.criteria import CRITERIA, Criterion

RESULTS = Path(__file__).parent / "results" / "accessibility.json"
State = Literal["passed", "failed", "untested", "absent"]


class Proof(BaseModel):
    """One test: when it last ran, what it shows of which criteria, in how many cases, and which of them failed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: date
    test: str = Field(pattern=r"^tests/browser/[a-z0-9_]+\.py::test_[a-z0-9_]+$")
    says: str = Field(min_length=1)
    criteria: tuple[str, ...] = Field(min_length=1)
    cases: int = Field(ge=1)
    failed: tuple[str, ...]

    @field_validator("criteria")
    @classmethod
    def _known(cls, numbers: tuple[str, ...]) -> tuple[str, ...]:
        unknown = set(numbers) - CRITERIA.keys()
        if unknown:
            raise ValueError(f"no success criteria: {sorted(unknown)}")
        return numbers

    @property
    def sentence(self) -> str:
        """Return what the test's English name says.

        >>> test = "tests/browser/test_a.py::test_it_opens"
        >>> Proof(on="2026-11-22", test=test, says="-", criteria=["2.1.1"], cases=1, failed=[]).sentence
        'It opens'
        """
        return self.test.partition("::test_")[2].replace("_", " ").capitalize()

    def told_in(self, language: str) -> tuple[str, str]:
        """Return what it shows and the language of that: German where nobody has translated it."""
        return (self.sentence, "en") if language == "en" else (self.says, "de")


class Run(BaseModel):
    """All tests that prove something, and the latest run of any: in which browser, on which state of the data."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    browser: str
    facts_as_of: str
    proofs: tuple[Proof, ...] = Field(min_length=1)

    @property
    def on(self) -> date:
        """Return the day of the latest run."""
        return max(proof.on for proof in self.proofs)

    @property
    def failing(self) -> tuple[Proof, ...]:
        """Return the tests that failed."""
        return tuple(proof for proof in self.proofs if proof.failed)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one criterion."""

    criterion: Criterion
    state: State
    proofs: tuple[Proof, ...]


@cache
def read(path: Path = RESULTS) -> Run:
    """Return the run that the product is delivered with."""
    return Run.model_validate_json(path.read_bytes())


def verdicts(run: Run) -> Sequence[Verdict]:
    """Return one verdict for every criterion, in the order of their numbers."""
    return [_verdict(criterion, run) for criterion in CRITERIA.values()]


def _verdict(criterion: Criterion, run: Run) -> Verdict:
    proofs = tuple(proof for proof in run.proofs if criterion.number in proof.criteria)
    if any(proof.failed for proof in proofs):
        return Verdict(criterion, "failed", proofs)
    if proofs:
        return Verdict(criterion, "passed", proofs)
    return Verdict(criterion, "absent" if criterion.absent else "untested", ())
