"""What the page shows: a document with its facts, and the place of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.ingest.picturing.page_view import PageView
from shared.schemas.facts import Fact
from shared.schemas.reading import Box, Reading


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document that was read, classified and searched for facts.

    `views` holds the pages that could be drawn, by number; formats without pages have none. `name` is the file's.
    """

    name: str
    kind: str
    confidence: float
    reading: Reading
    facts: tuple[Fact, ...]
    views: Mapping[int, PageView]


@dataclass(frozen=True, slots=True)
class PlacedFact:
    """A fact with its number on the page (counted from 1), and the boxes around its very words.

    What sums up the document has no place of its own: `cites` are the numbers of the facts that it is made of.
    """

    number: int
    fact: Fact
    boxes: tuple[Box, ...]
    cites: tuple[int, ...] = ()
