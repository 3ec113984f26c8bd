"""From the statements of several documents to the facts of one person.

Statements that say the same become one canonical fact with the provenance of all of them; contradictions
stay side by side and name each other. An intent never joins a held fact. The result is a function of the
set of documents.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from uuid import UUID

from services.knowledge_graph.joining.claims import Degree, certificate_of_claim, degree_of_claim, language_of_claim
from services.knowledge_graph.joining.disagreements import (
    Reading,
    classes,
    contradict,
    is_comparable,
    is_overtaken,
)
from services.knowledge_graph.joining.disjoint_sets import DisjointSets
from services.knowledge_graph.joining.entries import linked_entries
from services.knowledge_graph.joining.keys import KeyedFact, keyed
from services.knowledge_graph.joining.paraphrases import STATEMENT_TYPES, Statement, statement
from services.knowledge_graph.joining.review_titles import ReviewedTitle, reviewed_titles
from services.knowledge_graph.joining.spans import Spans
from services.knowledge_graph.joining.statement_joining import join_statements
from services.knowledge_graph.joining.statement_places import StatementPlaces, Told
from services.knowledge_graph.normalise.dates import Point, point
from services.knowledge_graph.normalise.languages import language_level, language_name, same_level, skill_name
from services.knowledge_graph.normalise.measures import same_measure
from services.knowledge_graph.normalise.text_language import TextLanguage, text_language
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact

ENOUGH_FOR_LANGUAGE = 40
"""Statements of a document that tell its language."""
_CLAIMS = frozenset({FactType.LETTER_CLAIM, FactType.REVIEW_STRENGTH})
"""Sentences that may state what other documents state in fields."""


@dataclass
class Joined:
    """The statements of a person put together.

    Attributes:
        groups: the statements of each canonical fact; never empty.
        conflicts: pairs of places in `groups` that contradict each other, smaller place first.
        overtaken: places in `groups` of what a newer document ended.
        entry_ids: entry key of a statement to the id of the person's entry.
    """

    groups: list[list[KeyedFact]]
    conflicts: set[tuple[int, int]] = field(default_factory=set)
    overtaken: set[int] = field(default_factory=set)
    entry_ids: Mapping[str, str] = field(default_factory=dict)


def join(documents: Mapping[UUID, Iterable[Fact]]) -> Joined:
    """Put together what the documents say of their person."""
    statements = {id_: keyed(facts) for id_, facts in sorted(documents.items())}
    entry_ids = linked_entries({id_: [k.entry for k in found if k.entry] for id_, found in statements.items()})
    joining = _Joining([k for found in statements.values() for k in found], entry_ids)
    joining.join_equal()
    joining.compare_values()
    joining.join_claims()
    joining.join_review_titles()
    joining.compare_words()
    joining.join_achievements()
    return joining.result()


class _Joining:
    """One run: the duplicate keys, in their order, as disjoint sets, and the contradictions between them."""

    def __init__(self, statements: list[KeyedFact], entry_ids: Mapping[str, str]) -> None:
        self._entry_ids = entry_ids
        by_key: dict[str, list[KeyedFact]] = {}
        for found in sorted(statements, key=_place):
            by_key.setdefault(found.key, []).append(found)
        self._by_key = {key: by_key[key] for key in sorted(by_key)}
        self._sets: DisjointSets[str] = DisjointSets()
        for key, same in self._by_key.items():
            self._sets.add(key, [k.fact.evidence.document_id for k in same])
        self._hosts = _hosts(self._by_key)
        self._conflicts: set[tuple[str, str]] = set()
        self._overtaken: set[str] = set()
        self._reviewed: tuple[ReviewedTitle, ...] = ()
        self._languages = _languages(statements)

    def join_equal(self) -> None:
        """Statements of one entry with one value: their keys differ only in how the entry is written."""
        first: dict[tuple[str, str, str, str], str] = {}
        for key in self._by_key:
            found = self._by_key[key][0]
            if found.entry is not None:
                entry = self._entry_ids[found.entry.key]
                same = first.setdefault((found.fact.holding, found.fact.type, entry, found.normal), key)
                self._sets.join(same, key)

    def compare_values(self) -> None:
        """Titles, dates, degrees … of one entry, and levels of one language."""
        things: dict[tuple[str, str], list[Reading]] = {}
        for key, found in self._by_key.items():
            thing = self._thing(found[0])
            if thing is not None:
                seen = max((d for k in found if (d := _as_of(k.fact)) is not None), default=None)
                documents = frozenset(k.fact.evidence.document_id for k in found)
                languages = frozenset(self._languages[id_] for id_ in documents) - {""}
                reading = Reading(key, found[0], documents, seen, languages)
                things.setdefault((found[0].fact.type, thing), []).append(reading)
        for readings in things.values():
            found_classes = classes(readings)
            for members in found_classes:
                for member in members[1:]:
                    self._sets.join(members[0].key, member.key)
            for one, other in combinations(found_classes, 2):
                if contradict(one, other):
                    self._conflicts.add((one[0].key, other[0].key))
                self._overtaken.update(a[0].key for a, b in ((one, other), (other, one)) if is_overtaken(a, b))

    def _thing(self, found: KeyedFact) -> str | None:
        """What the value is of: the entry, or the language; None where values are not compared."""
        if found.fact.holding != "held" or not is_comparable(found.fact.type):
            return None
        if found.fact.type == FactType.LANGUAGE:
            return language_name(found.fact.value)
        if found.fact.type == FactType.SKILL_LEVEL:
            return skill_name(found.fact.value)
        return self._entry_ids[found.entry.key] if found.entry else None

    def join_claims(self) -> None:
        """Sentences that state a degree or a language which another document states in fields."""
        degrees = self._degrees()
        languages = {
            language_name(found[0].fact.value): key
            for key, found in reversed(self._by_key.items())
            if found[0].fact.type == FactType.LANGUAGE and found[0].fact.holding == "held"
        }
        certificates = {
            key: found[0].fact.text
            for key, found in self._by_key.items()
            if found[0].fact.type == FactType.CERTIFICATE and found[0].fact.holding == "held"
        }
        said_in_fields = self._said_in_fields()
        for key in self._by_key:
            fact = self._by_key[key][0].fact
            if fact.type not in _CLAIMS or fact.holding != "held" or key in said_in_fields:
                continue
            degree = degree_of_claim(fact.text, degrees)
            if degree is not None:
                self._sets.join_across_documents(degree, key)
            elif certificate := certificate_of_claim(fact.text, certificates):
                self._sets.join_across_documents(certificate, key)
            elif stated := language_of_claim(fact.text, languages):
                self._join_language(key, languages[stated[0]], stated[1])

    def join_review_titles(self) -> None:
        """The title in the head of a review is that of the job held then, or contradicts it."""
        self._reviewed = tuple(reviewed_titles(self._by_key, self._entry_ids))
        for title in self._reviewed:
            if title.agrees:
                self._sets.join_across_documents(title.job, title.review)
            elif not self._sets.documents(title.job) & self._sets.documents(title.review):
                self._conflicts.add((title.job, title.review))

    def _said_in_fields(self) -> set[str]:
        """Claims of which the same document also holds the language: the field speaks for both."""
        languages = [
            (k.fact.evidence, key)
            for key, found in self._by_key.items()
            for k in found
            if k.fact.type == FactType.LANGUAGE
        ]
        spans = Spans(languages)
        return {
            key
            for key, found in self._by_key.items()
            if found[0].fact.type in _CLAIMS and any(spans.at(k.fact.evidence) for k in found)
        }

    def _degrees(self) -> list[Degree]:
        fields: dict[str, dict[str, str]] = {}
        for _, found in reversed(self._by_key.items()):
            if found[0].entry and found[0].entry.kind == "education":
                fields.setdefault(self._entry_ids[found[0].entry.key], {})[found[0].fact.type] = found[0].fact.text
        degrees = {}
        for key, found in self._by_key.items():
            if found[0].fact.type == FactType.EDUCATION_DEGREE and found[0].fact.holding == "held":
                parts = fields[self._entry_ids[found[0].entry.key]] if found[0].entry else {}
                degrees[self._sets.root(key)] = Degree(
                    key,
                    found[0].fact.text,
                    parts.get(FactType.EDUCATION_FIELD, ""),
                    parts.get(FactType.EDUCATION_SCHOOL, ""),
                )
        return list(degrees.values())

    def _join_language(self, claim: str, language: str, level: str) -> None:
        stated = language_level(self._by_key[language][0].fact.value)
        if same_level(stated, level):
            self._sets.join_across_documents(language, claim)
        elif not self._sets.documents(language) & self._sets.documents(claim):
            self._conflicts.add((language, claim))

    def compare_words(self) -> None:
        """Paraphrases become one; those that differ in a number contradict each other."""
        self._conflicts |= join_statements(self._statements(), self._sets)

    def _statements(self) -> list[Statement]:
        """One statement for each set joined so far, in the words of its smallest key that can be compared."""
        found = []
        places = StatementPlaces(self._by_key, self._entry_ids, self._reviewed)
        for members in self._sets.sets():
            for key in sorted(members):
                if key in self._hosts:
                    continue  # its sentence is compared
                first = self._by_key[key][0]
                entry = self._entry_ids[first.entry.key] if first.entry else None
                fact, documents = first.fact, self._sets.documents(key)
                told = places.of(first) if fact.type in STATEMENT_TYPES else Told(frozenset(), False, fact.text)
                language = self._languages[fact.evidence.document_id]
                one = statement(key, fact.type, fact.holding, entry, documents, told, language, fact.evidence.start)
                if one is not None:
                    found.append(one)
                    break
        return found

    def join_achievements(self) -> None:
        """Numbers of sentences that have become one are one where they measure the same."""
        of_sentence: dict[str, list[str]] = {}
        for key, host in sorted(self._hosts.items()):
            of_sentence.setdefault(self._sets.root(host), []).append(key)
        for keys in of_sentence.values():
            for one, other in combinations(keys, 2):
                if same_measure(self._by_key[one][0].fact.value, self._by_key[other][0].fact.value):
                    self._sets.join_across_documents(one, other)

    def result(self) -> Joined:
        """The groups in the order of their smallest keys."""
        groups = sorted((sorted(members) for members in self._sets.sets()), key=lambda members: members[0])
        place = {key: index for index, members in enumerate(groups) for key in members}
        pairs = {(place[one], place[other]) for one, other in self._conflicts}
        return Joined(
            groups=[[k for key in members for k in self._by_key[key]] for members in groups],
            conflicts={(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]},
            overtaken={place[key] for key in self._overtaken},
            entry_ids=self._entry_ids,
        )


def _hosts(by_key: Mapping[str, list[KeyedFact]]) -> Mapping[str, str]:
    """The key of each achievement that was read from a statement, to the key of that statement."""
    items = by_key.items()
    statements = Spans(
        (k.fact.evidence, key)
        for key, found in items
        for k in found
        if k.fact.type in STATEMENT_TYPES and k.fact.type != FactType.ACHIEVEMENT
    )
    hosts = {}
    for key, found in items:
        if found[0].fact.type == FactType.ACHIEVEMENT:
            host = next((at for k in found if (at := statements.at(k.fact.evidence))), None)
            if host is not None:
                hosts[key] = host
    return hosts


def _languages(statements: Iterable[KeyedFact]) -> Mapping[UUID, TextLanguage]:
    """The language of each document."""
    texts: dict[UUID, list[str]] = {}
    for found in statements:
        said = texts.setdefault(found.fact.evidence.document_id, [])
        if len(said) < ENOUGH_FOR_LANGUAGE and found.fact.type in STATEMENT_TYPES:
            said.append(found.fact.text)
    return {document_id: text_language(said) for document_id, said in texts.items()}


def _place(found: KeyedFact) -> tuple[int, int, int, int]:
    evidence = found.fact.evidence
    return (evidence.document_id.int, evidence.start, evidence.end, found.fact.id.int)


def _as_of(fact: Fact) -> Point | None:
    return point(fact.as_of.isoformat()) if fact.as_of else None
