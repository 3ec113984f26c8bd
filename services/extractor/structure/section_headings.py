"""Which rows are headings, and of what: found by their wording, their typography and the format's own word for it.

Three signals agree or one is decisive: a wording from the table standing alone in its line; a keyword in a line
that is set off (larger, bold, capitals, letter-spaced, or a heading of the format); or the very style in which
the known headings of the same document are set.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from services.extractor.dates.tokens import WRITTEN_YEAR
from services.extractor.phrases.joining_words import OPEN_ENDS
from services.extractor.phrases.roles import (
    CLEAR_EMPLOYER,
    EMPLOYER,
    TITLE,
    degree_span,
    employer_score,
    school_score,
    title_score,
)
from services.extractor.structure.dated_titles import stands_above_a_dated_title, stands_above_a_title_and_its_date
from services.extractor.structure.heading_levels import without_middles_of_entries, without_parts_of_entries
from services.extractor.structure.heading_styles import drop_names_of_entries
from services.extractor.structure.heading_wording import (
    MAX_HEADING_LENGTH,
    by_keyword,
    kind_of,
    misspelt_kind,
    normal,
    without_number,
)
from services.extractor.structure.inner_headings import headings_of_groups, style_of
from services.extractor.structure.named_cells import is_column_head
from services.extractor.structure.row_labels import label_of
from services.extractor.structure.rows import Row, body_size, spaced_out
from services.extractor.vocabulary.headings import DOCUMENT_TITLES

MAX_HEADING_WORDS = 6
_FEWEST_BOLD, _MAX_BOLD_WORDS = 2, 4
_HEADING_SIZE = 1.06  # times the usual size, where several known headings are set so
# Names of their entries can be anything, and wordings of sections are mostly in the table.
_OF_ANY_NAME = frozenset({"projects", "publications", "awards", "certificates", "talks", "volunteering"})


def heading_kinds(rows: Sequence[Row]) -> list[str | None]:
    size = body_size(rows)
    kinds: list[str | None] = [_by_wording(row, size) for row in rows]
    kinds[:2] = [None if _is_document_title(row) else kind for row, kind in zip(rows[:2], kinds[:2], strict=True)]
    _drop_plain(rows, kinds, size)
    _drop_entries(rows, kinds)
    drop_names_of_entries(rows, kinds)
    for i in (*headings_of_groups(rows, kinds), *_rests_of_rows(rows, kinds)):
        kinds[i] = None
    _add_bold(rows, kinds)
    without_middles_of_entries(rows, kinds)
    without_parts_of_entries(rows, kinds)
    known = [row for row, kind in zip(rows, kinds, strict=True) if kind is not None]
    if any(row.size is not None for row in rows) or all(row.text.isupper() and row.gap_before for row in known):
        _add_by_style(rows, kinds, size)
    return kinds


def _rests_of_rows(rows: Sequence[Row], kinds: Sequence[str | None]) -> list[int]:
    """The positions of headings that end the row above: `Master in English` above `Languages`, set alike."""
    return [
        i for i in range(1, len(rows))
        if kinds[i] is not None and kinds[i - 1] is None and not rows[i].gap_before
        and rows[i - 1].text.endswith(OPEN_ENDS) and style_of(rows[i - 1]) == style_of(rows[i])
        and (rows[i - 1].page, rows[i - 1].column) == (rows[i].page, rows[i].column)
    ]  # fmt: skip


def _drop_plain(rows: Sequence[Row], kinds: list[str | None], size: float | None) -> None:
    """Where headings are set off by weight or size, a plain row of the same words is none ("Outreach", a skill)."""
    found = [i for i, kind in enumerate(kinds) if kind is not None]
    marked = [i for i in found if _is_set_off_by_type(rows[i], size)]
    if len(marked) < 3:
        return
    for i in found:
        if not _is_set_off_by_type(rows[i], size) and not rows[i].text.isupper():
            kinds[i] = None


def _drop_entries(rows: Sequence[Row], kinds: list[str | None]) -> None:
    """A row that only a key word makes a heading, and that reads as an employer with a year below it, is an entry's
    ("Meridian Technologies"); also one that is set unlike all headings that the table knows, above a dated title."""
    styles = {style_of(row) for row, kind in zip(rows, kinds, strict=True) if kind and kind_of(row.text) is not None}
    for i, kind in enumerate(kinds):
        text = rows[i].text
        if kind is None or kind_of(text) is not None:
            continue
        unlike = kind != "work" and rows[i].size is not None and bool(styles) and style_of(rows[i]) not in styles
        if unlike and stands_above_a_title_and_its_date(rows, i):
            kinds[i] = None
        elif employer_score(text) < CLEAR_EMPLOYER and (kind == "work" or not stands_above_a_dated_title(rows, i)):
            continue
        elif any(row.words <= 10 and WRITTEN_YEAR.search(row.text) for row in rows[i : i + 4]):
            kinds[i] = None


def _is_set_off_by_type(row: Row, size: float | None) -> bool:
    return row.heading or row.bold or (row.size is not None and size is not None and row.size > 1.04 * size)


def _by_wording(row: Row, size: float | None) -> str | None:
    text = row.text
    if len(text) > MAX_HEADING_LENGTH or row.words > MAX_HEADING_WORDS * 2:
        return None
    name = normal(text)
    kind = kind_of(text)
    set_off = is_set_off(row, size)
    if row.bullet and not (set_off and kind):
        return None
    if kind is not None:
        return kind if (_looks_like_heading(row) or set_off) else None
    alone = _stands_alone(row)
    told = (row.heading and set_off) or alone
    if told and not row.bullet and (misspelt := misspelt_kind(name)) is not None:
        return misspelt
    if not (set_off or alone) or len(name.split()) > MAX_HEADING_WORDS or any(c.isdigit() for c in name):
        return None
    if not (alone or _is_strongly_set_off(row, size)):
        return None
    kind = by_keyword(name)
    if "|" in text or ": " in text or degree_span(text) is not None or (kind != "work" and title_score(text) >= TITLE):
        # "Deutsch: Muttersprache"
        return None  # "Cheffe de projet marketing", "Ausbildung zur Erzieherin | Berufsschule Jena"
    return kind


def _stands_alone(row: Row) -> bool:
    """In plain text, where nothing else sets headings off: a few words below an empty line that name no entry."""
    if row.size is not None or not row.gap_before or row.bullet or not _looks_like_heading(row) or row.words > 4:
        return False
    text = row.text
    return (
        title_score(text) < TITLE
        and employer_score(text) < EMPLOYER
        and not school_score(text)
        and degree_span(text) is None
    )


def _looks_like_heading(row: Row) -> bool:
    """A known wording alone in its line, begun with a capital: no sentence, no list item."""
    text = without_number(row.text)
    return text[:1].isupper() and not text.endswith((".", ",", ";")) and "," not in text


def is_set_off(row: Row, size: float | None) -> bool:
    """Whether anything but its words tells the row from ordinary text."""
    return (
        row.heading
        or row.bold
        or row.text.isupper()
        or row.text.endswith(":")
        or (row.size is not None and size is not None and row.size > 1.08 * size)
        or spaced_out(row.text) != row.text
    )


def _is_strongly_set_off(row: Row, size: float | None) -> bool:
    """Set off in a way that names of jobs and employers inside a section seldom are."""
    larger = row.size is not None and size is not None and row.size > 1.12 * size
    letters = sum(c.isalpha() for c in row.text)
    capitals = row.text.isupper() and letters >= 5 and not row.bullet
    return larger or (capitals and row.gap_before) or (capitals and row.bold) or spaced_out(row.text) != row.text


def _add_by_style(rows: Sequence[Row], kinds: list[str | None], size: float | None) -> None:
    """Rows set exactly like the document's known headings, and unlike its text, are headings too (`other`)."""
    known = [style_of(row) for row, kind in zip(rows, kinds, strict=True) if kind is not None]
    if len(known) < 2:
        return
    times = Counter(known)
    style = max(sorted(times, key=str), key=times.__getitem__)
    font, _, capitals = style
    distinct = (font is not None and size is not None and font > _HEADING_SIZE * size) or capitals
    same_style = [i for i, row in enumerate(rows) if style_of(row) == style]
    if not distinct or times[style] < 2 or len(same_style) > 3 * times[style] + 2:
        return
    entries = frozenset(i for i in same_style if kinds[i] is None and stands_above_a_dated_title(rows, i))
    begun = next((i for i, kind in enumerate(kinds) if kind is not None), len(kinds))
    last: str | None = None
    for above, i in pairwise((0, *same_style)):
        row = rows[i]
        last = next((k for k in reversed(kinds[above:i]) if k is not None), last)
        if len(entries) >= 2 and (i in entries or last == "work"):
            continue  # employers that are set like sections
        if kinds[i] is None and row.words <= MAX_HEADING_WORDS and not row.bullet and not _is_document_title(row):
            numbered = any(c.isdigit() for c in without_number(row.text)) and (
                not row.heading or WRITTEN_YEAR.search(row.text) is not None
            )
            if numbered or "@" in row.text or _names_entry(rows, i, last):
                continue
            if row.size is None and not row.gap_before:
                continue
            if last in _OF_ANY_NAME:
                continue
            if begun < i or i > 8:
                kinds[i] = "other"


