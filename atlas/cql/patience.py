"""How long one filter may keep a processor busy: who looks at very many records asks now and then whether to go on."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from atlas.cql.refusal import refused

# So many are looked at before it is asked again: 0.2 s at the slowest.
STRETCH = 1 << 16
_until: ContextVar[float] = ContextVar("until", default=math.inf)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Bound what is asked in this block to seconds of the processor in this thread: whoever asks longer is refused."""
    before = _until.set(time.thread_time() + seconds)
    try:
        yield
    finally:
        _until.reset(before)


def go_on() -> None:
    """Raise InvalidParameter where what is asked has taken longer than it may."""
    until = _until.get()
    # To ask for the time takes longer than many an answer, so it is only where there is a bound.
    if until < math.inf and time.thread_time() > until:
        raise refused(
            "Der Filter braucht bei so vielen Einträgen zu lange. Bitte auch ein Thema, einen Ort oder einen Zeitraum "
            "nennen, oder weniger Muster und Ecken.",
            "The filter takes too long with so many records. Please also name a theme, a place or a period, or fewer "
            "patterns and corners.",
        )
