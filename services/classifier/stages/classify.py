"""Decide what kind of document was uploaded, and number the revisions of the document."""

from dataclasses import asdict

from services.classifier.judge import Judged, judge, needs_second_opinion
from services.classifier.models import DOCUMENTS
from services.classifier.repository import Classified, ClassifierStore
from services.classifier.rules import classify
from services.classifier.sentence_opinion import SentenceOpinion
from shared.runtime.stage import Cleaned, Context, Outcome, Skipped, Stage, Tools
from shared.schemas.commands import PersonErased
from shared.schemas.documents import DocumentClassified, DocumentDeleted, DocumentKindSet, DocumentPart, DocumentRead
from shared.schemas.reading import Reading

Input = DocumentRead | DocumentKindSet | DocumentDeleted | PersonErased


SECOND_OPINION = "sentence_opinion"


def prepare(event: Input, tools: Tools) -> Judged | None:
    """Judge the text. A kind that the person sets needs no guess.

    Whether a model is installed differs between machines, so its answer, or that there was none, is recorded of every
    document: a replay, also by other rules or on a machine without the model, ends with what was recorded.
    """
    if not isinstance(event, DocumentRead):
        return None
    reading = Reading.model_validate_json(tools.read_blob(event.reading))

    def second_opinion() -> dict[str, float] | None:
        if not needs_second_opinion(reading, classify(reading)):
            return None
        return tools.resource(SentenceOpinion).logits(reading.text)

    opinion = tools.ask(SECOND_OPINION, second_opinion)
    return judge(reading, lambda _: opinion)


def handle(event: Input, ctx: Context[Judged | None, ClassifierStore]) -> Outcome:
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


def _as_guessed(event: DocumentRead, judged: Judged, before: Classified | None) -> DocumentClassified:
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
        kind=judged.guess.kind,
        confidence=judged.guess.confidence,
        reasons=judged.guess.reasons,
        decided_by="rules",
        reading=event.reading,
        parts=tuple(DocumentPart(**asdict(part)) for part in judged.parts) if len(judged.parts) > 1 else (),
    )


CLASSIFY = Stage[Judged | None, ClassifierStore](
    name="classify",
    version=1,
    consumes=(DocumentRead, DocumentKindSet, DocumentDeleted, PersonErased),
    emits=(DocumentClassified,),
    prepare=prepare,
    handle=handle,
    store=ClassifierStore,
    time_limit=30,
    uses=(SentenceOpinion,),
    tables=(DOCUMENTS,),
)
