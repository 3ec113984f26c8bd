"""The contract on real Kafka."""

from collections.abc import Mapping

from shared.runtime.broker import Broker, LogRange, OffsetLost, Partition
from tests.shared.runtime.broker_contract import TOPIC, BrokerContract, Member, send


class TestKafka(BrokerContract):
    """`broker` comes from conftest: the embedded Kafka."""

    def test_a_member_that_slept_while_another_went_on_looks_at_the_log_once_more(self, broker: Broker) -> None:
        class Sleeper(Member):
            """Between what it is told of the log and its look at the offsets, others write and take three events."""

            looks = 0

            def _on_assigned(self, ranges: Mapping[Partition, LogRange]) -> dict[Partition, int]:
                self.looks += 1
                if self.looks == 1:
                    send(broker, ("a", b"1"), ("a", b"2"), ("a", b"3"))
                ((partition, log),) = [(key, log) for key, log in ranges.items() if key.number == place]
                if log.end < 3:
                    raise OffsetLost("beyond the end")
                return {key: 3 if key == partition else log.start for key, log in ranges.items()}

        send(broker, ("a", b"0"))
        place = next(n for n in range(12) if broker.log_range(TOPIC, n).end == 1)
        member = Sleeper(broker, "sleepy")
        assert [record.value for record in member.take(1)] == [b"3"]
        assert member.looks == 2
        member.consumer.close()
