"""`careergraph migrate`: what has to be there before anything else starts, on servers that are not the laptop's own."""

from careergraph.cli.errors import say


def migrate() -> None:
    """Bring the database to the newest revision and declare the topics. Again, or twice at once, does no harm."""
    from careergraph.composition import open_broker
    from careergraph.connections import find_connections
    from shared.config import Settings
    from shared.db.database import Database
    from shared.db.migrate import revisions, upgrade_database
    from shared.schemas.topics import TOPICS
    from shared.skills.ontology.store import keep_builtin

    settings = Settings()
    connections = find_connections(settings)
    database = Database(connections.database_url)
    try:
        upgrade_database(database)
        keep_builtin(database)
        say(f"The database is at revision {revisions(database)[0]}.")
    finally:
        database.dispose()
    open_broker(settings, connections).declare(TOPICS)
    say(f"All {len(TOPICS)} topics are declared.")
