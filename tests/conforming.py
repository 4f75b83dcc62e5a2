"""A pytest plugin: writes what the tests marked `conforms` found into the results that /daten shows.

It is loaded only by `scripts/conformance`; any other run leaves the results as they are. A run of some standards keeps
what an earlier one found of the others, with its date.
"""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from api.pages.conforming import RESULTS, STANDARDS, Result, Results, read
from atlas.day import today
from atlas.layers import read_member

ROOT = Path(__file__).parents[1]
MARK = "conforms"


class Recorder:
    """Counts the checks of each standard; a test that runs a suite of many says how many as the property "checks"."""

    def __init__(self) -> None:
        self.standards: dict[str, str] = {}
        self.checks: Counter[str] = Counter()
        self.failed: dict[str, set[str]] = defaultdict(set)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            mark = item.get_closest_marker(MARK)
            if mark is not None:
                self.standards[item.nodeid] = mark.args[0]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        standard = self.standards.get(report.nodeid)
        if standard is None:
            return
        if report.when == "call":
            self.checks[standard] += int(dict(report.user_properties).get("checks", 1))
        if not report.passed:
            self.failed[standard].add(report.nodeid.partition("[")[0])

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        # A run that was broken off knows nothing of the tests that it did not reach.
        if exitstatus not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            return
        earlier = {result.standard: result for result in read().results} if RESULTS.is_file() else {}
        found = earlier | {standard: self._result(standard) for standard in set(self.standards.values())}
        whole = Results(
            facts_as_of=str(read_member(ROOT / "geodata" / "layers" / "programme.json", "as_of")),
            results=tuple(found[standard] for standard in STANDARDS if standard in found),
        )
        RESULTS.write_text(f"{whole.model_dump_json(indent=2)}\n", "utf-8")

    def _result(self, standard: str) -> Result:
        failed = tuple(sorted(self.failed[standard]))
        return Result(standard=standard, on=today(), checks=max(1, self.checks[standard]), failed=failed)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Recorder(), "conformance-results")
