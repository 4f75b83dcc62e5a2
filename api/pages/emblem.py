"""The stars of the emblem of the European Union by its official geometry (flag 27 by 18)."""

import math

_HEIGHT, _WIDTH = 18, 27
_RING, _STAR = _HEIGHT / 3, _HEIGHT / 18
# The inner corners of a regular pentagram lie at this share of its radius.
_INNER = math.sin(math.pi / 10) / math.sin(3 * math.pi / 10)


def _star(cx: float, cy: float) -> str:
    radii = (_STAR if corner % 2 == 0 else _STAR * _INNER for corner in range(10))
    points = (
        f"{cx + radius * math.sin(corner * math.pi / 5):.3f} {cy - radius * math.cos(corner * math.pi / 5):.3f}"
        for corner, radius in enumerate(radii)
    )
    return f"M{'L'.join(points)}Z"


def _stars() -> str:
    """Return twelve upright stars, placed like the hours of a clock, as one SVG path."""
    hours = (hour * math.pi / 6 for hour in range(12))
    return "".join(_star(_WIDTH / 2 + _RING * math.sin(a), _HEIGHT / 2 - _RING * math.cos(a)) for a in hours)


STARS = _stars()
