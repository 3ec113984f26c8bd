"""Two persons with a row each in every table that belongs to persons."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from careergraph.local.postgres import EmbeddedPostgres
from shared.db.database import Database
from tests.shared.db.fresh_database import fresh_database
from tests.shared.db.owned_rows import OWNED, insert_row

ATTACKER = UUID("0a0a0a0a-0000-4000-8000-00000000000a")
VICTIM = UUID("0b0b0b0b-0000-4000-8000-00000000000b")


@dataclass(frozen=True)
class TwoPersons:
    """A database, and what was put into it: rows by table name."""

    database: Database
    mine: dict[str, dict[str, Any]] = field(default_factory=dict)
    theirs: dict[str, dict[str, Any]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def two_persons(postgres: EmbeddedPostgres) -> Iterator[TwoPersons]:
    """Shared by a module: every attack is rolled back."""
    with fresh_database(postgres, "two_persons", migrated=True) as database:
        persons = TwoPersons(database)
        with database.admin.begin() as connection:
            for table in OWNED:
                persons.mine[table.fullname] = insert_row(connection, table, ATTACKER)
                persons.theirs[table.fullname] = insert_row(connection, table, VICTIM)
        yield persons
