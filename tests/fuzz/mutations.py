"""Texts and bytes that are nearly right: what a target begins with, changed in a few places as hypothesis chooses."""

from collections.abc import Sequence

from hypothesis import strategies as st

# What readers stumble over: ends, signs, numbers at their bounds, half characters.
STUMBLES = (
    *(b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\r\n", b"'", b'"', b"\\", b"(", b"[", b"{", b"<", b"&"),
    *(b"NaN", b"-0", b"1e400", b"99999999999999999999", b"-1", b"0001-01-01", b"9999-12-31", b"%s", b"..", b"*", b";"),
)
_MOST_CHANGES = 5
_LONGEST = 40_000


@st.composite
def mutated(draw: st.DrawFn, seeds: Sequence[bytes]) -> bytes:
    """Draw one of the seeds with some changes, or with a part of another one in it."""
    data = draw(st.sampled_from(list(seeds)))
    for _ in range(draw(st.integers(0, _MOST_CHANGES))):
        data = _changed(draw, data, seeds)[:_LONGEST]
    return data


def _changed(draw: st.DrawFn, data: bytes, seeds: Sequence[bytes]) -> bytes:
    at = draw(st.integers(0, len(data)))
    end = min(len(data), at + draw(st.integers(0, 16)))
    kind = draw(st.sampled_from(("take", "again", "put", "turn", "join", "any")))
    if kind == "take":
        return data[:at] + data[end:]
    if kind == "again":
        return data[:at] + data[at:end] * draw(st.sampled_from((2, 3, 50, 2000))) + data[end:]
    if kind == "put":
        return data[:at] + draw(st.sampled_from(STUMBLES)) + data[at:]
    if kind == "turn":
        return data[:at] + bytes(byte ^ 1 << draw(st.integers(0, 7)) for byte in data[at:end]) + data[end:]
    if kind == "join":
        other = draw(st.sampled_from(list(seeds)))
        return data[:at] + other[draw(st.integers(0, len(other))) :]
    return data[:at] + draw(st.binary(max_size=12)) + data[end:]
