"""Tables of keys, erasures and audited actions."""

from sqlalchemy import BigInteger, Column, DateTime, Identity, Index, LargeBinary, Text, Uuid, func
from sqlalchemy.dialects.postgresql import JSONB

from shared.db.metadata import operator_table, owned_table

SCHEMA = "security"


def _created() -> Column[object]:
    return Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now())


KEYS = owned_table(
    "keys",
    SCHEMA,
    Column("key_id", Uuid, nullable=False),
    Column("purpose", Text, nullable=False, comment="person, document, command or snapshot"),
    Column("document_id", Uuid),
    Column(
        "wrapped",
        LargeBinary,
        comment="null: destroyed. The row stays, so that a forged id is told from an erased one",
    ),
    Column("master_key_id", Text, comment="of a person's key; the others are wrapped by the person's key"),
    _created(),
    Column("destroyed_at", DateTime(timezone=True)),
    key=("key_id",),
)
Index("ix_keys_purpose", KEYS.c.owner_id, KEYS.c.purpose, KEYS.c.document_id)

API_KEYS = owned_table(
    "api_keys",
    SCHEMA,
    Column("key_id", Uuid, nullable=False),
    Column("secret_sha256", LargeBinary, nullable=False),
    _created(),
    Column("revoked_at", DateTime(timezone=True)),
    key=("key_id",),
)

OPERATOR_KEYS = operator_table(
    "operator_keys",
    SCHEMA,
    Column("key_id", Uuid, primary_key=True),
    Column("secret_sha256", LargeBinary, nullable=False),
    _created(),
    Column("revoked_at", DateTime(timezone=True)),
)

ERASURES = owned_table(
    "erasures",
    SCHEMA,
    Column("erasure_id", Uuid, nullable=False),
    Column("event_id", Uuid, nullable=False),
    Column("receipt_sha256", LargeBinary, nullable=False, comment="of the secret in the receipt's link"),
    Column("counted_before", JSONB, nullable=False),
    Column("requested_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("read_at", DateTime(timezone=True), comment="the receipt can be read once"),
    key=("erasure_id",),
)

AUDIT = operator_table(
    "audit",
    SCHEMA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("operator_key_id", Uuid, nullable=False),
    Column("action", Text, nullable=False),
    Column("target", Text, nullable=False, comment="ids only"),
    Column("outcome", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False, server_default=func.now()),
)
