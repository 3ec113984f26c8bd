"""An employer's whole name: the "Larkspur" of a sentence is "Larkspur Biologics" elsewhere, without a department."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.drafts import Draft, in_row
from services.extractor.phrases.legal_forms import is_legal_form
from services.extractor.phrases.roles import EMPLOYER, employer_score, is_place, title_score
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.organisations import ORGANISATION_UNITS, ORGANISATION_WORDS, UNIT_WORDS
from shared.schemas.fact_types import FactType

MAX_HEAD_ROWS, MAX_ROWS, MAX_SCANNED = 12, 200, 1_500
MAX_WHOLE_NAME = 6
MAX_ADDED = 3  # words that running text adds on a side
_LINE_PIECE = re.compile(r"[^|•·,;()–—-]*[^\s|•·,;()–—-]")
_PARTICLES = frozenset({"of", "and", "&", "de", "da", "do", "des", "du", "van", "der", "für", "y", "e", "et", "und"})
_OF_A_PAGE = re.compile(
    r"(?:careers?|jobs?|vacanc\w+|team|logo|stellen\w*|karriere|empleos?|vagas?|vacatures?)\b", re.IGNORECASE
)
_NAME_WORDS = ORGANISATION_WORDS - ORGANISATION_UNITS - UNIT_WORDS
_UNIT_BEHIND = re.compile(r" (?:Department|School|Faculty|Division|Office|Institute|Chair)(?: (?:of|for)\b.*)?$")
_GENITIVE = re.compile(r"['’]s(?: [\w ]*\b(?:Department|Team|Office|Division|Faculty))?$")
_WORD_BEHIND = re.compile(r" (?:(?:of|de|da|do|für|van|for) )?[A-ZÀ-Ý][\w&'’.-]*\w(?:\.(?= |$|,))?")
_WORD_BEFORE = re.compile(r"[A-ZÀ-Ý][\w&'’-]*(?: (?:of|de|da|do|für|van|for))? $")


def whole_name(employer: Draft, rows: Sequence[Row]) -> Draft:
    """The employer as a line near the top, or else the text with words of an organisation, names it at length."""
    own = str(employer.value)
    found = next(_in_lines(own, rows), None)
    section = "header"
    if found is None:
        found, section = next(_in_text(own, rows), None), "text"
    if found is None:
        return employer
    row, span = found
    return in_row(FactType.JOB_EMPLOYER, row, span, employer.confidence, employer.entry, section, subject="job")


def without_unit(name: str) -> str:
    """The university of "Ashby College Department of English" and of "Ashby College's English Department"."""
    name = _GENITIVE.sub("", name)
    cut = _UNIT_BEHIND.search(name)
    return name[: cut.start()] if cut is not None and employer_score(name[: cut.start()]) >= EMPLOYER else name


def _in_lines(name: str, rows: Sequence[Row]) -> Iterator[tuple[Row, tuple[int, int]]]:
    """Pieces of the top lines that begin with the name and are a name and nothing else."""
    own = name.split()
    for row in rows[:MAX_HEAD_ROWS]:
        for piece in _LINE_PIECE.finditer(row.text[:200]):
            words = piece.group(0).split()
            longer = len(own) < len(words) <= MAX_WHOLE_NAME and words[: len(own)] == own
            if longer and all(word[0].isupper() or word in _PARTICLES for word in words) and not _says_more(words, own):
                yield row, piece.span()


def _says_more(words: Sequence[str], own: Sequence[str]) -> bool:
    """Whether the words behind the name are a title, a place or what a page is about: "Acme Careers"."""
    behind = " ".join(words[len(own) :])
    return is_place(behind) or title_score(behind) >= 1 or _OF_A_PAGE.search(behind) is not None


def _in_text(name: str, rows: Sequence[Row]) -> Iterator[tuple[Row, tuple[int, int]]]:
    """Where an organisation's word or a legal form stands behind or before the name: "Hotel Miramar", "Acme GmbH"."""
    own = re.compile(rf"(?<![\w&]){re.escape(name)}(?!\w)")
    for row in rows[:MAX_ROWS]:
        text = row.text[:MAX_SCANNED]
        for match in own.finditer(text):
            start, end = _first_word(text, match.start()), _last_word(text, match.end())
            if (start, end) != match.span():
                yield row, (start, end)


def _last_word(text: str, end: int) -> int:
    """The end of the last word behind a name that organisations are called by; `end` where there is none."""
    last = position = end
    for _ in range(MAX_ADDED):
        word = _WORD_BEHIND.match(text, position)
        if word is None:
            break
        position = word.end()
        plain = word.group(0).split()[-1].casefold().rstrip(",")
        if is_legal_form(plain) or plain.rstrip(".") in _NAME_WORDS:
            last = position
    return last


def _first_word(text: str, start: int) -> int:
    """The start of an organisation's word right before a name."""
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if before is None or before.group(0).split()[0].casefold() not in ORGANISATION_WORDS:
        return start
    return before.start()
