"""`events` and `dead-letters`: metadata for operators, data only with the person's key."""

import json
from uuid import UUID, uuid4

from sqlalchemy import func, select

from shared.db.database import Database
from shared.runtime import outbox
from shared.security.keyring import Keyring
from shared.security.tables import AUDIT
from tests.careergraph.cli.running import CommandLine
from tests.careergraph.cli.uploads import Uploaded, uploaded_event


def events_of(online: CommandLine, *arguments: str) -> list[dict[str, object]]:
    done = online.run("events", "tail", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_tail_filters_and_shows_no_data(online: CommandLine, upload: Uploaded) -> None:
    (event,) = events_of(online)
    assert event["event_id"] == str(upload.envelope.event_id)
    assert "payload" not in event
    assert events_of(online, "--person", str(upload.person)) == [event]
    assert events_of(online, "--document", str(upload.document)) == [event]
    assert events_of(online, "--person", str(uuid4())) == []


def test_show_opens_the_data_only_for_its_person(online: CommandLine, upload: Uploaded) -> None:
    event_id = str(upload.envelope.event_id)
    closed = online.run("events", "show", event_id)
    assert closed.returncode == 0
    assert "4711" not in closed.stdout
    opened = online.run("events", "show", event_id, "--open", "--person", str(upload.person), "--json")
    assert json.loads(opened.stdout)["data"]["size"] == 4711
    assert "personal data" in opened.stderr
    foreign = online.run("events", "show", event_id, "--open", "--person", str(uuid4()))
    assert (foreign.returncode, foreign.stdout) == (2, "")


def test_what_was_deleted_does_not_open(
    online: CommandLine, upload: Uploaded, database: Database, keyring: Keyring
) -> None:
    with database.transaction("app", upload.person) as connection:
        keyring.destroy_document(connection, upload.person, upload.document)
    done = online.run("events", "show", str(upload.envelope.event_id), "--open", "--person", str(upload.person))
    assert (done.returncode, done.stdout) == (1, "")
    assert "deleted" in done.stderr


def test_follow_prints_what_comes(online: CommandLine, upload: Uploaded, database: Database, keyring: Keyring) -> None:
    process = online.start("events", "tail", "--follow", "--json")
    try:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["event_id"] == str(upload.envelope.event_id)
        event = uploaded_event(upload.document)
        envelope = outbox.first_envelope(event, upload.person, "2026-01-02T03:04:06.000Z")
        with database.transaction("app", upload.person) as connection:
            outbox.add(connection, keyring, event, envelope, "test")
        assert json.loads(process.stdout.readline())["event_id"] == str(envelope.event_id)
    finally:
        process.terminate()
        process.communicate(timeout=60)


def test_dead_letters_are_listed_shown_and_replayed_once(
    online: CommandLine, upload: Uploaded, letter: UUID, database: Database
) -> None:
    (listed,) = json.loads(online.run_anew("dead-letters", "list", "--json").stdout)
    assert (listed["id"], listed["stage"], listed["code"]) == (str(letter), "read", "failed")
    shown = online.run("dead-letters", "show", str(letter))
    assert f"document_id: {upload.document}" in shown.stdout

    replayed = online.run("dead-letters", "replay", str(letter), "--json")
    assert replayed.returncode == 0, replayed.stderr
    sent = json.loads(replayed.stdout)
    assert sent["event_id"] in {event["event_id"] for event in events_of(online)}
    assert json.loads(online.run("dead-letters", "list", "--json").stdout) == []
    assert len(json.loads(online.run("dead-letters", "list", "--all", "--json").stdout)) == 1

    again = online.run("dead-letters", "replay", str(letter))
    assert (again.returncode, again.stderr) == (1, "careergraph: The dead letter was replayed already.\n")
    with database.transaction("operator") as connection:
        assert connection.scalar(select(func.count()).where(AUDIT.c.target == str(letter))) == 4


def test_a_dead_letter_that_is_not_there(online: CommandLine) -> None:
    done = online.run("dead-letters", "show", str(uuid4()))
    assert (done.returncode, done.stdout) == (2, "")
