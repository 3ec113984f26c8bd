"""Every stage of the pipeline, in the order of the data. Start reading here.

```
upload API ─ document.uploaded ─► read ─ document.read ─► classify ─ document.classified ─► extract ─ facts.extracted
   ─► dedupe ─ facts.deduplicated ─► map_skills ─ skills.mapped ─► update_graph ─ knowledge.updated
   ─► generate_insights ─ insights.generated
```

Each stage is a consumer group of its own wherever it runs. What comes before `dedupe` is the history of documents;
what comes behind it follows from the newest snapshot of a person.
"""

from typing import Any

from services.classifier.stages.classify import CLASSIFY
from services.extractor.stages.extract import EXTRACT
from services.ingest.stages.read import READ
from services.knowledge_graph.stages.dedupe import DEDUPE
from services.knowledge_graph.stages.generate_insights import GENERATE_INSIGHTS
from services.knowledge_graph.stages.map_skills import MAP_SKILLS
from services.knowledge_graph.stages.update_graph import UPDATE_GRAPH
from shared.runtime.stage import Stage

STAGES: tuple[Stage[Any, Any], ...] = (
    READ,
    CLASSIFY,
    EXTRACT,
    DEDUPE,
    MAP_SKILLS,
    UPDATE_GRAPH,
    GENERATE_INSIGHTS,
)

STAGE_NAMES = tuple(stage.name for stage in STAGES)


def stage_named(name: str) -> Stage[Any, Any]:
    """Raises `KeyError` when there is no such stage."""
    return {stage.name: stage for stage in STAGES}[name]
