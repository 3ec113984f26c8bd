"""Keys: made, opened, destroyed; and who they open for."""

import threading
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, select, text

from shared.db.database import Database
from shared.schemas.event import NO_OWNER
from shared.security.keyring import KeyDestroyed, KeyForeign, Keyring, PersonUnknown
from shared.security.master_key import MasterKey, MasterKeys, MasterKeyUnknown
from shared.security.seal import SealBroken
from shared.security.tables import KEYS


@pytest.fixture
def person(database: Database, keyring: Keyring) -> UUID:
    return _person(database, keyring)


def _person(database: Database, keyring: Keyring) -> UUID:
    owner_id = uuid4()
    with database.transaction("app", owner_id) as connection:
        keyring.create_person(connection, owner_id)
    return owner_id


def _purposes(connection: Connection) -> list[str]:
    return sorted(connection.scalars(select(KEYS.c.purpose).where(KEYS.c.wrapped.is_not(None))))


def test_a_person_begins_with_a_key_and_a_snapshot_key(database: Database, keyring: Keyring, person: UUID) -> None:
    with database.transaction("app", person) as connection:
        assert _purposes(connection) == ["person", "snapshot"]
        keyring.create_person(connection, person)
        assert _purposes(connection) == ["person", "snapshot"], "a second time changes nothing"


