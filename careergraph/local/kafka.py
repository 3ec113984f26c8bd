"""An embedded Apache Kafka: one KRaft node on 127.0.0.1 that lives and dies with this process."""

import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from careergraph.local import kafka_process, kafka_wire
from careergraph.local.child_process import PidFile
from careergraph.local.errors import LocalServerFailed
from careergraph.local.kafka_archive import ensure_archive
from careergraph.local.kafka_jars import resolve_jars
from careergraph.local.ports import free_port

_START_ATTEMPTS = 3
_WARM_UP_SECONDS = 30.0


class EmbeddedKafka:
    """One broker and controller with its data below `data_dir`.

    It listens on 127.0.0.1 only, without authentication: any user of this machine can reach it. What
    Careergraph writes there is sealed. `broker_settings` add to the measured settings or replace them; `port`
    0 chooses a free one at each start. The caller sees to it that only one process uses the folder
    (`open_home`).
    """

    def __init__(
        self,
        data_dir: Path,
        cache_dir: Path,
        port: int = 0,
        broker_settings: Mapping[str, str] | None = None,
        start_timeout: float = 120.0,
    ) -> None:
        self._folder = kafka_process.KafkaFolder(data_dir)
        self._cache = cache_dir
        self._wanted_port = port
        self._settings = dict(broker_settings or {})
        self._start_timeout = start_timeout
        self._pid_file = PidFile(self._folder.pid_file, argument=str(self._folder.settings))
        self._child: subprocess.Popen[bytes] | None = None
        self._port = 0

    @property
    def log(self) -> Path:
        """The broker's log of this run."""
        return self._folder.log

    @property
    def bootstrap_servers(self) -> str:
        """`host:port` of the running broker."""
        if self._child is None:
            raise LocalServerFailed("Kafka is not running.")
        return f"127.0.0.1:{self._port}"

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child is not None else None

    def alive(self) -> bool:
        """Whether the broker's process runs."""
        return self._child is not None and self._child.poll() is None

    def start(self) -> None:
        """Return when the broker answers. Does nothing when it runs already.

        The first start on a machine downloads the jars and makes the class-data archive. A broker of an
        earlier, crashed process on this folder is ended first. Raises `LocalServerFailed`, `KafkaJarRefused`
        or `KafkaJarsUnavailable`.
        """
        if self.alive():
            return
        jars = resolve_jars(self._cache)
        flags = ensure_archive(jars, self._cache)
        self._pid_file.end_leftover([(signal.SIGTERM, 3.0)])
        for attempts_left in reversed(range(_START_ATTEMPTS)):
            try:
                self._launch(jars, flags)
                break
            except LocalServerFailed:
                # Between our look at a free port and the broker's bind somebody else may have taken it.
                if self._wanted_port or not attempts_left or not kafka_process.lost_port(self._folder.log):
                    raise
        self._warm_up()

    def _launch(self, jars: Sequence[Path], flags: Sequence[str]) -> None:
        self._folder.prepare()
        self._port = self._wanted_port or free_port()
        self._child = kafka_process.launch_broker(self._folder, jars, flags, self._port, self._settings)
        self._pid_file.write(self._child.pid)
        try:
            kafka_process.wait_until_ready(self._child, self._port, self._folder.log, self._start_timeout)
        except BaseException:
            self.stop(timeout=1.0)
            raise

    def _warm_up(self) -> None:
        """Have the topic of consumer offsets made now, or the first consumer of a new folder waits for it."""
        deadline = time.monotonic() + _WARM_UP_SECONDS
        while not kafka_wire.request_offsets_topic(self._port) and time.monotonic() < deadline:
            time.sleep(0.02)

    def stop(self, timeout: float = 8.0) -> None:
        """Stop the broker: in order within `timeout` seconds, by force after that. Nothing written is
        lost."""
        if self._child is None:
            return
        kafka_process.stop_broker(self._child, timeout)
        self._child = None
        self._pid_file.remove()
