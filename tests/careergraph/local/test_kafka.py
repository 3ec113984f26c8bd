"""The embedded Kafka, for real."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from careergraph.local import kafka_archive
from careergraph.local.errors import LocalServerFailed
from careergraph.local.home import default_cache
from careergraph.local.kafka import EmbeddedKafka
from careergraph.local.kafka_archive import ensure_archive
from careergraph.local.kafka_jars import resolve_jars

pytestmark = pytest.mark.platform
TOPIC = "careergraph.smoke.v1"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedKafka]:
    kafka = EmbeddedKafka(tmp_path_factory.mktemp("kafka"), default_cache(), broker_settings={"num.io.threads": "2"})
    yield kafka
    kafka.stop()


def produce(bootstrap: str, value: bytes) -> None:
    from confluent_kafka import Producer

    errors: list[object] = []
    producer = Producer({"bootstrap.servers": bootstrap, "enable.idempotence": True})
    producer.produce(TOPIC, value, on_delivery=lambda error, _: errors.append(error))
    assert producer.flush(60) == 0
    assert errors == [None]


def consume(bootstrap: str, group: str, count: int) -> list[bytes]:
    """The first records of the topic, through a KIP-848 group."""
    from confluent_kafka import Consumer

    settings = {"group.id": group, "group.protocol": "consumer", "auto.offset.reset": "earliest"}
    consumer = Consumer({"bootstrap.servers": bootstrap, **settings})
    try:
        consumer.subscribe([TOPIC])
        messages = [consumer.poll(60) for _ in range(count)]
    finally:
        consumer.close()
    return [message.value() for message in messages if message is not None and message.error() is None]


def test_records_survive_a_stop_and_a_start(server: EmbeddedKafka) -> None:
    from confluent_kafka.admin import AdminClient, NewTopic

    server.start()
    pid = server.pid
    server.start()
    assert server.pid == pid, "a second start does nothing"
    admin = AdminClient({"bootstrap.servers": server.bootstrap_servers})
    admin.create_topics([NewTopic(TOPIC, 1, 1)])[TOPIC].result(60)
    produce(server.bootstrap_servers, b"first")
    assert consume(server.bootstrap_servers, "one", 1) == [b"first"]
    server.stop()
    assert not server.alive()
    assert server.pid is None
    assert pid is not None
    assert not psutil.pid_exists(pid)

    server.start()
    produce(server.bootstrap_servers, b"second")
    assert consume(server.bootstrap_servers, "two", 2) == [b"first", b"second"]


def test_listens_on_loopback_only_and_stays_small(server: EmbeddedKafka, capsys: pytest.CaptureFixture[str]) -> None:
    server.start()
    assert server.pid is not None
    process = psutil.Process(server.pid)
    listening = {c.laddr.ip for c in process.net_connections("tcp") if c.status == psutil.CONN_LISTEN}
    # Java's sockets are of the IPv6 family, where 127.0.0.1 is written so.
    assert listening <= {"127.0.0.1", "::ffff:127.0.0.1"}
    megabytes = process.memory_info().rss / 1e6
    with capsys.disabled():
        print(f"\nbroker: {megabytes:.0f} MB resident")
    assert megabytes < 262  # 250 MiB


def test_topics_are_never_made_by_accident(server: EmbeddedKafka) -> None:
    from confluent_kafka.admin import AdminClient

    server.start()
    admin = AdminClient({"bootstrap.servers": server.bootstrap_servers})
    assert admin.list_topics("careergraph.misspelt.v1", 60).topics["careergraph.misspelt.v1"].error is not None
    assert "careergraph.misspelt.v1" not in admin.list_topics(timeout=60).topics


def test_after_a_crash_of_the_broker_it_starts_again(server: EmbeddedKafka) -> None:
    server.start()
    assert server.pid is not None
    psutil.Process(server.pid).kill()
    deadline = time.monotonic() + 60
    while server.alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not server.alive()
    server.start()
    assert server.alive()


def test_second_broker_on_a_folder_in_use_is_refused(server: EmbeddedKafka, tmp_path: Path) -> None:
    server.start()
    other = EmbeddedKafka(server.log.parent, default_cache())
    with pytest.raises(LocalServerFailed, match="in use by process"):
        other.start()
    assert server.alive()


def test_failure_says_why_and_where_the_log_is(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        broken = EmbeddedKafka(tmp_path, default_cache(), broker_settings={"listeners": "NONSENSE"})
        with pytest.raises(LocalServerFailed, match=rf"exit code 1\); its log is {tmp_path}/kafka\.log\.$"):
            broken.start()
        late = EmbeddedKafka(tmp_path, default_cache(), port=taken.getsockname()[1])
        with pytest.raises(LocalServerFailed, match="its port is taken"):
            late.start()
    assert not broken.alive()


def test_class_data_archive_is_used(tmp_path: Path) -> None:
    """`ensure_archive` proves a new archive with -Xshare:on; flags come back only when there is one."""
    (flag,) = ensure_archive(resolve_jars(default_cache()), default_cache())
    base, dynamic = flag.removeprefix("-XX:SharedArchiveFile=").split(":")
    assert Path(base).exists()
    assert Path(dynamic).exists()


def test_without_archive_it_still_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: str) -> None:
        raise subprocess.CalledProcessError(1, "java")

    shutil.copytree(default_cache(), tmp_path / "cache", ignore=shutil.ignore_patterns("classes-*"))
    monkeypatch.setattr(kafka_archive, "_run_java", fail)
    assert ensure_archive(resolve_jars(tmp_path / "cache"), tmp_path / "cache") == []
    assert "no class-data archive for Kafka" in caplog.text
