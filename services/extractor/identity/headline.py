"""The person's headline: the line near the name that says what somebody is."""

import re
from collections.abc import Sequence

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.phrases.roles import TITLE, employer_score, title_score
from services.extractor.structure.rows import Row, trim
from services.extractor.structure.sections import Section
from shared.schemas.fact_types import FactType


def find_headline(document: Document, sections: Sequence[Section], name: Draft | None) -> Draft | None:
    """The line near the name that says what the person is: title words, no sentence."""
    for section in sections:
        if section.kind not in ("header", "untitled", "contact"):
            continue
        for row in section.rows[:8]:
            found = _headline_in(row, name)
            if found is not None and (name is None or abs(row.start - name.start) < 4_000):
                return found
    return None


def _headline_in(row: Row, name: Draft | None) -> Draft | None:
    if row.words > 30 or row.text.endswith("."):
        return None
    text = row.text[:300]
    position = 0
    for piece in re.split(r"(\s+[|•·–—-]\s+|\t|\s{3,}|[●\uf000-\uf8ff])", text):
        start, end = trim(text, position, position + len(piece), " ,|\t")
        position += len(piece)
        phrase = text[start:end]
        if name is not None and row.start + start < name.end and row.start + end > name.start:
            continue
        if (
            1 <= len(phrase.split()) <= 10
            and title_score(phrase) >= TITLE
            and "@" not in phrase
            and employer_score(phrase) < 5
        ):
            return Draft(
                FactType.HEADLINE, row.start + start, row.start + end, " ".join(phrase.split()), 0.75, None, "contact"
            )
    return None
