"""The one style sheet of the pages, in the fonts of the map; its address changes with its contents."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from atlas.design import base, chart, fonts, tokens

_OWN = Path(__file__).parent / "pages" / "static"
_SHEETS = ("pages", "records", "sketch", "tables")
_PLACE = re.compile(r"@fonts/([\w-]+)\.woff2")
# What the build puts behind the name of a file.
_HASH = r"-[\w-]{8}\.woff2"


@dataclass(frozen=True, slots=True)
class Style:
    """`font` is the address of the face that every page needs; there is none before the front end is built."""

    address: str
    text: str
    font: str | None


def of_pages(web_dir: Path) -> Style:
    """Return the style of the pages with the fonts of the built front end, or with those of the device."""
    built = _built(web_dir / "assets")
    faces = _PLACE.sub(lambda place: built[place[1]], fonts()) if built else ""
    own = ((_OWN / f"{name}.css").read_text("utf-8") for name in _SHEETS)
    text = "\n".join((tokens(), faces, base(), chart(), *own))
    address = f"/pages/atlas-{sha256(text.encode()).hexdigest()[:8]}.css"
    return Style(address, text, next(iter(built.values()), None))


def _built(assets: Path) -> dict[str, str]:
    """Return the address of each file that the faces name, in their order; nothing unless all are there."""
    there = [path.name for path in assets.glob("*.woff2")]
    named = {place[1]: re.compile(re.escape(place[1]) + _HASH) for place in _PLACE.finditer(fonts())}
    found = {name: f"/assets/{file}" for name, form in named.items() for file in there if form.fullmatch(file)}
    return found if len(found) == len(named) else {}
