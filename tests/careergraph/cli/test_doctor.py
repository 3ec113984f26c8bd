"""The doctor on servers that are well, away, or not as declared."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from careergraph.local.ports import ReservedPort
from shared.db.database import Database
from shared.runtime import outbox
from shared.runtime.broker import Broker
from shared.runtime.relay import Relay
from shared.schemas.snapshots import Changes, SkillsMapped
from shared.schemas.topics import TOPICS
from shared.security.keyring import Keyring
from shared.skills.ontology.importing import put_in_force
from shared.skills.ontology.ontology import Ontology, builtin_ontology
from tests.careergraph.cli.running import CommandLine
from tests.careergraph.cli.uploads import Uploaded
from tests.shared.runtime.running import wait_until
from tests.shared.skills.upgrades import newer, older


def checks(command_line: CommandLine) -> tuple[int, dict[str, dict[str, str]]]:
    done = command_line.run("doctor", "--json")
    assert done.stdout, done.stderr
    return done.returncode, {check["name"]: check for check in json.loads(done.stdout)}


def failed(found: dict[str, dict[str, str]]) -> list[str]:
    return [name for name, check in found.items() if check["state"] == "fail"]


def with_variable(command_line: CommandLine, name: str, value: str) -> CommandLine:
    return CommandLine(command_line.home, {**command_line.variables, name: value})


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address where nobody listens."""
    with closing(ReservedPort()) as port:
        yield f"127.0.0.1:{port.number}"


def send_everything(database: Database, broker: Broker) -> None:
    """Relay until the outbox is empty."""
    relay = Relay(database, broker)
    thread = threading.Thread(target=relay.run)
    thread.start()
    try:
        wait_until(lambda: _unsent(database) == 0)
    finally:
        relay.stop()
        thread.join()


def _unsent(database: Database) -> int:
    with database.transaction("operator") as connection:
        return connection.scalar(text("select count(*) from runtime.outbox where published_at is null")) or 0


def test_nothing_runs(offline: CommandLine) -> None:
    code, found = checks(offline)
    assert (code, failed(found)) == (3, ["servers"])
    assert found["master key"]["state"] == "warn"
    assert "careergraph up" in found["servers"]["advice"]


def test_everything_is_well(online: CommandLine, broker: Broker) -> None:
    code, found = checks(online)
    assert (code, failed(found)) == (0, [])
    for name in ("database", "schema", "pgvector", "roles", "kafka", "topics", "outbox", "stage read", "dead letters"):
        assert found[name]["state"] == "ok", found[name]
    assert found["topics"]["found"] == f"{len(TOPICS)} as declared"
    assert "java" not in found
    readable = online.run_anew("doctor")
    assert readable.returncode == 0
    assert "0 failed" in readable.stdout


def test_servers_that_are_away(online: CommandLine, broker: Broker, nobody: str) -> None:
    kafka_away = with_variable(online, "KAFKA_BOOTSTRAP_SERVERS", nobody)
    code, found = checks(kafka_away)
    assert (code, failed(found)) == (3, ["kafka"])
    address = f"postgresql://careergraph@{nobody}/careergraph"
    code, found = checks(with_variable(online, "DATABASE_URL", address))
    assert (code, failed(found)) == (3, ["database"])
    scanner_away = with_variable(online, "CLAMD_ADDRESS", nobody)
    code, found = checks(scanner_away)
    assert (code, failed(found)) == (3, ["virus scanner"])


def test_missing_topics_and_an_older_schema(online: CommandLine, database: Database) -> None:
    with database.admin.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '0001'"))
    code, found = checks(online)
    assert (code, failed(found)) == (3, ["schema", "topics"])
    assert "missing" in found["topics"]["found"]


