"""A certified OpenID provider in a process of its own, on loopback."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from processes import PATIENCE_S

HERE = Path(__file__).parent
CLIENT, SECRET = "atlas", "gemeinsames-Geheimnis-der-beiden"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def providing(redirect_uri: str) -> Iterator[str]:
    """Run a provider that sends people back to one address; yields its own."""
    node = shutil.which("node")
    if node is None or not (HERE / "node_modules").is_dir():
        pytest.fail("The OpenID provider is not installed: run scripts/test, or `npm ci` in tests/openid.")
    command = [node, "provider.mjs", str(free_port()), CLIENT, SECRET, redirect_uri]
    process = subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(PATIENCE_S)
        process.stdout.close()
