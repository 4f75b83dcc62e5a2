"""`python -m api` serves the atlas at HOST and PORT, in ATLAS_WORKERS processes."""

import gc


def _start() -> None:
    # Everything that is loaded now stays: to look for cycles in it takes a tenth of the start. A server looks for them
    # again as soon as it answers.
    gc.disable()
    from api.command import main

    main()


_start()
