"""The title of a job ad in a line of its own, with the employer beside it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import (
    EARLY_TITLE_LINE,
    EMPLOYER_BEHIND_AT,
    EMPLOYER_BEHIND_DASH,
    LATE_TITLE_LINE,
    OPENING_LINE,
)
from services.extractor.job_ad.parts import is_part_heading
from services.extractor.job_ad.title import (
    DASH,
    EDGE,
    GENDER,
    OPENING,
    SEEKS_AS,
    clean_title,
    cut_title_line,
    is_sought_title,
)
from services.extractor.phrases.legal_forms import ends_in_legal_form
from services.extractor.phrases.roles import EMPLOYER, employer_score, is_place
from services.extractor.structure.rows import Row, trim
from services.extractor.vocabulary.job_ads import AGENCY, BESIDE_A_NAME, SEEKS
from shared.schemas.fact_types import FactType

_SEEKS = re.compile(rf"\s(?:{SEEKS}|stellt ein|wants you)\b")
_ENDS_SEEKING = re.compile(rf"(?:{_SEEKS.pattern})(?: (?:ab sofort|per direct|eine?n?|een|une?|un|uma?|an?))?:?$")
_COUNT = re.compile(r"[1-9]\d?\s(?=[^\W\d])")  # "3 dossierbehandelaars"
# "… recrute" ends a line, and "un Jardinier (F/H)" is the next.
_ONE_OF = re.compile(r"(?:an?|eine?n?|une?|un\(e\)|een|uma?|un[ao])\s[A-ZÀ-Ý]")
_PROGRAMME = re.compile(
    r"^(?:(?!of\b)\w+\s){0,2}(?:graduate|trainee|apprentice(?:ship)?|intern(?:ship)?|talent) "
    r"(?:programmes?|programs?|schemes?|intake)(?: 20\d\d)?$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"(?:i|i['’]m|we|we['’]re|you|my|our|are|do|is|wir|ich|nous|je)\s", re.IGNORECASE)
# What a page is, and no title: "Vacatures", "Functieomschrijving Acme".
_DOCUMENT = re.compile(
    r"(?:functie-? ?omschrijving|job (?:description|profile|posting|advert\w*)|stellen(?:beschreibung|ausschreibung|"
    r"anzeige|"
    r"angebote?)|vacatures?|vacanc(?:y|ies)|offres? d['’]emploi|fiche de poste|descripci[oó]n d\S+ puesto|"
    r"ofertas?(?: de \w+)?|"
    r"vagas?|careers|jobs|about the job|sobre a vaga|description|open positions?)\b(?! (?:als|as|de|do|da)\b)",
    re.IGNORECASE,
)
MAX_HEAD_ROWS = 15
MAX_TITLE_WORDS = 18
MAX_LEADING_WORDS = 8  # of a line with a colon that can still be a title
MAX_OPENING_ROWS, MAX_OPENING_WORDS = 3, 7


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
    if text.endswith(":") and row.words > MAX_LEADING_WORDS:
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
    """A short line that is nothing else below "Acme sucht", or the first one of an ad: no list holds every title."""
    below = [row for above, row in pairwise(rows[:MAX_HEAD_ROWS]) if _ENDS_SEEKING.search(above.text)]
    for row in (*below, *rows[:MAX_OPENING_ROWS]):
        span = _title_alone(row)
        if span is not None:
            yield in_row(FactType.JOB_TITLE, row, span, OPENING_LINE, entry, "header", subject="job")
            return


def _title_alone(row: Row) -> tuple[int, int] | None:
    """A line as a title, without what stands before and behind it; None where it is anything else."""
    start = opening.end() if (opening := OPENING.match(row.text) or _COUNT.match(row.text)) else 0
    end = gender.start() if (gender := GENDER.search(row.text)) else len(row.text)
    dash = DASH.search(row.text, start, end)
    start, end = clean_title(row.text, *trim(row.text, start, dash.start() if dash else end, EDGE))
    title = row.text[start:end]
    if row.bullet or not 1 <= len(title.split()) <= MAX_OPENING_WORDS or row.text.endswith((".", ":", "!", "?", ",")):
        return None
    if any(map(str.isdigit, title)) or is_place(title) or not (title[0].isupper() or start > 0):
        return None
    if _DOCUMENT.match(row.text) or is_part_heading(row) or BESIDE_A_NAME.fullmatch(row.text):
        return None
    who_seeks = employer_score(title) >= EMPLOYER or _SEEKS.search(row.text)
    return None if who_seeks else (start, end)


def _is_only_a_name(text: str) -> bool:
    return (
        ends_in_legal_form(text) and DASH.search(text) is None and re.search(r"\s(?:at|bei|chez|bij|@)\s", text) is None
    )


def _names_spoken_of(rows: Sequence[Row], own: Row) -> str:
    """The ad without the title line, as names are looked for in it."""
    return " ".join(row.text[:1_500] for row in rows[:60] if row is not own)
