"""The platform on servers that a test may stop, kill and start again; parts in threads or in processes of their own."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
from fastapi.testclient import TestClient
from sqlalchemy import text

from careergraph.api import api_services, app_of
from careergraph.chaos.processes import PlatformProcess
from careergraph.invariants.checks import read_log, violations
from careergraph.invariants.log import Log
from careergraph.invariants.persons import replay_is_live
from careergraph.invariants.quiescence import wait_until_quiet
from careergraph.invariants.violation import Violation
from careergraph.local.platform import LocalServers
from careergraph.pipeline import STAGES
from shared.config import Settings
from shared.db.database import Database
from shared.http.provided import ApiServices
from shared.runtime.broker import Broker
from shared.runtime.processor import Services
from shared.runtime.relay import Relay
from shared.runtime.replay.shadow import ShadowReplay
from shared.runtime.runner import StageRunner
from shared.runtime.stage import Stage
from shared.runtime.tables import OUTBOX
from shared.security.api_keys import create_operator_key, create_person_key
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.shared.runtime.running import QUICK, running

QUIET_SECONDS = 150.0


def resume_text(number: int) -> bytes:
    """A small résumé of a fictional person; each number gives other bytes."""
    return f"""Ada Example
ada@example.org

Experience

Data Engineer, Northwind Traders
2019 - 2022
- Cut the nightly load from {50 + number} to 21 minutes with Python and PostgreSQL

Education

BSc Computer Science, University of Leeds, 2018

Skills

Python, PostgreSQL, Docker
""".encode()


@dataclass
class FaultPerson:
    """Somebody with an API key. `http` is the app in this process, or a client of an API process."""

    owner_id: UUID
    http: Any
    documents: list[UUID] = field(default_factory=list)

    def upload(self, number: int = 0, key: str | None = None) -> httpx.Response:
        headers = {"Idempotency-Key": key} if key else {}
        return self.http.post(
            "/v1/documents", files={"file": (f"cv-{number}.txt", resume_text(number))}, headers=headers
        )

    def uploaded(self, number: int = 0) -> UUID:
        """The id of a document that was accepted."""
        answer = self.upload(number)
        assert answer.status_code == 202, answer.text
        self.documents.append(UUID(answer.json()["id"]))
        return self.documents[-1]

    @property
    def promised(self) -> list[tuple[UUID, UUID]]:
        return [(self.owner_id, document_id) for document_id in self.documents]


@dataclass
class FaultyPlatform:
    """A database and topics of its own on restartable servers."""

    servers: LocalServers
    database: Database
    broker: Broker
    keyring: Keyring
    blobs: SealedBlobs
    resources: Any
    environment: dict[str, str]
    logs: Path
    processes: list[PlatformProcess] = field(default_factory=list)

    @property
    def api(self) -> ApiServices:
        return api_services(Settings(), self.database, self.keyring, self.blobs, lambda: None)

    def person(self, url: str | None = None) -> FaultPerson:
        """A new person, who talks to the API process at `url`, or to the app in this process."""
        owner_id = uuid4()
        key = create_person_key(self.database, self.keyring, owner_id)
        return FaultPerson(owner_id, self._client(key, url))

    def operator(self) -> TestClient:
        return self._client(create_operator_key(self.database), None)

    def _client(self, key: str, url: str | None) -> Any:
        headers = {"Authorization": f"Bearer {key}"}
        if url is not None:
            return httpx.Client(base_url=url, headers=headers, timeout=60)
        return TestClient(app_of(self.api), headers=headers, raise_server_exceptions=False)

    def process(self, *arguments: str, crash_at: str | None = None) -> PlatformProcess:
        """A started process of the command line."""
        variable = "CAREERGRAPH_API_PORT" if arguments[0] == "api" else "CAREERGRAPH_HEALTH_PORT"
        name = f"{len(self.processes)}-{'-'.join(arguments[:2])}"
        made = PlatformProcess(name, arguments, self.environment, self.logs, port_variable=variable)
        self.processes.append(made)
        made.start(crash_at=crash_at)
        return made

    @contextmanager
    def working(
        self,
        stages: Sequence[Stage[Any, Any]] = STAGES,
        *,
        relay: bool = True,
        database: Database | None = None,
    ) -> Iterator[None]:
        """These stages, and a relay, in threads of this process.

        Args:
            database: how the stages reach the database, when not as everybody else.
        """
        relays = [Relay(self.database, self.broker)] if relay else []
        nudge: Callable[[], None] = relays[0].nudge if relays else lambda: None
        services = Services(database or self.database, self.keyring, self.blobs, self.resources, nudge)
        runners = [StageRunner(stage, self.broker, services, QUICK) for stage in stages]
        with running(*relays, *runners):
            yield

    def settle(self, stages: Sequence[Stage[Any, Any]] = STAGES, seconds: float = QUIET_SECONDS) -> None:
        """Wait until nothing is under way at these stages."""
        left = wait_until_quiet(self.database, stages, seconds)
        assert not left, f"still under way: {left}; " + "; ".join(one.log_text[-800:] for one in self.processes)

    def log(self) -> Log:
        return read_log(self.database, self.broker, STAGES)

    def violations(self, promised: Sequence[tuple[UUID, UUID]] = (), log: Log | None = None) -> list[Violation]:
        """I1 to I7."""
        return violations(self.database, log or self.log(), promised)

    def replay_violations(self) -> list[Violation]:
        """I8."""
        return replay_is_live(ShadowReplay(self.database, self.keyring, self.blobs.store, self.resources, STAGES))

    def rows(self, sql: str, **values: object) -> list[Any]:
        with self.database.admin.connect() as connection:
            return list(connection.execute(text(sql), values))

    def count(self, what: str) -> int:
        """`what` is a table with its condition."""
        return int(self.rows(f"select count(*) from {what}")[0][0])

    def events(self, owner_id: UUID) -> list[Any]:
        """The person's log."""
        with self.database.admin.connect() as connection:
            return list(connection.execute(OUTBOX.select().where(OUTBOX.c.owner_id == owner_id).order_by(OUTBOX.c.id)))

    def facts(self, owner_id: UUID) -> list[Any]:
        """What the person's graph says, in its order."""
        return self.rows(
            "select id, type, text, status, keys from knowledge_graph.facts where owner_id = :o order by rank, id",
            o=owner_id,
        )

    def close(self) -> None:
        for process in self.processes:
            process.kill()
        self.database.dispose()
