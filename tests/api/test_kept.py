"""What is kept of a revision goes with it, and is never more than a bound."""

import gc
import weakref
from dataclasses import replace

import pytest

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


def test_a_text_is_made_once_as_long_as_there_is_room(snapshot: Snapshot) -> None:
    own, made = replace(snapshot), iter([b"first", b"second"])
    assert [kept.text_once(own, "host", lambda: next(made)) for _ in range(3)] == [b"first"] * 3


def test_keys_from_outside_fill_no_memory(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST_BYTES", 1000)
    own = replace(snapshot)
    for host in range(50):
        assert kept.text_once(own, host, lambda: bytes(90)) == bytes(90)
        assert sum(map(len, kept._made[own].texts.values())) <= 1000
    assert list(kept._made[own].texts) == list(range(39, 50))


def test_what_is_asked_for_again_stays_while_others_go(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST_BYTES", 1000)
    own, made = replace(snapshot), iter(range(9))
    for host in range(50):
        kept.text_once(own, "ours", lambda: bytes(next(made)))
        kept.text_once(own, host, lambda: bytes(90))
    assert next(made) == 1


def test_a_text_that_would_push_out_many_others_is_not_kept(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_LARGEST", 100)
    own, made = replace(snapshot), iter([bytes(101), bytes(100)])
    assert [len(kept.text_once(own, "host", lambda: next(made))) for _ in range(3)] == [101, 100, 100]
