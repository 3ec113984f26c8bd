"""Facts, documents and people for tests, built the way the extractor builds them."""

import datetime as dt
import itertools
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from services.knowledge_graph.front_door.inputs import CommandInput, DocumentInput
from shared.schemas.commands import FactEdited
from shared.schemas.documents import DocumentKind
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Evidence, Fact

NAMESPACE = UUID("6f4b8e0a-6f0e-4a9e-9d6f-0d2f5b1c7a11")


def id_of(name: str) -> UUID:
    """A stable id for a test's own name."""
    return uuid5(NAMESPACE, name)


def date(iso: str | None, *, ongoing: bool = False) -> dict[str, Any]:
    """The value of a dated fact."""
    precision = {4: "year", 7: "month", 10: "day"}[len(iso)] if iso else None
    return {"date": iso, "precision": precision, "ongoing": ongoing}


class Document:
    """Writes the facts of one document, one after the other down its page."""

    def __init__(
        self, name: str, kind: DocumentKind = "resume", as_of: str | None = None, role: str | None = "self"
    ) -> None:
        self.id = id_of(name)
        self.kind: DocumentKind = kind
        self.facts: list[Fact] = []
        self._as_of = dt.date.fromisoformat(as_of) if as_of else None
        self._role = role
        self._offset = itertools.count(0, 1000)
        self._entries = itertools.count()

    def add(
        self,
        type_: FactType,
        text: str,
        value: Any = None,
        *,
        entry: UUID | None = None,
        confidence: float = 0.9,
        holding: Any = "held",
        subject: Any = "person",
    ) -> Fact:
        """State one fact."""
        start = next(self._offset)
        fact = Fact(
            id=uuid5(self.id, f"{type_}:{start}"),
            entry_id=entry,
            subject=subject,
            type=type_,
            text=text,
            value=text if value is None else value,
            evidence=Evidence(document_id=self.id, page=1, start=start, end=start + len(text), quote=text),
            confidence=confidence,
            extractor="test/1",
            as_of=self._as_of,
            holding=holding,
            author_role=self._role,
        )
        self.facts.append(fact)
        return fact

    def entry(self) -> UUID:
        """The id of another entry."""
        return uuid5(self.id, f"entry:{next(self._entries)}")

    def job(
        self,
        employer: str | None,
        title: str | None,
        start: str | None = None,
        end: str | None = None,
        *bullets: str,
        ongoing: bool = False,
        place: str | None = None,
    ) -> UUID:
        """A job with its fields and bullets; `ongoing` makes `end` the document's own date."""
        entry = self.entry()
        for type_, text in (
            (FactType.WORK_EMPLOYER, employer),
            (FactType.WORK_TITLE, title),
            (FactType.WORK_LOCATION, place),
        ):
            if text:
                self.add(type_, text, entry=entry)
        if start:
            self.add(FactType.WORK_START, start, date(start), entry=entry)
        if end or ongoing:
            self.add(FactType.WORK_END, end or "Present", date(end, ongoing=ongoing), entry=entry)
        for bullet in bullets:
            self.add(FactType.WORK_BULLET, bullet, entry=entry)
        return entry

    def school(
        self,
        school: str,
        degree: str | None,
        field: str | None = None,
        start: str | None = None,
        end: str | None = None,
    ) -> UUID:
        """An education entry."""
        entry = self.entry()
        self.add(FactType.EDUCATION_SCHOOL, school, entry=entry)
        for type_, text in ((FactType.EDUCATION_DEGREE, degree), (FactType.EDUCATION_FIELD, field)):
            if text:
                self.add(type_, text, entry=entry)
        for type_, iso in ((FactType.EDUCATION_START, start), (FactType.EDUCATION_END, end)):
            if iso:
                self.add(type_, iso, date(iso), entry=entry)
        return entry

    def skills(self, *names: str) -> None:
        """A list of skills."""
        for name in names:
            self.add(FactType.SKILL, name)

    def input(self, position: int, *, revision: int = 1, confirmed: bool = False) -> DocumentInput:
        """The document as the front door holds it."""
        return DocumentInput(self.id, revision, position, self.kind, tuple(self.facts), confirmed)


def edit(position: int, action: Any, keys: Iterable[str], value: Any = None) -> CommandInput:
    """A command at a position."""
    return CommandInput(
        id_of(f"command {position}"), position, FactEdited(action=action, keys=tuple(keys), value=value)
    )
