"""A performance review: who, when, the rating, and each statement with its author's role."""

import re
from collections.abc import Iterator
from dataclasses import replace

from services.extractor.context import Document
from services.extractor.dates.ranges import find_ranges
from services.extractor.drafts import Draft
from services.extractor.phrases.negatives import is_noise
from services.extractor.phrases.roles import TITLE, title_score
from services.extractor.review.about import about_without_labels
from services.extractor.review.score import Scale, scale_of, score_of
from services.extractor.review.statements import MANAGER, MAX_LABELLED, PEER, SELF, Part, spoken, statements
from services.extractor.review.testimonial import read_testimonial
from services.extractor.structure.heading_wording import normal
from services.extractor.structure.list_marks import with_list_marks
from services.extractor.structure.rows import Row, trim
from services.extractor.structure.wrapped_lines import wrapping
from services.extractor.vocabulary.reviews import (
    HEADINGS,
    LABEL,
    LABELLED_TYPES,
    MANAGER_SAYS,
    PEER_REVIEW,
    PEER_WORDS,
    SELF_WORDS,
)
from shared.schemas.fact_types import FactType

_ROLES = {"self": SELF, "peer": PEER, "manager": MANAGER}
MAX_SPOKEN = 2_000
MAX_NAME_WORDS = 6
MAX_HEAD_ROWS = 8  # of a form
_NOT_EMPTY = re.compile(r"[^\W_]")
_SCALE_BEHIND = re.compile(
    r"\s*[(\[](?=[^)\]]*(?:=|scale|skala|échelle|escala|schaal))|"
    r"\s+(?:on a scale|auf einer skala|sur une échelle|en una escala|op een schaal|numa escala)\b|"
    r"\s{3,}",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?:\s(?:de|da|van|von|der|el|al|bin))*(?:\s[A-ZÀ-Þ][\w'’.-]+){1,3}")
_NAME_AND_JOB = re.compile(rf"(?P<name>{_NAME.pattern}),\s(?P<job>[^,;\n]{{3,60}})")
MIN_SAID = 5  # words of a sentence, as against what a label is followed by


def read_review(document: Document) -> list[Draft]:
    """The facts of a performance review."""
    rows = list(with_list_marks([row for row in document.rows if not is_noise(row.text)], _is_heading))
    entry = ("review", rows[0].start) if rows else None
    drafts: list[Draft] = []
    body: list[Row] = []
    for number, row in enumerate(rows):
        labelled = None if row.bullet else _labelled(document, row, entry, in_head=number < MAX_HEAD_ROWS)
        if labelled is None:
            body.append(row)
        else:
            drafts.extend(labelled)
    drafts.extend(about_without_labels(rows, drafts, entry))
    wraps = wrapping(body)
    for part in _parts(body, _author_of_all(rows)):
        drafts.extend(statements(document, part, wraps, entry))
    drafts.extend(read_testimonial(document, rows, entry))
    if not any(d.type is FactType.REVIEW_PERIOD for d in drafts):
        drafts.extend(_period_of_title(document, rows[:5], entry))
    if not any(draft.type is FactType.REVIEW_RATING for draft in drafts):
        return drafts
    form = scale_of(rows)
    return [made for draft in drafts for made in _scored(document, draft, form)]


def _author_of_all(rows: list[Row]) -> str:
    """Who wrote it, by its first line: "Self review", "Peer feedback for ..."; else the manager."""
    title = normal(rows[0].text) if rows else ""
    return SELF if SELF_WORDS.search(title) else PEER if PEER_REVIEW.search(title) else MANAGER


def _scored(document: Document, draft: Draft, form: Scale | None) -> Iterator[Draft]:
    """The draft, a rating without the scale behind it ("3 / 4 (1 = below, 4 = above)") and with its number."""
    if draft.type is not FactType.REVIEW_RATING:
        yield draft
        return
    words = document.text[draft.start : draft.end]
    scale = _SCALE_BEHIND.search(words)
    end = draft.start + (scale.start() if scale is not None and scale.start() else len(words))
    yield replace(draft, end=end, value=" ".join(document.text[draft.start : end].split()))
    score = score_of(words, form)
    if score is not None:
        yield replace(draft, type=FactType.REVIEW_SCORE, value=score)


def _is_heading(row: Row) -> bool:
    return _heading(row) is not None


def _labelled(document: Document, row: Row, entry: tuple[str, int] | None, *, in_head: bool) -> list[Draft] | None:
    """`Employee: ...   Role: ...`: each value up to the next label. None where the row begins with no label.

    In the head of a form a label may stand behind a bar or dot: "Ruth Ashby · Baker · Manager: Tom Hale".
    """
    text = row.text[:MAX_LABELLED]
    matches = [m for m in LABEL.finditer(text) if m.start() == 0 or not text[m.start() - 1].isalnum()]
    behind = in_head and matches and text[: matches[0].start()].rstrip().endswith(("·", "|", "•"))
    if not matches or (matches[0].start() > 0 and not behind):
        return None
    if matches[0].lastgroup == "other" and _is_said(text[matches[0].end() :]):
        return None  # "Team: students ask to be placed with her."
    drafts: list[Draft] = []
    for position, match in enumerate(matches):
        last = position + 1 == len(matches)
        stop = min(len(row.text), MAX_SPOKEN) if last else matches[position + 1].start()
        start, end = trim(row.text, match.end(), stop, " \t|,;·•-–")
        if start >= end or not _NOT_EMPTY.search(row.text[start:end]):
            continue
        label = match.lastgroup or ""
        if label == "peer" and _NAME.fullmatch(row.text[start:end]):
            label = "name"  # shops call their employees so: "Colleague: Ruth Ashby"
        a, b = row.start + start, row.start + end
        if label in _ROLES or (label in ("name", "reviewer") and len(row.text[start:end].split()) > MAX_NAME_WORDS):
            drafts.extend(spoken(document, _ROLES.get(label, MANAGER), a, b, entry))
        elif label in LABELLED_TYPES:
            drafts.extend(_of_label(document, LABELLED_TYPES[label], a, b, entry))
    return drafts


def _of_label(
    document: Document, type_: FactType, start: int, end: int, entry: tuple[str, int] | None
) -> Iterator[Draft]:
    """The value of a label; "Ruth Ashby, Product Manager" are two."""
    beside = _NAME_AND_JOB.fullmatch(document.text, start, end) if type_ is FactType.NAME else None
    if beside is not None and title_score(beside.group("job")) >= TITLE:
        end = beside.end("name")
        job = Draft(FactType.REVIEW_TITLE, *beside.span("job"), beside.group("job"), 0.9, entry, "header")
        yield replace(job, author_role=MANAGER)
    end = _name_alone(document.text, start, end) if type_ is FactType.REVIEW_REVIEWER else end
    value = _label_value(document, type_, start, end)
    yield Draft(type_, start, end, value, 0.9, entry, "header", author_role=MANAGER)


def _is_said(value: str) -> bool:
    return len(value.split()) >= MIN_SAID and value.rstrip().endswith((".", "!"))


def _label_value(document: Document, type_: FactType, start: int, end: int) -> object:
    text = " ".join(document.text[start:end].split())
    if type_ is FactType.NAME:
        return re.sub(r"^(?:(?:mr|mrs|ms|dr|prof|herr|frau)\.?\s+)+", "", text, flags=re.IGNORECASE)
    if type_ is FactType.REVIEW_PERIOD:
        return _period(document, text) or text
    return text


def _name_alone(text: str, start: int, end: int) -> int:
    """The end of a reviewer's name: "Bronagh Feeney (Ward Manager)", "D. Whitlock, Head of Science"."""
    behind = re.search(r"\s*[(,]\s*(?P<job>[^()]{3,60})\)?$", text[start:end])
    return start + behind.start() if behind is not None and title_score(behind.group("job")) >= TITLE else end


def _period(document: Document, text: str) -> dict[str, object] | None:
    """Both ends of a period: as one range, else each side of the dash by itself ("1 Apr 2023 - 31 Mar 2024")."""
    asked = document.reading.document_date, document.reading.language
    for found in find_ranges(text, 0, *asked):
        if found.first is not None and found.last is not None:
            return {"start": found.first.value(), "end": found.last.value()}
    sides = re.split(r"\s+(?:[-–—]|to|until|bis|au|al|tot|a|até)\s+", text)
    if len(sides) != 2:
        return None
    dates = [
        next((r.first or r.last for r in find_ranges(side, 0, *asked) if r.first or r.last), None) for side in sides
    ]
    return None if dates[0] is None or dates[1] is None else {"start": dates[0].value(), "end": dates[1].value()}


def _period_of_title(document: Document, rows: list[Row], entry: tuple[str, int] | None) -> list[Draft]:
    """`Annual review FY2025`: the period as it is written in the title."""
    for row in rows:
        if LABEL.match(row.text[:MAX_LABELLED]):
            continue  # "Date: 14 May 2026" is the day of the talk
        match = re.search(
            r"\b(?:FY\s?'?\d{2,4}|[HQ][1-4][ -/]?\d{4}|\d{4}[ -/]?[HQ][1-4]|(?:19|20)\d\d)\b", row.text[:200]
        )
        if match:
            start, end = row.start + match.start(), row.start + match.end()
            return [
                Draft(FactType.REVIEW_PERIOD, start, end, match.group(0), 0.7, entry, "header", author_role=MANAGER)
            ]
    return []


def _parts(rows: list[Row], author: str) -> list[Part]:
    parts = [Part(None, author, "header")]
    for row in rows:
        heading = _heading(row)
        if heading is not None:
            parts.append(replace(heading, role=author) if heading.role == MANAGER else heading)
        else:
            parts[-1].rows.append(row)
    return parts


def _heading(row: Row) -> Part | None:
    """A short line with a word of the table is a heading; `Strengths: she ...` is not."""
    name = normal(row.text)
    if row.bullet or row.words > 8 or row.text.endswith((".", ",", ";")) or not row.text[:1].isupper():
        return None
    role = PEER if PEER_WORDS.search(name) else SELF if SELF_WORDS.search(name) else MANAGER
    for pattern, type_ in HEADINGS:
        if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", name):
            return Part(type_, role, name)
    if MANAGER_SAYS.fullmatch(name):
        return Part(None, MANAGER, "header")
    return Part(None, role, name) if role != MANAGER and (row.bold or row.heading or row.gap_before) else None
