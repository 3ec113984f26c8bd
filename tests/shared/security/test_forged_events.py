"""T17 and T18 at the runtime: ids that somebody chose, and events that name the wrong owner."""

import dataclasses
import threading
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from shared.db.database import Database
from shared.http import idempotency
from shared.http.problems import Problem
from shared.runtime import inbox, outbox
from shared.runtime.broker import Record
from shared.runtime.codec import seal_data, to_headers
from shared.runtime.lane import Lane
from shared.runtime.offsets import LowWater
from shared.runtime.processor import Processor, Result, Services
from shared.schemas.documents import BlobAddress, DocumentDeleted, DocumentUploaded, ScanVerdict
from shared.schemas.event import Envelope
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.shared.runtime.counting_stage import (
    TIME,
    counting_stage,
    effects,
    make_effects_table,
    new_person,
    record_of,
    upload,
)


@dataclasses.dataclass(frozen=True)
class Attack:
    """A victim, an attacker, and the stage that both their events reach."""

    database: Database
    keyring: Keyring
    processor: Processor
    victim: UUID
    attacker: UUID
    theirs: Envelope
    mine: Envelope

    def send(self, record: Record) -> None:
        """As a worker of the stage does it: try, and bury what cannot be processed."""
        lane = Lane(self.processor, threading.Event(), 0.01, 0.01)
        mark = LowWater(record.offset)
        mark.begin(record.offset)
        assert lane.apply(record, mark, lambda: True)

    def forged(self, envelope: Envelope, value: bytes) -> Record:
        """A message on the topic with these headers and this value."""
        key = str(envelope.document_id).encode()
        return Record(envelope.topic, 0, 9, key, value, to_headers(envelope, "test"))

    def dead_letters(self) -> list[tuple[str, UUID]]:
        with self.database.admin.connect() as connection:
            rows = connection.execute(text("select code, owner_id from runtime.dead_letters"))
            return [(row.code, row.owner_id) for row in rows]


@pytest.fixture
def attack(database: Database, keyring: Keyring, blobs: SealedBlobs) -> Attack:
    make_effects_table(database)
    victim, attacker = new_person(database, keyring), new_person(database, keyring)
    return Attack(
        database=database,
        keyring=keyring,
        processor=Processor(counting_stage(), Services(database, keyring, blobs, {})),
        victim=victim,
        attacker=attacker,
        theirs=upload(database, keyring, victim),
        mine=upload(database, keyring, attacker),
    )


def _uploaded(document_id: UUID | None) -> DocumentUploaded:
    assert document_id is not None
    return DocumentUploaded(
        document_id=document_id,
        content=BlobAddress(address=f"{uuid4()}/{document_id}/content", sha256="0" * 64),
        size=1,
        media_type="text/plain",
        verdict=ScanVerdict(status="not_configured", engine="none"),
    )


def _sealed(attack: Attack, envelope: Envelope, owner_id: UUID, document_id: UUID | None) -> bytes:
    """The value that somebody makes who holds the document key of `owner_id`."""
    with attack.database.transaction("app", owner_id) as connection:
        key = attack.keyring.newest(connection, owner_id, "document", document_id)
    return seal_data(_uploaded(envelope.document_id), envelope, key)


def test_victims_owner_with_the_attackers_document_and_key(attack: Attack) -> None:
    envelope = attack.mine.model_copy(update={"owner_id": attack.victim, "event_id": uuid4()})
    value = _sealed(attack, envelope, attack.attacker, attack.mine.document_id)
    attack.send(attack.forged(envelope, value))
    assert attack.dead_letters() == [("owner_mismatch", attack.victim)]
    assert effects(attack.database) == []


def test_victims_owner_and_key_with_the_attackers_document(attack: Attack) -> None:
    changed = {"document_id": attack.mine.document_id, "event_id": uuid4()}
    envelope = attack.theirs.model_copy(update=changed)
    value = _sealed(attack, envelope, attack.victim, attack.theirs.document_id)
    attack.send(attack.forged(envelope, value))
    assert attack.dead_letters() == [("owner_mismatch", attack.victim)]
    assert effects(attack.database) == []


def test_data_that_names_another_document_than_its_envelope(attack: Attack) -> None:
    envelope = attack.theirs.model_copy(update={"event_id": uuid4()})
    with attack.database.transaction("app", attack.victim) as connection:
        key = attack.keyring.newest(connection, attack.victim, "document", attack.theirs.document_id)
    value = seal_data(_uploaded(attack.mine.document_id), envelope, key)
    attack.send(attack.forged(envelope, value))
    assert attack.dead_letters() == [("owner_mismatch", attack.victim)]
    assert effects(attack.database) == []


