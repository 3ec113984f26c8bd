"""How far the pipeline is: the outbox, each stage, dead letters, held documents."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import Column, Connection, Float, Text, Uuid, cast, exists, func, or_, select, table

from careergraph.cli.check import Check, failed, fine, warned
from careergraph.pipeline import STAGES
from shared.db.database import Database
from shared.runtime.broker import Broker, BrokerDown, LogRange, Partition
from shared.runtime.stage import Stage
from shared.runtime.tables import DEAD_LETTERS, INBOX, OFFSETS, OUTBOX, UNDECODABLE
from shared.schemas.commands import PersonErased
from shared.schemas.registry import EVENTS, living_versions
from shared.schemas.snapshots import Snapshot
from shared.schemas.topics import TOPICS
from shared.security.tables import ERASURES, KEYS

_LATE_SECONDS = 30.0
_STUCK_SECONDS = 300.0
_PARALLEL_QUESTIONS = 6

_DOCUMENTS = table("documents", Column("owner_id", Uuid), Column("state", Text), schema="ingest")
"""Published by ingest to operators."""
_SNAPSHOT_TYPES = tuple(event.TYPE for event in EVENTS if issubclass(event, Snapshot))
_PARTITIONS = {topic.name: topic.partitions for topic in TOPICS}


def check_pipeline(database: Database, broker: Broker | None) -> Iterator[Check]:
    """Everything that waits, read as an operator. Without a broker the stages are left out."""
    with database.transaction("operator") as connection:
        yield _outbox(connection)
        if broker is not None:
            try:
                yield from _stages(connection, _log_ranges(broker))
            except BrokerDown:
                yield failed("stages", "Kafka stopped answering", "look at its log")
        yield _dead_letters(connection)
        yield _undecodable(connection)
        yield _held(connection)


def _outbox(connection: Connection) -> Check:
    number, age = connection.execute(
        select(func.count(), _age(func.min(OUTBOX.c.created_at))).where(OUTBOX.c.published_at.is_(None))
    ).one()
    if not number:
        return fine("outbox", "everything was sent")
    found = f"{number} events not sent, the oldest for {age:.1f} s"
    advice = "is the relay running, and does Kafka answer? `careergraph relay` sends what waits"
    if age > _STUCK_SECONDS:
        return failed("outbox", found, advice)
    return warned("outbox", found, advice) if age > _LATE_SECONDS else fine("outbox", found)


def _stages(connection: Connection, logs: Mapping[Partition, LogRange]) -> Iterator[Check]:
    done = {
        (row.stage, Partition(row.topic, row.partition)): row.next_offset for row in connection.execute(select(OFFSETS))
    }
    for stage in STAGES:
        behind = sum(
            max(0, log.end - max(log.start, done.get((stage.name, partition), 0)))
            for partition, log in logs.items()
            if partition.topic in _topics(stage)
        )
        name = f"stage {stage.name}"
        if not behind:
            yield fine(name, "up to date")
            continue
        seconds = _time_lag(connection, stage)
        found = f"{behind} events behind" + ("" if seconds is None else f", the oldest waits for {seconds:.1f} s")
        if seconds is not None and seconds > _LATE_SECONDS:
            yield warned(name, found, f"is it running? `careergraph run {stage.name}` starts it; its log says more")
        else:
            yield fine(name, found)


def _time_lag(connection: Connection, stage: Stage[Any, Any]) -> float | None:
    """Seconds that the oldest event has waited which the stage has to apply; None when there is none.

    An event whose key was destroyed is skipped, and a snapshot with a newer one behind it stands for nothing.
    """
    newer, log = OUTBOX.alias("newer"), OUTBOX.c
    # A column is named in each: operators may not read every column.
    superseded = exists(newer.c.id).where(
        newer.c.owner_id == log.owner_id, newer.c.type == log.type, newer.c.id > log.id
    )
    applied = exists(INBOX.c.stage).where(
        INBOX.c.owner_id == log.owner_id, INBOX.c.stage == stage.name, INBOX.c.event_id == log.event_id
    )
    unreadable = exists(KEYS.c.key_id).where(
        KEYS.c.owner_id == log.owner_id, KEYS.c.key_id == log.key_id, KEYS.c.destroyed_at.is_not(None)
    )
    erased = exists(ERASURES.c.owner_id).where(ERASURES.c.owner_id == log.owner_id)
    return connection.scalar(
        select(_age(func.min(log.created_at))).where(
            log.type.in_([event.TYPE for event in stage.consumes]),
            log.published_at.is_not(None),
            ~applied,
            ~unreadable,
            or_(log.type == PersonErased.TYPE, ~erased),
            or_(log.type.not_in(_SNAPSHOT_TYPES), ~superseded),
        )
    )


def _topics(stage: Stage[Any, Any]) -> frozenset[str]:
    return frozenset(event.topic(version) for event in stage.consumes for version in living_versions(event))


def _log_ranges(broker: Broker) -> dict[Partition, LogRange]:
    """What every partition that some stage reads holds. Raises `BrokerDown`."""
    topics = sorted(frozenset().union(*map(_topics, STAGES)))
    partitions = [Partition(topic, number) for topic in topics for number in range(_PARTITIONS[topic])]
    with ThreadPoolExecutor(_PARALLEL_QUESTIONS) as pool:
        ranges = pool.map(lambda partition: broker.log_range(partition.topic, partition.number), partitions)
        return dict(zip(partitions, ranges, strict=True))


def _dead_letters(connection: Connection) -> Check:
    number = connection.scalar(
        select(func.count()).select_from(DEAD_LETTERS).where(DEAD_LETTERS.c.replay_event_id.is_(None))
    )
    if not number:
        return fine("dead letters", "none")
    return warned("dead letters", f"{number} not replayed", "`careergraph dead-letters list`, then `replay ID`")


def _undecodable(connection: Connection) -> Check:
    number = connection.scalar(select(func.count(UNDECODABLE.c.code)))
    if not number:
        return fine("undecodable messages", "none")
    return warned(
        "undecodable messages", f"{number} kept", "somebody else writes to our topics: see runtime.undecodable"
    )


def _held(connection: Connection) -> Check:
    number = connection.scalar(select(func.count(_DOCUMENTS.c.owner_id)).where(_DOCUMENTS.c.state == "held"))
    if not number:
        return fine("held documents", "none")
    return warned("held documents", f"{number} wait for the virus scanner", "see the line about the virus scanner")


def _age(moment: Any) -> Any:
    """Seconds since then; null for null."""
    return cast(func.extract("epoch", func.clock_timestamp() - moment), Float)
