"""A performance review: who, when, the rating, and each statement with its author's role."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from services.extractor.achievements import achievements_in
from services.extractor.bodies import Item, items_of, sentences
from services.extractor.context import Document
from services.extractor.dates import find_ranges
from services.extractor.drafts import Draft, in_row
from services.extractor.heading_wording import normal
from services.extractor.intents import is_own_intent
from services.extractor.list_marks import with_list_marks
from services.extractor.negatives import is_noise
from services.extractor.review_about import about_without_labels
from services.extractor.review_score import score_of
from services.extractor.review_testimonial import read_testimonial
from services.extractor.roles import title_score
from services.extractor.rows import Row, trim
from services.extractor.vocabulary.reviews import (
    BELOW,
    CONCERN_WORDS,
    DONE_WORDS,
    GOAL_WORDS,
    HEADINGS,
    LABEL,
    LABELLED_TYPES,
    PEER_REVIEW,
    PEER_WORDS,
    PRAISE_WORDS,
    SELF_WORDS,
)
from shared.schemas.fact_types import FactType

MANAGER, PEER, SELF = "manager", "peer", "self"

_SELF_SENTENCE = re.compile(r"^(?:I|My)\b")
_ROLES = {"self": SELF, "peer": PEER, "manager": MANAGER}
MAX_LABELLED = 400
MAX_SPOKEN = 2_000
MAX_NAME_WORDS = 6
_NOT_EMPTY = re.compile(r"[^\W_]")
_SCALE_BEHIND = re.compile(r"\s*[(\[](?=[^)\]]*(?:=|scale|skala|échelle|escala|schaal))|\s{3,}", re.IGNORECASE)
_CELLS = re.compile(r"\s*\|\s*|\t+")
MAX_RATING_WORDS = 4  # of a cell that says how well something was done
# What a heading announces may be as short as "Delegate more".
_ANNOUNCED = (FactType.REVIEW_STRENGTH, FactType.REVIEW_CONCERN, FactType.REVIEW_GOAL)


@dataclass(slots=True)
class _Part:
    """A heading's rows: what they state, and who says so."""

    type: FactType | None
    role: str
    name: str
    rows: list[Row] = field(default_factory=list)


def read_review(document: Document) -> list[Draft]:
    """The facts of a performance review."""
    rows = list(with_list_marks([row for row in document.rows if not is_noise(row.text)], _is_heading))
    entry = ("review", rows[0].start) if rows else None
    drafts: list[Draft] = []
    body: list[Row] = []
    for row in rows:
        labelled = None if row.bullet else _labelled(document, row, entry)
        if labelled is None:
            body.append(row)
        else:
            drafts.extend(labelled)
    drafts.extend(about_without_labels(rows, drafts, entry))
    for part in _parts(body, _author_of_all(rows)):
        drafts.extend(_statements(document, part, entry))
    drafts.extend(read_testimonial(document, rows, entry))
    if not any(d.type is FactType.REVIEW_PERIOD for d in drafts):
        drafts.extend(_period_of_title(document, rows[:5], entry))
    return [made for draft in drafts for made in _scored(document, draft, rows)]


def _author_of_all(rows: list[Row]) -> str:
    """Who wrote it, by its first line: "Self review", "Peer feedback for ..."; else the manager."""
    title = normal(rows[0].text) if rows else ""
    return SELF if SELF_WORDS.search(title) else PEER if PEER_REVIEW.search(title) else MANAGER


def _scored(document: Document, draft: Draft, rows: list[Row]) -> Iterator[Draft]:
    """The draft, a rating without the scale behind it ("3 / 4 (1 = below, 4 = above)") and with its number."""
    if draft.type is not FactType.REVIEW_RATING:
        yield draft
        return
    words = document.text[draft.start : draft.end]
    scale = _SCALE_BEHIND.search(words)
    end = draft.start + (scale.start() if scale is not None and scale.start() else len(words))
    yield replace(draft, end=end, value=" ".join(document.text[draft.start : end].split()))
    score = score_of(words, rows)
    if score is not None:
        yield replace(draft, type=FactType.REVIEW_SCORE, value=score)


