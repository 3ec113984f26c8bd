"""The whole platform in one process beside its two servers: what `careergraph up` and `careergraph demo` run."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from careergraph.composition import (
    collect_less_often,
    open_blobs,
    open_broker,
    stage_resources,
    stage_services,
    used_by,
)
from careergraph.connections import Connections, forget_connections, master_keys, write_connections
from careergraph.host import Host
from careergraph.local.home import Home, default_home, open_home
from careergraph.local.platform import LocalServers
from shared.config import Settings
from shared.db.database import Database
from shared.security.keyring import Keyring
from shared.security.master_key import MasterKeys

READY_SECONDS = 120.0
_PARTS_STOP_SECONDS = 4.0
_SERVERS_STOP_SECONDS = 4.0
"""Together well below the ten seconds that a person waits after Ctrl-C."""


class NotReady(Exception):
    """Some part did not become ready, or ended. One sentence."""


@dataclass(frozen=True)
class Laptop:
    """A running platform."""

    home: Path
    api_url: str
    database: Database
    keyring: Keyring
    host: Host
    servers: LocalServers | None
    new_master_key: bool
    connections: Connections

    def watch(self, timeout: float) -> str | None:
        """A sentence when a server or a part ended by itself within `timeout` seconds, else None."""
        if self.host.ended.is_set():
            return self.host.failed or "The platform has stopped."
        if self.servers is not None:
            return self.servers.watch(timeout)
        self.host.ended.wait(timeout)
        return self.host.failed


@contextmanager
def laptop(settings: Settings, *, api_port: int | None = None) -> Iterator[Laptop]:
    """Start everything, wait until it is ready, and stop everything afterwards.

    Raises `HomeInUse`, `LocalServerFailed`, `MasterKeyUnsafe`, `NotReady`, `PortTaken`.
    """
    with ExitStack() as stack:
        home = stack.enter_context(open_home(settings.home or default_home()))
        # The imports take about as long as the servers' start: both at once.
        imports = threading.Thread(target=_import_everything, name="imports", daemon=True)
        imports.start()
        servers = _start_servers(stack, settings, home)
        keys, created = master_keys(settings, home.master_key)
        connections = _connections(settings, servers, home.blobs)
        imports.join()
        database, host, api_url = _start_parts(stack, settings, connections, keys, api_port)
        connections = Connections(
            connections.database_url, connections.kafka_bootstrap_servers, connections.blobs, api_url
        )
        write_connections(home.path, connections)
        stack.callback(forget_connections, home.path)
        yield Laptop(
            home=home.path,
            api_url=api_url,
            database=database,
            keyring=Keyring(keys),
            host=host,
            servers=servers,
            new_master_key=created,
            connections=connections,
        )


def _start_servers(stack: ExitStack, settings: Settings, home: Home) -> LocalServers | None:
    if settings.database_url is not None and settings.kafka_bootstrap_servers is not None:
        return None
    servers = LocalServers(home)
    stack.callback(servers.stop, _SERVERS_STOP_SECONDS)
    servers.start()
    return servers


def _import_everything() -> None:
    with suppress(Exception):  # the same import follows in the main thread, which is where an error is to be met
        import careergraph.api
        import careergraph.pipeline  # noqa: F401


def _connections(settings: Settings, servers: LocalServers | None, blobs: Path) -> Connections:
    url = settings.database_url.get_secret_value() if settings.database_url else None
    bootstrap = settings.kafka_bootstrap_servers
    if servers is not None:
        url = url or servers.postgres.url
        bootstrap = bootstrap or servers.kafka.bootstrap_servers
    assert url is not None
    assert bootstrap is not None
    return Connections(url, bootstrap, settings.blobs or blobs)


def _start_parts(
    stack: ExitStack,
    settings: Settings,
    connections: Connections,
    keys: MasterKeys,
    api_port: int | None,
) -> tuple[Database, Host, str]:
    from careergraph.api import api_services, app_of, create_sweeper
    from careergraph.api_server import ApiServer
    from careergraph.pipeline import STAGES
    from shared.db.migrate import upgrade_database
    from shared.runtime.relay import Relay
    from shared.runtime.runner import StageRunner
    from shared.schemas.topics import TOPICS
    from shared.skills.ontology.store import keep_builtin

    database = Database(connections.database_url, pool_size=8)
    stack.callback(database.dispose)
    edge = Database(connections.database_url, durable=True)
    stack.callback(edge.dispose)
    upgrade_database(database)
    keep_builtin(database)
    broker = open_broker(settings, connections)
    broker.declare(TOPICS)
    relay = Relay(database, broker)
    resources = stage_resources(database)
    stack.callback(resources.close)
    services = stage_services(database, keys, connections, resources, relay.nudge)
    at_edge = api_services(settings, edge, Keyring(keys), open_blobs(connections), relay.nudge)
    api = ApiServer(app_of(at_edge), settings.api_host, settings.api_port if api_port is None else api_port)
    runners = {stage.name: StageRunner(stage, broker, services) for stage in STAGES}
    host = Host({"api": api, "sweeper": create_sweeper(at_edge), "relay": relay, **runners})
    collect_less_often()
    stack.callback(host.stop, _PARTS_STOP_SECONDS)
    host.start()
    resources.warm_up(used_by(STAGES))
    if not host.wait_until_ready(READY_SECONDS):
        reasons = "; ".join(f"{name}: {reason}" for name, reason in sorted(host.not_ready().items()))
        raise NotReady(host.failed or f"Not ready after {READY_SECONDS:.0f} s: {reasons}.")
    return database, host, api.url
