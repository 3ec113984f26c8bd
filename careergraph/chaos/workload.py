"""Persons who upload, edit and delete while things break, and never take a lost answer for a no."""

import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

import httpx

from careergraph.chaos.documents import FictionalPerson, resume

_PATIENCE_SECONDS = 180.0
_LONGEST_PAUSE_SECONDS = 0.25
_KINDS = ("resume", "other", "cover_letter")
_EDITS = ("approve", "reject")


@dataclass
class ChaosPerson:
    """Somebody with an API key, and the documents that were accepted."""

    owner_id: UUID
    key: str
    who: FictionalPerson
    documents: list[UUID] = field(default_factory=list)
    erased: bool = False


@dataclass
class Ledger:
    """What the API has answered. Filled by several threads, under its lock."""

    promised: list[tuple[UUID, UUID]] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answered(self, what: str, response: httpx.Response, expected: Sequence[int]) -> None:
        """Count an answer; one that is not expected is a finding."""
        with self.lock:
            self.answers[f"{what} {response.status_code}"] += 1
            if response.status_code not in expected:
                self.unexpected.append(f"{what} was answered with {response.status_code}")
            if response.status_code == 503 and "retry-after" not in response.headers:
                self.unexpected.append(f"{what} was answered with 503 without Retry-After")

    def promise(self, owner_id: UUID, document_id: UUID) -> None:
        """A 202 went out for this document."""
        with self.lock:
            self.promised.append((owner_id, document_id))


class Actor(threading.Thread):
    """Acts for some of the persons, one request after another, as far as it is allowed.

    Args:
        random: decides what is done; of this actor alone, so a seed gives the same requests.
        permits: one is taken for each action.
    """

    def __init__(
        self, name: str, url: str, persons: Sequence[ChaosPerson], random: Random, ledger: Ledger, permits: Any
    ) -> None:
        super().__init__(name=name, daemon=True)
        self._persons = persons
        self._random = random
        self._ledger = ledger
        self._permits = permits
        self._stopping = threading.Event()
        self._client = httpx.Client(base_url=url, timeout=30)
        self._number = 0

    def stop(self) -> None:
        """Begin nothing new."""
        self._stopping.set()

    def run(self) -> None:
        """Act until stopped."""
        with self._client:
            while not self._stopping.is_set():
                if self._permits.acquire(timeout=0.1):
                    self._act(self._random.choice(self._persons))
                    time.sleep(self._random.uniform(0, _LONGEST_PAUSE_SECONDS))

    def _act(self, person: ChaosPerson) -> None:
        if person.erased:
            return
        choice = self._random.random()
        if choice < 0.70 or not person.documents:
            self._upload(person)
        elif choice < 0.85:
            self._edit(person)
        elif choice < 0.94:
            self._set_kind(person)
        else:
            self._remove(person)

    def _upload(self, person: ChaosPerson) -> None:
        self._number += 1
        content = resume(self._random, person.who, self._number)
        key = f"{self.name}-{self._number}"
        answer = self._ask(
            person, "upload", (200, 202), "POST", "/v1/documents",
            files={"file": (f"{key}.txt", content)}, headers={"Idempotency-Key": key},
        )  # fmt: skip
        if answer is not None and answer.status_code in (200, 202):
            document_id = UUID(answer.json()["id"])
            self._ledger.promise(person.owner_id, document_id)
            person.documents.append(document_id)

    def _edit(self, person: ChaosPerson) -> None:
        listed = self._ask(person, "list facts", (200,), "GET", "/v1/people/me/facts", params={"limit": 50})
        facts = listed.json()["items"] if listed is not None and listed.status_code == 200 else []
        if not facts:
            return
        fact = self._random.choice(facts)
        self._ask(
            person, "edit", (200, 202, 404, 409, 412), "PATCH", f"/v1/people/me/facts/{fact['id']}",
            json={"action": self._random.choice(_EDITS)}, headers={"If-Match": fact["etag"]},
        )  # fmt: skip

    def _set_kind(self, person: ChaosPerson) -> None:
        path = f"/v1/documents/{self._random.choice(person.documents)}/kind"
        self._ask(person, "set kind", (202, 409), "PUT", path, json={"kind": self._random.choice(_KINDS)})

    def _remove(self, person: ChaosPerson) -> None:
        document_id = person.documents.pop(self._random.randrange(len(person.documents)))
        # 404: the answer to an earlier try was lost.
        self._ask(person, "delete", (204, 404), "DELETE", f"/v1/documents/{document_id}")

    def erase(self, person: ChaosPerson) -> None:
        """Have everything of the person erased."""
        person.erased = True
        self._ask(person, "erase", (202,), "DELETE", "/v1/people/me")

    def _ask(
        self, person: ChaosPerson, what: str, expected: Sequence[int], method: str, path: str, **more: Any
    ) -> httpx.Response | None:
        """Ask until there is an answer: no connection, a cut one and 503 mean `later`."""
        headers = {"Authorization": f"Bearer {person.key}", **more.pop("headers", {})}
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline:
            try:
                response = self._client.request(method, path, headers=headers, **more)
            except httpx.HTTPError:
                time.sleep(0.2)
                continue
            gone = (401,) if person.erased else ()  # the key went while this was on its way
            self._ledger.answered(what, response, (*expected, *gone, 503))
            if response.status_code != 503:
                return response
            time.sleep(0.2)
        with self._ledger.lock:
            self._ledger.unexpected.append(f"{what} got no answer for {_PATIENCE_SECONDS:.0f} s")
        return None
