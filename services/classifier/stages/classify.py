"""Decide what kind of document was uploaded, and number the revisions of the document."""

from services.classifier.models import DOCUMENTS
from services.classifier.repository import Classified, ClassifierStore
from services.classifier.rules import Guess, classify
from shared.runtime.stage import Cleaned, Context, Outcome, Skipped, Stage, Tools
from shared.schemas.commands import PersonErased
from shared.schemas.documents import DocumentClassified, DocumentDeleted, DocumentKindSet, DocumentRead
from shared.schemas.reading import Reading

Input = DocumentRead | DocumentKindSet | DocumentDeleted | PersonErased


def prepare(event: Input, tools: Tools) -> Guess | None:
    """Guess from the text. A kind that the person sets needs no guess."""
    if not isinstance(event, DocumentRead):
        return None
    return classify(Reading.model_validate_json(tools.read_blob(event.reading)))


def handle(event: Input, ctx: Context[Guess | None, ClassifierStore]) -> Outcome:
    """One result, at the next revision. What the person said is never overruled by a guess."""
    if isinstance(event, PersonErased):
        return Cleaned({"classifier.documents": ctx.store.remove_all()})
    if isinstance(event, DocumentDeleted):
        return Cleaned({"classifier.documents": ctx.store.remove_document(event.document_id)})
    before = ctx.store.newest(event.document_id)
    if isinstance(event, DocumentKindSet):
        if before is None:
            return Skipped("not_read_yet")
        result = _as_the_person_says(event, before)
    else:
        assert ctx.prepared is not None
        result = _as_guessed(event, ctx.prepared, before)
    ctx.store.save(result)
    return result


def _as_the_person_says(event: DocumentKindSet, before: Classified) -> DocumentClassified:
    return DocumentClassified(
        document_id=event.document_id,
        revision=before.revision + 1,
        kind=event.kind,
        confidence=1.0,
        reasons=("set_by_person",),
        decided_by="person",
        reading=before.reading,
    )


def _as_guessed(event: DocumentRead, guess: Guess, before: Classified | None) -> DocumentClassified:
    revision = before.revision + 1 if before else 1
    if before is not None and before.set_by_person:
        return DocumentClassified(
            document_id=event.document_id,
            revision=revision,
            kind=before.kind,
            confidence=1.0,
            reasons=("set_by_person",),
            decided_by="person",
            reading=event.reading,
        )
    return DocumentClassified(
        document_id=event.document_id,
        revision=revision,
        kind=guess.kind,
        confidence=guess.confidence,
        reasons=guess.reasons,
        decided_by="rules",
        reading=event.reading,
    )


CLASSIFY = Stage[Guess | None, ClassifierStore](
    name="classify",
    version=1,
    consumes=(DocumentRead, DocumentKindSet, DocumentDeleted, PersonErased),
    emits=(DocumentClassified,),
    prepare=prepare,
    handle=handle,
    store=ClassifierStore,
    time_limit=30,
    tables=(DOCUMENTS,),
)
