"""The audit of the locks: known weaknesses are named, and whoever knows of none at all is not believed.

pip-audit and npm are the real ones; the service that they ask is one of ours on loopback, which says what theirs say.
"""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from processes import ROOT, environment

LOCK = ROOT / "scripts" / "lock"
OLD = {"jinja2": "2.4.1", "lodash": "4.17.4"}
# By the name of a package: the versions that are weak, of one that is locked all.
Known = dict[str, str | None]


def python_answer(sent: Any, known: Known) -> Any:
    """What OSV answers to a question for one package of one version."""
    name, version = sent["package"]["name"], sent["version"]
    if name not in known or known[name] not in (None, version):
        return {}
    ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "999.1"}]}]
    affected = [{"package": {"name": name, "ecosystem": "PyPI"}, "ranges": ranges, "versions": [version]}]
    return {"vulns": [{"id": f"PYSEC-2026-{name}", "summary": "Alt", "affected": affected}]}


def npm_answer(sent: Any, known: Known) -> Any:
    """What npm's registry answers to a question for versions of many packages."""
    told = {"id": 1, "url": "", "severity": "high", "vulnerable_versions": "<999.1.0", "cwe": [], "cvss": {}}
    return {
        name: [{**told, "title": f"Schwach: {name}"}]
        for name, versions in sent.items()
        if name in known and known[name] in (None, *versions)
    }


@contextmanager
def service(known: Known) -> Iterator[str]:
    """Run what answers of both registries; gives its address."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            sent = json.loads(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body)
            answer: Callable[[Any, Known], Any] = npm_answer if "advisories" in self.path else python_answer
            told = json.dumps(answer(sent, known)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def do_GET(self) -> None:
            self.send_error(404)

        def log_message(self, format: str, *args: Any) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def audited(address: str) -> tuple[int, str]:
    """Run the audit as scripts/audit does, asking at an address; return its exit code and words."""
    asked = {"AUDIT_OSV_URL": address, "npm_config_registry": f"{address}/", "npm_config_fetch_retries": "0"}
    command = [sys.executable, str(LOCK / "audit.py")]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(**asked), capture_output=True, text=True, timeout=300, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_where_nothing_is_known_of_what_is_locked_it_says_so() -> None:
    with service({**OLD}) as address:
        assert audited(address) == (0, "Von keinem Paket der Locks ist eine Schwachstelle bekannt.\n")


def test_a_weakness_of_a_locked_package_is_named_with_the_version_that_mends_it() -> None:
    with service({**OLD, "starlette": None, "leaflet": None}) as address:
        code, said = audited(address)
    assert code == 1
    assert re.search(
        r"^Schwachstelle: starlette \S+ \(scripts/lock/dev.txt\): PYSEC-2026-starlette; .* 999.1$", said, re.M
    )
    assert re.search(r"^Schwachstelle: leaflet \(web\): Schwach: leaflet; behoben: außerhalb von <999.1.0$", said, re.M)


def test_who_does_not_even_know_old_weaknesses_is_not_believed() -> None:
    with service({}) as address:
        code, said = audited(address)
    assert code == 2
    assert re.findall(r"^(\w+): NICHT geprüft.*kennt nicht einmal alte", said, re.M) == ["Python", "npm"]


def test_where_nobody_answers_it_says_that_nothing_was_checked_and_names_no_host() -> None:
    with service({}) as address:
        pass
    code, said = audited(address)
    assert code == 2
    assert re.findall(r"^(\w+): NICHT geprüft", said, re.M) == ["Python", "npm"]
    assert "127.0.0.1" not in said and "://" not in said


@pytest.mark.parametrize("lock", sorted(path.name for path in LOCK.glob("*.txt")))
def test_every_python_package_is_locked_with_the_digests_of_its_files(lock: str) -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", (LOCK / lock).read_text("utf-8"))
    named = [block.split()[0] for block in blocks if "==" in block.split("\n")[0]]
    assert named and [block.split()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("folder", ["web", "tests/lighthouse", "tests/openid"])
def test_every_npm_package_is_locked_with_its_digest_and_no_host(folder: str) -> None:
    packages = json.loads((ROOT / folder / "package-lock.json").read_text("utf-8"))["packages"]
    parts = {name: one for name, one in packages.items() if name}
    assert parts and [name for name, one in parts.items() if not one["integrity"].startswith("sha512-")] == []
    assert [name for name, one in parts.items() if "resolved" in one] == []


def test_every_lock_of_what_we_run_or_test_with_is_audited() -> None:
    text = (LOCK / "audit.py").read_text("utf-8")
    # What peers of the bench are made of is never served; what is served is part of what is tested with.
    apart = {"runtime.txt", *(path.name for path in LOCK.glob("peer-*.txt"))}
    assert [path.name for path in LOCK.glob("*.txt") if path.name not in apart and f'"{path.name}"' not in text] == []
    locks = [path.parent.relative_to(ROOT) for path in (ROOT / "tests").glob("*/package-lock.json")]
    assert locks and [str(one) for one in locks if f'"{one}"' not in text] == []
    served = set(re.findall(r"^\S+==\S+", (LOCK / "runtime.txt").read_text("utf-8"), re.M))
    assert served <= set(re.findall(r"^\S+==\S+", (LOCK / "dev.txt").read_text("utf-8"), re.M))
