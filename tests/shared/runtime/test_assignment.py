"""Where a stage goes on, while another member of its group is at work."""

from collections.abc import Mapping, Sequence

from shared.db.database import Database
from shared.runtime import offsets
from shared.runtime.broker import Assigned, LogRange, Message, Partition, Revoked
from shared.runtime.memory_broker import MemoryBroker, MemoryConsumer
from shared.runtime.processor import Services
from shared.runtime.runner import StageRunner
from shared.schemas.documents import DocumentUploaded
from shared.schemas.topics import TOPICS
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.shared.runtime.counting_stage import counting_stage
from tests.shared.runtime.running import QUICK, running, wait_until

TOPIC = DocumentUploaded.topic()


class BusyBroker(MemoryBroker):
    """Whenever a stage has asked what the log holds, another member goes on before it does anything else."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database

    def consumer(self, group: str, topics: Sequence[str], assigned: Assigned, revoked: Revoked) -> MemoryConsumer:
        def slowly(ranges: Mapping[Partition, LogRange]) -> Mapping[Partition, LogRange]:
            self.append(Message(TOPIC, b"key", b"no event of ours", {}))
            ((partition, log),) = [(key, log) for key, log in self.logs.items() if key.topic == TOPIC and log]
            with self._database.transaction("app") as connection:
                offsets.store(connection, offsets.Move(group, partition, len(log)))
            return ranges

        return super().consumer(group, topics, lambda ask: assigned(lambda: slowly(ask())), revoked)


def test_what_another_member_did_meanwhile_is_no_lost_log(
    database: Database, keyring: Keyring, blobs: SealedBlobs
) -> None:
    broker = BusyBroker(database)
    broker.declare(TOPICS)
    runner = StageRunner(counting_stage(), broker, Services(database, keyring, blobs, {}), QUICK)
    with running(runner):
        wait_until(lambda: runner.refused is not None or runner.not_ready() is None)
        assert runner.refused is None
