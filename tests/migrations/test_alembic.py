"""One history from zero; the database that it makes is the one that the models describe."""

import threading
from collections.abc import Iterator
from importlib.resources import files
from itertools import count

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event, text

import migrations.tables as every_table
from careergraph.local.postgres import EmbeddedPostgres
from shared.db.database import Database
from shared.db.metadata import METADATA
from shared.db.migrate import revisions, upgrade_database
from tests.shared.db.catalogue import violations
from tests.shared.db.fresh_database import as_superuser, fresh_database

assert every_table.__all__
SCHEMAS = sorted({str(table.schema) for table in METADATA.tables.values()})
_numbers = count(1)

_CATALOGUE = text(
    """
    select 'column', format('%s.%s.%s', nspname, relname, attname),
        format('%s null=%s default=%s identity=%s', format_type(atttypid, atttypmod), not attnotnull,
            pg_get_expr(adbin, adrelid), attidentity)
    from pg_attribute join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where relkind = 'r' and attnum > 0 and not attisdropped and nspname = any (:schemas)
    union all
    select 'index', format('%s.%s', nspname, c.relname), pg_get_indexdef(c.oid)
    from pg_class c join pg_namespace n on n.oid = relnamespace where relkind = 'i' and nspname = any (:schemas)
    union all
    select 'constraint', format('%s.%s', conrelid::regclass, conname), pg_get_constraintdef(k.oid)
    from pg_constraint k join pg_namespace n on n.oid = connamespace where nspname = any (:schemas)
    order by 1, 2, 3
    """
)


@pytest.fixture
def empty(postgres: EmbeddedPostgres) -> Iterator[Database]:
    """A database in which nothing was made yet."""
    with fresh_database(postgres, f"empty_{next(_numbers)}", migrated=False) as database:
        yield database


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("migrations")))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _catalogue(database: Database) -> list[tuple[str, ...]]:
    with database.admin.connect() as connection:
        return [tuple(row) for row in connection.execute(_CATALOGUE, {"schemas": SCHEMAS})]


def _rights(database: Database) -> list[tuple[str, ...]]:
    """Grants, policies and the switches of row-level security."""
    asked = text(
        """
        select oid::regclass::text, relacl::text, relrowsecurity::text || relforcerowsecurity::text from pg_class
        where relnamespace::regnamespace::text = any (:schemas) and relkind in ('r', 'v')
        union all
        select attrelid::regclass::text, attname, attacl::text from pg_attribute where attacl is not null
          and attrelid in (select oid from pg_class where relnamespace::regnamespace::text = any (:schemas))
        union all select tablename, policyname, coalesce(qual, '') || coalesce(with_check, '') || roles::text
        from pg_policies union all select nspname, nspacl::text, nspowner::regrole::text from pg_namespace
        where nspname !~ '^(pg_|information)'
        order by 1, 2, 3
        """
    )
    with database.admin.connect() as connection:
        return [tuple(row) for row in connection.execute(asked, {"schemas": SCHEMAS})]


def test_from_zero_to_the_newest_revision(empty: Database) -> None:
    current, newest = revisions(empty)
    assert current is None
    upgrade_database(empty)
    assert revisions(empty) == (newest, newest)
    upgrade_database(empty)
    with empty.admin.connect() as connection:
        assert violations(connection) == []


def test_the_history_is_one_line(empty: Database) -> None:
    with empty.admin.connect() as connection:
        script = ScriptDirectory.from_config(_config(connection))
    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1
    assert all(not isinstance(one.down_revision, tuple) for one in script.walk_revisions())


def test_alembic_finds_no_difference_to_the_models(database: Database) -> None:
    options = {
        "include_schemas": True,
        "compare_type": True,
        "compare_server_default": True,
        "include_name": lambda name, kind, _: kind != "schema" or name in SCHEMAS,
    }
    with database.admin.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        found = [one for one in compare_metadata(context, METADATA) if one[0] != "modify_comment"]
        differences = [one for one in found if not _only_comments(one)]
    assert differences == [], "a model and a migration disagree: regenerate the migration"


def _only_comments(difference: object) -> bool:
    return isinstance(difference, list) and all(one[0] == "modify_comment" for one in difference)


