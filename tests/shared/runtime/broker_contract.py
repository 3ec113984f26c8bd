"""What every broker has to do. The suites of Kafka and of the broker in memory inherit these tests."""

import dataclasses
from collections.abc import Mapping, Sequence

import pytest

from shared.runtime.broker import (
    AskRanges,
    Broker,
    LogRange,
    Message,
    OffsetLost,
    Partition,
    Record,
    TopicMismatch,
)
from shared.schemas.documents import DocumentUploaded
from shared.schemas.topics import TOPICS

TOPIC = DocumentUploaded.topic()


class Member:
    """A consumer, and what its callbacks were told."""

    def __init__(self, broker: Broker, group: str, start: Mapping[int, int] | None = None) -> None:
        self.assigned: dict[Partition, LogRange] = {}
        self.revoked: list[Partition] = []
        self._start = start or {}
        self.consumer = broker.consumer(group, [TOPIC], self._on_assigned, self._on_revoked)

    def _on_assigned(self, ask_ranges: AskRanges) -> dict[Partition, int]:
        ranges = ask_ranges()
        self.assigned.update(ranges)
        starts = {partition: self._start.get(partition.number, log.start) for partition, log in ranges.items()}
        for partition, log in ranges.items():
            if starts[partition] > log.end:
                raise OffsetLost("beyond the end")
        return starts

    def _on_revoked(self, partitions: Sequence[Partition]) -> None:
        self.revoked.extend(partitions)

    def take(self, number: int, seconds: float = 120) -> list[Record]:
        """The next records, up to `number`."""
        taken: list[Record] = []
        for _ in range(int(seconds / 0.1)):
            taken += self.consumer.poll(0.1)
            if len(taken) >= number:
                break
        return taken


def send(broker: Broker, *messages: tuple[str, bytes]) -> None:
    producer = broker.producer()
    errors: list[Exception | None] = []
    for key, value in messages:
        producer.send(Message(TOPIC, key.encode(), value, {"h": b"1"}), errors.append)
    while producer.wait(1):
        pass
    producer.close()
    assert errors == [None] * len(messages)


class BrokerContract:
    """Needs a fixture `broker` with the platform's topics declared."""

    def test_what_is_sent_arrives_as_it_was(self, broker: Broker) -> None:
        send(broker, ("a", b"\x00\xff"))
        member = Member(broker, "g")
        (record,) = member.take(1)
        member.consumer.close()
        assert (record.topic, record.key, record.value, dict(record.headers)) == (TOPIC, b"a", b"\x00\xff", {"h": b"1"})

    def test_a_key_keeps_its_order_and_its_partition(self, broker: Broker) -> None:
        send(broker, *[(f"k{n % 7}", str(n).encode()) for n in range(210)])
        member = Member(broker, "g")
        records = member.take(210)
        member.consumer.close()
        for key in {record.key for record in records}:
            mine = [record for record in records if record.key == key]
            assert len({record.partition for record in mine}) == 1
            assert [int(record.value or b"") for record in mine] == sorted(int(record.value or b"") for record in mine)
        assert len(records) == 210

    def test_it_starts_where_it_is_told(self, broker: Broker) -> None:
        send(broker, *[("k", str(n).encode()) for n in range(5)])
        first = Member(broker, "g")
        partition = first.take(5)[0].partition
        first.consumer.close()
        again = Member(broker, "g", {partition: 3})
        assert [record.value for record in again.take(2)] == [b"3", b"4"]
        again.consumer.close()

    def test_each_group_gets_everything(self, broker: Broker) -> None:
        send(broker, ("a", b"1"), ("b", b"2"))
        for group in ("one", "two"):
            member = Member(broker, group)
            assert {record.value for record in member.take(2)} == {b"1", b"2"}
            member.consumer.close()

    def test_a_paused_partition_waits(self, broker: Broker) -> None:
        member = Member(broker, "g")
        send(broker, ("a", b"1"))
        assert len(member.take(1)) == 1
        member.consumer.pause(list(member.assigned))
        send(broker, ("a", b"2"))
        assert member.take(1, seconds=1) == []
        member.consumer.resume(list(member.assigned))
        assert [record.value for record in member.take(1)] == [b"2"]
        member.consumer.close()

    def test_closing_revokes(self, broker: Broker) -> None:
        member = Member(broker, "g")
        send(broker, ("a", b"1"))
        member.take(1)
        member.consumer.close()
        assert sorted(member.revoked) == sorted(member.assigned)

    def test_an_error_of_the_callback_reaches_the_poll(self, broker: Broker) -> None:
        member = Member(broker, "g", {0: 99, 1: 99, 2: 99})
        with pytest.raises(OffsetLost):
            member.take(1)
        member.consumer.close()

    def test_the_log_range_says_what_is_there(self, broker: Broker) -> None:
        send(broker, *[("k", b"x")] * 4)
        assert sorted(broker.log_range(TOPIC, number).end for number in range(3)) == [0, 0, 4]

    def test_topics_that_were_declared_have_their_leaders(self, broker: Broker) -> None:
        ranges = [broker.log_range(topic.name, number) for topic in TOPICS for number in range(topic.partitions)]
        assert {(log.start, log.end) for log in ranges} == {(0, 0)}

    def test_an_assignment_names_the_topic_by_its_id(self, broker: Broker) -> None:
        send(broker, ("a", b"1"))
        ids = []
        for group in ("one", "two"):
            member = Member(broker, group)
            member.take(1)
            ids.append({log.topic_id for log in member.assigned.values()})
            member.consumer.close()
        assert ids[0] == ids[1]
        assert len(ids[0]) == 1
        assert None not in ids[0]

    def test_topics_are_as_declared(self, broker: Broker) -> None:
        broker.check(TOPICS)
        broker.declare(TOPICS)
        with pytest.raises(TopicMismatch):
            broker.check([dataclasses.replace(TOPICS[0], partitions=5)])
        with pytest.raises(TopicMismatch):
            broker.check([dataclasses.replace(TOPICS[0], name="careergraph.no.such.v1")])
