"""A page as a scanner would give it: grey pixels for a program that recognises words."""

import base64
import binascii
from typing import Annotated, Self

from pydantic import Field, model_validator

from shared.schemas.base import Schema

MOST_SCAN_PIXELS = 9_000_000
"""Of one page: A4 at 300 dots an inch has 8.7 million. A page may be as large as its author likes."""
MOST_SCAN_SIDE = 20_000
"""Pixels; Tesseract takes 32,767."""
_PAGES = 1_000_000


class PageScan(Schema):
    """A page of `width` by `height` points as `columns` by `rows` pixels of one byte, 0 for black."""

    width: Annotated[float, Field(gt=0)]
    height: Annotated[float, Field(gt=0)]
    pages: Annotated[int, Field(ge=1, le=_PAGES, description="how many pages the document has")]
    active_content: bool = Field(default=False, description="of the document; told with its first page")
    columns: Annotated[int, Field(ge=1, le=MOST_SCAN_SIDE)]
    rows: Annotated[int, Field(ge=1, le=MOST_SCAN_SIDE)]
    pixels: str = Field(description="row by row from the top, in base64")

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        """A child that was taken over may send anything."""
        if self.columns * self.rows > MOST_SCAN_PIXELS:
            raise ValueError("the picture is too large")
        try:
            length = len(base64.b64decode(self.pixels, validate=True))
        except binascii.Error:
            raise ValueError("the pixels are not in base64") from None
        if length != self.columns * self.rows:
            raise ValueError("the picture has another size than is said")
        return self

    def grey(self) -> bytes:
        """The pixels, row by row."""
        return base64.b64decode(self.pixels)

    def pgm(self) -> bytes:
        """The picture as a portable grey map, the plainest format that every program reads."""
        return b"P5\n%d %d\n255\n" % (self.columns, self.rows) + self.grey()
