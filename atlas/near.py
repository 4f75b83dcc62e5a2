"""Near matches for a word that nobody knows: what the asker may have meant."""

from collections.abc import Iterable

from atlas.text import fold

_LEAST_SCORE = 60


def near_matches(wanted: str, known: Iterable[str], limit: int = 5) -> tuple[str, ...]:
    """Return up to `limit` of the known words that look most like the wanted one, best first."""
    # Loaded when it is first asked for, here and elsewhere: a start without it is quicker, and takes 1.5 MB less.
    from rapidfuzz import fuzz, process

    choices = {word: fold(word) for word in known}
    found = process.extract(fold(wanted), choices, scorer=fuzz.WRatio, limit=limit, score_cutoff=_LEAST_SCORE)
    return tuple(word for _, _, word in found)
