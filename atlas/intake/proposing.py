"""A record that was read from a row to what would be written."""

from atlas.edit.reading import Read
from atlas.intake.known import Known
from atlas.intake.plan import Proposal


def proposed(known: Known, collection: str, key: str, made: Read) -> Proposal:
    """Return the proposal to write a record over the state that is known."""
    return Proposal(collection, key, made.body(), known.expected(collection, key))
