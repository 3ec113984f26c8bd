"""Ratings that are numbers, with the scale they are on: "4.5 out of 5", "3/5", "4 (scale 1-5)", "8 von 10"."""

import re
from collections.abc import Sequence

from services.extractor.structure.rows import Row

MAX_SCANNED = 300
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_OF = re.compile(
    rf"(?<![\d.,/])(?P<score>{_NUMBER})\s?(?:/|out of|of|von|sur|sobre|su|de|van(?: de)?|op een schaal van|"
    rf"auf einer skala (?:von|bis)|"
    rf"em)\s?(?P<most>{_NUMBER})(?![\d/])",
    re.IGNORECASE,
)
_SCALE = re.compile(
    rf"(?:scale|skala|échelle|escala|schaal)\b[^\d]{{0,25}}(?P<least>{_NUMBER})(?:\s?\([^()]{{1,30}}\))?\s?(?:-|–|to|bis|à|a|tot|"
    rf"=[^,;]{{0,40}}[,;.–-])"
    rf"\s?(?P<most>{_NUMBER})",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?<![\d/])(\d{1,2})\s?=\s?[^\W\d]")
_FIRST = re.compile(rf"^\s*(?P<score>{_NUMBER})(?=\s|$|[-–(,;])")

Score = dict[str, float | None]
Scale = tuple[float, float]
"""The least and the most that a scale has."""


def scale_of(rows: Sequence[Row]) -> Scale | None:
    """The scale that the rows of a form explain first."""
    return next((scale for row in rows if (scale := _scale(row.text[:MAX_SCANNED])) is not None), None)


def score_of(rating: str, form: Scale | None) -> Score | None:
    """The number of a rating with its scale, its own or else that of the whole form; None for words alone."""
    rating = rating[:MAX_SCANNED]
    of = _OF.search(rating)
    stated = of or _FIRST.match(rating)
    if stated is None:
        return None
    score = _number(stated["score"])
    least, highest = _scale(rating) or form or (None, None)
    if of is None:
        return _checked(score, least, highest)
    alone = [int(number) for number in _LISTED.findall(rating)]  # "4 / 5 (1 = poor)" names one end of its scale
    lowest = alone[0] if len(alone) == 1 and alone[0] < score else None
    most = _number(of["most"])
    return _checked(score, least if highest == most else lowest, most)


def _scale(text: str) -> Scale | None:
    """What a text explains number by number, or from one end to the other."""
    listed = sorted(int(number) for number in _LISTED.findall(text))
    if len(listed) > 1:
        return listed[0], listed[-1]
    found = _SCALE.search(text)
    return None if found is None else (_number(found["least"]), _number(found["most"]))


def _checked(score: float, least: float | None, most: float | None) -> Score | None:
    if most is not None and score > most:
        return None
    return {"score": score, "least": least, "most": most}


def _number(written: str) -> float:
    number = float(written.replace(",", "."))
    return int(number) if number.is_integer() else number
