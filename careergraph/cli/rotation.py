"""A new master key: every person's key is wrapped anew; nothing that the keys seal is touched.

Interrupted at any point and run again, it goes on where it was: which master key wraps a person's key stands in the
row, and on a laptop both keys lie in the data folder until the next rotation.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from careergraph.cli.errors import BadInput
from careergraph.local import master_key
from careergraph.local.home import default_home, open_home
from careergraph.local.postgres import EmbeddedPostgres
from shared.config import Settings
from shared.db.database import Database
from shared.security.keyring import Keyring
from shared.security.master_key import MasterKey, MasterKeys, MasterKeyUnknown
from shared.security.tables import KEYS

_BATCH = 1000


@dataclass(frozen=True)
class Rotation:
    """What a rotation did. `key_file` is where the new key lies, unless it came from the environment."""

    persons: int
    resumed: bool
    key_file: Path | None


def rotate_master_key(settings: Settings) -> Rotation:
    """Wrap every person's key with the new master key.

    With CAREERGRAPH_MASTER_KEY set that is the new one, and CAREERGRAPH_OLD_MASTER_KEY the one before, as every
    running process must have them. On a laptop the new key is made here, and nothing else may run meanwhile.
    Raises `BadInput`, `HomeInUse`, `LocalServerFailed`, `MasterKeyRefused`, `MasterKeyUnknown`.
    """
    if settings.master_key is not None:
        with _database(settings) as database:
            return Rotation(_rewrap_everyone(database, _configured(settings)), resumed=False, key_file=None)
    with _home(settings) as (home, database):
        path = home / "master.key"
        if not path.exists():
            raise BadInput(f"There is no master key in {home} yet, so there is nothing to rotate.")
        keys, resumed = _keys_of_file(path, database)
        return Rotation(_rewrap_everyone(database, keys), resumed=resumed, key_file=path)


def _configured(settings: Settings) -> MasterKeys:
    assert settings.master_key is not None
    older = [settings.old_master_key] if settings.old_master_key is not None else []
    return MasterKeys(
        MasterKey.from_text(settings.master_key.get_secret_value()),
        [MasterKey.from_text(key.get_secret_value()) for key in older],
    )


def _keys_of_file(path: Path, database: Database) -> tuple[MasterKeys, bool]:
    """(the new key with the one before, whether an earlier rotation goes on)."""
    current, before = MasterKey(master_key.load_or_create(path)[1]), master_key.load_old(path)
    in_use = _wrapping_keys(database)
    if before is not None and MasterKey(before).id in in_use - {current.id}:
        return MasterKeys(current, [MasterKey(before)]), True
    if unknown := sorted(in_use - {current.id}):
        raise MasterKeyUnknown(f"Persons' keys are wrapped by another master key than the one in {path}: {unknown[0]}")
    old, new = master_key.replace(path)
    return MasterKeys(MasterKey(new), [MasterKey(old)]), False


def _wrapping_keys(database: Database) -> set[str]:
    """Ids of the master keys that wrap some living person's key."""
    with database.transaction("operator") as connection:
        return set(
            connection.scalars(
                select(KEYS.c.master_key_id).distinct().where(KEYS.c.purpose == "person", KEYS.c.destroyed_at.is_(None))
            )
        )


def _rewrap_everyone(database: Database, keys: MasterKeys) -> int:
    """Persons whose key was wrapped anew. A person created meanwhile by a process with the old key is included."""
    keyring, done = Keyring(keys), 0
    waiting = (
        select(KEYS.c.owner_id)
        .where(KEYS.c.purpose == "person", KEYS.c.destroyed_at.is_(None), KEYS.c.master_key_id != keys.current.id)
        .order_by(KEYS.c.owner_id)
        .limit(_BATCH)
    )
    while True:
        with database.transaction("operator") as connection:
            owners = list(connection.scalars(waiting))
        rewrapped = 0
        for owner_id in owners:
            with database.transaction("app", owner_id) as connection:
                rewrapped += keyring.rewrap_person(connection, owner_id)
        done += rewrapped
        if not rewrapped:
            return done


@contextmanager
def _database(settings: Settings) -> Iterator[Database]:
    """The configured database, else the embedded one of the data folder, started for this alone."""
    if settings.database_url is not None:
        with _opened(settings.database_url.get_secret_value()) as database:
            yield database
    else:
        with _home(settings) as (_, database):
            yield database


@contextmanager
def _home(settings: Settings) -> Iterator[tuple[Path, Database]]:
    """The data folder, held by this process alone, and the database."""
    with open_home(settings.home or default_home()) as home:
        if settings.database_url is not None:
            with _opened(settings.database_url.get_secret_value()) as database:
                yield home.path, database
        else:
            with _embedded(home.postgres) as database:
                yield home.path, database


@contextmanager
def _embedded(folder: Path) -> Iterator[Database]:
    if not folder.exists():
        raise BadInput(f"There is no data in {folder.parent} yet, so there is nothing to rotate.")
    server = EmbeddedPostgres(folder)
    server.start()
    try:
        with _opened(server.url) as database:
            yield database
    finally:
        server.stop()


@contextmanager
def _opened(url: str) -> Iterator[Database]:
    database = Database(url, durable=True)
    try:
        yield database
    finally:
        database.dispose()
