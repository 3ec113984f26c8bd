"""Documents over HTTP, as a person uploads them, and when the insights that follow are there."""

import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID, uuid4

import httpx
from sqlalchemy import text

from benchmarks.hosting import wait_until
from shared.db.database import Database
from shared.security.api_keys import create_person_key
from shared.security.keyring import Keyring

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "documents"
_IN_INSIGHTS = text(
    "select count(*) from knowledge_graph.document_progress where owner_id = :o and document_id = any(:d)"
)
Document = tuple[str, bytes]
"""File name and content."""


class Person:
    """Somebody with an API key and no documents."""

    def __init__(self, database: Database, keyring: Keyring, api_url: str) -> None:
        self.owner_id = uuid4()
        self._database = database
        key = create_person_key(database, keyring, self.owner_id)
        self.http = httpx.Client(base_url=api_url, headers={"Authorization": f"Bearer {key}"}, timeout=60)

    def upload(self, document: Document) -> UUID:
        """Returns the document's id. Raises `httpx.HTTPStatusError` when it is refused."""
        answer = self.http.post("/v1/documents", files={"file": document})
        answer.raise_for_status()
        return UUID(answer.json()["id"])

    def wait_for_insights(self, documents: Sequence[UUID], seconds: float = 120) -> None:
        """Return when the person's insights hold all of these documents."""

        def all_there() -> bool:
            with self._database.transaction("app", self.owner_id) as connection:
                found = connection.scalar(_IN_INSIGHTS, {"o": self.owner_id, "d": list(documents)})
            return int(found or 0) == len(documents)

        wait_until(all_there, seconds, every=0.005)

    def seconds_to_insights(self, documents: Sequence[Document]) -> tuple[float, list[float]]:
        """From the first upload to the last insight, and how long each upload's answer took. One upload at a time."""
        started = time.perf_counter()
        ids, answers = [], []
        for document in documents:
            before = time.perf_counter()
            ids.append(self.upload(document))
            answers.append(time.perf_counter() - before)
        self.wait_for_insights(ids)
        return time.perf_counter() - started, answers


def example(name: str) -> Document:
    """One of the sample documents."""
    return name, (EXAMPLES / name).read_bytes()


def examples(count: int) -> list[Document]:
    """So many different documents: the samples, then the older résumé again with another line each time."""
    found = [example(path.name) for path in sorted(EXAMPLES.iterdir())]
    plain = (EXAMPLES / "resume_2021.txt").read_bytes()
    found += [
        (f"resume_{number}.txt", plain + f"\nKlingon {number}\n".encode()) for number in range(count - len(found))
    ]
    return found[:count]
