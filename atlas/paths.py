"""Where data is: the shipped layers (read only) and the data directory with the ledger."""

import os
import re
from pathlib import Path

_CHECKOUT = Path(__file__).parents[1]
_APP = "quartiersatlas"


def geodata_dir() -> Path:
    """Return the folder of facts, layers, basemap and places: ATLAS_GEODATA_DIR, the checkout's or the installed."""
    named = os.environ.get("ATLAS_GEODATA_DIR")
    if named:
        return Path(named)
    checkout = _CHECKOUT / "geodata"
    return checkout if checkout.is_dir() else Path(__file__).parent / "geodata"


def data_dir() -> Path:
    """Return the folder that the atlas writes to: ATLAS_DATA_DIR, `.atlas` in a checkout, or the user's data folder."""
    named = os.environ.get("ATLAS_DATA_DIR")
    if named:
        return Path(named)
    if (_CHECKOUT / "geodata").is_dir():
        return _CHECKOUT / ".atlas"
    from platformdirs import user_data_path

    return user_data_path(_APP)


def database_url() -> str | None:
    """Return the address of the PostgreSQL database that holds the stores: ATLAS_DATABASE_URL; None for files."""
    return os.environ.get("ATLAS_DATABASE_URL") or None


def read_urls() -> tuple[str, ...]:
    """Return the addresses of the replicas of that database, separated by commas or blanks: ATLAS_READ_URLS."""
    named = os.environ.get("ATLAS_READ_URLS", "").strip(", \t\n")
    # A comma may also stand between the hosts of one address.
    return tuple(re.split(r"[,\s]+(?=[a-z]+://)", named)) if named else ()


def cache_dir() -> Path:
    """Return the folder for registry packages that the build fetches: ATLAS_CACHE_DIR or the user's cache folder."""
    named = os.environ.get("ATLAS_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path(_APP) / "registry"
