"""What the head of a job ad states in lines of its own: labels, the title with its employer, the contract."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import (
    EARLY_TITLE_LINE,
    EMPLOYER_BEHIND_AT,
    EMPLOYER_BEHIND_DASH,
    EMPLOYER_BY_FORM,
    EMPLOYER_OF_HEADING,
    LABELLED,
    LATE_TITLE_LINE,
    OPENING_LINE,
    UNIT_BY_FORM,
)
from services.extractor.job_ad.level import labelled_level
from services.extractor.job_ad.parts import is_part_heading
from services.extractor.job_ad.places import known_place, places_of_label
from services.extractor.job_ad.title import (
    DASH,
    EDGE,
    GENDER,
    OPENING,
    SEEKS_AS,
    clean_title,
    cut_title_line,
    employer_without_rest,
    is_sought_title,
)
from services.extractor.phrases.legal_forms import ends_in_legal_form
from services.extractor.phrases.roles import CLEAR_EMPLOYER, EMPLOYER, TITLE, employer_score, is_place, title_score
from services.extractor.structure.rows import Row, trim
from services.extractor.vocabulary.job_ads import AGENCY, BESIDE_A_NAME, LABELS
from services.extractor.vocabulary.job_boards import JOB_BOARDS
from services.extractor.vocabulary.organisations import PUBLIC_BODY, UNIT_WORDS
from shared.schemas.fact_types import FactType

_SEEKS = re.compile(
    r"\s(?:sucht|suchen|cherche|recherche|recrute|busca|zoekt|seeks|cerca|procura|stellt ein|is hiring|wants you)\b"
)
# "… recrute" ends a line, and "un Jardinier (F/H)" is the next.
_ONE_OF = re.compile(r"(?:an?|eine?n?|une?|un\(e\)|een|uma?|un[ao])\s[A-ZÀ-Ý]")
_PROGRAMME = re.compile(
    r"^(?:(?!of\b)\w+\s){0,2}(?:graduate|trainee|apprentice(?:ship)?|intern(?:ship)?|talent) "
    r"(?:programmes?|programs?|schemes?|intake)(?: 20\d\d)?$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"(?:i|i['’]m|we|we['’]re|you|my|our|are|do|is|wir|ich|nous|je)\s", re.IGNORECASE)
_AT_START = re.compile(
    r"(?:(?:[Ww]erken|[Aa]rbeiten|[Ww]ork(?:ing)?|[Jj]obs?|[Cc]areers?|[Kk]arriere)\s)?"
    r"(?:bei(?: der| dem)?|beim|at|chez|bij|presso)\s+(?=[A-ZÀ-Ý])"
)
_SEPARATOR = re.compile(r"\s+[-–—|•·]\s+|,\s+|\s*[|•·]\s*")
_NEXT_LABEL = re.compile(r"\s*[|•·]\s*(?=[\w ]{2,25}:)|\s{3,}(?=[\w ]{2,25}:)")
_NOT_STATED = re.compile(
    r"(?:not (?:specified|stated)|n/?a|-|unknown|confidential|undisclosed|anonymous|our client|vertraulich|"
    r"confidentiel(?:le)?|confidencial|vertrouwelijk|riservat[oa])\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|über|à propos de|sobre|over|who is|why(?: join)?)\s+"
    r"(?P<e>[A-Z][\w&.'’-]*(?:\s[A-Z][\w&.'’-]*){0,3})\??:?$",
    re.IGNORECASE,
)
# A part of a university or an authority, which is named elsewhere as well.
_UNIT = re.compile(
    r"(?:institut[eo]?|department|dept|faculty|fakultät|faculté|facultad|lehrstuhl|professur|chair|school of|"
    r"fachbereich|"
    r"abteilung|section|laborator\w+|lab)\b",
    re.IGNORECASE,
)
# What a page is, and no title: "Vacatures", "Functieomschrijving Acme".
_DOCUMENT = re.compile(
    r"(?:functie-? ?omschrijving|job (?:description|profile|posting|advert\w*)|stellen(?:beschreibung|ausschreibung|"
    r"anzeige|"
    r"angebote?)|vacatures?|vacanc(?:y|ies)|offres? d['’]emploi|fiche de poste|descripci[oó]n d\S+ puesto|"
    r"ofertas?(?: de \w+)?|"
    r"vagas?|careers|jobs|about the job|sobre a vaga|description|open positions?)\b(?! (?:als|as|de|do|da)\b)",
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
MAX_TITLE_LABEL_ROWS = 20
MAX_TITLE_WORDS = 18
MAX_VALUE_WORDS = 8  # of a value below its label
MAX_EMPLOYER_ROWS = 10
MAX_EMPLOYER_WORDS = 14
MAX_PARTICLE = 4  # letters: "of", "für", "des"; longer words of a name are written large


def labelled(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """`Location: Stockholm`, `Company: Acme` in the first part of the ad; a value may stand in the row below."""
    cut = [piece for row in rows[:MAX_LABEL_ROWS] for piece in _cut_at_labels(row)]
    for position, row in enumerate(cut):
        for type_, pattern in LABELS:
            match = pattern.match(row.text[:200])
            if match is None:
                continue
            if type_ is FactType.JOB_TITLE and position >= MAX_TITLE_LABEL_ROWS:
                break  # the title of whoever recruits
            value = _value_of_label(_with_its_town(cut[position : position + 3], type_), match, type_)
            if value is not None:
                yield from _of_label(type_, *value, entry)
            break


def _with_its_town(rows: Sequence[Row], type_: FactType) -> Sequence[Row]:
    """The label and its value; of an address in two lines below the label the one with the town."""
    if (
        type_ is FactType.JOB_LOCATION
        and len(rows) == 3
        and not known_place(rows[1].text)
        and known_place(rows[2].text)
    ):
        return rows[::2]
    return rows[:2]


def _cut_at_labels(row: Row) -> list[Row]:
    """`Company: Acme | Location: Berlin`: a row for each label."""
    if not any(pattern.match(row.text[:200]) for _, pattern in LABELS):
        return [row]
    starts = [0, *(cut.end() for cut in _NEXT_LABEL.finditer(row.text[:400]))]
    ends = [*(cut.start() for cut in _NEXT_LABEL.finditer(row.text[:400])), len(row.text)]
    return [
        replace(row, start=row.start + a, end=row.start + b, text=row.text[a:b])
        for a, b in zip(starts, ends, strict=True)
    ]


def _value_of_label(rows: Sequence[Row], label: re.Match[str], type_: FactType) -> tuple[Row, int, int] | None:
    row, start = rows[0], label.end()
    if start == len(row.text):
        if len(rows) < 2 or rows[1].words > MAX_VALUE_WORDS or rows[1].text.endswith(":"):
            return None
        row, start = rows[1], 0
        titled = type_ is FactType.JOB_TITLE and (title_score(row.text) >= TITLE or row.text.isupper())
        if (type_ is FactType.JOB_TITLE and not titled) or (row.text.endswith(".") and not titled):
            return None
        if row.bullet and type_ is not FactType.JOB_LOCATION:
            return None
        if is_part_heading(row) or any(pattern.match(row.text[:80]) for _, pattern in LABELS):
            return None
    start, end = trim(row.text, start, min(len(row.text), 200), " \t|,;*_.")
    return None if start >= end or _NOT_STATED.match(row.text[start:end]) else (row, start, end)


def _of_label(type_: FactType, row: Row, start: int, end: int, entry: tuple[str, int]) -> Iterator[Draft]:
    if type_ is FactType.JOB_SENIORITY:
        level = labelled_level(row, start, end, entry)
        if level is not None:
            yield level
        return
    if type_ is FactType.JOB_LOCATION:
        yield from places_of_label(row, start, end, entry)
        return
    if type_ is FactType.JOB_TITLE:
        gender = GENDER.search(row.text, start, end)
        start, end = clean_title(row.text, start, gender.start() if gender else end)
    if start < end:
        yield in_row(type_, row, (start, end), LABELLED, entry, "header", subject="job")


def title_and_employer(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The first short row with title words: `Title at Employer`, `Title - Employer`, `Title (m/w/d)`."""
    for order, row in enumerate(rows[:MAX_HEAD_ROWS]):
        text = _line_of_title(row, order)
        line = cut_title_line(text, _names_spoken_of(rows, row)) if text else None
        if line is None:
            continue
        sure = EARLY_TITLE_LINE if order < 4 else LATE_TITLE_LINE
        yield in_row(FactType.JOB_TITLE, row, line.title, sure, entry, "header", subject="job")
        if line.employer is not None and not AGENCY.search(text[slice(*line.employer)]):
            sure = EMPLOYER_BEHIND_AT if line.sure else EMPLOYER_BEHIND_DASH
            yield in_row(FactType.JOB_EMPLOYER, row, line.employer, sure, entry, "header", subject="job")
        break
    for row in rows:
        match = _ABOUT.match(row.text[:200])
        if (
            match
            and row.words <= 6
            and match.group("e").casefold() not in _NOT_EMPLOYER
            and match.group("e")[0].isupper()
        ):
            yield in_row(
                FactType.JOB_EMPLOYER, row, match.span("e"), EMPLOYER_OF_HEADING, entry, "header", subject="job"
            )


