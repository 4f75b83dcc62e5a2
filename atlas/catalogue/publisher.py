"""Who answers for a catalogue, as an installation names itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: name and mailbox as far as they are known, and the id that GovData gave, if it gave one."""

    name: str = ""
    email: str = ""
    contributor_id: str = ""