def test_two_that_create_the_same_person_at_once_make_one(database: Database, keyring: Keyring) -> None:
    owner_id, both = uuid4(), threading.Barrier(4)

    def create() -> None:
        with database.transaction("app", owner_id) as connection:
            both.wait(60)
            keyring.create_person(connection, owner_id)

    threads = [threading.Thread(target=create) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.transaction("app", owner_id) as connection:
        assert _purposes(connection) == ["person", "snapshot"]
        keyring.create(connection, owner_id, "document", uuid4())


def test_the_nil_id_is_no_person(database: Database, keyring: Keyring) -> None:
    with database.transaction("app", NO_OWNER) as connection, pytest.raises(PersonUnknown):
        keyring.create_person(connection, NO_OWNER)


def test_a_key_opens_as_it_was_made(database: Database, keyring: Keyring, person: UUID) -> None:
    document_id = uuid4()
    with database.transaction("app", person) as connection:
        made = keyring.create(connection, person, "document", document_id)
    with database.transaction("app", person) as connection:
        assert keyring.open(connection, person, made.key_id) == made
        assert keyring.newest(connection, person, "document", document_id) == made
        assert made.document_id == document_id


def test_no_secret_is_in_the_database_or_in_a_repr(database: Database, keyring: Keyring, person: UUID) -> None:
    with database.transaction("app", person) as connection:
        made = keyring.create(connection, person, "command")
    with database.admin.connect() as connection:
        stored = connection.scalars(select(KEYS.c.wrapped)).all()
    assert all(made.secret not in wrapped for wrapped in stored)
    for shown in (repr(made), str(made), f"{made}", repr({"key": made})):
        assert repr(made.secret) not in shown
        assert made.secret.hex() not in shown
    assert repr(made) == f"DataKey({made.key_id})"


def test_foreign_is_told_from_destroyed(database: Database, keyring: Keyring, person: UUID) -> None:
    other, document_id = _person(database, keyring), uuid4()
    with database.transaction("app", person) as connection:
        key = keyring.create(connection, person, "document", document_id)
    with database.transaction("app", other) as connection:
        for owner_id in (other, person):  # under the other's row-level security, whoever is named
            with pytest.raises(KeyForeign):
                keyring.open(connection, owner_id, key.key_id)
            with pytest.raises(KeyForeign):
                keyring.newest(connection, owner_id, "document", document_id)
    with database.transaction("app", person) as connection:
        with pytest.raises(KeyForeign):
            keyring.open(connection, person, uuid4())
        with pytest.raises(KeyForeign):
            keyring.open(connection, person, person)  # the person's own key opens keys, never data
        keyring.destroy_document(connection, person, document_id)
        with pytest.raises(KeyDestroyed):
            keyring.open(connection, person, key.key_id)
        with pytest.raises(KeyDestroyed):
            keyring.newest(connection, person, "document", document_id)


def test_deleting_a_document_renews_the_snapshot_key_and_spares_the_rest(
    database: Database, keyring: Keyring, person: UUID
) -> None:
    deleted, kept = uuid4(), uuid4()
    with database.transaction("app", person) as connection:
        keyring.create(connection, person, "document", deleted)
        spared = keyring.create(connection, person, "document", kept)
        command = keyring.create(connection, person, "command")
        before = keyring.newest(connection, person, "snapshot")
    with database.transaction("app", person) as connection:
        keyring.destroy_document(connection, person, deleted)
    with database.transaction("app", person) as connection:
        after = keyring.newest(connection, person, "snapshot")
        assert after.key_id != before.key_id
        assert after.secret != before.secret
        with pytest.raises(KeyDestroyed):
            keyring.open(connection, person, before.key_id)
        assert keyring.open(connection, person, spared.key_id) == spared
        assert keyring.open(connection, person, command.key_id) == command


def test_deleting_many_documents_leaves_one_snapshot_key(database: Database, keyring: Keyring, person: UUID) -> None:
    with database.transaction("app", person) as connection:
        for _ in range(5):
            document_id = uuid4()
            keyring.create(connection, person, "document", document_id)
            keyring.destroy_document(connection, person, document_id)
        assert _purposes(connection) == ["person", "snapshot"]
        assert keyring.newest(connection, person, "snapshot").document_id is None


def test_renewing_the_snapshot_key_alone(database: Database, keyring: Keyring, person: UUID) -> None:
    with database.transaction("app", person) as connection:
        document = keyring.create(connection, person, "document", uuid4())
        before = keyring.newest(connection, person, "snapshot")
        keyring.renew_snapshot_key(connection, person)
        assert keyring.newest(connection, person, "snapshot").key_id != before.key_id
        with pytest.raises(KeyDestroyed):
            keyring.open(connection, person, before.key_id)
        assert keyring.open(connection, person, document.key_id) == document
        keyring.destroy_person(connection, person)
        with pytest.raises(PersonUnknown):
            keyring.renew_snapshot_key(connection, person)


def test_destroying_command_keys_spares_the_rest(database: Database, keyring: Keyring, person: UUID) -> None:
    with database.transaction("app", person) as connection:
        first, second = (keyring.create(connection, person, "command") for _ in range(2))
        snapshot = keyring.newest(connection, person, "snapshot")
        assert keyring.destroy_commands(connection, person, [first.key_id, snapshot.key_id, uuid4()]) == 1
        assert keyring.destroy_commands(connection, person, [first.key_id]) == 0
        assert keyring.destroy_commands(connection, person, []) == 0
        with pytest.raises(KeyDestroyed):
            keyring.open(connection, person, first.key_id)
        assert keyring.open(connection, person, second.key_id) == second
        assert _purposes(connection) == ["command", "person", "snapshot"]


def test_an_erased_person_has_no_key_and_gets_none(database: Database, keyring: Keyring, person: UUID) -> None:
    with database.transaction("app", person) as connection:
        key = keyring.create(connection, person, "document", uuid4())
        assert keyring.destroy_person(connection, person) == 3
        assert keyring.destroy_person(connection, person) == 0
    with database.transaction("app", person) as connection:
        with pytest.raises(PersonUnknown):
            keyring.create_person(connection, person)
        assert _purposes(connection) == []
        with pytest.raises(KeyDestroyed):
            keyring.open(connection, person, key.key_id)
        with pytest.raises(PersonUnknown):
            keyring.create(connection, person, "document", uuid4())


def test_erasing_one_person_touches_no_other(database: Database, keyring: Keyring, person: UUID) -> None:
    other = _person(database, keyring)
    with database.transaction("app", person) as connection:
        keyring.destroy_person(connection, person)
        keyring.destroy_person(connection, other)  # named, but not the transaction's owner
    with database.transaction("app", other) as connection:
        assert _purposes(connection) == ["person", "snapshot"]


def test_a_key_is_bound_to_its_row(database: Database, keyring: Keyring, person: UUID) -> None:
    """Whoever can write the table cannot make one key stand for another, or one person's for another's."""
    other = _person(database, keyring)
    with database.transaction("app", person) as connection:
        first, second = (keyring.create(connection, person, "document", uuid4()) for _ in range(2))
    with database.admin.begin() as connection:
        swap = text(
            "update security.keys as changed set wrapped = (select wrapped from security.keys where key_id = :a) "
            "where changed.key_id = :b"
        )
        connection.execute(swap, {"a": second.key_id, "b": first.key_id})
        connection.execute(swap, {"a": person, "b": other})
    with database.transaction("app", person) as connection, pytest.raises(SealBroken):
        keyring.open(connection, person, first.key_id)
    with database.transaction("app", other) as connection, pytest.raises(SealBroken):
        keyring.newest(connection, other, "snapshot")


def test_rotation_rewraps_the_person_and_leaves_the_data_keys(database: Database, person: UUID) -> None:
    before, now = MasterKey(bytes(range(32))), MasterKey(b"n" * 32)
    with database.transaction("app", person) as connection:
        made = Keyring(MasterKeys(before)).create(connection, person, "document", uuid4())
    rotating = Keyring(MasterKeys(now, [before]))
    with database.transaction("app", person) as connection:
        assert rotating.open(connection, person, made.key_id) == made
        assert rotating.rewrap_person(connection, person)
        assert not rotating.rewrap_person(connection, person), "nothing is left to do"
    with database.transaction("app", person) as connection:
        assert Keyring(MasterKeys(now)).open(connection, person, made.key_id) == made
        with pytest.raises(MasterKeyUnknown):
            Keyring(MasterKeys(before)).open(connection, person, made.key_id)
        rotating.destroy_person(connection, person)
        assert not Keyring(MasterKeys(before, [now])).rewrap_person(connection, person)
