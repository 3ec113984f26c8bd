"""The parts of a job ad below its headings: duties, requirements, benefits, item by item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from services.extractor.bodies import items_of, sentences
from services.extractor.drafts import Draft
from services.extractor.heading_wording import normal
from services.extractor.rows import Row
from services.extractor.vocabulary.job_ads import PART_HEADINGS
from shared.schemas.fact_types import FactType

MAX_ITEM = 800
MAX_HEADING_WORDS = 9
MAX_LABEL_WORDS = 6
_LABEL = re.compile(r"^[^:]{3,60}:\s+(?=\S)")
# "Strong SQL, ideally BigQuery" asks for SQL: what is only wished for stands behind.
_WISH_BEHIND = re.compile(
    r"\s\S{1,40}[,;(]\s?\(?(?:and |und |et )?(?:ideally|preferably|preferred|bonus|idealerweise|gerne|vorzugsweise|"
    r"idéalement|de préférence|preferiblemente|idealmente|preferencialmente|bij voorkeur|liefst)\b|"
    r"\s\((?:ideally|preferably|preferred|idealerweise|idéalement)\b",
    re.IGNORECASE,
)
NICE = re.compile(
    r"\b(?:nice[- ]to[- ]have|a plus|is a plus|bonus|preferred|ideally|desirable|advantageous|von vorteil|"
    r"wünschenswert|idealerweise|un plus|est un atout|idéalement|deseable|valorable|se valorará|pre|pré|een plus|"
    r"diferencial|desejável)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Part:
    type: FactType | None
    name: str
    rows: list[Row] = field(default_factory=list)
    inline: int = -1  # start of what stands behind the heading in its own row


def part_drafts(text: str, rows: Sequence[Row], entry: tuple[str, int], taken: Sequence[Draft]) -> Iterator[Draft]:
    """The items below headings that say what they are. A requirement is an entry of its own: its skills join it."""
    spans = [(d.start, d.end) for d in taken if d.type in (FactType.JOB_TITLE, FactType.JOB_LOCATION)]
    for part in _parts(rows):
        if part.type is not None:
            yield from _items(text, part, part.type, entry, spans)


def is_part_heading(row: Row) -> bool:
    """Whether a row is worded like the heading of a part of an ad."""
    name = normal(row.text[:200])
    return row.words <= MAX_HEADING_WORDS and any(pattern.search(name) for pattern, _ in PART_HEADINGS)


def _parts(rows: Sequence[Row]) -> list[_Part]:
    parts = [_Part(None, "header")]
    for row in rows:
        heading, rest = _inline(row) or (_heading(row), None)
        if heading is not None:
            parts.append(heading)
        if rest is not None or heading is None:
            parts[-1].rows.append(rest or row)
    return parts


def _inline(row: Row) -> tuple[_Part, Row] | None:
    """`Skills required: Java, MySQL`: a heading and its content in one row."""
    label = None if row.bullet else _LABEL.match(row.text[:80])
    if label is None or len(label.group(0).split()) > MAX_LABEL_WORDS:
        return None
    name = normal(label.group(0))
    type_ = next((type_ for pattern, type_ in PART_HEADINGS if pattern.search(name)), None)
    if type_ is None:
        return None
    rest = replace(row, start=row.start + label.end(), text=row.text[label.end() :], heading=False, bold=False)
    return _Part(type_, name, inline=rest.start), rest


def _heading(row: Row) -> _Part | None:
    """A short row worded like a heading; any other set-off short row ends the part before it."""
    text = row.text
    if row.bullet or row.words > MAX_HEADING_WORDS or text.endswith((".", ",", ";")) or _LABEL.match(text[:80]):
        return None
    name = normal(text)
    for pattern, type_ in PART_HEADINGS:
        if pattern.search(name):
            return _Part(type_, name)
    set_off = row.heading or row.bold or text.endswith((":", "?")) or (text.isupper() and len(text) > 6)
    return _Part(None, name) if set_off and row.words <= 7 else None


def _is_wish(item: str) -> bool:
    return NICE.search(item) is not None and _WISH_BEHIND.search(item) is None


def _items(
    text: str, part: _Part, stated: FactType, entry: tuple[str, int], taken: Sequence[tuple[int, int]]
) -> Iterator[Draft]:
    for item in items_of(part.rows):
        whole = item.marked or (len(item.rows) == 1 and item.length < 260)
        for start, end in [(item.start, item.end)] if whole else sentences(text, item):
            words = text[start:end].split()
            if not words or end - start > MAX_ITEM or any(a < end and start < b for a, b in taken):
                continue
            if len(words) < 3 and not item.marked and start != part.inline:
                continue
            type_ = stated
            if type_ is FactType.JOB_REQUIREMENT and _is_wish(text[start:end]):
                type_ = FactType.JOB_NICE_TO_HAVE
            asks = type_ in (FactType.JOB_REQUIREMENT, FactType.JOB_NICE_TO_HAVE)
            yield Draft(
                type_, start, end, " ".join(words), 0.85 if item.marked else 0.7,
                ("requirement", start) if asks else entry, part.name, subject="job",
            )  # fmt: skip
