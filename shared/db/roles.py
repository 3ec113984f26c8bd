"""The four database roles. None owns a table, none is a superuser, none bypasses row-level security."""

from typing import Literal

Role = Literal["app", "relay", "operator", "shadow"]

ROLES: tuple[Role, ...] = ("app", "relay", "operator", "shadow")


def role_name(role: Role) -> str:
    """The name of the role in the database server."""
    return f"careergraph_{role}"
