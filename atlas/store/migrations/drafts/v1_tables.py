"""The drafts as they stood before versions were counted."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "1", None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "draft",
        *(sa.Column(name, sa.String, primary_key=True) for name in ("account", "collection", "record_id")),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.String, nullable=False),
        sa.Column("feature", sa.Text, nullable=False),
    )
