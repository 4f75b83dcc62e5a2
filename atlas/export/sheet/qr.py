"""The way from paper to screen: an address, as a link and as a QR code (ISO/IEC 18004) in vectors."""

import io
from typing import Any

from atlas.describe.voice import Voice
from atlas.design import colours


def link(voice: Voice, base: str, path: str) -> dict[str, Any] | None:
    """Return an address with its QR code and the words for both; None where the atlas has no public address."""
    if not base:
        return None
    import segno

    address = f"{base}{path}"
    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    # A border of four modules belongs to the code; without it, cameras do not find it.
    code.save(drawn, kind="svg", border=4, dark=colours()["ink"], light=colours()["paper-raised"], xmldecl=False)
    return {
        "svg": drawn.getvalue().decode(),
        "alt": voice.say("sheet-qr-alt", address=address),
        "href": address,
        "shown": address.split("://", 1)[-1],
        "label": voice.say("sheet-qr"),
    }
