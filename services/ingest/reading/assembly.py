"""Lines and pages to the one text that every offset refers to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from services.ingest.reading.limits import Limits
from services.ingest.reading.outcome import Unreadable
from shared.schemas.reading import Box, Line, Link, Page


@dataclass(slots=True)
class DraftLine:
    """A line whose place in the text is not known yet. `text` is clean and has no line break."""

    text: str
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    bullet: bool = False
    heading: bool = False
    column: int = 0
    blank_before: bool = False
    links: list[tuple[int, int, str]] = field(default_factory=list)
    """(start, end, url), counted from the start of the line"""


@dataclass(slots=True)
class DraftPage:
    """A page's lines in reading order. `width` and `height` are points; `turned`: quarter turns to be read."""

    number: int
    lines: Sequence[DraftLine]
    width: float | None = None
    height: float | None = None
    turned: int = 0


@dataclass(slots=True)
class Assembled:
    """The text of a document with the spans of its parts."""

    text: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    links: tuple[Link, ...]


def _placed(line: DraftLine, start: int, page: int) -> Line:
    # Trusted values: validation of a hundred thousand lines would cost more than reading them.
    return Line.model_construct(
        start=start, end=start + len(line.text), page=page, box=line.box, size=line.size, bold=line.bold,
        bullet=line.bullet, heading=line.heading, column=line.column,
    )  # fmt: skip


def assemble(drafts: Iterable[DraftPage], limits: Limits) -> Assembled:
    """Join lines by a line break, blocks by a blank line, pages by a blank line.

    For every line of the result `text[line.start:line.end]` is the line's text. Raises `Unreadable`
    (`resource_limit`) beyond the limits of characters or lines.
    """
    parts: list[str] = []
    position = 0
    pages: list[Page] = []
    lines: list[Line] = []
    links: list[Link] = []
    for draft in drafts:
        page_start: int | None = None
        for line in draft.lines:
            if not line.text:
                continue
            if parts:
                separator = "\n\n" if page_start is None or line.blank_before else "\n"
                parts.append(separator)
                position += len(separator)
            page_start = position if page_start is None else page_start
            parts.append(line.text)
            lines.append(_placed(line, position, draft.number))
            links += [Link(start=position + s, end=position + e, url=url) for s, e, url in line.links if e > s]
            position += len(line.text)
            if position > limits.characters or len(lines) > limits.lines:
                raise Unreadable("resource_limit", "The document has more text than is read.", quarantine=True)
        start = position if page_start is None else page_start
        pages.append(
            Page(
                number=draft.number, start=start, end=position, width=draft.width, height=draft.height,
                turned=draft.turned,
            )
        )  # fmt: skip
    return Assembled("".join(parts), tuple(pages), tuple(lines), tuple(links))
