"""The contract on real Kafka."""

from tests.shared.runtime.broker_contract import BrokerContract


class TestKafka(BrokerContract):
    """`broker` comes from conftest: the embedded Kafka."""
