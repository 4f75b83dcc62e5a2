"""Names that are a person's and not an organisation's: lists of operations may hold them, and the atlas shows none.

Regulation (EU) 2021/1060, Art. 49(3), has them taken off the public list after two years. The ledger forgets nothing,
so they are not taken in, and what is there all the same is withheld.
"""

import re
from functools import lru_cache

from atlas.text import fold

WITHHELD = "natürliche Person"
# The fields of a project that name who is funded, who was commissioned, and who does the work.
ORGANISATIONS = ("beneficiary", "contractor", "carrier")
_SAID = frozenset(map(fold, (WITHHELD, "natürliche Personen", "Privatperson", "natural person", "Einzelperson")))
_TITLED = re.compile(
    r"(?:Herrn?|Frau|Familie|Eheleute|(?:Prof\.\s*)?Dr\.(?:\s*\w+\.)*|Dipl\.-\w+\.?|Mr\.?|Mrs\.?|Ms\.?)\s"
)
_TURNED = re.compile(r"[A-ZÄÖÜ][\w'’-]+,\s+(?:Dr\.\s+)?[A-ZÄÖÜ][\w'’-]+(?:\s+[A-ZÄÖÜ][\w'’-]+)?")
_TWO_WORDS = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß'’]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?(?:\s+(?:von|van|de|zu)){0,2}\s+[A-ZÄÖÜ][a-zäöüß'’-]+"
)
# Words that only organisations have in their names: two bare words only may be a person.
ORGANISED = (
    r"e\.?\s?v\b|mbh\b|\bug\b|\bag\b|\bkg\b|\bgbr\b|stadt|gemeind|kreis|land|verein|verband|stiftung|werk|zentrum|haus"
    r"|kirch|schul|amt|bund|ring|club|hilfe|diakonie|caritas|awo|drk|institut|universit|museum|initiativ|tafel|netz"
    r"|kultur|sport|jugend|bildung|gesellschaft|genossenschaft|betrieb|verwaltung|ministerium|bank|wirtschaft|service"
)
_ORGANISED = re.compile(ORGANISED, re.IGNORECASE)


def is_person(name: str) -> bool:
    """Return whether a name is a person's beyond doubt, or says that it is some person's."""
    return fold(name) in _SAID or names_person(name)


# Lists have a few hundred beneficiaries in thousands of rows, and each is asked after several times.
@lru_cache(maxsize=4096)
def names_person(name: str) -> bool:
    """Return whether a text names a person beyond doubt: it has a form of address, or the surname first."""
    text = name.strip()
    if fold(text) in _SAID or _ORGANISED.search(text):
        return False
    return bool(_TITLED.match(text) or _TURNED.fullmatch(text))


def may_be_person(name: str) -> bool:
    """Return whether a name could be a person's: two words with capitals of which none is an organisation's."""
    text = name.strip()
    if fold(text) in _SAID or _ORGANISED.search(text):
        return False
    return names_person(text) or bool(_TWO_WORDS.fullmatch(text))


def public_name(name: str | None) -> str | None:
    """Return a beneficiary as everybody may read it: an organisation by its name, a person as such."""
    return WITHHELD if name is not None and is_person(name) else name
