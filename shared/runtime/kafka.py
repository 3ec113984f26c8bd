"""The broker protocol on Apache Kafka. The only module that imports confluent-kafka.

Settings and call patterns follow what was measured with librdkafka 2.16 and Kafka 4.3; the comments say which line
guards against what.
"""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from confluent_kafka import OFFSET_INVALID, KafkaError, KafkaException, TopicCollection, TopicPartition
from confluent_kafka import Consumer as KafkaConsumer
from confluent_kafka import Producer as KafkaProducer
from confluent_kafka.admin import AdminClient, NewTopic, OffsetSpec  # type: ignore[attr-defined]

from shared.runtime.broker import (
    Assigned,
    BrokerDown,
    LogRange,
    Message,
    OffsetLost,
    Partition,
    Record,
    Revoked,
    TopicMismatch,
)
from shared.schemas.topics import MAX_MESSAGE_BYTES, Topic

_QUIET = logging.getLogger("librdkafka")
_QUIET.addHandler(logging.NullHandler())
_QUIET.propagate = False

_REQUEST_SECONDS = 10.0
_METADATA_SECONDS = 0.05
_BATCH = 500


class KafkaBroker:
    """A Kafka cluster.

    Args:
        bootstrap_servers: `host:port[,host:port]`.
        client_settings: passed to every client as they are: SASL, TLS.
        prefix: in front of every topic and group, for a shared cluster.
        replication_factor: of topics that are made here.
    """

    def __init__(
        self,
        bootstrap_servers: str,
        *,
        client_settings: Mapping[str, str] | None = None,
        prefix: str = "",
        replication_factor: int = 1,
    ) -> None:
        self._settings: dict[str, Any] = {
            "bootstrap.servers": bootstrap_servers,
            "reconnect.backoff.max.ms": 1000,
            "log_level": 3,
            "logger": _QUIET,
            **(client_settings or {}),
        }
        self._prefix = prefix
        self._replication_factor = replication_factor

    def declare(self, topics: Sequence[Topic]) -> None:
        existing = self._partitions()
        missing = [
            NewTopic(self._prefix + topic.name, topic.partitions, self._replication_factor, config=topic.settings)
            for topic in topics
            if self._prefix + topic.name not in existing
        ]
        admin = AdminClient(dict(self._settings))  # kept until the answers are in: its end would cancel them
        futures = admin.create_topics(missing, operation_timeout=_REQUEST_SECONDS) if missing else {}
        for future in futures.values():
            try:
                future.result(timeout=_REQUEST_SECONDS)
            except KafkaException as error:
                if error.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:
                    raise BrokerDown("the broker did not make a topic") from error
        self._await_topics(admin, missing)
        self.check(topics)

    def check(self, topics: Sequence[Topic]) -> None:
        existing = self._partitions()
        for topic in topics:
            name = self._prefix + topic.name
            if name not in existing:
                raise TopicMismatch(f"topic {name} is missing")
            if existing[name] != topic.partitions:
                raise TopicMismatch(
                    f"topic {name} has {existing[name]} partitions, but {topic.partitions} are declared: "
                    "keys would lose their order"
                )

    def consumer(self, group: str, topics: Sequence[str], assigned: Assigned, revoked: Revoked) -> "GroupMember":
        return GroupMember(self._settings, self._prefix, group, topics, assigned, revoked)

    def producer(self) -> "OrderedProducer":
        return OrderedProducer(self._settings, self._prefix)

    def log_range(self, topic: str, partition: int) -> LogRange:
        client = KafkaConsumer({**self._settings, "group.id": f"{self._prefix}log-range"})
        try:
            return _log_range(client, self._prefix + topic, partition)
        finally:
            client.close()

    def _await_topics(self, admin: AdminClient, topics: Sequence[NewTopic]) -> None:
        """A broker shows a new topic a little after the controller has made it, and leads it a little after that."""
        deadline = time.monotonic() + _REQUEST_SECONDS
        while topics and not _is_led(admin, topics) and time.monotonic() < deadline:
            time.sleep(_METADATA_SECONDS)

    def _partitions(self) -> dict[str, int]:
        try:
            metadata = AdminClient(dict(self._settings)).list_topics(timeout=_REQUEST_SECONDS)
        except KafkaException as error:
            raise BrokerDown("the broker does not answer") from error
        return {name: len(topic.partitions) for name, topic in metadata.topics.items()}


