"""Pages that lie on their side or on their head: turned until their words can be recognised.

A page is recognised as it lies. Where its words are not believed, or stand upright one letter above the other, it is
turned: the way that Tesseract's detection of orientation says, where its data are installed, else each way in turn.
The best one counts. Pages of a document mostly lie alike, so the next one is first tried as the last one was read.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from services.ingest.converting.tesseract import PlacedWord, Tesseract, TesseractFailed, quarter_turns, recognised_words

_SURE = 60.0
"""of 100, of the median letter. Ours: upright print has 85 to 96, turned print 20."""
_TELLING = 3
"""letters of a word that is wider than high where it lies on its line"""
_FEW_LETTERS = 12
"""A picture with fewer on it has no text to be turned for."""
_WAYS = (1, 3, 2)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's grey pixels, row by row."""

    columns: int
    rows: int
    grey: bytes

    def turned(self, quarters: int) -> "Picture":
        """The same, turned clockwise by `quarters` right angles."""
        if not quarters:
            return self
        pixels = np.rot90(np.frombuffer(self.grey, np.uint8).reshape(self.rows, self.columns), -quarters)
        return Picture(pixels.shape[1], pixels.shape[0], pixels.tobytes())

    def pgm(self) -> bytes:
        """The picture as a portable grey map, the plainest format that every program reads."""
        return b"P5\n%d %d\n255\n" % (self.columns, self.rows) + self.grey


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of a picture after `quarters` turns clockwise, and that picture."""

    words: list[PlacedWord]
    quarters: int
    picture: Picture

    @property
    def confidence(self) -> float:
        """That of the median letter, from 0 to 100; 0 where the words stand on their side."""
        return 0.0 if _stand_upright(self.words) else _usual_confidence(self.words)


def recognised_upright(tesseract: Tesseract, picture: Picture, first: int, end: float) -> Recognised:
    """What is recognised on a picture, turned where that helps.

    Args:
        first: quarter turns that are tried first.
        end: on the monotonic clock; no further way is tried beyond it.

    Raises `TesseractFailed` where the first attempt fails.
    """

    def attempt(quarters: int) -> Recognised:
        turned = picture.turned(quarters)
        words = recognised_words(tesseract, turned.pgm(), max(1.0, end - time.monotonic()))
        return Recognised(words, quarters, turned)

    best = attempt(first)
    if best.confidence >= _SURE or sum(len(word.text) for word in best.words) < _FEW_LETTERS:
        return best
    for quarters in _ways(tesseract, picture, first, end):
        if time.monotonic() >= end:
            break
        try:
            other = attempt(quarters)
        except TesseractFailed:
            break  # out of time: what was recognised before counts
        if other.confidence > best.confidence:
            best = other
        if best.confidence >= _SURE:
            break
    return best


def _ways(tesseract: Tesseract, picture: Picture, tried: int, end: float) -> Iterator[int]:
    told = quarter_turns(tesseract, picture.pgm(), max(1.0, end - time.monotonic()))
    if told is not None and told != tried:
        yield told
    yield from (way for way in (0, *_WAYS) if way not in (tried, told))


def _stand_upright(words: Sequence[PlacedWord]) -> bool:
    """Whether most longer words are higher than wide: Tesseract reads them, but tells places of the other way."""
    longer = [word for word in words if len(word.text) >= _TELLING]
    return 2 * sum(word.y1 - word.y0 > word.x1 - word.x0 for word in longer) > len(longer)


def _usual_confidence(words: Sequence[PlacedWord]) -> float:
    sure = sorted(confidence for word in words for confidence in [word.confidence] * len(word.text))
    return float(sure[len(sure) // 2]) if sure else 0.0
