"""A document to a PDF, by a process of its own that may take so much time and memory and no more."""

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from atlas.errors import SheetFailed
from atlas.export.sheet.letters import legible

_CHILD = Path(__file__).with_name("child.py")
_MEMORY_BYTES = 2_000_000_000
SECONDS = 90
# Anything else of the environment, secrets above all, stays here.
_PASSED_ON = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "LANG", "TMPDIR", "TEMP", "SYSTEMROOT")


def pdf(document: Mapping[str, Any], made_at: str, seconds: int = SECONDS) -> bytes:
    """Return a document as PDF/UA-1; `made_at` (RFC 3339) is the time that the file states.

    The same document and time give the same bytes. Raises SheetFailed.
    """
    asked = {
        "document": legible(document),
        "timestamp": int(datetime.fromisoformat(made_at).timestamp()),
        "memory_bytes": _MEMORY_BYTES,
        "seconds": seconds,
    }
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        done = subprocess.run(
            [sys.executable, str(_CHILD)],
            input=orjson.dumps(asked),
            capture_output=True,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise SheetFailed(
            f"Das PDF war nach {seconds} Sekunden noch nicht fertig. Bitte weniger Gebiete wählen.",
            f"The PDF was not ready after {seconds} seconds. Please choose fewer areas.",
        ) from error
    if done.returncode != 0:
        raise SheetFailed("Das PDF konnte nicht gesetzt werden.", "The PDF could not be set.") from RuntimeError(
            done.stderr.decode(errors="replace")
        )
    return done.stdout
