"""What the atlas is made of: the list is that of the locks, and every licence lets us pass it on."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LOCK = Path(__file__).parents[1] / "scripts" / "lock"


@pytest.fixture(scope="module")
def components() -> list[dict[str, Any]]:
    document = json.loads((LOCK / "bom.json").read_text("utf-8"))
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    return list(document["components"])


def test_the_list_is_that_of_the_locks_and_every_licence_goes_with_ours() -> None:
    done = subprocess.run(
        [sys.executable, LOCK / "inventory.py", "--check"], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_every_package_that_is_installed_at_run_time_is_listed(components: list[dict[str, Any]]) -> None:
    locked = set(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", (LOCK / "runtime.txt").read_text("utf-8"), re.MULTILINE))
    listed = {(one["name"], one["version"]) for one in components if one["purl"].startswith("pkg:pypi/")}
    assert listed == locked and len(locked) > 50


def test_what_the_map_is_bundled_from_is_listed(components: list[dict[str, Any]]) -> None:
    wanted = json.loads((LOCK.parents[1] / "web" / "package.json").read_text("utf-8"))["dependencies"]
    listed = {one["name"]: one["version"] for one in components if one["purl"].startswith("pkg:npm/")}
    assert {name: listed.get(name) for name in wanted} == wanted
    assert "vite" not in listed


def test_each_part_has_a_reference_of_its_own_a_licence_and_the_digests_of_its_files(
    components: list[dict[str, Any]],
) -> None:
    assert len({one["bom-ref"] for one in components}) == len(components)
    assert [one["purl"] for one in components if not (one["licenses"][0]["expression"] and one["hashes"])] == []


def test_no_part_says_from_which_host_it_came() -> None:
    assert "://" not in (LOCK / "bom.json").read_text("utf-8")
