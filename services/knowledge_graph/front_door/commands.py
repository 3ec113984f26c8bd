"""Commands: what the person says about facts, applied to what the documents say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from services.knowledge_graph.front_door.inputs import CommandInput
from services.knowledge_graph.normalise.dates import is_ongoing, point
from services.knowledge_graph.normalise.values import DATE_TYPES
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact, FactStatus

Refusal = Literal["fact_gone", "value_invalid"]

CHANGED_MEANWHILE = "changed_meanwhile"
"""Why the front door leaves out an edit of a fact that another edit, which the person had not seen, reached first."""

ACTIVE_STATUSES: tuple[FactStatus, ...] = ("proposed", "approved")
"""Of facts that count: neither rejected by the person nor overtaken."""
LONGEST_VALUE = 2000
"""Code points of a corrected text."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+[1-9]\d{6,14}")
_LINK = re.compile(r"(?:https?://)?[^\s/]+\.[^\s]{2,}")
_KNOWN_TYPES = frozenset(FactType)
_PATTERNS: Mapping[str, re.Pattern[str]] = {
    FactType.EMAIL: _EMAIL,
    FactType.PHONE: _PHONE,
    FactType.LINK: _LINK,
}


@dataclass(frozen=True, slots=True)
class CommandOutcome:
    """Whether a command holds: `code` is None when it does."""

    code: Refusal | None

    @property
    def outcome(self) -> Literal["accepted", "refused"]:
        """The word that the table and the API use."""
        return "accepted" if self.code is None else "refused"


def apply_commands(
    facts: Sequence[CanonicalFact], commands: Iterable[CommandInput]
) -> tuple[tuple[CanonicalFact, ...], Mapping[UUID, CommandOutcome]]:
    """The facts after the commands, in the same order, and what became of each command.

    A command holds while one of the keys it names is there; it is applied to every fact under one of
    them. Later commands overrule earlier ones.
    """
    current = {fact.id: fact for fact in facts}
    owner = {key: fact.id for fact in facts for key in fact.keys}
    outcomes: dict[UUID, CommandOutcome] = {}
    for command in sorted(commands, key=lambda c: (c.position, str(c.event_id))):
        edit = command.edit
        touched = sorted({owner[key] for key in edit.keys if key in owner})
        code = _refusal(edit.action, edit.value, [current[id_] for id_ in touched])
        outcomes[command.event_id] = CommandOutcome(code)
        if code is None:
            for id_ in touched:
                current[id_] = _edited(current[id_], edit.action, edit.value)
    _settle(current)
    return tuple(current[fact.id] for fact in facts), outcomes


def value_is_valid(type_: str, value: Any) -> bool:
    """Whether a corrected value has the shape that its type asks for (see `shared.schemas.fact_types`)."""
    if type_ in DATE_TYPES:
        return _is_date(value)
    if type_ == FactType.LANGUAGE:
        return isinstance(value, Mapping) and _is_text(value.get("name")) and _is_text(value.get("level"), True)
    if type_ == FactType.ACHIEVEMENT:
        return _is_text(value) or _is_measure(value)
    if type_ == FactType.SKILL_LEVEL:
        return isinstance(value, Mapping) and _is_text(value.get("skill")) and _is_text(value.get("level"))
    if type_ == FactType.REVIEW_PERIOD and isinstance(value, Mapping):
        return _is_date(value.get("start")) and _is_date(value.get("end"))
    if isinstance(value, Mapping):
        # Only of a type that a newer release knows and this one does not.
        return type_ not in _KNOWN_TYPES and all(_is_text(n) and _is_scalar(part) for n, part in value.items())
    if not _is_text(value):
        return False
    pattern = _PATTERNS.get(type_)
    return pattern is None or pattern.fullmatch(value) is not None


def is_active(fact: CanonicalFact) -> bool:
    """Whether the fact counts."""
    return fact.status in ACTIVE_STATUSES


def _refusal(action: str, value: Any, touched: Sequence[CanonicalFact]) -> Refusal | None:
    if not touched:
        return "fact_gone"
    if action == "correct" and not all(value_is_valid(fact.type, value) for fact in touched):
        return "value_invalid"
    return None


def _edited(fact: CanonicalFact, action: str, value: Any) -> CanonicalFact:
    if action == "reject":
        return fact.model_copy(update={"status": "rejected"})
    if action == "approve":
        return fact.model_copy(update={"status": "approved"})
    read = fact.value if fact.corrected_from is None else fact.corrected_from
    return fact.model_copy(
        update={
            "status": "approved",
            "value": value,
            "text": _spoken(value, fact.text),
            "corrected_from": read,
        }
    )


def _settle(current: dict[str, CanonicalFact]) -> None:
    """A contradiction is answered when the person holds one side: the other sides nobody spoke for are
    superseded."""
    superseded: FactStatus = "superseded"
    for id_ in sorted(current):
        fact = current[id_]
        if fact.status == "approved":
            for other_id in fact.conflicts_with:
                if current[other_id].status == "proposed":
                    current[other_id] = current[other_id].model_copy(update={"status": superseded})


def _spoken(value: Any, text: str) -> str:
    """The corrected value in words; the text that was read says something else now."""
    if isinstance(value, str):
        return value
    if is_ongoing(value):
        return "Present"
    when = point(value)
    if when is not None:
        return when.iso
    if isinstance(value, Mapping):
        parts = [str(part) for part in value.values() if part not in (None, "", False)]
        return " ".join(parts) or text
    return text


def _is_text(value: Any, optional: bool = False) -> bool:
    if value is None:
        return optional
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST_VALUE


def _is_scalar(value: Any) -> bool:
    return value is None or isinstance(value, (bool, int, float)) or _is_text(value)


def _is_date(value: Any) -> bool:
    if not isinstance(value, Mapping) or not isinstance(value.get("ongoing", False), bool):
        return False
    if value.get("date") is None:
        return is_ongoing(value)
    when = point(value)
    precision = {4: "year", 7: "month", 10: "day"}.get(len(when.iso)) if when else None
    return when is not None and when.iso == value["date"] and value.get("precision") == precision


def _is_measure(value: Any) -> bool:
    if not isinstance(value, Mapping) or not _is_text(value.get("metric"), True):
        return False
    number = value.get("value")
    return isinstance(number, (int, float)) and not isinstance(number, bool) and all(map(_is_scalar, value.values()))
