"""The employer in lines of a job ad: by the form of an organisation's name, and in headings such as "About Acme"."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import EMPLOYER_BY_FORM, EMPLOYER_OF_HEADING, UNIT_BY_FORM
from services.extractor.job_ad.parts import is_part_heading
from services.extractor.job_ad.places import known_place
from services.extractor.job_ad.title import EDGE, employer_without_rest
from services.extractor.phrases.legal_forms import ends_in_legal_form
from services.extractor.phrases.roles import CLEAR_EMPLOYER, TITLE, employer_score, title_score
from services.extractor.structure.rows import Row, trim
from services.extractor.vocabulary.job_ads import AGENCY, BESIDE_A_NAME, LABELS
from services.extractor.vocabulary.job_boards import JOB_BOARDS
from services.extractor.vocabulary.organisations import ORGANISATION_PART, PUBLIC_BODY, UNIT_WORDS
from shared.schemas.fact_types import FactType

MAX_EMPLOYER_ROWS = 10
MAX_EMPLOYER_WORDS = 14
MAX_PARTICLE = 4  # letters: "of", "für", "des"; longer words of a name are written large
MAX_HEADING_WORDS = 6
_AT_START = re.compile(
    r"(?:(?:[Ww]erken|[Aa]rbeiten|[Ww]ork(?:ing)?|[Jj]obs?|[Cc]areers?|[Kk]arriere)\s)?"
    r"(?:bei(?: der| dem)?|beim|at|chez|bij|presso)\s+(?=[A-ZÀ-Ý])"
)
_SEPARATOR = re.compile(r"\s+[-–—|•·]\s+|,\s+|\s*[|•·]\s*")
_ABOUT = re.compile(
    r"(?:about|über|à propos de|sobre|over|who is|why(?: join)?)\s+"
    r"(?P<name>[A-Z][\w&.'’-]*(?:\s[A-Z][\w&.'’-]*){0,3})\??:?$",
    re.IGNORECASE,
)
_NOT_EMPLOYER = frozenset(
    {
        "us", "you", "the job", "the role", "the team", "uns", "dich", "nosotros", "nous", "ons", "nós", "the company",
        "the position", "job", "role", "team", "the opportunity", "the client", "our company", "you and us",
    }
)  # fmt: skip


def employers_of_headings(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The names in "About Acme", "Why join Acme?"."""
    for row in rows:
        about = _ABOUT.match(row.text[:200]) if row.words <= MAX_HEADING_WORDS else None
        if about is not None and about["name"][0].isupper() and about["name"].casefold() not in _NOT_EMPLOYER:
            span = about.span("name")
            yield in_row(FactType.JOB_EMPLOYER, row, span, EMPLOYER_OF_HEADING, entry, "header", subject="job")


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
                sure = UNIT_BY_FORM if ORGANISATION_PART.match(row.text, start) else EMPLOYER_BY_FORM
                yield in_row(FactType.JOB_EMPLOYER, row, (start, end), sure, entry, "header", subject="job")
                return


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
