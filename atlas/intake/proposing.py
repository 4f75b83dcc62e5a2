"""A record that was read from a row to what would be written."""

from atlas.edit.reading import Read
from atlas.encode import feature_object
from atlas.intake.known import Known, plain_fields
from atlas.intake.plan import Proposal


def proposed(known: Known, collection: str, key: str, made: Read) -> Proposal:
    """Return the proposal to write a record over the state that is known."""
    feature = feature_object(key, plain_fields(made.record), made.geometry)
    return Proposal(collection, key, feature, known.expected(collection, key))
