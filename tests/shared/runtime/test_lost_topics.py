"""A log that is not the one a stage has read: it is refused, and no event is passed over."""

from uuid import uuid4

import pytest
from confluent_kafka.admin import AdminClient, NewPartitions

from shared.db.database import Database
from shared.runtime import offsets
from shared.runtime.broker import Broker, BrokerDown, Message, OffsetLost, Partition, TopicMismatch
from shared.runtime.processor import Services
from shared.runtime.runner import StageRunner
from shared.schemas.documents import DocumentUploaded
from shared.schemas.topics import TOPICS
from shared.security.keyring import Keyring
from tests.shared.runtime.counting_stage import counting_stage, effects, new_person, record_of, upload
from tests.shared.runtime.running import QUICK, pipeline, wait_until
from tests.shared.runtime.traffic import send, stored_offsets

TOPIC = DocumentUploaded.topic()


def test_an_offset_outside_the_log_is_refused(  # F38
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    with database.transaction("app") as connection:
        for number in range(3):
            offsets.store(connection, offsets.Move("counting", Partition(TOPIC, number), 1000))
    runner = StageRunner(counting_stage(), broker, services, QUICK)
    with pytest.raises(OffsetLost, match=r"go on from 1000"):
        runner.run()
    assert "1000" in (runner.not_ready() or "")
    assert stored_offsets(database) == 3000


def test_a_topic_that_was_made_anew_is_refused_however_far_it_has_grown(  # F38
    services: Services, database: Database, broker: Broker, keyring: Keyring, kafka, topic_prefix: str
) -> None:
    owner = new_person(database, keyring)
    document = uuid4()
    first = [upload(database, keyring, owner, document) for _ in range(2)]
    with pipeline(database, broker, services, counting_stage()):
        wait_until(lambda: len(effects(database)) == 2)
        wait_until(lambda: stored_offsets(database) == 2)
    admin = AdminClient({"bootstrap.servers": kafka.bootstrap_servers})
    admin.delete_topics([topic_prefix + TOPIC])[topic_prefix + TOPIC].result(60)
    wait_until(lambda: _declared(broker))
    records = [record_of(database, envelope) for envelope in first]
    unseen = upload(database, keyring, owner, document)
    grown = [record_of(database, unseen), *records, *records]
    send(broker, *[Message(TOPIC, r.key or b"", r.value or b"", dict(r.headers)) for r in grown])
    runner = StageRunner(counting_stage(), broker, services, QUICK)
    with pytest.raises(OffsetLost, match="made anew"):
        runner.run()
    assert "made anew" in (runner.not_ready() or "")
    assert stored_offsets(database) == 2


def _declared(broker: Broker) -> bool:
    """The topics are there; a deletion takes the broker a moment, and until then the name is taken."""
    try:
        broker.declare(TOPICS)
    except (BrokerDown, TopicMismatch):
        return False
    return True


def test_a_topic_with_other_partitions_is_refused(  # F42
    services: Services, database: Database, broker: Broker, kafka, topic_prefix: str
) -> None:
    admin = AdminClient({"bootstrap.servers": kafka.bootstrap_servers})
    for future in admin.create_partitions([NewPartitions(topic_prefix + TOPIC, 4)]).values():
        future.result(60)
    runner = StageRunner(counting_stage(), broker, services, QUICK)

    def refused() -> bool:
        try:
            broker.check(TOPICS)
        except TopicMismatch:
            return True
        return False

    wait_until(refused)
    with pytest.raises(TopicMismatch, match="4 partitions"):
        runner.run()
