"""The database comes back with less than it had committed, while the stage that committed it lives on."""

import pytest
from sqlalchemy import text

from shared.db.database import Database
from shared.runtime import offsets
from shared.runtime.broker import Broker, Partition
from shared.runtime.offsets import CommitsLost, LowWater, Move
from shared.runtime.processor import Services
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.shared.runtime.counting_stage import counting_stage, effects, make_effects_table, new_person, upload
from tests.shared.runtime.running import pipeline, wait_until

PARTITION = Partition("careergraph.document.uploaded.v1", 0)


def test_what_was_lost_is_done_again_also_by_an_idle_stage(
    database: Database, broker: Broker, keyring: Keyring, blobs: SealedBlobs
) -> None:
    make_effects_table(database)
    owner = new_person(database, keyring)
    sent = {upload(database, keyring, owner).event_id for _ in range(4)}
    with pipeline(database, broker, Services(database, keyring, blobs, {}), counting_stage()):
        wait_until(lambda: len(effects(database)) == 4)
        with database.admin.begin() as connection:  # as after a crash with asynchronous commits
            for lost in (
                "delete from public.effects",
                "delete from runtime.inbox",
                "delete from runtime.outbox where producer = 'counting'",
                "update runtime.offsets set next_offset = 0",
            ):
                connection.execute(text(lost))
        wait_until(lambda: set(effects(database)) == sent)
        sent.add(upload(database, keyring, owner).event_id)
        wait_until(lambda: set(effects(database)) == sent)


def test_a_mark_is_not_moved_over_lost_commits(database: Database) -> None:
    mark = LowWater(0)
    mark.begin(0)
    with database.transaction("app") as connection:
        offsets.store(connection, Move("counting", PARTITION, mark.once_finished(0), mark.floor()))
    mark.finish(0)
    assert mark.floor() == 1
    with database.admin.begin() as connection:
        connection.execute(text("delete from runtime.offsets"))
    mark.begin(1)
    with pytest.raises(CommitsLost), database.transaction("app") as connection:
        offsets.store(connection, Move("counting", PARTITION, mark.once_finished(1), mark.floor()))
    with pytest.raises(CommitsLost), database.transaction("app") as connection:
        offsets.check_floors(connection, "counting", {PARTITION: mark.floor()})
