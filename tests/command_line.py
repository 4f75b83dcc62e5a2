"""`atlas …` as people type it: in this process, or in one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas import cli

Command = Callable[..., tuple[int, str, str]]
Done = subprocess.CompletedProcess[str]


def in_process(
    words: str,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capture: pytest.CaptureFixture[str] | pytest.CaptureFixture[bytes],
) -> Command:
    """Return a function that runs `atlas <words> …` on a data directory: exit code, output and error output."""
    monkeypatch.setenv("ATLAS_DATA_DIR", str(data))

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["atlas", words, *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        output, errors = capture.readouterr()
        return int(ended.value.code or 0), str(output), str(errors)

    return call


def atlas_command(data: Path, *words: str) -> Done:
    """Run `atlas <words>` on a data directory in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "atlas", *words],
        env=os.environ | {"ATLAS_DATA_DIR": str(data)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
