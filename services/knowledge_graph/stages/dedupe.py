"""The person's front door: fold what came in into the person's facts, and send them as a snapshot."""

from services.knowledge_graph.front_door.changes import changes_between, fact_etags
from services.knowledge_graph.front_door.commands import CHANGED_MEANWHILE
from services.knowledge_graph.front_door.fold import fold
from services.knowledge_graph.front_door.inputs import Inputs
from services.knowledge_graph.front_door.store import STAGE, FrontDoorStore
from services.knowledge_graph.models import COMMANDS, DOCUMENTS, SKILL_NAMES, SNAPSHOTS
from services.knowledge_graph.skill_names import names_gone, names_in_force
from shared.runtime.stage import Cleaned, Context, Outcome, Skipped, Stage
from shared.schemas.commands import FactEdited, PersonErased, SkillNamed, SnapshotRequested
from shared.schemas.documents import DocumentConfirmed, DocumentDeleted, FactsExtracted
from shared.schemas.snapshots import FactsDeduplicated

Input = (
    FactsExtracted | FactEdited | SkillNamed | DocumentConfirmed | DocumentDeleted | SnapshotRequested | PersonErased
)


def handle(event: Input, ctx: Context[None, FrontDoorStore]) -> Outcome:
    """Take in one input and answer with the whole of the person's facts."""
    store = ctx.store
    match event:
        case PersonErased():
            return Cleaned(store.erase())
        case FactsExtracted():
            applied = store.revision(event.document_id)
            if applied is not None and event.revision < applied:
                return Skipped("older_revision")
            store.put_document(event, ctx.position)
        case FactEdited():
            if event.seen is not None and store.has_unseen_edit(event):
                # It must not come to anything later either, e.g. in a log whose winner can no longer be read.
                ctx.forgotten.append(ctx.event_id)
                return Skipped(CHANGED_MEANWHILE)
            store.put_command(ctx.event_id, event, ctx.position)
        case SkillNamed():
            store.put_skill_name(ctx.event_id, event, ctx.position)
        case DocumentConfirmed():
            store.confirm_document(event.document_id)
        case DocumentDeleted():
            return _delete(event, ctx)
        case SnapshotRequested():
            pass
    return _answer(store.inputs(), ctx)


def _delete(event: DocumentDeleted, ctx: Context[None, FrontDoorStore]) -> FactsDeduplicated:
    """The document goes, and with it the commands none of whose facts is left: their values are about it,
    too."""
    ctx.store.delete_document(event.document_id)
    inputs = ctx.store.inputs()
    folded = fold(inputs)
    gone = set(folded.gone)
    names = names_gone(ctx.store.skill_names(), {key for fact in folded.facts for key in fact.keys})
    ctx.store.wipe_commands(sorted(gone))
    ctx.store.wipe_skill_names(names)
    ctx.forgotten.extend(sorted([*gone, *names]))
    kept = tuple(command for command in inputs.commands if command.event_id not in gone)
    return _answer(Inputs(inputs.documents, kept), ctx)


def _answer(inputs: Inputs, ctx: Context[None, FrontDoorStore]) -> FactsDeduplicated:
    folded = fold(inputs)
    etags = fact_etags(folded.facts)
    changes = changes_between(ctx.store.last_etags(), etags)
    ctx.store.save(ctx.position, folded, etags)
    return FactsDeduplicated(
        position=ctx.position,
        documents=folded.documents,
        changes=changes,
        facts=folded.facts,
        skill_names=names_in_force(ctx.store.skill_names()),
    )


DEDUPE: Stage[None, FrontDoorStore] = Stage(
    name=STAGE,
    version=1,
    consumes=(
        FactsExtracted,
        FactEdited,
        SkillNamed,
        DocumentConfirmed,
        DocumentDeleted,
        SnapshotRequested,
        PersonErased,
    ),
    emits=(FactsDeduplicated,),
    handle=handle,
    store=FrontDoorStore,
    front_door=True,
    tables=(
        DOCUMENTS,
        COMMANDS,
        SKILL_NAMES,
        SNAPSHOTS,
    ),
)
