"""Say what the skills in a person's facts mean in the ontology."""

from services.knowledge_graph.models import SKILLS, SNAPSHOTS
from services.knowledge_graph.skill_store import SkillStore
from services.knowledge_graph.skills import MappedSkills, map_skills
from shared.runtime.stage import Cleaned, Context, Outcome, Skipped, Stage, Tools
from shared.schemas.commands import PersonErased
from shared.schemas.snapshots import FactsDeduplicated, SkillsMapped
from shared.skills.ontology.catalogue import OntologyCatalogue

ONTOLOGY_ASKED = "ontology"
"""The question which ontology version an event is read with. Its answer is recorded: a replay uses the same one."""


def prepare(event: FactsDeduplicated | PersonErased, tools: Tools) -> MappedSkills | None:
    """Map the skills by the ontology version in force when the event is worked on first."""
    if isinstance(event, PersonErased):
        return None
    catalogue = tools.resource(OntologyCatalogue)
    used = tools.ask(ONTOLOGY_ASKED, catalogue.in_force)
    return map_skills(event.facts, catalogue.mapper(used), event.skill_names)


def handle(event: FactsDeduplicated | PersonErased, ctx: Context[MappedSkills | None, SkillStore]) -> Outcome:
    """Make the mapped skills the person's, unless a newer snapshot is here already."""
    mapped = ctx.prepared
    if isinstance(event, PersonErased) or mapped is None:
        return Cleaned(ctx.store.erase())
    if ctx.store.has_applied(event):
        return Skipped("older_snapshot")
    ctx.store.replace_skills(mapped.skills, mapped.ontology_version)
    ctx.store.mark_applied(event)
    return SkillsMapped(
        position=event.position,
        documents=event.documents,
        changes=event.changes,
        facts=event.facts,
        ontology_version=mapped.ontology_version,
        ontology_hash=mapped.ontology_hash,
        skills=mapped.skills,
    )


MAP_SKILLS: Stage[MappedSkills | None, SkillStore] = Stage(
    name=SkillStore.STAGE,
    version=1,
    consumes=(FactsDeduplicated, PersonErased),
    emits=(SkillsMapped,),
    prepare=prepare,
    handle=handle,
    store=SkillStore,
    uses=(OntologyCatalogue,),
    tables=(
        SKILLS,
        SNAPSHOTS,
    ),
)
