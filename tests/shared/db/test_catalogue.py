"""T11, T12, T15: what the catalogue says. It fails on a table or view that somebody forgot to protect."""

import pytest
from sqlalchemy import text

from shared.db.database import Database
from tests.shared.db.catalogue import violations
from tests.shared.db.owned_rows import OWNED

_OWN = "owner_id = nullif(current_setting('careergraph.owner_id', true), '')::uuid"
_TABLE = "create table public.planted (owner_id uuid, id uuid, primary key (owner_id, id));"
_PROTECTED = (
    _TABLE
    + "alter table public.planted enable row level security, force row level security;"
    + f"create policy own on public.planted to careergraph_app, careergraph_shadow using ({_OWN}) with check ({_OWN});"
)


def test_tenancy_is_whole(database: Database) -> None:
    with database.admin.connect() as connection:
        assert violations(connection) == []


def test_every_owned_table_of_the_code_is_among_those_that_are_checked(database: Database) -> None:
    with database.admin.connect() as connection:
        found = set(
            connection.scalars(
                text(
                    "select nspname || '.' || relname from pg_class join pg_namespace n on n.oid = relnamespace "
                    "join pg_attribute on attrelid = pg_class.oid and attname = 'owner_id' where relkind = 'r'"
                )
            )
        )
    assert {table.fullname for table in OWNED} <= found
    assert len(OWNED) > 15


def test_a_protected_table_is_no_violation(database: Database) -> None:
    with database.admin.connect() as connection:
        connection.execute(text(_PROTECTED))
        assert violations(connection) == []


@pytest.mark.parametrize(
    ("planted", "reported"),
    [
        pytest.param(_TABLE, "public.planted: row-level security is not enabled", id="unprotected"),
        pytest.param(
            _PROTECTED + "alter table public.planted no force row level security",
            "public.planted: row-level security is not forced",
            id="not-forced",
        ),
        pytest.param(
            _PROTECTED + f"drop policy own on public.planted; create policy own on public.planted "
            f"to careergraph_app, careergraph_shadow using ({_OWN})",
            "public.planted: app and shadow do not have exactly one policy",
            id="no-check",
        ),
        pytest.param(
            _PROTECTED + "create policy wide on public.planted for select to public using (true)",
            "public.planted: app and shadow do not have exactly one policy",
            id="second-policy",
        ),
        pytest.param(
            _PROTECTED + "alter policy own on public.planted using (true)",
            "public.planted: app and shadow do not have exactly one policy",
            id="wide-policy",
        ),
        pytest.param(
            _PROTECTED + "alter table public.planted drop constraint planted_pkey, add primary key (id, owner_id)",
            "public.planted planted_pkey: the primary key or a unique index does not begin with owner_id",
            id="key",
        ),
        pytest.param(
            _PROTECTED + "create unique index planted_slug on public.planted (id)",
            "public.planted planted_slug: the primary key or a unique index does not begin with owner_id",
            id="unique-index",
        ),
        pytest.param(
            _PROTECTED + "alter table public.planted drop constraint planted_pkey",
            "public.planted: it has no primary key",
            id="no-key",
        ),
        pytest.param(
            _PROTECTED + "create unique index planted_id on public.planted (id); "
            "alter table security.keys add constraint loose foreign key (key_id) references public.planted (id)",
            "security.keys loose: a foreign key between rows of persons does not include owner_id",
            id="foreign-key",
        ),
        pytest.param(
            "create table public.planted (name text)",
            "public.planted: it has no owner_id and is not known to belong to nobody",
            id="no-owner",
        ),
        pytest.param(
            "create table public.planted (owner_id uuid, at date, primary key (owner_id, at)) partition by range (at);"
            "alter table public.planted enable row level security, force row level security;"
            f"create policy own on public.planted to careergraph_app, careergraph_shadow using ({_OWN}) "
            f"with check ({_OWN});"
            "create table public.planted_2026 partition of public.planted for values from ('2026-01-01') "
            "to ('2027-01-01')",
            "public.planted_2026: row-level security is not enabled",
            id="partition",
        ),
        pytest.param(
            "create view public.planted as select * from ingest.documents",
            "public.planted: the view does not ask as its caller",
            id="view",
        ),
        pytest.param(
            "create materialized view public.planted as select * from ingest.documents",
            "public.planted: it is a materialized view",
            id="materialized-view",
        ),
        pytest.param(
            "create function public.planted() returns bigint security definer language sql "
            "as 'select count(*) from ingest.documents'",
            "public.planted: the function runs as its owner",
            id="function",
        ),
        pytest.param(
            _PROTECTED + "grant truncate on public.planted to careergraph_app",
            "careergraph_app public.planted: the role may truncate",
            id="truncate",
        ),
        pytest.param(
            _PROTECTED + "alter table public.planted owner to careergraph_app",
            "careergraph_app public.planted: the role owns it",
            id="owner",
        ),
        pytest.param(
            "grant create on schema ingest to careergraph_operator",
            "careergraph_operator ingest: the role may create in it",
            id="create",
        ),
        pytest.param(
            "grant create on schema public to public",
            "careergraph_relay public: the role may create in it",
            id="create-for-all",
        ),
        pytest.param(
            "grant careergraph_operator to careergraph_app",
            "careergraph_app: the role is a member of another",
            id="member",
        ),
        pytest.param("alter role careergraph_app bypassrls", "careergraph_app: the role is too powerful", id="bypass"),
    ],
)
def test_what_somebody_forgot_is_reported(database: Database, planted: str, reported: str) -> None:
    with database.admin.connect() as connection:
        connection.execute(text(planted))
        assert any(line.startswith(reported) for line in violations(connection)), violations(connection)
        connection.rollback()
        assert violations(connection) == []


def test_a_child_cannot_point_to_the_parent_of_another_owner(database: Database) -> None:
    """T15, for the day when there is a foreign key: the only form that the catalogue test admits."""
    with database.admin.begin() as connection:
        connection.execute(
            text(
                _PROTECTED
                + "create table public.child (owner_id uuid, id uuid, parent uuid, primary key (owner_id, id), "
                "foreign key (owner_id, parent) references public.planted);"
                "insert into public.planted values ('00000000-0000-4000-8000-00000000000b', "
                "'00000000-0000-4000-8000-000000000001')"
            )
        )
        foreign_keys = text("select count(*) from pg_constraint where contype = 'f'")
        assert connection.scalar(foreign_keys) == 1, "a foreign key was added: attack it as T13 does"
    with pytest.raises(Exception, match="violates foreign key"), database.admin.begin() as connection:
        connection.execute(
            text(
                "insert into public.child values ('00000000-0000-4000-8000-00000000000a', gen_random_uuid(), "
                "'00000000-0000-4000-8000-000000000001')"
            )
        )
