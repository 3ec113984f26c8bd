"""The parts of a job ad below its headings: duties, requirements, benefits, item by item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from services.extractor.drafts import Draft
from services.extractor.entries.bodies import Item, items_of, sentences
from services.extractor.job_ad.boards import is_board_line
from services.extractor.job_ad.confidence import LISTED_ITEM, UNLISTED_ITEM
from services.extractor.structure.heading_wording import normal
from services.extractor.structure.rows import Row, trim
from services.extractor.structure.wrapped_lines import Wraps, wrapping
from services.extractor.vocabulary.ad_items import ITEM_WORDS
from services.extractor.vocabulary.job_ads import (
    HEADINGS_OF_TERMS,
    LABELS,
    PART_HEADINGS,
    TERM_LABELS,
    WISH_ADVERBS,
    WISH_WORDS,
)
from services.extractor.vocabulary.part_headings import PART_PHRASES
from shared.schemas.fact_types import FactType

MAX_ITEM = 800
LEAST_ITEMS = 2  # of a list that says itself what it is
MAX_HEADING_WORDS = 9
MAX_REST_WORDS = 2  # of a capitalised line that can be the rest of the list item above it
MAX_SENTENCE_HEADING = 20  # words of "As a member of the night team, you will:"
MAX_INTRODUCTION_WORDS = 6
MAX_LABEL_WORDS = 6
MAX_INLINE = 4_000  # characters of a row in which headings are looked for
OWN_WORDS = 0.34  # share of letters; "What you'll need to succeed in this role" has 0.39, a sentence of the ads 0.22
MOSTLY_TAKEN = 0.5  # share of an item's letters
_OTHERWISE = (FactType.JOB_TITLE, FactType.JOB_LOCATION)
_NOTHING = re.compile(r"(?:no|keine?|sin|sans|geen|sem|nessuna?)\s")  # "No experience required: we train you"
_BRACKET = re.compile(r"\([^()]{3,80}\)")
_LABEL = re.compile(r"^[^:]{3,60}:\s+(?=\S)")
_INLINE = re.compile(r"(?:^|(?<=[.;!?])\s+)(?P<label>[A-ZÀ-Ý][\w'’ -]{2,40})\s?:\s+(?=\S)")
# "Strong SQL, ideally BigQuery" asks for SQL: what is only wished for stands behind.
_WISH_BEHIND = re.compile(rf"\s\S{{1,40}}[,;(]\s?\(?(?:and |und |et )?{WISH_ADVERBS}|\s\({WISH_ADVERBS}", re.IGNORECASE)


@dataclass(slots=True)
class _Part:
    type: FactType | None
    name: str
    rows: list[Row] = field(default_factory=list)
    inline: int = -1  # start of what stands behind the heading in its own row
    marked: bool = False  # the heading is one by its mark or style, not only by its words
    grouped: bool = False  # its items stand in groups below lines of any wording
    unknown: bool = False  # no table has its heading: its items say what they are


def part_drafts(text: str, rows: Sequence[Row], entry: tuple[str, int], taken: Sequence[Draft]) -> Iterator[Draft]:
    """The items below headings that say what they are. A requirement is an entry of its own: its skills join it."""
    spans = [(d.start, d.end) for d in taken if d.type in _OTHERWISE]
    wraps = wrapping(rows)
    parts = _parts([piece for row in rows for piece in _cut_at_headings(row)], wraps)
    for part, type_ in zip(parts, _types(parts), strict=True):
        if type_ is not None:
            yield from _items(text, part, type_, entry, spans, wraps)


def _types(parts: Sequence[_Part]) -> list[FactType | None]:
    """What each part states: by its heading, by its items, and of a list above what is asked for by its place."""
    types = [part.type or _type_of_items(part) for part in parts]
    asks = next((number for number, type_ in enumerate(types) if type_ is FactType.JOB_REQUIREMENT), 0)
    above = [number for number in range(asks) if types[number] is None and _is_unknown_list(parts[number])]
    if above and FactType.JOB_DUTY not in types:
        types[above[-1]] = FactType.JOB_DUTY
    return types


def _is_unknown_list(part: _Part) -> bool:
    """Whether the heading of a list is in no table."""
    return part.unknown and sum(row.bullet for row in part.rows) >= LEAST_ITEMS


def _type_of_items(part: _Part) -> FactType | None:
    """What most items of a list below a heading of its own words say that it is; None where they do not."""
    if not _is_unknown_list(part):
        return None
    items = [row.text[:MAX_ITEM] for row in part.rows if row.bullet]
    said = [next((type_ for type_, words in ITEM_WORDS if words.search(item)), None) for item in items]
    return next((type_ for type_, _ in ITEM_WORDS if 2 * said.count(type_) >= len(items)), None)


def is_part_heading(row: Row) -> bool:
    """Whether a row is worded like the heading of a part of an ad."""
    if row.words > MAX_HEADING_WORDS:
        return False
    set_off = row.heading or row.bold or row.text.endswith((":", "?"))
    return _wording(normal(row.text[:200]), set_off) is not None


def _wording(name: str, set_off: bool, phrases_alone: bool = False) -> tuple[FactType | None] | None:
    """The type in the first entry of the tables that a heading is worded by; None where there is none.

    What is not set off as a heading ("You have used Jira without hating it") has to be mostly the entry's own words.
    """
    name = name.replace("’", "'")
    for pattern, type_ in PART_PHRASES:
        if pattern.fullmatch(name):
            return (type_,)
    for pattern, type_ in () if phrases_alone else PART_HEADINGS:
        found = pattern.search(name)
        if found is not None and (set_off or len(found.group(0)) >= OWN_WORDS * len(name)):
            return (type_,)
    return None


def _cut_at_headings(row: Row) -> list[Row]:
    """`... Responsibilities: a; b. Requirements: c`: a row for each heading with what stands behind it."""
    text = row.text[:MAX_INLINE]
    cuts = [m.start("label") for m in _INLINE.finditer(text) if _type_of_label(m.group("label")) is not None]
    if row.bullet or not cuts or cuts == [0]:
        return [row]
    bounds = sorted({0, *cuts, len(row.text)})
    spans = [trim(row.text, a, b) for a, b in pairwise(bounds)]
    return [replace(row, start=row.start + a, end=row.start + b, text=row.text[a:b]) for a, b in spans]


def _type_of_label(label: str) -> FactType | None:
    name = normal(label)
    if len(name.split()) > MAX_LABEL_WORDS or _NOTHING.match(name) or TERM_LABELS.match(f"{label}: x"):
        return None
    worded = _wording(name, set_off=False)
    return worded[0] if worded is not None else None


def _parts(rows: Sequence[Row], wraps: Wraps) -> list[_Part]:
    parts = [_Part(None, "header")]
    interrupted: _Part | None = None
    for row, following in zip(rows, [*rows[1:], None], strict=False):
        unlisted = replace(row, bullet=row.bullet and parts[-1].type is not None and parts[-1].inline < 0)
        heading, rest = _inline(unlisted) or (_heading(row), None)
        if heading is not None and rest is None and _goes_on(row, following):
            heading = None
        if heading is None and (group := _introduction(row, following)) is not None:
            heading = _Part(parts[-1].type, parts[-1].name, grouped=True) if _opens_group(parts[-1]) else group
        if heading is not None:
            parts.append(_below(parts, heading))
            interrupted = None
        elif not row.bullet and _ends_list(parts[-1].rows, row, wraps):
            interrupted = parts[-1]  # a paragraph below a list is about something else
            parts.append(_Part(None, "paragraph"))
        elif row.bullet and interrupted is not None:
            parts.append(_Part(interrupted.type, interrupted.name))
            interrupted = None
        if rest is not None or heading is None:
            parts[-1].rows.append(rest or row)
    return parts


def _goes_on(row: Row, following: Row | None) -> bool:
    """Whether a line only looks like a heading: its sentence goes on in the next line."""
    if following is None or following.bullet or following.gap_before or row.text.endswith((":", "?")):
        return False
    return following.text[:1].islower() and not (row.heading or row.bold)


def _opens_group(above: _Part) -> bool:
    """Whether a line right below a heading, or below another such group, names a group of its items."""
    return above.type is not None and (above.grouped or not above.rows)


def _ends_list(above: Sequence[Row], row: Row, wraps: Wraps) -> bool:
    """Whether a row without a mark is a paragraph below a list, also where the list's marks were lost."""
    if not above:
        return False
    if above[-1].bullet:
        begins = row.box is None and row.text[:1].isupper() and not wraps(above[-1], row)
        return row.gap_before or (begins and row.words > MAX_REST_WORDS)
    unmarked = len(above) > 1 and not any(r.gap_before for r in above[1:]) and not above[-1].text.endswith(".")
    return row.gap_before and unmarked and row.text.endswith((".", "!", "?"))


