"""Operators: the pipeline, dead letters, quarantine, the log, replays; and the account of what they did."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from careergraph.pipeline import STAGES, stage_named
from shared.runtime.offsets import LowWater
from shared.runtime.processor import Processor, Services
from shared.runtime.tables import DEAD_LETTERS
from shared.security.tables import AUDIT
from tests.api_platform import Person, Platform, platform, record_of

__all__ = ["platform"]


def bury(platform: Platform, person: Person, stage: str, event_type: str) -> UUID:
    """Make a dead letter of the person's newest event of this type at a stage."""
    row = next(row for row in reversed(platform.events(person.owner_id)) if row.type == event_type)
    services = Services(platform.services.database, platform.services.keyring, platform.services.blobs, {})
    Processor(stage_named(stage), services).bury(record_of(row), ValueError("a bug"), LowWater(0), 3)
    with platform.services.database.transaction("app", person.owner_id) as connection:
        return connection.scalars(select(DEAD_LETTERS.c.id).order_by(DEAD_LETTERS.c.created_at.desc())).first()


def audit_rows(platform: Platform) -> list[Any]:
    with platform.services.database.transaction("operator") as connection:
        return [(row.action, row.outcome) for row in connection.execute(select(AUDIT).order_by(AUDIT.c.id))]


def test_stages_in_the_order_of_the_data(platform: Platform):
    person = platform.person()
    person.uploaded()
    platform.run(person.owner_id)
    stages = platform.operator().get("/v1/admin/stages").json()
    assert [stage["name"] for stage in stages] == [stage.name for stage in STAGES]
    assert all((stage["applied"], stage["counted_share"]) == (1, 1.0) for stage in stages)


def test_a_dead_letter_before_the_door_goes_out_again_once(platform: Platform):  # F24
    person, operator = platform.person(), platform.operator()
    document_id = person.uploaded()
    letter = bury(platform, person, "read", "document.uploaded")
    platform.run(person.owner_id)
    assert person.client.get(f"/v1/documents/{document_id}").json()["status"] == "stuck"
    listed = operator.get("/v1/admin/dead-letters", params={"open": True}).json()["items"]
    assert [(item["id"], item["stage"], item["code"]) for item in listed] == [(str(letter), "read", "stage_failed")]
    path = f"/v1/admin/dead-letters/{letter}/replay"
    with ThreadPoolExecutor(4) as pool:
        answers = [future.result() for future in [pool.submit(operator.post, path) for _ in range(4)]]
    assert sorted(answer.status_code for answer in answers) == [202, 409, 409, 409]
    assert {answer.json().get("code") for answer in answers} == {None, "already_replaying"}
    platform.run(person.owner_id)
    assert person.client.get(f"/v1/documents/{document_id}").json()["status"] == "done"
    assert operator.get("/v1/admin/dead-letters", params={"open": True}).json()["items"] == []
    sent = [row for row in platform.events(person.owner_id) if row.type == "document.uploaded"]
    assert len(sent) == 2
    outcomes = [outcome for _, outcome in audit_rows(platform)]
    assert sorted(outcomes) == sorted(["started"] * 4 + ["done"] + ["already_replaying"] * 3)


def test_a_dead_letter_behind_the_door_asks_for_the_snapshot(platform: Platform):
    person, operator = platform.person(), platform.operator()
    document_id = person.uploaded()
    platform.run(person.owner_id, until="map_skills")
    letter = bury(platform, person, "update_graph", "skills.mapped")
    platform.run(person.owner_id)
    assert person.client.get(f"/v1/documents/{document_id}").json()["status"] == "stuck"
    assert operator.post(f"/v1/admin/dead-letters/{letter}/replay").status_code == 202
    assert platform.events(person.owner_id)[-1].type == "person.snapshot_requested"
    platform.run(person.owner_id)
    assert person.client.get(f"/v1/documents/{document_id}").json()["status"] == "done"


def test_what_was_erased_is_not_replayed(platform: Platform):
    person, operator = platform.person(), platform.operator()
    document_id = person.uploaded()
    letter = bury(platform, person, "read", "document.uploaded")
    person.client.delete(f"/v1/documents/{document_id}")
    answer = operator.post(f"/v1/admin/dead-letters/{letter}/replay")
    assert (answer.status_code, answer.json()["code"]) == (409, "erased")
    assert operator.post(f"/v1/admin/dead-letters/{uuid4()}/replay").status_code == 404
    assert ("dead_letter.replay", "erased") in audit_rows(platform)


def test_live_replay_of_a_person(platform: Platform):
    person, operator = platform.person(), platform.operator()
    ids = [person.uploaded(), person.uploaded(b"A second text about Rust and Docker.\n")]
    platform.run(person.owner_id)
    before = person.client.get("/v1/people/me/facts").json()["items"]
    everything = operator.post("/v1/admin/replays", json={"owner_id": str(person.owner_id)})
    assert (everything.status_code, len(everything.json()["event_ids"])) == (202, 2)
    one = {"owner_id": str(person.owner_id), "document_id": ids[0], "from_stage": "classify"}
    assert len(operator.post("/v1/admin/replays", json=one).json()["event_ids"]) == 1
    behind = {"owner_id": str(person.owner_id), "from_stage": "update_graph"}
    assert operator.post("/v1/admin/replays", json=behind).json()["kind"] == "snapshot"
    platform.run(person.owner_id)
    assert person.client.get("/v1/people/me/facts").json()["items"] == before
    assert operator.post("/v1/admin/replays", json={"owner_id": str(uuid4())}).status_code == 404
    unknown = operator.post("/v1/admin/replays", json={**behind, "from_stage": "nothing"})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "unknown_stage")


def test_the_log_is_listed_without_its_data(platform: Platform):
    person, operator = platform.person(), platform.operator()
    person.uploaded()
    platform.run(person.owner_id)
    pages, cursor = [], None
    while cursor or not pages:
        params = {"limit": 3, "owner": str(person.owner_id)} | ({"cursor": cursor} if cursor else {})
        page = operator.get("/v1/admin/events", params=params).json()
        pages.append(page["items"])
        cursor = page["next"]
    ids = [item["id"] for items in pages for item in items]
    assert ids == sorted(ids, reverse=True)
    assert len(ids) == len(platform.events(person.owner_id))
    assert "payload" not in pages[0][0]
