"""A new master key, on servers and on a laptop; interrupted too."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from careergraph.cli.rotation import rotate_master_key
from careergraph.local import master_key
from shared.config import Settings
from shared.db.database import Database
from shared.security.keyring import Keyring
from shared.security.master_key import MasterKey, MasterKeys, MasterKeyUnknown

OLD, NEW = bytes(range(32)), bytes(range(1, 33))


def settings(database_url: str, home: Path, **more: str) -> Settings:
    return Settings.model_validate({"DATABASE_URL": database_url, "CAREERGRAPH_HOME": home, **more})


def create_persons(database: Database, secret: bytes, number: int) -> list[UUID]:
    persons = [uuid4() for _ in range(number)]
    for person in persons:
        with database.transaction("app", person) as connection:
            Keyring(MasterKeys(MasterKey(secret))).create_person(connection, person)
    return persons


def opens(database: Database, secret: bytes, person: UUID) -> bool:
    with database.transaction("app", person) as connection:
        try:
            Keyring(MasterKeys(MasterKey(secret))).newest(connection, person, "snapshot")
        except MasterKeyUnknown:
            return False
    return True


def keep(home: Path, secret: bytes) -> Path:
    path = home / "master.key"
    path.write_text(secret.hex())
    path.chmod(0o600)
    return path


def test_from_the_environment(database: Database, database_url: str, tmp_path: Path) -> None:
    persons = create_persons(database, OLD, 3)
    wanted = settings(database_url, tmp_path, CAREERGRAPH_MASTER_KEY=NEW.hex(), CAREERGRAPH_OLD_MASTER_KEY=OLD.hex())
    assert rotate_master_key(wanted).persons == 3
    assert all(opens(database, NEW, person) and not opens(database, OLD, person) for person in persons)
    assert rotate_master_key(wanted).persons == 0


def test_without_the_key_before_nothing_changes(database: Database, database_url: str, tmp_path: Path) -> None:
    (person,) = create_persons(database, OLD, 1)
    with pytest.raises(MasterKeyUnknown):
        rotate_master_key(settings(database_url, tmp_path, CAREERGRAPH_MASTER_KEY=NEW.hex()))
    assert opens(database, OLD, person)


def test_a_laptop_gets_a_new_key_and_keeps_the_old_one(database: Database, database_url: str, tmp_path: Path) -> None:
    path = keep(tmp_path, OLD)
    (person,) = create_persons(database, OLD, 1)
    rotation = rotate_master_key(settings(database_url, tmp_path))
    assert (rotation.persons, rotation.resumed, rotation.key_file) == (1, False, path)
    new = master_key.load_or_create(path)[1]
    assert new != OLD
    assert master_key.load_old(path) == OLD
    assert opens(database, new, person)


def test_interrupted_after_the_first_person_it_goes_on(database: Database, database_url: str, tmp_path: Path) -> None:
    path = keep(tmp_path, OLD)
    first, second = create_persons(database, OLD, 2)
    old, new = master_key.replace(path)
    with database.transaction("app", first) as connection:
        Keyring(MasterKeys(MasterKey(new), [MasterKey(old)])).rewrap_person(connection, first)
    rotation = rotate_master_key(settings(database_url, tmp_path))
    assert (rotation.persons, rotation.resumed) == (1, True)
    assert master_key.load_or_create(path)[1] == new
    assert opens(database, new, first)
    assert opens(database, new, second)


def test_interrupted_between_the_two_files_it_begins_anew(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    path = keep(tmp_path, OLD)
    (person,) = create_persons(database, OLD, 1)
    keep(tmp_path, OLD).rename(master_key.old_path(path))
    keep(tmp_path, OLD)
    rotation = rotate_master_key(settings(database_url, tmp_path))
    assert (rotation.persons, rotation.resumed) == (1, False)
    assert master_key.load_old(path) == OLD
    assert opens(database, master_key.load_or_create(path)[1], person)


def test_a_key_that_wraps_nobody_is_not_lost_for_one_that_does(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    path = keep(tmp_path, NEW)
    create_persons(database, OLD, 1)
    with pytest.raises(MasterKeyUnknown, match="another master key"):
        rotate_master_key(settings(database_url, tmp_path))
    assert master_key.load_or_create(path)[1] == NEW
    assert master_key.load_old(path) is None
