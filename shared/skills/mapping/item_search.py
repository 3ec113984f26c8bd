"""Items of lists of skills that no name decides: the search for them, and whether its answer may be believed.

The nearest concept is believed where three things agree: the gate lets it through, a name of it has the words of the
item (`shared.skills.mapping.agreement`), and the confidence reaches `LOW`. Nobody is asked here, so everything else
stays unmapped as a whole, with the nearest candidates and the names that stand inside it.
"""

import hashlib
import threading
from collections.abc import Sequence

from shared.embeddings.word_vectors import word_vectors
from shared.skills.mapping.agreement import agrees
from shared.skills.mapping.listed_items import ListedItem, Searched
from shared.skills.mapping.matcher import Candidate, Method, SkillMatcher
from shared.skills.mapping.phrase_mapper import MappedPhrase, PhraseMapper
from shared.skills.ontology.concepts import Kind
from shared.skills.retrieval.candidates import SCORE_FLOOR, Label, searched_names

HIGH = 0.8
"""From here on nothing is assumed (the bands of a conversation: mapper high .80, low .55)."""
LOW = 0.55
"""Below, an item stays unmapped."""
CANDIDATES = 3
"""Kept of a search whose best one reaches the gate's floor; where none does, asking about them would be idle."""
MAX_KNOWN = 4096
"""Results that are kept, under a hash of the item (no words of anybody): some 10 MB."""


class ItemSearch:
    """Searches one ontology version. Thread-safe.

    The result of an item depends on the item and the ontology alone, never on items before or beside it.
    """

    def __init__(self, matcher: SkillMatcher) -> None:
        """Makes the index: 0.2 s for the built-in ontology, 0.8 s for the whole of O*NET."""
        self._matcher = matcher
        self._phrases = PhraseMapper(matcher.ontology, matcher=matcher)
        self._lock = threading.Lock()
        self._known: dict[bytes, ListedItem] = {}

    def search(self, items: Sequence[str]) -> list[ListedItem]:
        """What items mean that no name decides, in their order."""
        keys = [hashlib.blake2b(item.encode(errors="surrogatepass"), digest_size=16).digest() for item in items]
        with self._lock:
            fresh = {key: item for key, item in zip(keys, items, strict=True) if key not in self._known}
            mapped = self._phrases.map_anew(list(fresh.values()), CANDIDATES)
            self._known.update(zip(fresh, map(self._judged, mapped), strict=True))
            found = [self._known[key] for key in keys]
            while len(self._known) > MAX_KNOWN:
                self._known.pop(next(iter(self._known)))
        return found

    def _judged(self, mapped: MappedPhrase) -> ListedItem:
        concept_id, assumption = self._believed(mapped)
        summary = mapped.gate_summary
        searched = Searched(
            passed=concept_id is not None and summary["passed"],
            recipe=summary["recipe"],
            retries=summary["retries"],
            assumption=assumption,
            **summary["signals"],
        )
        likely = bool(mapped.candidates) and mapped.candidates[0][2] >= SCORE_FLOOR
        candidates = tuple(Candidate(*one) for one in mapped.candidates) if likely else ()
        if concept_id is not None:
            return ListedItem(concept_id, mapped.method, mapped.confidence, candidates, searched)
        parts = self._matcher.find(mapped.phrase)
        return ListedItem(None, Method.UNMAPPED.value, 0.0, candidates, searched, parts)

    def _believed(self, mapped: MappedPhrase) -> tuple[str | None, str | None]:
        """The concept, where it may be believed, and what had to be assumed."""
        assumption: str | None = mapped.gate_summary.get("hitl", {}).get("assumption")
        if mapped.concept_id is None:
            return None, assumption
        if mapped.confidence < LOW:
            return None, f"unmapped: the confidence is below {LOW}"
        concept = self._matcher.ontology.by_id[mapped.concept_id]
        names, is_tool = searched_names(Label(concept.id, concept.names)), concept.kind is Kind.TOOL
        if not agrees(mapped.phrase, names, word_vectors(), is_tool=is_tool):
            return None, "unmapped: no name of the nearest concept has the words of the phrase"
        if mapped.confidence < HIGH:
            return concept.id, assumption or "the nearest concept is meant"
        return concept.id, assumption
