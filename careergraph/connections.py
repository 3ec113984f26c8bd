"""Which servers a command talks to: those of the environment, or those of a running `careergraph up`."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import psutil

from careergraph.local.home import default_home
from shared.config import Settings
from shared.security.master_key import MasterKey, MasterKeys

_FILE = "connections.json"


class NotRunning(Exception):
    """No server is configured, and no `careergraph up` runs on the data folder."""


@dataclass(frozen=True)
class Connections:
    """Addresses of the servers, and the folder of the blobs."""

    database_url: str
    kafka_bootstrap_servers: str
    blobs: Path
    api_url: str | None = None


def write_connections(home: Path, connections: Connections) -> None:
    """Let other commands of this user find the servers of this process."""
    path = home / _FILE
    content = {
        "pid": os.getpid(),
        "started": psutil.Process().create_time(),
        "database_url": connections.database_url,
        "kafka_bootstrap_servers": connections.kafka_bootstrap_servers,
        "blobs": str(connections.blobs),
        "api_url": connections.api_url,
    }
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(content))
    draft.chmod(0o600)
    draft.replace(path)


def forget_connections(home: Path) -> None:
    """The servers of this process are gone."""
    (home / _FILE).unlink(missing_ok=True)


def find_connections(settings: Settings) -> Connections:
    """Servers from the environment where it names them, else of the running `up`. Raises `NotRunning`."""
    if settings.database_url is not None and settings.kafka_bootstrap_servers is not None:
        return Connections(
            database_url=settings.database_url.get_secret_value(),
            kafka_bootstrap_servers=settings.kafka_bootstrap_servers,
            blobs=settings.blobs or (settings.home or default_home()) / "blobs",
        )
    home = settings.home or default_home()
    running = _read(home)
    if running is None:
        raise NotRunning("Nothing is running: start `careergraph up`, or set DATABASE_URL and KAFKA_BOOTSTRAP_SERVERS.")
    url, bootstrap = settings.database_url, settings.kafka_bootstrap_servers
    return Connections(
        database_url=url.get_secret_value() if url else running.database_url,
        kafka_bootstrap_servers=bootstrap or running.kafka_bootstrap_servers,
        blobs=settings.blobs or running.blobs,
        api_url=running.api_url,
    )


def find_master_keys(settings: Settings) -> MasterKeys:
    """The master key of the environment, else the one in the data folder. Raises `MasterKeyInvalid`, `NotRunning`."""
    path = (settings.home or default_home()) / "master.key"
    if settings.master_key is None and not path.exists():
        raise NotRunning("There is no master key: set CAREERGRAPH_MASTER_KEY, or start `careergraph up` once.")
    return master_keys(settings, path)[0]


def master_keys(settings: Settings, path: Path) -> tuple[MasterKeys, bool]:
    """-> (master keys of the environment, else those at `path`; whether the one at `path` was made just now).

    The key before the current one is kept beside it, so that a rotation that was interrupted locks nobody out.
    """
    older = [MasterKey.from_text(settings.old_master_key.get_secret_value())] if settings.old_master_key else []
    if settings.master_key is not None:
        return MasterKeys(MasterKey.from_text(settings.master_key.get_secret_value()), older), False
    from careergraph.local.master_key import load_old, load_or_create

    _, secret, created = load_or_create(path)
    before = load_old(path)
    if before is not None:
        older.append(MasterKey(before))
    return MasterKeys(MasterKey(secret), older), created


def _read(home: Path) -> Connections | None:
    """What the running `up` wrote; None when that process is gone."""
    try:
        found = json.loads((home / _FILE).read_text())
        process = psutil.Process(found["pid"])
        if abs(process.create_time() - found["started"]) > 1:
            return None
    except (OSError, ValueError, KeyError, psutil.Error):
        return None
    return Connections(
        database_url=found["database_url"],
        kafka_bootstrap_servers=found["kafka_bootstrap_servers"],
        blobs=Path(found["blobs"]),
        api_url=found["api_url"],
    )
