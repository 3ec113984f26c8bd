"""How the person's stages grow with one person's facts, and with the number of people. Postgres without Kafka.

`python -m benchmarks.growth [--facts N ...] [--people N] [--rounds N] [--json]`
"""

import argparse
import gc
import time
from contextlib import ExitStack, closing
from dataclasses import replace
from uuid import UUID

from fastapi.testclient import TestClient

from benchmarks.figures import Figure, run
from benchmarks.many_people import copy_people
from benchmarks.sample_stages import TIME, new_person
from benchmarks.servers import Servers, Workspace, servers, workspace
from benchmarks.synthetic_person import DOCUMENTS, extracted
from benchmarks.throughput import records_of
from careergraph.api import create_app
from careergraph.composition import collect_less_often, stage_resources
from careergraph.pipeline import STAGES
from shared.config import Settings
from shared.runtime import outbox
from shared.runtime.offsets import LowWater
from shared.runtime.processor import Processor
from shared.schemas.documents import FactsExtracted
from shared.security.api_keys import create_person_key

PERSON_STAGES = STAGES[3:]
FEW_PEOPLE = 10
SOME_FACTS = 10
PAGE = 50


class PersonPipeline:
    """The stages from the front door on, one event after another in this thread."""

    def __init__(self, space: Workspace) -> None:
        self.space = space
        self._processors = [Processor(stage, space.services) for stage in PERSON_STAGES]

    def add_person(self, number: int, facts: int) -> UUID:
        """A person whose documents have all come in."""
        owner_id = new_person(self.space)
        for event in extracted(number, facts):
            with self.space.database.transaction("app", owner_id) as connection:
                self.space.keyring.create(connection, owner_id, "document", event.document_id)
            self.take(owner_id, event)
        return owner_id

    def take(self, owner_id: UUID, event: FactsExtracted) -> dict[str, float]:
        """One input through all stages; milliseconds by stage."""
        with self.space.database.transaction("app", owner_id) as connection:
            envelope = outbox.first_envelope(event, owner_id, TIME)
            outbox.add(connection, self.space.keyring, event, envelope, "bench")
        taken = {}
        consumed: str = event.TYPE
        for processor in self._processors:
            record = records_of(self.space.database, owner_id, consumed)[-1]
            started = time.perf_counter()
            processor.process(record, LowWater(0))
            taken[processor.stage.name] = 1000 * (time.perf_counter() - started)
            consumed = processor.stage.emits[0].TYPE
        return taken


def measure(arguments: argparse.Namespace) -> list[Figure]:
    """On servers of its own."""
    collect_less_often()  # as the processes that run stages do
    with servers(kafka=False) as running:
        return measure_on(running, arguments)


def measure_on(running: Servers, arguments: argparse.Namespace) -> list[Figure]:
    """First one person with ever more facts, then one person among ever more people."""
    return [*_by_facts(running, arguments.facts, arguments.rounds), *_by_people(running, arguments)]


def _by_facts(running: Servers, sizes: list[int], rounds: int) -> list[Figure]:
    figures, changed, pages = [], {}, {}
    with ExitStack() as stack:
        pipeline = _pipeline(stack, running)
        for number, size in enumerate(sizes):
            owner_id, first = _first_time(pipeline, number, size)
            by_stage = _changes(pipeline, owner_id, number, size, rounds)
            changed[size] = sum(by_stage.values())
            pages[size] = _first_page(pipeline.space, owner_id, rounds)
            shares = ", ".join(f"{stage} {taken:.0f}" for stage, taken in by_stage.items())
            goal = 100 if size == 1000 else None
            name = f"{size:,} facts: a document changed, to insights"
            figures.append(Figure(name, changed[size], "ms", at_most=goal, note=shares))
            figures.append(Figure(f"{size:,} facts: the last of {DOCUMENTS} documents, to insights", first, "ms"))
            figures.append(Figure(f"{size:,} facts: first page of GET facts", pages[size], "ms"))
    smallest, largest = min(sizes), max(sizes)
    if {1_000, 10_000} <= set(sizes):
        ratio = changed[10_000] / changed[1_000]
        figures.append(Figure("10,000 facts / 1,000 facts, to insights", ratio, at_most=12))
    ratio = pages[largest] / pages[smallest]
    figures.append(Figure(f"first page, {largest:,} facts / {smallest:,}", ratio, at_most=1.5, note="flat"))
    return figures