def test_the_victims_message_under_the_attackers_name(attack: Attack) -> None:
    record = record_of(attack.database, attack.theirs)
    envelope = attack.theirs.model_copy(update={"owner_id": attack.attacker})
    attack.send(dataclasses.replace(record, headers=to_headers(envelope, "test")))
    assert attack.dead_letters() == [("owner_mismatch", attack.attacker)]
    attack.send(record)
    assert effects(attack.database) == [attack.theirs.event_id], "the victim's own event is still applied once"


def test_the_victims_message_as_another_event_of_the_victim(attack: Attack) -> None:
    record = record_of(attack.database, attack.theirs)
    envelope = attack.theirs.model_copy(update={"event_id": uuid4()})
    attack.send(dataclasses.replace(record, headers=to_headers(envelope, "test")))
    assert attack.dead_letters() == [("seal_broken", attack.victim)]


@pytest.mark.parametrize("owner", ["attacker", "nobody"])
def test_an_unsealed_deletion_has_to_name_the_owners_document(attack: Attack, owner: str) -> None:
    stage = dataclasses.replace(attack.processor.stage, consumes=(DocumentDeleted,))
    services = Services(attack.database, attack.keyring, SealedBlobs(None), {})  # type: ignore[arg-type]
    owner_id = attack.attacker if owner == "attacker" else uuid4()
    event = DocumentDeleted(document_id=attack.theirs.document_id)
    envelope = outbox.first_envelope(event, owner_id, TIME)
    deleting = dataclasses.replace(attack, processor=Processor(stage, services))
    deleting.send(attack.forged(envelope, seal_data(event, envelope, None)))
    assert attack.dead_letters() == [("owner_mismatch", owner_id)]
    attack.send(record_of(attack.database, attack.theirs))
    assert effects(attack.database) == [attack.theirs.event_id]


def test_an_event_id_equal_to_anothers_does_not_hide_it(attack: Attack) -> None:
    """T17: the attacker has an inbox row, an outbox row and an effect of the same event id; the victim's counts."""
    entry = inbox.Entry("counting", 1, "applied", None, 1, 0)
    copied = attack.theirs.model_copy(update={"owner_id": attack.attacker, "document_id": attack.mine.document_id})
    event = _uploaded(attack.mine.document_id)
    with attack.database.transaction("app", attack.attacker) as connection:
        inbox.finish(connection, copied, entry)
        outbox.add(connection, attack.keyring, event, copied, "test")
    with attack.database.admin.connect() as connection:
        payload = connection.scalar(
            text("select payload from runtime.outbox where owner_id = :o and event_id = :e"),
            {"o": attack.victim, "e": attack.theirs.event_id},
        )
    record = attack.forged(attack.theirs, payload)
    assert attack.processor.process(record, LowWater(0)) is Result.APPLIED
    assert attack.processor.process(record, LowWater(0)) is Result.SUPPRESSED
    assert effects(attack.database) == [attack.theirs.event_id]


def test_an_idempotency_key_equal_to_anothers_tells_nothing(attack: Attack) -> None:
    """T17: the same key, the same endpoint, another request: each person has keys of their own."""
    theirs = idempotency.Request("upload", "order-1", b"\x01" * 32)
    mine = idempotency.Request("upload", "order-1", b"\x02" * 32)
    first, second = idempotency.Answer(uuid4(), 202), idempotency.Answer(uuid4(), 202)
    with attack.database.transaction("app", attack.victim) as connection:
        assert idempotency.remember(connection, attack.victim, theirs, first)
    with attack.database.transaction("app", attack.attacker) as connection:
        assert idempotency.find(connection, attack.attacker, mine) is None
        assert idempotency.remember(connection, attack.attacker, mine, second)
        assert idempotency.find(connection, attack.attacker, mine) == second
        assert idempotency.forget_result(connection, attack.attacker, first.result_id) == 0
    with attack.database.transaction("app", attack.victim) as connection:
        assert idempotency.find(connection, attack.victim, theirs) == first
        with pytest.raises(Problem, match="idempotency_conflict|Idempotency-Key"):
            idempotency.find(connection, attack.victim, mine)
