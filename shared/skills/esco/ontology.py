"""ESCO's skills joined into an ontology: labels of concepts that are there, and concepts for the others."""

from dataclasses import dataclass, replace

from shared.skills.esco.release import EscoRelease, EscoSkill
from shared.skills.normalise import key_of
from shared.skills.ontology.concepts import Concept, Kind, Source
from shared.skills.ontology.global_aliases import named
from shared.skills.ontology.ontology import Ontology

ATTRIBUTION = "This product uses the ESCO classification of the European Commission."
PREFIX = "esco:"
LEAST_ALIAS_WORDS = 2
"""Of an alternative label: single words of ESCO are ordinary ones, and would be found in every text."""
CONTEXT = ("skills", "knowledge", "proficiency", "certified", "expertise")
"""What a label of one ordinary word needs near it to count in running text."""


@dataclass(frozen=True)
class JoinedEsco:
    """The ontology with ESCO, not stamped, and what became of ESCO's skills.

    `concept_of`: the id of the concept that each skill is. `shared_labels`: labels that already are a name of
    something else, and were left out.
    """

    ontology: Ontology
    concept_of: dict[str, str]
    matched: int
    added: int
    shared_labels: int


def join_esco(ontology: Ontology, release: EscoRelease) -> JoinedEsco:
    """Give ESCO's skills their concepts: the one that bears the preferred label, else one of their own.

    In the order of ESCO's ids, so that the same release always gives the same ontology.
    """
    concepts = dict(ontology.by_id)
    bearers = {key: found[0].id for key, found in ontology.by_key.items()}
    concept_of: dict[str, str] = {}
    matched, shared = 0, 0
    for skill in sorted(release.skills.values(), key=lambda one: one.id):
        own = PREFIX + skill.id
        id_ = bearers.get(key_of(skill.label), own)
        if len(ontology.by_key.get(key_of(skill.label), ())) > 1 or not key_of(skill.label):
            shared += 1  # it stands for several things
            continue
        matched += id_ != own
        concept_of[skill.id] = id_
        if id_ == own:
            concepts[own] = _concept(skill, own)
            bearers[key_of(skill.label)] = own
    for skill in sorted(release.skills.values(), key=lambda one: one.id):
        if skill.id in concept_of:
            fresh, taken = _free_aliases(skill, concept_of[skill.id], bearers)
            shared += taken
            concepts[concept_of[skill.id]] = named(concepts[concept_of[skill.id]], fresh)
    for child, parent in sorted(release.broader.items()):
        _place(concepts, concept_of.get(child), concept_of.get(parent))
    attribution = ontology.attribution
    if ATTRIBUTION not in attribution:
        attribution = f"{attribution} {ATTRIBUTION}".strip()
    return JoinedEsco(
        ontology=Ontology(ontology.release, concepts.values(), attribution),
        concept_of=concept_of,
        matched=matched,
        added=len(concepts) - len(ontology.concepts),
        shared_labels=shared,
    )


def _concept(skill: EscoSkill, id_: str) -> Concept:
    category, kind = "activity", Kind.SKILL
    if skill.is_language:
        category, kind = "language_human", Kind.LANGUAGE
    elif skill.is_knowledge:
        category, kind = "knowledge", Kind.KNOWLEDGE
    concept = Concept(id=id_, name=skill.label, category=category, kind=kind, source=Source.ESCO)
    if " " in key_of(skill.label):
        return concept
    return replace(concept, ambiguous=(skill.label,), needs_context=CONTEXT)


def _free_aliases(skill: EscoSkill, concept_id: str, bearers: dict[str, str]) -> tuple[list[str], int]:
    """The alternative labels that nothing else bears, which are taken now; and how many something else does."""
    fresh: list[str] = []
    taken = 0
    for name in skill.aliases:
        key = key_of(name)
        if len(key.split()) < LEAST_ALIAS_WORDS:
            continue
        if bearers.setdefault(key, concept_id) == concept_id:
            fresh.append(name)
        else:
            taken += 1
    return fresh, taken


def _place(concepts: dict[str, Concept], child: str | None, parent: str | None) -> None:
    """Put an ESCO concept under a broader one, unless that makes a circle."""
    if child is None or parent is None or not child.startswith(PREFIX) or concepts[child].broader is not None:
        return
    above: str | None = parent
    while above is not None:
        if above == child:
            return
        above = concepts[above].broader if above in concepts else None
    concepts[child] = replace(concepts[child], broader=parent)
