"""Servers stop, are killed and come back; nothing that was promised is lost, and nobody is told a wrong thing.

Outages last seconds here; `careergraph chaos` has them at random, again and again.
"""

import os
import signal
import threading
import time

import pytest

from shared.db.database import Database
from tests.faults.cutting_proxy import CuttingProxy
from tests.faults.faulty_platform import FaultPerson, FaultyPlatform
from tests.shared.runtime.running import wait_until

OUTAGE_SECONDS = 2.0


class Uploader(threading.Thread):
    """Uploads one document after another, and notes every answer.

    It pauses longer after each that was accepted: what a person's documents cost grows with the square of their
    number, and a slow machine, on which an outage lasts longer, would get more of them.
    """

    def __init__(self, person: FaultPerson) -> None:
        super().__init__(daemon=True)
        self.answers: list[int] = []
        self.without_retry_after = 0
        self._person = person
        self._stopping = threading.Event()

    def run(self) -> None:
        number, pause = 0, 0.15
        while not self._stopping.wait(pause):
            number += 1
            answer = self._person.upload(number)
            self.answers.append(answer.status_code)
            if answer.status_code == 202:
                self._person.documents.append(answer.json()["id"])
                pause *= 1.08
            if answer.status_code == 503 and "retry-after" not in answer.headers:
                self.without_retry_after += 1

    def stop(self) -> None:
        self._stopping.set()
        self.join(120)


def _promised(faulty: FaultyPlatform, person: FaultPerson) -> list[tuple[object, object]]:
    known = {str(row.document_id): row.document_id for row in faulty.rows("select document_id from ingest.documents")}
    return [(person.owner_id, known.get(document_id)) for document_id in person.documents]


@pytest.mark.parametrize("hard", [False, True], ids=["stopped", "killed"])
def test_the_database_goes_away_under_load(faulty: FaultyPlatform, hard: bool) -> None:  # F09, F10
    api = faulty.process("api")
    api.wait_until_ready()
    person = faulty.person(api.url)
    uploader = Uploader(person)
    with faulty.working():
        uploader.start()
        wait_until(lambda: len(uploader.answers) >= 5)
        if hard:
            os.kill(faulty.servers.postgres.pid or 0, signal.SIGKILL)
        faulty.servers.postgres.stop()
        before = len(uploader.answers) + 1  # the answer that was on its way may be that the document was accepted
        time.sleep(OUTAGE_SECONDS)
        wait_until(lambda: len(uploader.answers) > before)
        during = uploader.answers[before:]
        faulty.servers.postgres.start()
        faulty.database.dispose()
        wait_until(lambda: uploader.answers[-3:] == [202] * 3)
        uploader.stop()
        faulty.settle()
        assert during
        assert set(during) == {503}
        assert set(uploader.answers) == {202, 503}
        assert uploader.without_retry_after == 0
        assert faulty.count("runtime.dead_letters") == 0
        assert faulty.violations(_promised(faulty, person)) == []
    assert faulty.replay_violations() == []


def test_the_broker_is_killed_and_comes_back(faulty: FaultyPlatform) -> None:  # F07 and F08 on one node
    api = faulty.process("api")
    api.wait_until_ready()
    person = faulty.person(api.url)
    uploader = Uploader(person)
    with faulty.working():
        uploader.start()
        wait_until(lambda: len(uploader.answers) >= 5)
        os.kill(faulty.servers.kafka.pid or 0, signal.SIGKILL)
        faulty.servers.kafka.stop()
        time.sleep(OUTAGE_SECONDS)
        wait_until(lambda: faulty.count("runtime.outbox where published_at is null") > 0)
        assert api.ready()
        faulty.servers.kafka.start()
        uploader.stop()
        faulty.settle()
        assert set(uploader.answers) == {202}
        assert faulty.count("runtime.dead_letters") == 0
        assert faulty.violations(_promised(faulty, person)) == []


def test_a_commit_whose_answer_was_lost_is_found_in_the_inbox(faulty: FaultyPlatform, tmp_path) -> None:  # F12
    person = faulty.person()
    numbers = range(6)
    for number in numbers:
        person.uploaded(number)
    with CuttingProxy(str(faulty.database.url), tmp_path / "proxy", every=4) as proxy:
        through_proxy = Database(proxy.url, pool_size=8)
        with faulty.working(database=through_proxy):
            faulty.settle()
        through_proxy.dispose()
        assert proxy.cuts >= 5
    assert faulty.count("runtime.dead_letters") == 0
    with faulty.working():
        assert faulty.violations(person.promised) == []
    assert faulty.replay_violations() == []
