"""What a concept of the skill ontology is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What sort of thing a person has when they have the skill."""

    TOOL = "tool"  # a product, a programming language, a protocol: something with a proper name
    SKILL = "skill"  # something one does
    KNOWLEDGE = "knowledge"  # a field that one knows
    LANGUAGE = "language"  # a language that people speak


# Every category with the kind that its concepts have unless they state another one.
CATEGORY_KINDS: Mapping[str, Kind] = {
    "programming_language": Kind.TOOL,
    "framework": Kind.TOOL,
    "web": Kind.TOOL,
    "database": Kind.TOOL,
    "cloud": Kind.TOOL,
    "devops": Kind.TOOL,
    "networking": Kind.TOOL,
    "operating_system": Kind.TOOL,
    "security": Kind.KNOWLEDGE,
    "data": Kind.TOOL,
    "machine_learning": Kind.KNOWLEDGE,
    "software_practice": Kind.SKILL,
    "software": Kind.TOOL,
    "office": Kind.TOOL,
    "design": Kind.TOOL,
    "media": Kind.SKILL,
    "business": Kind.SKILL,
    "business_software": Kind.TOOL,
    "project_management": Kind.SKILL,
    "finance": Kind.SKILL,
    "sales_marketing": Kind.SKILL,
    "human_resources": Kind.SKILL,
    "legal": Kind.SKILL,
    "healthcare": Kind.SKILL,
    "science": Kind.KNOWLEDGE,
    "engineering": Kind.KNOWLEDGE,
    "engineering_software": Kind.TOOL,
    "construction": Kind.SKILL,
    "manufacturing": Kind.SKILL,
    "logistics": Kind.SKILL,
    "hospitality": Kind.SKILL,
    "education": Kind.SKILL,
    "soft_skill": Kind.SKILL,
    "knowledge": Kind.KNOWLEDGE,
    "activity": Kind.SKILL,  # what ESCO names as a skill: something that is done at work
    "language_human": Kind.LANGUAGE,
}


_NAME_LISTS = ("aliases", "ambiguous", "cased", "needs_context", "from_release", "replaces")


class Source(StrEnum):
    """Who named the concept."""

    BUILTIN = "builtin"
    ONET = "onet"
    ESCO = "esco"


@dataclass(frozen=True, slots=True)
class Concept:
    """One skill, tool or field of knowledge with all its names.

    `id` is ours and outlives releases: `cg:<slug>` for the built-in ones, `onet:<slug of the title>` for
    a technology and `onet:<element id>` for an element that only an O*NET release names.
    `ambiguous` lists those names that are ordinary words or stand for several things ("Go", "Excel"):
    they count only with one of the `needs_context` words near, or among other skills in a list.
    `cased` lists those that are skills only in this spelling ("SAP", "React"), and in running text only
    where a capital is not owed to the start of a sentence.
    `from_release` lists those names of a built-in concept that a release gave it. `replaces` lists ids of earlier
    versions that this concept stands for now; `retired` says that the newest release does not hold it any more.
    """

    id: str
    name: str
    category: str
    kind: Kind = Kind.TOOL
    aliases: tuple[str, ...] = ()
    onet_element_id: str | None = None  # Content Model element, as 2.B.1.a or 2.C.3.b
    onet_commodity: str | None = None  # UNSPSC commodity code, eight digits
    broader: str | None = None  # id of the more general concept
    hot: bool = False  # many employers ask for it (O*NET: hot technology)
    in_demand: bool = False  # O*NET: often asked for in some occupation
    ambiguous: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    needs_context: tuple[str, ...] = ()
    source: Source = Source.BUILTIN
    from_release: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    retired: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the aliases."""
        return (self.name, *self.aliases)

    def to_record(self) -> dict[str, Any]:
        """The concept as JSON values; fields at their defaults are left out."""
        record: dict[str, Any] = {"id": self.id, "name": self.name, "category": self.category}
        record["kind"] = self.kind.value
        record["source"] = self.source.value
        for field in _NAME_LISTS:
            if values := getattr(self, field):
                record[field] = list(values)
        for field in ("onet_element_id", "onet_commodity", "broader"):
            if (value := getattr(self, field)) is not None:
                record[field] = value
        for field in ("hot", "in_demand", "retired"):
            if getattr(self, field):
                record[field] = True
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Concept":
        """The inverse of `to_record`. Raises KeyError, TypeError or ValueError on anything else."""
        values = dict(record)
        for field in _NAME_LISTS:
            values[field] = tuple(str(value) for value in values.get(field, ()))
        values["kind"] = Kind(values["kind"])
        values["source"] = Source(values["source"])
        return cls(**values)