def test_the_models_alone_make_the_same_catalogue(database: Database, empty: Database) -> None:
    """Also what Alembic does not compare: checks, partial and descending indexes, identities."""
    with empty.admin.begin() as connection:
        connection.execute(text("create extension vector"))
        for schema in SCHEMAS:
            connection.execute(text(f"create schema {schema}"))
        METADATA.create_all(connection)
    assert _catalogue(database) == _catalogue(empty)


def test_the_newest_revision_can_be_taken_back(empty: Database) -> None:
    upgrade_database(empty)
    before, rights = _catalogue(empty), _rights(empty)
    with empty.admin.begin() as connection:
        command.downgrade(_config(connection), "-1")
    assert revisions(empty)[0] != revisions(empty)[1]
    upgrade_database(empty)
    assert (_catalogue(empty), _rights(empty)) == (before, rights)


def test_every_revision_can_be_taken_back(empty: Database) -> None:
    upgrade_database(empty)
    before, rights = _catalogue(empty), _rights(empty)
    with empty.admin.begin() as connection:
        command.downgrade(_config(connection), "base")
    assert _catalogue(empty) == []
    upgrade_database(empty)
    assert (_catalogue(empty), _rights(empty)) == (before, rights)


def test_a_revision_that_fails_leaves_nothing(empty: Database) -> None:
    with empty.admin.begin() as connection:
        connection.execute(text("create schema ingest; create table ingest.documents (id int)"))
    with pytest.raises(Exception, match="already exists"):
        upgrade_database(empty)
    assert revisions(empty)[0] is None
    assert [row for row in _catalogue(empty) if not row[1].startswith("ingest.")] == []


def test_two_upgrades_at_once_wait_for_each_other(empty: Database) -> None:
    failures: list[BaseException] = []

    def upgrade() -> None:
        try:
            upgrade_database(empty)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=upgrade) for _ in range(3)]
    with empty.admin.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(hashtextextended('careergraph:migrate', 0))"))
        for thread in threads:
            thread.start()
        _wait_until_waiting(empty, len(threads))
        assert revisions(empty)[0] is None
    for thread in threads:
        thread.join(150)
    assert failures == []
    assert revisions(empty)[0] == revisions(empty)[1]


def _wait_until_waiting(database: Database, threads: int) -> None:
    asked = text(
        "select count(*) from pg_locks where locktype = 'advisory' and not granted "
        "and database = (select oid from pg_database where datname = current_database())"
    )
    with database.admin.connect() as connection:
        for _ in range(6000):
            if connection.scalar(asked) == threads:
                return
            connection.execute(text("select pg_sleep(0.02)"))
    raise AssertionError("they do not wait for the lock")


def test_a_login_that_is_no_superuser_can_migrate(postgres: EmbeddedPostgres, empty: Database) -> None:
    """As a managed Postgres gives it: it owns its database, and somebody made the extension and the roles."""
    login = f"plain_{empty.url.database}"
    with empty.admin.begin() as connection:
        connection.execute(text("create extension vector"))
        connection.execute(text(f"create role {login} login nosuperuser createrole"))
        connection.execute(text("grant careergraph_app, careergraph_relay, careergraph_operator to " + login))
        connection.execute(text(f"grant careergraph_shadow to {login}"))
        connection.execute(text(f"alter database {empty.url.database} owner to {login}"))
    plain = Database(empty.url.render_as_string(hide_password=False))
    event.listen(plain.admin, "connect", lambda raw, _: _become(raw, login))
    try:
        upgrade_database(plain)
        with plain.admin.connect() as connection:
            assert connection.scalar(text("select current_user")) == login
            assert connection.scalar(text("select rolsuper from pg_roles where rolname = current_user")) is False
            assert violations(connection) == []
            assert connection.scalar(text("select count(*) from ingest.documents")) == 0, "forced: owners see nothing"
    finally:
        plain.dispose()
        with empty.admin.begin() as connection:
            connection.execute(text(f"reassign owned by {login} to current_user; drop owned by {login}"))
        as_superuser(postgres, f"alter database {empty.url.database} owner to current_user")
        as_superuser(postgres, f"drop role {login}")


def _become(raw: object, login: str) -> None:
    raw.cursor().execute(f"set session authorization {login}")  # type: ignore[attr-defined]
    raw.commit()  # type: ignore[attr-defined]
