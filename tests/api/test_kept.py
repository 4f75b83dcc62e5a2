"""What is kept of a revision goes with it, and is never more than a bound."""

import gc
import weakref
from dataclasses import replace

from api import kept
from atlas.snapshot import Snapshot


def test_what_is_kept_is_made_once(snapshot: Snapshot) -> None:
    own, made = replace(snapshot), iter(range(9))
    assert [kept.once(own, "a", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
    assert kept.once(own, "b", lambda: next(made)) == 1


def test_another_revision_has_its_own(snapshot: Snapshot) -> None:
    assert [kept.once(replace(snapshot), "a", lambda n=n: n) for n in (1, 2)] == [1, 2]


def test_a_revision_that_nobody_reads_any_more_is_not_held(snapshot: Snapshot) -> None:
    own = replace(snapshot)
    kept.once(own, "a", lambda: 1)
    gone = weakref.ref(own)
    del own
    gc.collect()
    assert gone() is None


def test_keys_from_outside_fill_no_memory(snapshot: Snapshot) -> None:
    own = replace(snapshot)
    for host in range(3 * kept._MOST):
        kept.once(own, host, lambda: b"text")
    assert len(kept._made[own]) <= kept._MOST
