"""Leaflet for inlining, from the Python package that carries its files: the library needs no Node and no network."""

import base64
import re
from functools import cache
from importlib.metadata import distribution
from importlib.resources import files

_FOLDER = files("js_lib_leaflet") / "static" / "js_lib_leaflet"
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_IMAGE = re.compile(r"url\((images/[\w.-]+\.png)\)")


@cache
def script() -> str:
    """Return leaflet.js without the pointer to its source map, which a browser would try to load."""
    return _SOURCE_MAP.sub("", (_FOLDER / "leaflet.js").read_text("utf-8")).strip()


@cache
def style() -> str:
    """Return leaflet.css with its images as data addresses."""
    return _IMAGE.sub(_inlined, (_FOLDER / "leaflet.css").read_text("utf-8"))


@cache
def licence() -> str:
    """Return the BSD licence that has to go with every copy."""
    return distribution("django-js-lib-leaflet").read_text("LICENSE") or ""


def _inlined(match: re.Match[str]) -> str:
    image = base64.b64encode((_FOLDER / match[1]).read_bytes()).decode()
    return f"url(data:image/png;base64,{image})"
