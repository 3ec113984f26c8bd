"""An embedded PostgreSQL 18 with pgvector that lives and dies with this process."""

import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from careergraph.local import postgres_cluster
from careergraph.local.child_process import PidFile, Signals, rotate_log, start_child, stop_child
from careergraph.local.errors import LocalServerFailed
from careergraph.local.postgres_account import Account, server_account

_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "max_wal_size": "256MB",
    # A commit may be lost in a crash of Postgres or of the system, never torn or out of order; fsync stays
    # on.
    "synchronous_commit": "off",
    "jit": "off",
    # Small data; and sums in one order every time.
    "max_parallel_workers_per_gather": "0",
    # Nobody replicates a laptop.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    # Values of rows and statements are personal: they stay out of the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_timezone": "UTC",
    "timezone": "UTC",
}

# SIGINT: fast shutdown, disconnects clients; SIGQUIT: immediate, recovers at the next start.
_LEFTOVER_SIGNALS: Signals = ((signal.SIGINT, 5.0), (signal.SIGQUIT, 3.0))
_IMMEDIATE_SECONDS = 2.0


class EmbeddedPostgres:
    """One Postgres cluster below `data_dir`, reached over a Unix socket in a folder that only this user may
    enter.

    `settings` are added to the laptop's settings of this module or replace them. The caller sees to it that
    only one process uses the folder (`open_home`).
    """

    def __init__(self, data_dir: Path, settings: Mapping[str, str] | None = None, start_timeout: float = 120.0) -> None:
        self._path = data_dir.resolve()
        self._cluster = self._path / "data"
        self._settings = {**_SETTINGS, **(settings or {})}
        self._start_timeout = start_timeout
        self._pid_file = PidFile(self._path / "postgres.pid", argument=str(self._cluster))
        self._child: subprocess.Popen[bytes] | None = None
        self._sockets: Path | None = None

    @property
    def log(self) -> Path:
        """The server's log of this run."""
        return self._path / "postgres.log"

    @property
    def url(self) -> str:
        """A SQLAlchemy URL (psycopg 3) of the database `careergraph` for the superuser; no password in it."""
        return self.url_for(postgres_cluster.SUPERUSER)

    def url_for(self, role: str, database: str = postgres_cluster.DATABASE) -> str:
        """The same for another role; over this socket the folder's owner may be any role that can log in."""
        if self._child is None:
            raise LocalServerFailed("Postgres is not running.")
        return f"postgresql+psycopg://{role}@/{database}?host={self._sockets}&port={postgres_cluster.PORT}"

    @property
    def pid(self) -> int | None:
        """Of the main process."""
        return self._child.pid if self._child is not None else None

    def alive(self) -> bool:
        """Whether the main process runs."""
        return self._child is not None and self._child.poll() is None

    def start(self) -> None:
        """Return when the server accepts connections; makes the cluster and its database on the first start.

        Does nothing when it runs already. A server of an earlier, crashed process on this folder is ended
        first; what it had not written is recovered. Raises `LocalServerFailed`.
        """
        if self.alive():
            return
        account = server_account()
        self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._pid_file.end_leftover(_LEFTOVER_SIGNALS)
        self._sockets = postgres_cluster.socket_folder(self._path, account)
        postgres_cluster.end_rests_of_crash(self._cluster, self._sockets)
        rotate_log(self.log)
        if not self._cluster.exists():
            postgres_cluster.make_cluster(self._cluster, account, self.log)
        postgres_cluster.write_access_rules(self._cluster, account)
        self._child = self._launch(account)
        self._pid_file.write(self._child.pid)
        try:
            self._wait_until_ready(self._child)
        except BaseException:
            self.stop(timeout=1.0)
            raise

    def _launch(self, account: Account) -> subprocess.Popen[bytes]:
        settings = {
            **self._settings,
            "unix_socket_directories": str(self._sockets),
            "port": str(postgres_cluster.PORT),
            "cluster_name": postgres_cluster.cluster_name(self._cluster),
        }
        options = [f"--{name}={value}" for name, value in settings.items()]
        return start_child(
            [postgres_cluster.program("postgres"), "-D", str(self._cluster), *options],
            # Fast rather than at once: asynchronous commits still reach the disk.
            death_signal=signal.SIGINT,
            log=self.log,
            prefix=account.prefix,
        )

    def _wait_until_ready(self, child: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + self._start_timeout
        while not self._ready(child.pid):
            if child.poll() is not None:
                raise LocalServerFailed(
                    f"Postgres ended while starting (exit code {child.returncode}); its log is {self.log}."
                )
            if time.monotonic() > deadline:
                raise LocalServerFailed(
                    f"Postgres was not ready after {self._start_timeout:.0f} s; its log is {self.log}."
                )
            time.sleep(0.01)

    def _ready(self, pid: int) -> bool:
        """Whether the server says so in its lock file (line 1: its process id, line 8: its state), as pg_ctl
        does."""
        try:
            lines = (self._cluster / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"

    def stop(self, timeout: float = 8.0) -> None:
        """Stop the server: in order within `timeout` seconds, else at once (the next start recovers)."""
        if self._child is None:
            return
        stop_child(self._child, [(signal.SIGINT, timeout), (signal.SIGQUIT, _IMMEDIATE_SECONDS)])
        self._child = None
        self._pid_file.remove()
