"""Asks whether a weakness is known of any locked package: of npm's registry, and of the database OSV for Python.

Run by scripts/audit. Whoever answers must know two old weaknesses first: registries that keep copies often answer that
they know of none, whatever they are asked. Exit codes: 0 none is known, 1 some are, 2 somebody did not answer.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# In an environment of its own, which scripts/audit makes.
CLIENT = ROOT / ".cache" / "audit" / "bin" / "pip-audit"
PYTHON_LOCKS = ("dev.txt", "node.txt", "ogctests.txt", "audit.txt")
NPM_LOCKS = ("web", "tests/lighthouse", "tests/openid")
# What everybody who knows of weaknesses has known for years.
OLD_PYTHON = "jinja2==2.4.1\n"
OLD_NPM = {"node_modules/lodash": {"version": "4.17.4"}}
PATIENCE_S = 300


class Silent(Exception):
    """Nobody tells of weaknesses here; the words say how that was seen."""


@dataclass(frozen=True, order=True)
class Weakness:
    """One that is known: of which package, its name in the databases, and what helps."""

    package: str
    name: str
    mended: str


def of_python(lock: Path) -> list[Weakness]:
    """Return what is known of the packages of a lock; raises Silent."""
    asked = [str(CLIENT), "-r", str(lock), "--disable-pip", "--no-deps", "-s", "osv", "-f", "json"]
    elsewhere = ["--osv-url", os.environ["AUDIT_OSV_URL"]] if "AUDIT_OSV_URL" in os.environ else []
    answer = _answer([*asked, "--progress-spinner", "off", *elsewhere], ROOT)
    found = []
    for one in answer.get("dependencies", []):
        if "skip_reason" in one:
            raise Silent(f"keine Auskunft zu {one['name']}")
        for known in one["vulns"]:
            mended = ", ".join(known["fix_versions"])
            found.append(Weakness(f"{one['name']} {one['version']}", known["id"], mended))
    return found


def of_npm(folder: Path) -> list[Weakness]:
    """Return what is known of the packages of a folder's package-lock.json; raises Silent."""
    answer = _answer(["npm", "audit", "--package-lock-only", "--json"], folder)
    if "vulnerabilities" not in answer:
        raise Silent(f"Antwort {answer.get('statusCode', 'ohne Inhalt')}")
    return [
        Weakness(name, via["title"], f"außerhalb von {via['range']}")
        for name, one in answer["vulnerabilities"].items()
        for via in one["via"]
        # One that only needs another one that is weak names that one.
        if not isinstance(via, str)
    ]


def _answer(command: Sequence[str], folder: Path) -> dict[str, Any]:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
        told = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise Silent(f"keine Antwort in {PATIENCE_S} s") from None
    except json.JSONDecodeError:
        raise Silent("keine Verbindung") from None
    return dict(told)


def knows_old_ones() -> Iterator[tuple[str, str]]:
    """Yield who does not even know an old weakness, and how that was seen."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "old.txt").write_text(OLD_PYTHON, "utf-8")
        packages = {"": {"dependencies": {"lodash": "4.17.4"}}, **OLD_NPM}
        (folder / "package.json").write_text(json.dumps({"name": "old", **packages[""]}), "utf-8")
        lock = {"name": "old", "lockfileVersion": 3, "packages": packages}
        (folder / "package-lock.json").write_text(json.dumps(lock), "utf-8")
        for who, ask, asked in (("Python", of_python, folder / "old.txt"), ("npm", of_npm, folder)):
            try:
                if not ask(asked):
                    yield who, "kennt nicht einmal alte Schwachstellen"
            except Silent as seen:
                yield who, str(seen)


def main() -> int:
    """Ask of every lock, print what is known, and return an exit code."""
    silent, found = dict(knows_old_ones()), set()
    locks = [("Python", of_python, HERE / name) for name in PYTHON_LOCKS]
    for who, ask, lock in [*locks, *(("npm", of_npm, ROOT / name) for name in NPM_LOCKS)]:
        if who not in silent:
            try:
                found |= {(str(lock.relative_to(ROOT)), one) for one in ask(lock)}
            except Silent as seen:
                silent[who] = str(seen)
    for place, one in sorted(found):
        print(f"Schwachstelle: {one.package} ({place}): {one.name}; behoben: {one.mended or 'noch nicht'}")
    for who, seen in silent.items():
        print(f"{who}: NICHT geprüft, hier gibt niemand Auskunft über Schwachstellen ({seen}).")
    if silent:
        print("Wo es ein Netz gibt: scripts/audit, oder scripts/lock/bom.json einem Scanner geben.")
    if not silent and not found:
        print("Von keinem Paket der Locks ist eine Schwachstelle bekannt.")
    return 1 if found else 2 if silent else 0


if __name__ == "__main__":
    sys.exit(main())
