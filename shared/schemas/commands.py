"""What a person, or an operator, asked for. Commands are part of the history, like documents."""

from typing import Any, ClassVar, Literal
from uuid import UUID

from pydantic import Field, model_validator

from shared.schemas.event import Event, KeyedBy, SealedBy


class FactEdited(Event):
    """The person approved, rejected or corrected one fact.

    It names the duplicate keys it touches, not the fact's id alone: it holds while one of them remains.
    """

    TYPE: ClassVar[str] = "fact.edited"
    KEYED_BY: ClassVar[KeyedBy] = "person"
    SEALED_BY: ClassVar[SealedBy | None] = "command"

    action: Literal["approve", "reject", "correct"]
    keys: tuple[str, ...] = Field(min_length=1)
    value: Any = Field(default=None, description="the right value; only with `correct`")
    seen: tuple[UUID, ...] | None = Field(
        default=None,
        description="every earlier edit of one of the keys that the person saw applied; null: in any state of the fact",
    )

    @model_validator(mode="after")
    def _a_correction_has_a_value(self) -> "FactEdited":
        if (self.action == "correct") != (self.value is not None):
            raise ValueError("a value belongs to `correct`, and to nothing else")
        return self


class SkillNamed(Event):
    """The person says which concept a phrase means, or one fact. It holds for this person only; the last one counts.

    A fact is named by its duplicate keys, as in `fact.edited`.
    """

    TYPE: ClassVar[str] = "skill.named"
    KEYED_BY: ClassVar[KeyedBy] = "person"
    SEALED_BY: ClassVar[SealedBy | None] = "command"

    phrase: str | None = Field(default=None, min_length=1, max_length=200)
    keys: tuple[str, ...] = Field(default=(), max_length=1000)
    concept_id: str | None = Field(default=None, max_length=200, description="null: what was said before is withdrawn")

    @model_validator(mode="after")
    def _it_is_about_a_phrase_or_a_fact(self) -> "SkillNamed":
        if (self.phrase is None) == (not self.keys):
            raise ValueError("either a phrase or the keys of a fact")
        return self


class SnapshotRequested(Event):
    """The front door is asked to send the person's current snapshot again: nothing of the person changed."""

    TYPE: ClassVar[str] = "person.snapshot_requested"
    KEYED_BY: ClassVar[KeyedBy] = "person"
    SEALED_BY: ClassVar[SealedBy | None] = None

    reason: Literal["dead_letter", "ontology", "replay"]


class PersonErased(Event):
    """Everything of the person is to go; the keys are destroyed already. Ids only."""

    TYPE: ClassVar[str] = "person.erased"
    KEYED_BY: ClassVar[KeyedBy] = "person"
    SEALED_BY: ClassVar[SealedBy | None] = None

    erasure_id: UUID


class OntologyImported(Event):
    """A version of the skill ontology is in force from here on. Belongs to nobody.

    Its content is in the database under version and hash. The numbers are what became of the entries of the version
    that was in force before.
    """

    TYPE: ClassVar[str] = "ontology.imported"
    KEYED_BY: ClassVar[KeyedBy] = "system"
    SEALED_BY: ClassVar[SealedBy | None] = None

    ontology_version: str
    content_hash: str
    concepts: int
    previous_version: str | None = None
    added: int = Field(default=0, ge=0)
    renamed: int = Field(default=0, ge=0)
    merged: int = Field(default=0, ge=0)
    vanished: int = Field(default=0, ge=0, description="not in the release; kept, as retired entries")
    unclear: int = Field(default=0, ge=0, description="their names stand for several entries now")