def _line_of_title(row: Row, order: int) -> str:
    """The row, of a paragraph at the top its first sentence; nothing where no title can stand in it."""
    text = row.text
    if text[:1].islower() and not row.gap_before and _ONE_OF.match(text) is None:
        return ""  # the rest of a broken line
    if _SPEAKS.match(text) and OPENING.match(text) is None:
        return ""
    if row.words > MAX_TITLE_WORDS and order < 3:
        text = text[: (end.start() if (end := re.search(r"\.\s+[A-ZÀ-Ý]", text[:200])) else 0)]
        text = text if re.search(r"\s(?:at|bei|chez|bij)\s", text) and len(text.split()) <= 14 else ""
    elif row.words > MAX_TITLE_WORDS or text.endswith((".", ",")) or row.bullet or _is_only_a_name(text):
        return ""
    if text.endswith(":") and row.words > MAX_VALUE_WORDS:
        return ""  # a sentence that leads to a list
    if _SEEKS.search(text) and SEEKS_AS.match(text) is None:
        return ""  # who seeks, and not yet whom
    if _PROGRAMME.search(text) is not None:
        return ""  # what the job is a part of
    open_to_all = GENDER.search(text) is not None and not is_part_heading(row)
    return text if text and (open_to_all or _holds_title(GENDER.sub("", text))) else ""