def _names_entry(rows: Sequence[Row], position: int, section: str | None) -> bool:
    """Outside of jobs and schools a single word ("LABORATORY") without a date names nobody: it is a group of skills."""
    dated = any(WRITTEN_YEAR.search(row.text) for row in rows[position + 1 : position + 2])
    alone = rows[position].words == 1 and section not in ("work", "education") and not dated
    return not alone and heads_an_entry(rows, position)


def _add_bold(rows: Sequence[Row], kinds: list[str | None]) -> None:
    """Bold rows of a few words that a key word begins or ends ("Teaching career"), where the document sets all headings
    that are known so: users of word processors seldom take larger letters."""
    known = [style_of(row) for row, kind in zip(rows, kinds, strict=True) if kind is not None]
    if len(known) < _FEWEST_BOLD or len(set(known)) > 1 or not known[0][1]:
        return
    for i, row in enumerate(rows):
        if kinds[i] is not None or style_of(row) != known[0] or row.bullet or row.words > _MAX_BOLD_WORDS:
            continue
        words = normal(row.text).split()
        if not words or any(sign in row.text for sign in ",|\t") or heads_an_entry(rows[: i + 1], i):
            continue
        kinds[i] = by_keyword(words[-1]) or by_keyword(words[0])


def heads_an_entry(rows: Sequence[Row], position: int) -> bool:
    """Whether a row names a job or school, or its date stands below it: entries are often set like sections."""
    text = rows[position].text
    if (
        title_score(text) >= TITLE
        or employer_score(text) >= CLEAR_EMPLOYER
        or school_score(text)
        or degree_span(text) is not None
    ):
        return True
    below = rows[position + 1] if position + 1 < len(rows) else None
    if below is not None and is_column_head(below.text):
        return False  # of a table of entries
    if below is not None and label_of(below.text) in ("title", "date", "place", "degree"):
        return True
    if below is not None and rows[position].size is None and (title_score(below.text) >= TITLE or below.gap_before):
        return True
    if below is None or below.words > 10 or WRITTEN_YEAR.search(below.text) is None:
        return False
    size = rows[position].size
    if below.box is not None and size is not None and below.size is not None:
        larger = size > below.size + 0.4
        return not (larger and (title_score(below.text) >= TITLE or employer_score(below.text) >= CLEAR_EMPLOYER))
    return True


def _is_document_title(row: Row) -> bool:
    return normal(row.text) in DOCUMENT_TITLES