class GroupMember:
    """A consumer of the KIP-848 protocol that starts where Postgres says. Every call belongs to one thread."""

    def __init__(
        self,
        settings: Mapping[str, Any],
        prefix: str,
        group: str,
        topics: Sequence[str],
        assigned: Assigned,
        revoked: Revoked,
    ) -> None:
        self._settings = settings
        self._prefix = prefix
        self._assigned = assigned
        self._revoked = revoked
        self._failed: Exception | None = None
        self._client = KafkaConsumer(
            {
                **settings,
                "group.id": prefix + group,
                # never group.instance.id beside it: after a kill -9 the member would be refused for ever
                "group.protocol": "consumer",
                "enable.auto.commit": False,
                # `earliest` would replay from 0 in silence when an offset lies beyond the end
                "auto.offset.reset": "error",
                "fetch.message.max.bytes": MAX_MESSAGE_BYTES,
                "queued.max.messages.kbytes": 32 * 1024,
                "queued.min.messages": 1000,
            }
        )
        self._client.subscribe(
            [prefix + topic for topic in topics],
            on_assign=self._on_assign,
            on_revoke=self._on_revoke,
            on_lost=self._on_revoke,
        )

    def poll(self, timeout: float) -> list[Record]:
        records: list[Record] = []
        try:
            message = self._client.poll(timeout)
            while self._failed is None and message is not None:
                error = message.error()
                if error is None:
                    records.append(self._record(message))
                else:
                    _raise_if_fatal(error)
                message = self._client.poll(0) if len(records) < _BATCH else None
        except KafkaException as error:
            # Also what assigning and unassigning raise when the group went on without this process, after a pause.
            raise BrokerDown(f"the consumer has to join anew ({error.args[0].name()})") from error
        if self._failed is not None:
            raise self._failed
        return records

    def pause(self, partitions: Sequence[Partition]) -> None:
        self._client.pause([self._name(partition) for partition in partitions])

    def resume(self, partitions: Sequence[Partition]) -> None:
        self._client.resume([self._name(partition) for partition in partitions])

    def commit_hint(self, offsets: Mapping[Partition, int]) -> None:
        wanted = [self._name(partition, offset) for partition, offset in offsets.items()]
        if wanted:
            self._client.commit(offsets=wanted, asynchronous=True)

    def close(self) -> None:
        self._client.close()

    def _on_assign(self, client: KafkaConsumer, partitions: list[TopicPartition]) -> None:
        # An error raised in a callback is lost in librdkafka's own thread of control: keep it for `poll` to raise.
        try:
            starts = self._assigned(lambda: self._ranges(partitions))
            for partition in partitions:
                partition.offset = starts[self._partition(partition)]
        except Exception as error:
            self._failed = error
            return
        # `assign` fails here with "Erroneous state"; offsets that are set without a call are ignored
        client.incremental_assign(partitions)

    def _ranges(self, partitions: Sequence[TopicPartition]) -> dict[Partition, LogRange]:
        ids = _topic_ids(self._settings, {partition.topic for partition in partitions})
        found = ((name, _log_range(self._client, name.topic, name.partition)) for name in partitions)
        return {self._partition(name): replace(log, topic_id=ids[name.topic]) for name, log in found}

    def _on_revoke(self, client: KafkaConsumer, partitions: list[TopicPartition]) -> None:
        self._revoked([self._partition(partition) for partition in partitions])
        client.incremental_unassign(partitions)

    def _name(self, partition: Partition, offset: int = OFFSET_INVALID) -> TopicPartition:
        return TopicPartition(self._prefix + partition.topic, partition.number, offset)

    def _partition(self, partition: TopicPartition) -> Partition:
        return Partition(partition.topic.removeprefix(self._prefix), partition.partition)

    def _record(self, message: Any) -> Record:
        return Record(
            topic=message.topic().removeprefix(self._prefix),
            partition=message.partition(),
            offset=message.offset(),
            key=message.key(),
            value=message.value(),
            headers={name: value or b"" for name, value in message.headers() or ()},
            timestamp_ms=message.timestamp()[1],
        )


class OrderedProducer:
    """Idempotent: no repeats and no reordering by retries, and no giving up while the broker is away."""

    def __init__(self, settings: Mapping[str, Any], prefix: str) -> None:
        self._prefix = prefix
        self._client = KafkaProducer(
            {
                **settings,
                "enable.idempotence": True,
                "acks": "all",
                "message.timeout.ms": 0,
                "message.max.bytes": MAX_MESSAGE_BYTES,
                "linger.ms": 0,
                "compression.type": "none",  # sealed bytes do not compress
            }
        )

    def send(self, message: Message, delivered: Callable[[Exception | None], None]) -> None:
        self._client.produce(
            self._prefix + message.topic,
            key=message.key,
            value=message.value,
            headers=list(message.headers.items()),
            on_delivery=lambda error, _: delivered(KafkaException(error) if error else None),
        )

    def wait(self, timeout: float) -> int:
        return int(self._client.flush(timeout))

    def close(self) -> None:
        self._client.purge()
        self._client.flush(1)


def _is_led(admin: AdminClient, topics: Sequence[NewTopic]) -> bool:
    """Whether the leader of each partition answers for it; before that, it refuses whoever wants to read there."""
    places = [TopicPartition(topic.topic, number) for topic in topics for number in range(topic.num_partitions)]
    wanted: dict[TopicPartition, OffsetSpec] = {place: OffsetSpec.latest() for place in places}  # type: ignore[no-untyped-call]
    return not any(end.exception() for end in admin.list_offsets(wanted, request_timeout=_REQUEST_SECONDS).values())


def _log_range(client: KafkaConsumer, topic: str, partition: int) -> LogRange:
    try:
        low, high = client.get_watermark_offsets(TopicPartition(topic, partition), timeout=_REQUEST_SECONDS)
    except KafkaException as error:
        raise BrokerDown("the broker does not answer") from error
    return LogRange(low, high)


def _topic_ids(settings: Mapping[str, Any], names: set[str]) -> dict[str, str | None]:
    """The id that the broker gave each topic when it was made. Raises `BrokerDown`."""
    if not names:
        return {}
    admin = AdminClient(dict(settings))  # kept until the answers are in: its end would cancel them
    futures = admin.describe_topics(TopicCollection(sorted(names)), request_timeout=_REQUEST_SECONDS)
    try:
        described = {name: future.result(_REQUEST_SECONDS) for name, future in futures.items()}
    except (KafkaException, TimeoutError) as error:
        raise BrokerDown("the broker does not describe its topics") from error
    return {name: str(topic.topic_id) if topic.topic_id else None for name, topic in described.items()}


def _raise_if_fatal(error: KafkaError) -> None:
    if error.code() in (KafkaError._AUTO_OFFSET_RESET, KafkaError.OFFSET_OUT_OF_RANGE):
        raise OffsetLost("the offset to go on from lies outside the log")
    if error.fatal():
        raise BrokerDown(f"the consumer cannot go on: {error.name()}")
