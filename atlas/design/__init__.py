"""The style that the map and the pages share: `tokens.css`, `fonts.css`, `base.css`, `chart.css`.

The map in one file shares its colours.
"""

import re
from functools import cache
from importlib.resources import files

_COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")


def _sheet(name: str) -> str:
    return (files("atlas.design") / name).read_text("utf-8")


def tokens() -> str:
    """Return the style sheet that names every colour, for the light and the dark scheme and for forced colours."""
    return _sheet("tokens.css")


def fonts() -> str:
    """Return the faces of the font; a file of it stands there as "@fonts/NAME.woff2"."""
    return _sheet("fonts.css")


def base() -> str:
    """Return the style sheet of sizes, type, links, focus, buttons, badges and notices."""
    return _sheet("base.css")


def chart() -> str:
    """Return the style sheet of the charts, which are tables with bars."""
    return _sheet("chart.css")


@cache
def colours() -> dict[str, str]:
    """Return the colours of the light scheme by their names, for what cannot read a style sheet."""
    light = tokens().partition("@media")[0]
    return dict(_COLOUR.findall(light))
