"""Which proposals of a language model become facts: those that the document itself bears out. The rest is counted."""

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.extractor.drafts import Draft, facts_of
from services.extractor.phrases.intents import is_intent, is_learning, is_own_intent
from services.extractor.phrases.negatives import is_noise
from services.extractor.proposals.entries import Homeless, home_of
from services.extractor.proposals.prompt import OFFERED, Proposal
from services.extractor.proposals.record import Asked
from services.extractor.proposals.unexplained import (
    Passage,
    is_explained,
    letters_explained,
    speaks_to_machine,
)
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact
from shared.schemas.reading import Reading

EXTRACTOR = "language-model/1"
CONFIDENCE = 0.5
"""Of every accepted proposal. It says "a model said so, and it is written there", and is not calibrated: the table of
the rules says nothing of a model, and a model's word about itself is no measure."""

MOST_PROPOSALS = 400
LONGEST_NAME, LONGEST_TEXT = 150, 1_200  # characters: names of things; sentences and descriptions

_WISHES = frozenset(
    {
        FactType.INTENT, FactType.REVIEW_GOAL, FactType.LETTER_EMPLOYER, FactType.LETTER_TITLE,
        FactType.LETTER_MOTIVE, FactType.LETTER_INTENT,
    }
)  # fmt: skip
_TEXTS = (
    ".bullet", ".description", ".detail", ".note", ".claim", ".motive", ".intent", ".strength", ".concern", ".goal",
    ".feedback", ".accomplishment", ".requirement", ".nice_to_have", ".duty", ".benefit", ".visa", "summary", "intent",
)  # fmt: skip
_ONE_A_DOCUMENT = frozenset({FactType.NAME, FactType.HEADLINE, FactType.SUMMARY})
_SENTENCE_END = re.compile(r"[.!?;](?=\s)|\n\s*\n|\n\s*(?=[•▪‣◦●○■□◆►✓*·–—-]\s)")


@dataclass(frozen=True, slots=True)
class Accepted:
    """Facts in the order of the text, and how many proposals were dropped, by reason."""

    facts: tuple[Fact, ...]
    dropped: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Found:
    """A proposal with the place of its quote."""

    type: FactType
    passage: Passage
    start: int
    end: int


