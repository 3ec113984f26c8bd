"""From facts to skills: which facts name skills, and what each phrase means in the ontology."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from services.knowledge_graph.commands import is_active
from services.knowledge_graph.skill_names import METHOD, PersonalNames
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import SkillCandidate, SkillMapping, SkillName
from shared.skills.concepts import Concept
from shared.skills.matcher import SkillMatcher

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


def map_skills(facts: Iterable[CanonicalFact], matcher: SkillMatcher, names: Sequence[SkillName] = ()) -> MappedSkills:
    """The skills that the active, held facts name, in the order of the facts; each phrase of a fact once.

    Args:
        names: what phrases and facts mean by the person's own word, which overrules the matcher.
    """
    personal = PersonalNames(names)
    found = [skill for fact in facts if counts(fact) for skill in _skills_of(fact, matcher, personal)]
    return MappedSkills(matcher.ontology.version, matcher.ontology.content_hash, tuple(found))


def counts(fact: CanonicalFact) -> bool:
    """Whether a fact can be the proof of a skill: held, and neither rejected nor overtaken."""
    return fact.holding == "held" and is_active(fact) and fact.type in LISTED_TYPES | SPOKEN_TYPES


def _skills_of(fact: CanonicalFact, matcher: SkillMatcher, personal: PersonalNames) -> Iterator[SkillMapping]:
    phrase = fact.value if isinstance(fact.value, str) else fact.text
    chosen = matcher.ontology.find(personal.of_fact(fact) or personal.of_phrase(phrase) or "")
    if chosen is not None:
        yield _by_person(fact, phrase, chosen)
    if fact.type in LISTED_TYPES:
        if chosen is None:
            yield _listed(fact, matcher)
        return
    seen = set() if chosen is None else {chosen.id}
    for own_phrase, concept_id in personal.in_text(fact.text):
        meant = matcher.ontology.find(concept_id)
        if meant is not None and meant.id not in seen:
            seen.add(meant.id)
            yield _by_person(fact, own_phrase, meant)
    for mention in matcher.find(fact.text):
        if mention.concept_id not in seen and personal.of_phrase(mention.surface) is None:
            seen.add(mention.concept_id)
            concept = matcher.ontology.by_id[mention.concept_id]
            yield SkillMapping(
                fact_id=fact.id,
                phrase=mention.surface,
                concept_id=concept.id,
                name=concept.name,
                category=concept.category,
                onet_id=concept.onet_element_id or concept.onet_commodity,
                method=mention.method.value,
                score=MENTION_SCORE,
            )


def _by_person(fact: CanonicalFact, phrase: str, concept: Concept) -> SkillMapping:
    return SkillMapping(
        fact_id=fact.id,
        phrase=phrase,
        concept_id=concept.id,
        name=concept.name,
        category=concept.category,
        onet_id=concept.onet_element_id or concept.onet_commodity,
        method=METHOD,
        score=1.0,
    )


def _listed(fact: CanonicalFact, matcher: SkillMatcher) -> SkillMapping:
    phrase = fact.value if isinstance(fact.value, str) else fact.text
    mapping = matcher.map(phrase, in_skill_list=True)
    concept = matcher.ontology.by_id[mapping.concept_id] if mapping.concept_id else None
    return SkillMapping(
        fact_id=fact.id,
        phrase=phrase,
        concept_id=mapping.concept_id,
        name=mapping.name,
        category=concept.category if concept else None,
        onet_id=(concept.onet_element_id or concept.onet_commodity) if concept else None,
        method=mapping.method.value,
        score=mapping.score,
        candidates=tuple(
            SkillCandidate(concept_id=c.concept_id, name=c.name, score=c.score) for c in mapping.candidates
        ),
    )
