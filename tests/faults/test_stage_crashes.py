"""A process of stages is killed right before, or right after, its commit: one effect, and the same successors."""

from typing import Any
from uuid import uuid5

import pytest

from careergraph.pipeline import STAGE_NAMES
from tests.faults.faulty_platform import FaultyPlatform

DEATH_SECONDS = 120.0


def _chain(faulty: FaultyPlatform, owner: Any) -> list[tuple[str, str]]:
    """(type, producer) of the person's events; each id has to follow from its cause."""
    events = faulty.events(owner)
    for event in events:
        if event.cause_id is not None:
            assert event.event_id == uuid5(event.cause_id, f"{event.producer}:{event.replay_id}:{event.type}")
    return sorted((event.type, event.producer) for event in events)


@pytest.mark.timeout(800)
@pytest.mark.parametrize("point", ["before_db_commit", "after_db_commit"])
def test_killed_at_every_stage_it_has_one_effect(faulty: FaultyPlatform, point: str) -> None:  # F01, F02
    undisturbed, person = faulty.person(), faulty.person()
    with faulty.working():
        undisturbed.uploaded()
        faulty.settle()
    relay = faulty.process("relay")
    person.uploaded()
    for number, stage in enumerate(STAGE_NAMES, start=1):
        # It works on everything up to that stage, and dies there with what it has in hand.
        process = faulty.process("run", *STAGE_NAMES[:number], crash_at=f"{point}@{stage}")
        assert process.wait_until_dead(DEATH_SECONDS), f"{stage} was not reached: {process.log_text}"
    last = faulty.process("run", "all")
    last.wait_until_ready()
    faulty.settle()
    assert last.stop()[0] == relay.stop()[0] == 0
    assert _chain(faulty, person.owner_id) == _chain(faulty, undisturbed.owner_id)
    assert [fact.id for fact in faulty.facts(person.owner_id)] == [
        fact.id for fact in faulty.facts(undisturbed.owner_id)
    ]
    assert faulty.violations([*person.promised, *undisturbed.promised]) == []
    assert faulty.count("runtime.dead_letters") == 0
