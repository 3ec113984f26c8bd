"""Facts in words, for people."""

import json
from collections.abc import Callable
from typing import Any

from careergraph.show.families import family_of, in_words
from shared.schemas.facts import Fact
from shared.schemas.resume_item.values import shape_name

_LONGEST = 240
_DIRECTIONS = {"up": "up", "down": "down"}


def value_in_words(type_: str, value: Any) -> str:
    """A value as a person reads it; JSON where its shape is not known."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        wording = _WORDINGS.get(shape_name(type_) or "")
        words = wording(value) if wording is not None else ""
        return words or json.dumps(value, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False)


def label(fact: Fact) -> str:
    """What a fact says, in one line: `Work, employer: Havenlicht BV`."""
    family, words = family_of(fact.type).title, in_words(fact.type)
    same = words.casefold().rstrip("s") == family.casefold().rstrip("s")
    return f"{words if same else f'{family}, {words.lower()}'}: {short(value_in_words(fact.type, fact.value))}"


def short(text: str) -> str:
    """On one line, and not longer than a reader looks at."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _date(value: dict[str, Any]) -> str:
    return "ongoing" if value.get("ongoing") else str(value.get("date") or "")


def _achievement(value: dict[str, Any]) -> str:
    unit = value.get("unit") or ""
    amount = f"{_number(value.get('value'))}{' ' if unit and unit != '%' else ''}{unit}"
    start = value.get("baseline")
    parts = [
        f"{value['metric']}:" if value.get("metric") else "",
        _DIRECTIONS.get(value.get("direction") or "", ""),
        f"from {_number(start)} to {amount}" if start is not None else amount,
    ]
    return " ".join(part for part in parts if part)


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _leadership(value: dict[str, Any]) -> str:
    people = value.get("people")
    return f"{value.get('verb', '')} {f'{people} people' if people is not None else 'a team'}".strip()


def _language(value: dict[str, Any]) -> str:
    return f"{value.get('name')} ({value['level']})" if value.get("level") else str(value.get("name"))


def _salary(value: dict[str, Any]) -> str:
    low, high = value.get("min"), value.get("max")
    amounts = " to ".join(_number(amount) for amount in (low, high) if amount is not None)
    period = f"a {value['period']}" if value.get("period") else ""
    return " ".join(part for part in (amounts, value.get("currency") or "", period) if part)


def _pay_grade(value: dict[str, Any]) -> str:
    ends = " to ".join(str(end) for end in (value.get("grade"), value.get("most")) if end)
    scheme = f" ({value['scheme']})" if value.get("scheme") else ""
    return f"{'' if value.get('grade') else 'up to '}{ends}{scheme}"


def _experience(value: dict[str, Any]) -> str:
    most = f" to {value['most']}" if value.get("most") is not None else ""
    of = f" of {value['of']}" if value.get("of") else ""
    return f"{value.get('years')}{most} years{of}"


def _job_skill(value: dict[str, Any]) -> str:
    years = f"{value['years']} years" if value.get("years") is not None else None
    details = ", ".join(str(part) for part in (value.get("need"), value.get("level"), years) if part)
    return f"{value.get('skill')} ({details})" if details else str(value.get("skill"))


_WORDINGS: dict[str, Callable[[dict[str, Any]], str]] = {
    "date": _date,
    "date_or_words": _date,
    "achievement": _achievement,
    "leadership": _leadership,
    "summary": lambda value: str(value.get("text") or ""),
    "score": lambda value: f"{value.get('score')}" + (f" of {value['most']}" if value.get("most") is not None else ""),
    "language": _language,
    "skill_level": lambda value: f"{value.get('skill')}: {value.get('level')}",
    "salary": _salary,
    "pay_grade": _pay_grade,
    "experience": _experience,
    "job_skill": _job_skill,
    "period": lambda value: f"{_date(value['start'])} to {_date(value['end'])}",
}
"""By the name of a shape (`shared.schemas.resume_item.values`)."""
