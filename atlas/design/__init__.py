"""The colours that the map, the pages and the map in one file share: `tokens.css`."""

from importlib.resources import files


def tokens() -> str:
    """Return the style sheet that names every colour, for the light and the dark scheme and for forced colours."""
    return (files("atlas.design") / "tokens.css").read_text("utf-8")
