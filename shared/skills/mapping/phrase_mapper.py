"""From phrases to concepts or to the labels of a vocabulary: by name, and where no name fits, by retrieval."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from shared.embeddings.embedder import Embedder
from shared.skills.mapping.calibration import WITH_MODEL, WORDS
from shared.skills.mapping.gate import GateOutcome, GateSettings, Hit, Recipe, run_gate
from shared.skills.mapping.matcher import Method, SkillMatcher
from shared.skills.normalise import key_of, variants
from shared.skills.ontology.ontology import Ontology
from shared.skills.retrieval.candidates import (
    CHUNK,
    SCORE_FLOOR,
    Label,
    Retrieved,
    Retriever,
    ontology_labels,
    searched_names,
)

DEFAULT_CANDIDATES = 10
MAX_KNOWN = 20_000  # results kept
VOCABULARY_SOURCE = "vocabulary"
# As for concepts (`matcher.SCORES`): ranks of how much had to be assumed, no measured probabilities.
BY_NAME: Mapping[str, float] = {"exact": 1.0, "normalised": 0.9, "alias": 0.95}


@dataclass(frozen=True, slots=True)
class MappedPhrase:
    """What a phrase means. `concept_id`, `name` and `source` are None exactly when `method` is unmapped.

    `method` is a value of `matcher.Method`, or `dense` for what retrieval found and `fuzzy` for what it found as a
    slip of the pen. `candidates` are (id, name, score), best first,
    and hold the chosen one.
    """

    phrase: str
    concept_id: str | None
    name: str | None
    source: str | None
    confidence: float
    method: str
    candidates: tuple[tuple[str, str, float], ...]
    gate_summary: Mapping[str, Any]

    def to_record(self) -> dict[str, Any]:
        """As JSON values."""
        fields = ("phrase", "concept_id", "name", "source", "confidence", "method")
        record: dict[str, Any] = {name: getattr(self, name) for name in fields}
        record["candidates"] = [{"id": id_, "name": name, "score": score} for id_, name, score in self.candidates]
        record["gate_summary"] = dict(self.gate_summary)
        return record


@dataclass(frozen=True, slots=True)
class _Named:
    """What a name alone decides: the label meant, or that the phrase is ambiguous among `others`."""

    id: str | None
    method: str
    confidence: float
    others: tuple[str, ...] = ()


class PhraseMapper:
    """Maps phrases to the concepts of an ontology, or to the labels of a vocabulary.

    The result of a phrase depends on the phrase, the ontology, the vocabulary and the embedder, never on the
    phrases beside it.
    """

    def __init__(
        self,
        ontology: Ontology,
        vocabulary: Sequence[str] | None = None,
        embedder: Embedder | None = None,
        cache: Path | None = None,
        descriptions: Mapping[str, Sequence[str]] | None = None,
        matcher: SkillMatcher | None = None,
    ) -> None:
        """Costs some 50 µs a name: a second for the whole of O*NET.

        Args:
            descriptions: sentences about concepts by their ids, which the gate's second recipe compares with.
            matcher: of the same ontology, where there is one already; it is shared.
        """
        self._matcher = matcher or SkillMatcher(ontology)
        self._is_vocabulary = vocabulary is not None
        if vocabulary is None:
            labels = ontology_labels(ontology, descriptions)
        else:
            labels = [Label(text, (text,)) for text in dict.fromkeys(vocabulary)]
        self._labels = {label.id: label for label in labels}
        self._by_key = _label_keys(labels) if self._is_vocabulary else {}
        self._retriever = Retriever(labels, embedder, cache)
        described = [Label(label.id, label.descriptions) for label in labels if label.descriptions]
        self._by_description = Retriever(described, embedder, cache) if described else None
        self._calibration = WORDS if embedder is None else WITH_MODEL
        self._known: dict[tuple[str, int], MappedPhrase] = {}
        self._gate = GateSettings(score_floor=SCORE_FLOOR)

    def map_all(self, phrases: Iterable[str], top_k: int = DEFAULT_CANDIDATES) -> Iterator[MappedPhrase]:
        """Each phrase with `top_k` candidates where so many exist; none for a phrase without a letter or digit.

        What was mapped lately is not mapped again: lists of skills repeat themselves.
        """
        remaining = iter(phrases)
        while chunk := list(islice(remaining, CHUNK)):
            fresh = [phrase for phrase in dict.fromkeys(chunk) if (phrase, top_k) not in self._known]
            known = {phrase: self._known[phrase, top_k] for phrase in chunk if (phrase, top_k) in self._known}
            for mapped in self.map_anew(fresh, top_k):
                known[mapped.phrase] = self._known[mapped.phrase, top_k] = mapped
            yield from (known[phrase] for phrase in chunk)
            while len(self._known) > MAX_KNOWN:
                self._known.pop(next(iter(self._known)))

    def map_anew(self, phrases: Sequence[str], top_k: int = DEFAULT_CANDIDATES) -> Iterator[MappedPhrase]:
        """The same, and nothing is kept of the phrases. May be called by several threads at once."""
        rankings = self._retriever.rank_all(phrases, max(top_k, self._gate.max_topk))
        for phrase, ranking in zip(phrases, rankings, strict=True):
            yield self._map(phrase, ranking, top_k)

    def forget(self) -> None:
        """Drop the results kept: a phrase is mapped anew, with the same result."""
        self._known.clear()

    def _map(self, phrase: str, ranking: list[Retrieved], top_k: int) -> MappedPhrase:
        named = self._by_label(phrase) if self._is_vocabulary else self._by_concept(phrase)
        if named is not None:
            first = [(named.id, named.confidence)] if named.id is not None else []
            first += [(id_, 0.4) for id_ in named.others]
            summary: dict[str, Any] = {"passed": named.id is not None, "by_name": True}
            if named.id is None:
                summary |= {"hitl": {"skipped": True, "assumption": "unmapped: the name stands for several things"}}
            return self._mapped(phrase, named.id, named.confidence, named.method, (first, ranking, top_k), summary)
        outcome = self._search(phrase, ranking)
        chosen, signals = outcome.chosen, outcome.summary["signals"]
        confidence = self._calibration.confidence(chosen.score, signals["margin"]) if chosen else 0.0
        method = self._method_of(chosen, ranking)
        first = [(chosen.concept_id, chosen.score)] if chosen else []
        id_ = chosen.concept_id if chosen else None
        return self._mapped(phrase, id_, confidence, method, (first, ranking, top_k), outcome.summary)

    def _method_of(self, chosen: Hit | None, ranking: list[Retrieved]) -> str:
        if chosen is None:
            return Method.UNMAPPED.value
        slips = {hit.label.id for hit in ranking if hit.is_slip}
        return "fuzzy" if chosen.concept_id in slips else "dense"

    def _search(self, phrase: str, ranking: list[Retrieved]) -> GateOutcome:
        by_name = _hits(ranking)

        def search(recipe: Recipe, top_k: int) -> list[Hit]:
            if recipe is Recipe.TASK_FIRST and self._by_description is not None:
                return _hits(next(self._by_description.rank_all([phrase], top_k)))
            return by_name[:top_k]

        return run_gate(search, self._gate, can_switch=self._by_description is not None)

    def _by_concept(self, phrase: str) -> _Named | None:
        """What the matcher says of a phrase that stands in a list of skills; None where it knows nothing."""
        mapping = self._matcher.map(phrase, in_skill_list=True)
        others = tuple(c.concept_id for c in mapping.candidates if c.concept_id != mapping.concept_id)
        if mapping.concept_id is None and not others:
            return None
        return _Named(mapping.concept_id, mapping.method.value, mapping.score, others)

    def _by_label(self, phrase: str) -> _Named | None:
        """The one label whose name the phrase is, or is another name of."""
        for variant in variants(phrase):
            ids = self._by_key.get(variant.key, ())
            if len(ids) == 1:
                method = "normalised" if variant.stripped else "exact"
                return _Named(ids[0], method, BY_NAME[method])
        concept_id = self._matcher.map(phrase, in_skill_list=True).concept_id
        if concept_id is not None:
            for name in self._matcher.ontology.by_id[concept_id].names:
                ids = self._by_key.get(key_of(name), ())
                if len(ids) == 1:
                    return _Named(ids[0], "alias", BY_NAME["alias"])
        return None

    def _mapped(
        self,
        phrase: str,
        id_: str | None,
        confidence: float,
        method: str,
        candidates: tuple[list[tuple[str, float]], list[Retrieved], int],
        summary: Mapping[str, Any],
    ) -> MappedPhrase:
        first, ranking, top_k = candidates
        scores = dict(first)
        for hit in ranking:
            scores.setdefault(hit.label.id, hit.score)
        best = tuple((key, self._labels[key].names[0], score) for key, score in islice(scores.items(), top_k))
        name = self._labels[id_].names[0] if id_ is not None else None
        return MappedPhrase(phrase, id_, name, self._source(id_), confidence, method, best, summary)

    def _source(self, id_: str | None) -> str | None:
        if id_ is None:
            return None
        return VOCABULARY_SOURCE if self._is_vocabulary else self._matcher.ontology.by_id[id_].source.value


def _hits(ranking: list[Retrieved]) -> list[Hit]:
    """Those with any likeness, which come first."""
    return [Hit(hit.label.id, hit.score, hit.shares_stem) for hit in ranking if hit.score > 0]


def _label_keys(labels: Sequence[Label]) -> dict[str, tuple[str, ...]]:
    """Folded name to the labels that bear it, with and without a bracket at its end."""
    keys: dict[str, list[str]] = {}
    for label in labels:
        for key in dict.fromkeys(key_of(name) for name in searched_names(label)):
            keys.setdefault(key, []).append(label.id)
    return {key: tuple(ids) for key, ids in keys.items() if key}
