"""T17 and T18 at the runtime: ids that somebody chose, and events that name the wrong owner."""

import dataclasses
import threading
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select, text

from shared.db.database import Database
from shared.http import idempotency
from shared.http.problems import Problem
from shared.runtime import inbox, offsets, outbox
from shared.runtime.broker import Partition, Record
from shared.runtime.codec import seal_data, to_headers
from shared.runtime.lane import Lane
from shared.runtime.offsets import LowWater
from shared.runtime.processor import Processor, Result, Services
from shared.runtime.tables import OUTBOX
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
    services: Services
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

    def send_forged(self, envelope: Envelope, value: bytes, *, in_log: bool) -> None:
        """Put a message with these headers and this value on the topic; and, at worst, into the event log, too."""
        if in_log:
            self._write_into_log(envelope, value)
        key = str(envelope.document_id).encode()
        self.send(Record(envelope.topic, 0, 9, key, value, to_headers(envelope, "test")))

    def refusals(self) -> list[tuple[str, UUID | None]]:
        """Code and, where it can be told, owner of everything that was buried."""
        asked = "select code, owner_id from runtime.dead_letters union all select code, null from runtime.undecodable"
        with self.database.admin.connect() as connection:
            return [(row.code, row.owner_id) for row in connection.execute(text(asked))]

    def refused_as(self, code: str, owner_id: UUID, *, in_log: bool) -> bool:
        """Buried once, with this code, without an effect; a message that the log does not hold is nobody's."""
        expected = (code, owner_id) if in_log else ("not_in_log", None)
        return self.refusals() == [expected] and effects(self.database) == []

    def _write_into_log(self, envelope: Envelope, value: bytes) -> None:
        columns = envelope.model_dump() | {"key": str(envelope.document_id), "producer": "forger", "payload": value}
        with self.database.admin.begin() as connection:
            connection.execute(insert(OUTBOX).values(columns))


in_log_or_not = pytest.mark.parametrize("in_log", [True, False], ids=["in-the-log", "on-the-topic"])


@pytest.fixture
def attack(database: Database, keyring: Keyring, blobs: SealedBlobs) -> Attack:
    make_effects_table(database)
    services = Services(database, keyring, blobs, {})
    victim, attacker = new_person(database, keyring), new_person(database, keyring)
    return Attack(
        database=database,
        keyring=keyring,
        services=services,
        processor=Processor(counting_stage(), services),
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


@in_log_or_not
def test_victims_owner_with_the_attackers_document_and_key(attack: Attack, in_log: bool) -> None:
    envelope = attack.mine.model_copy(update={"owner_id": attack.victim, "event_id": uuid4()})
    value = _sealed(attack, envelope, attack.attacker, attack.mine.document_id)
    attack.send_forged(envelope, value, in_log=in_log)
    assert attack.refused_as("owner_mismatch", attack.victim, in_log=in_log)


@in_log_or_not
def test_victims_owner_and_key_with_the_attackers_document(attack: Attack, in_log: bool) -> None:
    envelope = attack.theirs.model_copy(update={"document_id": attack.mine.document_id, "event_id": uuid4()})
    value = _sealed(attack, envelope, attack.victim, attack.theirs.document_id)
    attack.send_forged(envelope, value, in_log=in_log)
    assert attack.refused_as("owner_mismatch", attack.victim, in_log=in_log)


@in_log_or_not
def test_data_that_names_another_document_than_its_envelope(attack: Attack, in_log: bool) -> None:
    envelope = attack.theirs.model_copy(update={"event_id": uuid4()})
    with attack.database.transaction("app", attack.victim) as connection:
        key = attack.keyring.newest(connection, attack.victim, "document", attack.theirs.document_id)
    value = seal_data(_uploaded(attack.mine.document_id), envelope, key)
    attack.send_forged(envelope, value, in_log=in_log)
    assert attack.refused_as("owner_mismatch", attack.victim, in_log=in_log)


@in_log_or_not
def test_the_victims_message_under_the_attackers_name(attack: Attack, in_log: bool) -> None:
    record = record_of(attack.database, attack.theirs)
    envelope = attack.theirs.model_copy(update={"owner_id": attack.attacker})
    attack.send_forged(envelope, record.value or b"", in_log=in_log)
    assert attack.refused_as("owner_mismatch", attack.attacker, in_log=in_log)
    attack.send(dataclasses.replace(record, offset=10))
    assert effects(attack.database) == [attack.theirs.event_id], "the victim's own event is still applied once"


@in_log_or_not
def test_the_victims_message_as_another_event_of_the_victim(attack: Attack, in_log: bool) -> None:
    record = record_of(attack.database, attack.theirs)
    envelope = attack.theirs.model_copy(update={"event_id": uuid4()})
    attack.send_forged(envelope, record.value or b"", in_log=in_log)
    assert attack.refused_as("seal_broken", attack.victim, in_log=in_log)


@in_log_or_not
@pytest.mark.parametrize("owner", ["attacker", "nobody"])
def test_an_unsealed_deletion_has_to_name_the_owners_document(attack: Attack, owner: str, in_log: bool) -> None:
    stage = dataclasses.replace(attack.processor.stage, consumes=(DocumentDeleted,))
    deleting = dataclasses.replace(attack, processor=Processor(stage, attack.services))
    owner_id = attack.attacker if owner == "attacker" else uuid4()
    event = DocumentDeleted(document_id=attack.theirs.document_id)
    envelope = outbox.first_envelope(event, owner_id, TIME)
    deleting.send_forged(envelope, seal_data(event, envelope, None), in_log=in_log)
    assert attack.refused_as("owner_mismatch", owner_id, in_log=in_log)
    attack.send(record_of(attack.database, attack.theirs))
    assert effects(attack.database) == [attack.theirs.event_id]


def test_an_event_id_equal_to_anothers_does_not_hide_it(attack: Attack) -> None:
    """T17: the attacker has an inbox row, an outbox row and an effect of the same event id; the victim's counts."""
    entry = inbox.Entry("counting", 1, "applied", None, 1, 0)
    copied = attack.theirs.model_copy(update={"owner_id": attack.attacker, "document_id": attack.mine.document_id})
    event = _uploaded(attack.mine.document_id)
    with attack.database.transaction("app", attack.attacker) as connection:
        inbox.finish(connection, copied, entry, offsets.Move("counting", Partition(copied.topic, 0), 1))
        outbox.add(connection, attack.keyring, event, copied, "test")
    with attack.database.transaction("app", attack.victim) as connection:
        payload = connection.scalar(select(OUTBOX.c.payload).where(OUTBOX.c.event_id == attack.theirs.event_id))
    record = dataclasses.replace(record_of(attack.database, attack.theirs), value=payload)
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
        with pytest.raises(Problem, match=r"idempotency_conflict|Idempotency-Key"):
            idempotency.find(connection, attack.victim, mine)
