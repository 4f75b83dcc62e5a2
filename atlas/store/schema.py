"""The ledger's tables: revisions chained by hash, the changes in each, and every record's present state."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData(info={"store": "ledger"})

REVISIONS = Table(
    "revision",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("why", String, nullable=False),
    Column("previous_hash", String, nullable=False),
    Column("hash", String, nullable=False),
)

CHANGES = Table(
    "change",
    METADATA,
    Column("revision", ForeignKey("revision.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("collection", String, nullable=False),
    Column("record_id", String, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("change_of_record", "collection", "record_id", "revision"),
)

RECORDS = Table(
    "record",
    METADATA,
    Column("collection", String, primary_key=True),
    Column("record_id", String, primary_key=True),
    Column("revision", ForeignKey("revision.number"), nullable=False),
    Column("who", String, nullable=False),
    Column("body", Text),
    Index("record_by_revision", "revision"),
)

LAYERS = Table(
    "layer",
    METADATA,
    Column("collection", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("members", Text, nullable=False),
)
