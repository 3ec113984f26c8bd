"""What each service adds to a person's export. The composition root collects it: services do not import each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection


@dataclass(frozen=True)
class PersonExport:
    """Sections by name; each makes JSON values of the person's rows, in an open transaction of the person."""

    sections: Mapping[str, Callable[[Connection, UUID], Any]]

    def collect(self, connection: Connection, owner_id: UUID) -> dict[str, Any]:
        """Everything that is held of the person."""
        return {name: section(connection, owner_id) for name, section in self.sections.items()}
