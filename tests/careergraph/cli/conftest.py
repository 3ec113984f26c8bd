"""Command lines on the servers of this run."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from shared.db.database import Database
from shared.runtime import dead_letters, outbox
from shared.runtime.broker import Record
from shared.runtime.codec import to_headers
from shared.runtime.tables import OUTBOX
from shared.security.keyring import Keyring
from tests.careergraph.cli.running import CommandLine
from tests.careergraph.cli.uploads import Uploaded, uploaded_event

MASTER_KEY = bytes(range(32)).hex()
"""The one of the fixture `keyring`."""


@pytest.fixture
def offline(tmp_path: Path) -> CommandLine:
    """Without any server."""
    return CommandLine(tmp_path / "home")


@pytest.fixture
def online(tmp_path: Path, database_url: str, kafka, topic_prefix: str) -> CommandLine:
    """On the real Postgres and Kafka of this run, with a database and topics of its own."""
    return CommandLine(
        tmp_path / "home",
        {
            "DATABASE_URL": database_url,
            "KAFKA_BOOTSTRAP_SERVERS": kafka.bootstrap_servers,
            "KAFKA_TOPIC_PREFIX": topic_prefix,
            "CAREERGRAPH_MASTER_KEY": MASTER_KEY,
        },
    )


@pytest.fixture
def upload(database: Database, keyring: Keyring) -> Uploaded:
    """An upload of a new person in the log, not sent yet."""
    person, document = uuid4(), uuid4()
    event = uploaded_event(document)
    with database.transaction("app", person) as connection:
        keyring.create_person(connection, person)
        keyring.create(connection, person, "document", document)
        envelope = outbox.first_envelope(event, person, "2026-01-02T03:04:05.000Z")
        envelope = outbox.add(connection, keyring, event, envelope, "test")
        payload = connection.scalar(select(OUTBOX.c.payload))
    assert payload is not None
    return Uploaded(person, document, envelope, payload)


@pytest.fixture
def letter(database: Database, upload: Uploaded) -> UUID:
    """A dead letter of that upload."""
    envelope, key = upload.envelope, str(upload.document).encode()
    record = Record(envelope.topic, 0, 0, key, upload.payload, to_headers(envelope, "test"))
    with database.transaction("app", upload.person) as connection:
        dead_letters.add(connection, "read", record, envelope, "failed", "ValueError at pdf.py:1", 3)
    return dead_letters.dead_letter_id("read", envelope.event_id)
