"""Read the facts out of a classified document."""

from dataclasses import dataclass

from services.extractor.extract import extract
from services.extractor.models import EXTRACTIONS
from services.extractor.proposals.accept import accept, merged
from services.extractor.proposals.propose import ASKED, ASKING_SECONDS, Proposer, ask
from services.extractor.proposals.record import Asked
from services.extractor.repository import ExtractorStore
from shared.runtime.metrics import PROPOSALS
from shared.runtime.stage import Cleaned, Context, Outcome, Skipped, Stage, Tools
from shared.schemas.commands import PersonErased
from shared.schemas.documents import (
    DocumentClassified,
    DocumentDeleted,
    DroppedProposals,
    FactsExtracted,
    Proposals,
)
from shared.schemas.facts import Fact
from shared.schemas.reading import Reading

Input = DocumentClassified | DocumentDeleted | PersonErased

_RULES_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Extracted:
    """The facts in the order of the text, and what became of the question to a language model."""

    facts: tuple[Fact, ...] = ()
    proposals: Proposals | None = None


def prepare(event: Input, tools: Tools) -> Extracted:
    """Every fact that the rules find, and those that a language model proposes and the document bears out.

    Each quotes the text it was read from; one that does not is dropped. The model's answer, or that there was none,
    is recorded of every document, so that a replay asks nobody, also where no model is configured.
    """
    if not isinstance(event, DocumentClassified):
        return Extracted()
    reading = Reading.model_validate_json(tools.read_blob(event.reading))
    found = extract(event.document_id, reading, event.kind, event.parts)
    facts = tuple(
        fact for fact in found if reading.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
    )

    def question() -> object:
        proposer = tools.resource(Proposer)
        asked = ask(proposer, reading, event.kind, event.parts, facts, lambda: tools.earlier(ASKED))
        return asked.model_dump(mode="json")

    asked = Asked.model_validate(tools.ask(ASKED, question))
    accepted = accept(event.document_id, reading, facts, asked)
    PROPOSALS.labels("accepted").inc(len(accepted.facts))
    for reason, count in accepted.dropped.items():
        PROPOSALS.labels(reason).inc(count)
    proposals = Proposals(
        status=asked.status,
        code=asked.code,
        model=asked.model,
        passages=len(asked.passages),
        left_out=asked.left_out,
        accepted=len(accepted.facts),
        dropped=tuple(DroppedProposals(reason=reason, count=count) for reason, count in accepted.dropped.items()),
    )
    return Extracted(merged(facts, accepted.facts) if accepted.facts else facts, proposals)


def handle(event: Input, ctx: Context[Extracted, ExtractorStore]) -> Outcome:
    """The whole set at this revision; an older revision that arrives late changes nothing."""
    if isinstance(event, PersonErased):
        return Cleaned({"extractor.extractions": ctx.store.remove_all()})
    if isinstance(event, DocumentDeleted):
        return Cleaned({"extractor.extractions": ctx.store.remove_document(event.document_id)})
    if event.revision < ctx.store.newest_revision(event.document_id):
        return Skipped("older_revision")
    extracted = FactsExtracted(
        document_id=event.document_id,
        revision=event.revision,
        kind=event.kind,
        facts=ctx.prepared.facts,
        proposals=ctx.prepared.proposals,
    )
    ctx.store.save(extracted)
    return extracted


EXTRACT = Stage[Extracted, ExtractorStore](
    name="extract",
    version=2,
    consumes=(DocumentClassified, DocumentDeleted, PersonErased),
    emits=(FactsExtracted,),
    prepare=prepare,
    handle=handle,
    store=ExtractorStore,
    time_limit=_RULES_SECONDS + ASKING_SECONDS,
    uses=(Proposer,),
    tables=(EXTRACTIONS,),
)
