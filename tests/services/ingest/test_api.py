"""Uploading, looking at and downloading documents over HTTP."""

import hashlib
from uuid import UUID, uuid4

import pytest
from sqlalchemy import make_url, select, text, update

from services.ingest.models import DOCUMENTS, QUARANTINE, READINGS
from services.ingest.scanning.scanner import Verdict
from services.ingest.settings import IngestParts
from services.ingest.sweepers import Sweeper
from shared.db.database import Database
from tests.api_platform import RESUME, Platform, platform, with_ingest

__all__ = ["platform"]

PDF_START = b"%PDF-1.4\n"


def code(answer) -> str:
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.json()["code"]


def multipart(*parts: bytes, boundary: bytes = b"XX") -> dict:
    body = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + boundary + b"--\r\n"
    return {"content": body, "headers": {"Content-Type": "multipart/form-data; boundary=XX"}}


def file_part(content: bytes = RESUME, disposition: bytes = b'form-data; name="file"; filename="cv.txt"') -> bytes:
    return b"Content-Disposition: " + disposition + b"\r\nContent-Type: text/plain\r\n\r\n" + content


def test_upload_answers_with_a_link_and_one_sealed_event(platform: Platform):
    person = platform.person()
    answer = person.upload()
    body = answer.json()
    assert answer.status_code == 202
    assert answer.headers["location"] == body["links"]["self"] == f"/v1/documents/{body['id']}"
    assert answer.headers["cache-control"] == "private, no-store"
    assert body["status"] == "processing"
    events = platform.events(person.owner_id)
    assert [event.type for event in events] == ["document.uploaded"]
    assert b"Northwind" not in events[0].payload
    detail = person.client.get(answer.headers["location"]).json()
    assert detail["sha256"] == hashlib.sha256(RESUME).hexdigest()
    assert detail["processing"] == []


def test_document_becomes_done_and_shows_its_way(platform: Platform):
    person = platform.person()
    document_id = person.uploaded()
    platform.run(person.owner_id)
    detail = person.client.get(f"/v1/documents/{document_id}").json()
    assert detail["status"] == "done"
    assert detail["kind"] == "resume"
    assert detail["pages"] == 1
    assert detail["words"] > 20
    assert [step["stage"] for step in detail["processing"]] == [
        "read", "classify", "extract", "dedupe", "map_skills", "update_graph", "generate_insights",
    ]  # fmt: skip
    with person.client.stream("GET", f"/v1/documents/{document_id}/events") as stream:
        heard = [line for line in stream.iter_lines() if line.startswith("event:")]
    assert heard[0] == "event: document.uploaded"
    assert heard[-2:] == ["event: insights.generated", "event: status"]


def test_content_is_an_attachment_of_the_owner_only(platform: Platform):
    person, other = platform.person(), platform.person()
    document_id = person.uploaded(name='my "cv".txt')
    answer = person.client.get(f"/v1/documents/{document_id}/content")
    assert answer.content == RESUME
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert other.client.get(f"/v1/documents/{document_id}/content").status_code == 404


@pytest.mark.parametrize("path", ["/v1/documents", "/v1/people/me/facts", "/v1/admin/stages"])
@pytest.mark.parametrize("key", [None, "", "Bearer", "Bearer nonsense", "Bearer cgp_1_2_3", "Basic abc"])
def test_no_valid_key_is_401(platform: Platform, path: str, key: str | None):
    headers = {} if key is None else {"Authorization": key}
    answer = platform.client.get(path, headers=headers)
    assert (answer.status_code, code(answer)) == (401, "unauthorized")


def test_unknown_caller_is_turned_away_before_the_body_is_read(platform: Platform):
    taken = []

    def body():
        for number in range(5):
            taken.append(number)
            yield b"x" * 1024

    answer = platform.client.post("/v1/documents", content=body())
    assert answer.status_code == 401
    assert answer.headers["connection"] == "close"


