"""`careergraph migrate`, the one-shot that every other container waits for."""

import pytest

from careergraph.cli.migrate import migrate
from careergraph.local.kafka import EmbeddedKafka
from careergraph.local.postgres import EmbeddedPostgres
from shared.db.migrate import revisions
from shared.runtime.broker import TopicMismatch
from shared.runtime.kafka import KafkaBroker
from shared.schemas.topics import TOPICS
from tests.shared.db.fresh_database import fresh_database


def test_it_makes_tables_and_topics_and_may_run_again(
    postgres: EmbeddedPostgres, kafka: EmbeddedKafka, topic_prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broker = KafkaBroker(kafka.bootstrap_servers, prefix=topic_prefix)
    with fresh_database(postgres, "migrated_by_command", migrated=False) as database:
        monkeypatch.setenv("DATABASE_URL", database.url.render_as_string(hide_password=False))
        monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrap_servers)
        monkeypatch.setenv("KAFKA_TOPIC_PREFIX", topic_prefix)
        with pytest.raises(TopicMismatch):
            broker.check(TOPICS)
        for _ in range(2):
            migrate()
            broker.check(TOPICS)
            current, newest = revisions(database)
            assert current == newest is not None
