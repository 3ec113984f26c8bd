"""Tables of idempotency keys and recent calls. The app works with its owner's rows; nobody else sees them."""

from sqlalchemy import ARRAY, Column, DateTime, Integer, LargeBinary, Text, Uuid, func

from shared.db.metadata import owned_table

IDEMPOTENCY_KEYS = owned_table(
    "idempotency_keys",
    "http",
    Column("operation", Text, nullable=False, comment="the endpoint: a key is only good for one"),
    Column("key", Text, nullable=False, comment="chosen by the client"),
    Column("request_sha256", LargeBinary, nullable=False),
    Column("result_id", Uuid, nullable=False, comment="what the first request made"),
    Column("status", Integer, nullable=False, comment="HTTP status that the first request was answered with"),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    key=("operation", "key"),
)
IDEMPOTENCY_KEYS.info["edge"] = True

RECENT_CALLS = owned_table(
    "recent_calls",
    "http",
    Column("operation", Text, nullable=False, comment="the endpoint"),
    Column("called_at", ARRAY(DateTime(timezone=True)), nullable=False, comment="calls that still count, oldest first"),
    key=("operation",),
)
RECENT_CALLS.info["edge"] = True
