"""Waiting until nothing is under way any more."""

import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, func, select

from shared.db.database import Database, is_database_down
from shared.runtime.stage import Stage
from shared.runtime.tables import INBOX, OUTBOX

_PAUSE_SECONDS = 0.1
_CALM_SECONDS = 0.3
"""It has to hold this long: between a commit and the next look, more may have come."""


def under_way(database: Database, stages: Sequence[Stage[Any, Any]]) -> dict[str, int]:
    """How many events each stage still has to finish, and how many wait to be sent; empty when there are none."""
    with database.admin.connect() as connection:
        unsent = select(func.count()).select_from(OUTBOX).where(OUTBOX.c.published_at.is_(None))
        waiting = {"relay": connection.scalar(unsent) or 0}
        for stage in stages:
            finished = exists().where(
                INBOX.c.owner_id == OUTBOX.c.owner_id,
                INBOX.c.event_id == OUTBOX.c.event_id,
                INBOX.c.stage == stage.name,
            )
            unfinished = (
                select(func.count())
                .select_from(OUTBOX)
                .where(OUTBOX.c.type.in_([event.TYPE for event in stage.consumes]), ~finished)
            )
            waiting[stage.name] = connection.scalar(unfinished) or 0
    return {name: count for name, count in waiting.items() if count}


def wait_until_quiet(database: Database, stages: Sequence[Stage[Any, Any]], seconds: float) -> dict[str, int]:
    """Wait until nothing is under way; what still is after that many seconds is returned."""
    deadline, calm_since = time.monotonic() + seconds, None
    waiting: dict[str, int] = {"database": 1}
    while time.monotonic() < deadline:
        try:
            waiting = under_way(database, stages)
        except Exception as error:
            if not is_database_down(error):
                raise
            waiting = {"database": 1}
        if waiting:
            calm_since = None
        elif calm_since is None:
            calm_since = time.monotonic()
        elif time.monotonic() - calm_since >= _CALM_SECONDS:
            return {}
        time.sleep(_PAUSE_SECONDS)
    return waiting
