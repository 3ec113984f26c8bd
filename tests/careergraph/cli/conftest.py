"""Command lines on the servers of this run."""

from pathlib import Path

import pytest

from tests.careergraph.cli.running import CommandLine

MASTER_KEY = bytes(range(32)).hex()
"""The one of the fixture `keyring`."""


@pytest.fixture
def offline(tmp_path: Path) -> CommandLine:
    """Without any server."""
    return CommandLine(tmp_path / "home")


@pytest.fixture
def online(tmp_path: Path, database_url: str, kafka, topic_prefix: str) -> CommandLine:
    """On the real Postgres and Kafka of this run, with a database and topics of its own."""
    return CommandLine(
        tmp_path / "home",
        {
            "DATABASE_URL": database_url,
            "KAFKA_BOOTSTRAP_SERVERS": kafka.bootstrap_servers,
            "KAFKA_TOPIC_PREFIX": topic_prefix,
            "CAREERGRAPH_MASTER_KEY": MASTER_KEY,
        },
    )
