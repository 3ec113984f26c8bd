"""When a stage stops taking events, because too many of them fail, and when it goes on."""

import threading
import time
from uuid import uuid4

from sqlalchemy import text

from shared.db.database import Database
from shared.runtime.broker import Broker, Message
from shared.runtime.processor import Services
from shared.runtime.runner import StageRunner
from shared.schemas.documents import DocumentUploaded
from shared.security.keyring import Keyring
from tests.shared.runtime.counting_stage import count_it, counting_stage, effects, new_person, record_of, upload
from tests.shared.runtime.running import QUICK, pipeline, running, wait_until
from tests.shared.runtime.traffic import count, send, stored_offsets

TOPIC = DocumentUploaded.topic()


def test_messages_of_another_hand_open_no_breaker(
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    good = upload(database, keyring, owner)
    record = record_of(database, good)
    strange = [Message(TOPIC, b"k", b"not json", {})] * 6
    strange += [Message(TOPIC, b"k", b"x", {**record.headers, "ce_id": str(uuid4()).encode()}) for _ in range(6)]
    send(broker, *strange, Message(TOPIC, b"k", record.value or b"", dict(record.headers)))
    with running(StageRunner(counting_stage(), broker, services, QUICK)):
        wait_until(lambda: len(effects(database)) == 1)
    assert count(database, "runtime.undecodable") == 12


def test_a_bad_deploy_costs_a_handful_of_dead_letters_and_no_event(  # F22
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    for _ in range(30):
        upload(database, keyring, owner)

    def broken(event, ctx):
        raise ZeroDivisionError

    with pipeline(database, broker, services, counting_stage(broken)) as (runner,):
        wait_until(lambda: "breaker" in (runner.not_ready() or ""))
        time.sleep(1)
        assert count(database, "runtime.dead_letters") <= 5
    buried = count(database, "runtime.dead_letters")
    with pipeline(database, broker, services, counting_stage()):
        wait_until(lambda: len(effects(database)) == 30 - buried)
    assert count(database, "runtime.inbox") == 30


def test_a_breaker_closes_by_itself_when_events_succeed_again(
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    for _ in range(12):
        upload(database, keyring, owner)
    mended = threading.Event()

    def sometimes(event, ctx):
        if not mended.is_set():
            raise ZeroDivisionError
        return count_it(event, ctx)

    with pipeline(database, broker, services, counting_stage(sometimes)) as (runner,):
        wait_until(lambda: "breaker" in (runner.not_ready() or ""))
        mended.set()
        wait_until(lambda: count(database, "runtime.inbox") == 12)
        wait_until(lambda: runner.not_ready() is None)  # it hears of a commit after the commit


def test_a_dead_letter_that_cannot_be_written_holds_the_offset(  # F23
    services: Services, database: Database, broker: Broker, keyring: Keyring
) -> None:
    owner = new_person(database, keyring)
    upload(database, keyring, owner)
    with database.admin.begin() as connection:
        connection.execute(text("revoke insert on runtime.dead_letters from careergraph_app"))

    def broken(event, ctx):
        raise ZeroDivisionError

    with pipeline(database, broker, services, counting_stage(broken)) as (runner,):
        wait_until(lambda: "dead letter" in (runner.not_ready() or ""))
        assert count(database, "runtime.inbox") == 0
        assert stored_offsets(database) == 0
        with database.admin.begin() as connection:
            connection.execute(text("grant insert on runtime.dead_letters to careergraph_app"))
        wait_until(lambda: count(database, "runtime.dead_letters") == 1)
