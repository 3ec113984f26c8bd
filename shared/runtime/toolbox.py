"""What `prepare` works with: blobs of the event, recorded answers from outside, resources of the process."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from shared.runtime.codec import to_json
from shared.runtime.tables import RECORDS
from shared.schemas.documents import BlobAddress
from shared.schemas.event import Envelope
from shared.security.keyring import DataKey, KeyDestroyed, KeyForeign, Keyring
from shared.security.seal import SealBroken, seal, unseal
from shared.storage.blobs import BlobMissing
from shared.storage.sealed import SealedBlobs

T = TypeVar("T")
Resources = Mapping[type[Any], Any]
_ANSWERS = select(RECORDS.c.name, RECORDS.c.answer).where(
    RECORDS.c.owner_id == bindparam("owner_id"),
    RECORDS.c.stage == bindparam("stage"),
    RECORDS.c.event_id == bindparam("event_id"),
)
_EARLIER = (
    select(RECORDS.c.event_id, RECORDS.c.document_id, RECORDS.c.answer)
    .where(
        RECORDS.c.owner_id == bindparam("owner_id"),
        RECORDS.c.stage == bindparam("stage"),
        RECORDS.c.name == bindparam("name"),
        RECORDS.c.document_id.is_not(None),
    )
    .order_by(RECORDS.c.event_id)
)


class ReplayWouldCallOut(Exception):
    """A replay met a question that has no recorded answer. A replay calls nobody."""


class Toolbox:
    """The `Tools` of one event at one stage.

    Args:
        recorded: answers from an earlier run. With `live=False` nothing else may answer.
        earlier: finds what was recorded under a name for other events of the owner.
    """

    def __init__(
        self,
        stage: str,
        envelope: Envelope,
        key: DataKey | None,
        blobs: SealedBlobs,
        resources: Resources,
        *,
        recorded: Mapping[str, Any] | None = None,
        live: bool = True,
        earlier: Callable[[str], Sequence[Any]] = lambda name: (),
    ) -> None:
        self._stage = stage
        self._envelope = envelope
        self._key = key
        self._blobs = blobs
        self._resources = resources
        self._recorded = dict(recorded or {})
        self._live = live
        self._earlier = earlier
        self.answers: dict[str, Any] = {}

    @property
    def event_id(self) -> UUID:
        return self._envelope.event_id

    @property
    def owner_id(self) -> UUID:
        return self._envelope.owner_id

    def read_blob(self, blob: BlobAddress) -> bytes:
        if self._key is None:
            raise BlobMissing("the event has no key, so it has no blobs")
        return self._blobs.get(self._key, self.owner_id, blob)

    def write_blob(self, name: str, data: bytes) -> BlobAddress:
        if self._key is None or self._envelope.document_id is None:
            raise BlobMissing("the event has no key, so it has no blobs")
        return self._blobs.put(
            self._key, self.owner_id, self._envelope.document_id, f"{name}-{self.event_id.hex}", data
        )

    def ask(self, name: str, call: Callable[[], T]) -> T:
        if name in self._recorded:
            answer: T = self._recorded[name]
        elif self._live:
            answer = json.loads(to_json(call()))  # what a replay will get, so that both see the same types
        else:
            raise ReplayWouldCallOut(f"{self._stage} would ask {name}")
        self.answers[name] = answer
        return answer

    def earlier(self, name: str) -> Sequence[Any]:
        return self._earlier(name)

    def resource(self, kind: type[T]) -> T:
        found: T = self._resources[kind]
        return found


def store_answers(
    connection: Connection, stage: str, envelope: Envelope, key: DataKey, answers: Mapping[str, Any]
) -> None:
    """Keep what was answered from outside, sealed, in the transaction that used it."""
    for name, answer in sorted(answers.items()):
        connection.execute(
            insert(RECORDS)
            .values(
                owner_id=envelope.owner_id,
                stage=stage,
                event_id=envelope.event_id,
                name=name,
                document_id=envelope.document_id,
                answer=seal(key.secret, to_json(answer), _context(envelope, name)),
            )
            .on_conflict_do_nothing()
        )


def load_answers(connection: Connection, stage: str, envelope: Envelope, key: DataKey) -> dict[str, Any]:
    """What was answered when this stage first worked on this event."""
    names = {"owner_id": envelope.owner_id, "stage": stage, "event_id": envelope.event_id}
    rows = connection.execute(_ANSWERS, names)
    return {name: json.loads(unseal(key.secret, answer, _context(envelope, name))) for name, answer in rows}


def earlier_answers(
    connection: Connection, keyring: Keyring, stage: str, envelope: Envelope, key: DataKey, name: str
) -> list[Any]:
    """What the stage recorded under `name` for the owner's other events, in the order of their ids.

    Each is sealed with its document's key and goes with that document: what no key opens any more is left out.
    """
    rows = connection.execute(_EARLIER, {"owner_id": envelope.owner_id, "stage": stage, "name": name})
    keys: dict[UUID, DataKey | None] = {key.document_id: key} if key.document_id is not None else {}
    found = []
    for event_id, document_id, answer in rows:
        if event_id == envelope.event_id:
            continue
        if document_id not in keys:
            with suppress(KeyDestroyed, KeyForeign):
                keys[document_id] = keyring.newest(connection, envelope.owner_id, "document", document_id)
        if (opens := keys.setdefault(document_id, None)) is None:
            continue
        with suppress(SealBroken):
            context = _context(envelope.model_copy(update={"event_id": event_id}), name)
            found.append(json.loads(unseal(opens.secret, answer, context)))
    return found


def _context(envelope: Envelope, name: str) -> bytes:
    return b"record:" + envelope.owner_id.bytes + envelope.event_id.bytes + name.encode()
