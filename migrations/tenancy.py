"""Roles, grants and row-level security: who may see and touch which rows.

Used by the revisions; a revision that makes a table names here-made functions for it, so no table can be forgotten
(the catalogue tests fail on one that is).
"""

from alembic import op

from shared.db.database import OWNER_SETTING
from shared.db.roles import ROLES, role_name

APP, RELAY, OPERATOR, SHADOW = (role_name(role) for role in ROLES)
_OWN = f"owner_id = nullif(current_setting('{OWNER_SETTING}', true), '')::uuid"


def create_roles() -> None:
    """Make the four roles where they are missing (they are shared by all databases of a server)."""
    for role in (APP, RELAY, OPERATOR, SHADOW):
        op.execute(
            f"do $$ begin "
            f"if not exists (select from pg_roles where rolname = '{role}') then "
            f"begin create role {role} nologin; exception when duplicate_object or unique_violation then null; end; "
            f"end if; "
            f"if not pg_has_role(current_user, '{role}', 'set') then "
            f"execute 'grant {role} to ' || quote_ident(current_user); "
            f"end if; end $$"
        )


def create_schema(schema: str) -> None:
    """A schema that every role may look into and none may create in."""
    op.execute(f"create schema if not exists {schema}")
    op.execute(f"grant usage on schema {schema} to {APP}, {RELAY}, {OPERATOR}, {SHADOW}")


def create_shadow_schema(schema: str) -> None:
    """Where a shadow replay makes its tables; they are gone when its transaction ends."""
    op.execute(f"create schema if not exists shadow_{schema} authorization {SHADOW}")


def protect(
    table: str, *, app: str = "select, insert, update, delete", operator: str = "", shadow: bool = True
) -> None:
    """Row-level security on a table that belongs to persons.

    Args:
        app: what the app may do with rows of the owner that its transaction named.
        shadow: whether a replay reads it.
        operator: column list that operators may read of every owner, e.g. `owner_id, stage`; empty for none.
    """
    op.execute(f"alter table {table} enable row level security")
    op.execute(f"alter table {table} force row level security")
    readers = f"{APP}, {SHADOW}" if shadow else APP
    op.execute(f"create policy own on {table} to {readers} using ({_OWN}) with check ({_OWN})")
    op.execute(f"grant {app} on {table} to {APP}")
    if shadow:
        op.execute(f"grant select on {table} to {SHADOW}")
    if operator:
        op.execute(f"create policy metadata on {table} for select to {OPERATOR} using (true)")
        op.execute(f"grant select ({operator}) on {table} to {OPERATOR}")


def grant(privileges: str, table: str, role: str) -> None:
    """A grant on a table that belongs to nobody, or beyond what `protect` gives."""
    op.execute(f"grant {privileges} on {table} to {role}")