def _is_heading(row: Row) -> bool:
    return _heading(row) is not None


def _labelled(document: Document, row: Row, entry: tuple[str, int] | None) -> list[Draft] | None:
    """`Employee: ...   Role: ...`: each value up to the next label. None where the row begins with no label."""
    text = row.text[:MAX_LABELLED]
    matches = [m for m in LABEL.finditer(text) if m.start() == 0 or not text[m.start() - 1].isalnum()]
    if not matches or matches[0].start() > 0:
        return None
    drafts: list[Draft] = []
    for position, match in enumerate(matches):
        last = position + 1 == len(matches)
        stop = min(len(row.text), MAX_SPOKEN) if last else matches[position + 1].start()
        start, end = trim(row.text, match.end(), stop, " \t|,;·•-–")
        if start >= end or not _NOT_EMPTY.search(row.text[start:end]):
            continue
        label = match.lastgroup or ""
        a, b = row.start + start, row.start + end
        if label in _ROLES or (label in ("name", "reviewer") and len(row.text[start:end].split()) > MAX_NAME_WORDS):
            drafts.extend(_spoken(document, _ROLES.get(label, MANAGER), a, b, entry))
        elif label in LABELLED_TYPES:
            type_ = LABELLED_TYPES[label]
            b = _name_alone(document.text, a, b) if type_ is FactType.REVIEW_REVIEWER else b
            value = _label_value(document, type_, a, b)
            drafts.append(Draft(type_, a, b, value, 0.9, entry, "header", author_role=MANAGER))
    return drafts


def _spoken(document: Document, role: str, start: int, end: int, entry: tuple[str, int] | None) -> list[Draft]:
    """`Peer: she explains patiently.`: what somebody says behind a label."""
    part = _Part(None, role, "feedback")
    item = Item(start, end, (), False)
    return [
        d
        for a, b in _clauses(document.text, sentences(document.text, item))
        for d in _judged(document, part, a, b, entry)
    ]


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
    return start + behind.start() if behind is not None and title_score(behind.group("job")) >= 3 else end


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


def _parts(rows: list[Row], author: str) -> list[_Part]:
    parts = [_Part(None, author, "header")]
    for row in rows:
        heading = _heading(row)
        if heading is not None:
            parts.append(replace(heading, role=author) if heading.role == MANAGER else heading)
        else:
            parts[-1].rows.append(row)
    return parts


def _heading(row: Row) -> _Part | None:
    """A short line with a word of the table is a heading; `Strengths: she ...` is not."""
    name = normal(row.text)
    if row.bullet or row.words > 8 or row.text.endswith((".", ",", ";")) or not row.text[:1].isupper():
        return None
    role = PEER if PEER_WORDS.search(name) else SELF if SELF_WORDS.search(name) else MANAGER
    for pattern, type_ in HEADINGS:
        if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", name):
            return _Part(type_, role, name)
    return _Part(None, role, name) if role != MANAGER and (row.bold or row.heading or row.gap_before) else None


def _statements(document: Document, part: _Part, entry: tuple[str, int] | None) -> list[Draft]:
    drafts: list[Draft] = []
    cells = [row for row in part.rows if len(_CELLS.split(row.text[:MAX_LABELLED])) >= 3]
    for row in cells:
        drafts.extend(_of_cells(row, part, entry))
    for item in items_of([row for row in part.rows if row not in cells]):
        for start, end in _clauses(document.text, sentences(document.text, item)):
            drafts.extend(_judged(document, part, start, end, entry))
    return drafts


