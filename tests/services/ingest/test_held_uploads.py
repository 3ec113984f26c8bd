"""Uploads that the virus scanner has a say in: infected, held until it answers, refused without it."""

from sqlalchemy import select

from services.ingest.models import QUARANTINE
from services.ingest.scanning.scanner import Verdict
from services.ingest.settings import IngestParts
from services.ingest.sweepers import Sweeper
from shared.db.database import Database
from tests.api_platform import Platform, platform, problem_code, with_ingest

__all__ = ["platform"]


def test_infected_bytes_go_to_quarantine(platform: Platform):  # B19
    person = platform.person()
    platform.scanner.verdict = Verdict("infected", "test-engine", finding="Test.Signature")
    answer = person.upload()
    assert (answer.status_code, problem_code(answer)) == (422, "malware_detected")
    assert "Signature" not in answer.text
    listed = platform.operator().get("/v1/admin/quarantine").json()["items"]
    assert [(item["code"], item["finding"]) for item in listed] == [("malware_detected", "Test.Signature")]
    quarantine_id = listed[0]["quarantine_id"]
    assert person.client.get(f"/v1/documents/{quarantine_id}/content").status_code == 404
    assert platform.events(person.owner_id) == []


def test_held_until_the_scanner_answers(platform: Platform):  # F33
    person = platform.person()
    platform.scanner.verdict = Verdict("unavailable", "test-engine", reason="timeout")
    answer = person.upload()
    assert (answer.status_code, answer.json()["status"]) == (202, "held")
    document_id = answer.json()["id"]
    assert platform.events(person.owner_id) == []
    assert problem_code(person.client.get(f"/v1/documents/{document_id}/content")) == "held"
    sweeper = Sweeper(platform.services, platform.services.parts[IngestParts])
    assert sweeper.run_once().still_held == 1
    platform.scanner.verdict = Verdict("clean", "test-engine", "2")
    assert sweeper.run_once().released == 1
    assert [event.type for event in platform.events(person.owner_id)] == ["document.uploaded"]
    assert sweeper.run_once().released == 0
    assert person.client.get(f"/v1/documents/{document_id}").json()["status"] == "processing"


def test_held_and_then_infected_is_rejected(platform: Platform):
    person = platform.person()
    platform.scanner.verdict = Verdict("unavailable", "test-engine", reason="timeout")
    document_id = person.uploaded()
    platform.scanner.verdict = Verdict("infected", "test-engine", finding="Test.Signature")
    assert Sweeper(platform.services, platform.services.parts[IngestParts]).run_once().infected == 1
    detail = person.client.get(f"/v1/documents/{document_id}").json()
    assert (detail["status"], detail["code"]) == ("rejected", "malware_detected")
    assert person.client.get(f"/v1/documents/{document_id}/content").status_code == 404
    assert platform.events(person.owner_id) == []


def test_strict_installations_refuse_without_a_scanner(platform: Platform):
    with_ingest(platform, strict_scanner=True)
    platform.scanner.verdict = Verdict("unavailable", "test-engine", reason="timeout")
    answer = platform.person().upload()
    assert (answer.status_code, problem_code(answer)) == (503, "scanner_unavailable")
    assert int(answer.headers["retry-after"]) > 0


def test_ended_quarantine_is_forgotten(platform: Platform, database: Database):
    with_ingest(platform, orphan_seconds=-5.0, quarantine_days=-1)
    person = platform.person()
    person.upload(b"\x7fELF" + b"\0" * 100, "cv.pdf")
    assert Sweeper(platform.services, platform.services.parts[IngestParts]).run_once().blobs_removed == 1
    with database.transaction("app", person.owner_id) as connection:
        assert connection.execute(select(QUARANTINE)).all() == []
