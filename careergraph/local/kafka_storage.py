"""The folder of a one-node KRaft broker: what Kafka's StorageTool would write, and its settings.

The tool itself costs a start of the JVM (1.2 to 2.9 s); its output for one node is two small files.
"""

import base64
import uuid
from collections.abc import Mapping
from pathlib import Path

NODE_ID = 1

# Made once with Kafka 4.3.1 by `kafka.tools.StorageTool format --cluster-id ID --config FILE` for a node that
# is broker and controller with `controller.quorum.voters` in its settings: it pins metadata.version 30
# (4.3-IV0), group.version 1 (KIP-848), transaction.version 2, share.version 1, streams.version 1 and
# eligible.leader.replicas.version 1, and holds nothing that belongs to one cluster. To renew it for another
# version of Kafka, run the tool again with its jars (`careergraph.local.kafka_jars`) and encode
# `bootstrap.checkpoint`.
_BOOTSTRAP_CHECKPOINT = base64.b64decode(
    "AAAAAAAAAAAAAABHAAAAAAKnYVb9ACAAAAAAAAABofwXrNQAAAGh/Bes1P//////////////////AAAAASoAAAAIAAAAAxYA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAQAAAPEAAAAAAhNTjj4AAAAAAAUAAAGh/Bes8QAAAaH8F6zx//////////////////8AAAAG"
    "OgAAAAEuAQwAEW1ldGFkYXRhLnZlcnNpb24AHgAAWgAAAgFOAQwAIWVsaWdpYmxlLmxlYWRlci5yZXBsaWNhcy52ZXJzaW9u"
    "AAEAADQAAAQBKAEMAA5ncm91cC52ZXJzaW9uAAEAADQAAAYBKAEMAA5zaGFyZS52ZXJzaW9uAAEAADgAAAgBLAEMABBzdHJl"
    "YW1zLnZlcnNpb24AAQAAQAAACgE0AQwAFHRyYW5zYWN0aW9uLnZlcnNpb24AAgAAAAAAAAAAAAcAAAA/AAAAAAJzfH1hACAA"
    "AAAAAAABofwXrPMAAAGh/Bes8///////////////////AAAAARoAAAAIAAAABAYAAAAA"
)

_SETTINGS = {
    "process.roles": "broker,controller",
    "node.id": str(NODE_ID),
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "PLAINTEXT",
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    # One node: one replica and one partition of each internal topic.
    "offsets.topic.num.partitions": "1",
    "offsets.topic.replication.factor": "1",
    "transaction.state.log.num.partitions": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "share.coordinator.state.topic.num.partitions": "1",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    # Nobody to wait for on one node.
    "group.initial.rebalance.delay.ms": "0",
    "broker.heartbeat.interval.ms": "100",
    # After a kill -9 the controller takes the next broker only when the dead one's session is over: 9 s by
    # default, measured 2.7 s from start to ready with this.
    "broker.session.timeout.ms": "2000",
    "controller.quorum.append.linger.ms": "0",
    # The default takes 128 MB.
    "log.cleaner.dedupe.buffer.size": "4194304",
    # Topics are declared; a misspelt one must fail.
    "auto.create.topics.enable": "false",
    # KIP-848: with the defaults the successor of a killed consumer waits 45 s for its first record, so about
    # 3 s.
    "group.consumer.session.timeout.ms": "3000",
    "group.consumer.min.session.timeout.ms": "3000",
    "group.consumer.heartbeat.interval.ms": "500",
    "group.consumer.min.heartbeat.interval.ms": "500",
}


def format_folder(log_folder: Path) -> None:
    """Make `log_folder` a new cluster's; a folder that is one already stays as it is."""
    log_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    properties = log_folder / "meta.properties"
    if properties.exists():
        return
    (log_folder / "bootstrap.checkpoint").write_bytes(_BOOTSTRAP_CHECKPOINT)
    lines = [
        "version=1",
        f"node.id={NODE_ID}",
        f"cluster.id={_random_kafka_id()}",
        f"directory.id={_random_kafka_id()}",
    ]
    draft = log_folder.parent / "meta.properties.new"
    draft.write_text("\n".join(lines) + "\n")
    draft.replace(properties)  # last and at once: a folder is formatted wholly or not at all


def _random_kafka_id() -> str:
    """A UUID in Kafka's notation; like Kafka, never one that begins with a dash."""
    while (text := base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")).startswith("-"):
        pass
    return text


def write_settings(
    path: Path, log_folder: Path, broker_port: int, controller_port: int, settings: Mapping[str, str]
) -> None:
    """Write the broker's properties file; `settings` add to the settings of this module or replace them."""
    address = f"PLAINTEXT://127.0.0.1:{broker_port}"
    values = {
        **_SETTINGS,
        "listeners": f"{address},CONTROLLER://127.0.0.1:{controller_port}",
        "advertised.listeners": address,
        "controller.quorum.voters": f"{NODE_ID}@127.0.0.1:{controller_port}",
        "log.dirs": str(log_folder),
        **settings,
    }
    path.write_text("".join(f"{name}={_escaped(value)}\n" for name, value in values.items()), encoding="ascii")


def _escaped(value: str) -> str:
    """A value of a Java properties file: backslashes doubled, everything beyond ASCII as UTF-16 escapes."""
    units = value.replace("\\", "\\\\").replace("\n", "\\n").encode("utf-16-be")
    codes = [int.from_bytes(units[i : i + 2], "big") for i in range(0, len(units), 2)]
    return "".join(chr(code) if 0x20 <= code < 0x7F or code == 0x5C else f"\\u{code:04x}" for code in codes)
