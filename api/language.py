"""Which language an asker wants: the parameter `lang`, else German.

It is a part of the address and never read from a header: one address has one answer, in caches and in links alike.
"""

from fastapi import Request

from atlas.export.statement import Language
from atlas.texts import DEFAULT, catalogue, languages


def language_of(request: Request) -> str:
    """Return the code of the language that an address asks for; what no catalogue speaks becomes the default."""
    asked = request.query_params.get("lang", DEFAULT)
    return asked if asked in languages() else DEFAULT


def lang_of(request: Request) -> str:
    """Return the BCP 47 tag of the language that an address asks for."""
    return catalogue(language_of(request)).lang


def file_language(request: Request) -> Language:
    """Return the language that a file tells in: there are no files in Leichte Sprache."""
    return "en" if language_of(request) == "en" else "de"
