"""A whole platform of separate processes on servers of its own, in a temporary data folder."""

import os
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

from careergraph.chaos.processes import PlatformProcess
from careergraph.composition import open_broker
from careergraph.connections import Connections
from careergraph.local.home import open_home
from careergraph.local.platform import LocalServers
from careergraph.local.ports import ReservedPort
from shared.config import Settings
from shared.db.database import Database
from shared.db.migrate import upgrade_database
from shared.runtime.broker import Broker
from shared.schemas.topics import TOPICS
from shared.security.keyring import Keyring
from shared.security.master_key import MasterKey, MasterKeys

QUICK_FAILOVER = {
    "group.consumer.session.timeout.ms": "1000",
    "group.consumer.min.session.timeout.ms": "1000",
    "group.consumer.heartbeat.interval.ms": "200",
    "group.consumer.min.heartbeat.interval.ms": "200",
}
"""Another member takes over from a killed one after a second, instead of three."""

TWO_REPLICAS_OF_EACH_STAGE: Mapping[str, tuple[str, ...]] = {
    "api": ("api",),
    "relay": ("relay",),
    "standby-relay": ("relay",),
    "documents": ("run", "read", "classify", "extract", "dedupe"),
    "persons": ("run", "dedupe", "map_skills", "update_graph", "generate_insights"),
    "all-stages": ("run", "all"),
}


@dataclass
class SeparateProcesses:
    """Servers, and the processes that work on them."""

    servers: LocalServers
    database: Database
    broker: Broker
    keyring: Keyring
    environment: Mapping[str, str]
    connections: Connections
    logs: Path
    processes: dict[str, PlatformProcess] = field(default_factory=dict)

    def add(self, name: str, arguments: Sequence[str]) -> PlatformProcess:
        """One more process; it is not started."""
        variable = "CAREERGRAPH_API_PORT" if arguments[0] == "api" else "CAREERGRAPH_HEALTH_PORT"
        process = PlatformProcess(name, arguments, self.environment, self.logs, port_variable=variable)
        self.processes[name] = process
        return process

    def restart_postgres(self, *, hard: bool, down_seconds: float = 0) -> None:
        """Stop Postgres (`hard`: by SIGKILL) and start it again. Returns when it takes connections."""
        pid = self.servers.postgres.pid
        if hard and pid is not None:
            os.kill(pid, signal.SIGKILL)
        self.servers.postgres.stop()
        self.database.dispose()
        time.sleep(down_seconds)
        self.servers.postgres.start()

    def restart_kafka(self, *, hard: bool) -> None:
        """Stop the broker (`hard`: by SIGKILL) and start it again. Returns when it answers."""
        pid = self.servers.kafka.pid
        if hard and pid is not None:
            os.kill(pid, signal.SIGKILL)
        self.servers.kafka.stop()
        self.servers.kafka.start()

    def kill_all(self) -> None:
        """End every process at once."""
        for process in self.processes.values():
            process.kill()


@contextmanager
def separate_processes(home_path: Path, wanted: Mapping[str, Sequence[str]]) -> Iterator[SeparateProcesses]:
    """Start servers and processes, and wait until all are ready. Ends all of them afterwards.

    Raises `LocalServerFailed`, `ProcessNotReady`.
    """
    with open_home(home_path) as home, closing(ReservedPort()) as kafka_port:
        servers = LocalServers(home, kafka_port=kafka_port.number, broker_settings=QUICK_FAILOVER)
        with servers:
            platform = _on(servers, home.path)
            try:
                for name, arguments in wanted.items():
                    platform.add(name, arguments).start()
                for process in platform.processes.values():
                    process.wait_until_ready()
                yield platform
            finally:
                platform.kill_all()
                platform.database.dispose()


def _on(servers: LocalServers, home: Path) -> SeparateProcesses:
    secret = token_hex(32)
    logs, blobs = home / "logs", home / "blobs"
    logs.mkdir(exist_ok=True)
    connections = Connections(servers.postgres.url, servers.kafka.bootstrap_servers, blobs)
    environment = {
        "CAREERGRAPH_HOME": str(home),
        "DATABASE_URL": connections.database_url,
        "KAFKA_BOOTSTRAP_SERVERS": connections.kafka_bootstrap_servers,
        "CAREERGRAPH_BLOBS": str(blobs),
        "CAREERGRAPH_MASTER_KEY": secret,
        "CAREERGRAPH_UPLOADS_PER_MINUTE": "100000",
        "CAREERGRAPH_LOG_LEVEL": "WARNING",
    }
    database = Database(connections.database_url, durable=True)
    upgrade_database(database)
    broker = open_broker(Settings(), connections)
    broker.declare(TOPICS)
    keyring = Keyring(MasterKeys(MasterKey.from_text(secret)))
    return SeparateProcesses(servers, database, broker, keyring, environment, connections, logs)
