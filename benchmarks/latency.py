"""How long an event takes from one stage to the next: a chain of seven stages, one event in it at a time."""

import time

from sqlalchemy import text

from benchmarks.figures import Figure, percentile
from benchmarks.hosting import hosted, wait_until
from benchmarks.sample_stages import counting_chain, make_effects_table, new_person, upload
from benchmarks.servers import Servers, workspace
from shared.db.database import Database
from shared.runtime.processor import Services
from shared.runtime.relay import Relay
from shared.runtime.runner import StageRunner

STAGES = 7
_WARM_UP = 5
_CHAINS = """
select id, type, extract(epoch from created_at) * 1000 as ms from runtime.outbox order by id
"""


def measure(running: Servers, events: int) -> list[Figure]:
    """Hop and chain latencies in milliseconds, with the relay woken by a nudge in the same process."""
    with workspace(running.new_database_url(), running.folder) as space:
        make_effects_table(space.database)
        broker, _ = running.new_broker()
        relay = Relay(space.database, broker)
        services = Services(space.database, space.keyring, space.services.blobs, {}, relay.nudge)
        chain = counting_chain(STAGES)
        owner_id = new_person(space)
        with hosted(relay=relay, **{stage.name: StageRunner(stage, broker, services) for stage in chain}):
            for number in range(_WARM_UP + events):
                upload(space, owner_id)
                relay.nudge()
                _wait_for_events(space.database, (number + 1) * (STAGES + 1))
                time.sleep(0.02)
        hops, chains = _latencies(space.database)
    note = f"{events} events through {STAGES} stages, one at a time"
    return [
        Figure("a hop, p50", percentile(hops, 0.5), "ms", at_most=5, note=note),
        Figure("a hop, p95", percentile(hops, 0.95), "ms"),
        Figure("seven hops, p50", percentile(chains, 0.5), "ms", at_most=30),
        Figure("seven hops, p95", percentile(chains, 0.95), "ms"),
    ]


def _wait_for_events(database: Database, count: int) -> None:
    def all_there() -> bool:
        with database.admin.connect() as connection:
            return int(connection.scalar(text("select count(*) from runtime.outbox")) or 0) >= count

    wait_until(all_there, every=0.05)  # seldom: to look is load, too


def _latencies(database: Database) -> tuple[list[float], list[float]]:
    """Milliseconds from the start of one stage's transaction to that of the next, and over the whole chain.

    Events run one at a time, so the outbox in its order is one chain after another.
    """
    with database.admin.connect() as connection:
        rows = connection.execute(text(_CHAINS)).all()
    times = [float(row.ms) for row in rows]
    begins = range(_WARM_UP * (STAGES + 1), len(times), STAGES + 1)
    hops = [times[at + step + 1] - times[at + step] for at in begins for step in range(STAGES)]
    return hops, [times[at + STAGES] - times[at] for at in begins]
