"""What another ontology version makes of a person's skills, phrase by phrase, before it is so."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from careergraph.pipeline import stage_named
from services.knowledge_graph.models import SKILLS
from services.knowledge_graph.skills import map_skills
from shared.db.database import Database
from shared.runtime.replay.history import History
from shared.schemas.snapshots import FactsDeduplicated
from shared.security.keyring import Keyring
from shared.skills.mapping.skill_mapper import SkillMapper

NOT_FOUND = "not found"
UNMAPPED = "unmapped"

Meaning = tuple[str | None, str]
"""Concept id and name; the id is None for a phrase without a concept, which is listed or was not looked for."""


@dataclass(frozen=True, slots=True)
class SkillChange:
    """A phrase that means something else in `facts` facts."""

    phrase: str
    before: Meaning
    after: Meaning
    facts: int


@dataclass(frozen=True, slots=True)
class PersonChanges:
    """The person's phrases that change, in the order of their letters.

    `versions` are those that the skills are mapped by now; `skills` counts them.
    """

    owner_id: UUID
    versions: tuple[str, ...]
    skills: int
    changes: tuple[SkillChange, ...]

    def to_record(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "person": str(self.owner_id),
            "versions": list(self.versions),
            "skills": self.skills,
            "changes": [
                {
                    "phrase": change.phrase,
                    "before": _meaning_record(change.before),
                    "after": _meaning_record(change.after),
                    "facts": change.facts,
                }
                for change in self.changes
            ],
        }


def skill_changes(database: Database, keyring: Keyring, owner_id: UUID, mapper: SkillMapper) -> PersonChanges | None:
    """Compare the person's skills with what `mapper` makes of the newest facts; None before there are any facts."""
    with database.transaction("shadow", owner_id, isolation="REPEATABLE READ") as connection:
        newest = History(connection, keyring, owner_id).newest_snapshot(stage_named("map_skills"))
        if newest is None or not isinstance(newest.event, FactsDeduplicated):
            return None
        before, versions = _mapped(connection, owner_id)
    after = {
        (skill.fact_id, skill.phrase, skill.concept_id): (skill.concept_id, skill.name or UNMAPPED)
        for skill in map_skills(newest.event.facts, mapper, newest.event.skill_names).skills
    }
    return PersonChanges(owner_id, versions, len(before), _changes(before, after))


_Place = tuple[str, str, str | None]
"""Fact, phrase and concept: what tells one skill of a person from another."""


def _mapped(connection: Connection, owner_id: UUID) -> tuple[dict[_Place, Meaning], tuple[str, ...]]:
    rows = connection.execute(
        select(SKILLS.c.fact_id, SKILLS.c.phrase, SKILLS.c.concept_id, SKILLS.c.name, SKILLS.c.ontology_version).where(
            SKILLS.c.owner_id == owner_id
        )
    ).all()
    meanings = {(row.fact_id, row.phrase, row.concept_id): (row.concept_id, row.name or UNMAPPED) for row in rows}
    return meanings, tuple(sorted({row.ontology_version for row in rows}))


def _changes(before: Mapping[_Place, Meaning], after: Mapping[_Place, Meaning]) -> tuple[SkillChange, ...]:
    """A phrase of a fact that stands on one side with one concept, and on the other with another or not at all."""
    old = {place[:2]: meaning for place, meaning in before.items() if after.get(place) != meaning}
    new = {place[:2]: meaning for place, meaning in after.items() if before.get(place) != meaning}
    nothing: Meaning = (None, NOT_FOUND)
    counted = Counter(
        (phrase, old.get((fact, phrase), nothing), new.get((fact, phrase), nothing))
        for fact, phrase in old.keys() | new.keys()
    )
    found = [SkillChange(phrase, was, now, facts) for (phrase, was, now), facts in counted.items()]
    return tuple(sorted(found, key=lambda change: (change.phrase, change.before[1], change.after[1])))


def _meaning_record(meaning: Meaning) -> dict[str, str] | None:
    concept_id, name = meaning
    return None if concept_id is None else {"concept_id": concept_id, "name": name}