def _below(parts: Sequence[_Part], heading: _Part) -> _Part:
    """A wish's heading below the benefits, of lower rank or where wishes stood before, heads further benefits."""
    wish, above = FactType.JOB_NICE_TO_HAVE, parts[-1]
    if heading.type is not wish or above.type is not FactType.JOB_BENEFIT:
        return heading
    lower = above.marked and not heading.marked
    return _Part(above.type, heading.name) if lower or any(part.type is wish for part in parts) else heading


def _introduction(row: Row, following: Row | None) -> _Part | None:
    """A short line of unknown wording right above a list: what it says of the items is not known."""
    if following is None or not following.bullet or following.gap_before or row.bullet or not row.gap_before:
        return None
    short = row.words <= MAX_INTRODUCTION_WORDS and not row.text.endswith((".", ",", ";"))
    return _Part(None, normal(row.text), unknown=True) if short else None


def _inline(row: Row) -> tuple[_Part, Row] | None:
    """`Skills required: Java, MySQL`: a heading and its content in one row."""
    label = None if row.bullet else _LABEL.match(row.text[:80])
    if label is None or len(label.group(0).split()) > MAX_LABEL_WORDS:
        return None
    type_ = _type_of_label(label.group(0).rstrip(" :"))
    if type_ is None:
        return None
    rest = replace(row, start=row.start + label.end(), text=row.text[label.end() :], heading=False, bold=False)
    return _Part(type_, normal(label.group(0)), inline=rest.start), rest


