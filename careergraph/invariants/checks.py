"""All invariants of a platform at once."""

import time
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from careergraph.invariants.log import Log, log_is_published, nothing_doubled, nothing_lost
from careergraph.invariants.state import documents_conserved, order_kept, owners_closed, quarantine_holds
from careergraph.invariants.topics import read_topics
from careergraph.invariants.violation import Violation
from shared.db.database import Database
from shared.runtime.broker import Broker
from shared.runtime.stage import Stage

_OFFSETS_SETTLE_SECONDS = 60.0
"""Offsets of suppressed repeats are stored once a second, so they may be a little late."""


def read_log(database: Database, broker: Broker, stages: Sequence[Stage[Any, Any]]) -> Log:
    """The log and the topics as they are now."""
    return Log(database, stages, read_topics(broker))


def violations(
    database: Database,
    log: Log,
    promised: Iterable[tuple[UUID, UUID]] = (),
) -> list[Violation]:
    """I1 to I7 at quiescence. I8 and I9 are about single persons (`persons`)."""
    found = nothing_lost(log)
    deadline = time.monotonic() + _OFFSETS_SETTLE_SECONDS
    while found and time.monotonic() < deadline:
        time.sleep(0.5)
        found = nothing_lost(log)
    return [
        *found,
        *nothing_doubled(log),
        *log_is_published(log),
        *documents_conserved(database, promised),
        *order_kept(database, log.stages),
        *owners_closed(database),
        *quarantine_holds(database),
    ]
