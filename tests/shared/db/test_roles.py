"""What each role may touch, column by column. A line that changes here changes who sees what: say why."""

from collections import defaultdict

import pytest
from sqlalchemy import text

from shared.db.database import Database
from shared.db.metadata import METADATA
from shared.skills.relations.tables import BUILT_TABLES, OCCUPATION_PROFILES, RELATION_BUILDS
from tests.shared.db.conftest import TwoPersons
from tests.shared.db.owned_rows import OWNED_NAMES

_READABLE_BY_COLUMN = text(
    """
    select nspname || '.' || relname as name, attname from pg_attribute
    join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace
    where relkind in ('r', 'p', 'v', 'm') and attnum > 0 and not attisdropped
      and nspname !~ '^(pg_|information_schema)'
      and has_column_privilege(:role, attrelid, attnum, :privilege)
    """
)
_OPERATOR_READS = {
    "runtime.inbox": "owner_id stage event_id event_type document_id position status reason stage_version attempt "
    "duration_ms removed processed_at",
    "runtime.outbox": "owner_id id event_id type version key document_id key_id producer cause_id replay_id time "
    "traceparent created_at published_at",
    "runtime.records": "owner_id stage event_id name document_id",
    "runtime.dead_letters": "owner_id id stage event_id event_type document_id code error attempts topic partition "
    "offset replay_event_id created_at",
    "runtime.undecodable": "stage topic partition offset code created_at",
    "runtime.offsets": "stage topic partition next_offset topic_id",
    "security.keys": "owner_id key_id purpose document_id master_key_id created_at destroyed_at",
    "security.erasures": "owner_id erasure_id requested_at read_at",
    "security.operator_keys": "key_id secret_sha256 created_at revoked_at",
    "security.audit": "id operator_key_id action target outcome at",
    "skills.ontologies": "version content_hash concepts snapshot imported_at",
    "ingest.documents": "owner_id document_id media_type size state uploaded_at",
    "ingest.readings": "owner_id document_id outcome code quarantined read_at",
    "ingest.quarantine": "owner_id quarantine_id code size sha256 address engine finding refused_at",
}
_RELATIONS = {f"skills.{table.name}" for table in (OCCUPATION_PROFILES, RELATION_BUILDS, *BUILT_TABLES)}
"""What is known of skills in general: operators build it, the app reads it."""
_OPERATOR_WRITES = {
    "insert": {"security.operator_keys", "security.audit", "skills.ontologies"} | _RELATIONS,
    "update": {"security.operator_keys", "runtime.dead_letters", "skills.ontologies"},
    "delete": _RELATIONS,
}
_APP_ALONE_DOES_NOT_DELETE = {"security.keys", "security.api_keys", "security.erasures"}
_SHADOW_DOES_NOT_READ = {"security.api_keys", "security.erasures", "http.idempotency_keys", "http.recent_calls"}
"""What a replay neither makes nor compares nor opens anything with."""
_VIEWS = {"classifier.document_kinds", "knowledge_graph.document_progress"}


def columns(database: Database, role: str, privilege: str) -> dict[str, set[str]]:
    """Columns by table that the role may `select`, `insert` or `update`."""
    found: dict[str, set[str]] = defaultdict(set)
    with database.admin.connect() as connection:
        for name, column in connection.execute(_READABLE_BY_COLUMN, {"role": role, "privilege": privilege}):
            found[name].add(column)
    return dict(found)


def tables(database: Database, role: str, privilege: str) -> set[str]:
    """Tables that the role may change as a whole."""
    asked = text(
        "select nspname || '.' || relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace "
        "where relkind in ('r', 'p', 'v') and nspname !~ '^(pg_|information_schema)' "
        "and has_table_privilege(:role, pg_class.oid, :privilege)"
    )
    with database.admin.connect() as connection:
        return set(connection.scalars(asked, {"role": role, "privilege": privilege}))


def test_the_relay_knows_the_outbox_and_nothing_else(two_persons: TwoPersons) -> None:
    database = two_persons.database
    assert set(columns(database, "careergraph_relay", "select")) == {"runtime.outbox"}
    assert columns(database, "careergraph_relay", "update") == {"runtime.outbox": {"published_at"}}
    assert columns(database, "careergraph_relay", "insert") == {}
    assert tables(database, "careergraph_relay", "delete") == set()


