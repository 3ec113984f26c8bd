"""Labels before values that a narrow column breaks: `Occupation or position`, and below it `held`. Pure."""

from collections.abc import Sequence

from services.ingest.reading.pdf.words import Word

_SAME_EDGE = 1.5  # points
_SAME_SIZE = 0.5  # points
_MOST_WORDS = 5
_JOINTS = frozenset("of the and or des der und oder de du et ou la el y del di della e da do van en of het".split())  # noqa: SIM905


def is_label_rest(part: Sequence[Word], below: Sequence[Word], beside: float | None) -> bool:
    """Whether `below` is the rest of the label `part`, flush with it on the right.

    It goes on in small letters, or behind a small word ("of", "des"). `beside` is where the text beside the label
    begins, None where nothing stands there.
    """
    if len(part) > 2 * _MOST_WORDS or len(below) > _MOST_WORDS or below[0].bullet or part[0].bullet:
        return False
    last = part[-1].text
    # In a column set by its right edge, with nothing beside, small letters tell nothing.
    goes_on = last in _JOINTS or (beside is not None and below[0].text[:1].islower())
    if any(map(str.isdigit, last + below[-1].text)) or not goes_on:
        return False
    alike = abs(part[-1].size - below[0].size) <= _SAME_SIZE
    flush = alike and abs(part[-1].x1 - below[-1].x1) <= _SAME_EDGE and part[0].x0 != below[0].x0
    return flush and (beside is None or below[-1].x1 < beside) and last[-1:].isalpha()
