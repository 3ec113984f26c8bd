"""T12 and T14: other ways to foreign rows than the tables themselves."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.shared.db.conftest import ATTACKER, VICTIM, TwoPersons
from tests.shared.db.owned_rows import OWNED_NAMES
from tests.shared.db.test_tenancy import attacking, denied

VIEWS = ("classifier.document_kinds", "knowledge_graph.document_progress")


def test_row_security_off_is_refused(two_persons: TwoPersons) -> None:
    for name in OWNED_NAMES:
        with attacking(two_persons) as connection:
            connection.execute(text("set local row_security = off"))
            assert denied(lambda name=name: connection.execute(text(f"select * from {name}")))


@pytest.mark.parametrize("role", ["app", "relay", "operator", "shadow"])
def test_truncate_is_refused(two_persons: TwoPersons, role: str) -> None:
    for name in OWNED_NAMES:
        with attacking(two_persons, role) as connection:
            assert denied(lambda name=name: connection.execute(text(f"truncate {name}")))


@pytest.mark.parametrize("role", ["app", "operator", "shadow"])
def test_statistics_show_no_value(two_persons: TwoPersons, role: str) -> None:
    schemas = sorted({name.split(".")[0] for name in OWNED_NAMES})
    with two_persons.database.admin.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("analyze"))
        asked = text("select count(*) from pg_stats where schemaname = any (:s)")
        assert connection.scalar(asked, {"s": schemas})
    with attacking(two_persons, role) as connection:
        shown = text("select distinct schemaname || '.' || tablename from pg_stats where schemaname = any (:s)")
        assert set(connection.scalars(shown, {"s": schemas})) <= {"skills.ontologies", "runtime.offsets"}
        for catalogue in ("pg_statistic", "pg_statistic_ext_data", "pg_authid"):
            with connection.begin_nested() as savepoint:
                assert denied(lambda catalogue=catalogue: connection.execute(text(f"select * from {catalogue}")))
                savepoint.rollback()


@pytest.mark.parametrize(
    "statement",
    [
        "select pg_read_file('PG_VERSION')",
        "select pg_ls_dir('.')",
        "copy (select 1) to program 'true'",
        "copy (select 1) to '/dev/null'",
        "create table planted (id int)",
        "create table ingest.planted (id int)",
        "create schema planted",
        "create role planted",
        "alter table ingest.documents disable row level security",
        "alter table ingest.documents no force row level security",
        "drop policy own on ingest.documents",
        "create policy wide on ingest.documents using (true)",
        "create view ingest.planted as select * from ingest.documents",
        "alter role careergraph_app bypassrls",
        "drop table ingest.documents",
    ],
)
@pytest.mark.parametrize("role", ["app", "operator", "shadow"])
def test_what_none_of_the_roles_may_do(two_persons: TwoPersons, role: str, statement: str) -> None:
    with attacking(two_persons, role) as connection, pytest.raises(DBAPIError) as caught:
        connection.execute(text(statement))
    assert getattr(caught.value.orig, "sqlstate", None) in ("42501", "0A000")


@pytest.mark.parametrize("role", ["relay", "operator", "shadow"])
def test_who_only_reads_cannot_lock_a_table(two_persons: TwoPersons, role: str) -> None:
    with attacking(two_persons, role) as connection:
        assert denied(lambda: connection.execute(text("lock table ingest.documents in exclusive mode")))


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_shows_the_own_rows_only(two_persons: TwoPersons, view: str) -> None:
    document = '[{"document_id": "0b0b0b0b-0000-4000-8000-000000000001", "state": "merged"}]'
    with two_persons.database.admin.connect() as admin, admin.begin() as transaction:
        admin.execute(
            text("update knowledge_graph.snapshots set stage = 'generate_insights', documents = cast(:d as jsonb)"),
            {"d": document},
        )
        owners = text(f"select owner_id from {view}")
        assert set(admin.scalars(owners)) == {ATTACKER, VICTIM}
        admin.execute(text("set local role careergraph_app"))
        admin.execute(text("select set_config('careergraph.owner_id', :o, true)"), {"o": str(ATTACKER)})
        assert set(admin.scalars(owners)) == {ATTACKER}
        transaction.rollback()


def test_these_are_all_the_views(two_persons: TwoPersons) -> None:
    with two_persons.database.admin.connect() as connection:
        found = connection.scalars(
            text(
                "select schemaname || '.' || viewname from pg_views "
                "where schemaname not in ('pg_catalog', 'information_schema')"
            )
        )
        assert sorted(found) == sorted(VIEWS)


def test_a_plan_estimates_without_telling_foreign_values(two_persons: TwoPersons) -> None:
    """A function that is not leakproof runs behind the policy, so it cannot print rows that it may not see."""
    with attacking(two_persons) as connection:
        plan = "\n".join(
            connection.scalars(text("explain select * from runtime.records where convert_from(answer, 'utf8') = 'x'"))
        )
        assert "owner_id" in plan
        with connection.begin_nested():
            probe = text("select 1 from ingest.documents where cast(name || 'x' as int) = 1 and owner_id = :v")
            assert connection.execute(probe, {"v": VICTIM}).all() == []
