"""Entries that are items of a list: "- 2019 – 2021: Cook, Hotel Adler", "- Cook, Hotel Adler (2019 – 2021)".

An item that tells of a whole job or school has a range of dates at its beginning or end. Where items have them, and no
row without a mark does, the list holds the entries, and items without dates below them say what was done.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from services.extractor.dates.ranges import DateRange
from services.extractor.entries.blocks import Block
from services.extractor.entries.dated_rows import Ranges, words_beside
from services.extractor.phrases.roles import CLEAR_TITLE, TITLE, title_score
from services.extractor.structure.row_labels import label_of_row
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.sentences import ACTION_VERBS, begins_with_action

MAX_ENTRY_WORDS = 32
MAX_TITLE_WORDS = 12
_MIN_ENTRIES = 2
_NEARLY_ALL = 0.8  # of the items of a list
_INDENTED = 3.0  # points
_ALL = 0.9  # of a row's length, but for brackets
_MAX_SENTENCES = 3  # rows of text between an employer and the date
_TITLE_AND_EMPLOYER = re.compile(r"([^\d–—|.]{3,60}?)(?:\s+[-–—|]\s*|,\s|\sat\s|\s@\s)([A-ZÀ-Ý][^.;]{1,50})$")
_LISTED_FIELDS = frozenset(("title", "employer", "date", "place"))
_SENTENCE_END = re.compile(r"[a-zà-ÿ]\.\s+[A-ZÀ-Ý]")
_BEFORE = re.compile(r"^(?:since|seit|depuis|desde|dal|from|von|de)?[\s([]*$", re.IGNORECASE)
_AFTER = re.compile(r"^\s*(?:\([^()]{1,30}\)\s*)?[:|\t–—,-]")
_TAIL_WORDS = 4  # a place behind the dates


def unlisted(rows: Sequence[Row], ranges: Ranges) -> list[Row]:
    """The rows, items that are entries as rows that head them."""
    if not any(ranges(row) for row in rows):
        return _undated(rows)
    rows = [replace(row, bullet=False, gap_before=True) if _is_on_time_line(row, ranges(row)) else row for row in rows]
    rows = _without_marks_of_labels(rows)
    rows = _with_dots_before_titles(_with_dates_in_rows_below(_with_dates_below(rows, ranges), ranges), ranges)
    entries = [_is_entry(row, ranges(row)) for row in rows]
    listed = [row for row, entry in zip(rows, entries, strict=True) if entry and row.bullet]
    headed = [row for row in rows if not row.bullet and any(found.is_range for found in ranges(row))]
    if len(listed) < _MIN_ENTRIES or len(headed) > 0.3 * len(listed):
        return [
            replace(row, heading=True) if entry and not row.bullet and row.words > 12 and row.gap_before else row
            for row, entry in zip(rows, entries, strict=True)
        ]
    result = [
        replace(row, bullet=False, heading=True, gap_before=_heads(rows, number))
        if row.bullet and (entry or _is_begun(row, ranges(row))) else row
        for number, (row, entry) in enumerate(zip(rows, entries, strict=True))
    ]  # fmt: skip
    for number in range(1, len(result)):
        if result[number - 1] is not rows[number - 1] and _is_second_line(rows[number]):
            result[number] = replace(rows[number], heading=True)
    return result


def _is_begun(row: Row, found: Sequence[DateRange]) -> bool:
    """`Baker, Alder Mills - 05/2023` among jobs with two dates: it goes on."""
    if len(found) != 1 or found[0].is_range or row.words > MAX_ENTRY_WORDS / 2:
        return False
    before, behind = row.text[: found[0].start - row.start], row.text[found[0].end - row.start :]
    told = not behind.strip(" ).;") and before.rstrip().endswith(("-", "–", "(", "|", "\t"))
    return told and title_score(before) >= TITLE and not begins_with_action(before)


def _undated(rows: Sequence[Row]) -> list[Row]:
    """Rows of title and employer, where a whole list of jobs has no dates ("Head Cook - Hotel Adler"); items below them
    that say what was done do not count."""
    pairs = [_TITLE_AND_EMPLOYER.match(row.rule_text) for row in rows]
    named = [pair is not None and title_score(pair[1]) >= TITLE and not title_score(pair[2]) for pair in pairs]
    unmarked = [row for row in rows if not row.bullet]
    told = [name for row, name in zip(rows, named, strict=True) if not row.bullet]
    apart = sum(told) >= _MIN_ENTRIES and sum(told) > 0.5 * len(unmarked)
    if not apart and (sum(named) < _MIN_ENTRIES or sum(named) < 0.5 * len(rows)):
        return list(rows)
    return [
        replace(row, bullet=False, heading=True, gap_before=True, size=None)
        if pair is not None and not (apart and row.bullet)
        else row
        for row, pair in zip(rows, pairs, strict=True)
    ]


def _without_marks_of_labels(rows: Sequence[Row]) -> list[Row]:
    """`- Role: Cook`, `- Period: 2019 – 2021`: what heads an entry, listed field by field."""
    labels = [label_of_row(row) if row.bullet and row.words <= MAX_TITLE_WORDS else None for row in rows]
    if "date" not in labels or not {"title", "employer"} & set(labels):
        return list(rows)
    return [
        replace(row, bullet=False) if label in _LISTED_FIELDS else row for row, label in zip(rows, labels, strict=True)
    ]


def _with_dates_below(rows: Sequence[Row], ranges: Ranges) -> list[Row]:
    """An item whose first inner item is nothing but a range of dates heads an entry, and so do these dates."""
    result = list(rows)
    for number in range(1, len(rows)):
        above, row = rows[number - 1], rows[number]
        found = ranges(row)
        if not (row.bullet and above.bullet and any(date.is_range for date in found)) or ranges(above):
            continue
        if words_beside(row, found) == 0:
            result[number - 1] = replace(above, bullet=False, heading=True, gap_before=True)
            result[number] = replace(row, bullet=False, heading=True)
    return result


def _with_dates_in_rows_below(rows: Sequence[Row], ranges: Ranges) -> list[Row]:
    """Items that head entries: a range of dates stands alone in the first or second row set below each of them, none
    above the first, and they are nearly all items there are, or the only bold ones."""
    first = next((number for number, row in enumerate(rows) if row.bullet), len(rows))
    if any(date.is_range for row in rows[:first] for date in ranges(row)):
        return list(rows)  # what was done in a job of one item stands above the next job, too
    found = [
        row.bullet and not ranges(row) and _is_dated_below(rows[number + 1 : number + 3], ranges)
        for number, row in enumerate(rows)
    ]
    heads, others = _items(rows, found)
    nearly_all = len(heads) >= _NEARLY_ALL * (len(heads) + len(others))
    return _as_heads(rows, found) if nearly_all or _are_the_bold_ones(heads, others) else list(rows)


def _items(rows: Sequence[Row], heads: Sequence[bool]) -> tuple[list[Row], list[Row]]:
    """The list items that are heads, and the others."""
    items = [(row, head) for row, head in zip(rows, heads, strict=True) if row.bullet]
    return [row for row, head in items if head], [row for row, head in items if not head]


def _are_the_bold_ones(heads: Sequence[Row], others: Sequence[Row]) -> bool:
    return all(row.bold for row in heads) and not any(row.bold for row in others)


def _as_heads(rows: Sequence[Row], heads: Sequence[bool]) -> list[Row]:
    """The rows, items that are heads as such; one alone is not enough to tell that items are."""
    if sum(heads) < _MIN_ENTRIES:
        return list(rows)
    return [
        replace(row, bullet=False, heading=True, gap_before=True) if head else row
        for row, head in zip(rows, heads, strict=True)
    ]


def _is_dated_below(below: Sequence[Row], ranges: Ranges) -> bool:
    for row in below:
        if row.bullet or label_of_row(row) is not None:  # "Period: 2016 – 2020" belongs to a form, not to an item
            return False
        if any(date.is_range for date in ranges(row)) and words_beside(row, ranges(row)) <= 1:
            return True
    return False


def _is_on_time_line(row: Row, found: Sequence[DateRange]) -> bool:
    """Whether a mark stands before nothing but a range of dates: the dot of a line of time, no list item."""
    return row.bullet and any(d.is_range and d.end - d.start >= _ALL * len(row.text) for d in found)


def _with_dots_before_titles(rows: Sequence[Row], ranges: Ranges) -> list[Row]:
    """Items that head entries: a range of dates stands in the row below each of them, and they are the only bold
    items, or their marks stand left of all others."""
    found = [
        row.bullet and row.words <= MAX_TITLE_WORDS and not below.bullet and not ranges(row)
        and any(date.is_range for date in ranges(below))
        for row, below in pairwise(rows)
    ]  # fmt: skip
    found.append(False)  # nothing stands below the last row
    heads, others = _items(rows, found)
    return _as_heads(rows, found) if _are_the_bold_ones(heads, others) or _stand_left(heads, others) else list(rows)


def _stand_left(heads: Sequence[Row], others: Sequence[Row]) -> bool:
    """Whether all heads begin left of all other items, where the page tells."""
    edges = [(row.box.x0 if row.box is not None else None) for row in (*heads, *others)]
    known = [edge for edge in edges if edge is not None]
    if not heads or not others or len(known) < len(edges):
        return False
    return max(known[: len(heads)]) + _INDENTED < min(known[len(heads) :])


def _is_second_line(row: Row) -> bool:
    """A few capitalised words below an item: where it was, or with whom."""
    words = row.text.split()
    return not row.bullet and row.words <= 8 and sum(word[:1].isupper() for word in words) >= 0.6 * len(words)


def with_dates_below_text(blocks: list[Block], ranges: Ranges) -> list[Block]:
    """Entries whose headings are followed by a sentence about the employer, and only then by date and title."""
    result: list[Block] = []
    for block in blocks:
        above = result[-1] if result else None
        if above is not None and _is_only_named(above, ranges) and not any(row.heading for row in block.header):
            above.header.extend(block.header)
            above.body.extend(block.body)
        else:
            result.append(block)
    return result


def _is_only_named(block: Block, ranges: Ranges) -> bool:
    """Whether a block is one heading of the format with a sentence or two below it, and no date."""
    told = 0 < len(block.body) <= _MAX_SENTENCES and not any(row.bullet for row in block.body)
    single = len(block.header) == 1 and block.header[0].heading and block.header[0].size is not None
    return told and single and not ranges(block.header[0]) and title_score(block.header[0].text) < TITLE


def with_titles_below(blocks: list[Block]) -> list[Block]:
    """Titles that are the only item below each employer, as rows of the header."""
    found = [_title_below(block) for block in blocks]
    if sum(title is not None for title in found) < _MIN_ENTRIES:
        return blocks
    for block, title in zip(blocks, found, strict=True):
        if title is not None:
            block.header.append(replace(title, bullet=False))
            block.body.clear()
    return blocks


def _title_below(block: Block) -> Row | None:
    if len(block.body) != 1 or not block.header or any(title_score(row.text) >= TITLE for row in block.header):
        return None
    (row,) = block.body
    is_title = (
        row.bullet
        and row.words <= MAX_TITLE_WORDS
        and title_score(row.text) >= CLEAR_TITLE
        and row.text[-1] not in ".;"
    )
    return row if is_title and not begins_with_action(row.text) else None


def _heads(rows: Sequence[Row], number: int) -> bool:
    """Whether nothing above the item belongs to it: an employer on a line of its own does."""
    return number == 0 or rows[number - 1].bullet or rows[number].gap_before


def _is_entry(row: Row, found: Sequence[DateRange]) -> bool:
    if row.words > MAX_ENTRY_WORDS or not row.text or row.text.split()[0].casefold().strip(":,") in ACTION_VERBS:
        return False
    for date in found:
        start, end = date.start - row.start, date.end - row.start
        if not date.is_range or row.words <= len(row.text[start:end].split()):
            continue
        if _BEFORE.match(row.text[:start]) and _AFTER.match(row.text[end:]):
            return True
        if (
            start > 3
            and len(row.text[end:].strip(" ).,;|").split()) <= _TAIL_WORDS
            and not _SENTENCE_END.search(row.text[:start])
        ):
            return True
    return False
