"""A pytest plugin: writes what the tests marked `proves` found into the results that /barrierefreiheit shows.

It is loaded only by `scripts/accessibility`; any other run leaves the results as they are. A run of some tests keeps
what an earlier one found of the others, with its date; what there is no more goes.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from api.pages.proofs import RESULTS, Proof, Run, read
from atlas.day import today
from atlas.layers import read_member

ROOT = Path(__file__).parents[2]
MARK = "proves"


class Recorder:
    """Keeps for each test what it shows, how many cases it had, and which of them failed."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.marks: dict[str, pytest.Mark] = {}
        self.cases: dict[str, list[str]] = {}
        self.failed: dict[str, list[str]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self.known = {parts(item.nodeid)[0] for item in items if item.get_closest_marker(MARK)}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            mark = item.get_closest_marker(MARK)
            if mark is not None:
                test, case = parts(item.nodeid)
                self.marks[test] = mark
                self.cases.setdefault(test, []).append(case)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        test, case = parts(report.nodeid)
        failed = self.failed.setdefault(test, [])
        if not report.passed and case not in failed:
            failed.append(case)

    def proofs(self) -> list[Proof]:
        earlier = read().proofs if RESULTS.is_file() else ()
        kept = [proof for proof in earlier if proof.test in self.known - self.marks.keys()]
        return sorted([*kept, *map(self._proof, self.marks)], key=lambda proof: proof.test)

    def _proof(self, test: str) -> Proof:
        mark = self.marks[test]
        return Proof(
            on=today(),
            test=test,
            says=mark.kwargs["says"],
            criteria=mark.args,
            cases=len(self.cases[test]),
            failed=tuple(self.failed[test]),
        )

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        # A run that was broken off knows nothing of the tests that it did not reach.
        if exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            facts_as_of = str(read_member(ROOT / "geodata" / "layers" / "programme.json", "as_of"))
            run = Run(browser=_browser(), facts_as_of=facts_as_of, proofs=tuple(self.proofs()))
            RESULTS.write_text(f"{run.model_dump_json(indent=2)}\n", "utf-8")


def parts(nodeid: str) -> tuple[str, str]:
    """Return the test function and the case of it that a node id names."""
    test, _, case = nodeid.partition("[")
    return test, case.removesuffix("]")


def _browser() -> str:
    chromium = shutil.which("chromium") or "chromium"
    said = subprocess.run([chromium, "--version"], capture_output=True, text=True, check=True).stdout
    return " ".join(said.split()[:2])


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Recorder(), "accessibility-results")
