"""The normal form of a fact's value, by its type: what goes into its duplicate key."""

from collections.abc import Callable, Mapping
from typing import Any

from services.knowledge_graph.normalise.dates import is_ongoing, point
from services.knowledge_graph.normalise.degrees import degree
from services.knowledge_graph.normalise.languages import language_level, language_name, level_steps
from services.knowledge_graph.normalise.organisations import organisation
from services.knowledge_graph.normalise.person_names import person_name
from services.knowledge_graph.normalise.titles import title
from services.knowledge_graph.normalise.words import compact, folded, plain
from shared.schemas.fact_types import FactType

DATE_TYPES = frozenset(type_ for type_ in FactType if type_.endswith((".start", ".end", ".date")))
"""Types whose value is a date."""


def normal_value(type_: str, value: Any, text: str) -> Any:
    """JSON that is equal for two facts of one type exactly when they state the same.

    Args:
        value: as the extractor normalised it; an object where the type has one (see
            `shared.schemas.fact_types`).
        text: the fact's own words, used where the value is empty.
    """
    if value is None or value == "":
        value = text
    if type_ == FactType.ACHIEVEMENT and not isinstance(value, str):
        return [_text(value), _text(text)]  # "12 machines" is the measure of many a deed
    return _NORMALISERS.get(type_, _text)(value)


def _text(value: Any) -> Any:
    """Words for text; for an object, its members in normal form."""
    if isinstance(value, str):
        return plain(value) or folded(value)
    if isinstance(value, Mapping):
        return {str(name): _text(value[name]) for name in sorted(value, key=str)}
    if isinstance(value, (list, tuple)):
        return [_text(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _words(normalise: Callable[[str], str]) -> Callable[[Any], Any]:
    def normal(value: Any) -> Any:
        return normalise(value) if isinstance(value, str) else _text(value)

    return normal


def _date(value: Any) -> Any:
    """`ongoing` whatever the document's date is: "present" says the same in all of them."""
    if is_ongoing(value):
        return "ongoing"
    when = point(value)
    return when.iso if when else _text(value)


def _language(value: Any) -> Any:
    level = language_level(value)
    steps = sorted(level_steps(level)) if level else []
    return [language_name(value), steps or (plain(level) if level else "")]


def _digits(value: str) -> str:
    kept = "".join(char for char in value if char.isdigit())
    return kept or folded(value)


def _address(value: str) -> str:
    """A link without scheme, `www.` and a slash at its end."""
    bare = value.strip().casefold()
    for prefix in ("https://", "http://", "www."):
        bare = bare.removeprefix(prefix)
    return bare.rstrip("/")


_NORMALISERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(DATE_TYPES, _date),
    FactType.NAME: _words(person_name),
    FactType.EMAIL: _words(lambda value: value.strip().casefold()),
    FactType.PHONE: _words(_digits),
    FactType.LINK: _words(_address),
    FactType.LANGUAGE: _language,
    FactType.WORK_EMPLOYER: _words(organisation),
    FactType.LETTER_EMPLOYER: _words(organisation),
    FactType.WORK_TITLE: _words(title),
    FactType.LETTER_TITLE: _words(title),
    FactType.EDUCATION_SCHOOL: _words(organisation),
    FactType.VOLUNTEER_ORGANISATION: _words(organisation),
    FactType.VOLUNTEER_ROLE: _words(title),
    FactType.REVIEW_TITLE: _words(title),
    FactType.EDUCATION_DEGREE: _words(degree),
    FactType.SKILL: _words(compact),
}
