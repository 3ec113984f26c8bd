"""The contract on real Kafka."""

from shared.runtime.broker import AskRanges, Broker, Partition
from tests.shared.runtime.broker_contract import TOPIC, BrokerContract, Member, send


class TestKafka(BrokerContract):
    """`broker` comes from conftest: the embedded Kafka."""

    def test_the_log_is_asked_after_the_offsets_were_read(self, broker: Broker) -> None:
        """Or a member that sleeps in between, while another goes on, takes the other's progress for a lost log."""

        class Sleeper(Member):
            """When it has the offsets, four events are there, and three are taken."""

            ends: tuple[int, ...] = ()

            def _on_assigned(self, ask_ranges: AskRanges) -> dict[Partition, int]:
                send(broker, ("a", b"1"), ("a", b"2"), ("a", b"3"))
                ranges = ask_ranges()
                self.ends = tuple(log.end for key, log in ranges.items() if key.number == place)
                return {key: 3 if key.number == place else log.start for key, log in ranges.items()}

        send(broker, ("a", b"0"))
        place = next(n for n in range(12) if broker.log_range(TOPIC, n).end == 1)
        member = Sleeper(broker, "sleepy")
        assert [record.value for record in member.take(1)] == [b"3"]
        assert member.ends == (4,)
        member.consumer.close()
