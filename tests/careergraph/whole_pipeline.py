"""The whole pipeline on real Postgres, one event after another in the calling thread, without Kafka.

For tests of what comes out. What the runtime does under concurrency and faults is tested on real Kafka elsewhere.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text

from careergraph.composition import LazyResources
from careergraph.pipeline import STAGE_NAMES, STAGES
from shared.db.database import Database
from shared.runtime import outbox
from shared.runtime.broker import Record
from shared.runtime.codec import to_headers
from shared.runtime.offsets import LowWater
from shared.runtime.processor import Processor, Result, Services
from shared.runtime.replay.shadow import ShadowReplay
from shared.schemas.documents import DocumentDeleted, DocumentUploaded, ScanVerdict
from shared.schemas.event import Envelope, Event
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
TIME = "2026-05-04T03:02:01Z"
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".txt": "text/plain",
}


def with_others(resources: LazyResources, others: Mapping[type[Any], Any]) -> LazyResources:
    """The same resources but for these. Closing them is left to whoever made them."""

    def giver(kind: type[Any]) -> Callable[[], Any]:
        return lambda: others[kind] if kind in others else resources[kind]

    return LazyResources({kind: giver(kind) for kind in resources})


class WholePipeline:
    """Uploads documents of one person and lets every stage work until nothing is left to do."""

    def __init__(
        self, database: Database, keyring: Keyring, blobs: SealedBlobs, resources: LazyResources, stages: Any = STAGES
    ) -> None:
        self.database = database
        self.keyring = keyring
        self.blobs = blobs
        self.resources = resources
        services = Services(database, keyring, blobs, resources)
        self._processors = [Processor(stage, services) for stage in stages]
        self.owner_id = self.new_person()

    def new_person(self) -> UUID:
        owner_id = uuid4()
        with self.database.transaction("app", owner_id) as connection:
            self.keyring.create_person(connection, owner_id)
        return owner_id

    def upload(self, path: Path, owner_id: UUID | None = None) -> UUID:
        """Put a document in, as the API does; returns its id. Nothing works on it before `settle`."""
        owner, document_id = owner_id or self.owner_id, uuid4()
        data = path.read_bytes()
        with self.database.transaction("app", owner) as connection:
            key = self.keyring.create(connection, owner, "document", document_id)
            content = self.blobs.put(key, owner, document_id, "original", data)
            event = DocumentUploaded(
                document_id=document_id,
                content=content,
                size=len(data),
                media_type=MEDIA_TYPES[path.suffix],
                verdict=ScanVerdict(status="not_configured", engine="none"),
            )
            outbox.add(connection, self.keyring, event, outbox.first_envelope(event, owner, TIME), "test")
        return document_id

    def send(self, event: Event, owner_id: UUID | None = None) -> Envelope:
        """Put a command in."""
        owner = owner_id or self.owner_id
        with self.database.transaction("app", owner) as connection:
            envelope = outbox.first_envelope(event, owner, TIME)
            return outbox.add(connection, self.keyring, event, envelope, "test")

    def delete(self, document_id: UUID) -> None:
        """Delete a document, as the API does."""
        with self.database.transaction("app", self.owner_id) as connection:
            self.keyring.destroy_document(connection, self.owner_id, document_id)
        self.send(DocumentDeleted(document_id=document_id))

    def settle(self) -> list[Result]:
        """Let every stage apply every event, until no event is left."""
        results = []
        while rows := self._unpublished():
            for envelope, key, payload, producer in rows:
                record = Record(envelope.topic, 0, 0, key.encode(), payload, to_headers(envelope, producer))
                results += [
                    processor.process(record, LowWater(0))
                    for processor in self._processors
                    if envelope.type in {event.TYPE for event in processor.stage.consumes}
                ]
        return results

    def shadow_plan(
        self, start: str = "read", *, stages: Any = STAGES, told: Mapping[str, Any] | None = None
    ) -> ShadowReplay:
        """A shadow replay, from a stage on, of what is here."""
        return ShadowReplay(
            database=self.database,
            keyring=self.keyring,
            blobs=self.blobs.store,
            resources=self.resources,
            stages=stages,
            start=STAGE_NAMES.index(start),
            told=told or {},
        )

    def rows(self, sql: str, **values: object) -> Sequence[Any]:
        """Rows as the owner sees them."""
        with self.database.transaction("app", self.owner_id) as connection:
            return connection.execute(text(sql), values).all()

    def _unpublished(self) -> list[tuple[Envelope, str, bytes, str]]:
        with self.database.transaction("relay") as connection:
            found = connection.execute(
                text("select * from runtime.outbox where published_at is null order by id")
            ).all()
            connection.execute(text("update runtime.outbox set published_at = now() where published_at is null"))
        return [
            (
                Envelope.model_validate({name: getattr(row, name) for name in Envelope.model_fields}),
                row.key,
                bytes(row.payload),
                row.producer,
            )
            for row in found
        ]
