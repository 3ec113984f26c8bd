"""A document as it was read: its text, and where on the page each part of the text stands.

This is the content of the sealed text blob that `document.read` points to. Every offset in the platform is a
code point of `Reading.text`; `text[start:end]` is what a fact quotes.
"""

import datetime as dt
from typing import Literal

from pydantic import Field

from shared.schemas.base import Schema


class Box(Schema):
    """A rectangle on a page: points (1/72 inch), origin at the page's top left corner."""

    page: int = Field(ge=1)
    x0: float
    y0: float
    x1: float
    y1: float


class Line(Schema):
    """One visual line (or paragraph, where the format has no lines) of the text, in reading order."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    page: int = Field(ge=1)
    box: Box | None = None
    size: float | None = Field(default=None, description="font size in points, where the format tells it")
    bold: bool = False
    bullet: bool = Field(default=False, description="a list item; its marker is not part of the text")
    heading: bool = Field(default=False, description="the format itself says heading (DOCX style, Markdown #)")
    column: int = Field(default=0, ge=0, description="0 for the first or only column of its page")


class Page(Schema):
    """One page, with the part of the text that stands on it. Formats without pages have exactly one."""

    number: int = Field(ge=1)
    start: int
    end: int
    width: float | None = None
    height: float | None = None
    turned: int = Field(default=0, ge=0, le=3, description="quarter turns clockwise after which it is read")


class Link(Schema):
    """A hyperlink and the span of text that shows it."""

    start: int
    end: int
    url: str


class PartialDate(Schema):
    """A date as precise as it was written."""

    date: dt.date = Field(description="first day of what was written: 2020 is 2020-01-01")
    precision: Literal["year", "month", "day"]

    def iso(self) -> str:
        """The date as it was written: `2020`, `2020-02` or `2020-02-03`."""
        return self.date.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]


class Quality(Schema):
    """How readable a text is, from 0 to 1. `score` is the product of the parts; 1 is an ordinary text.

    A part is 1 for texts that are too short to be judged by it.
    """

    score: float = Field(ge=0, le=1)
    characters: float = Field(ge=0, le=1, description="share of the glyphs that have a known character")
    letters: float = Field(ge=0, le=1, description="share of letters among the characters, against what is usual")
    words: float = Field(ge=0, le=1, description="share of words with a vowel, and of vowels, against what is usual")
    spacing: float = Field(ge=0, le=1, description="share of letters in words of ordinary length")


class Reading(Schema):
    """The text of a document with positions."""

    text: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    links: tuple[Link, ...] = ()
    language: str | None = Field(default=None, description="ISO 639-1, or null when the text is too short to tell")
    document_date: PartialDate | None = Field(default=None, description="the document's own date")
    document_date_source: Literal["text", "metadata"] | None = None
    words: int = 0
    warnings: tuple[str, ...] = Field(default=(), description="stable codes, e.g. `active_content`")
    encoding: str | None = Field(default=None, description="of plain text")
    quality: Quality | None = Field(default=None, description="null in readings of version 1")
    reader: str = Field(description="name and version of the code that read it")
