"""Edits of one fact that are made at once: one is applied, the others are told, and a replay agrees."""

import threading
from typing import Any

import pytest

from careergraph.pipeline import STAGES, stage_named
from services.knowledge_graph.stages.dedupe import DEDUPE
from shared.runtime.offsets import LowWater
from shared.runtime.processor import Processor, Result, Services
from shared.runtime.replay.shadow import ShadowReplay
from shared.schemas.commands import FactEdited
from shared.schemas.snapshots import FactsDeduplicated
from shared.security.keyring import KeyDestroyed
from tests.api_platform import RESUME, Person, Platform, platform, record_of
from tests.services.knowledge_graph.building import Document, id_of
from tests.services.knowledge_graph.fake_front_door import FakeFrontDoorStore, FrontDoor
from tests.services.knowledge_graph.pipeline import extracted

__all__ = ["platform"]

FACTS = "/v1/people/me/facts"


@pytest.fixture
def person(platform: Platform) -> Person:
    """Somebody whose résumé is in the graph."""
    return platform.person_in_graph()


class Editors:
    """Requests that wait in threads of their own for what becomes of their edits."""

    def __init__(self, platform: Platform, person: Person) -> None:
        self._platform, self._person, self._fact = platform, person, title(person)
        self._threads: list[threading.Thread] = []
        self.answers: list[Any] = []

    def send(self, body: dict[str, Any], if_match: str | None = None) -> None:
        """Start one."""

        def request() -> None:
            headers = {"If-Match": if_match or self._fact["etag"]}
            path = f"{FACTS}/{self._fact['id']}"
            self.answers.append(self._person.client.patch(path, json=body, headers=headers))

        self._threads.append(threading.Thread(target=request))
        self._threads[-1].start()

    def wait_until_sent(self) -> None:
        """Until the log has an edit of each that was sent."""
        while len(edits(self._platform, self._person)) < len(self._threads):
            assert all(thread.is_alive() for thread in self._threads), [answer.text for answer in self.answers]

    def answered(self) -> list[tuple[int, str | None]]:
        """(status, code) of all answers, sorted, after the stages ran until the last came."""
        while any(thread.is_alive() for thread in self._threads):
            self._platform.run(self._person.owner_id)
        return sorted((one.status_code, one.json().get("code")) for one in self.answers)


def title(person: Person) -> dict[str, Any]:
    fact: dict[str, Any] = person.client.get(FACTS, params={"type": "work.title"}).json()["items"][0]
    return fact


def edits(platform: Platform, person: Person) -> list[Any]:
    return [row for row in platform.events(person.owner_id) if row.type == "fact.edited"]


def replays_alike(platform: Platform, person: Person) -> bool:
    services = platform.services
    plan = ShadowReplay(services.database, services.keyring, services.blobs.store, platform.resources, STAGES)
    result = plan.replay(person.owner_id)
    assert result.in_flight == ()
    return result.live_hash == result.shadow_hash


def test_of_edits_of_one_version_exactly_one_is_applied(platform: Platform, person: Person) -> None:
    """All pass the check of the API before the front door hears of any."""
    fact, editors, values = title(person), Editors(platform, person), ["Architect", "Analyst", "Lead Engineer"]
    for value in values:
        editors.send({"action": "correct", "value": value})
    editors.wait_until_sent()
    assert editors.answered() == [(200, None), *[(412, "precondition_failed")] * 2]
    (won,) = (answer.json() for answer in editors.answers if answer.status_code == 200)
    now = person.client.get(f"{FACTS}/{fact['id']}").json()
    assert now == won
    assert now["value"] in values
    assert replays_alike(platform, person)


def test_edits_while_the_stages_run(platform: Platform, person: Person) -> None:
    """Whichever of the two checks meets the loser, there is one winner a round."""
    for action in ("reject", "approve", "reject"):
        editors = Editors(platform, person)
        for _ in range(4):
            editors.send({"action": action})
        assert editors.answered() == [(200, None), *[(412, "precondition_failed")] * 3]
    assert replays_alike(platform, person)


def test_an_edit_of_the_new_version_is_applied(platform: Platform, person: Person) -> None:
    for action in ("approve", "reject", "approve"):
        editors = Editors(platform, person)
        editors.send({"action": action})
        assert editors.answered() == [(200, None)]
    assert replays_alike(platform, person)


def test_an_edit_of_any_version_is_applied(platform: Platform, person: Person) -> None:
    editors = Editors(platform, person)
    editors.send({"action": "reject"}, "*")
    editors.send({"action": "reject"}, "*")
    editors.wait_until_sent()
    assert editors.answered() == [(200, None)] * 2


def test_a_document_that_comes_between_does_not_refuse_an_edit(platform: Platform, person: Person) -> None:
    """It adds evidence; the value that the person judged is the same. And it never takes back what was accepted."""
    editors = Editors(platform, person)
    person.uploaded(RESUME + b"\n", "copy.txt")
    platform.run(person.owner_id, until="extract")
    editors.send({"action": "approve"})
    editors.wait_until_sent()
    assert editors.answered() == [(200, None)]
    person.uploaded(RESUME + b"\n\n", "third.txt")
    platform.run(person.owner_id)
    assert title(person)["status"] == "approved"
    assert replays_alike(platform, person)


def test_what_lost_can_never_be_read_again(platform: Platform, person: Person) -> None:
    """So it cannot win where the winner is gone: after its document was deleted, or in a log that is read anew."""
    editors = Editors(platform, person)
    copy = person.uploaded(RESUME + b"\n", "copy.txt")
    editors.send({"action": "reject"})
    editors.wait_until_sent()
    editors.send({"action": "approve"})
    editors.wait_until_sent()
    editors.answered()
    won, lost = edits(platform, person)
    services = platform.services
    with services.database.transaction("app", person.owner_id) as connection:
        assert services.keyring.open(connection, person.owner_id, won.key_id)
        with pytest.raises(KeyDestroyed):
            services.keyring.open(connection, person.owner_id, lost.key_id)
    stage = Services(services.database, services.keyring, services.blobs, platform.resources)
    again = Processor(stage_named(DEDUPE.name), stage).process(record_of(lost), LowWater(0))
    assert again is Result.SUPPRESSED
    assert person.client.delete(f"/v1/documents/{copy}").status_code == 204
    platform.run(person.owner_id)
    assert title(person)["status"] == "rejected"
    assert replays_alike(platform, person)


def test_the_front_door_compares_edits_of_the_same_keys() -> None:
    document = Document("a")
    document.job("Acme", "Engineer", "2018-02")
    door = FrontDoor(FakeFrontDoorStore())
    first = door.take(extracted(document))
    assert isinstance(first, FactsDeduplicated)
    employer, position = (next(f for f in first.facts if f.type == t) for t in ("work.employer", "work.title"))

    def reached(name: str, keys: tuple[str, ...], *seen: str) -> bool:
        edit = FactEdited(action="approve", keys=keys, seen=tuple(id_of(one) for one in seen))
        return isinstance(door.take(edit, name), FactsDeduplicated)

    assert reached("of the title", position.keys)
    assert reached("of another fact", employer.keys)
    assert not reached("lost", position.keys)
    assert reached("after the first", position.keys, "of the title")
    assert not reached("of the first alone", position.keys, "of the title")
    assert reached("of both", position.keys, "of the title", "after the first", "lost")
    assert isinstance(door.take(FactEdited(action="reject", keys=position.keys), "old"), FactsDeduplicated)
