"""Mentions of skills in a text as one list: names that the ontology holds, and phrases that only a tagger sees."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from shared.skills.mapping.matcher import SCORES, Mention, SkillMatcher
from shared.skills.mentions.span_tagger import Tagger, tagged_spans, tokens_of
from shared.skills.mentions.tool_lists import listed_tools
from shared.skills.ontology.concepts import Kind

# The share of listed items that were tools in the invented résumés (docs/skills.md), rounded down.
LISTED_CONFIDENCE = 0.6
MAX_TAGGED = 1000  # code points that are tagged at once; a longer sentence is cut

MAX_GAP = 4  # blanks between an item and its separator
_ITEM_EDGES = ",;|•·▪◦●:()[]/\n\t-–—*."
_EDGE_SIGNS = " \t,;:!?•·*\"'([–—-"
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


def find_mentions(matcher: SkillMatcher, text: str, tagger: Tagger | None = None) -> list[SkillMention]:
    """The mentions of a text, in order, without overlap.

    With a tagger, a phrase that it sees takes the place of a name inside it ("Python programming"), but never of
    two names or of a name that reaches beyond it. The name of a field ("security", "science") that it does not see
    counts only where it stands alone, as in a list: within a sentence it mostly says something else.
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
        found.append(SkillMention(text[start:end], start, end, "knowledge", concept_id, name, tagger.confidence))
    found += [_named(matcher, mention) for mention in kept if not _is_passing_word(matcher, text, mention)]
    found += _listed(matcher, text, named, found)
    return sorted(found, key=lambda mention: mention.start)


def _is_passing_word(matcher: SkillMatcher, text: str, mention: Mention) -> bool:
    if matcher.ontology.by_id[mention.concept_id].kind is not Kind.KNOWLEDGE:
        return False
    before = text[max(0, mention.start - MAX_GAP) : mention.start].rstrip(" ")
    after = text[mention.end : mention.end + MAX_GAP].lstrip(" ")
    return not ((not before or before[-1] in _ITEM_EDGES) and (not after or after[0] in _ITEM_EDGES))


def _listed(
    matcher: SkillMatcher, text: str, named: tuple[Mention, ...], found: list[SkillMention]
) -> list[SkillMention]:
    """Unknown tools in enumerations of known ones."""
    tools = [(m.start, m.end) for m in named if matcher.ontology.by_id[m.concept_id].kind is Kind.TOOL]
    places = listed_tools(text, tools, [(mention.start, mention.end) for mention in found])
    return [
        SkillMention(text[start:end], start, end, "knowledge", None, None, LISTED_CONFIDENCE) for start, end in places
    ]


def category_spans(matcher: SkillMatcher, text: str) -> list[tuple[int, int, str]]:
    """Start, end and category of the names in a text: what the tagger is told of the dictionary."""
    return [(m.start, m.end, matcher.ontology.by_id[m.concept_id].category) for m in matcher.find(text)]


def _named(matcher: SkillMatcher, mention: Mention, kind: str | None = None) -> SkillMention:
    concept = matcher.ontology.by_id[mention.concept_id]
    own_kind = "skill" if concept.kind is Kind.SKILL else "knowledge"
    return SkillMention(
        mention.surface, mention.start, mention.end, kind or own_kind, concept.id, concept.name, SCORES[mention.method]
    )


def _tagged(matcher: SkillMatcher, text: str, named: tuple[Mention, ...], tagger: Tagger) -> Iterator[tuple[int, int]]:
    """The spans that the tagger sees, sentence by sentence."""
    categories = [(m.start, m.end, matcher.ontology.by_id[m.concept_id].category) for m in named]
    for first, last in _sentences(text):
        inside = [(s - first, e - first, category) for s, e, category in categories if s >= first and e <= last]
        tokens = tokens_of(text[first:last], inside)
        for start, end in tagged_spans(tokens, tagger.tags(text[first:last], tokens)):
            if trimmed := _trimmed(text, first + start, first + end):
                yield trimmed


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without signs at its ends that belong to no name; None where nothing is left."""
    while start < end and text[start] in _EDGE_SIGNS:
        start += 1
    while start < end and text[end - 1] in _EDGE_SIGNS:
        end -= 1
    brackets = text.count("(", start, end) - text.count(")", start, end)
    if end > start and brackets < 0 and text[end - 1] == ")":
        end -= 1
    return (start, end) if any(map(str.isalnum, text[start:end])) else None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    ends = [(match.start(), match.end()) for match in _SENTENCE_END.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        for first in range(start, end, MAX_TAGGED):
            yield first, min(end, first + MAX_TAGGED)
        start = following
