"""Kafka's jars: locked, checked, refused when they differ."""

import subprocess
import sys
from pathlib import Path

import pytest

from careergraph.local.errors import KafkaJarRefused, KafkaJarsUnavailable
from careergraph.local.home import default_cache
from careergraph.local.kafka_jars import KAFKA_VERSION, ROOTS, kafka_cache, read_lock, resolve_jars

RESOLVE = "import sys; from pathlib import Path; from careergraph.local.kafka_jars import resolve_jars; \
resolve_jars(Path(sys.argv[1]))"
SMALL_JAR = "jspecify-1.0.0.jar"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache of its own with links to the jars of the user's cache."""
    folder = kafka_cache(tmp_path) / "jars"
    folder.mkdir(parents=True)
    for jar in resolve_jars(default_cache()):
        (folder / jar.name).symlink_to(jar)
    return tmp_path


def test_lock_names_every_jar_once_and_the_roots() -> None:
    jars = read_lock()
    assert len({jar.path.name for jar in jars}) == len(jars) == 46
    assert {":".join(jar.coordinates) for jar in jars} >= set(ROOTS)
    assert {jar.coordinates[2] for jar in jars if jar.coordinates[0] == "org.apache.kafka"} == {KAFKA_VERSION}


def test_class_path_is_in_the_order_of_the_lock(cache: Path) -> None:
    assert [path.name for path in resolve_jars(cache)] == [jar.path.name for jar in read_lock()]


def test_tampered_jar_is_refused(cache: Path) -> None:
    jar = kafka_cache(cache) / "jars" / SMALL_JAR
    content = bytearray(jar.read_bytes())
    jar.unlink()
    content[-1] ^= 1
    jar.write_bytes(content)
    with pytest.raises(KafkaJarRefused, match=SMALL_JAR):
        resolve_jars(cache)
    assert jar.read_bytes() == content, "somebody has to look at it"


def test_two_processes_download_what_is_missing_together(cache: Path) -> None:
    jar = kafka_cache(cache) / "jars" / SMALL_JAR
    jar.unlink()
    processes = [subprocess.Popen([sys.executable, "-c", RESOLVE, str(cache)]) for _ in range(2)]
    assert [process.wait(150) for process in processes] == [0, 0]
    resolve_jars(cache)
    assert not jar.is_symlink()
    assert sorted(path.name for path in kafka_cache(cache).iterdir()) == ["jars", "jars.lock"]


def test_without_network_the_error_says_what_is_needed(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (kafka_cache(cache) / "jars" / SMALL_JAR).unlink()
    for name in ("https_proxy", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(KafkaJarsUnavailable, match=r"could not be downloaded \(jspecify-1.0.0.jar, ProxyError\)"):
        resolve_jars(cache)
    assert sorted(path.name for path in kafka_cache(cache).iterdir()) == ["jars", "jars.lock"]
