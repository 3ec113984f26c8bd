"""What operators did: one row before an action, one with its outcome."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import insert

from shared.db.database import Database
from shared.http.problems import Problem
from shared.security.api_keys import Caller
from shared.security.tables import AUDIT


@contextmanager
def audited(database: Database, operator: Caller, action: str, target: str) -> Iterator[None]:
    """Record the action, then how it ended. An action that cannot be recorded is not done.

    Args:
        target: ids only.
    """
    _record(database, operator, action, target, "started")
    outcome = "failed"
    try:
        yield
        outcome = "done"
    except Problem as problem:
        outcome = problem.code
        raise
    finally:
        _record(database, operator, action, target, outcome)


def _record(database: Database, operator: Caller, action: str, target: str, outcome: str) -> None:
    with database.transaction("operator") as connection:
        connection.execute(
            insert(AUDIT).values(operator_key_id=operator.key_id, action=action, target=target, outcome=outcome)
        )
