"""Words that were recognised on pictures of pages, with their places: what OCR gives and reading takes.

It travels like a document that was converted: as bytes with a media type of its own, which no upload can have.
"""

from typing import Annotated, NamedTuple

from pydantic import Field, StringConstraints

from shared.schemas.base import Schema

RECOGNISED = "application/vnd.careergraph.recognised+json"
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
    """A page of `width` by `height` points. It has no words where it could not be recognised, too."""

    width: Annotated[float, Field(gt=0)]
    height: Annotated[float, Field(gt=0)]
    words: Annotated[tuple[RecognisedWord, ...], Field(max_length=MOST_WORDS)] = ()


class RecognisedText(Schema):
    """The pages of a document from the first on."""

    program: str = Field(description="name, version and languages of what recognised the words")
    pages: Annotated[tuple[RecognisedPage, ...], Field(min_length=1)]
    complete: bool = Field(default=True, description="false when pages were left out or could not be recognised")
    active_content: bool = Field(default=False, description="of the PDF: scripts, programs, embedded files")
