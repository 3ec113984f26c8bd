"""Bring a database to the newest revision, or say how far it is from it."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from shared.db.database import Database

_LOCK = text("select pg_advisory_xact_lock(hashtextextended('careergraph:migrate', 0))")


def upgrade_database(database: Database) -> None:
    """Apply every missing revision in one transaction. Two at once wait for each other."""
    config = _config()
    with database.admin.begin() as connection:
        connection.execute(_LOCK)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def revisions(database: Database) -> tuple[str | None, str | None]:
    """-> (revision of the database, newest revision of the code)."""
    with database.admin.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    return current, ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("migrations")))
    config.set_main_option("path_separator", "os")
    return config
