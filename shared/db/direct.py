"""A statement straight through the driver, for the few that every event costs.

SQLAlchemy takes about three times as long to hand over a statement and its row as psycopg alone does, and that was
most of what an event cost. Transactions, pools and errors stay SQLAlchemy's own.
"""

from collections.abc import Mapping
from typing import Any, cast

import psycopg
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from shared.db.database import BROKEN_STATES


def execute(connection: Connection, statement: str, values: Mapping[str, Any]) -> psycopg.Cursor[Any]:
    """Run a statement in the connection's open transaction; `%(name)s` stands for a value.

    Raises the `DBAPIError` that SQLAlchemy would raise. A connection that broke is not used again.
    """
    driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
    try:
        return driver.execute(statement.encode(), values, binary=True)
    except psycopg.Error as error:
        broken = driver.closed or error.sqlstate in BROKEN_STATES
        raised = DBAPIError.instance(
            statement, None, error, psycopg.Error, connection_invalidated=broken, dialect=connection.dialect
        )
        if broken:
            connection.invalidate(error)
        raise raised from error
