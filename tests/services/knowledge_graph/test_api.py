"""The person's facts, graph and insights over HTTP, editing them, and having everything erased."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import select

from services.ingest.models import DOCUMENTS
from shared.runtime.tables import RECORDS
from shared.schemas.resume_item.upcast import parse_item
from shared.security.tables import ERASURES, KEYS
from tests.api_platform import Person, Platform, platform

__all__ = ["platform"]

FACTS = "/v1/people/me/facts"


@pytest.fixture
def person(platform: Platform) -> Person:
    """Somebody whose résumé is in the graph."""
    return platform.person_in_graph()


@contextmanager
def stages_running(platform: Platform, person: Person) -> Iterator[None]:
    """Apply what comes, until the block ends."""
    stop = threading.Event()

    def work() -> None:
        while not stop.wait(0.02):
            platform.run(person.owner_id)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def fact_of(person: Person, type_: str) -> dict:
    return person.client.get(FACTS, params={"type": type_}).json()["items"][0]


def edit(person: Person, fact: dict, body: dict, etag: str | None = None):
    return person.client.patch(f"{FACTS}/{fact['id']}", json=body, headers={"If-Match": etag or fact["etag"]})


@pytest.mark.parametrize("list_", ["facts", "skills", "graph", "insights"])
def test_lists_can_be_paged_and_asked_for_changes(platform: Platform, person: Person, list_: str):
    path = f"/v1/people/me/{list_}"
    whole = person.client.get(path, params={"limit": 200})
    assert whole.status_code == 200
    unchanged = person.client.get(path, params={"limit": 200}, headers={"If-None-Match": whole.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    fields = ("nodes", "edges") if list_ == "graph" else ("items",)
    paged: dict[str, list] = {name: [] for name in fields}
    cursor, pages = None, 0
    while pages == 0 or cursor:
        page = person.client.get(path, params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        assert sum(len(page[name]) for name in fields) <= 2
        for name in fields:
            paged[name] += page[name]
        cursor, pages = page["next"], pages + 1
    assert paged == {name: whole.json()[name] for name in fields}
    assert pages > 1 or list_ == "insights"
    tampered = person.client.get(path, params={"cursor": "A" * 60})
    assert (tampered.status_code, tampered.json()["code"]) == (422, "invalid_cursor")


def test_every_fact_shows_where_it_stands(person: Person):
    facts = person.client.get(FACTS, params={"limit": 200}).json()["items"]
    assert facts
    assert all(fact["evidence"] and fact["evidence"][0]["quote"] for fact in facts)


def test_filters(platform: Platform, person: Person):
    document_id = person.client.get("/v1/documents").json()["items"][0]["id"]
    total = len(person.client.get(FACTS, params={"limit": 200}).json()["items"])
    assert len(person.client.get(FACTS, params={"limit": 200, "document": document_id}).json()["items"]) == total
    assert person.client.get(FACTS, params={"document": str(uuid4())}).json()["items"] == []
    assert {fact["type"] for fact in person.client.get(FACTS, params={"type": "skill"}).json()["items"]} == {"skill"}
    assert person.client.get(FACTS, params={"status": "rejected"}).json()["items"] == []
    for bad in ({"type": "no.type"}, {"status": "x"}, {"min_confidence": 2}, {"min_confidence": "NaN"}):
        assert person.client.get(FACTS, params=bad).status_code == 422


def test_an_edit_is_answered_when_the_graph_has_it(platform: Platform, person: Person):
    fact = fact_of(person, "work.title")
    with stages_running(platform, person):
        answer = edit(person, fact, {"action": "correct", "value": "Senior Data Engineer"})
    assert answer.status_code == 200
    changed = answer.json()
    assert (changed["value"], changed["status"], changed["corrected_from"]) == (
        "Senior Data Engineer", "approved", fact["value"],
    )  # fmt: skip
    assert answer.headers["etag"] == changed["etag"] != fact["etag"]
    assert person.client.get(f"{FACTS}/{fact['id']}").json() == changed
    assert edit(person, fact, {"action": "approve"}).json()["code"] == "precondition_failed"


def test_an_edit_that_takes_long_is_202(platform: Platform, person: Person, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("services.knowledge_graph.api_edits.LONGEST_WAIT_SECONDS", 0.05)
    fact = fact_of(person, "skill")
    answer = edit(person, fact, {"action": "reject"})
    assert (answer.status_code, answer.headers["location"]) == (202, f"{FACTS}/{fact['id']}")
    platform.run(person.owner_id)
    assert person.client.get(f"{FACTS}/{fact['id']}").json()["status"] == "rejected"


def test_edits_that_cannot_be(platform: Platform, person: Person):
    fact = fact_of(person, "work.title")
    path = f"{FACTS}/{fact['id']}"
    without = person.client.patch(path, json={"action": "approve"})
    assert (without.status_code, without.json()["code"]) == (428, "precondition_required")
    old = edit(person, fact, {"action": "approve"}, '"0"')
    assert (old.status_code, old.json()["code"]) == (412, "precondition_failed")
    for body in ({"action": "correct"}, {"action": "approve", "value": "x"}, {"action": "delete"}):
        assert edit(person, fact, body).status_code == 422
    invalid = edit(person, fact, {"action": "correct", "value": " "})
    assert (invalid.status_code, invalid.json()["code"]) == (422, "value_invalid")
    gone = person.client.patch(f"{FACTS}/{'0' * 64}", json={"action": "approve"}, headers={"If-Match": "*"})
    assert gone.status_code == 404


def test_a_refused_command_is_told(platform: Platform, person: Person):
    """The fact's document is deleted between the edit and the front door."""
    fact = fact_of(person, "work.title")
    document_id = person.client.get("/v1/documents").json()["items"][0]["id"]
    assert person.client.delete(f"/v1/documents/{document_id}").status_code == 204
    with stages_running(platform, person):
        answer = edit(person, fact, {"action": "approve"})
    assert (answer.status_code, answer.json()["code"]) in ((409, "fact_gone"), (404, "not_found"))


