"""The skills that a person's facts name."""

from collections.abc import Iterable

from services.knowledge_graph.canonical_json import content_hash
from services.knowledge_graph.models import SKILLS
from services.knowledge_graph.row_sync import Row, sync_rows
from services.knowledge_graph.snapshot_store import SnapshotStore
from shared.schemas.snapshots import SkillMapping


class SkillStore(SnapshotStore):
    """Bound to one transaction and one person."""

    STAGE = "map_skills"
    TABLES = (SKILLS,)

    def replace_skills(self, skills: Iterable[SkillMapping], ontology_version: str) -> None:
        """Make these the person's skills."""
        sync_rows(self._connection, SKILLS, self._owner_id, skill_rows(skills, ontology_version))


def skill_rows(skills: Iterable[SkillMapping], ontology_version: str) -> list[Row]:
    """The table's rows. A fact's phrase with one concept is one row."""
    rows: dict[str, Row] = {}
    for rank, skill in enumerate(skills):
        # A summary that the event leaves out is a null in its row.
        said = {"gate_summary": None} | skill.model_dump(mode="json")
        values = said | {"rank": rank, "ontology_version": ontology_version}
        id_ = content_hash(["skill", skill.fact_id, skill.phrase, skill.concept_id])
        rows.setdefault(id_, {"id": id_, **values, "etag": content_hash(values)})
    return list(rows.values())
