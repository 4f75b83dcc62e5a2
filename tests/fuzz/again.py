"""What a guided run has found, asked once more without the guide: `again.py NAME FOLDER`; fails where one takes long.

The guide makes everything slower and keeps what it compares; what an input costs and leaves is seen without it.
"""

import gc
import sys
import time
from contextlib import suppress
from pathlib import Path

from fuzz.targets import REFUSED, TARGETS, Target

# Of the processor, for one input.
MOST_S = 1.0
# After a first round, over all that was found.
LEFT_MB = 30.0
_ROUNDS = 3


def main() -> None:
    """Ask all inputs of the folder again and again; end with an error where one takes long or memory grows."""
    name, folder = sys.argv[1:]
    target, found = TARGETS[name], [path.read_bytes() for path in sorted(Path(folder).iterdir())]
    slow = [data for data in found if _seconds(target, data) > MOST_S and _seconds(target, data) > MOST_S]
    before = _resident_mb()
    for data in found * _ROUNDS:
        _seconds(target, data)
    gc.collect()
    left = _resident_mb() - before
    for data in slow:
        print(f"SLOW {name}: {data!r}"[:500])
    print(f"{name}: {len(found)} inputs, {len(slow)} slow, {left:.0f} MB more after {_ROUNDS} rounds")
    sys.exit(bool(slow) or left > LEFT_MB)


def _seconds(target: Target, data: bytes) -> float:
    started = time.process_time()
    with suppress(*REFUSED):
        target(data)
    return time.process_time() - started


def _resident_mb() -> float:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


if __name__ == "__main__":
    main()
