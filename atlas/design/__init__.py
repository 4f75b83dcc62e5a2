"""The style that the map, the pages and the map in one file share: `tokens.css` and `chart.css`."""

from importlib.resources import files


def _sheet(name: str) -> str:
    return (files("atlas.design") / name).read_text("utf-8")


def tokens() -> str:
    """Return the style sheet that names every colour, for the light and the dark scheme and for forced colours."""
    return _sheet("tokens.css")


def chart() -> str:
    """Return the style sheet of the charts, which are tables with bars."""
    return _sheet("chart.css")
