"""The conformance suite of OGC API – Features (the PyPI port of OGC CITE's) against a real server: no failure.

It runs in an environment of its own, from a copy with the corrections of errata.py.
"""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conformance.errata import correct
from processes import Server, environment

pytestmark = pytest.mark.conforms("ogc-cite")

HERE = Path(__file__).parent
PYTHON = HERE / ".venv" / "bin" / "python"
PATIENCE_S = 300
_RUN = """
import sys
from pathlib import Path
import ogctests
from ogctests.main import run_ogctests
suite = str(Path(ogctests.__file__).parent)
scope, address, report = sys.argv[1:]
# Of the configuration of this project, which lies above, nothing counts.
own = ["-c", "/dev/null", "--rootdir", suite, "--confcutdir", suite, "-p", "no:cacheprovider"]
sys.exit(run_ogctests(scope, address, [*own, "--tb=short", "-q", f"--junit-xml={report}"]))
"""


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the corrected suite is imported from."""
    found = list(HERE.glob(".venv/lib/python3*/site-packages/ogctests"))
    if not found:
        pytest.fail("The conformance suite is not installed: run scripts/test.")
    folder = tmp_path_factory.mktemp("suite")
    shutil.copytree(found[0], folder / "ogctests", ignore=shutil.ignore_patterns("__pycache__"))
    correct(folder / "ogctests")
    return folder


@pytest.mark.parametrize(("scope", "tests"), [("features/core", 29), ("features/filtering", 10)])
def test_the_suite_finds_no_failure(
    server: Server, suite: Path, tmp_path: Path, record_property: Callable[[str, object], None], scope: str, tests: int
) -> None:
    record_property("checks", tests)
    report = tmp_path / "report.xml"
    ran = subprocess.run(
        [PYTHON, "-c", _RUN, scope, f"{server.url}/api", report],
        cwd=tmp_path,
        env=environment(PYTHONPATH=suite),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]
    [counted] = ElementTree.parse(report).getroot().iter("testsuite")
    assert {name: int(counted.attrib[name]) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": tests,
        "failures": 0,
        "errors": 0,
        "skipped": 0,
    }
