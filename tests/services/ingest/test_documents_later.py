"""What a person does with a document after its upload: delete, set its kind, confirm, try again."""

from uuid import UUID, uuid4

from sqlalchemy import select, text, update

from services.ingest.models import DOCUMENTS, READINGS
from services.ingest.settings import IngestParts
from services.ingest.sweepers import Sweeper
from shared.db.database import Database
from tests.api_platform import RESUME, Platform, platform, problem_code, with_ingest

__all__ = ["platform"]


def test_deleting_leaves_nothing_to_read(platform: Platform, database: Database, blobs):
    person = platform.person()
    document_id = person.uploaded()
    platform.run(person.owner_id)
    facts = person.client.get("/v1/people/me/facts").json()["items"]
    assert facts
    assert person.client.delete(f"/v1/documents/{document_id}").status_code == 204
    assert person.client.delete(f"/v1/documents/{document_id}").status_code == 404
    assert person.client.get(f"/v1/documents/{document_id}").status_code == 404
    assert person.client.get(f"/v1/documents/{document_id}/content").status_code == 404
    assert blobs.store.count(person.owner_id) == 0
    with database.transaction("app", person.owner_id) as connection:
        row = connection.execute(select(DOCUMENTS)).one()
    assert (row.state, row.name, row.sha256) == ("deleted", None, None)
    platform.run(person.owner_id)
    assert person.client.get("/v1/people/me/facts").json()["items"] == []
    assert person.upload().status_code == 202


def test_kind_has_to_wait_until_it_was_read(platform: Platform):
    person = platform.person()
    document_id = person.uploaded()
    path = f"/v1/documents/{document_id}/kind"
    early = person.client.put(path, json={"kind": "cover_letter"})
    assert (early.status_code, problem_code(early)) == (409, "not_read_yet")
    platform.run(person.owner_id)
    assert person.client.put(path, json={"kind": "unsure"}).status_code == 422
    assert person.client.put(path, json={"kind": "other", "owner_id": str(uuid4())}).status_code == 422
    set_ = person.client.put(path, json={"kind": "other"})
    assert set_.status_code == 202
    platform.run(person.owner_id)
    detail = person.client.get(f"/v1/documents/{document_id}").json()
    assert (detail["kind"], detail["kind_set_by"], detail["status"]) == ("other", "person", "done")


def test_retry_and_confirm_only_where_they_make_sense(platform: Platform):
    person = platform.person()
    document_id = person.uploaded()
    platform.run(person.owner_id)
    assert problem_code(person.client.post(f"/v1/documents/{document_id}/retry")) == "not_retryable"
    assert problem_code(person.client.post(f"/v1/documents/{document_id}/confirm")) == "not_waiting"


def test_a_document_about_somebody_else_waits_for_its_person(platform: Platform):
    person = platform.person()
    person.uploaded()
    platform.run(person.owner_id)
    other_name = RESUME.replace(b"Ada Example", b"Boris Sample").replace(b"ada@", b"boris@")
    document_id = person.uploaded(other_name)
    platform.run(person.owner_id)
    path = f"/v1/documents/{document_id}"
    assert person.client.get(path).json()["status"] == "needs_confirmation"
    assert person.client.post(f"{path}/confirm").status_code == 202
    platform.run(person.owner_id)
    assert person.client.get(path).json()["status"] == "done"


def test_a_rejected_document_can_be_tried_again(platform: Platform):
    person = platform.person()
    document_id = person.uploaded(b"%PDF-1.4\n" + b"broken " * 20, "cv.pdf")
    platform.run(person.owner_id)
    rejected = person.client.get(f"/v1/documents/{document_id}").json()
    assert (rejected["status"], rejected["code"]) == ("rejected", "document_corrupt")
    assert person.client.post(f"/v1/documents/{document_id}/retry").json()["status"] == "processing"
    sent = [event for event in platform.events(person.owner_id) if event.type == "document.uploaded"]
    assert len({event.replay_id for event in sent}) == len(sent) == 2
    platform.run(person.owner_id)
    assert person.client.get(f"/v1/documents/{document_id}").json()["status"] == "rejected"


def test_what_is_not_kept_any_more_cannot_be_tried_again(platform: Platform):
    person = platform.person()
    damaged, missing = (person.uploaded(b"%PDF-1.4\n" + name + b" broken " * 20, "cv.pdf") for name in (b"a", b"b"))
    platform.run(person.owner_id)
    with platform.services.database.transaction("app", person.owner_id) as connection:
        kept_too_long = update(READINGS).where(READINGS.c.document_id == UUID(damaged)).values(quarantined=True)
        connection.execute(kept_too_long.values(read_at=text("now() - interval '31 days'")))
    platform.services.blobs.store.delete_document(person.owner_id, UUID(missing))
    for document_id in (damaged, missing):
        answer = person.client.post(f"/v1/documents/{document_id}/retry")
        assert (answer.status_code, problem_code(answer)) == (410, "original_gone")
        assert person.client.get(f"/v1/documents/{document_id}").json()["status"] == "rejected"
    assert len([event for event in platform.events(person.owner_id) if event.type == "document.uploaded"]) == 2


def test_orphaned_blobs_are_removed(platform: Platform, blobs, keyring, database: Database):  # F03
    with_ingest(platform, orphan_seconds=-5.0)
    person = platform.person()
    kept, orphan = person.uploaded(), uuid4()
    with database.transaction("app", person.owner_id) as connection:
        key = keyring.create(connection, person.owner_id, "document", orphan)
        blobs.put(key, person.owner_id, orphan, "content", b"never committed")
    assert Sweeper(platform.services, platform.services.parts[IngestParts]).run_once().blobs_removed == 1
    assert person.client.get(f"/v1/documents/{kept}/content").content == RESUME
