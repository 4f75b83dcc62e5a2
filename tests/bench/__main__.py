"""`python -m tests.bench [small|big|curve|load] …`: our API beside two floors and the peers, on the same data."""

import sys
from pathlib import Path

import uvicorn

from tests.bench import comparing, curve, load, report
from tests.bench.floors import FLOORS

PARTS = {"small": comparing.small, "big": comparing.big, "curve": curve.main, "load": load.main}


def main() -> None:
    """Run the named parts, or all; `floor KIND FOLDER PORT` serves a floor, for the other parts."""
    if sys.argv[1:2] == ["floor"]:
        _, _, kind, folder, port = sys.argv
        uvicorn.run(FLOORS[kind](Path(folder)), port=int(port), access_log=False, log_level="warning")
        return
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
    report.write_readme()


if __name__ == "__main__":
    main()
