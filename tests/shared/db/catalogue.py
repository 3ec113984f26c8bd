"""What Postgres itself says of tenancy, read from its catalogue; each violation is one line that names its object."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from shared.db.roles import ROLES, role_name

ROLE_NAMES = [role_name(role) for role in ROLES]
OWNERLESS = {
    "public.alembic_version",
    "runtime.offsets",
    "runtime.undecodable",
    "security.audit",
    "security.operator_keys",
    "skills.cluster_members",
    "skills.occupation_elements",
    "skills.occupation_profiles",
    "skills.occupation_technologies",
    "skills.occupations",
    "skills.ontologies",
    "skills.related_occupations",
    "skills.occupation_tools",
    "skills.occupation_tasks",
    "skills.relation_builds",
    "skills.similar_skills",
    "skills.skill_clusters",
    "skills.skill_progressions",
}
"""Tables without `owner_id`. Nothing in them may belong to a person; an addition here is a decision."""

GLOBALLY_UNIQUE = {"runtime.uq_outbox_id"}
"""Unique indexes across owners: only over numbers that the server always makes, so nobody can probe with them."""

_OWN = "(owner_id = (NULLIF(current_setting('careergraph.owner_id'::text, true), ''::text))::uuid)"


@dataclass(frozen=True)
class Rule:
    """A query that returns the names of what breaks the rule."""

    name: str
    query: str


_TABLES = """
    select class.*, namespace.nspname || '.' || class.relname as name
    from pg_class as class join pg_namespace as namespace on namespace.oid = class.relnamespace
    where namespace.nspname !~ '^(pg_|information_schema|shadow_)'
"""
_OWNED = f"""
    select tables.* from ({_TABLES}) as tables
    join pg_attribute as owner on owner.attrelid = tables.oid and owner.attname = 'owner_id'
    where tables.relkind in ('r', 'p')
"""
_REACHING = """
    select policy.* from pg_policy as policy
    where policy.polroles && array(
        select oid from pg_roles where rolname in ('careergraph_app', 'careergraph_shadow') union all select 0::oid)
"""
RULES = [
    Rule("row-level security is not enabled", f"select name from ({_OWNED}) as o where not relrowsecurity"),
    Rule("row-level security is not forced", f"select name from ({_OWNED}) as o where not relforcerowsecurity"),
    Rule(
        "app and shadow do not have exactly one policy, which admits the owner's rows only",
        f"""
        select name from ({_OWNED}) as o
        where array(
            select (pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid), polcmd, polpermissive)::text
            from ({_REACHING}) as p where p.polrelid = o.oid
        ) is distinct from array[($own$%(own)s$own$::text, $own$%(own)s$own$::text, '*'::"char", true)::text]
        """
        % {"own": _OWN},
    ),
    Rule(
        "the primary key or a unique index does not begin with owner_id",
        f"""
        select o.name || ' ' || index.relname from ({_OWNED}) as o
        join pg_index on indrelid = o.oid and indisunique
        join pg_class as index on index.oid = indexrelid
        join pg_namespace as namespace on namespace.oid = index.relnamespace
        left join pg_attribute as first on first.attrelid = o.oid and first.attnum = indkey[0]
        where first.attname is distinct from 'owner_id'
          and namespace.nspname || '.' || index.relname <> all (:globally_unique)
        """,
    ),
    Rule(
        "it has no primary key",
        f"""
        select name from ({_OWNED}) as o
        where not exists (select from pg_index where indrelid = o.oid and indisprimary)
        """,
    ),
    Rule(
        "a foreign key between rows of persons does not include owner_id",
        f"""
        select child.name || ' ' || conname from pg_constraint
        join ({_OWNED}) as child on child.oid = conrelid
        join ({_OWNED}) as parent on parent.oid = confrelid
        where contype = 'f' and not exists (
            select from unnest(conkey, confkey) as pair (child_column, parent_column)
            join pg_attribute as c on c.attrelid = conrelid and c.attnum = child_column and c.attname = 'owner_id'
            join pg_attribute as p on p.attrelid = confrelid and p.attnum = parent_column and p.attname = 'owner_id')
        """,
    ),
    Rule(
        "it has no owner_id and is not known to belong to nobody",
        f"""
        select name from ({_TABLES}) as t
        where relkind in ('r', 'p', 'f') and name <> all (:ownerless)
          and not exists (select from pg_attribute where attrelid = t.oid and attname = 'owner_id')
        """,
    ),
    Rule(
        "the view does not ask as its caller",
        f"""
        select name from ({_TABLES}) as t
        where relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)
        """,
    ),
    Rule("it is a materialized view", f"select name from ({_TABLES}) as t where relkind = 'm'"),
    Rule(
        "the function runs as its owner",
        """
        select namespace.nspname || '.' || proname from pg_proc
        join pg_namespace as namespace on namespace.oid = pronamespace
        where prosecdef and namespace.nspname !~ '^(pg_|information_schema)'
        """,
    ),
    Rule(
        "the role is too powerful",
        """
        select rolname from pg_roles
        where rolname = any (:roles)
          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin)
        """,
    ),
    Rule(
        "the role is a member of another",
        "select r.rolname from pg_auth_members join pg_roles as r on r.oid = member where r.rolname = any (:roles)",
    ),
    Rule(
        "the role owns it",
        f"""
        select rolname || ' ' || name from ({_TABLES}) as t
        join pg_roles on pg_roles.oid = relowner where rolname = any (:roles)
        union all
        select rolname || ' ' || nspname from pg_namespace join pg_roles on pg_roles.oid = nspowner
        where rolname = any (:roles) and not (rolname = 'careergraph_shadow' and nspname ~ '^shadow_')
        union all
        select rolname || ' ' || proname from pg_proc join pg_roles on pg_roles.oid = proowner
        where rolname = any (:roles)
        """,
    ),
    Rule(
        "the role may truncate, reference, trigger or maintain",
        f"""
        select role || ' ' || name from ({_TABLES}) as t, unnest(cast(:roles as text[])) as role
        where relkind in ('r', 'p', 'v', 'm', 'f')
          and has_table_privilege(role, t.oid, 'truncate, references, trigger, maintain')
        """,
    ),
    Rule(
        "the role may create in it",
        """
        select role || ' ' || nspname from pg_namespace, unnest(cast(:roles as text[])) as role
        where has_schema_privilege(role, oid, 'create') and nspname !~ '^pg_(temp|toast_temp)_'
          and not (role = 'careergraph_shadow' and nspname ~ '^shadow_')
        union all
        select role || ' ' || datname from pg_database, unnest(cast(:roles as text[])) as role
        where datname = current_database() and has_database_privilege(role, datname, 'create')
        """,
    ),
    Rule(
        "the role may set the sequence",
        f"""
        select role || ' ' || name from ({_TABLES}) as t, unnest(cast(:roles as text[])) as role
        where relkind = 'S' and has_sequence_privilege(role, t.oid, 'update')
        """,
    ),
]


def violations(connection: Connection) -> list[str]:
    """`object: rule it breaks`, in order; empty when tenancy is whole."""
    known = {"roles": ROLE_NAMES, "ownerless": sorted(OWNERLESS), "globally_unique": sorted(GLOBALLY_UNIQUE)}
    found = []
    for rule in RULES:
        used = {name: value for name, value in known.items() if f":{name}" in rule.query}
        found += [f"{name}: {rule.name}" for name in connection.scalars(text(rule.query), used)]
    return sorted(found)
