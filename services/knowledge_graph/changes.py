"""ETags of facts, and what changed between two snapshots."""

from collections.abc import Iterable, Mapping

from services.knowledge_graph.canonical_json import content_hash
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import Changes


def fact_etag(fact: CanonicalFact) -> str:
    """The hash of everything that the fact says of itself, 64 hex digits."""
    return content_hash(fact.model_dump(mode="json"))


def fact_etags(facts: Iterable[CanonicalFact]) -> dict[str, str]:
    """Fact id to ETag."""
    return {fact.id: fact_etag(fact) for fact in facts}


def changes_between(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    """Counts of facts that came, went and differ, from the ETags of two snapshots."""
    kept = before.keys() & after.keys()
    return Changes(
        added=len(after) - len(kept),
        removed=len(before) - len(kept),
        changed=sum(before[id_] != after[id_] for id_ in kept),
    )