@pytest.mark.parametrize(
    ("name", "content", "status", "expected"),
    [
        ("cv.txt", b"", 422, "empty_file"),  # B01
        ("cv.svg", b"<svg/>", 415, "type_not_allowed"),  # B09
        ("cv.pdf", b"\x7fELF" + b"\0" * 100, 415, "type_mismatch"),  # B10
        ("cv.txt", b"<!doctype html><html><script>x()</script></html>", 415, "type_mismatch"),  # B11
        ("cv.docx", PDF_START + b"x" * 100, 415, "type_mismatch"),  # B12
        ("cv.pdf", b"<html>" + b" " * 900 + PDF_START, 415, "type_mismatch"),  # B13
        ("cv.pdf%00.exe", RESUME, 422, "bad_filename"),  # B16
        ("cv\r\nX-Evil: 1.txt", RESUME, 422, "bad_filename"),
        ("n" * 300 + ".txt", RESUME, 422, "bad_filename"),  # B17
        ("cv\u202etxt.exe", RESUME, 422, "bad_filename"),
        ("cv.txt.exe", RESUME, 415, "type_not_allowed"),  # B18
        ("cv.txt", b"a" * (1024 * 1024 + 1), 413, "file_too_large"),  # B02
    ],
)
def test_refused_before_anything_is_stored(platform: Platform, name, content, status, expected):
    person = platform.person()
    answer = person.upload(content, name)
    assert (answer.status_code, code(answer)) == (status, expected)
    assert platform.events(person.owner_id) == []
    assert person.client.get("/v1/documents").json()["items"] == []


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "..\\..\\x.txt", "/abs.txt", "a%2f..%2fb.txt"])
def test_paths_in_names_are_only_names(platform: Platform, name: str, blobs):  # B15
    person = platform.person()
    document_id = person.uploaded(name=name)
    detail = person.client.get(f"/v1/documents/{document_id}").json()
    assert not set("/\\") & set(detail["name"])
    assert next(blobs.store.documents(older_than_seconds=-5))[1].hex == document_id.replace("-", "")


@pytest.mark.parametrize(
    "form",
    [
        {"content": b"", "headers": {"Content-Type": "multipart/form-data; boundary=XX"}},
        {"content": b"{}", "headers": {"Content-Type": "application/json"}},
        {"content": b"x", "headers": {"Content-Type": "multipart/form-data"}},
        multipart(file_part(), file_part()),
        multipart(b'Content-Disposition: form-data; name="file"\r\n\r\nno file'),
        multipart(file_part(disposition=b'form-data; name="document"; filename="cv.txt"')),
        multipart(file_part(), b'Content-Disposition: form-data; name="owner_id"\r\n\r\nx'),  # T05
        multipart(b"\r\n".join(b"X-%d: 1" % number for number in range(10_000)) + b"\r\n\r\n"),
        multipart(*[b'Content-Disposition: form-data; name="f"\r\n\r\n1'] * 1001),
        {"content": multipart(file_part())["content"][:-30], "headers": multipart()["headers"]},
    ],
)
def test_anything_but_one_file_is_malformed(platform: Platform, form: dict):  # B05
    answer = platform.person().client.post("/v1/documents", **form)
    assert (answer.status_code, code(answer)) == (400, "malformed_multipart")


@pytest.mark.parametrize(
    "disposition",
    [
        b'form-data; name="file"; filename="cv.txt"; filename=evil.exe',
        b'form-data; name="file"; filename="cv.txt"; filename*=utf-8\'\'evil.exe',
        b'form-data; name="file"; filename="cv.txt',
        b'form-data; name="file"; filename="\xff.txt"',
    ],
)
def test_a_name_that_can_be_read_in_two_ways_is_refused(platform: Platform, disposition: bytes):  # B16
    answer = platform.person().client.post("/v1/documents", **multipart(file_part(disposition=disposition)))
    assert (answer.status_code, code(answer)) == (422, "bad_filename")


def test_a_body_without_length_is_counted(platform: Platform):  # B03
    sent = 0

    def endless():
        nonlocal sent
        yield b"--XX\r\n" + file_part(b"")
        for _ in range(200):
            sent += 1
            yield b"x" * 1024 * 1024

    answer = platform.person().client.post(
        "/v1/documents", content=endless(), headers={"Content-Type": "multipart/form-data; boundary=XX"}
    )
    assert (answer.status_code, code(answer)) == (413, "file_too_large")


def test_same_bytes_again(platform: Platform):  # B58
    person, other = platform.person(), platform.person()
    first = person.uploaded()
    again = person.upload(name="renamed.txt")
    assert again.status_code == 200
    assert again.json()["duplicate_of"] == first
    assert len(platform.events(person.owner_id)) == 1
    theirs = other.upload()
    assert theirs.status_code == 202
    assert theirs.json()["id"] != first