def _by_people(running: Servers, arguments: argparse.Namespace) -> list[Figure]:
    with ExitStack() as stack:
        pipeline = _pipeline(stack, running)
        people = [pipeline.add_person(number, SOME_FACTS) for number in range(FEW_PEOPLE)]
        size = min(arguments.facts)
        owner_id = pipeline.add_person(FEW_PEOPLE, size)
        copy_people(pipeline.space.database, 0)
        few = sum(_changes(pipeline, owner_id, FEW_PEOPLE, size, arguments.rounds).values())
        few_page = _first_page(pipeline.space, owner_id, arguments.rounds)
        copy_people(pipeline.space.database, arguments.people - len(people) - 1)
        many = sum(_changes(pipeline, owner_id, FEW_PEOPLE, size, arguments.rounds, first_revision=500).values())
        many_page = _first_page(pipeline.space, owner_id, arguments.rounds)
    among = f"among {arguments.people:,} people / among {FEW_PEOPLE}"
    return [
        Figure(f"{size} facts, to insights, {among}", many / few, at_most=1.5, note=f"{many:.0f} ms / {few:.0f} ms"),
        Figure(f"first page, {among}", many_page / few_page, at_most=1.5, note=f"{many_page:.1f} / {few_page:.1f} ms"),
    ]


def _pipeline(stack: ExitStack, running: Servers) -> PersonPipeline:
    space = stack.enter_context(workspace(running.new_database_url(), running.folder))
    resources = stack.enter_context(closing(stage_resources(space.database)))
    return PersonPipeline(replace(space, services=replace(space.services, resources=resources)))


def _first_time(pipeline: PersonPipeline, number: int, facts: int) -> tuple[UUID, float]:
    """A new person, and the milliseconds that the last of the documents took: a part of its facts is new."""
    owner_id = new_person(pipeline.space)
    taken = 0.0
    for event in extracted(number, facts):
        with pipeline.space.database.transaction("app", owner_id) as connection:
            pipeline.space.keyring.create(connection, owner_id, "document", event.document_id)
        taken = sum(pipeline.take(owner_id, event).values())
    return owner_id, taken


def _changes(
    pipeline: PersonPipeline, owner_id: UUID, number: int, facts: int, rounds: int, first_revision: int = 2
) -> dict[str, float]:
    """Milliseconds by stage when one document comes again with one fact changed, in the quickest round.

    What else the machine does only ever adds to a time.
    """
    taken = []
    for revision in range(first_revision, first_revision + rounds + 1):
        event = extracted(number, facts, revision=revision)[-1]
        gc.collect()
        taken.append(pipeline.take(owner_id, event))
    measured = taken[1:]  # the first one warms up
    return min(measured, key=lambda each: sum(each.values()))


def _first_page(space: Workspace, owner_id: UUID, rounds: int) -> float:
    """Milliseconds of `GET /v1/people/me/facts`, in this process: the quickest of some."""
    key = create_person_key(space.database, space.keyring, owner_id)
    app = create_app(Settings(), space.database, space.keyring, space.services.blobs, lambda: None)
    taken = []
    with TestClient(app, headers={"Authorization": f"Bearer {key}"}) as client:
        for _ in range(5 + 4 * rounds):
            started = time.perf_counter()
            client.get("/v1/people/me/facts", params={"limit": PAGE}).raise_for_status()
            taken.append(1000 * (time.perf_counter() - started))
    return min(taken[5:])


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    made.add_argument("--facts", type=int, nargs="+", default=[100, 1_000, 10_000], help="facts of one person")
    made.add_argument("--people", type=int, default=10_000, help="people in the tables at the end")
    made.add_argument("--rounds", type=int, default=5, help="changes that are measured")
    return made


if __name__ == "__main__":
    run("Growth of the person's stages", measure, parser())