def _heading(row: Row) -> _Part | None:
    """A short row worded like a heading; any other set-off short row ends the part before it."""
    text = row.text
    if TERM_LABELS.match(text[:80]) or (":" in text[:40] and any(p.match(text[:80]) for _, p in LABELS)):
        return _Part(None, "term")
    if is_board_line(row):
        return _Part(None, "board")
    most = MAX_SENTENCE_HEADING if text.endswith(":") else MAX_HEADING_WORDS
    if row.bullet or row.words > most or text.endswith((".", ",", ";")) or _LABEL.match(text[:80]):
        return None
    name = normal(text)
    if HEADINGS_OF_TERMS.fullmatch(name):
        return _Part(None, name)
    set_off = (
        row.heading or row.bold or text.endswith((":", "?")) or (text.isupper() and len(text) > 6 and text[0].isalpha())
    )
    worded = _wording(name, set_off, phrases_alone=row.words > MAX_HEADING_WORDS)
    if worded is not None:
        return _Part(worded[0], name, marked=row.heading)
    return _Part(None, name, marked=row.heading, unknown=True) if set_off and row.words <= 7 else None


def _is_wish(item: str) -> bool:
    """Whether all of an item is only wished for: "Strong SQL, ideally BigQuery" is not, "Diploma (preferred)" is."""
    item = _BRACKET.sub(_unless_whole_wish, item)
    if WISH_WORDS.search(item) is None:
        return False
    behind = _WISH_BEHIND.search(item)
    return behind is None or not any(map(str.isalnum, item[behind.end() :]))


def _unless_whole_wish(bracket: re.Match[str]) -> str:
    """A bracket that wishes for something of its own, as in "Trade background (carpentry preferred)", is left out."""
    rest = WISH_WORDS.sub("", bracket.group(0))
    return "" if rest != bracket.group(0) and any(map(str.isalnum, rest)) else bracket.group(0)


def _items(
    text: str, part: _Part, stated: FactType, entry: tuple[str, int], taken: Sequence[tuple[int, int]], wraps: Wraps
) -> Iterator[Draft]:
    for item in items_of(part.rows, wraps):
        for start, end in _statements(text, item):
            words = text[start:end].split()
            if not words or end - start > MAX_ITEM or _is_taken(start, end, taken):
                continue
            if words[-1].endswith(":") and not item.marked:
                continue  # it only leads to what follows
            alone = not item.marked and start != part.inline and len(part.rows) < 2 and ";" not in item.rows[0].text
            if alone and len(words) < 3 and stated in (FactType.JOB_DUTY, FactType.JOB_BENEFIT):
                continue
            type_ = stated
            if type_ is FactType.JOB_REQUIREMENT and _is_wish(text[start:end]):
                type_ = FactType.JOB_NICE_TO_HAVE
            asks = type_ in (FactType.JOB_REQUIREMENT, FactType.JOB_NICE_TO_HAVE)
            yield Draft(
                type_, start, end, " ".join(words), LISTED_ITEM if item.marked else UNLISTED_ITEM,
                ("requirement", start) if asks else entry, part.name, subject="job",
            )  # fmt: skip


def _is_taken(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether most of an item is something that was read otherwise: the job's title or its place."""
    return any(min(b, end) - max(a, start) >= MOSTLY_TAKEN * (end - start) for a, b in taken)


def _statements(text: str, item: Item) -> list[tuple[int, int]]:
    """A list item is one statement; a paragraph is its sentences, or what semicolons part."""
    if item.marked:
        return [(item.start, item.end)]
    spans = []
    for start, end in sentences(text, item):
        position = start
        for cut in [*re.finditer(r"\s*;\s+", text[start:end]), None]:
            stop = start + cut.start() if cut is not None else end
            spans.append(trim(text, position, stop))
            position = start + cut.end() if cut is not None else end
    return [span for span in spans if span[0] < span[1]]
