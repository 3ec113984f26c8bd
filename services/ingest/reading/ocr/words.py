"""Words that were recognised on pictures of pages, with their places: what OCR gives and reading takes.

It travels like a document that was converted: as bytes with a media type of its own, which no upload can have. Where
other pages of a PDF have a text layer, the PDF travels along.
"""

import struct
from typing import Annotated, NamedTuple

from pydantic import Field, StringConstraints

from shared.schemas.base import Schema

RECOGNISED = "application/vnd.careergraph.recognised+json"
RECOGNISED_PAGES = "application/vnd.careergraph.recognised+pdf"
"""Some pages of a PDF; see `beside`."""
_LENGTH = struct.Struct(">I")
MOST_WORDS = 5_000
"""Of one page; the densest print has 2,000."""
LONGEST_WORD = 200

RecognisedCharacters = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_WORD)]


class RecognisedWord(NamedTuple):
    """One word in points from the page's top left corner. `size` is the em of its line's letters, `stroke` the width
    of its strokes, 0 where it cannot be told; `confidence` goes from 0 to 100."""

    text: RecognisedCharacters
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    size: Annotated[float, Field(gt=0)]
    stroke: Annotated[float, Field(ge=0)]
    confidence: Annotated[float, Field(ge=0, le=100)]
    opens_line: bool
    """the first word of what the program took for a line"""


class RecognisedPage(Schema):
    """A page of `width` by `height` points, as it is read. It has no words where it could not be recognised, too."""

    width: Annotated[float, Field(gt=0)]
    height: Annotated[float, Field(gt=0)]
    turned: Annotated[int, Field(ge=0, le=3)] = 0
    """quarter turns clockwise after which it can be read"""
    words: Annotated[tuple[RecognisedWord, ...], Field(max_length=MOST_WORDS)] = ()


class RecognisedText(Schema):
    """The pages of a document from the first on, or those that `numbers` names."""

    program: str = Field(description="name, version and languages of what recognised the words")
    pages: Annotated[tuple[RecognisedPage, ...], Field(min_length=1)]
    numbers: tuple[Annotated[int, Field(ge=1)], ...] = Field(default=(), description="of the pages, rising")
    complete: bool = Field(default=True, description="false when pages were left out or could not be recognised")
    active_content: bool = Field(default=False, description="of the PDF: scripts, programs, embedded files")


def beside(pdf: bytes, found: RecognisedText) -> bytes:
    """A PDF and what was recognised on some of its pages, as one document (`RECOGNISED_PAGES`)."""
    words = found.model_dump_json().encode()
    return _LENGTH.pack(len(words)) + words + pdf


def taken_apart(data: bytes) -> tuple[bytes, RecognisedText]:
    """What `beside` put together. Raises ValueError (pydantic's, too) for anything else."""
    if len(data) < _LENGTH.size:
        raise ValueError("too short")
    (length,) = _LENGTH.unpack_from(data)
    words = data[_LENGTH.size : _LENGTH.size + length]
    found = RecognisedText.model_validate_json(words)
    if len(found.numbers) != len(found.pages):
        raise ValueError("the numbers of the pages are missing")
    return data[_LENGTH.size + length :], found
