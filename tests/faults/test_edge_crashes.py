"""The API is killed in the middle of an upload, the relay between sending and noting that it has sent."""

import httpx
import pytest

from services.ingest.scanning.unconfigured import UnconfiguredScanner
from services.ingest.settings import IngestSettings, ingest_parts
from services.ingest.sweepers import Sweeper
from tests.faults.faulty_platform import FaultyPlatform


def _upload_into_a_crash(faulty: FaultyPlatform, point: str) -> tuple[object, object]:
    """-> (the person, the answer to the second try with the same Idempotency-Key)."""
    api = faulty.process("api", crash_at=point)
    api.wait_until_ready()
    person = faulty.person(api.url)
    with pytest.raises(httpx.HTTPError):  # no 202 came
        person.upload(key="once")
    assert api.wait_until_dead(60)
    left = faulty.blobs.store.count(person.owner_id), faulty.count("ingest.documents"), faulty.count("runtime.outbox")
    api.start()
    api.wait_until_ready()
    first, second = person.upload(key="once"), person.upload(key="once")
    assert first.status_code == second.status_code == 202
    assert first.json()["id"] == second.json()["id"]
    person.documents = [first.json()["id"]]
    return person, left


def test_an_upload_that_never_committed_leaves_nothing(faulty: FaultyPlatform) -> None:  # F03
    person, left = _upload_into_a_crash(faulty, "after_blob_write")
    assert left == (1, 0, 0)
    assert faulty.blobs.store.count(person.owner_id) == 2
    sweeper = Sweeper(faulty.api, ingest_parts(UnconfiguredScanner(), IngestSettings(orphan_seconds=0)))
    assert sweeper.run_once().blobs_removed == 1
    with faulty.working():
        faulty.settle()
        assert faulty.violations([(person.owner_id, _id(faulty))]) == []


def test_an_answer_that_was_lost_is_given_again(faulty: FaultyPlatform) -> None:  # F04
    person, left = _upload_into_a_crash(faulty, "after_upload_commit")
    assert left == (1, 1, 1)
    assert str(_id(faulty)) == person.documents[0]
    assert faulty.count("runtime.outbox") == 1
    with faulty.working():
        faulty.settle()
        assert faulty.violations([(person.owner_id, _id(faulty))]) == []


def test_what_the_relay_sent_twice_has_one_effect(faulty: FaultyPlatform) -> None:  # F05
    person = faulty.person()
    person.uploaded()
    relay = faulty.process("relay", crash_at="after_produce")
    assert relay.wait_until_dead(120)
    assert faulty.count("runtime.outbox where published_at is null") == 1
    with faulty.working():
        faulty.settle()
        log = faulty.log()
        assert log.repeats == 1
        assert faulty.violations(person.promised, log) == []


def _id(faulty: FaultyPlatform) -> object:
    ((document_id,),) = faulty.rows("select document_id from ingest.documents")
    return document_id
