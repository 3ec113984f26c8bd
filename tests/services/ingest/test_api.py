"""Uploading, looking at and downloading documents over HTTP."""

import hashlib
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from shared.db.database import Database
from tests.api_platform import RESUME, Platform, platform, problem_code, with_ingest

__all__ = ["platform"]


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
    assert (conflict.status_code, problem_code(conflict)) == (409, "idempotency_conflict")
    assert other.upload(headers=key).json()["id"] != first.json()["id"]
    bad = person.upload(headers={"Idempotency-Key": "x" * 300})
    assert bad.status_code == 422


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
    assert (answer.status_code, problem_code(answer)) == (429, "quota_exceeded")


def test_documents_are_paged_newest_first(platform: Platform):
    person = platform.person()
    ids = [person.uploaded(RESUME + b"%d" % number) for number in range(5)]
    first = person.client.get("/v1/documents", params={"limit": 2}).json()
    second = person.client.get("/v1/documents", params={"limit": 2, "cursor": first["next"]}).json()
    third = person.client.get("/v1/documents", params={"limit": 2, "cursor": second["next"]}).json()
    assert [item["id"] for page in (first, second, third) for item in page["items"]] == ids[::-1]
    assert third["next"] is None
    theirs = platform.person().client.get("/v1/documents", params={"cursor": first["next"]})
    assert (theirs.status_code, problem_code(theirs)) == (422, "invalid_cursor")


@pytest.mark.parametrize(
    "params",
    [{"limit": -1}, {"limit": 0}, {"limit": 10**9}, {"limit": "x"}, {"cursor": "AAAA"}, {"cursor": "%00"},
     {"owner_id": str(uuid4())}, {"role": "admin"}],
)  # fmt: skip
def test_bad_queries(platform: Platform, params: dict):  # B60, T02
    assert platform.person().client.get("/v1/documents", params=params).status_code == 422


def test_database_away_is_503(platform: Platform, database: Database, monkeypatch):  # F09, F10
    person = platform.person()
    monkeypatch.setattr(platform.services.database, "url", make_url("postgresql+psycopg://nobody@127.0.0.1:1/none"))
    platform.services.database.dispose()
    answer = person.upload()
    assert (answer.status_code, problem_code(answer)) == (503, "storage_unavailable")
    assert int(answer.headers["retry-after"]) > 0
    assert platform.client.get("/healthz").status_code == 200
    assert platform.client.get("/readyz").status_code == 503