def _holds_title(text: str) -> bool:
    """Whether the whole line, or a piece of it without what stands before titles, is a title."""
    opening = OPENING.match(text)
    pieces = DASH.split(text[opening.end() if opening is not None else 0 :])
    return is_sought_title(text) or any(is_sought_title(piece) for piece in pieces)


def opening_title(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The first line of an ad, where it is short and nothing else: titles have more words than any list of them."""
    for row in rows[:3]:
        start = opening.end() if (opening := OPENING.match(row.text)) else 0
        end = gender.start() if (gender := GENDER.search(row.text)) else len(row.text)
        dash = DASH.search(row.text, start, end)
        start, end = clean_title(row.text, *trim(row.text, start, dash.start() if dash else end, EDGE))
        words = row.text[start:end].split()
        if row.bullet or not 1 <= len(words) <= 7 or row.text.endswith((".", ":", "!", "?", ",")):
            continue
        if any(map(str.isdigit, row.text[start:end])) or is_place(row.text[start:end]) or not words[0][:1].isupper():
            continue
        if _DOCUMENT.match(row.text):
            continue
        if employer_score(row.text[start:end]) >= EMPLOYER or _SEEKS.search(row.text):
            continue  # who seeks somebody; the title is in the next line
        if not is_part_heading(row):
            yield in_row(FactType.JOB_TITLE, row, (start, end), OPENING_LINE, entry, "header", subject="job")
        return


def employer_line(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The piece of a short line near the top that has the form of an organisation's name."""
    for row in rows[:MAX_EMPLOYER_ROWS]:
        if row.words > MAX_EMPLOYER_WORDS or row.bullet or _is_sentence(row):
            continue
        if any(pattern.match(row.text[:80]) for _, pattern in LABELS) or is_part_heading(row):
            continue
        position = 0
        for cut in [*_SEPARATOR.finditer(row.text), None]:
            start, end = trim(row.text, position, cut.start() if cut else len(row.text), EDGE)
            position = cut.end() if cut else len(row.text)
            if (behind := _AT_START.match(row.text, start, end)) is not None:
                start = behind.end()
            start, end = employer_without_rest(row.text, start, end)
            if _has_the_form_of_an_employer(row.text[start:end]):
                sure = UNIT_BY_FORM if _UNIT.match(row.text, start) else EMPLOYER_BY_FORM
                yield in_row(FactType.JOB_EMPLOYER, row, (start, end), sure, entry, "header", subject="job")
                return


def _is_only_a_name(text: str) -> bool:
    return (
        ends_in_legal_form(text) and DASH.search(text) is None and re.search(r"\s(?:at|bei|chez|bij|@)\s", text) is None
    )


def _is_sentence(row: Row) -> bool:
    return row.text.endswith((".", ":")) and not ends_in_legal_form(row.text)


def _has_the_form_of_an_employer(piece: str) -> bool:
    return (
        piece[:1].isupper()
        and not all(word.casefold() in UNIT_WORDS for word in piece.split())
        and (employer_score(piece) >= CLEAR_EMPLOYER or PUBLIC_BODY.fullmatch(piece) is not None)
        and (title_score(piece) < TITLE or ends_in_legal_form(piece))
        and all(word[:1].isupper() for word in piece.split() if len(word) > MAX_PARTICLE and word.isalpha())
        and not (known_place(piece) or BESIDE_A_NAME.fullmatch(piece) or AGENCY.search(piece) or ":" in piece)
        and piece.casefold() not in JOB_BOARDS
    )


def _names_spoken_of(rows: Sequence[Row], own: Row) -> str:
    """The ad without the title line, as names are looked for in it."""
    return " ".join(row.text[:1_500] for row in rows[:60] if row is not own)