def _of_cells(row: Row, part: _Part, entry: tuple[str, int] | None) -> Iterator[Draft]:
    """`Initiative | Partly meets | Waits for instructions`: the comment, judged by the rating in its row."""
    cuts = list(_CELLS.finditer(row.text[:MAX_LABELLED]))
    last = cuts[-1].end()
    ratings = [cell for cell in _CELLS.split(row.text[:last])[1:] if 0 < len(cell.split()) <= MAX_RATING_WORDS]
    comment = row.text[last:]
    if not ratings or len(comment.split()) < 3:
        return
    below = any(BELOW.search(cell) for cell in ratings)
    type_ = FactType.REVIEW_CONCERN if below else FactType.REVIEW_STRENGTH
    yield in_row(type_, row, (last, len(row.text)), 0.6, entry, part.name, author_role=part.role)


def _judged(document: Document, part: _Part, start: int, end: int, entry: tuple[str, int] | None) -> list[Draft]:
    """A sentence as praise, concern, goal or other feedback, with its numbers."""
    sentence = document.text[start:end]
    type_ = _stated_type(sentence, part)
    if type_ is None or len(sentence.split()) < (2 if part.type in _ANNOUNCED else 3):
        return []
    role = _author(sentence, part)
    wished = type_ is FactType.REVIEW_GOAL or (role == SELF and is_own_intent(sentence))
    value = " ".join(sentence.split())
    confidence = 0.85 if part.type else 0.6
    drafts = [
        Draft(type_, start, end, value, confidence, entry, part.name, "intent" if wished else "held", author_role=role)
    ]
    if type_ in (FactType.REVIEW_ACCOMPLISHMENT, FactType.REVIEW_STRENGTH, FactType.REVIEW_FEEDBACK) and not wished:
        drafts.extend(achievements_in(document.text, start, end, entry, part.name, role))
    return drafts


def _stated_type(sentence: str, part: _Part) -> FactType | None:
    """What the heading says, else the sentence's words; what "went well" and was done is an accomplishment."""
    done = part.type is FactType.REVIEW_STRENGTH and part.name.endswith("well") and DONE_WORDS.search(sentence)
    if done and not PRAISE_WORDS.search(sentence):
        return FactType.REVIEW_ACCOMPLISHMENT
    return part.type or _by_words(sentence, part)


def _clauses(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences cut at semicolons whose halves can stand alone: one statement a fact."""
    result: list[tuple[int, int]] = []
    for start, end in spans:
        cut = re.search(r";\s+(?=(?:she|he|they|her|his|their|i|we|the)\b)", text[start:end], re.IGNORECASE)
        if (
            cut
            and len(text[start : start + cut.start()].split()) >= 3
            and len(text[start + cut.end() : end].split()) >= 3
        ):
            result += [(start, start + cut.start()), (start + cut.end(), end)]
        else:
            result.append((start, end))
    return result


def _by_words(sentence: str, part: _Part) -> FactType | None:
    """Free comments: what the sentence's own words say; a neutral one is feedback where somebody is said to speak."""
    whole = len(sentence.split()) >= 4 and sentence.rstrip().endswith((".", "!"))
    if part.name == "header" and not whole:
        return None
    if GOAL_WORDS.search(sentence):
        return FactType.REVIEW_GOAL
    if CONCERN_WORDS.search(sentence):
        return FactType.REVIEW_CONCERN
    if PRAISE_WORDS.search(sentence):
        return FactType.REVIEW_STRENGTH
    if DONE_WORDS.search(sentence):
        return FactType.REVIEW_ACCOMPLISHMENT
    return FactType.REVIEW_FEEDBACK if part.name != "header" and len(sentence.split()) >= 4 else None


def _author(sentence: str, part: _Part) -> str:
    if PEER_WORDS.match(sentence) or re.match(
        r"(?:her|his|their|several|many|some|the)\s+" + PEER_WORDS.pattern, sentence, re.IGNORECASE
    ):
        return PEER
    if part.role == MANAGER and _SELF_SENTENCE.match(sentence) and part.type is None and "self" in part.name:
        return SELF
    return part.role