def test_what_waits_is_told(
    online: CommandLine,
    broker: Broker,
    database: Database,
    upload: Uploaded,
    letter: UUID,
) -> None:
    with database.transaction("app", upload.person) as connection:
        connection.execute(text("update runtime.outbox set created_at = now() - interval '2 minutes'"))
    code, found = checks(online)
    assert code == 0
    assert found["outbox"]["state"] == found["dead letters"]["state"] == "warn"
    assert "1 events not sent" in found["outbox"]["found"]


def test_a_stage_that_is_behind(online: CommandLine, broker: Broker, database: Database, upload: Uploaded) -> None:
    send_everything(database, broker)
    with database.transaction("app", upload.person) as connection:
        connection.execute(text("update runtime.outbox set created_at = now() - interval '2 minutes'"))
    _, found = checks(online)
    assert found["stage read"]["state"] == "warn"
    assert re.match(r"1 events behind, the oldest waits for [12]\d\d\.\d s", found["stage read"]["found"])
    assert found["stage classify"]["state"] == "ok"


def put_in_force_now(database: Database, keyring: Keyring, fresh: Ontology) -> Ontology:
    return put_in_force(database, keyring, fresh, producer="test", time="2026-01-02T03:04:05.000Z").ontology


def test_an_ontology_that_cannot_be_read(
    online: CommandLine, broker: Broker, database: Database, keyring: Keyring, tmp_path: Path
) -> None:
    _, found = checks(online)
    assert (found["ontology"]["state"], "mapped skills" in found) == ("ok", False)
    assert builtin_ontology().version in found["ontology"]["found"]
    good = put_in_force_now(database, keyring, older(tmp_path))
    bad = put_in_force_now(database, keyring, newer(tmp_path))
    _, found = checks(online)
    assert (found["ontology"]["state"], found["ontology"]["found"]) == ("ok", bad.version)
    with database.admin.begin() as connection:
        damage = text("update skills.ontologies set snapshot = 'x' where version = :version")
        connection.execute(damage, {"version": bad.version})
    code, found = checks(online)
    assert code == 0
    assert found["ontology"]["state"] == "warn"
    assert found["ontology"]["found"] == (
        f"{bad.version} was imported and cannot be read (snapshot_damaged); "
        f"map_skills runs on {good.version}, an older one"
    )
    assert "backup" in found["ontology"]["advice"]
    assert put_in_force_now(database, keyring, newer(tmp_path)).version == bad.version  # as the advice says
    _, found = checks(online)
    assert (found["ontology"]["state"], found["ontology"]["found"]) == ("ok", bad.version)


def test_persons_mapped_by_an_older_ontology(
    online: CommandLine, broker: Broker, database: Database, keyring: Keyring, upload: Uploaded, tmp_path: Path
) -> None:
    put_in_force_now(database, keyring, older(tmp_path))
    mapped = SkillsMapped(
        position=1, documents=(), changes=Changes(added=0, removed=0, changed=0), facts=(),
        ontology_version="old", ontology_hash="0" * 64, skills=(),
    )  # fmt: skip
    with database.transaction("app", upload.person) as connection:
        keyring.create(connection, upload.person, "snapshot")
        envelope = outbox.first_envelope(mapped, upload.person, "2026-01-02T03:04:05.000Z")
        outbox.add(connection, keyring, mapped, envelope, "map_skills")
    _, found = checks(online)
    assert found["mapped skills"]["state"] == "ok"
    newest = put_in_force_now(database, keyring, newer(tmp_path))
    done = online.run("doctor", "--json")
    (check,) = (check for check in json.loads(done.stdout) if check["name"] == "mapped skills")
    assert check["state"] == "warn"
    assert check["found"] == f"those of 1 persons are by a version older than {newest.version}"
    assert "replay --from map_skills" in check["advice"]


def test_persons_under_another_master_key(online: CommandLine, broker: Broker, upload: Uploaded) -> None:
    code, found = checks(with_variable(online, "CAREERGRAPH_MASTER_KEY", uuid4().hex * 2))
    assert code == 0
    assert found["persons' keys"]["state"] == "warn"
