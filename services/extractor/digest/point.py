"""What the sentences of a summary are made from: facts by type and entry, and how lists and dates are worded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact

MAX_QUOTED = 160  # characters of a document's own words in a sentence


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence and the facts that it is made of."""

    text: str
    cited: tuple[Fact, ...]


class Facts:
    """The facts of a document, in the order in which they stand."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = tuple(facts)
        self._firsts: dict[tuple[UUID | None, str], Fact] = {}
        for fact in self._facts:
            self._firsts.setdefault((fact.entry_id, fact.type), fact)

    def of(self, *types: FactType, held: bool = True) -> list[Fact]:
        """The facts of some types; wishes only where `held` is false."""
        return [fact for fact in self._facts if fact.type in types and (fact.holding == "held" or not held)]

    def first(self, type_: FactType, *, held: bool = True) -> Fact | None:
        return next(iter(self.of(type_, held=held)), None)

    def of_entry(self, entry_id: UUID | None, type_: FactType) -> Fact | None:
        """The first fact of a type that belongs to an entry."""
        return self._firsts.get((entry_id, type_)) if entry_id is not None else None


def present(*facts: Fact | None) -> tuple[Fact, ...]:
    """Those that are there."""
    return tuple(fact for fact in facts if fact is not None)


def distinct(facts: Iterable[Fact], name: str | None = None) -> list[Fact]:
    """One fact a value (or a value's `name`), the first, without regard to case."""
    seen: dict[str, Fact] = {}
    for fact in facts:
        value = fact.value[name] if name is not None else fact.value
        seen.setdefault(str(value).casefold(), fact)
    return list(seen.values())


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def quoted(fact: Fact) -> str:
    """The document's own words, shortened at a word."""
    text = " ".join(fact.text.split()).rstrip(".")
    if len(text) <= MAX_QUOTED:
        return text
    return f"{text[: text.rfind(' ', 0, MAX_QUOTED)]} ..."


def date_of(value: Any) -> str | None:
    """A date's value as it was written, `2020-02`; None where it is not known."""
    date = value.get("date") if isinstance(value, dict) else None
    return str(date) if date is not None else None
