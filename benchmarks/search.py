"""Search within one person among a million facts: how long it takes, and whether it misses anything."""

import argparse
import datetime as dt
import time
from uuid import UUID

import numpy as np
import numpy.typing as npt
from sqlalchemy import insert, text

from benchmarks.figures import Figure, percentile, run
from benchmarks.servers import servers
from services.knowledge_graph.models import FACTS
from services.knowledge_graph.search.facts import SearchFilter, by_vector
from services.knowledge_graph.search.vector_store import write_vectors
from services.knowledge_graph.search.vectors import FactVector
from shared.db.database import Database

MODEL, VERSION = "benchmark", "1"
NEAREST = 20
FIRST = UUID(int=1)
FILTERS = {
    "all facts": SearchFilter(),
    "by type and date": SearchFilter(types=("work.bullet",), since="2020-01-01", until="2021-12-31"),
}


def measure(arguments: argparse.Namespace) -> list[Figure]:
    """Milliseconds of a search, by filter, and the recall against brute force."""
    chance = np.random.default_rng(arguments.seed)
    vectors = _unit(chance.standard_normal((arguments.each, arguments.dimension)))
    queries = _unit(chance.standard_normal((arguments.queries, arguments.dimension)))
    people = max(1, arguments.facts // arguments.each)
    with servers(kafka=False) as running:
        database = Database(running.new_database_url())
        try:
            _fill(database, vectors, people)
            owners = [UUID(int=1 + int(number)) for number in chance.integers(0, people, arguments.queries)]
            figures = []
            for name, wanted in FILTERS.items():
                taken, found = _search(database, owners, queries, wanted)
                goal = 5.0 if name == "all facts" else None
                note = f"{people * arguments.each:,} facts, {arguments.each:,} each, {arguments.dimension} dimensions"
                figures.append(Figure(f"search, {name}, p50", percentile(taken, 0.5), "ms", note=note))
                figures.append(Figure(f"search, {name}, p95", percentile(taken, 0.95), "ms", at_most=goal, note=note))
                if name == "all facts":
                    note = f"the nearest {NEAREST} against brute force, {len(queries)} queries"
                    figures.append(Figure("recall", _recall(vectors, queries, found), at_least=1.0, note=note))
            return figures
        finally:
            database.dispose()


def _unit(rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    scaled: npt.NDArray[np.float32] = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return scaled


def _fact_id(number: int) -> str:
    return f"{number:064x}"


def _fill(database: Database, vectors: npt.NDArray[np.float32], people: int) -> None:
    """The facts of one person, copied under other owners: every foreign fact is as near as an own one."""
    with database.transaction("app", FIRST) as connection:
        connection.execute(insert(FACTS), [_fact(number) for number in range(len(vectors))])
        made = [
            FactVector(_fact_id(number), f"fact {number}", tuple(map(float, vector)), MODEL, VERSION)
            for number, vector in enumerate(vectors)
        ]
        write_vectors(connection, FIRST, made)
    columns = {
        "facts": "id, rank, type, status, visibility, holding, entry_id, text, value, confidence, as_of, evidence, "
        "keys, conflicts_with, author_roles, etag",
        "fact_vectors": "model, version, id, dimension, vector, text_hash",
    }
    with database.admin.begin() as connection:
        for table, names in columns.items():
            connection.execute(
                text(
                    f"insert into knowledge_graph.{table} (owner_id, {names}) "
                    f"select lpad(to_hex(number), 32, '0')::uuid, {names} "
                    f"from generate_series(2, {people}) as number, knowledge_graph.{table}"
                )
            )
    with database.admin.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("vacuum analyze"))


def _fact(number: int) -> dict[str, object]:
    return {
        "owner_id": FIRST,
        "id": _fact_id(number),
        "rank": number,
        "type": "work.bullet" if number % 2 else "skill",
        "status": "proposed",
        "visibility": "private",
        "holding": "held",
        "text": f"fact {number}",
        "value": f"fact {number}",
        "confidence": 0.9,
        "as_of": dt.date(2018 + number % 6, 1, 1),
        "evidence": [],
        "keys": [_fact_id(number)],
        "conflicts_with": [],
        "author_roles": [],
        "etag": "e",
    }


def _search(
    database: Database, owners: list[UUID], queries: npt.NDArray[np.float32], wanted: SearchFilter
) -> tuple[list[float], list[list[str]]]:
    """Milliseconds and ids of each search; the first tenth warms up and counts for the ids only."""
    taken, found = [], []
    for owner_id, query in zip(owners, queries, strict=True):
        vector = [float(value) for value in query]
        started = time.perf_counter()
        with database.transaction("app", owner_id) as connection:
            hits = by_vector(connection, owner_id, MODEL, VERSION, vector, wanted, NEAREST)
        taken.append(1000 * (time.perf_counter() - started))
        assert hits is not None
        found.append([hit.row.id for hit in hits])
    return taken[len(taken) // 10 :], found


def _recall(vectors: npt.NDArray[np.float32], queries: npt.NDArray[np.float32], found: list[list[str]]) -> float:
    """The share of the truly nearest facts that were found."""
    nearness = queries @ vectors.T
    hit = 0
    for row, ids in zip(nearness, found, strict=True):
        least = np.sort(row)[::-1][: len(ids)][-1]
        hit += sum(float(row[int(id_, 16)]) >= float(least) - 1e-6 for id_ in ids)
    return hit / (len(queries) * min(NEAREST, len(vectors)))


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    made.add_argument("--facts", type=int, default=1_000_000, help="in the table")
    made.add_argument("--each", type=int, default=1_000, help="facts of one person")
    made.add_argument("--dimension", type=int, default=384)
    made.add_argument("--queries", type=int, default=400)
    made.add_argument("--seed", type=int, default=1)
    return made


if __name__ == "__main__":
    run("Search within one person", measure, parser())
