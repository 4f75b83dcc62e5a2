"""The long run of `scripts/fuzz`: for some minutes, by chance, with what has been found so far left aside.

Every target is tried by atheris, which is led by what it has not yet run through, each in a process of its own; what it
has found is asked again without it: each within a second of the processor, and nothing left in memory. Then both
descriptions of the API are asked of a real server until the time is over. What fails is printed with its input.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# What ends the guide; what an input costs and leaves by itself is measured afterwards.
HANG_S, MOST_MB = 10, 1_500
# Of the server that is asked by its descriptions, from the first round on.
LEFT_MB = 60
# The guide keeps what it compares, almost a megabyte for each input where many names are looked through.
_RUNS = {"places": 1_000}


def main() -> int:
    """Run for the minutes that FUZZ_MINUTES says (10), and return how many things failed."""
    from fuzz.targets import TARGETS

    seconds = float(os.environ.get("FUZZ_MINUTES", "10")) * 60
    failed = [name for name in TARGETS if not _guided(name, seconds / 2 / len(TARGETS))]
    wrong = _described(seconds / 2)
    for name in failed:
        print(f"FAILED {name}")
    for name, told in wrong.items():
        print(f"WRONG {name}\n{told}")
    print(f"{len(TARGETS) - len(failed)} of {len(TARGETS)} targets held, {len(wrong)} kinds of wrong answers")
    return min(len(failed) + len(wrong), 100)


def _guided(name: str, seconds: float) -> bool:
    """Try one target by atheris; what makes it fail is written where the last lines say."""
    print(f"── {name}: {seconds:.0f} s", flush=True)
    told = ["-verbosity=0", "-print_final_stats=1", f"-artifact_prefix={tempfile.gettempdir()}/fuzz-{name}-"]
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        while (left := int(until - time.monotonic())) > 0:
            bounds = [f"-max_total_time={left}", f"-timeout={HANG_S}", f"-rss_limit_mb={MOST_MB}"]
            runs = f"-runs={_RUNS.get(name, -1)}"
            if not _holds("guided.py", name, folder, *bounds, runs, *told):
                return False
        return _holds("again.py", name, folder)


def _holds(program: str, *arguments: str) -> bool:
    return subprocess.run([sys.executable, str(HERE / program), *arguments], cwd=ROOT, check=False).returncode == 0


def _described(seconds: float) -> dict[str, str]:
    """Ask both descriptions of a server of its own again and again, and return what was wrong."""
    from fuzz.described import Found, ask, operations, walk
    from fuzz.staffed import PUBLIC, STAFF, logged_in, staffed_server

    found, until, memory = Found(), time.monotonic() + seconds, list[float]()
    with tempfile.TemporaryDirectory() as folder, staffed_server(Path(folder)) as server:
        asked = [(one, document) for document in (PUBLIC, STAFF) for one in operations(server.url + document)]
        while time.monotonic() < until:
            headers = {PUBLIC: {}, STAFF: logged_in(server)}
            for operation, document in asked:
                if time.monotonic() < until:
                    ask(operation, 10, headers[document], found, by_chance=True)
            for document, own in headers.items():
                if time.monotonic() < until:
                    walk(server.url + document, 20, 8, own, found, by_chance=True)
            memory.append(server.memory_mb())
    told = ", ".join(f"{one:.0f}" for one in memory)
    print(f"── described: {found.asked} requests; memory after each round (MB): {told}", flush=True)
    # The first rounds load and keep what is asked for by chance; from halfway on only what is bounded may come and go.
    if memory[-1] - memory[len(memory) // 2] > LEFT_MB:
        found.wrong["memory"] = f"The server kept what it was asked: {told} MB"
    return found.wrong


if __name__ == "__main__":
    sys.exit(main())
