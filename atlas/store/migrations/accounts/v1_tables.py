"""The accounts as they stood before versions were counted."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "1", None
_GUARDS = {
    "sqlite": [
        "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END",
        "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION audit_only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit is only added to'; END $$",
        "CREATE TRIGGER audit_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_only_added_to()",
    ],
}


def upgrade() -> None:
    """Make the tables, and the guards of the audit."""
    _people()
    _logins()
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("at", "who", "what", "account")),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    for statement in _GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def _people() -> None:
    op.create_table(
        "account",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("manager_id", sa.String),
        sa.Column("password_hash", sa.String),
        sa.Column("must_change", sa.Boolean, nullable=False),
        sa.Column("disabled", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.String, nullable=False),
        sa.Column("changed_at", sa.String, nullable=False),
    )
    op.create_table(
        "identity",
        sa.Column("issuer", sa.String, primary_key=True),
        sa.Column("subject", sa.String, primary_key=True),
        sa.Column("account", sa.String, sa.ForeignKey("account.name"), nullable=False, unique=True),
        sa.Column("linked_at", sa.String, nullable=False),
    )


def _logins() -> None:
    op.create_table(
        "session",
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("account", sa.String, sa.ForeignKey("account.name"), nullable=False),
        sa.Column("created_at", sa.String, nullable=False),
        sa.Column("seen_at", sa.String, nullable=False),
    )
    op.create_table(
        "token",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("digest", sa.String, nullable=False, unique=True),
        sa.Column("account", sa.String, sa.ForeignKey("account.name"), nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("label", "scopes", "created_at", "expires_at")),
        sa.Column("used_at", sa.String),
        sa.Column("revoked_at", sa.String),
    )
    for table in ("session", "token"):
        op.create_index(f"ix_{table}_account", table, ["account"])
    op.create_table(
        "flow",
        sa.Column("state", sa.String, primary_key=True),
        *(sa.Column(n, sa.String, nullable=False) for n in ("browser", "nonce", "verifier", "target", "created_at")),
    )
    op.create_table(
        "tries",
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("last_at", sa.String, nullable=False),
    )
