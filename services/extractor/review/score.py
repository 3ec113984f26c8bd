"""Ratings that are numbers, with the scale they are on: "4.5 out of 5", "3/5", "4 (scale 1-5)", "8 von 10"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Scale:
    """What a form says of the scale of its ratings: its ends in words, and the numbers that it explains, ascending."""

    ends: re.Match[str] | None
    listed: tuple[int, ...]


def scale_of(rows: Sequence[Row]) -> Scale:
    """The scale that the rows of a form state first; of a list two numbers or more are explained in one row."""
    texts = [row.text[:MAX_SCANNED] for row in rows]
    ends = next((found for text in texts if (found := _SCALE.search(text))), None)
    listed = next((numbers for text in texts if len(numbers := _LISTED.findall(text)) > 1), [])
    return Scale(ends, tuple(sorted(map(int, listed))))


def score_of(rating: str, form: Scale) -> Score | None:
    """The number of a rating with its scale, its own or else that of the whole form; None for words alone."""
    rating = rating[:MAX_SCANNED]
    of = _OF.search(rating)
    scale = _SCALE.search(rating) or form.ends
    listed = sorted(int(number) for number in _LISTED.findall(rating)) or form.listed
    if of is not None:
        least = _number(scale.group("least")) if scale is not None and scale.group("most") == of.group("most") else None
        if least is None and len(listed) > 1 and listed[-1] == _number(of.group("most")):
            least = listed[0]
        if least is None and len(listed) == 1 and listed[0] < _number(of.group("score")):
            least = listed[0]
        return _checked(_number(of.group("score")), least, _number(of.group("most")))
    first = _FIRST.match(rating)
    if first is None:
        return None
    if scale is None and len(listed) > 1:
        return _checked(_number(first.group("score")), listed[0], listed[-1])
    if scale is None:
        return _checked(_number(first.group("score")), None, None)
    return _checked(_number(first.group("score")), _number(scale.group("least")), _number(scale.group("most")))


def _checked(score: float, least: float | None, most: float | None) -> Score | None:
    if most is not None and score > most:
        return None
    return {"score": score, "least": least, "most": most}


def _number(written: str) -> float:
    number = float(written.replace(",", "."))
    return int(number) if number.is_integer() else number
