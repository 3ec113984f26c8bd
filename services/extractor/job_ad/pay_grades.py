"""Pay as a grade of a public or collective scale, which names no amount: "TVöD E 13", "GS-12", "Band 6"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import PAY_GRADE
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.pay_scales import GRADE_LABEL, NOT_OF_THE_JOB, SCALES, Scale
from shared.schemas.fact_types import FactType

MAX_ROWS, MAX_SCANNED = 200, 1_500
MOST_GRADES = 2  # a job may be filled at two: "E 13 TV-L or A 13"
BEFORE, BEHIND = 45, 70  # characters in which a label or a scheme belongs to a grade
_UP_TO = re.compile(r"(?:bis(?: zu[mr]?)?|up to|max\.?|maximaal|tot|jusqu['’]à|hasta|até)\s*$", re.IGNORECASE)
_JOINED = re.compile(r"\s?(?:[-–/]|to|bis(?: zu)?|or|oder|à|tot|t/m)\s?", re.IGNORECASE)
_SECOND = re.compile(r"(?P<prefix>[A-Z]{0,4})[ .-]?(?P<number>\d{1,2}[a-d]?)(?![\w%€]|,\d|\.\s?\d|\s?%)")
_BEHIND_LABEL = re.compile(r"[\s:.(-]*(?:(?:bis(?: zu[mr]?)?|up to|tot|nach|in|der)\s)*$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\s?\([^()]{1,25}\))?[\s,:;()/–-]*(?:(?:[a-zà-ÿ]+|Entgeltgruppe|EG)[\s,(]+){0,4}$")


@dataclass(frozen=True, slots=True)
class _Grade:
    start: int
    end: int
    least: str | None
    most: str | None
    scheme: str | None


def pay_grades(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The grades at which a job is paid, at most two: `{"grade", "most", "scheme"}`.

    `grade` is the only or the lowest one, None for "up to E 13", of which `most` is the other end.
    """
    seen: set[tuple[str | None, str | None]] = set()
    for row in rows[:MAX_ROWS]:
        for found in _grades(row.text[:MAX_SCANNED]):
            named = found.least, found.most
            if len(seen) == MOST_GRADES or named in seen or (found.least, None) in seen:
                continue
            seen.add(named)
            value = {"grade": found.least, "most": found.most, "scheme": found.scheme}
            span = found.start, found.end
            yield in_row(FactType.JOB_PAY_GRADE, row, span, PAY_GRADE, entry, "salary", value=value, subject="job")


def names_pay_grade(text: str) -> bool:
    """Whether a grade stands in a text: such a text names no employer."""
    return bool(_grades(text[:MAX_SCANNED]))


def _grades(text: str) -> list[_Grade]:
    """The grades of a row in their order, none inside another."""
    found = [grade for scale in SCALES for match in scale.grade.finditer(text) if (grade := _read(text, scale, match))]
    label = GRADE_LABEL.match(text)
    if label is not None and not found and any(c.isdigit() or c.isupper() for c in label.group("grade")):
        found.append(_Grade(*label.span("grade"), " ".join(label.group("grade").split()), None, None))
    kept: list[_Grade] = []
    for grade in sorted(found, key=lambda g: (g.start, -g.end)):
        if not kept or grade.start >= kept[-1].end:
            kept.append(grade)
    return kept


def _read(text: str, scale: Scale, match: re.Match[str]) -> _Grade | None:
    before, number = text[max(0, match.start() - BEFORE) : match.start()], match.group("number")
    label = _label(scale, before)
    last, end = _other_end(text, scale, match)
    scheme = _scheme(scale, before, text[end : end + BEHIND])
    if not (scale.alone or label or scheme) or NOT_OF_THE_JOB.search(before):
        return None
    prefix, words = _prefix(match), label.group(0) if label is not None else ""
    known = {"prefix": "E" if prefix == "EG" else prefix, "label": words[:1].upper() + words[1:]}
    first = scale.written.format(number=number, **known)
    other = scale.written.format(number=last, **known) if last is not None else None
    heads = (
        before,
        before[: label.start()] if label is not None else "",
    )  # "Entgeltgruppe bis 13", "bis Entgeltgruppe 13"
    open_below = other is None and any(_UP_TO.search(head) for head in heads)
    own = scale.own_scheme.format(**known) if scale.own_scheme is not None else None
    start = match.start() - (len(before) - label.start() if label is not None and not prefix else 0)
    return _Grade(start, end, None if open_below else first, first if open_below else other, scheme or own)


def _label(scale: Scale, before: str) -> re.Match[str] | None:
    """The word right before a grade that says what it is."""
    words = list(scale.named.finditer(before)) if scale.named is not None else []
    return words[-1] if words and _BEHIND_LABEL.fullmatch(before, words[-1].end()) else None


def _scheme(scale: Scale, before: str, behind: str) -> str | None:
    """The scheme beside a grade, by its short name where the long one stands with it."""
    if scale.scheme is None:
        return None
    named = [m for m in scale.scheme.finditer(before) if _BETWEEN.fullmatch(before, m.end())]
    if not named:
        named = [m for m in scale.scheme.finditer(behind) if _BETWEEN.fullmatch(behind[: m.start()])]
        named += [m for first in named for m in scale.scheme.finditer(behind, first.end())]
    return min((" ".join(m.group(0).split()) for m in named), key=len, default=None)


def _other_end(text: str, scale: Scale, match: re.Match[str]) -> tuple[str | None, int]:
    """The number of the highest grade of a range, and where it ends: "E 9b bis E 11", "GS-9/11/12"."""
    highest, end = None, match.end()
    while (joined := _JOINED.match(text, end)) is not None:
        begin = joined.end()
        if scale.named is not None and (label := scale.named.match(text, begin)) is not None:
            begin = label.end() + 1
        further = _SECOND.match(text, begin)
        if further is None or further.group("prefix") not in ("", _prefix(match)):
            break
        if _order(further.group("number")) <= _order(highest or match.group("number")):
            break
        highest, end = further.group("number"), further.end()
    return highest, end


def _prefix(match: re.Match[str]) -> str:
    return match.groupdict().get("prefix") or ""


def _order(number: str) -> tuple[int, str]:
    """9a before 9b before 10; Roman numbers, which are never joined to ranges, all alike."""
    digits = re.search(r"\d+", number)
    return int(digits.group(0)) if digits is not None else 0, number
