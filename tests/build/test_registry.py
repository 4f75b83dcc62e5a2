"""Packages of the registries: fetched once by the ordinary clients, checked, and a failure said in a sentence."""

import hashlib
import io
import os
import re
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.build.registry import PACKAGES, STOPS, Package, fetch, read_member
from atlas.errors import DownloadFailed

BODY = b"a package"
ARCHIVE = Package("npm", "some-package", "1.2.3", "some-package-1.2.3.tgz", hashlib.sha256(BODY).hexdigest(), "credit")


def fake_npm(folder: Path, script: str) -> None:
    """Put a program named npm in a folder."""
    folder.mkdir(exist_ok=True)
    program = folder / "npm"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder at the front of PATH."""
    folder = tmp_path / "bin"
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def failure(package: Package, cache: Path) -> DownloadFailed:
    with pytest.raises(DownloadFailed) as caught:
        fetch(package, cache)
    return caught.value


def test_what_is_in_the_cache_is_not_fetched_again(cache: Path, npm: Path) -> None:
    fake_npm(npm, "exit 1")
    cache.mkdir()
    (cache / ARCHIVE.archive).write_bytes(BODY)
    assert fetch(ARCHIVE, cache) == cache / ARCHIVE.archive


def test_what_is_missing_is_fetched_by_npm_in_its_pinned_version(cache: Path, npm: Path) -> None:
    fake_npm(npm, f'echo "$@" > asked; printf "a package" > {ARCHIVE.archive}')
    assert fetch(ARCHIVE, cache).read_bytes() == BODY
    assert (cache / "asked").read_text() == "pack --silent some-package@1.2.3\n"


def test_a_failed_download_names_the_package_the_reason_and_what_to_do(cache: Path, npm: Path) -> None:
    fake_npm(npm, 'echo "npm warn something" >&2; echo "npm error network ENOTFOUND" >&2; exit 1')
    error = failure(ARCHIVE, cache)
    assert error.de.startswith(
        "Das Paket some-package 1.2.3 (npm) konnte nicht geladen werden: npm error network ENOTFOUND."
    )
    assert "scripts/build-geodata noch einmal starten" in error.de
    assert "some-package 1.2.3 (npm)" in error.en and "run scripts/build-geodata again" in error.en


def test_a_client_that_fails_without_a_word_is_a_failure_all_the_same(cache: Path, npm: Path) -> None:
    fake_npm(npm, "exit 3")
    assert "some-package 1.2.3" in failure(ARCHIVE, cache).de


def test_a_client_that_brings_nothing_is_a_failure(cache: Path, npm: Path) -> None:
    fake_npm(npm, "exit 0")
    assert "unvollständig oder eine andere als erwartet" in failure(ARCHIVE, cache).de


def test_another_file_than_expected_is_refused_and_thrown_away(cache: Path, npm: Path) -> None:
    fake_npm(npm, f"echo tampered > {ARCHIVE.archive}")
    assert "eine andere als erwartet" in failure(ARCHIVE, cache).de
    assert not (cache / ARCHIVE.archive).exists()


def test_a_damaged_file_in_the_cache_is_thrown_away_so_that_the_next_run_fetches_it(cache: Path, npm: Path) -> None:
    fake_npm(npm, f'printf "a package" > {ARCHIVE.archive}')
    cache.mkdir()
    (cache / ARCHIVE.archive).write_bytes(BODY[:3])
    failure(ARCHIVE, cache)
    assert fetch(ARCHIVE, cache).read_bytes() == BODY


def test_what_was_fetched_before_a_failure_is_kept(cache: Path, npm: Path) -> None:
    fake_npm(npm, f'printf "a package" > {ARCHIVE.archive}')
    fetch(ARCHIVE, cache)
    fake_npm(npm, "exit 1")
    failure(replace(ARCHIVE, name="other", archive="other.tgz"), cache)
    assert (cache / ARCHIVE.archive).read_bytes() == BODY


def test_without_npm_the_machine_is_said_to_lack_it(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    error = failure(ARCHIVE, cache)
    assert "npm fehlt auf diesem Rechner" in error.de and "npm is missing on this machine" in error.en


def test_a_package_that_pip_does_not_get_is_named(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    error = failure(replace(ARCHIVE, client="pip"), cache)
    assert error.de.startswith("Das Paket some-package 1.2.3 (pip) konnte nicht geladen werden: ERROR: No matching")


def test_a_file_is_read_out_of_an_npm_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.tgz"
    with tarfile.open(path, "w:gz") as tar:
        entry = tarfile.TarInfo("package/dist/data.json")
        entry.size = len(BODY)
        tar.addfile(entry, io.BytesIO(BODY))
    assert read_member(path, "dist/data.json") == BODY


def test_a_file_is_read_out_of_a_wheel(tmp_path: Path) -> None:
    path = tmp_path / "a.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("some/data.dat", BODY)
    assert read_member(path, "some/data.dat") == BODY


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_every_package_is_pinned_by_version_and_digest_and_credited(package: Package) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", package.sha256)
    assert package.version in package.archive and package.credit
    assert package.archive.endswith(".tgz" if package.client == "npm" else ".whl")


def test_packages_do_not_share_an_archive() -> None:
    assert len({package.archive for package in PACKAGES}) == len(PACKAGES) == 7


def test_the_stops_ask_for_both_of_their_credits() -> None:
    assert "CC BY 4.0" in STOPS.credit and "ODbL" in STOPS.credit
