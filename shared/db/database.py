"""Transactions in a role and for an owner.

The role is fixed when a connection is made. The owner is set per transaction (`set_config(..., true)`), so a pooled
connection never carries it to whoever comes next; without an owner, row-level security shows no row at all.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from shared.db.roles import ROLES, Role, role_name

OWNER_SETTING = "careergraph.owner_id"
_SET_OWNER = text(f"select set_config('{OWNER_SETTING}', :owner, true)")

_STATEMENT_LIMITS = " -c statement_timeout=60s -c lock_timeout=30s -c idle_in_transaction_session_timeout=120s"
"""No statement of a service holds up the others for ever. A shadow replay may take its time."""

DATABASE_DOWN = (OperationalError, InterfaceError, PoolTimeout)
"""Errors that mean: the server is away or the connection broke. They pass; nothing is wrong with the data."""

BROKEN_STATES = ("57P01", "57P02", "57P03", "25006")
"""SQL states of a server that went away in the middle: they leave a connection that must not be reused."""


def is_database_down(error: BaseException) -> bool:
    """Whether `error` says that the database is away, as opposed to refusing a statement."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    return isinstance(error, DATABASE_DOWN)


class Database:
    """One Postgres database, reached in one of the four roles.

    Args:
        url: SQLAlchemy URL of a login that may take the four roles.
        pool_size: connections kept for each role that is used.
        durable: wait for the disk at every commit, also on a server that is set not to. For the edge, whose answer
            promises that nothing is lost; what stages derive, they derive again.
    """

    def __init__(self, url: str, *, pool_size: int = 5, durable: bool = False) -> None:
        self.url = make_url(url).set(drivername="postgresql+psycopg")
        self._pool_size = pool_size
        self._durable = durable
        self._engines: dict[Role, Engine] = {}
        self._lock = threading.Lock()

    def engine(self, role: Role) -> Engine:
        """The connection pool of a role, made at first use."""
        with self._lock:
            if role not in self._engines:
                limits = "" if role == "shadow" else _STATEMENT_LIMITS
                self._engines[role] = self._make_engine(f"-c role={role_name(role)}{limits}")
            return self._engines[role]

    @cached_property
    def admin(self) -> Engine:
        """Connections as the login itself: migrations, and nothing else."""
        return self._make_engine("")

    def _make_engine(self, options: str) -> Engine:
        if self._durable:
            options += " -c synchronous_commit=on"
        engine = create_engine(
            self.url,
            pool_size=self._pool_size,
            max_overflow=self._pool_size * 4,
            pool_timeout=10,
            pool_pre_ping=False,
            connect_args={
                "options": options,
                "connect_timeout": 5,
                "application_name": "careergraph",
                "prepare_threshold": 3,
            },
        )
        event.listen(engine, "handle_error", _mark_broken)
        return engine

    @contextmanager
    def transaction(
        self, role: Role, owner_id: UUID | None = None, *, isolation: str | None = None
    ) -> Iterator[Connection]:
        """One transaction; it commits when the block ends and rolls back when it raises."""
        with self.engine(role).connect() as connection:
            if isolation:
                connection = connection.execution_options(isolation_level=isolation)
            with connection.begin():
                if owner_id is not None:
                    set_owner(connection, owner_id)
                yield connection

    def dispose(self) -> None:
        """Close every pooled connection."""
        for role in ROLES:
            if role in self._engines:
                self._engines.pop(role).dispose()
        if "admin" in self.__dict__:
            self.admin.dispose()


def set_owner(connection: Connection, owner_id: UUID) -> None:
    """Show this transaction the rows of `owner_id`, and no others."""
    connection.execute(_SET_OWNER, {"owner": str(owner_id)})


def _mark_broken(context: object) -> None:
    original = getattr(context, "original_exception", None)
    if getattr(original, "sqlstate", None) in BROKEN_STATES:
        context.is_disconnect = True  # type: ignore[attr-defined]
