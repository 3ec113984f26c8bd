"""What the head of a job ad states in lines of its own: labels, the title with its employer, the place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.extractor.drafts import Draft
from services.extractor.job_ad_level import labelled_level
from services.extractor.job_ad_parts import is_part_heading
from services.extractor.roles import employer_score, is_place, title_score, trailing_place
from services.extractor.rows import Row, trim
from services.extractor.vocabulary.job_ads import EMPLOYMENT, LABELS
from shared.schemas.fact_types import FactType

GENDER = re.compile(
    r"\s*[(\[]?\b[mwfdxh]\s?[/|]\s?[mwfdxh](?:\s?[/|]\s?[mwfdxh*])?\b[)\]]?\*?|\s*\((?:all genders?|f\*m\*d|gn)\)",
    re.IGNORECASE,
)
_AT = re.compile(r"\s+(?:at|@|bei|chez|bij)\s+(?=\w)|\s+(?:na|en)\s+(?=[A-Z0-9])")
_DASH = re.compile(r"\s+[-–—|•]\s+")
_OPENING = re.compile(
    r"(?:vaca(?:ture|nte|ncy)|stellenangebot|stellenanzeige|offre d['’]emploi|job(?: offer| opening)?|vaga|oferta de "
    r"(?:empleo|trabajo)|se busca|(?:we(?:['’]re| are) )?(?:now )?hiring|wir suchen|gesucht|on recrute|nous recrutons|"
    r"join us as|estamos contratando)\s*[:!–-]?\s+(?:an?\s|eine?n?\s|une?\s)?(?=\S)",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\s*[(\[](?:fully |100 ?% )?(?:remote|hybrid\w*|h[ií]brid[oa]|on-?site|home ?office|télétravail|"
                    r"full[- ]time|part[- ]time|vollzeit|teilzeit)[^)\]]{0,30}[)\]]$", re.IGNORECASE)  # fmt: skip
_SEPARATOR = re.compile(r"\s+[-–—|•·]\s+|,\s+|\s*[|•·]\s*")
MAX_EMPLOYER_ROWS = 10
MAX_EMPLOYER_WORDS = 14
_EDGE = " \t,;:|*_-–—()"
_NOT_STATED = re.compile(r"(?:not (?:specified|stated)|n/?a|-|unknown)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:about|über|à propos de|sobre|over|who is|why(?: join)?)\s+"
    r"(?P<e>[A-Z][\w&.'’-]*(?:\s[A-Z][\w&.'’-]*){0,3})\??:?$",
    re.IGNORECASE,
)
_NOT_EMPLOYER = frozenset(
    {
        "us", "you", "the job", "the role", "the team", "uns", "dich", "nosotros", "nous", "ons", "nós", "the company",
        "the position", "job", "role", "team", "the opportunity", "the client", "our company", "you and us",
    }
)  # fmt: skip
MAX_HEAD_ROWS = 15
MAX_LABEL_ROWS = 40


@dataclass(frozen=True, slots=True)
class _Line:
    """A title line cut up: spans in the row; `sure` where a word such as "at" names the employer."""

    title: tuple[int, int]
    employer: tuple[int, int] | None
    sure: bool


def labelled(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """`Location: Stockholm`, `Company: Acme` in the first part of the ad."""
    for row in rows[:MAX_LABEL_ROWS]:
        for name, pattern in LABELS:
            match = pattern.match(row.text[:200])
            if match is None:
                continue
            start, end = trim(row.text, match.end(), min(len(row.text), 200), " \t|,;*_")
            gender = GENDER.search(row.text, start, end)
            end = gender.start() if gender and name is FactType.JOB_TITLE else end
            if start >= end or _NOT_STATED.match(row.text[start:end]):
                break
            level = labelled_level(row, start, end, entry) if name is FactType.JOB_SENIORITY else None
            if level is not None:
                yield level
            elif name is not FactType.JOB_SENIORITY:
                yield _draft(name, row, start, end, 0.9, entry)
            break


def title_and_employer(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The first short row with title words: `Title at Employer`, `Title - Employer`, `Title (m/w/d)`."""
    for order, row in enumerate(rows[:MAX_HEAD_ROWS]):
        if row.words > 18 or row.text.endswith((".", ",")) or row.bullet or title_score(GENDER.sub("", row.text)) < 3:
            continue
        line = _cut(row.text, _names_spoken_of(rows, row))
        if line is None:
            continue
        yield _draft(FactType.JOB_TITLE, row, *line.title, 0.8 if order < 4 else 0.6, entry)
        if line.employer is not None:
            yield _draft(FactType.JOB_EMPLOYER, row, *line.employer, 0.78 if line.sure else 0.5, entry)
        break
    for row in rows:
        match = _ABOUT.match(row.text[:200])
        if match and row.words <= 6 and match.group("e").casefold() not in _NOT_EMPLOYER and match.group("e")[0] != "t":
            yield _draft(FactType.JOB_EMPLOYER, row, match.start("e"), match.end("e"), 0.65, entry)


