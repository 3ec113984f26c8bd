"""Read the facts out of a classified document."""

from services.extractor.extract import extract
from services.extractor.models import EXTRACTIONS
from services.extractor.repository import ExtractorStore
from shared.runtime.stage import Cleaned, Context, Outcome, Skipped, Stage, Tools
from shared.schemas.commands import PersonErased
from shared.schemas.documents import DocumentClassified, DocumentDeleted, FactsExtracted
from shared.schemas.facts import Fact
from shared.schemas.reading import Reading

Input = DocumentClassified | DocumentDeleted | PersonErased


def prepare(event: Input, tools: Tools) -> tuple[Fact, ...]:
    """Every fact that the rules find. Each quotes the text it was read from; one that does not is dropped."""
    if not isinstance(event, DocumentClassified):
        return ()
    reading = Reading.model_validate_json(tools.read_blob(event.reading))
    facts = extract(event.document_id, reading, event.kind, event.parts)
    return tuple(fact for fact in facts if reading.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote)


def handle(event: Input, ctx: Context[tuple[Fact, ...], ExtractorStore]) -> Outcome:
    """The whole set at this revision; an older revision that arrives late changes nothing."""
    if isinstance(event, PersonErased):
        return Cleaned({"extractor.extractions": ctx.store.remove_all()})
    if isinstance(event, DocumentDeleted):
        return Cleaned({"extractor.extractions": ctx.store.remove_document(event.document_id)})
    if event.revision < ctx.store.newest_revision(event.document_id):
        return Skipped("older_revision")
    extracted = FactsExtracted(
        document_id=event.document_id, revision=event.revision, kind=event.kind, facts=ctx.prepared
    )
    ctx.store.save(extracted)
    return extracted


EXTRACT = Stage[tuple[Fact, ...], ExtractorStore](
    name="extract",
    version=1,
    consumes=(DocumentClassified, DocumentDeleted, PersonErased),
    emits=(FactsExtracted,),
    prepare=prepare,
    handle=handle,
    store=ExtractorStore,
    time_limit=60,
    tables=(EXTRACTIONS,),
)