class _Dropped(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def accept(document_id: UUID, reading: Reading, facts: Sequence[Fact], asked: Asked) -> Accepted:
    """The facts among what was proposed.

    Args:
        facts: those of the rules, in the order (start, end, type); a proposal never replaces one.

    Reasons to drop: `unknown_passage`, `type_not_offered`, `not_in_passage`, `too_long`, `noise`, `intent` (wanted,
    and proposed as held), `duplicate`, `no_entry`, `entry_has_one` (what an entry has once is there), `too_many`.
    """
    dropped: Counter[str] = Counter()
    passages = [place.of(reading) for place in asked.passages]
    found: list[_Found] = []
    if len(asked.proposals) > MOST_PROPOSALS:
        dropped["too_many"] = len(asked.proposals) - MOST_PROPOSALS
    for proposal in asked.proposals[:MOST_PROPOSALS]:
        try:
            found.append(_found(proposal, passages, [one for one in found if one.type == proposal.type]))
        except _Dropped as drop:
            dropped[drop.reason] += 1
    known = _Known(document_id, reading, facts)
    for one in sorted(found, key=lambda one: (one.start, one.end, one.type)):
        try:
            known.add(one, [other.type for other in found if other.passage is one.passage])
        except (_Dropped, Homeless) as drop:
            dropped[drop.reason] += 1
    return Accepted(tuple(known.accepted), dict(sorted(dropped.items())))


def _found(proposal: Proposal, passages: Sequence[Passage], before: Sequence[_Found]) -> _Found:
    """Where the quote stands. The same words proposed again mean their next occurrence."""
    if not 1 <= proposal.passage <= len(passages):
        raise _Dropped("unknown_passage")
    passage = passages[proposal.passage - 1]
    type_ = next((offered for offered in OFFERED.get(passage.kind, ()) if offered == proposal.type), None)
    if type_ is None:
        raise _Dropped("type_not_offered")
    words = proposal.quote.split()
    if not words or not any(c.isalnum() for c in proposal.quote):
        raise _Dropped("noise")
    if sum(map(len, words)) > (LONGEST_TEXT if type_.endswith(_TEXTS) else LONGEST_NAME):
        raise _Dropped("too_long")
    places = _places(words, passage)
    if not places:
        raise _Dropped("not_in_passage")
    taken = {(one.start, one.end) for one in before}
    free = [place for place in places if place not in taken]
    if not free:
        raise _Dropped("duplicate")
    if is_noise(proposal.quote) or speaks_to_machine(proposal.quote):
        raise _Dropped("noise")
    if type_ not in _WISHES and any(_is_wish(passage, *place) for place in free[:1]):
        raise _Dropped("intent")
    return _Found(type_, passage, *free[0])


def _places(words: Sequence[str], passage: Passage) -> list[tuple[int, int]]:
    """Spans of the document's text with exactly these words; any white space between words counts as one space."""
    pattern = r"\s+".join(map(re.escape, words))
    if words[0][0].isalnum():
        pattern = r"(?<!\w)" + pattern
    if words[-1][-1].isalnum():
        pattern += r"(?!\w)"
    return [
        (passage.start + match.start(), passage.start + match.end()) for match in re.finditer(pattern, passage.text)
    ]


def _is_wish(passage: Passage, start: int, end: int) -> bool:
    """Whether the sentence or line around a quote says what somebody wants or still learns. A job ad wants nothing."""
    if passage.kind == "job_ad":
        return False
    wants = is_intent if passage.kind == "cover_letter" else is_own_intent
    return any(wants(words) or is_learning(words) for words in _around(passage.text, start, end, passage.start))


def _around(text: str, start: int, end: int, offset: int) -> Iterable[str]:
    """The sentence around a span, over line breaks, and the lines that the span touches."""
    a, b = start - offset, end - offset
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = bisect.bisect_right(ends, a)
    begin = ends[first - 1] if first else 0
    close = next((at for at in ends[first:] if at >= b), len(text))
    yield " ".join(text[begin:close].split())
    yield text[text.rfind("\n", 0, a) + 1 : b].strip()


class _Known:
    """What is known of the document, as proposals are added in the order of the text."""

    def __init__(self, document_id: UUID, reading: Reading, facts: Sequence[Fact]) -> None:
        self._document_id = document_id
        self._reading = reading
        self._facts = list(facts)
        self._explained = letters_explained(reading.text, facts)
        self._of_type: dict[str, list[Fact]] = {}
        for fact in facts:
            self._of_type.setdefault(fact.type, []).append(fact)
        self.accepted: list[Fact] = []

    def add(self, one: _Found, beside: Sequence[FactType]) -> None:
        """Raises `_Dropped` or `Homeless`."""
        if is_explained(self._reading.text, one.start, one.end, self._explained):
            raise _Dropped("duplicate")
        same_type = self._of_type.setdefault(one.type, [])
        if any(fact.evidence.start < one.end and one.start < fact.evidence.end for fact in same_type):
            raise _Dropped("duplicate")
        if same_type and one.type in _ONE_A_DOCUMENT:
            raise _Dropped("duplicate")
        home = home_of(self._document_id, one.type, one.start, one.passage, self._facts, beside)
        value = _plain(self._reading.text[one.start : one.end])
        if any(
            _plain(fact.text).casefold() == value.casefold() and fact.entry_id == home.entry_id for fact in same_type
        ):
            raise _Dropped("duplicate")
        neighbour = home.neighbour
        draft = Draft(
            one.type,
            one.start,
            one.end,
            value,
            CONFIDENCE,
            section=one.passage.section or (neighbour.section if neighbour is not None else None),
            holding="intent" if one.type in _WISHES else "held",
            subject="job" if one.type.startswith("job.") else "person",
            author_role=neighbour.author_role if neighbour is not None and one.type.startswith("review.") else None,
        )
        (fact,) = facts_of(self._document_id, self._reading, [draft], calibrate=False)
        fact = fact.model_copy(update={"entry_id": home.entry_id, "extractor": EXTRACTOR})
        same_type.append(fact)
        self.accepted.append(fact)
        bisect.insort(self._facts, fact, key=_place)


def _place(fact: Fact) -> tuple[int, int, str]:
    return (fact.evidence.start, fact.evidence.end, fact.type)


def merged(facts: Sequence[Fact], accepted: Sequence[Fact]) -> tuple[Fact, ...]:
    """All facts in the order (start, end, type)."""
    return tuple(sorted((*facts, *accepted), key=_place))


def _plain(text: str) -> str:
    return " ".join(text.split())
