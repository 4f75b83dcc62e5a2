"""`python -m api` serves the atlas at HOST and PORT, in ATLAS_WORKERS processes."""

import gc
import os
import sys


def _start() -> None:
    # Everything that is loaded now stays: to look for cycles in it takes a tenth of the start. A server looks for them
    # again as soon as it answers.
    gc.disable()
    # numpy asks the machine for pages of 2 MB: of columns that come and go, most of each stays and is not used.
    os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
    # FastAPI asks of each model whether it is of pydantic 1, and loads that if it can: 1.6 MB that nobody uses.
    sys.modules["pydantic.v1"] = None  # type: ignore[assignment]
    from api.command import main

    main()


_start()
