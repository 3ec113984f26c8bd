"""Names that operators add for everybody: they make the next ontology version, and every later one keeps them."""

from collections.abc import Iterable
from dataclasses import replace

from shared.skills.normalise import key_of
from shared.skills.ontology.concepts import Concept, Source
from shared.skills.ontology.error import OntologyError
from shared.skills.ontology.ontology import Ontology


def with_aliases(ontology: Ontology, additions: Iterable[tuple[str, str]]) -> Ontology:
    """The ontology with further names, not stamped: `ontology.importing.put_in_force` makes a version of it.

    A name that the concept has already is left out. A name of another concept is refused: which of two is meant
    takes a rule of context, and rules are reviewed data (`shared/skills/builtin`).

    Args:
        additions: (concept id, name).

    Raises:
        OntologyError: `unknown_concept`, `alias_empty`, `alias_taken`; nothing is added then.
    """
    concepts = dict(ontology.by_id)
    bearers = {key: found[0].id for key, found in ontology.by_key.items()}
    for concept_id, name in additions:
        concept = ontology.find(concept_id)
        if concept is None:
            raise OntologyError("unknown_concept", concept_id)
        key = key_of(name)
        if not key:
            raise OntologyError("alias_empty", "an alias has a letter or a digit")
        bearer = bearers.setdefault(key, concept.id)
        if bearer != concept.id:
            raise OntologyError("alias_taken", f"{name!r} is a name of {bearer}")
        concepts[concept.id] = named(concepts[concept.id], [name])
    return Ontology(ontology.release, concepts.values(), ontology.attribution)


def named(concept: Concept, names: Iterable[str]) -> Concept:
    """The concept with those of the names that it lacks, marked so that an upgrade keeps them."""
    known = {key_of(name) for name in concept.names}
    fresh = tuple({key_of(name): name.strip() for name in names if key_of(name) not in known}.values())
    kept = (*concept.from_release, *fresh) if concept.source is Source.BUILTIN else concept.from_release
    return replace(concept, aliases=(*concept.aliases, *fresh), from_release=kept)
