"""One chaos run: traffic and faults at the same time, then quiet, then every invariant."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy import text

from careergraph.chaos.documents import fictional_person
from careergraph.chaos.faults import FAULTS, Fault, Injected, inject
from careergraph.chaos.platform import TWO_REPLICAS_OF_EACH_STAGE, SeparateProcesses, separate_processes
from careergraph.chaos.processes import ProcessNotReady
from careergraph.chaos.workload import Actor, ChaosPerson, Ledger
from careergraph.composition import open_blobs, stage_resources
from careergraph.invariants.checks import read_log, violations
from careergraph.invariants.persons import person_is_gone, replay_is_live
from careergraph.invariants.quiescence import wait_until_quiet
from careergraph.invariants.state import statuses
from careergraph.invariants.violation import Violation
from careergraph.pipeline import STAGES
from shared.db.database import is_database_down
from shared.runtime.replay.shadow import ShadowReplay
from shared.security.api_keys import create_person_key

ACTORS = 3
_EVENTS_AN_ACTION = 7
"""About: an upload gives eight, an edit or a deletion five."""
_QUIET_SECONDS = 300.0

Say = Callable[[str], None]


@dataclass
class ChaosReport:
    """What was done, and what came of it."""

    events: int = 0
    repeats: int = 0
    strange: int = 0
    dead_letters: int = 0
    seconds: float = 0.0
    faults: list[Injected] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    violations: list[Violation] = field(default_factory=list)


def run_chaos(home: Path, events: int, seed: int, say: Say) -> ChaosReport:
    """Run on servers in `home` until the log holds about that many events; everything is stopped afterwards."""
    began = time.monotonic()
    random = Random(seed)
    say("Starting Kafka, Postgres and six processes ...")
    with separate_processes(home, TWO_REPLICAS_OF_EACH_STAGE) as platform:
        say(f"Ready after {time.monotonic() - began:.1f} s.")
        report, ledger = ChaosReport(), Ledger()
        persons = _persons(platform, random, max(4, events // 150))
        erased = _traffic_and_faults(platform, persons, random, events, report, ledger, say)
        say("Waiting until nothing is under way ...")
        _settle(platform, report)
        _stop(platform, report)
        say("Checking the invariants ...")
        _check(platform, report, ledger, erased)
    report.seconds = time.monotonic() - began
    return report


def plan_faults(random: Random, events: int) -> list[Fault]:
    """Every kind once before any comes again, in an order that the seed decides."""
    wanted = 10 + events // 150
    planned: list[Fault] = []
    while len(planned) < wanted:
        planned += random.sample(FAULTS, len(FAULTS))
    return planned[:wanted]


def _persons(platform: SeparateProcesses, random: Random, number: int) -> list[ChaosPerson]:
    persons = []
    for count in range(number):
        owner_id = UUID(int=random.getrandbits(128), version=4)
        key = create_person_key(platform.database, platform.keyring, owner_id)
        persons.append(ChaosPerson(owner_id, key, fictional_person(random, count)))
    return persons


def _traffic_and_faults(
    platform: SeparateProcesses,
    persons: list[ChaosPerson],
    random: Random,
    events: int,
    report: ChaosReport,
    ledger: Ledger,
    say: Say,
) -> list[ChaosPerson]:
    """Returns the persons who were erased meanwhile."""
    permits = threading.Semaphore(0)
    url = platform.processes["api"].url
    actors = [
        Actor(f"actor-{number}", url, persons[number::ACTORS], Random(random.getrandbits(64)), ledger, permits)
        for number in range(ACTORS)
    ]
    for actor in actors:
        actor.start()
    planned = plan_faults(random, events)
    share = max(1, events // _EVENTS_AN_ACTION // (len(planned) + 1))
    leaver = persons[0]
    for number, fault in enumerate(planned):
        injected = inject(fault, platform, random, lambda: permits.release(share))
        report.faults.append(injected)
        say(f"{len(report.faults)} of {len(planned)}: {injected.kind}: {injected.target} ({injected.seconds:.1f} s)")
        if number == len(planned) // 2:
            actors[0].erase(leaver)
    while _logged(platform) < events:
        permits.release(1)
        time.sleep(0.1)
    for actor in actors:
        actor.stop()
    for actor in actors:
        actor.join()
    return [leaver]


def _logged(platform: SeparateProcesses) -> int:
    """How many events the log holds."""
    while True:
        try:
            with platform.database.admin.connect() as connection:
                return connection.scalar(text("select count(*) from runtime.outbox")) or 0
        except Exception as error:
            if not is_database_down(error):
                raise
            time.sleep(0.1)


def _settle(platform: SeparateProcesses, report: ChaosReport) -> None:
    left = wait_until_quiet(platform.database, STAGES, _QUIET_SECONDS)
    if left:
        report.violations.append(Violation("I4", f"still under way after {_QUIET_SECONDS:.0f} s: {left}"))
    for process in platform.processes.values():
        try:
            process.wait_until_ready()
        except ProcessNotReady as error:
            report.violations.append(Violation("F09", str(error)))


def _stop(platform: SeparateProcesses, report: ChaosReport) -> None:
    """SIGTERM to all at once."""
    ends: dict[str, int | None] = {}

    def stop(name: str) -> None:
        ends[name] = platform.processes[name].stop()[0]

    threads = [threading.Thread(target=stop, args=(name,)) for name in platform.processes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    report.violations += [
        Violation("F36", f"{name} did not stop in order (exit code {code})")
        for name, code in sorted(ends.items())
        if code != 0
    ]


def _check(platform: SeparateProcesses, report: ChaosReport, ledger: Ledger, erased: list[ChaosPerson]) -> None:
    database, blobs = platform.database, open_blobs(platform.connections).store
    log = read_log(database, platform.broker, STAGES)
    report.events, report.repeats, report.strange = len(log.rows), log.repeats, len(log.strange)
    report.answers = dict(sorted(ledger.answers.items()))
    report.documents = statuses(database)
    report.violations += [Violation(fault.kind, fault.problem) for fault in report.faults if fault.problem is not None]
    report.violations += [Violation("API", what) for what in ledger.unexpected]
    with database.admin.connect() as connection:
        report.dead_letters = connection.scalar(text("select count(*) from runtime.dead_letters")) or 0
    if report.dead_letters:
        report.violations.append(Violation("F09", f"{report.dead_letters} dead letters, and no event was bad"))
    report.violations += violations(database, log, ledger.promised)
    resources = stage_resources(database)
    try:
        report.violations += replay_is_live(ShadowReplay(database, platform.keyring, blobs, resources, STAGES))
    finally:
        resources.close()
    for person in erased:
        report.violations += person_is_gone(database, platform.keyring, blobs, person.owner_id)
