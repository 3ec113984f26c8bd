"""Readings of plain text, for tests that need no reader: one line of text is one line of the reading."""

import datetime as dt
from uuid import UUID

from services.extractor.extract import extract
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact
from shared.schemas.reading import Line, Page, PartialDate, Reading

DOCUMENT = UUID("6f1c1f52-6d0b-4c2e-9a55-0f5f2b7f8a11")
WRITTEN = PartialDate(date=dt.date(2024, 3, 1), precision="month")


def reading_of(text: str, language: str | None = "en", written: PartialDate | None = WRITTEN) -> Reading:
    """A reading whose lines are the text's non-empty lines."""
    lines, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(start=position, end=position + len(line), page=1))
        position += len(line) + 1
    return Reading(
        text=text, pages=(Page(number=1, start=0, end=len(text)),), lines=tuple(lines), language=language,
        document_date=written, words=len(text.split()), reader="test",
    )  # fmt: skip


def facts_in(text: str, kind: str = "resume", language: str | None = "en") -> tuple[Fact, ...]:
    """The facts of a text; every quote is checked against it."""
    reading = reading_of(text, language)
    facts = extract(DOCUMENT, reading, kind)
    for fact in facts:
        assert reading.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
    return facts


def values(facts: tuple[Fact, ...], type_: FactType) -> list[object]:
    return [fact.value for fact in facts if fact.type == type_]