def places(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The first short row that is, or ends in, a place."""
    for row in rows[:MAX_HEAD_ROWS]:
        if row.words > 14:
            continue
        text = row.text
        start, end = trim(text, 0, len(text), " \t📍🌍🏢*_|,;:\ufe0f")
        if is_place(text[start:end]):
            yield _draft(FactType.JOB_LOCATION, row, start, end, 0.75, entry)
            return
        piece = _place_between(text)
        if piece is not None:
            yield _draft(FactType.JOB_LOCATION, row, *piece, 0.65, entry)
            return
        at = trailing_place(text)
        if at is not None and row.words <= 10:
            bracket = text.find("(", at)
            a, b = trim(text, at, bracket if bracket > at else len(text), " ()[],;")
            yield _draft(FactType.JOB_LOCATION, row, a, b, 0.65, entry)
            return


def _place_between(text: str) -> tuple[int, int] | None:
    """`CDI - Lyon (69) - remote`: a piece of a line that is a place."""
    position = 0
    for cut in [*re.finditer(r"\s+[-–—|•·]\s+|\s*[|•·]\s*", text), None]:
        piece = re.sub(r"\s*\(\d{2,5}\)$", "", text[position : cut.start() if cut else len(text)].strip(_EDGE))
        start = text.index(piece, position) if piece else position
        position = cut.end() if cut else len(text)
        if cut is not None and piece and is_place(piece):
            return start, start + len(piece)
    return None


def employment(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """Full-time, permanent and the like in short rows."""
    for row in rows[:MAX_LABEL_ROWS]:
        match = EMPLOYMENT.search(row.text) if row.words <= 14 else None
        if match:
            yield _draft(FactType.JOB_EMPLOYMENT_TYPE, row, match.start(), match.end(), 0.7, entry)


def opening_title(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The first line of an ad, where it is short and nothing else: titles have more words than any list of them."""
    for row in rows[:2]:
        start = opening.end() if (opening := _OPENING.match(row.text)) else 0
        end = gender.start() if (gender := GENDER.search(row.text)) else len(row.text)
        dash = _DASH.search(row.text, start, end)
        start, end = trim(row.text, start, dash.start() if dash else end, _EDGE)
        words = row.text[start:end].split()
        if row.bullet or not 1 <= len(words) <= 7 or row.text.endswith((".", ":", "!", "?", ",")):
            continue
        if any(map(str.isdigit, row.text[start:end])) or is_place(row.text[start:end]) or not words[0][:1].isupper():
            continue
        if employer_score(row.text[start:end]) < 2 and not is_part_heading(row):
            yield _draft(FactType.JOB_TITLE, row, start, end, 0.5, entry)
        return


def employer_line(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The piece of a short line near the top that has the form of an organisation's name."""
    for row in rows[:MAX_EMPLOYER_ROWS]:
        if row.words > MAX_EMPLOYER_WORDS or row.bullet or row.text.endswith((".", ":")):
            continue
        position = 0
        for cut in [*_SEPARATOR.finditer(row.text), None]:
            start, end = trim(row.text, position, cut.start() if cut else len(row.text), _EDGE)
            position = cut.end() if cut else len(row.text)
            piece = row.text[start:end]
            if piece[:1].isupper() and employer_score(piece) >= 3 and title_score(piece) < 3 and not is_place(piece):
                yield _draft(FactType.JOB_EMPLOYER, row, start, end, 0.62, entry)
                return


def _cut(text: str, spoken_of: str) -> _Line | None:
    """A title line into title and employer. `spoken_of` is the text below, in which an employer is named again."""
    gender = GENDER.search(text)
    plain = GENDER.sub(lambda match: " " * len(match.group(0)), text)
    ats, dashes = list(_AT.finditer(plain)), list(_DASH.finditer(plain))
    ats = [cut for cut in ats if title_score(plain[: cut.start()]) >= 3]
    cuts = ats[-1:] or [cut for cut in reversed(dashes) if not _is_place_or_title(plain[cut.end() :])]
    employer = None
    end, sure = len(text), bool(ats)
    for cut in cuts:
        stop = next((dash.start() for dash in dashes if dash.start() > cut.end()), len(text))
        a, b = trim(plain, cut.end(), stop, _EDGE)
        if a >= b or _is_place_or_title(plain[a:b]):
            continue
        sure = sure or employer_score(plain[a:b]) > 1 or _compact(plain[a:b]) in spoken_of
        if sure or len(dashes) > 1 or not ats:
            employer, end = (a, b), cut.start()
        break
    if not sure and employer is not None and len(dashes) > 1:
        sure = "—" in plain[end : employer[0]] and "—" not in plain[:end]
    if employer is None or not sure:
        end = min(end, dashes[0].start() if dashes else end)
    end = min(end, gender.start() if gender else end)
    opening, where = _OPENING.match(text), _WHERE.search(text, 0, end)
    end = where.start() if where else end
    start, end = trim(text, opening.end() if opening else 0, end, " \t,;:|*_-–—")
    return _Line((start, end), employer, sure) if start < end and title_score(text[start:end]) >= 3 else None


def _names_spoken_of(rows: Sequence[Row], own: Row) -> str:
    """The letters of the ad below the title line, as names are looked for in it."""
    return _compact(" ".join(row.text[:1_500] for row in rows[:60] if row is not own))


def _compact(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _is_place_or_title(text: str) -> bool:
    start, end = trim(text, 0, len(text), _EDGE)
    return is_place(text[start:end]) or title_score(text[start:end]) >= 3


def _draft(type_: FactType, row: Row, start: int, end: int, confidence: float, entry: tuple[str, int]) -> Draft:
    value = " ".join(row.text[start:end].split())
    return Draft(type_, row.start + start, row.start + end, value, confidence, entry, "header", subject="job")
