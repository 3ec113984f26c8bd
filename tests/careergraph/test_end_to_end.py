"""Documents go in over HTTP, insights come out, on real Kafka and real Postgres; nothing personal leaks on the way."""

import json
import re
import time
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import structlog
from fastapi.testclient import TestClient

from careergraph.api import api_services, app_of
from careergraph.composition import LazyResources
from careergraph.pipeline import STAGES
from services.ingest.reading.sealed.pool import ReaderPool
from shared.config import Settings
from shared.db.database import Database
from shared.logging import configure_logging
from shared.runtime.broker import Broker, Record
from shared.runtime.processor import Services
from shared.runtime.relay import Relay
from shared.runtime.runner import StageRunner
from shared.schemas.reading import Reading
from shared.schemas.topics import TOPICS
from shared.security.api_keys import create_person_key
from shared.security.keyring import Keyring
from shared.storage.sealed import SealedBlobs
from tests.careergraph.whole_pipeline import EXAMPLES, MEDIA_TYPES
from tests.shared.runtime.running import QUICK, running, wait_until

TRUTH = json.loads((EXAMPLES.parent / "truth.json").read_text())["documents"]


@pytest.fixture
def client(
    database: Database, broker: Broker, keyring: Keyring, blobs: SealedBlobs, resources: LazyResources
) -> Iterator[TestClient]:
    """The API of a running platform, asked as a new person."""
    relay = Relay(database, broker)
    services = Services(database, keyring, blobs, resources, relay.nudge)
    app = app_of(api_services(Settings(), database, keyring, blobs, relay.nudge))
    key = create_person_key(database, keyring, uuid4())
    runners = [StageRunner(stage, broker, services, QUICK) for stage in STAGES]
    with running(relay, *runners), TestClient(app, headers={"Authorization": f"Bearer {key}"}) as client:
        yield client


def _upload(client: TestClient, name: str) -> str:
    path = EXAMPLES / name
    answer = client.post("/v1/documents", files={"file": (name, path.read_bytes(), MEDIA_TYPES[path.suffix])})
    assert answer.status_code == 202, answer.text
    return str(answer.json()["id"])


def _upload_all(client: TestClient) -> dict[str, str]:
    ids = {path.name: _upload(client, path.name) for path in sorted(EXAMPLES.iterdir())}
    wait_until(lambda: all(_status(client, one) == "done" for one in ids.values()))
    return ids


def _status(client: TestClient, document_id: str) -> str:
    return str(client.get(f"/v1/documents/{document_id}").json()["status"])


def _everything_on_kafka(broker: Broker) -> list[Record]:
    records: list[Record] = []
    names = [topic.name for topic in TOPICS]
    ends = {(topic.name, n): broker.log_range(topic.name, n).end for topic in TOPICS for n in range(topic.partitions)}
    consumer = broker.consumer("spy", names, lambda ask: {p: log.start for p, log in ask().items()}, lambda _: None)
    deadline = time.monotonic() + 120
    while len(records) < sum(ends.values()) and time.monotonic() < deadline:
        records += consumer.poll(0.2)
    consumer.close()
    assert len(records) == sum(ends.values()) > 0
    return records


def _telling_words(texts: list[str]) -> set[str]:
    """Words that could only come from a document: names, addresses, rare words; not words that programs use."""
    words = {word for text in texts for word in re.findall(r"[A-Za-z][A-Za-z@.\-]{5,}", text)}
    names = {word for word in words if word[0].isupper() or "@" in word}
    return {word for word in names if word not in {"Python", "PostgreSQL", "Apache", "Docker", "Processing"}}


def test_documents_go_in_and_insights_come_out(client: TestClient) -> None:
    ids = _upload_all(client)
    for name, document_id in ids.items():
        document = client.get(f"/v1/documents/{document_id}").json()
        assert document["kind"] == TRUTH[name]["kind"]
        stages = [step["stage"] for step in document["processing"]]
        assert stages[:3] == ["read", "classify", "extract"]
    insights = client.get("/v1/people/me/insights").json()["items"]
    assert len(insights) >= 5
    for insight in insights:
        for statement in insight["statements"]:
            fact = client.get(f"/v1/people/me/facts/{statement['fact_ids'][0]}").json()
            assert fact["evidence"][0]["document_id"] in ids.values()
            assert fact["evidence"][0]["page"] >= 1
            break


def test_nothing_readable_is_on_kafka_or_in_the_logs_or_metrics(
    client: TestClient, broker: Broker, database: Database, resources: LazyResources, capfd: pytest.CaptureFixture[str]
) -> None:
    configure_logging("DEBUG")
    _upload_all(client)
    pool = resources[ReaderPool]
    readings: list[Reading] = [
        pool.read(path.read_bytes(), MEDIA_TYPES[path.suffix]) for path in sorted(EXAMPLES.iterdir())
    ]
    words = _telling_words([reading.text for reading in readings])
    assert len(words) > 100
    assert "Merrow" in words

    raw = b"\n".join(
        (record.key or b"") + (record.value or b"") + b"".join(record.headers.values())
        for record in _everything_on_kafka(broker)
    ).decode("latin-1")
    assert {word for word in words if word in raw} == set()
    metrics = client.get("/metrics").text
    assert "careergraph_events_processed" in metrics
    assert {word for word in words if word in metrics} == set()
    structlog.reset_defaults()
    logged = "".join(capfd.readouterr())
    assert {word for word in words if word in logged} == set()


def test_an_edit_is_answered_when_the_graph_has_it(client: TestClient) -> None:
    _upload(client, "resume_2021.txt")
    wait_until(lambda: client.get("/v1/people/me/facts").json()["items"])
    fact = client.get("/v1/people/me/facts", params={"type": "skill"}).json()["items"][0]
    address = f"/v1/people/me/facts/{fact['id']}"
    etag = client.get(address).headers["ETag"]
    edited = client.patch(address, json={"action": "correct", "value": "Rust"}, headers={"If-Match": etag})
    assert edited.status_code == 200, edited.text
    assert edited.json()["value"] == "Rust"
    assert edited.json()["corrected_from"] == fact["value"]
    stale = client.patch(address, json={"action": "approve"}, headers={"If-Match": etag})
    assert (stale.status_code, stale.json()["code"]) == (412, "precondition_failed")
    skills = [skill["name"] for skill in client.get("/v1/people/me/skills").json()["items"]]
    assert "Rust" in skills


def test_a_changed_kind_and_a_deletion_reach_the_graph(client: TestClient) -> None:
    ids = {name: _upload(client, name) for name in ("resume_2026.pdf", "cover_letter.pdf")}
    wait_until(lambda: all(_status(client, one) == "done" for one in ids.values()))
    assert _types(client) >= {"letter.intent", "work.employer"}
    changed = client.put(f"/v1/documents/{ids['cover_letter.pdf']}/kind", json={"kind": "other"})
    assert changed.status_code in (200, 202)
    wait_until(lambda: "letter.intent" not in _types(client))
    assert client.delete(f"/v1/documents/{ids['resume_2026.pdf']}").status_code == 204
    wait_until(lambda: _types(client) == set())
    assert client.get(f"/v1/documents/{ids['resume_2026.pdf']}").status_code == 404


def _types(client: TestClient) -> set[Any]:
    return {fact["type"] for fact in client.get("/v1/people/me/facts", params={"limit": 200}).json()["items"]}