def test_the_operator_sees_metadata(two_persons: TwoPersons) -> None:
    expected = {name: set(listed.split()) for name, listed in _OPERATOR_READS.items()}
    shown = columns(two_persons.database, "careergraph_operator", "select")
    assert {name: found for name, found in shown.items() if name not in _RELATIONS} == expected


@pytest.mark.parametrize(
    "personal", ["payload", "answer", "name", "wrapped", "headers", "key", "facts", "text", "detail"]
)
def test_the_operator_reads_nothing_that_a_person_wrote(two_persons: TwoPersons, personal: str) -> None:
    readable = columns(two_persons.database, "careergraph_operator", "select")
    holding = {name for name, shown in readable.items() if personal in shown} - _RELATIONS
    # An outbox key is an id; a record's name is the name of a question.
    assert holding <= {"key": {"runtime.outbox"}, "name": {"runtime.records"}}.get(personal, set())


def test_the_operator_sees_nothing_of_the_graph(two_persons: TwoPersons) -> None:
    shown = columns(two_persons.database, "careergraph_operator", "select")
    assert [name for name in shown if name.startswith(("knowledge_graph.", "extractor.", "classifier."))] == []


def test_the_operator_writes_keys_audit_and_what_is_known_of_skills(two_persons: TwoPersons) -> None:
    database = two_persons.database
    for privilege in ("insert", "update"):
        assert set(columns(database, "careergraph_operator", privilege)) == _OPERATOR_WRITES[privilege]
    updated = columns(database, "careergraph_operator", "update")
    assert updated["runtime.dead_letters"] == {"replay_event_id"}
    assert updated["security.operator_keys"] == {"revoked_at"}
    assert updated["skills.ontologies"] == {"snapshot"}  # a damaged one is mended
    assert tables(database, "careergraph_operator", "delete") == _OPERATOR_WRITES["delete"]


def test_the_shadow_reads_what_it_replays_and_writes_nothing_that_is_live(two_persons: TwoPersons) -> None:
    database = two_persons.database
    for privilege in ("insert", "update", "delete"):
        assert tables(database, "careergraph_shadow", privilege) == set()
    assert columns(database, "careergraph_shadow", "insert") == {}
    assert columns(database, "careergraph_shadow", "update") == {}
    read = set(OWNED_NAMES) - _SHADOW_DOES_NOT_READ | _VIEWS | {"skills.ontologies"}
    assert set(columns(database, "careergraph_shadow", "select")) == read


def test_the_app_works_with_owned_tables_and_little_else(two_persons: TwoPersons) -> None:
    database = two_persons.database
    ownerless = {"runtime.offsets", "runtime.undecodable"}
    reads = set(columns(database, "careergraph_app", "select"))
    of_nobody = {"runtime.offsets", "skills.ontologies"} | _RELATIONS
    assert reads == set(OWNED_NAMES) | _VIEWS | of_nobody
    assert set(columns(database, "careergraph_app", "insert")) == set(OWNED_NAMES) | ownerless
    assert set(columns(database, "careergraph_app", "update")) == set(OWNED_NAMES) - {"http.idempotency_keys"} | {
        "runtime.offsets"
    }
    updated = columns(database, "careergraph_app", "update")
    assert (updated["security.api_keys"], updated["security.erasures"]) == ({"revoked_at"}, {"read_at"})
    assert tables(database, "careergraph_app", "delete") == set(OWNED_NAMES) - _APP_ALONE_DOES_NOT_DELETE


def test_no_role_can_pass_a_right_on(two_persons: TwoPersons) -> None:
    with two_persons.database.admin.connect() as connection:
        grantable = text(
            "select count(*) from information_schema.role_table_grants "
            "where grantee like 'careergraph%' and is_grantable = 'YES'"
        )
        assert connection.scalar(grantable) == 0


def test_everybody_has_no_right_at_all(two_persons: TwoPersons) -> None:
    """A grant to PUBLIC would reach every login of the server."""
    with two_persons.database.admin.connect() as connection:
        granted = text(
            "select table_schema || '.' || table_name from information_schema.role_table_grants "
            "where grantee = 'PUBLIC' and table_schema = any (:schemas)"
        )
        schemas = sorted({str(table.schema) for table in METADATA.tables.values()} | {"public"})
        assert connection.scalars(granted, {"schemas": schemas}).all() == []
