"""What the parts of a review state, sentence by sentence: praise, concern, goal or what was done, and by whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from services.extractor.context import Document
from services.extractor.drafts import Draft, in_row
from services.extractor.entries.bodies import Item, items_of, sentences
from services.extractor.phrases.achievements import achievements_in
from services.extractor.phrases.intents import is_own_intent
from services.extractor.structure.rows import Row
from services.extractor.structure.wrapped_lines import Wraps
from services.extractor.vocabulary.reviews import (
    BELOW,
    CONCERN_WORDS,
    DONE_WORDS,
    GOAL_WORDS,
    PEER_WORDS,
    PRAISE_WORDS,
)
from shared.schemas.fact_types import FactType

MANAGER, PEER, SELF = "manager", "peer", "self"
MAX_LABELLED = 400
MAX_RATING_WORDS = 4  # of a cell that says how well something was done
_SELF_SENTENCE = re.compile(r"^(?:I|My)\b")
# "What went well" was done as often as it is praised.
_OF_DEEDS = re.compile(r"(?:well|gut|bien|goed|bene|fonctionné|wins)$|proud")
_CELLS = re.compile(r"\s*\|\s*|\t+")
_QUOTE = re.compile(r"[\"“„«]\s?(?P<said>[^\"“”„«»]{10,600}?)\s?[\"”“»](?:\s*[-–—(]\s?[^.]{2,60})?")
# What a heading announces may be as short as "Delegate more".
_ANNOUNCED = (FactType.REVIEW_STRENGTH, FactType.REVIEW_CONCERN, FactType.REVIEW_GOAL)


@dataclass(slots=True)
class Part:
    """A heading's rows: what they state, and who says so."""

    type: FactType | None
    role: str
    name: str
    rows: list[Row] = field(default_factory=list)


def statements(document: Document, part: Part, wraps: Wraps, entry: tuple[str, int] | None) -> list[Draft]:
    """What a heading's rows state; `wraps` tells lines that a program broke from items of their own."""
    drafts: list[Draft] = []
    prose: list[Row] = []
    for row in part.rows:
        if len(_CELLS.split(row.text[:MAX_LABELLED])) >= 3:
            drafts.extend(_of_cells(row, part, entry))
        else:
            prose.append(_quoted(row))
    for item in items_of(prose, wraps):
        for start, end in _clauses(document.text, sentences(document.text, item)):
            drafts.extend(_judged(document, part, start, end, entry))
    return drafts


def _quoted(row: Row) -> Row:
    """A quotation in a line of its own is an item, without its marks and who said it: `"She listens." — Designer`."""
    quote = _QUOTE.fullmatch(row.text)
    if quote is None:
        return row
    a, b = quote.span("said")
    return replace(row, start=row.start + a, end=row.start + b, text=row.text[a:b], bullet=True)


def _of_cells(row: Row, part: Part, entry: tuple[str, int] | None) -> Iterator[Draft]:
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


def _judged(document: Document, part: Part, start: int, end: int, entry: tuple[str, int] | None) -> list[Draft]:
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


def _stated_type(sentence: str, part: Part) -> FactType | None:
    """What the heading says, else the sentence's words; what "went well" and was done is an accomplishment."""
    of_deeds = part.type is FactType.REVIEW_STRENGTH and _OF_DEEDS.search(part.name) is not None
    done = of_deeds and DONE_WORDS.search(sentence)
    if done and not PRAISE_WORDS.search(sentence):
        return FactType.REVIEW_ACCOMPLISHMENT
    if part.type in (None, FactType.REVIEW_CONCERN) and part.role == SELF and is_own_intent(sentence):
        return FactType.REVIEW_GOAL  # "Where I want to grow: I want to learn motion design"
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


def _by_words(sentence: str, part: Part) -> FactType | None:
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


def _author(sentence: str, part: Part) -> str:
    if PEER_WORDS.match(sentence) or re.match(
        r"(?:her|his|their|several|many|some|the)\s+" + PEER_WORDS.pattern, sentence, re.IGNORECASE
    ):
        return PEER
    if part.role == MANAGER and _SELF_SENTENCE.match(sentence) and part.type is None and "self" in part.name:
        return SELF
    return part.role


def spoken(document: Document, role: str, start: int, end: int, entry: tuple[str, int] | None) -> list[Draft]:
    """`Peer: she explains patiently.`: what somebody says behind a label."""
    part = Part(None, role, "feedback")
    item = Item(start, end, (), False)
    return [
        d
        for a, b in _clauses(document.text, sentences(document.text, item))
        for d in _judged(document, part, a, b, entry)
    ]
