"""Messages put straight into the broker, and what the database holds of what became of them."""

from sqlalchemy import text

from shared.db.database import Database
from shared.runtime import offsets
from shared.runtime.broker import Broker, Message


def send(broker: Broker, *messages: Message) -> None:
    """Send as nobody of the platform does: past the outbox. Returns when the broker has them."""
    producer = broker.producer()
    for message in messages:
        producer.send(message, lambda error: None)
    while producer.wait(1):
        pass
    producer.close()


def count(database: Database, what: str) -> int:
    """Rows of a table, or of a table and a condition: `runtime.inbox where status = 'applied'`."""
    with database.admin.connect() as connection:
        return connection.scalar(text(f"select count(*) from {what}")) or 0


def stored_offsets(database: Database) -> int:
    """How many records the counting stage has taken, over all partitions, as it says itself."""
    with database.transaction("app") as connection:
        return sum(stored.next_offset for stored in offsets.load(connection, "counting").values())
