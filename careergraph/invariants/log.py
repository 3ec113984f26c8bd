"""I1 to I3: what is on the topics, what the log holds, and what every stage did with it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text

from careergraph.invariants.topics import OnTopic
from careergraph.invariants.violation import Violation, some
from shared.db.database import Database
from shared.runtime.broker import Partition
from shared.runtime.outbox import derived_event_id
from shared.runtime.stage import Stage
from shared.runtime.tables import INBOX, OFFSETS, OUTBOX, UNDECODABLE
from shared.schemas.registry import event_class

AnyStage = Stage[Any, Any]
Found = list[Violation]


@dataclass(frozen=True)
class Log:
    """The event log beside the topics, both read once.

    `genuine` are messages that the log holds byte for byte. `strange` are all others: of another hand, or decided
    before the database lost that decision.
    """

    database: Database
    stages: Sequence[AnyStage]
    messages: Sequence[OnTopic]

    @cached_property
    def rows(self) -> dict[UUID, Any]:
        """The log by event id, in its order."""
        columns = OUTBOX.c
        digest = func.encode(func.sha256(columns.payload), "hex").label("sha256")
        query = select(
            columns.event_id, columns.id, columns.owner_id, columns.type, columns.version, columns.key,
            columns.producer, columns.published_at, columns.cause_id, columns.replay_id, digest,
        ).order_by(columns.id)  # fmt: skip
        with self.database.admin.connect() as connection:
            return {row.event_id: row for row in connection.execute(query).all()}

    @cached_property
    def genuine(self) -> list[tuple[OnTopic, UUID]]:
        """Messages that the log holds, with their event id."""
        found = []
        for message in self.messages:
            row = self.rows.get(message.event_id) if message.event_id else None
            if row is not None and row.sha256 == message.sha256:
                found.append((message, row.event_id))
        return found

    @cached_property
    def strange(self) -> list[OnTopic]:
        """Messages that the log does not hold."""
        ours = {(message.source, message.offset) for message, _ in self.genuine}
        return [message for message in self.messages if (message.source, message.offset) not in ours]

    @property
    def repeats(self) -> int:
        """How many messages are on the topics once more than they need be."""
        return len(self.genuine) - len({event_id for _, event_id in self.genuine})

    def consumed_by(self, stage: AnyStage) -> set[UUID]:
        """Ids of the log that the stage has to finish."""
        types = {event.TYPE for event in stage.consumes}
        return {event_id for event_id, row in self.rows.items() if row.type in types}


def nothing_lost(log: Log) -> Found:
    """I1: every event that a stage consumes is in its inbox, and every message is accounted for."""
    return [violation for stage in log.stages for violation in _lost_at(log, stage)]


def _lost_at(log: Log, stage: AnyStage) -> Iterator[Violation]:
    with log.database.admin.connect() as connection:
        columns = INBOX.c
        inbox = {
            row.event_id: row
            for row in connection.execute(
                select(columns.event_id, columns.status, columns.reason).where(columns.stage == stage.name)
            )
        }
        put_aside = {
            (Partition(row.topic, row.partition), row.offset)
            for row in connection.execute(select(UNDECODABLE).where(UNDECODABLE.c.stage == stage.name))
        }
        offsets = {
            Partition(row.topic, row.partition): row.next_offset
            for row in connection.execute(select(OFFSETS).where(OFFSETS.c.stage == stage.name))
        }
    wanted, name = log.consumed_by(stage), stage.name
    if missing := wanted - inbox.keys():
        yield Violation("I1", f"{name} never finished {some(missing)}")
    if unknown := inbox.keys() - wanted:
        yield Violation("I1", f"{name} finished what the log does not hold: {some(unknown)}")
    if untold := [row.event_id for row in inbox.values() if row.status != "applied" and not row.reason]:
        yield Violation("I1", f"{name} gives no reason for {some(untold)}")
    topics = {event.topic(version) for event in stage.consumes for version in range(1, event.VERSION + 1)}
    hidden = [
        f"{message.source.topic}[{message.source.number}]@{message.offset}"
        for message in log.strange
        if message.source.topic in topics
        and message.event_id not in inbox
        and (message.source, message.offset) not in put_aside
    ]
    if hidden:
        yield Violation("I1", f"{name} passed over {some(hidden)} without a word")
    behind = {message.source: message.offset for message in log.messages if message.source.topic in topics}
    if late := [
        f"{source.topic}[{source.number}]" for source, last in behind.items() if offsets.get(source, 0) <= last
    ]:
        yield Violation("I1", f"{name} is not at the end of {some(late)}")


_DOUBLED = {
    "finished twice by one stage": "select event_id from runtime.inbox group by stage, event_id having count(*) > 1",
    "in the log twice": "select event_id from runtime.outbox group by event_id having count(*) > 1",
    "answered twice by one stage": (
        "select cause_id from runtime.outbox where cause_id is not null "
        "group by cause_id, producer, replay_id having count(*) > 1"
    ),
    "buried twice": "select event_id from runtime.dead_letters group by stage, event_id having count(*) > 1",
    "taken in twice as a command": (
        "select event_id from knowledge_graph.commands group by event_id having count(*) > 1"
    ),
}
_ANSWERS = text(
    """
    select inbox.stage, inbox.event_id, count(answer.event_id) as answers,
           (inbox.status = 'applied' and inbox.reason is null)::int as due
    from runtime.inbox as inbox
    left join runtime.outbox as answer
           on answer.owner_id = inbox.owner_id and answer.cause_id = inbox.event_id and answer.producer = inbox.stage
    group by inbox.owner_id, inbox.stage, inbox.event_id, inbox.status, inbox.reason
    having count(answer.event_id) <> (inbox.status = 'applied' and inbox.reason is null)::int
    """
)


def nothing_doubled(log: Log) -> Found:
    """I2: one inbox row a stage and event, and one answer to each applied input; none to what was skipped."""
    found = []
    with log.database.admin.connect() as connection:
        for what, query in _DOUBLED.items():
            if twice := connection.scalars(text(query)).all():
                found.append(Violation("I2", f"{what}: {some(twice)}"))
        for row in connection.execute(_ANSWERS):
            found.append(
                Violation("I2", f"{row.stage} answered {row.event_id} with {row.answers} events instead of {row.due}")
            )
    return found


def log_is_published(log: Log) -> Found:
    """I3: the topics hold what the log holds, in the order of each key; repeats are allowed."""
    found = []
    if unpublished := [event_id for event_id, row in log.rows.items() if row.published_at is None]:
        found.append(Violation("I3", f"not published: {some(unpublished)}"))
    first: dict[UUID, OnTopic] = {}
    for message, event_id in log.genuine:
        first.setdefault(event_id, message)
    # A compacted topic may have let go of what is not the newest of its key.
    kept = {event_id for event_id, row in log.rows.items() if event_class(row.type).RETENTION == "kept"}
    if absent := kept - first.keys():
        found.append(Violation("I3", f"in the log, and not on a topic: {some(absent)}"))
    unknown = {message.event_id for message in log.strange if message.event_id} - log.rows.keys()
    if unknown and (unknown := unknown - _decided_otherwise(log)):
        found.append(Violation("I3", f"on a topic, and not in the log: {some(unknown)}"))
    return [*found, *_out_of_order(log, first)]


def _decided_otherwise(log: Log) -> set[UUID]:
    """Ids of answers that a stage might have given to an input, and has not: it skipped it, or answered otherwise.

    Such an answer may lie on a topic when the database lost the decision after it was published, and something else
    came first when it was made again: the document's deletion, say. No stage believes it (`NotInLog`).
    """
    answered = {(row.cause_id, row.producer) for row in log.rows.values()}
    emits = {stage.name: stage.emits for stage in log.stages}
    with log.database.admin.connect() as connection:
        query = select(INBOX.c.stage, INBOX.c.event_id, INBOX.c.status, INBOX.c.reason)
        finished = [row for row in connection.execute(query) if row.event_id in log.rows and row.stage in emits]
    return {
        derived_event_id(row.event_id, log.rows[row.event_id].replay_id, row.stage, event.TYPE)
        for row in finished
        if row.status != "applied" or row.reason is not None or (row.event_id, row.stage) in answered
        for event in emits[row.stage]
    }


def _out_of_order(log: Log, first: dict[UUID, OnTopic]) -> Iterator[Violation]:
    """Of stages that answer under the key of the input, which they hold locked until their commit."""
    keyed_alike = {
        stage.name for stage in log.stages if len({event.KEYED_BY for event in (stage.consumes[0], *stage.emits)}) == 1
    }
    last: dict[tuple[Partition, bytes], int] = defaultdict(int)
    inverted: Counter[str] = Counter()
    for event_id, message in sorted(first.items(), key=lambda item: (item[1].source, item[1].offset)):
        row = log.rows[event_id]
        if row.producer in keyed_alike:
            place = (message.source, message.key)
            inverted[row.producer] += row.id < last[place]
            last[place] = max(last[place], row.id)
    for producer, count in inverted.items():
        if count:
            yield Violation("I3", f"{count} events of {producer} overtook an earlier one of their key")
