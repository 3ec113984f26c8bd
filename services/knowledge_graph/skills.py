"""From facts to skills: which facts name skills, and what each phrase means in the ontology."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from services.knowledge_graph.front_door.commands import is_active
from services.knowledge_graph.skill_names import METHOD, PersonalNames
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import GateSummary, SkillCandidate, SkillMapping, SkillName, SkippedQuestion
from shared.skills.mapping.listed_items import ListedItem, Searched
from shared.skills.mapping.matcher import Mention, SkillMatcher
from shared.skills.mapping.skill_mapper import SkillMapper
from shared.skills.ontology.concepts import Concept

LISTED_TYPES = frozenset({FactType.SKILL})
"""Facts that are a skill's name as a whole. They are kept even where the ontology does not know them."""
SPOKEN_TYPES = frozenset(
    {
        FactType.HEADLINE,
        FactType.SUMMARY,
        FactType.WORK_BULLET,
        FactType.PROJECT_NAME,
        FactType.PROJECT_BULLET,
        FactType.CERTIFICATE,
        FactType.ACHIEVEMENT,
        FactType.REVIEW_STRENGTH,
        FactType.REVIEW_ACCOMPLISHMENT,
        FactType.WORK_DESCRIPTION,
        FactType.PROJECT_DESCRIPTION,
        FactType.VOLUNTEER_BULLET,
        FactType.LETTER_CLAIM,
    }
)
"""Facts in whose words skills are looked for. A concern, a wish or an interest is no proof of a skill."""
MENTION_SCORE = 0.9
"""Of a concept found in running text: its name stands there, its use is inferred."""


@dataclass(frozen=True, slots=True)
class MappedSkills:
    """The skills of a person, and the ontology that they are named by."""

    ontology_version: str
    ontology_hash: str
    skills: tuple[SkillMapping, ...]


def map_skills(facts: Iterable[CanonicalFact], mapper: SkillMapper, names: Sequence[SkillName] = ()) -> MappedSkills:
    """The skills that the active, held facts name, in the order of the facts; each phrase of a fact once.

    Args:
        names: what phrases and facts mean by the person's own word, which overrules the ontology.
    """
    personal = PersonalNames(names)
    counted = [fact for fact in facts if counts(fact)]
    listed = dict.fromkeys(_phrase(fact) for fact in counted if fact.type in LISTED_TYPES)
    items = dict(zip(listed, mapper.map_listed(list(listed)), strict=True))
    found = [skill for fact in counted for skill in _skills_of(fact, mapper.matcher, personal, items)]
    return MappedSkills(mapper.ontology.version, mapper.ontology.content_hash, tuple(found))


def counts(fact: CanonicalFact) -> bool:
    """Whether a fact can be the proof of a skill: held, and neither rejected nor overtaken."""
    return fact.holding == "held" and is_active(fact) and fact.type in LISTED_TYPES | SPOKEN_TYPES


def _phrase(fact: CanonicalFact) -> str:
    return fact.value if isinstance(fact.value, str) else fact.text


def _skills_of(
    fact: CanonicalFact, matcher: SkillMatcher, personal: PersonalNames, items: Mapping[str, ListedItem]
) -> Iterator[SkillMapping]:
    phrase = _phrase(fact)
    chosen = matcher.ontology.find(personal.of_fact(fact) or personal.of_phrase(phrase) or "")
    if fact.type not in LISTED_TYPES:
        yield from _named_in(fact, fact.text, matcher.find(fact.text), (matcher, personal, chosen))
    elif chosen is not None:
        yield _meant(fact, phrase, chosen, METHOD, 1.0)
    else:
        item = items[phrase]
        # What names leave open is read like a text: the person's own phrases in it first, then the names in it.
        within = item.searched is not None
        parts = list(_named_in(fact, phrase, item.parts, (matcher, personal, None))) if within else []
        yield from parts or [_listed(fact, phrase, item, matcher)]


def _named_in(
    fact: CanonicalFact,
    text: str,
    mentions: Iterable[Mention],
    by: tuple[SkillMatcher, PersonalNames, Concept | None],
) -> Iterator[SkillMapping]:
    """What stands in a text: the concept that the person chose for it, their own phrases, and the ontology's names."""
    matcher, personal, chosen = by
    seen = set()
    if chosen is not None:
        seen.add(chosen.id)
        yield _meant(fact, _phrase(fact), chosen, METHOD, 1.0)
    for own_phrase, concept_id in personal.in_text(text):
        meant = matcher.ontology.find(concept_id)
        if meant is not None and meant.id not in seen:
            seen.add(meant.id)
            yield _meant(fact, own_phrase, meant, METHOD, 1.0)
    for mention in mentions:
        if mention.concept_id not in seen and personal.of_phrase(mention.surface) is None:
            seen.add(mention.concept_id)
            concept = matcher.ontology.by_id[mention.concept_id]
            yield _meant(fact, mention.surface, concept, mention.method.value, MENTION_SCORE)


def _meant(fact: CanonicalFact, phrase: str, concept: Concept, method: str, score: float) -> SkillMapping:
    return SkillMapping(
        fact_id=fact.id,
        phrase=phrase,
        concept_id=concept.id,
        name=concept.name,
        category=concept.category,
        onet_id=concept.onet_element_id or concept.onet_commodity,
        method=method,
        score=score,
    )


def _listed(fact: CanonicalFact, phrase: str, item: ListedItem, matcher: SkillMatcher) -> SkillMapping:
    concept = matcher.ontology.by_id[item.concept_id] if item.concept_id else None
    return SkillMapping(
        fact_id=fact.id,
        phrase=phrase,
        concept_id=item.concept_id,
        name=concept.name if concept else None,
        category=concept.category if concept else None,
        onet_id=(concept.onet_element_id or concept.onet_commodity) if concept else None,
        method=item.method,
        score=item.score,
        candidates=tuple(SkillCandidate(concept_id=c.concept_id, name=c.name, score=c.score) for c in item.candidates),
        gate_summary=None if item.searched is None else _gate_summary(item.searched),
    )


def _gate_summary(searched: Searched) -> GateSummary:
    asked = None if searched.assumption is None else SkippedQuestion(assumption=searched.assumption)
    return GateSummary(
        passed=searched.passed,
        by_name=searched.by_name,
        recipe=searched.recipe,
        retries=searched.retries,
        accepted_count=searched.accepted_count,
        margin=searched.margin,
        literal_reject_rate=searched.literal_reject_rate,
        hitl=asked,
    )
