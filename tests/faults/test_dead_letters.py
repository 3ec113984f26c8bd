"""An event that a stage gave up on holds up nobody, and takes its place again when an operator says so."""

import dataclasses
import threading
from typing import Any

import pytest

from careergraph.pipeline import STAGES
from shared.runtime.lane import Lane
from shared.runtime.offsets import LowWater
from shared.runtime.processor import Processor, Services
from shared.runtime.stage import Stage
from shared.schemas.upcasters import UPCASTERS
from tests.api_platform import record_of
from tests.faults.faulty_platform import FaultyPlatform
from tests.shared.runtime.running import wait_until


def _with_poison(name: str, is_poison: Any) -> tuple[Stage[Any, Any], ...]:
    """The pipeline, whose stage `name` fails at events that `is_poison`."""

    def failing(stage: Stage[Any, Any]) -> Stage[Any, Any]:
        def handle(event: Any, ctx: Any) -> Any:
            if is_poison(event):
                raise ZeroDivisionError
            return stage.handle(event, ctx)

        return dataclasses.replace(stage, handle=handle)

    return tuple(failing(stage) if stage.name == name else stage for stage in STAGES)


def _replay_by_two_operators_at_once(faulty: FaultyPlatform) -> list[tuple[int, str | None]]:
    operators = [faulty.operator(), faulty.operator()]
    (letter,) = operators[0].get("/v1/admin/dead-letters", params={"open": True}).json()["items"]
    together, answers = threading.Barrier(2), []

    def replay(operator: Any) -> None:
        together.wait()
        answer = operator.post(f"/v1/admin/dead-letters/{letter['id']}/replay")
        answers.append((answer.status_code, answer.json().get("code")))

    threads = [threading.Thread(target=replay, args=(operator,)) for operator in operators]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


def _history_without_fault(faulty: FaultyPlatform, numbers: list[int]) -> list[Any]:
    other = faulty.person()
    for number in numbers:
        other.uploaded(number)
        faulty.settle()
    return faulty.facts(other.owner_id)


def test_before_the_front_door_it_takes_its_place_as_a_new_input(faulty: FaultyPlatform) -> None:  # F18, F24
    person, poison = faulty.person(), []
    with faulty.working(_with_poison("extract", lambda event: getattr(event, "document_id", None) in poison)):
        poison.append(person.uploaded(1))
        wait_until(lambda: faulty.count("runtime.dead_letters") == 1)
        person.uploaded(2)
        faulty.settle()
    assert faulty.rows("select code, stage, attempts from runtime.dead_letters") == [("stage_failed", "extract", 3)]
    assert person.http.get(f"/v1/documents/{poison[0]}").json()["status"] == "stuck"
    with faulty.working():
        assert _replay_by_two_operators_at_once(faulty) == [(202, None), (409, "already_replaying")]
        faulty.settle()
        assert person.http.get(f"/v1/documents/{poison[0]}").json()["status"] == "done"
        assert faulty.facts(person.owner_id) == _history_without_fault(faulty, [2, 1])
        assert faulty.violations(person.promised) == []


def test_behind_the_front_door_the_current_snapshot_is_sent_again(faulty: FaultyPlatform) -> None:  # F18, F24
    person, owners = faulty.person(), []
    with faulty.working(_with_poison("update_graph", lambda event: hasattr(event, "facts"))):
        owners.append(person.uploaded(1))
        wait_until(lambda: faulty.count("runtime.dead_letters") == 1)
    assert faulty.facts(person.owner_id) == []
    with faulty.working():
        assert _replay_by_two_operators_at_once(faulty) == [(202, None), (409, "already_replaying")]
        faulty.settle()
        assert person.http.get(f"/v1/documents/{owners[0]}").json()["status"] == "done"
        assert faulty.facts(person.owner_id) == _history_without_fault(faulty, [1])
        assert faulty.violations(person.promised) == []
    assert faulty.replay_violations() == []


def test_a_version_that_nobody_can_bring_up_becomes_a_dead_letter(  # F21
    faulty: FaultyPlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = faulty.person()
    with faulty.working(STAGES[:3]):
        person.uploaded()
        faulty.settle(STAGES[:3])
    (extracted,) = [row for row in faulty.events(person.owner_id) if row.type == "facts.extracted"]
    with faulty.database.admin.begin() as connection:
        connection.exec_driver_sql("update runtime.outbox set version = 1 where type = 'facts.extracted'")
    (older,) = [row for row in faulty.events(person.owner_id) if row.event_id == extracted.event_id]
    monkeypatch.delitem(UPCASTERS, ("facts.extracted", 1))
    services = Services(faulty.database, faulty.keyring, faulty.blobs, faulty.resources)
    lane = Lane(Processor(STAGES[3], services), threading.Event(), 0.01, 0.01)
    assert lane.apply(record_of(older), LowWater(older.id), lambda: True)
    assert faulty.rows("select code, event_id from runtime.dead_letters") == [("no_upcaster", older.event_id)]
