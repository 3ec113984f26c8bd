"""The contract on the broker in memory."""

import pytest

from shared.runtime.broker import Broker
from shared.runtime.memory_broker import MemoryBroker
from shared.schemas.topics import TOPICS
from tests.shared.runtime.broker_contract import BrokerContract


class TestMemoryBroker(BrokerContract):
    @pytest.fixture
    def broker(self) -> Broker:
        opened = MemoryBroker()
        opened.declare(TOPICS)
        return opened
