"""A person with as many facts as wanted, in documents that overlap, as the extractor would give them."""

import datetime as dt
import random
from typing import Any
from uuid import UUID, uuid5

from shared.schemas.documents import FactsExtracted
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Evidence, Fact

DOCUMENTS = 5
_NAMESPACE = UUID("0b1c6a5e-55f0-4c39-9d2c-3a1f5a1d9e11")
_SYLLABLES = ("ba", "ko", "ri", "mun", "tel", "dor", "fis", "gan", "lup", "ves")
_WORDS = tuple("".join(random.Random(number).choices(_SYLLABLES, k=4)) for number in range(4000))
_SKILLS = ("Python", "PostgreSQL", "Docker", "Kubernetes", "Terraform", "React", "Java", "Go", "Linux", "Git")


class _Document:
    """Facts one below the other in one document."""

    def __init__(self, person: int, number: int) -> None:
        self.id = uuid5(_NAMESPACE, f"{person}:{number}")
        self.as_of = dt.date(2015 + number, 1, 1)
        self.facts: list[Fact] = []
        self._offset = 0
        self._entries = 0

    def entry(self) -> UUID:
        self._entries += 1
        return uuid5(self.id, f"entry:{self._entries}")

    def add(self, type_: FactType, words: str, value: Any = None, entry: UUID | None = None) -> None:
        start, self._offset = self._offset, self._offset + 1000
        evidence = Evidence(document_id=self.id, page=1, start=start, end=start + len(words), quote=words)
        self.facts.append(
            Fact(
                id=uuid5(self.id, f"fact:{start}"),
                entry_id=entry,
                subject="person",
                type=type_,
                text=words,
                value=words if value is None else value,
                evidence=evidence,
                confidence=0.9,
                extractor="bench/1",
                as_of=self.as_of,
                holding="held",
                author_role="self",
            )
        )

    def job(self, chosen: random.Random) -> None:
        entry = self.entry()
        self.add(FactType.WORK_EMPLOYER, " ".join(chosen.choices(_WORDS, k=2)), entry=entry)
        self.add(FactType.WORK_TITLE, f"Engineer {chosen.choice(_WORDS)}", entry=entry)
        for type_, year in ((FactType.WORK_START, (1990, 2004)), (FactType.WORK_END, (2005, 2014))):
            date = f"{chosen.randint(*year)}-03"
            self.add(type_, date, {"date": date, "precision": "month", "ongoing": False}, entry)
        for _ in range(6):
            sentence = " ".join(chosen.choices(_WORDS, k=10))
            self.add(FactType.WORK_BULLET, f"{sentence} by {chosen.randint(5, 90)}%", entry=entry)


def extracted(person: int, facts: int, *, revision: int = 1) -> list[FactsExtracted]:
    """`facts.extracted` of each of the person's documents: `facts` facts in all, every other job in all documents.

    A later revision differs in one fact a document.
    """
    events = []
    for number in range(DOCUMENTS):
        document, job = _Document(person, number), 0
        document.add(FactType.NAME, "Mara Lindt")
        document.add(FactType.SKILL, f"Revision {_WORDS[revision]}")
        while len(document.facts) < facts // DOCUMENTS:
            job += 1
            chosen = random.Random(f"{person}:{job}" if job % 2 else f"{person}:{job}:{number}")
            document.job(chosen)
            for skill in [chosen.choice(_SKILLS), *chosen.choices(_WORDS, k=3)]:
                document.add(FactType.SKILL, skill)
        kept = tuple(document.facts[: max(2, facts // DOCUMENTS)])
        events.append(FactsExtracted(document_id=document.id, revision=revision, kind="resume", facts=kept))
    return events