def test_idempotency_key_gives_the_first_answer(platform: Platform):  # F04, B59, T17
    person, other = platform.person(), platform.person()
    key = {"Idempotency-Key": "k-1"}
    first = person.upload(headers=key)
    again = person.upload(headers=key)
    assert first.status_code == 202, first.text
    assert (again.status_code, again.json()["id"]) == (202, first.json()["id"])
    assert again.json()["duplicate_of"] is None
    assert len(platform.events(person.owner_id)) == 1
    conflict = person.upload(RESUME + b"more\n", headers=key)
    assert (conflict.status_code, code(conflict)) == (409, "idempotency_conflict")
    assert other.upload(headers=key).json()["id"] != first.json()["id"]
    bad = person.upload(headers={"Idempotency-Key": "x" * 300})
    assert bad.status_code == 422


def test_infected_bytes_go_to_quarantine(platform: Platform):  # B19
    person = platform.person()
    platform.scanner.verdict = Verdict("infected", "test-engine", finding="Test.Signature")
    answer = person.upload()
    assert (answer.status_code, code(answer)) == (422, "malware_detected")
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
    assert code(person.client.get(f"/v1/documents/{document_id}/content")) == "held"
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
    assert (answer.status_code, code(answer)) == (503, "scanner_unavailable")
    assert int(answer.headers["retry-after"]) > 0


def test_31st_upload_of_a_minute(platform: Platform):  # B08
    person = platform.person()
    answers = [
        person.upload(RESUME + b"%d" % number, headers={"X-Forwarded-For": f"10.0.0.{number}"}).status_code
        for number in range(31)
    ]
    assert answers == [202] * 30 + [429]
    assert platform.person().upload().status_code == 202


def test_quota_of_a_day(platform: Platform):
    with_ingest(platform, bytes_per_day=len(RESUME))
    person = platform.person()
    person.uploaded()
    answer = person.upload(RESUME + b"more")
    assert (answer.status_code, code(answer)) == (429, "quota_exceeded")


def test_documents_are_paged_newest_first(platform: Platform):
    person = platform.person()
    ids = [person.uploaded(RESUME + b"%d" % number) for number in range(5)]
    first = person.client.get("/v1/documents", params={"limit": 2}).json()
    second = person.client.get("/v1/documents", params={"limit": 2, "cursor": first["next"]}).json()
    third = person.client.get("/v1/documents", params={"limit": 2, "cursor": second["next"]}).json()
    assert [item["id"] for page in (first, second, third) for item in page["items"]] == ids[::-1]
    assert third["next"] is None
    theirs = platform.person().client.get("/v1/documents", params={"cursor": first["next"]})
    assert (theirs.status_code, code(theirs)) == (422, "invalid_cursor")


@pytest.mark.parametrize(
    "params",
    [{"limit": -1}, {"limit": 0}, {"limit": 10**9}, {"limit": "x"}, {"cursor": "AAAA"}, {"cursor": "%00"},
     {"owner_id": str(uuid4())}, {"role": "admin"}],
)  # fmt: skip
def test_bad_queries(platform: Platform, params: dict):  # B60, T02
    assert platform.person().client.get("/v1/documents", params=params).status_code == 422


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
    assert (early.status_code, code(early)) == (409, "not_read_yet")
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
    assert code(person.client.post(f"/v1/documents/{document_id}/retry")) == "not_retryable"
    assert code(person.client.post(f"/v1/documents/{document_id}/confirm")) == "not_waiting"


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
        assert (answer.status_code, code(answer)) == (410, "original_gone")
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


def test_ended_quarantine_is_forgotten(platform: Platform, database: Database):
    with_ingest(platform, orphan_seconds=-5.0, quarantine_days=-1)
    person = platform.person()
    person.upload(b"\x7fELF" + b"\0" * 100, "cv.pdf")
    assert Sweeper(platform.services, platform.services.parts[IngestParts]).run_once().blobs_removed == 1
    with database.transaction("app", person.owner_id) as connection:
        assert connection.execute(select(QUARANTINE)).all() == []


def test_database_away_is_503(platform: Platform, database: Database, monkeypatch):  # F09, F10
    person = platform.person()
    monkeypatch.setattr(platform.services.database, "url", make_url("postgresql+psycopg://nobody@127.0.0.1:1/none"))
    platform.services.database.dispose()
    answer = person.upload()
    assert (answer.status_code, code(answer)) == (503, "storage_unavailable")
    assert int(answer.headers["retry-after"]) > 0
    assert platform.client.get("/healthz").status_code == 200
    assert platform.client.get("/readyz").status_code == 503
