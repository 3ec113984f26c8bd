"""Joins the statements that say one thing, and finds those that contradict each other, best matches first."""

from collections.abc import Iterable
from uuid import UUID

from services.knowledge_graph.joining.alignment import align
from services.knowledge_graph.joining.disjoint_sets import DisjointSets, Rivals
from services.knowledge_graph.joining.paraphrases import Relation, Statement, relations
from services.knowledge_graph.joining.translations import translations
from services.knowledge_graph.normalise.words import COMMON_STEMS

FEWEST_OF_ITS_OWN = 2
"""Stems that a sentence shares with one statement and not with another, from which it says two things of one matter."""


def join_statements(statements: Iterable[Statement], sets: DisjointSets[str]) -> set[tuple[str, str]]:
    """Join in `sets` what says the same, and return the keys of what contradicts each other.

    A statement without the number may be said of either of two that contradict each other: it joins the
    one that it is nearest to, and never both.
    """
    joining = _StatementJoining(statements, sets)
    return joining.conflicts()


class _StatementJoining:
    """One run over the related pairs."""

    def __init__(self, statements: Iterable[Statement], sets: DisjointSets[str]) -> None:
        self._statements = {statement.key: statement for statement in statements}
        self._sets = sets
        self._matched: set[tuple[str, frozenset[UUID]]] = set()
        self._partners: dict[str, list[str]] = {}

    def conflicts(self) -> set[tuple[str, str]]:
        """Take the pairs in their order."""
        statements = list(self._statements.values())
        found = [*relations(statements), *translations(statements)]
        conflicts: set[tuple[str, str]] = set()
        rivals = Rivals(self._sets, ((r.one, r.other) for r in found if r.is_conflict))
        for relation in found:
            one, other = self._sets.root(relation.one), self._sets.root(relation.other)
            if not relation.is_conflict:
                if rivals.join_across_documents(one, other):
                    self._partners.setdefault(relation.one, []).append(relation.other)
                    self._partners.setdefault(relation.other, []).append(relation.one)
            elif self._is_open(relation):
                conflicts.add((relation.one, relation.other))
                self._matched.add((one, self._sets.documents(other)))
                self._matched.add((other, self._sets.documents(one)))
        return conflicts

    def _is_open(self, relation: Relation) -> bool:
        """Whether neither side has found its counterpart in the other's documents already."""
        one, other = self._sets.root(relation.one), self._sets.root(relation.other)
        ours, theirs = self._sets.documents(one), self._sets.documents(other)
        if (one, theirs) in self._matched or (other, ours) in self._matched or one == other:
            return False
        return not ours & theirs or self._says_two_things(relation)

    def _says_two_things(self, relation: Relation) -> bool:
        """Whether one side is a sentence of which another part has found its counterpart: `I lead nine fitters and cut
        complaints by 40 %` repeats one statement of a résumé, and contradicts another one."""
        one, other = self._statements[relation.one], self._statements[relation.other]
        partners = [
            (statement, counterpart, self._statements[key])
            for statement, counterpart in ((one, other), (other, one))
            for key in self._partners.get(statement.key, ())
            if self._statements[key].documents & counterpart.documents
        ]
        return bool(partners) and all(
            _are_two_things(_telling(statement, counterpart), _telling(statement, partner))
            for statement, counterpart, partner in partners
        )


def _are_two_things(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a sentence shares other words with the one statement than with the other: none in common, or several for
    each alone (both may speak of nurses)."""
    return one.isdisjoint(other) or min(len(one - other), len(other - one)) >= FEWEST_OF_ITS_OWN


def _telling(one: Statement, other: Statement) -> frozenset[str]:
    """The stems of the one that tell of the same as the other."""
    return align(one.text, other.text).ours - COMMON_STEMS
