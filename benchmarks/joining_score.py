"""How well statements of several documents were joined: predicted relations against labelled ones."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from uuid import UUID

from benchmarks.joining_corpus.labels import Person, Words, find
from services.knowledge_graph.normalise.words import plain
from services.knowledge_graph.profile import Profile
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact

SENTENCES = frozenset(
    {
        FactType.WORK_BULLET,
        FactType.WORK_DESCRIPTION,
        FactType.PROJECT_BULLET,
        FactType.PROJECT_DESCRIPTION,
        FactType.LETTER_CLAIM,
        FactType.LETTER_INTENT,
        FactType.REVIEW_ACCOMPLISHMENT,
        FactType.REVIEW_STRENGTH,
        FactType.REVIEW_CONCERN,
        FactType.REVIEW_GOAL,
        FactType.INTENT,
    }
)
"""Labels are complete for these; two equal fields without a label are no mistake."""
_Label = tuple[str, int]
_EITHER: _Label = ("either", 0)


@dataclass(slots=True)
class Hits:
    """Right, missed and wrong answers, each with its words for the printout."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was said, the part that is right; 1 where nothing was."""
        return self.right / max(1, self.right + len(self.wrong)) if self.right or self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what is labelled, the part that was found; 1 where nothing is."""
        return self.right / max(1, self.right + len(self.missed)) if self.right or self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    def add(self, other: "Hits") -> None:
        """Count another person's answers in."""
        self.right += other.right
        self.missed += other.missed
        self.wrong += other.wrong


@dataclass(slots=True)
class Scores:
    """The answers by relation, and labelled words that no fact holds: what the extractor did not read."""

    duplicates: Hits = field(default_factory=Hits)
    conflicts: Hits = field(default_factory=Hits)
    intents: Hits = field(default_factory=Hits)
    unread: list[str] = field(default_factory=list)

    def add(self, other: "Scores") -> None:
        """Count another person in."""
        self.duplicates.add(other.duplicates)
        self.conflicts.add(other.conflicts)
        self.intents.add(other.intents)
        self.unread += other.unread


def score(person: Person, texts: dict[str, str], ids: dict[str, UUID], profile: Profile) -> Scores:
    """Compare what was joined with the labels.

    Args:
        texts: document name to the text that the facts' offsets refer to.
        ids: document name to its id.
    """
    labelling = _Labelling(person, texts, ids, profile)
    return Scores(labelling.duplicates(), labelling.conflicts(), labelling.intents(), labelling.unread)


class _Labelling:
    """The labels of one person, laid over the facts that were read."""

    def __init__(self, person: Person, texts: dict[str, str], ids: dict[str, UUID], profile: Profile) -> None:
        self._person, self._profile = person, profile
        self._of_fact: dict[UUID, set[_Label]] = {}
        self._stated: dict[_Label, set[str]] = {}
        self.unread: list[str] = []
        for label, words in _labels(person):
            for document, part in words.items():
                facts = list(_holding(profile.facts, ids[document], *find(texts[document], part)))
                self._stated.setdefault(label, set()).add(document)
                if not facts and label != _EITHER:
                    self.unread.append(f"{person.name}/{document}: {part}")
                for fact in facts:
                    self._of_fact.setdefault(fact.id, set()).add(label)
        self._documents = {id_: name for name, id_ in ids.items()}

    def duplicates(self) -> Hits:
        """Pairs of documents that state one labelled fact."""
        hits, found = Hits(), set()
        for one, other in self._profile.duplicates:
            ours, theirs = self._labels(one), self._labels(other)
            common = {label for label in ours & theirs if label[0] == "same" or label[0].startswith("side")}
            pair = tuple(sorted((self._name(one), self._name(other))))
            if common:
                found |= {(label, pair) for label in common}
            elif _EITHER not in ours | theirs and self._is_wrong(one, other, ours | theirs):
                hits.wrong.append(self._said(one, other))
        wanted = {
            (label, pair)
            for label, documents in self._stated.items()
            if label[0] == "same" or label[0].startswith("side")
            for pair in combinations(sorted(documents), 2)
        }
        hits.right = len(wanted & found)
        hits.missed = [f"{self._person.name}: {label} {pair}" for label, pair in sorted(wanted - found)]
        return hits

    def conflicts(self) -> Hits:
        """Labelled contradictions; every other one is wrong."""
        hits, found = Hits(), Counter[int]()
        for conflict in self._profile.conflicts:
            ours, theirs = self._labels(conflict.one), self._labels(conflict.other)
            number = _contradiction(ours, theirs)
            if number is not None:
                found[number] += 1
            elif _EITHER not in ours | theirs:
                hits.wrong.append(f"{self._said(conflict.one, conflict.other)} ({conflict.about})")
        wanted = range(len(self._person.conflicts))
        hits.right = sum(number in found for number in wanted)
        hits.missed = [f"{self._person.name}: {self._person.conflicts[n]}" for n in wanted if n not in found]
        return hits

    def intents(self) -> Hits:
        """Labelled intents; a labelled statement of another sort that became an intent is wrong."""
        hits = Hits()
        held = {fact.id for fact in self._profile.facts if fact.holding == "held"}
        for number, words in enumerate(self._person.intents):
            facts = [id_ for id_, labels in self._of_fact.items() if ("intent", number) in labels]
            if facts and not held & set(facts):
                hits.right += 1
            else:
                hits.missed.append(f"{self._person.name}: {dict(words)}")
        for fact in self._profile.intents:
            labels = {label[0] for label in self._labels(fact)} - {"intent", "either"}
            if labels:
                hits.wrong.append(f"{self._person.name}: {fact.text}")
        return hits

    def _is_wrong(self, one: Fact, other: Fact, labels: set[_Label]) -> bool:
        if plain(one.text) == plain(other.text) or one.type == other.type == FactType.EDUCATION_LEVEL:
            return False  # a level is read from the degree, and two degrees may well be of one level
        return bool(labels) or one.type in SENTENCES or other.type in SENTENCES

    def _labels(self, fact: Fact) -> set[_Label]:
        return self._of_fact.get(fact.id, set())

    def _name(self, fact: Fact) -> str:
        return self._documents[fact.evidence.document_id]

    def _said(self, one: Fact, other: Fact) -> str:
        return f"{self._person.name}: {self._name(one)} {one.text!r} / {self._name(other)} {other.text!r}"


def _labels(person: Person) -> Iterator[tuple[_Label, Words]]:
    for number, words in enumerate(person.same):
        yield ("same", number), words
    for number, (one, other) in enumerate(person.conflicts):
        yield ("side 1", number), one
        yield ("side 2", number), other
    for number, words in enumerate(person.new):
        yield ("new", number), words
    for number, words in enumerate(person.intents):
        yield ("intent", number), words
    for words in person.either:
        yield _EITHER, words


def _contradiction(ours: set[_Label], theirs: set[_Label]) -> int | None:
    for one, other in ((ours, theirs), (theirs, ours)):
        for side, number in sorted(one):
            if side == "side 1" and ("side 2", number) in other:
                return number
    return None


def _holding(facts: Iterable[Fact], document_id: UUID, start: int, end: int) -> Iterator[Fact]:
    """The facts that contain the words or are contained in them."""
    for fact in facts:
        evidence = fact.evidence
        inside = start <= evidence.start and evidence.end <= end
        around = evidence.start <= start and end <= evidence.end
        if evidence.document_id == document_id and (inside or around):
            yield fact
