"""The database is restored to an earlier time while Kafka stays ahead (F39)."""

from careergraph.pipeline import STAGES
from tests.faults.conftest import maintain
from tests.faults.faulty_platform import FaultyPlatform


def test_a_restored_database_goes_on_and_names_what_is_lost(faulty: FaultyPlatform) -> None:
    person = faulty.person()
    with faulty.working():
        person.uploaded(1)
        faulty.settle()
    waiting = [person.uploaded(2), person.uploaded(3)]  # known to the backup, and not yet worked on
    _copy(faulty, "backup", of=_name(faulty))

    with faulty.working():
        lost = person.uploaded(4)
        faulty.settle()
        fact = person.http.get("/v1/people/me/facts").json()["items"][0]
        edit = {"json": {"action": "reject"}, "headers": {"If-Match": fact["etag"]}}
        assert person.http.patch(f"/v1/people/me/facts/{fact['id']}", **edit).status_code == 200
        faulty.settle()
    later = {event.event_id for event in faulty.events(person.owner_id)}
    _copy(faulty, _name(faulty), of="backup")
    known = {event.event_id for event in faulty.events(person.owner_id)}

    with faulty.working():
        faulty.settle()
        after = person.uploaded(5)
        faulty.settle()
        log = faulty.log()
        found = faulty.violations([(person.owner_id, one) for one in [*waiting, after]], log)
    again = set(log.rows)
    assert known < again
    gone = later - again
    # Lost, and listed: on the topics they lie, and no stage took them in.
    assert [violation.invariant for violation in found] == ["I3"]
    assert "not in the log" in found[0].what
    assert {message.event_id for message in log.strange} - again == gone
    assert str(lost) not in {str(row.document_id) for row in faulty.rows("select document_id from ingest.documents")}
    listed = {row.stage for row in faulty.rows("select stage from runtime.undecodable where code = 'not_in_log'")}
    assert listed == {stage.name for stage in STAGES}
    assert faulty.count("runtime.dead_letters") == 0
    assert faulty.count("knowledge_graph.commands") == 0
    assert faulty.replay_violations() == []


def _name(faulty: FaultyPlatform) -> str:
    return str(faulty.database.url.database)


def _copy(faulty: FaultyPlatform, name: str, *, of: str) -> None:
    """`name` becomes a copy of the database `of`; nobody may be connected to either."""
    faulty.database.dispose()
    if name == _name(faulty):
        maintain(faulty.servers, f"drop database {name} with (force)")
    maintain(faulty.servers, f"create database {name} template {of}")
    if of == "backup":
        maintain(faulty.servers, "drop database backup")
