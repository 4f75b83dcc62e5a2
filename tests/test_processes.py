"""A test that needs what a machine does not have says what to install or to allow, and does not pass for it."""

from pathlib import Path

import pytest
from processes import alone


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, the only one in which programs are looked for."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def leave(tools: Path, *names: str) -> None:
    for name in names:
        (tools / name).write_text(f"#!/bin/sh\necho '{name}: Operation not permitted' >&2\nexit 1\n")
        (tools / name).chmod(0o755)


def test_a_tool_that_is_missing_is_named_with_what_to_install(tools: Path) -> None:
    leave(tools, "unshare", "mount", "findmnt")
    with pytest.raises(pytest.fail.Exception, match=r"Missing: setpriv\. Install util-linux"):
        alone()


def test_a_machine_that_lets_nobody_mount_is_said_so_with_what_to_allow(tools: Path) -> None:
    leave(tools, "unshare", "mount", "findmnt", "setpriv")
    with pytest.raises(pytest.fail.Exception, match=r"unshare: Operation not permitted.*Allow user namespaces"):
        alone()
