"""The person's name and headline: evidence from place, size, words, and agreement with the e-mail address."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.heading_wording import normal
from services.extractor.negatives import is_noise
from services.extractor.roles import employer_score, is_place, school_score, title_score
from services.extractor.rows import Row, body_size, spaced_out, trim
from services.extractor.sections import Section
from services.extractor.vocabulary.headings import DOCUMENT_TITLES, HEADING_KINDS
from services.extractor.vocabulary.sentences import SENTENCE_STARTS
from services.extractor.vocabulary.titles import TITLE_MODIFIERS
from shared.schemas.fact_types import FactType

MAX_NAME_WORDS = 5
_LARGE = 1.3  # times the usual size: set like a title
_LABEL = re.compile(
    r"^(?:full name|name|vor- und (?:nach|zu)name|nom et prénom|nom|nombre y apellidos|nombre|naam|nome|employee|"
    r"mitarbeiter(?:in)?)\s*:\s*",
    re.IGNORECASE,
)
_TITLED = re.compile(r"^(?:curriculum vitae|resume|résumé|cv|lebenslauf)\s*(?:of|von|de|-|–|—|:|\|)\s+", re.IGNORECASE)
_HONORIFIC = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|prof|herr|frau|sr|sra|m|mme|dhr|mevr|ing|ir|eng)\b\.?\s+)+", re.IGNORECASE
)
_CREDENTIALS = re.compile(
    r"(?:,\s*|\s+)(?:ph\.?d\.?|mba|m\.?sc\.?|b\.?sc\.?|m\.?d\.?|cpa|cfa|pmp|rn|bsn|msn|esq\.?|jr\.?|sr\.?|ii|iii|"
    r"p\.?e\.?|dds|shrm-cp|phr|cissp|m\.?a\.?|b\.?a\.?)(?=$|[\s,])\.?",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    [
        "von",
        "van",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "zu",
        "zur",
        "ter",
        "ten",
        "y",
        "e",
        "du",
        "st",
    ]
)
_CUT = re.compile(
    r"\s*[|•·●\uf000-\uf8ff]\s*|\t+|\s{3,}|\s+[-–—]\s+|,\s+(?=[A-Z][a-z]+\s+(?:Engineer|Developer|Manager))|"
    r"\s(?=\S{1,64}@)|\s(?=\+\d|\(\d|\d{3})"
)


def find_name(document: Document, sections: Sequence[Section], emails: Sequence[str]) -> Draft | None:
    """The most name-like phrase of the document's head, or None where nothing is like a name."""
    size = body_size(document.rows)
    best: tuple[float, int, int] | None = None
    broken = _broken_names(document, size)
    for order, row in enumerate(_candidates(document, sections)):
        whole = [broken[row.start]] if row.start in broken else []
        for start, end in (*_phrases(row), *whole):
            score = _name_score(document, row, _joined(document.text[start:end]), order, size, emails)
            if score > 0 and (best is None or score > best[0]):
                best = (score, start, end)
    if best is None or best[0] < 2:
        return None
    start, end = best[1], best[2]
    return Draft(
        FactType.NAME,
        start,
        end,
        _spelled(_joined(document.text[start:end])),
        min(0.99, 0.6 + 0.06 * best[0]),
        None,
        "contact",
    )


def _candidates(document: Document, sections: Sequence[Section]) -> Iterator[Row]:
    """Rows of the first page that could hold a name: the head first, then large rows, then headings of no kind."""
    head = [row for s in sections if s.kind in ("header", "contact", "untitled") for row in s.rows[:12]]
    size = body_size(document.rows)
    large = [
        row for row in document.rows[:200]
        if row.page == 1 and row.size is not None and size is not None and row.size > 1.25 * size
    ]  # fmt: skip
    headings = [s.heading for s in sections if s.heading is not None and s.kind == "other"]
    seen: set[int] = set()
    for row in (*head, *large, *headings):
        if row.start not in seen and row.page == 1:
            seen.add(row.start)
            yield row


def _broken_names(document: Document, size: float | None) -> dict[int, tuple[int, int]]:
    """The longest phrase over two or three rows set alike and larger than the text, by the start of the first."""
    found: dict[int, tuple[int, int]] = {}
    rows = document.rows[:200]
    covered = 0
    for position, row in enumerate(rows):
        if (
            position < covered
            or row.size is None
            or size is None
            or row.size < _LARGE * size
            or row.words > MAX_NAME_WORDS
        ):
            continue
        for last in rows[position + 1 : position + 3]:
            alike = last.size is not None and abs(last.size - row.size) < 0.3 and last.page == row.page
            phrase = _joined(document.text[row.start : last.end])
            if not alike or last.column != row.column or not _is_name_like(phrase.split(), phrase):
                break
            if HEADING_KINDS.get(normal(last.text)) is not None:
                break
            found[row.start] = (row.start, last.end)
            covered = rows.index(last) + 1
    return found


def _joined(text: str) -> str:
    """On one line: a hyphen at a line's end belongs to the name ("Fontaine- / Leroux")."""
    return text.replace("-\n", "-").replace("\n", " ")


def _phrases(row: Row) -> Iterator[tuple[int, int]]:
    """The row and the phrases before its separators, without label, honorific and credentials."""
    text = row.text[:200]
    label = _LABEL.match(text) or _TITLED.match(text)
    base = label.end() if label else 0
    cut = _CUT.search(text, base)
    for stop in dict.fromkeys((cut.start() if cut else len(text), len(text))):
        start = base
        honorific = _HONORIFIC.match(text[start:stop])
        if honorific:
            start += honorific.end()
        credentials = _CREDENTIALS.search(text, start, stop)
        end = credentials.start() if credentials and credentials.start() > start else stop
        a, b = trim(text, start, end, " \t\u00a0,;:-–—|()*_")
        if a < b:
            yield row.start + a, row.start + b


