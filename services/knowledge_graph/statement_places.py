"""The job that a sentence of a review or a letter most likely tells of: a hint, that proves nothing."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from services.knowledge_graph.keys import KeyedFact
from services.knowledge_graph.normalise.organisations import organisation
from services.knowledge_graph.normalise.words import plain
from services.knowledge_graph.review_titles import ReviewedTitle, Statements
from shared.schemas.fact_types import FactType

SHORTEST_EMPLOYER = 4
"""Letters of an employer's name that is looked for in sentences."""


class StatementPlaces:
    """Entries by what a sentence says and where it stands."""

    def __init__(self, statements: Statements, entry_ids: Mapping[str, str], reviewed: Iterable[ReviewedTitle]) -> None:
        self._employers: list[tuple[str, str]] = []
        for _, found in sorted(statements.items()):
            entry = found[0].entry
            if found[0].fact.type == FactType.WORK_EMPLOYER and entry is not None:
                name = organisation(found[0].fact.text)
                if len(name) >= SHORTEST_EMPLOYER:
                    self._employers.append((f" {name} ", entry_ids[entry.key]))
        self._reviewed: dict[UUID, str] = {}
        for title in reviewed:
            job = statements[title.job][0].entry
            if job is not None:
                for keyed in statements[title.review]:
                    self._reviewed[keyed.fact.evidence.document_id] = entry_ids[job.key]

    def of(self, found: KeyedFact) -> str | None:
        """The entry whose employer the sentence names, else the one that its review is about, else None."""
        if not self._employers:
            return None
        text = f" {plain(found.fact.text)} "
        named = {entry for name, entry in self._employers if name in text}
        if len(named) == 1:
            return named.pop()
        return None if named else self._reviewed.get(found.fact.evidence.document_id)
