"""A job advertisement: what the job is, asks for and offers. Every fact has the subject `job`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from services.extractor.bodies import items_of, sentences
from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.job_ad_names import drafted, employer_in_text, title_in_text
from services.extractor.job_ad_terms import terms_in
from services.extractor.negatives import is_noise
from services.extractor.roles import is_place, title_score, trailing_place
from services.extractor.rows import Row, trim
from services.extractor.salary import salaries_in
from services.extractor.sections import normal
from services.extractor.vocabulary.job_ads import EMPLOYMENT, LABELS, LEVELS, PART_HEADINGS, SENIORITY
from shared.schemas.fact_types import FactType

MAX_ITEM = 800
MAX_HEADING_WORDS = 9
_GENDER = re.compile(
    r"\s*[(\[]?\b[mwfdxh]\s?[/|]\s?[mwfdxh](?:\s?[/|]\s?[mwfdxh*])?\b[)\]]?\*?|\s*\((?:all genders?|f\*m\*d|gn)\)",
    re.IGNORECASE,
)
_NICE = re.compile(
    r"\b(?:nice[- ]to[- ]have|a plus|is a plus|bonus|preferred|ideally|desirable|advantageous|von vorteil|"
    r"wünschenswert|idealerweise|un plus|est un atout|idéalement|deseable|valorable|se valorará|pre|een plus|"
    r"diferencial|desejável)\b",
    re.IGNORECASE,
)
_ENTRY = ("job", 0)


@dataclass(slots=True)
class _Part:
    type: FactType | None
    name: str
    rows: list[Row] = field(default_factory=list)


def read_job_ad(document: Document) -> list[Draft]:
    """The facts of a job advertisement."""
    rows = [row for row in document.rows if not is_noise(row.text) and not row.text.startswith(("http", "URL:"))]
    drafts: list[Draft] = list(_labelled(rows))
    _add_missing(drafts, _title_and_employer(rows, document))
    _add_missing(drafts, drafted(title_in_text(rows), _ENTRY))
    _add_missing(drafts, _mentioned_employer(rows))
    _add_missing(drafts, _places(rows))
    for row in rows:
        drafts.extend(salaries_in(document.text, row.start, min(row.end, row.start + 1_500), _ENTRY))
    drafts.extend(_terms(rows, drafts))
    drafts.extend(terms_in(rows, _ENTRY))
    taken = [(d.start, d.end) for d in drafts if d.type in (FactType.JOB_TITLE, FactType.JOB_LOCATION)]
    for part in _parts(rows):
        if part.type is not None:
            drafts.extend(_items(document, part, taken))
    return _once(drafts)


def _draft(type_: FactType, row: Row, start: int, end: int, confidence: float, section: str = "header") -> Draft:
    value = " ".join(row.text[start:end].split())
    return Draft(type_, row.start + start, row.start + end, value, confidence, _ENTRY, section, subject="job")


def _once(drafts: list[Draft]) -> list[Draft]:
    """One title and employer an ad; the surest, then the first."""
    result: list[Draft] = []
    for type_ in (FactType.JOB_TITLE, FactType.JOB_EMPLOYER, FactType.JOB_SENIORITY, FactType.JOB_EMPLOYMENT_TYPE):
        found = sorted((d for d in drafts if d.type is type_), key=lambda d: (-d.confidence, d.start))
        result.extend(found[:1])
    kept = {FactType.JOB_TITLE, FactType.JOB_EMPLOYER, FactType.JOB_SENIORITY, FactType.JOB_EMPLOYMENT_TYPE}
    return result + [d for d in drafts if d.type not in kept]


def _labelled(rows: list[Row]) -> Iterator[Draft]:
    """`Location: Stockholm`, `Company: Acme` in the first part of the ad."""
    for row in rows[:40]:
        for name, pattern in LABELS:
            match = pattern.match(row.text[:200])
            if match is None:
                continue
            start, end = trim(row.text, match.end(), min(len(row.text), 200), " \t|,;*_")
            gender = _GENDER.search(row.text, start, end)
            end = gender.start() if gender and name is FactType.JOB_TITLE else end
            if start < end and not re.match(
                r"(?:not (?:specified|stated)|n/?a|-|unknown)\b", row.text[start:end], re.IGNORECASE
            ):
                level = SENIORITY.search(row.text[start:end]) if name is FactType.JOB_SENIORITY else None
                if level is not None:
                    yield replace(
                        _draft(name, row, start, end, 0.7), value=LEVELS.get(level[0].lower(), level[0].lower())
                    )
                elif name is not FactType.JOB_SENIORITY:
                    yield _draft(name, row, start, end, 0.9)
            break


def _add_missing(drafts: list[Draft], found: Iterator[Draft]) -> None:
    present = {d.type for d in drafts}
    drafts.extend(d for d in found if d.type not in present)


def _title_and_employer(rows: list[Row], document: Document) -> Iterator[Draft]:
    """The first short row with title words: `Title at Employer`, `Title - Employer`, `Title (m/w/d)`."""
    for order, row in enumerate(rows[:15]):
        if row.words > 16 or row.text.endswith((".", ",")) or row.bullet or title_score(_GENDER.sub("", row.text)) < 3:
            continue
        text = row.text
        split = re.search(
            r"\s+(?:at|@|bei|chez|bij)\s+(?=\w)|\s+(?:na|en)\s+(?=[A-Z0-9])|\s+[-–—|•]\s+",
            _GENDER.sub(lambda m: " " * len(m.group(0)), text),
        )
        gender = _GENDER.search(text)
        end = min(x for x in (split.start() if split else len(text), gender.start() if gender else len(text)))
        start, end = trim(text, 0, end, " \t,;:|*_-–")
        if start < end and title_score(text[start:end]) >= 3:
            yield _draft(FactType.JOB_TITLE, row, start, end, 0.8 if order < 4 else 0.6)
            if split:
                a, b = trim(text, split.end(), len(text), " \t,;:|*_-–()")
                if a < b and not is_place(text[a:b]) and not title_score(text[a:b]):
                    yield _draft(FactType.JOB_EMPLOYER, row, a, b, 0.75)
            break
    for row in rows:
        match = re.match(
            r"(?:about|über|à propos de|sobre|over|who is|"
            r"why(?: join)?)\s+(?P<e>[A-Z][\w&.'’-]*(?:\s[A-Z][\w&.'’-]*){0,3})\??:?$",
            row.text,
        )
        if match and row.words <= 6 and match.group("e").casefold() not in _NOT_EMPLOYER:
            yield _draft(FactType.JOB_EMPLOYER, row, match.start("e"), match.end("e"), 0.65)


_NOT_EMPLOYER = frozenset(
    {
        "us",
        "you",
        "the job",
        "the role",
        "the team",
        "uns",
        "dich",
        "nosotros",
        "nous",
        "ons",
        "nós",
        "the company",
        "the position",
    }
)


def _mentioned_employer(rows: list[Row]) -> Iterator[Draft]:
    for row, start, end, weight in employer_in_text(rows):
        yield _draft(FactType.JOB_EMPLOYER, row, start, end, 0.5 + 0.3 * weight, "text")


def _places(rows: list[Row]) -> Iterator[Draft]:
    for row in rows[:15]:
        if row.words > 14:
            continue
        text = row.text
        start, end = trim(text, 0, len(text), " \t📍🌍🏢*_|,;:\ufe0f")
        if is_place(text[start:end]):
            yield _draft(FactType.JOB_LOCATION, row, start, end, 0.75)
            return
        at = trailing_place(text)
        if at is not None and row.words <= 10:
            a, b = trim(text, at, len(text), " ()[],;")
            yield _draft(FactType.JOB_LOCATION, row, a, b, 0.65)
            return


def _terms(rows: list[Row], drafts: list[Draft]) -> Iterator[Draft]:
    """Seniority from the title, employment type from short rows."""
    for draft in drafts:
        if draft.type is FactType.JOB_TITLE:
            match = SENIORITY.search(str(draft.value))
            row = next((r for r in rows if r.start <= draft.start < r.end), None)
            if match and row is not None and match.group(0) in row.text:
                at = row.text.index(match.group(0))
                yield Draft(
                    FactType.JOB_SENIORITY,
                    row.start + at,
                    row.start + at + len(match.group(0)),
                    LEVELS.get(match.group(0).lower(), match.group(0).lower()),
                    0.8,
                    _ENTRY,
                    "header",
                    subject="job",
                )
    for row in rows[:40]:
        employment = EMPLOYMENT.search(row.text) if row.words <= 14 else None
        if employment:
            yield _draft(FactType.JOB_EMPLOYMENT_TYPE, row, employment.start(), employment.end(), 0.7)


def _parts(rows: list[Row]) -> list[_Part]:
    parts = [_Part(None, "header")]
    for row in rows:
        heading = _heading(row)
        if heading is not None:
            parts.append(heading)
        else:
            parts[-1].rows.append(row)
    return parts


def _heading(row: Row) -> _Part | None:
    """A short row worded like a heading; any other set-off short row ends the part before it."""
    text = row.text
    if row.bullet or row.words > MAX_HEADING_WORDS or text.endswith((".", ",", ";")):
        return None
    name = normal(text)
    for pattern, type_ in PART_HEADINGS:
        if pattern.search(name):
            return _Part(type_, name)
    set_off = row.heading or row.bold or text.endswith((":", "?")) or (text.isupper() and len(text) > 6)
    return _Part(None, name) if set_off and row.words <= 7 else None


def _items(document: Document, part: _Part, taken: list[tuple[int, int]]) -> Iterator[Draft]:
    assert part.type is not None  # asked by the caller
    for item in items_of(part.rows):
        spans = (
            [(item.start, item.end)]
            if item.marked or (len(item.rows) == 1 and item.length < 260)
            else sentences(document.text, item)
        )
        for start, end in spans:
            words = document.text[start:end].split()
            if not len(words) >= 1 or end - start > MAX_ITEM or any(a < end and start < b for a, b in taken):
                continue
            if len(words) < 3 and not item.marked:
                continue
            type_ = part.type
            if type_ is FactType.JOB_REQUIREMENT and _NICE.search(document.text[start:end]):
                type_ = FactType.JOB_NICE_TO_HAVE
            yield Draft(
                type_, start, end, " ".join(words), 0.85 if item.marked else 0.7, _ENTRY, part.name, subject="job"
            )