def _name_score(
    document: Document, row: Row, text: str, order: int, size: float | None, emails: Sequence[str]
) -> float:
    words = _spelled(text).split()
    if not _is_name_like(words, text):
        return 0.0
    score = 2.0 if 2 <= len(words) <= 4 else 0.5
    score += 0.6 if len(text) > len(row.text) else 0.0  # over two lines: all of the name
    if any(word.casefold() in TITLE_MODIFIERS for word in words) and not _LABEL.match(row.text):
        return 0.0
    if len(words) == 1 and not _agreement(words, emails) and not _LABEL.match(row.text):
        return 0.0
    score += max(0.0, 2.0 - 0.35 * order)
    if size is not None and row.size is not None:
        score += min(3.0, 4.0 * max(0.0, row.size / size - 1.05))
    score += 0.5 if row.bold or row.heading or text.isupper() else 0.0
    score += 3.0 if _LABEL.match(row.text) else 0.0
    score += 2.5 * _agreement(words, emails)
    score -= 0.6 * min(title_score(text), 5) + 0.5 * min(employer_score(text) + school_score(text), 4)
    if is_place(text) or (any(c.isdigit() for c in row.text[:40]) and row.size is None and order > 3):
        score -= 3.0
    return score


def is_person_name(text: str) -> bool:
    """Whether a phrase could be somebody's name: two to five capitalised words, and nothing else."""
    words = text.split()
    return len(words) >= 2 and _is_name_like(words, text)


def name_parts(document: Document, name: Draft) -> Iterator[Draft]:
    """Given and family name of a name of two words or more; particles ("van", "de la") begin the family name."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", document.text[name.start : name.end])]
    if len(words) < 2 or spaced_out(document.text[name.start : name.end]) != document.text[name.start : name.end]:
        return
    plain = [document.text[name.start + a : name.start + b].casefold() for a, b in words]
    first = next((i for i, word in enumerate(plain) if i and word in _PARTICLES), len(words) - 1)
    for type_, (a, b) in (
        (FactType.GIVEN_NAME, (words[0][0], words[first - 1][1])),
        (FactType.FAMILY_NAME, (words[first][0], words[-1][1])),
    ):
        start, end = name.start + a, name.start + b
        yield Draft(
            type_, start, end, _spelled(document.text[start:end]), round(name.confidence * 0.9, 3), None, "contact"
        )


def _is_name_like(words: Sequence[str], text: str) -> bool:
    if not 1 <= len(words) <= MAX_NAME_WORDS or len(text) > 60 or is_noise(text):
        return False
    if any(c.isdigit() or c in '@:/&+%#()<>{}[]=!?;"' for c in text):
        return False
    if (
        normal(text) in HEADING_KINDS
        or normal(text) in DOCUMENT_TITLES
        or words[0].casefold() in SENTENCE_STARTS - {"de", "la", "el", "e"}
    ):
        return False
    for word in words:
        letters = word.strip(".,'’-")
        if letters.casefold() in _PARTICLES:
            continue
        if (
            not letters
            or not letters[0].isupper()
            or not all(c.isalpha() or c in ".'’-·" or unicodedata.combining(c) for c in word.strip(","))
        ):
            return False
    return any(len(word.strip(".")) > 1 for word in words)


def _agreement(words: Sequence[str], emails: Sequence[str]) -> float:
    """The share of the name's words that an address contains (first address that agrees best)."""
    parts = [part for word in words for part in word.split("-")]
    names = [_plain(part) for part in parts if len(_plain(part)) > 1]
    if not names or not emails:
        return 0.0
    return max(
        sum(name in _plain(email.split("@")[0]) or name[:1] + names[-1] in _plain(email) for name in names) / len(names)
        for email in emails
    )


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if c.isalnum())


def _spelled(text: str) -> str:
    """Letter-spacing undone; `JANE DOE` in ordinary capitals; spaces single."""
    name = " ".join(spaced_out(text).split())
    if name.isupper() and len(name) > 3:
        return " ".join(
            word.capitalize() if word.isalpha() else "-".join(p.capitalize() for p in word.split("-"))
            for word in name.split()
        )
    return name


def find_headline(document: Document, sections: Sequence[Section], name: Draft | None) -> Draft | None:
    """The line near the name that says what the person is: title words, no sentence."""
    for section in sections:
        if section.kind not in ("header", "untitled", "contact"):
            continue
        for row in section.rows[:8]:
            found = _headline_in(row, name)
            if found is not None and (name is None or abs(row.start - name.start) < 4_000):
                return found
    return None


def _headline_in(row: Row, name: Draft | None) -> Draft | None:
    if row.words > 30 or row.text.endswith("."):
        return None
    text = row.text[:300]
    position = 0
    for piece in re.split(r"(\s+[|•·–—-]\s+|\t|\s{3,}|[●\uf000-\uf8ff])", text):
        start, end = trim(text, position, position + len(piece), " ,|\t")
        position += len(piece)
        phrase = text[start:end]
        if name is not None and row.start + start < name.end and row.start + end > name.start:
            continue
        if (
            1 <= len(phrase.split()) <= 10
            and title_score(phrase) >= 3
            and "@" not in phrase
            and employer_score(phrase) < 5
        ):
            return Draft(
                FactType.HEADLINE, row.start + start, row.start + end, " ".join(phrase.split()), 0.75, None, "contact"
            )
    return None
