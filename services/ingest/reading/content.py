"""What the reader of a format hands on: the text with its parts, and what the file says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.ingest.reading.assembly import Assembled
from shared.schemas.reading import Quality


@dataclass(frozen=True, slots=True)
class Content:
    """What one document of any format says."""

    assembled: Assembled
    reader: str
    """the format, or name and version of the program that told the characters; part of `Reading.reader`"""
    dates: Sequence[str] = ()
    """those of the metadata, best first, as written"""
    warnings: Sequence[str] = ()
    """stable codes"""
    hidden: str = ""
    """the text that nobody sees and that is left out"""
    encoding: str | None = None
    """of the file's characters, where the format leaves that open"""
    quality: Quality | None = None
    """how readable the words are, where it is not told by the text alone"""
