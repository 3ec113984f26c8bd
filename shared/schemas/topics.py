"""Every topic: its key, its partitions, how long it is kept, who writes it and who reads it.

Only the relay produces; "writes" names the part whose transaction puts the event into the outbox.
"""

from dataclasses import dataclass

from shared.schemas.event import Event, KeyedBy, Retention
from shared.schemas.registry import EVENTS, living_versions

PARTITIONS: dict[KeyedBy, int] = {"document": 3, "person": 3, "system": 1}
"""Never to be changed on a living topic: a key would move to another partition, and lose its order."""

MAX_MESSAGE_BYTES = 16 * 1024 * 1024
"""A snapshot of 10,000 facts with evidence is about 2 MB sealed."""

WRITERS: dict[str, tuple[str, ...]] = {
    "document.uploaded": ("ingest API", "scan sweeper", "replay"),
    "document.read": ("read",),
    "document.rejected": ("read",),
    "document.classified": ("classify",),
    "facts.extracted": ("extract",),
    "facts.deduplicated": ("dedupe",),
    "skills.mapped": ("map_skills",),
    "knowledge.updated": ("update_graph",),
    "insights.generated": ("generate_insights",),
    "document.kind_set": ("ingest API",),
    "document.confirmed": ("ingest API",),
    "document.deleted": ("ingest API",),
    "fact.edited": ("knowledge graph API",),
    "skill.named": ("knowledge graph API",),
    "person.snapshot_requested": ("admin API", "replay"),
    "person.erased": ("knowledge graph API",),
    "ontology.imported": ("onet import", "esco import", "skills alias"),
}


@dataclass(frozen=True)
class Topic:
    """A topic as it must be declared at the broker (before the prefix of a shared cluster)."""

    name: str
    event: type[Event]
    version: int
    key: KeyedBy
    partitions: int
    retention: Retention
    writers: tuple[str, ...]

    @property
    def settings(self) -> dict[str, str]:
        """Topic settings at the broker."""
        kept = {"cleanup.policy": "compact" if self.retention == "compacted" else "delete", "retention.ms": "-1"}
        return kept | {"max.message.bytes": str(MAX_MESSAGE_BYTES)}


TOPICS: tuple[Topic, ...] = tuple(
    Topic(
        name=event.topic(version),
        event=event,
        version=version,
        key=event.KEYED_BY,
        partitions=PARTITIONS[event.KEYED_BY],
        retention=event.RETENTION,
        writers=WRITERS[event.TYPE],
    )
    for event in EVENTS
    for version in living_versions(event)
)
