"""The API on real Postgres, with the stages run in process, one event after another, when a test says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import select

from careergraph.api import api_services, app_of
from careergraph.composition import stage_resources
from careergraph.pipeline import STAGES
from services.ingest.scanning.scanner import Verdict
from services.ingest.settings import IngestParts
from shared.config import Settings
from shared.db.database import Database
from shared.http.provided import ApiServices
from shared.runtime.broker import Record
from shared.runtime.codec import to_headers
from shared.runtime.offsets import LowWater
from shared.runtime.processor import Processor, Services
from shared.runtime.tables import OUTBOX
from shared.schemas.event import Envelope
from shared.security.api_keys import create_operator_key, create_person_key
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs

RESUME = b"""Ada Example
ada@example.org

Experience

Data Engineer, Northwind Traders
2019 - 2022
- Cut the nightly load from 55 to 21 minutes with Python and PostgreSQL

Education

BSc Computer Science, University of Leeds, 2018

Skills

Python, PostgreSQL, Docker
"""


@dataclass
class FixedScanner:
    """Answers every scan with the verdict that the test has set."""

    verdict: Verdict = field(default_factory=lambda: Verdict("clean", "test-engine", "1"))
    scanned: int = 0

    def scan(self, data: bytes) -> Verdict:
        self.scanned += 1
        return self.verdict


@dataclass
class Person:
    """Somebody with an API key."""

    owner_id: UUID
    client: TestClient

    def upload(self, content: bytes = RESUME, name: str = "cv.txt", **more: Any) -> Response:
        return self.client.post("/v1/documents", files={"file": (name, content)}, **more)

    def uploaded(self, content: bytes = RESUME, name: str = "cv.txt") -> str:
        """The id of a new document."""
        answer = self.upload(content, name)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["id"])


@dataclass
class Platform:
    """The app, its services, and the stages."""

    services: ApiServices
    scanner: FixedScanner
    client: TestClient
    resources: Any

    def person(self) -> Person:
        owner_id = uuid4()
        return Person(
            owner_id, self._client(create_person_key(self.services.database, self.services.keyring, owner_id))
        )

    def person_in_graph(self, document: bytes = RESUME) -> Person:
        """A new person whose one document went through all stages."""
        made = self.person()
        made.uploaded(document)
        self.run(made.owner_id)
        return made

    def operator(self) -> TestClient:
        return self._client(create_operator_key(self.services.database))

    def events(self, owner_id: UUID) -> list[Any]:
        """Rows of the outbox."""
        with self.services.database.transaction("app", owner_id) as connection:
            return list(connection.execute(select(OUTBOX).where(OUTBOX.c.owner_id == owner_id).order_by(OUTBOX.c.id)))

    def run(self, owner_id: UUID, until: str | None = None) -> None:
        """Apply every event of the person at every stage that wants it, new ones too; up to the stage `until`."""
        names = [stage.name for stage in STAGES]
        active = STAGES if until is None else STAGES[: names.index(until) + 1]
        services = Services(self.services.database, self.services.keyring, self.services.blobs, self.resources)
        done: set[UUID] = set()
        while rows := [row for row in self.events(owner_id) if row.event_id not in done]:
            for row in rows:
                done.add(row.event_id)
                for stage in active:
                    if row.type in {event.TYPE for event in stage.consumes}:
                        Processor(stage, services).process(record_of(row), LowWater(0))

    def _client(self, key: str) -> TestClient:
        return TestClient(self.client.app, headers={"Authorization": f"Bearer {key}"}, raise_server_exceptions=False)


def record_of(row: Any) -> Record:
    """The message that the relay makes of a row of the outbox."""
    envelope = Envelope.model_validate({name: getattr(row, name) for name in Envelope.model_fields})
    headers = to_headers(envelope, row.producer)
    return Record(envelope.topic, 0, row.id, row.key.encode(), bytes(row.payload), headers)


@contextmanager
def open_platform(database: Database, keyring: Keyring, blobs: SealedBlobs) -> Iterator[Platform]:
    """The API, and stages to run by hand."""
    scanner = FixedScanner()
    made = api_services(Settings(), database, keyring, blobs, lambda: None, scanner=scanner)
    resources = stage_resources(database)
    app = app_of(made)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield Platform(made, scanner, client, resources)
    resources.close()


@pytest.fixture
def platform(database: Database, keyring: Keyring, blobs: SealedBlobs) -> Iterator[Platform]:
    """One without a person, for a test alone."""
    with open_platform(database, keyring, blobs) as opened:
        yield opened


def with_ingest(platform: Platform, **changes: Any) -> Platform:
    """The platform with other settings of ingest."""
    parts = platform.services.parts[IngestParts]
    changed = replace(parts, settings=replace(parts.settings, **changes))
    services = replace(platform.services, parts={**platform.services.parts, IngestParts: changed})
    platform.client.app.state.services = services
    platform.services = services
    return platform


def problem_code(answer: Response) -> str:
    """The stable code of an answer that has to be problem+json."""
    assert answer.headers["content-type"] == "application/problem+json"
    return str(answer.json()["code"])
