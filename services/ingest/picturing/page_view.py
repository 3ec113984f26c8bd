"""What a page looks like: its picture, and where each character stands on it."""

import base64
import binascii
import struct
from typing import Annotated, NamedTuple, Self

from pydantic import Field, model_validator

from shared.schemas.base import Schema

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 4_000_000
"""Of one picture: a page may be as large as its author likes."""
_SIZE_OFFSET = 16  # of width and height in a PNG file


class Place(NamedTuple):
    """Where a character stands: points from the page's top left corner; `size` is the font's em."""

    x0: float
    x1: float
    baseline: float
    size: float


class PageView(Schema):
    """A page of `width` by `height` points. `places[i]` is where `characters[i]` stands; blanks are left out."""

    width: Annotated[float, Field(gt=0)]
    height: Annotated[float, Field(gt=0)]
    picture: str = Field(description="PNG, in base64")
    characters: str
    places: tuple[Place, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        """A child that was taken over may send anything."""
        try:
            picture = base64.b64decode(self.picture, validate=True)
        except binascii.Error:
            raise ValueError("the picture is not in base64") from None
        if not picture.startswith(PNG_MAGIC):
            raise ValueError("the picture is no PNG")
        width, height = struct.unpack_from(">II", picture.ljust(_SIZE_OFFSET + 8, b"\0"), _SIZE_OFFSET)
        if not 0 < width * height <= MOST_PIXELS:
            raise ValueError("the picture has no size, or too large a one")
        if len(self.characters) != len(self.places):
            raise ValueError("characters and places differ in number")
        return self