def test_export_holds_everything(platform: Platform, person: Person):
    edit_ = fact_of(person, "work.title")
    with stages_running(platform, person):
        edit(person, edit_, {"action": "approve"})
    export = person.client.get("/v1/people/me/export").json()
    assert export["owner_id"] == str(person.owner_id)
    assert [document["status"] for document in export["documents"]] == ["done"]
    assert len(export["facts"]) == len(person.client.get(FACTS, params={"limit": 200}).json()["items"])
    assert [parse_item(item).id for item in export["resume_items"]] == [fact["id"] for fact in export["facts"]]
    assert export["skills"]
    assert export["graph"]["nodes"]
    assert export["insights"]
    assert [command["outcome"] for command in export["commands"]] == ["accepted"]


def test_erasing_a_person(platform: Platform, person: Person):
    other = platform.person()
    other.uploaded()
    started = person.client.delete("/v1/people/me")
    assert started.status_code == 202
    receipt = started.json()["receipt"]
    assert person.client.get(FACTS).status_code == 401  # the API key went with everything else
    early = platform.client.get(receipt)
    assert (early.status_code, early.json()["status"]) == (202, "in_progress")
    assert "read" in early.json()["waiting_for"]
    platform.run(person.owner_id)
    done = platform.client.get(receipt).json()
    assert done["status"] == "done"
    assert done["before"]["rows"]["ingest.documents"] == 1
    assert done["before"]["keys"] >= 3
    assert done["before"]["blobs"] == 2
    assert done["removed"]["read"]["ingest.documents"] == 1
    assert set(done["after"]["rows"].values()) == {0}
    assert (done["after"]["keys"], done["after"]["blobs"]) == (0, 0)
    again = platform.client.get(receipt)
    assert (again.status_code, again.json()["code"]) == (410, "receipt_read")
    with platform.services.database.transaction("app", person.owner_id) as connection:
        assert connection.scalars(select(KEYS.c.wrapped)).unique().all() == [None]
        assert connection.execute(select(RECORDS)).all() == []
    with platform.services.database.transaction("app", other.owner_id) as connection:
        assert len(connection.execute(select(DOCUMENTS)).all()) == 1


def test_receipts_need_their_secret(platform: Platform, person: Person):
    receipt = person.client.delete("/v1/people/me").json()["receipt"]
    stem = receipt.rsplit("_", 1)[0]
    for wrong in (stem + "_00", stem, "/v1/erasures/x", "/v1/erasures/" + uuid4().hex):
        assert platform.client.get(wrong).status_code == 404
    with platform.services.database.transaction("app", person.owner_id) as connection:
        stored = connection.scalars(select(ERASURES.c.receipt_sha256)).one()
    assert receipt.rsplit("_", 1)[1].encode() not in stored


def test_an_erased_person_cannot_come_back(platform: Platform, person: Person):
    """Requests that were let in before the erasure committed are turned away at their own commit."""
    from services.ingest.settings import IngestParts
    from services.ingest.uploads import Uploads
    from shared.http.multipart import FilePart
    from shared.security.keyring import PersonUnknown

    person.client.delete("/v1/people/me")
    late = Uploads(platform.services, platform.services.parts[IngestParts], person.owner_id, "")
    with pytest.raises(PersonUnknown):
        late.accept(FilePart("cv.txt", "text/plain", b"too late"), None)
