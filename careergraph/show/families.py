"""The colours of the types: each family of types has a hue, and its types lie around it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shared.schemas.facts import Fact


@dataclass(frozen=True, slots=True)
class Family:
    """Types that belong together. `prefixes` are whole types or their first parts; `hue` is in degrees (OKLCH)."""

    title: str
    hue: int
    prefixes: tuple[str, ...]


FAMILIES = (
    Family("Identity", 250, ("name", "headline", "contact", "personal")),
    Family("Summary", 200, ("summary",)),
    Family("In short", 75, ("document",)),
    Family("Work", 150, ("work",)),
    Family("Achievements", 95, ("achievement", "leadership")),
    Family("Education", 300, ("education",)),
    Family("Skills", 55, ("skill",)),
    Family("Languages", 225, ("language",)),
    Family("Projects", 175, ("project",)),
    Family("Credentials", 30, ("certificate", "award", "publication", "patent", "talk")),
    Family("Engagement", 330, ("volunteer", "membership", "reference", "interest")),
    Family("Review", 275, ("review",)),
    Family("Letter", 10, ("letter",)),
    Family("Job", 125, ("job",)),
    Family("Wishes", 350, ("intent",)),
)
OTHER = Family("Other", 0, ())
_WORDS = {
    "document.summary": "Sentence",
    "name.given": "Given name",
    "name.family": "Family name",
    "personal.date_of_birth": "Born",
}
_SPREAD = 24
"""degrees over which the types of a family spread"""
_CIRCLE = 360
_FEW = 3


@dataclass(frozen=True, slots=True)
class ShownType:
    """A type that occurs: its place in the legend, its name in words, its hue, and how many facts have it."""

    key: str
    type: str
    words: str
    hue: int
    count: int


def family_of(type_: str) -> Family:
    """The family of a type; `OTHER` for one that nobody named."""
    first = type_.partition(".")[0]
    return next((family for family in FAMILIES if first in family.prefixes), OTHER)


def in_words(type_: str) -> str:
    """`work.employment_type` -> `Employment type`; a family's own name stays."""
    return _WORDS.get(type_) or type_.rpartition(".")[2].replace("_", " ").capitalize()


def shown_types(facts: Iterable[Fact]) -> list[tuple[Family, Sequence[ShownType]]]:
    """The families that occur, in order, with their types in the order in which they first occur."""
    counts: dict[str, int] = {}
    for fact in facts:
        counts[fact.type] = counts.get(fact.type, 0) + 1
    order = {type_: number for number, type_ in enumerate(counts)}
    types_of = {family: [type_ for type_ in counts if family_of(type_) is family] for family in (*FAMILIES, OTHER)}
    families = [family for family, types in types_of.items() if types]
    # A document of one or two families, as a job ad is, has the whole circle for them.
    spread = _SPREAD if len(families) >= _FEW else _CIRCLE // max(len(families), 1) - _SPREAD
    return [
        (
            family,
            [
                ShownType(f"t{order[type_]}", type_, in_words(type_), hue, counts[type_])
                for type_, hue in zip(types_of[family], _hues(family.hue, spread, len(types_of[family])), strict=True)
            ],
        )
        for family in families
    ]


def _hues(middle: int, spread: int, count: int) -> list[int]:
    """Hues at even distances around the middle."""
    if count == 1:
        return [middle]
    return [round(middle - spread / 2 + at * spread / (count - 1)) % _CIRCLE for at in range(count)]
