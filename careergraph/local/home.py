"""The data folder of a laptop: where everything lies, and who may use it now."""

import json
import os
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from careergraph.local import file_lock
from careergraph.local.errors import HomeInUse


def default_home() -> Path:
    """`CAREERGRAPH_HOME`, else `careergraph` in the user's data directory (XDG; Application Support on
    macOS)."""
    if configured := os.environ.get("CAREERGRAPH_HOME"):
        return Path(configured).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "careergraph"
    return _xdg("XDG_DATA_HOME", ".local/share") / "careergraph"


def default_cache() -> Path:
    """`CAREERGRAPH_CACHE`, else `careergraph` in the user's cache directory; all homes share it."""
    if configured := os.environ.get("CAREERGRAPH_CACHE"):
        return Path(configured).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "careergraph"
    return _xdg("XDG_CACHE_HOME", ".cache") / "careergraph"


def _xdg(variable: str, fallback: str) -> Path:
    configured = Path(os.environ.get(variable, ""))
    # The XDG specification: a relative path is invalid and ignored.
    return configured if configured.is_absolute() else Path.home() / fallback


@dataclass
class Home:
    """An open data folder. This process holds it until `close()` or its death."""

    path: Path
    cache: Path
    _lock: int | None = field(repr=False)

    @property
    def kafka(self) -> Path:
        return self.path / "kafka"

    @property
    def postgres(self) -> Path:
        return self.path / "postgres"

    @property
    def blobs(self) -> Path:
        return self.path / "blobs"

    @property
    def master_key(self) -> Path:
        return self.path / "master.key"

    def close(self) -> None:
        """Give the folder free; a second call does nothing."""
        if self._lock is not None:
            os.ftruncate(self._lock, 0)
            os.close(self._lock)
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_home(path: Path | None = None) -> Home:
    """Make the folder (mode 700) if need be and take it for this process.

    `path` defaults to `default_home()`. Raises `HomeInUse` when another process, or another `Home` of this
    one, holds the folder.
    """
    path = (path or default_home()).expanduser().resolve()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = file_lock.open_lock_file(path / "lock")
    if not file_lock.try_lock(lock):
        holder = _describe_holder(os.pread(lock, 1000, 0))
        os.close(lock)
        raise HomeInUse(f"The folder {path} is in use by {holder}.")
    os.ftruncate(lock, 0)
    now = datetime.now(UTC).replace(microsecond=0)
    os.pwrite(lock, json.dumps({"pid": os.getpid(), "since": now.isoformat()}).encode(), 0)
    return Home(path=path, cache=default_cache(), _lock=lock)


def _describe_holder(written: bytes) -> str:
    try:
        holder = json.loads(written)
        since = datetime.fromisoformat(holder["since"])
        return f"process {int(holder['pid'])} since {since:%Y-%m-%d %H:%M:%S} UTC"
    except (ValueError, KeyError, TypeError):
        # The holder took the lock a moment ago and has not written yet.
        return "another process that has just started"
