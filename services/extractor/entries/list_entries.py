"""The rows of each entry of a list: certificates, awards, publications, with who gave them and when below them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from services.extractor.context import Document
from services.extractor.phrases.negatives import is_noise
from services.extractor.phrases.skill_levels import is_level
from services.extractor.structure.rows import Row

_GIVEN = re.compile(
    r"(?:(?:awarded|issued|published|received|granted|obtained|released|expires|erhalten|ausgestellt|obtenu|obtenido|publié|"
    r"publicado)(?: (?:on|in|am|le|el|en))?|date|datum|fecha|data)\s*:?\s*",
    re.IGNORECASE,
)
_EXPIRES = re.compile(
    r"(?:expir\w+|valid (?:un)?til|valid to|valid through|gültig bis|renewal)\b[^\n]{0,30}$", re.IGNORECASE
)
_SENTENCE_WORDS = 4
_NAME_LENGTH = 60  # characters: a longer row may go on in the next one
_PARTS = re.compile(r",\s|\s[–—|-]\s|\s\(|\t")
_WITH_ISSUER = 2  # separators of a row that says who gave it and when

_Style = tuple[bool, bool, float]


def entries_of(document: Document, rows: Sequence[Row], *, of_one_row: bool) -> Iterator[list[Row]]:
    """Rows of one entry: its name is set unlike the others, or a mark or gap begins it, or the date above closed the
    last one. A row that names all of an entry is one where entries are mostly `of_one_row`, as certificates are."""
    rows = [row for row in rows if not is_noise(row.text) and not is_level(row.text)]
    lead = _style_of_names(rows)
    marked = sum(row.bullet for row in rows) >= 0.3 * len(rows) if rows else False
    bold = any(row.bold for row in rows) and not all(row.bold for row in rows)
    apart = not bold and _are_apart(document, rows)
    group: list[Row] = []
    dated = False
    for row in rows:
        if group and not _is_said_of(group, row):
            begins = _style(row) == lead if lead is not None else _begins(document, group, row, marked, bold, dated)
            whole = of_one_row and lead is None and not (marked or bold) and _follows(document, group, row, dated)
            if begins or whole or (apart and not row.text[:1].islower()):
                yield group
                group, dated = [], False
        group.append(row)
        dated = dated or bool(document.dates(row))
    if group:
        yield group


def _are_apart(document: Document, rows: Sequence[Row]) -> bool:
    """Whether each row is an entry: dated rows with names of their own stand below one another, not each below an
    undated name."""
    if any(row.bullet or row.gap_before for row in rows[1:]) or any(is_date_only(document, row) for row in rows):
        return False
    dated = [bool(document.dates(row)) and row.words >= _SENTENCE_WORDS for row in rows]
    return any(a and b for a, b in pairwise(dated)) and sum(dated) >= 0.5 * len(rows)


def _style_of_names(rows: Sequence[Row]) -> _Style | None:
    """The style of the first row, where every row set otherwise is set weaker; None where nothing tells."""
    if not rows or any(row.bullet for row in rows):
        return None
    first = _style(rows[0])
    others = [_style(row) for row in rows if _style(row) != first]
    weaker = all(o[0] <= first[0] and o[1] <= first[1] and (first > o or o[2] < first[2]) for o in others)
    return first if others and weaker and 2 * len(others) >= len(rows) - len(others) else None


def _style(row: Row) -> _Style:
    return row.heading, row.bold, round(row.size or 0.0, 1)


def _is_said_of(group: Sequence[Row], row: Row) -> bool:
    """A sentence below a name says what the entry is."""
    return not row.bullet and says_a_sentence(row) and not group[0].text.endswith(".")


def says_a_sentence(row: Row) -> bool:
    """Whether a row is a sentence from its capital to its full stop."""
    return row.words >= _SENTENCE_WORDS and row.text[:1].isupper() and row.text.endswith(".")


def _begins(document: Document, group: Sequence[Row], row: Row, marked: bool, bold: bool, dated: bool) -> bool:
    """Whether a row begins the next entry; `dated`: whether a row of the `group` above it has a date."""
    if row.bullet:
        return True
    if _EXPIRES.match(row.text):
        return False
    if marked and group[0].bullet:
        return row.gap_before and not row.text[:1].islower()
    if bold:
        return row.bold and not group[-1].bold
    if row.gap_before:
        return dated or not is_date_only(document, row)
    if row.text[:1].islower():
        return False
    if document.dates(row):
        return dated
    return not dated and len(group[-1].text) < _NAME_LENGTH


def _follows(document: Document, group: Sequence[Row], row: Row, dated: bool) -> bool:
    """Whether a row is another entry below one that is complete; `dated`: whether that one has a date."""
    if len(group) != 1 or row.text[:1].islower() or is_date_only(document, row) or not _is_complete(group[0]):
        return False
    return dated or _is_complete(row)


def _is_complete(row: Row) -> bool:
    """Whether a row holds name, issuer and date: `CMA (Institute of Accountants), 2021`, `IFRS – ACCA – ongoing`."""
    return len(_PARTS.findall(row.text)) >= _WITH_ISSUER


def is_date_only(document: Document, row: Row) -> bool:
    """Whether a row is a date, with no more than a word for it ("Awarded on: May 2021")."""
    dates = document.dates(row)
    label = _GIVEN.match(row.text)
    rest = len(row.text) - (label.end() if label else 0)
    return bool(dates) and sum(d.end - d.start for d in dates) > 0.7 * rest
