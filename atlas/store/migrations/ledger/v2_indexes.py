"""The history of a record, and what changed since a revision, found without reading all of the ledger."""

from alembic import op

revision, down_revision = "2", "1"


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("change_of_record", "change", ["collection", "record_id", "revision"])
    op.create_index("record_by_revision", "record", ["revision"])


def downgrade() -> None:
    """Take them away."""
    op.drop_index("record_by_revision", "record")
    op.drop_index("change_of_record", "change")
