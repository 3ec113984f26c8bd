"""Mentions of skills in a text as one list: names that the ontology holds, and phrases that only a tagger sees."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from shared.skills.concepts import Kind
from shared.skills.matcher import SCORES, Mention, SkillMatcher
from shared.skills.span_tagger import TaggerModel, best_tags, features, tagged_spans, tokens_of

# The share of tagged spans that people had marked with the same ends where
# the dictionary had not (docs/skills.md).
TAGGED_CONFIDENCE = 0.47
MAX_TAGGED = 1000  # code points that are tagged at once; a longer sentence is cut

_SENTENCE_END = re.compile(r"\n+|(?<=[.!?])\s+(?=[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class SkillMention:
    """`text` stands at `start`..`end` (code points) of the whole; `kind` is `knowledge` or `skill`.

    Knowledge is what one knows or can handle: fields, tools, languages. A skill is something one does.
    `concept_id` and `name` are None for what no concept stands for.
    """

    text: str
    start: int
    end: int
    kind: str
    concept_id: str | None
    name: str | None
    confidence: float

    def to_record(self) -> dict[str, Any]:
        return asdict(self)


def find_mentions(matcher: SkillMatcher, text: str, tagger: TaggerModel | None = None) -> list[SkillMention]:
    """The mentions of a text, in order, without overlap.

    With a tagger, a phrase that it sees takes the place of a name inside it ("Python programming"), but never of
    two names or of a name that reaches beyond it.
    """
    named = matcher.find(text)
    if tagger is None:
        return [_named(matcher, mention) for mention in named]
    kept = list(named)
    found: list[SkillMention] = []
    for start, end in _tagged(matcher, text, named, tagger):
        inside = [mention for mention in kept if mention.start < end and mention.end > start]
        if len(inside) > 1 or any(mention.start < start or mention.end > end for mention in inside):
            continue
        if inside and (inside[0].start, inside[0].end) == (start, end):
            kept.remove(inside[0])
            found.append(_named(matcher, inside[0], kind="knowledge"))
            continue
        concept_id = matcher.map(text[start:end]).concept_id
        for mention in inside:
            kept.remove(mention)
            concept_id = concept_id or mention.concept_id
        name = matcher.ontology.by_id[concept_id].name if concept_id is not None else None
        found.append(SkillMention(text[start:end], start, end, "knowledge", concept_id, name, TAGGED_CONFIDENCE))
    found += [_named(matcher, mention) for mention in kept]
    return sorted(found, key=lambda mention: mention.start)


def category_spans(matcher: SkillMatcher, text: str) -> list[tuple[int, int, str]]:
    """Start, end and category of the names in a text: what the tagger is told of the dictionary."""
    return [(m.start, m.end, matcher.ontology.by_id[m.concept_id].category) for m in matcher.find(text)]


def _named(matcher: SkillMatcher, mention: Mention, kind: str | None = None) -> SkillMention:
    concept = matcher.ontology.by_id[mention.concept_id]
    own_kind = "skill" if concept.kind is Kind.SKILL else "knowledge"
    return SkillMention(
        mention.surface, mention.start, mention.end, kind or own_kind, concept.id, concept.name, SCORES[mention.method]
    )


def _tagged(
    matcher: SkillMatcher, text: str, named: tuple[Mention, ...], tagger: TaggerModel
) -> Iterator[tuple[int, int]]:
    """The spans that the tagger sees, sentence by sentence."""
    categories = [(m.start, m.end, matcher.ontology.by_id[m.concept_id].category) for m in named]
    for first, last in _sentences(text):
        inside = [(s - first, e - first, category) for s, e, category in categories if s >= first and e <= last]
        tokens = tokens_of(text[first:last], inside)
        for start, end in tagged_spans(tokens, best_tags(tagger, features(tokens))):
            yield first + start, first + end


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    ends = [(match.start(), match.end()) for match in _SENTENCE_END.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        for first in range(start, end, MAX_TAGGED):
            yield first, min(end, first + MAX_TAGGED)
        start = following
