"""A document's sections: what stands below each heading, across columns and pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from services.extractor.phrases.roles import (
    degree_span,
    school_score,
)
from services.extractor.structure.columns_beside import sections_beside
from services.extractor.structure.heading_levels import Outline
from services.extractor.structure.heading_wording import MAX_HEADING_LENGTH, normal
from services.extractor.structure.inner_headings import headings_of_entries
from services.extractor.structure.margin_headings import without_margin_headings
from services.extractor.structure.rows import Row
from services.extractor.structure.section_headings import heading_kinds, heads_an_entry
from services.extractor.structure.wrapped_headings import with_whole_headings
from services.extractor.vocabulary.headings import HEADING_KINDS
from services.extractor.vocabulary.labels import TECHNOLOGIES

_INLINE = re.compile(r"^([^:]{3,40}):\s+\S")
_WITH_INLINE = ("header", "untitled", "other", "education", "interests", "languages", "certificates")
_INLINE_KINDS = frozenset({"skills", "languages", "interests", "certificates", "summary"})
# What opens a section behind its heading in the same line even among jobs, where the line stands apart.
_APART_KINDS = frozenset({*_INLINE_KINDS, "education", "awards", "references", "memberships", "publications"})
_WITH_LABEL = frozenset({"skills", "languages", "interests", "certificates", "summary"})  # their rules expect it
_TOOLS = re.compile("|".join(TECHNOLOGIES), re.IGNORECASE)


@dataclass(slots=True)
class Section:
    """A heading and the rows below it. `kind` is `header` above the first heading, `untitled` where a column
    begins without one, `other` for a heading of unknown meaning."""

    kind: str
    heading: Row | None
    rows: list[Row] = field(default_factory=list)


def split_sections(rows: Sequence[Row]) -> list[Section]:
    """All rows, in order, each in exactly one section (headings stand in `Section.heading`)."""
    rows = without_margin_headings(with_whole_headings(rows))
    kinds = heading_kinds(rows)
    repeated = headings_of_entries(rows, kinds)
    rows = [row for position, row in enumerate(rows) if position not in repeated]
    kinds = [kind for position, kind in enumerate(kinds) if position not in repeated]
    lefts = _left_edges(rows)
    sections = [Section("header", None)]
    current = sections[0]
    ends: dict[tuple[int, int], Section] = {}
    headed: dict[int, Section] = {}
    beside = sections_beside(rows, kinds)
    previous: Row | None = None
    outline = Outline()
    for position, (row, kind) in enumerate(zip(rows, kinds, strict=True)):
        if kind is not None:
            current = headed[position] = Section(kind, row)
            sections.append(current)
            outline.opens(row, kind)
        elif beside.get(position) in headed:
            current = headed[beside[position]]
            current.rows.append(row)
        else:
            if previous is not None and (row.column, row.page) != (previous.column, previous.page):
                current = _resumed(sections, ends, lefts, current, row)
            inline = outline.goes_back_to(row, heads_an_entry(rows, position)) or _inline_kind(row, current)
            if inline is not None and current.kind == "contact":  # one row of a form
                sections.append(Section(inline, None, [row]))
                previous = row
                continue
            if inline is not None:
                current = Section(inline, None)
                sections.append(current)
                row = row if inline in _WITH_LABEL else _without_label(row)
            current.rows.append(row)
        ends[row.page, row.column] = current
        previous = row
    return [section for section in sections if section.rows or section.heading is not None]


_Edges = dict[tuple[int, int], float]


def _left_edges(rows: Sequence[Row]) -> _Edges:
    """The left edge of each (page, column), where the format has boxes."""
    edges: _Edges = {}
    for row in rows:
        if row.box is not None:
            key = (row.page, row.column)
            edges[key] = min(edges.get(key, row.box.x0), row.box.x0)
    return edges


def _resumed(
    sections: list[Section], ends: dict[tuple[int, int], Section], lefts: _Edges, current: Section, row: Row
) -> Section:
    """The section that a row belongs to where a column or page begins without a heading.

    A new page goes on with the column of the page before that stands at the same left edge; a new column of the
    same page begins something untitled, unless a list plainly goes on.
    """
    key = (row.page, row.column)
    if current.heading is not None and not current.rows and current.heading.page == row.page - 1:
        return current  # a heading at the foot of a page
    if key in ends:
        return ends[key]
    before = [k for k in ends if k[0] == row.page - 1]
    if before and key in lefts:
        nearest = min(before, key=lambda k: (abs(lefts.get(k, 1e9) - lefts[key]), k))
        if abs(lefts.get(nearest, 1e9) - lefts[key]) < 40 or len(before) == 1:
            return ends[nearest]
    elif before:
        return ends.get((row.page - 1, row.column), current)
    of_school = current.kind == "education" and (school_score(row.text) or degree_span(row.text) is not None)
    if row.bullet or current.kind == "header" or row.text[:1].islower() or of_school:
        return current
    untitled = Section("untitled", None)
    sections.append(untitled)
    return untitled


def _inline_kind(row: Row, current: Section) -> str | None:
    """`Languages: English, German` in one line opens a section of its own, except among skill groups."""
    match = _INLINE.match(row.text[: MAX_HEADING_LENGTH * 2])
    if match is None or row.bullet:
        return None
    kind = HEADING_KINDS.get(normal(match.group(1)))
    if current.kind not in (*_WITH_INLINE, "contact"):
        return kind if kind != current.kind and _stands_apart(row, match.group(1), kind) else None
    if current.kind == "education" and kind == "certificates" and "course" in match.group(1).casefold():
        apart = row.gap_before and match.group(1).isupper()
        return kind if apart else None  # the courses of a school
    if current.kind == "contact" and kind not in ("languages", "interests"):
        return None
    return kind if kind in _INLINE_KINDS and kind != current.kind else None


def _stands_apart(row: Row, label: str, kind: str | None) -> bool:
    """`EDUCATION: BA, Some College` below a gap; a school or degree behind the colon tells as much as capitals do."""
    if kind not in _APART_KINDS or not row.gap_before or _TOOLS.fullmatch(label):
        return False
    taught = kind == "education" and (school_score(row.text) > 0 or degree_span(row.text) is not None)
    return label.isupper() or taught


def _without_label(row: Row) -> Row:
    label = row.text.index(":") + 1
    cut = label + len(row.text[label:]) - len(row.text[label:].lstrip())
    return replace(row, start=row.start + cut, text=row.text[cut:])
