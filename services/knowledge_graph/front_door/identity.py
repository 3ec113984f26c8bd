"""Whose documents these are: one that seems to be about somebody else waits for the person's word."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from services.knowledge_graph.front_door.inputs import DocumentInput
from services.knowledge_graph.normalise.person_names import names_agree, share_a_word
from shared.schemas.documents import DocumentKind
from shared.schemas.fact_types import FactType
from shared.schemas.snapshots import DocumentState

NAMED_KINDS: frozenset[DocumentKind] = frozenset({"resume", "performance_review"})
"""Kinds whose name is that of the person they are about."""
SIGNED_KINDS: frozenset[DocumentKind] = frozenset({"cover_letter"})
"""Kinds whose only name is read from a signature: it counts as another person's where no word of it agrees."""


def document_states(documents: Iterable[DocumentInput]) -> Mapping[UUID, DocumentState]:
    """The state of each document.

    The first résumé that names anybody sets the name; a name that the person confirmed is theirs as
    well. Until there is a résumé, nothing is compared.
    """
    ordered = sorted(documents, key=lambda d: (d.position, str(d.document_id)))
    own_names = _own_names(ordered)
    return {document.document_id: _state(document, own_names) for document in ordered}


def _own_names(documents: list[DocumentInput]) -> list[str]:
    resumes = [d for d in documents if d.kind == "resume" and _name(d)]
    if not resumes:
        return []
    confirmed = [d for d in documents if d.confirmed and d.kind in NAMED_KINDS]
    return [name for d in (resumes[0], *confirmed) if (name := _name(d))]


def _state(document: DocumentInput, own_names: list[str]) -> DocumentState:
    if document.kind == "job_ad":
        return "job_ad"
    if document.kind == "unsure":
        return "needs_kind"
    if document.kind == "other" or not any(fact.subject == "person" for fact in document.facts):
        return "no_facts"
    name = _name(document)
    if not name or not own_names or document.confirmed:
        return "joined"
    if document.kind in NAMED_KINDS and not any(names_agree(name, own) for own in own_names):
        return "needs_confirmation"
    if document.kind in SIGNED_KINDS and not any(share_a_word(name, own) for own in own_names):
        return "needs_confirmation"
    return "joined"


def _name(document: DocumentInput) -> str | None:
    """The name that the document gives its person: the first one that stands in it."""
    names = [f for f in document.facts if f.type == FactType.NAME and f.subject == "person" and f.holding == "held"]
    first = min(names, key=lambda f: (f.evidence.start, str(f.id)), default=None)
    return None if first is None else first.value if isinstance(first.value, str) else first.text
