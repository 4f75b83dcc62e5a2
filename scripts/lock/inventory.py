"""What an installation is made of: every package of the locks with its licence, as a table and as CycloneDX.

Run by scripts/sbom; `--check` only says whether the files are those of the locks. Nothing is asked of any host: the
names, versions and hashes stand in the locks, the licences in the installed packages and in the lock of the front end.
"""

import base64
import json
import re
import sys
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BOM, TABLE = HERE / "bom.json", HERE / "LICENCES.md"
_PYTHON = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ]+) ", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# What packages say that give no SPDX expression: words of theirs, and classifiers.
_SPDX = {
    "3-Clause BSD License": "BSD-3-Clause",
    "APL 2": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    # So splaytree-ts writes what its file of licence says rightly.
    "BDS-3-Clause": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
# EUPL-1.2 may be passed on beside, and linked with, what these ask for: permissive licences, and weak copyleft ones,
# whose files stay under them. None asks that the whole be put under it (EUPL-1.2, article 5 and its appendix).
_PERMISSIVE = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "CNRI-Python", "HPND", "ISC"}
_PERMISSIVE |= {"MIT", "MIT-0", "MIT-CMU", "OFL-1.1", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib"}
_WEAK_COPYLEFT = {"EUPL-1.2", "LGPL-2.1-only", "LGPL-3.0-only", "LGPL-3.0-or-later", "MPL-2.0"}
COMPATIBLE = frozenset(_PERMISSIVE | _WEAK_COPYLEFT)


@dataclass(frozen=True, order=True)
class Part:
    """One package of one version: where it comes from, its licence as SPDX says it, the digests of its files."""

    ecosystem: str
    name: str
    version: str
    licence: str
    hashes: tuple[tuple[str, str], ...]

    @property
    def purl(self) -> str:
        """Return its package URL."""
        return f"pkg:{self.ecosystem}/{self.name.replace('@', '%40')}@{self.version}"


def python_parts() -> list[Part]:
    """Return what the server is installed from."""
    parts = []
    for block in re.split(r"\n(?=[A-Za-z0-9])", (HERE / "runtime.txt").read_text("utf-8")):
        if found := _PYTHON.match(block):
            hashes = tuple(("SHA-256", one) for one in sorted(_HASH.findall(block)))
            parts.append(Part("pypi", found["name"], found["version"], _licence_of(metadata(found["name"])), hashes))
    return parts


def _licence_of(told: Message) -> str:
    if expression := told.get("License-Expression"):
        return str(expression)
    said = str(told.get("License") or "").partition("\n")[0].strip()
    if said in COMPATIBLE:
        return said
    named = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier", []) if one.startswith("License")]
    return " OR ".join(sorted({_SPDX[one] for one in (said, *named) if one in _SPDX})) or said


def web_parts() -> list[Part]:
    """Return what the map is bundled from; what only builds or tests it is not passed on."""
    locked = json.loads((ROOT / "web" / "package-lock.json").read_text("utf-8"))["packages"]
    return [
        Part(
            "npm",
            place.rpartition("node_modules/")[2],
            one["version"],
            _SPDX.get(one["license"], one["license"]),
            (_digest(one["integrity"]),),
        )
        for place, one in locked.items()
        if place and not one.get("dev")
    ]


def _digest(integrity: str) -> tuple[str, str]:
    kind, _, text = integrity.partition("-")
    return kind.upper().replace("SHA", "SHA-"), base64.b64decode(text).hex()


def is_compatible(licence: str) -> bool:
    """Return whether an SPDX expression leaves a choice that can be passed on with the atlas."""
    choices = [one.strip("() ") for one in licence.split(" OR ")]
    return any(all(part.strip("() ") in COMPATIBLE for part in one.split(" AND ")) for one in choices)


def bom(parts: list[Part]) -> str:
    """Return the parts as CycloneDX 1.6."""
    components: list[dict[str, Any]] = [
        {
            "type": "library",
            "bom-ref": part.purl,
            "name": part.name,
            "version": part.version,
            "purl": part.purl,
            "licenses": [{"expression": part.licence}],
            "hashes": [{"alg": alg, "content": content} for alg, content in part.hashes],
        }
        for part in parts
    ]
    own = {"type": "application", "bom-ref": "quartiersatlas", "name": "quartiersatlas-sachsen"}
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**own, "licenses": [{"expression": "EUPL-1.2"}]}},
        "components": components,
    }
    return json.dumps(document, indent=1) + "\n"


def table(parts: list[Part]) -> str:
    """Return the parts as a table for people."""
    made = "Made by `scripts/sbom` from the locks; `bom.json` says the same as CycloneDX."
    head = f"# What the atlas is made of\n\n{made}\n\n"
    rows = "".join(f"| {part.name} | {part.version} | {part.ecosystem} | {part.licence} |\n" for part in parts)
    return f"{head}| package | version | from | licence |\n|---|---|---|---|\n{rows}"


def main() -> int:
    """Write both files, or say which are not those of the locks; return an exit code."""
    parts = sorted({*python_parts(), *web_parts()})
    unfit = [f"{part.purl}: {part.licence}" for part in parts if not is_compatible(part.licence)]
    if unfit:
        print("Nicht mit der EUPL-1.2 weiterzugeben:", *unfit, sep="\n  ")
        return 1
    wanted = {BOM: bom(parts), TABLE: table(parts)}
    if "--check" in sys.argv:
        stale = [path.name for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
        if stale:
            print(f"Nicht auf dem Stand der Locks: {', '.join(stale)}. scripts/sbom schreibt sie neu.")
        return int(bool(stale))
    for path, text in wanted.items():
        path.write_text(text, "utf-8")
    print(f"{len(parts)} Pakete, jede Lizenz geht mit der EUPL-1.2 zusammen.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
