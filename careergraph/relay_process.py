"""The parts of a relay process: the relay, and the listener that wakes it when another process has committed."""

from collections.abc import Mapping

from careergraph.host import Part
from shared.db.database import Database
from shared.runtime.broker import Broker
from shared.runtime.relay import OutboxListener, Relay


def relay_parts(database: Database, broker: Broker) -> Mapping[str, Part]:
    """Relay and listener, to be hosted together."""
    relay = Relay(database, broker)
    return {"relay": relay, "listener": OutboxListener(database, relay)}
