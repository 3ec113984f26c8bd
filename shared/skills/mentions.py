"""Mentions of skills in a text as one list: what is known and what is done."""

from dataclasses import asdict, dataclass
from typing import Any

from shared.skills.concepts import Kind
from shared.skills.matcher import SCORES, SkillMatcher


@dataclass(frozen=True, slots=True)
class SkillMention:
    """`text` stands at `start`..`end` (code points) of the whole; `kind` is `knowledge` or `skill`.

    Knowledge is what one knows or can handle: fields, tools, languages. A skill is something one does.
    """

    text: str
    start: int
    end: int
    kind: str
    concept_id: str
    name: str
    confidence: float

    def to_record(self) -> dict[str, Any]:
        return asdict(self)


def find_mentions(matcher: SkillMatcher, text: str) -> list[SkillMention]:
    """The mentions of a text, in order, without overlap."""
    return [
        SkillMention(
            text=mention.surface,
            start=mention.start,
            end=mention.end,
            kind="skill" if matcher.ontology.by_id[mention.concept_id].kind is Kind.SKILL else "knowledge",
            concept_id=mention.concept_id,
            name=matcher.ontology.by_id[mention.concept_id].name,
            confidence=SCORES[mention.method],
        )
        for mention in matcher.find(text)
    ]
