"""A document is deleted, a person erased, while their events are on the way (F40)."""

from careergraph.invariants.persons import person_is_gone
from careergraph.pipeline import STAGES
from shared.runtime.replay.shadow import persons
from tests.faults.faulty_platform import FaultPerson, FaultyPlatform


def _stuck_half_way(faulty: FaultyPlatform, *people: FaultPerson) -> None:
    """One document of each is through; another was extracted; a third was uploaded only."""
    with faulty.working():
        for person in people:
            person.uploaded(1)
        faulty.settle()
    with faulty.working(STAGES[:3]):
        for person in people:
            person.uploaded(2)
        faulty.settle(STAGES[:3])
    for person in people:
        person.uploaded(3)


def test_nothing_of_an_erased_person_comes_back(faulty: FaultyPlatform) -> None:
    leaver, stayer = faulty.person(), faulty.person()
    _stuck_half_way(faulty, leaver, stayer)
    assert leaver.http.delete("/v1/people/me").status_code == 202
    operator = faulty.operator()
    with faulty.working():
        faulty.settle()
        assert person_is_gone(faulty.database, faulty.keyring, faulty.blobs.store, leaver.owner_id) == []
        for owner, status in ((leaver, 404), (stayer, 202)):
            wanted = {"owner_id": str(owner.owner_id), "from_stage": "read"}
            assert operator.post("/v1/admin/replays", json=wanted).status_code == status
        faulty.settle()
        assert person_is_gone(faulty.database, faulty.keyring, faulty.blobs.store, leaver.owner_id) == []
        assert faulty.violations([*leaver.promised, *stayer.promised]) == []
    reasons = {
        row.reason
        for row in faulty.rows(
            "select distinct reason from runtime.inbox where owner_id = :o and status = 'skipped'", o=leaver.owner_id
        )
    }
    assert reasons == {"erased"}
    assert faulty.count("runtime.dead_letters") == 0
    assert persons(faulty.database) == [stayer.owner_id]
    assert faulty.replay_violations() == []


def test_a_deleted_document_leaves_what_a_history_without_it_gives(faulty: FaultyPlatform) -> None:
    person, other = faulty.person(), faulty.person()
    _stuck_half_way(faulty, person)
    for document in (person.documents[0], person.documents[1]):
        assert person.http.delete(f"/v1/documents/{document}").status_code == 204
    with faulty.working():
        other.uploaded(3)
        faulty.settle()
        assert faulty.facts(person.owner_id) == faulty.facts(other.owner_id) != []
        assert faulty.violations([*person.promised, *other.promised]) == []
    assert faulty.count("runtime.dead_letters") == 0
    assert faulty.replay_violations() == []
