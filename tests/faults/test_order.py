"""What arrives in the wrong order changes nothing that is newer, and what is gone cannot be edited any more (F17)."""

import threading
from typing import Any

import pytest

from careergraph.pipeline import STAGES, stage_named
from shared.runtime.offsets import LowWater
from shared.runtime.processor import Processor, Result, Services
from shared.runtime.replay.shadow import ShadowReplay
from tests.api_platform import RESUME, Person, Platform, platform, record_of  # noqa: F401

pytestmark = pytest.mark.usefixtures("platform")


def _apply(platform: Platform, stage: str, row: Any) -> Result:  # noqa: F811
    services = Services(
        platform.services.database, platform.services.keyring, platform.services.blobs, platform.resources
    )
    return Processor(stage_named(stage), services).process(record_of(row), LowWater(0))


def _of_type(platform: Platform, person: Person, event_type: str) -> list[Any]:  # noqa: F811
    return [row for row in platform.events(person.owner_id) if row.type == event_type]


def _replayed_alike(platform: Platform, person: Person) -> bool:  # noqa: F811
    services = platform.services
    plan = ShadowReplay(services.database, services.keyring, services.blobs.store, platform.resources, STAGES)
    result = plan.replay(person.owner_id)
    assert result.in_flight == ()
    return result.live_hash == result.shadow_hash


def test_an_older_revision_that_comes_late_is_skipped(platform: Platform) -> None:  # noqa: F811
    person = platform.person()
    document = person.uploaded()
    platform.run(person.owner_id, until="extract")
    assert person.client.put(f"/v1/documents/{document}/kind", json={"kind": "other"}).status_code == 202
    platform.run(person.owner_id, until="extract")
    older, newer = _of_type(platform, person, "facts.extracted")

    assert _apply(platform, "dedupe", newer) is Result.APPLIED
    assert _apply(platform, "dedupe", older) is Result.SKIPPED

    platform.run(person.owner_id)
    steps = person.client.get(f"/v1/documents/{document}").json()
    assert steps["kind"] == "other"
    assert ("dedupe", "skipped", "older_revision") in [
        (step["stage"], step["outcome"], step["reason"]) for step in steps["processing"]
    ]
    assert person.client.get("/v1/people/me/facts").json()["items"] == []
    assert _replayed_alike(platform, person)


def test_an_older_snapshot_that_comes_late_is_skipped_by_every_later_stage(platform: Platform) -> None:  # noqa: F811
    person = platform.person()
    person.uploaded()
    person.uploaded(RESUME.replace(b"Docker", b"Rust"), "second.txt")
    platform.run(person.owner_id, until="dedupe")
    for stage, event_type in (
        ("map_skills", "facts.deduplicated"),
        ("update_graph", "skills.mapped"),
        ("generate_insights", "knowledge.updated"),
    ):
        rows = _of_type(platform, person, event_type)
        if len(rows) == 1:  # the stage before has skipped the older one; this one gets the newer alone
            assert _apply(platform, stage, rows[0]) is Result.APPLIED
            continue
        older, newer = rows
        assert _apply(platform, stage, newer) is Result.APPLIED
        assert _apply(platform, stage, older) is Result.SKIPPED
    skills = {skill["phrase"] for skill in person.client.get("/v1/people/me/skills").json()["items"]}
    assert {"Rust", "Python"} <= skills
    assert _replayed_alike(platform, person)


def test_an_edit_of_a_fact_that_is_gone_gets_a_typed_refusal(platform: Platform) -> None:  # noqa: F811
    person = platform.person()
    document = person.uploaded()
    platform.run(person.owner_id)
    fact = person.client.get("/v1/people/me/facts").json()["items"][0]
    answers: list[Any] = []

    def edit() -> None:
        headers = {"If-Match": fact["etag"]}
        answers.append(
            person.client.patch(f"/v1/people/me/facts/{fact['id']}", json={"action": "approve"}, headers=headers)
        )

    editor = threading.Thread(target=edit)
    editor.start()
    while not _of_type(platform, person, "fact.edited"):
        assert editor.is_alive()
    assert person.client.delete(f"/v1/documents/{document}").status_code == 204
    (edited,), (deleted,) = _of_type(platform, person, "fact.edited"), _of_type(platform, person, "document.deleted")
    assert _apply(platform, "dedupe", deleted) is Result.APPLIED
    assert _apply(platform, "dedupe", edited) is Result.APPLIED
    editor.join(150)
    assert (answers[0].status_code, answers[0].json()["code"]) == (409, "fact_gone")
    platform.run(person.owner_id)
    assert person.client.get("/v1/people/me/facts").json()["items"] == []
    assert _replayed_alike(platform, person)


def test_a_command_that_a_deletion_left_alone_is_there_in_a_replay_too(platform: Platform) -> None:  # noqa: F811
    """Found by chaos: when the deletion came, an older revision still supported the fact; the newest does not."""
    person = platform.person()
    kept, deleted = person.uploaded(), person.uploaded(RESUME + b"\n", "copy.txt")
    platform.run(person.owner_id)
    fact = next(fact for fact in person.client.get("/v1/people/me/facts").json()["items"] if fact["type"] == "skill")
    edit = {"json": {"action": "reject"}, "headers": {"If-Match": fact["etag"]}}
    editor = threading.Thread(target=person.client.patch, args=(f"/v1/people/me/facts/{fact['id']}",), kwargs=edit)
    editor.start()
    while not _of_type(platform, person, "fact.edited"):
        assert editor.is_alive()
    platform.run(person.owner_id)
    editor.join(150)
    assert person.client.delete(f"/v1/documents/{deleted}").status_code == 204
    platform.run(person.owner_id)
    assert person.client.put(f"/v1/documents/{kept}/kind", json={"kind": "other"}).status_code == 202
    platform.run(person.owner_id)
    assert _replayed_alike(platform, person)
    person.uploaded(RESUME + b"\n\n", "third.txt")
    platform.run(person.owner_id)
    assert person.client.get(f"/v1/people/me/facts/{fact['id']}").json()["status"] == "rejected"
    assert _replayed_alike(platform, person)
