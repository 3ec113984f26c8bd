"""Runs parts of the platform in threads of the benchmark's process, and waits for what they do."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import text

from careergraph.host import Host
from shared.db.database import Database


class TookTooLong(Exception):
    """What was waited for did not happen."""


@contextmanager
def hosted(**parts: Any) -> Iterator[Host]:
    """Run the parts until the block ends; it begins when all are ready."""
    host = Host(parts)
    host.start()
    try:
        if not host.wait_until_ready(180):
            raise TookTooLong(f"not ready: {host.failed or host.not_ready()}")
        yield host
    finally:
        host.stop(15)


def wait_until(condition: Callable[[], bool], seconds: float = 120, every: float = 0.01) -> None:
    """Return once the condition is true. Raises `TookTooLong`."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TookTooLong(f"not within {seconds:g} s")
        time.sleep(every)


def applied(database: Database, stage: str, owner_id: UUID) -> int:
    """How many events of the person the stage has finished with."""
    with database.admin.connect() as connection:
        count = connection.scalar(
            text("select count(*) from runtime.inbox where owner_id = :o and stage = :s"), {"o": owner_id, "s": stage}
        )
    return int(count or 0)


def unpublished(database: Database) -> int:
    """How many events the relay has not yet sent."""
    with database.admin.connect() as connection:
        return int(connection.scalar(text("select count(*) from runtime.outbox where published_at is null")) or 0)
