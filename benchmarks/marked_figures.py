"""What of the marked documents is found: each fact compared with the marks and labels of its document.

Single facts have to be alike (0.9 of their letters), amounts, levels, grades and scores equal; a statement is right
where a fact of its type covers the same words (half of both together), and its author is right too.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from rapidfuzz import fuzz

from benchmarks.marked_documents import EITHER, STATEMENTS, Half, Mark, Marked, documents
from services.extractor.extract import extract
from services.ingest.reading.sealed.pool import ReaderPool
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact

ALIKE = 90
COVERED = 0.5
_FIELDS: dict[str, dict[str, FactType]] = {
    "job_ad": {"t": FactType.JOB_TITLE, "e": FactType.JOB_EMPLOYER, "p": FactType.JOB_LOCATION},
    "performance_review": {
        "w": FactType.NAME, "t": FactType.REVIEW_TITLE, "m": FactType.REVIEW_REVIEWER, "p": FactType.REVIEW_PERIOD,
        "g": FactType.REVIEW_RATING,
    },
    "cover_letter": {"w": FactType.NAME, "t": FactType.LETTER_TITLE, "e": FactType.LETTER_EMPLOYER},
}  # fmt: skip
_STATEMENTS: dict[str, dict[str, FactType]] = {
    "job_ad": {
        "d": FactType.JOB_DUTY, "r": FactType.JOB_REQUIREMENT, "n": FactType.JOB_NICE_TO_HAVE,
        "b": FactType.JOB_BENEFIT, "v": FactType.JOB_VISA,
    },
    "performance_review": {
        "s": FactType.REVIEW_STRENGTH, "c": FactType.REVIEW_CONCERN, "o": FactType.REVIEW_GOAL,
        "a": FactType.REVIEW_ACCOMPLISHMENT, "f": FactType.REVIEW_FEEDBACK,
    },
    "cover_letter": {"c": FactType.LETTER_CLAIM, "m": FactType.LETTER_MOTIVE, "i": FactType.LETTER_INTENT},
}  # fmt: skip
_LABELS = {"seniority": FactType.JOB_SENIORITY, "remote": FactType.JOB_REMOTE}


@dataclass(slots=True)
class Figures:
    """By (kind of document, name of a fact): how many are stated, found, and right."""

    stated: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    mistakes: list[tuple[str, str, Any, Any]] = field(default_factory=list)
    judged: list[tuple[str, float, bool]] = field(default_factory=list)  # type, confidence as stated, right or not

    def add(self, document: Marked, name: str, stated: Sequence[Any], found: Sequence[Any], right: int) -> None:
        """Count a row of a document; what is not all right is a mistake."""
        key = document.kind, name
        self.stated[key] += len(stated)
        self.found[key] += len(found)
        self.right[key] += right
        if right < max(len(stated), len(found)):
            self.mistakes.append((document.name, name, stated, found))


def measured(half: Half, pool: ReaderPool) -> Figures:
    """The figures of a half."""
    figures = Figures()
    for document in documents(half):
        reading = pool.read(document.text.encode(), "text/plain")
        if reading.text != document.text:
            document = _moved(document, reading.text)
        facts = extract(uuid5(NAMESPACE_URL, document.name), reading, document.kind, calibrate=False)
        _singles(document, facts, figures)
        _statements(document, facts, figures)
        if document.kind == "job_ad":
            _terms(document, facts, figures)
            _skills(document, facts, figures)
        elif document.kind == "performance_review":
            scores = [f.value for f in facts if f.type == FactType.REVIEW_SCORE][:1]
            wanted = _score(document.labels["score"])
            figures.add(document, "score", wanted, scores, int(bool(wanted) and wanted == scores))
    return figures


def _moved(document: Marked, text: str) -> Marked:
    """The marks where their words stand in the text as it was read."""
    marks, position = [], 0
    for mark in document.marks:
        words = document.text[mark.start : mark.end]
        start = text.find(words, max(0, position - len(words)))
        if start < 0:
            raise ValueError(f"{document.name}: marked words are not in the text as it was read")
        marks.append(Mark(mark.tag, start, start + len(words), mark.role))
        position = start
    return Marked(document.name, document.kind, text, tuple(marks), document.labels)


def _singles(document: Marked, facts: Sequence[Fact], figures: Figures) -> None:
    for tag, type_ in _FIELDS[document.kind].items():
        stated = [_plain(document.text[m.start : m.end]) for m in document.marks if m.tag == tag]
        of_type = [fact for fact in facts if fact.type == type_]
        found = [_plain(fact.evidence.quote if isinstance(fact.value, dict) else str(fact.value)) for fact in of_type]
        right = sum(any(_alike(name, words, tag) for words in found) for name in stated)
        judged = [any(_alike(name, words, tag) for name in stated) for words in found]
        figures.add(document, type_.value, stated, found, min(right, len(found)))
        figures.judged += [(type_.value, f.confidence, ok) for f, ok in zip(of_type, judged, strict=True)]


def _alike(stated: str, found: str, tag: str) -> bool:
    """Places may lack their country; everything else is compared whole."""
    return (fuzz.partial_ratio if tag == "p" else fuzz.ratio)(stated, found) >= ALIKE


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _statements(document: Marked, facts: Sequence[Fact], figures: Figures) -> None:
    for tag in STATEMENTS[document.kind]:
        type_ = _STATEMENTS[document.kind][tag]
        stated = [mark for mark in document.marks if mark.tag == tag]
        found = [fact for fact in facts if fact.type == type_ and not _is_either(document, fact)]
        hit = [mark for mark in stated if any(_covers(mark, fact) for fact in found)]
        figures.add(
            document, type_.value, [document.text[m.start : m.end] for m in stated],
            [(f.evidence.quote, f.author_role) for f in found], len(hit),
        )  # fmt: skip
        figures.judged += [(type_.value, f.confidence, any(_covers(m, f) for m in stated)) for f in found]


def _is_either(document: Marked, fact: Fact) -> bool:
    return any(mark.tag == EITHER and _covers(mark, fact) for mark in document.marks)


def _covers(mark: Mark, fact: Fact) -> bool:
    common = min(mark.end, fact.evidence.end) - max(mark.start, fact.evidence.start)
    together = max(mark.end, fact.evidence.end) - min(mark.start, fact.evidence.start)
    return common >= COVERED * together and (mark.role is None or mark.role == fact.author_role)


def _terms(document: Marked, facts: Sequence[Fact], figures: Figures) -> None:
    """Level, remote work and pay: of each the first fact."""
    for name, type_ in _LABELS.items():
        label = document.labels[name]
        if name == "seniority" and label == "-":
            continue
        found = [fact for fact in facts if fact.type == type_][:1]
        values = [fact.value for fact in found]
        figures.add(document, type_.value, [] if label == "-" else [label], values, int([label] == values))
        figures.judged += [(type_.value, f.confidence, f.value == label) for f in found]
    pay = _salary(document.labels["salary"])
    found = [fact for fact in facts if fact.type == FactType.JOB_SALARY][:1]
    right = bool(pay) and pay == [fact.value for fact in found]
    figures.add(document, FactType.JOB_SALARY.value, pay, [fact.value for fact in found], int(right))
    figures.judged += [(FactType.JOB_SALARY.value, fact.confidence, right) for fact in found]
    _grade(document, facts, figures)


def _grade(document: Marked, facts: Sequence[Fact], figures: Figures) -> None:
    """Pay by a grade: the first fact, against `grade: E 9b; E 11; TVöD`; a document without that label states none."""
    label = document.labels.get("grade", "-")
    ends = [None if end == "-" else end for end in label.split("; ")]
    stated = [] if label == "-" else [dict(zip(("grade", "most", "scheme"), ends, strict=True))]
    found = [fact for fact in facts if fact.type == FactType.JOB_PAY_GRADE][:1]
    right = bool(stated) and stated == [fact.value for fact in found]
    figures.add(document, FactType.JOB_PAY_GRADE.value, stated, [fact.value for fact in found], int(right))
    figures.judged += [(FactType.JOB_PAY_GRADE.value, fact.confidence, right) for fact in found]


def _salary(label: str) -> list[dict[str, Any]]:
    """`52000-61000 GBP year`, `2100- EUR month`, `-600 EUR day` or `-`."""
    if label == "-":
        return []
    amounts, currency, period = label.split()
    low, high = (float(amount) if amount else None for amount in amounts.split("-"))
    return [{"min": low, "max": high, "currency": currency, "period": period}]


def _score(label: str) -> list[dict[str, float | None]]:
    """`4/5/1` is 4 of 5 where 1 is the least; `-` is no number."""
    if label == "-":
        return []
    score, most, least = label.split("/")
    return [{"score": float(score), "least": float(least) if least else None, "most": float(most)}]


def _skills(document: Marked, facts: Sequence[Fact], figures: Figures) -> None:
    """Of the labelled skills: which are found, and which of these with the right need."""
    found = [fact for fact in facts if fact.type == FactType.JOB_SKILL]
    needs = {name: need for need in ("must", "nice") for name in document.labels[need].split(", ") if name != "-"}
    seen = [(name, fact) for name in needs for fact in found if _names(fact, name)]
    told = sorted({name for name, _ in seen})
    right = sorted({name for name, fact in seen if fact.value["need"] == needs[name]})
    figures.add(document, FactType.JOB_SKILL.value, sorted(needs), told, len(right))
    # A skill that is only mentioned has no label, so nothing says whether that is right.
    needed = [(f, needs[name]) for name, f in seen if f.value["need"] != "mentioned"]
    figures.judged += [(FactType.JOB_SKILL.value, f.confidence, f.value["need"] == need) for f, need in needed]


def _names(fact: Fact, name: str) -> bool:
    return name.casefold() in (str(fact.value["skill"]).casefold(), fact.text.casefold())
