"""`up`, `run`, `api`, `relay`: processes that stay."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from careergraph.cli.errors import BadInput, DependencyFailed, say
from careergraph.cli.signals import interrupt_on_terminate, stop_on_signal

if TYPE_CHECKING:
    from careergraph.host import Part
    from shared.config import Settings


def up() -> None:
    """Run the whole platform here, with its own Kafka and Postgres, until Ctrl-C."""
    began = time.monotonic()
    interrupt_on_terminate()

    from careergraph.laptop import laptop
    from shared.config import Settings
    from shared.logging import configure_logging

    settings = Settings()
    configure_logging(settings.log_level, console=settings.log_format == "console")
    say("Starting Kafka, Postgres, the API, the relay and the stages ...")
    with laptop(settings) as running:
        stop = stop_on_signal()
        if running.new_master_key:
            say(
                f"A master key was made: {running.home / 'master.key'}. Keep a copy elsewhere: "
                "without it nothing that is stored here can be read."
            )
        say(f"Ready after {time.monotonic() - began:.1f} s: {running.api_url} (see /openapi.json). Ctrl-C stops.")
        while not stop.is_set():
            ended = running.watch(0.5)
            if ended is not None and not stop.is_set():
                raise DependencyFailed(ended)
        say("Stopping ...")


def run(
    stages: Annotated[list[str], typer.Argument(help="names of stages, or `all`")],
) -> None:
    """Run one or more stages in this process, each its own consumer group, until told to stop."""
    from careergraph.composition import collect_less_often, open_broker, stage_resources, stage_services, used_by
    from careergraph.connections import find_connections, find_master_keys
    from careergraph.pipeline import STAGE_NAMES, stage_named
    from shared.config import Settings
    from shared.db.database import Database
    from shared.logging import configure_logging
    from shared.runtime.relay import notify
    from shared.runtime.runner import StageRunner

    names = list(STAGE_NAMES) if stages == ["all"] else stages
    unknown = sorted(set(names) - set(STAGE_NAMES))
    if unknown:
        raise BadInput(f"There is no stage {', '.join(unknown)}; the stages are {', '.join(STAGE_NAMES)}.")
    settings = Settings()
    configure_logging(settings.log_level, console=settings.log_format == "console")
    connections = find_connections(settings)
    database = Database(connections.database_url, pool_size=2 * len(names) + 2)
    resources = stage_resources(database)
    services = stage_services(database, find_master_keys(settings), connections, resources, lambda: notify(database))
    broker = open_broker(settings, connections)
    chosen = [stage_named(name) for name in names]
    collect_less_often()
    resources.warm_up(used_by(chosen))
    try:
        _host({stage.name: StageRunner(stage, broker, services) for stage in chosen}, settings)
    finally:
        resources.close()
        database.dispose()


def relay() -> None:
    """Send what is in the outbox to Kafka, until told to stop."""
    from careergraph.composition import open_broker
    from careergraph.connections import find_connections
    from careergraph.relay_process import relay_parts
    from shared.config import Settings
    from shared.db.database import Database
    from shared.logging import configure_logging

    settings = Settings()
    configure_logging(settings.log_level, console=settings.log_format == "console")
    connections = find_connections(settings)
    database = Database(connections.database_url)
    try:
        _host(relay_parts(database, open_broker(settings, connections)), settings)
    finally:
        database.dispose()


def api() -> None:
    """Serve the HTTP API, until told to stop."""
    from careergraph.api import api_services, app_of, create_sweeper
    from careergraph.api_server import ApiServer
    from careergraph.composition import open_blobs
    from careergraph.connections import find_connections, find_master_keys
    from shared.config import Settings
    from shared.db.database import Database
    from shared.logging import configure_logging
    from shared.runtime.relay import notify
    from shared.security.keyring import Keyring

    settings = Settings()
    configure_logging(settings.log_level, console=settings.log_format == "console")
    connections = find_connections(settings)
    database = Database(connections.database_url, durable=True, pool_size=10)
    keyring = Keyring(find_master_keys(settings))
    services = api_services(settings, database, keyring, open_blobs(connections), lambda: notify(database))
    server = ApiServer(app_of(services), settings.api_host, settings.api_port)
    say(f"Serving {server.url}")
    try:
        _host({"api": server, "sweeper": create_sweeper(services)}, settings, probes=False)
    finally:
        database.dispose()


def _host(parts: "Mapping[str, Part]", settings: "Settings", *, probes: bool = True) -> None:
    """Run the parts until a signal, or until one of them fails."""
    from careergraph.health import HealthServer
    from careergraph.host import Host

    stop = stop_on_signal()
    host = Host(parts)
    health = HealthServer(settings.api_host, settings.health_port, host.alive, host.not_ready) if probes else None
    if health is not None:
        health.start()
        say(f"Health and metrics on port {health.port}")
    host.start()
    while not stop.is_set() and not host.ended.wait(0.2):
        pass
    host.stop()
    if health is not None:
        health.stop()
    if host.failed is not None:
        raise DependencyFailed(host.failed)
