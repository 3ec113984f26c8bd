"""The numbers in a statement, with their units, however they are written: `80%`, `four fifths`, `$1.2M`,
`six`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from services.knowledge_graph.normalise.words import content_stem, folded

EXACT_TOLERANCE = 0.02
"""Relative: `a third` and `33 %` are the same number."""
HEDGED_TOLERANCE = 0.08
"""Relative, where one of the two says `about`, `nearly`, `over`."""

Unit = Literal["%", "x", "money", "year", "time", "count"]
Agreement = Literal["agree", "disagree", "other_event", "silent"]

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBER_WORDS = {**_SMALL, **_TENS, "dozen": 12, "hundred": 100}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_TIMES = {
    "doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "quadrupled": 4, "twofold": 2, "threefold": 3,
    "fourfold": 4, "fivefold": 5, "tenfold": 10, "twice": 2,
}  # fmt: skip
_SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9,
    "billion": 1e9,
}  # fmt: skip
_SECONDS = {
    "ms": 1e-3, "millisecond": 1e-3, "sec": 1.0, "second": 1.0, "min": 60.0, "minute": 60.0, "hr": 3600.0,
    "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 2592000.0,
}  # fmt: skip

_PART_NAMES = "|".join(f"{name}s?" for name in _PARTS if name not in ("half", "quarter"))
_COUNT_NAMES = "|".join(sorted(_NUMBER_WORDS, key=lambda name: (-len(name), name)))
_HEDGE = (
    r"(?P<hedge>(?:about|nearly|almost|around|approximately|roughly|over|some|more than|up to|close to|~)"
    r"\s*)?"
)
_FRACTION = re.compile(
    rf"{_HEDGE}(?:"
    r"(?P<halved>\bhalved\b|\bhalving\b|\b(?:by|in|a|one) half\b|\bhalf (?:of|the)\b)"
    r"|\b(?:by (?:a|one) (?P<q1>quarter)\b|(?:a|one) (?P<q2>quarter) of\b|(?P<q3>three)[ -]quarters\b)"
    rf"|\b(?P<count>a|{_COUNT_NAMES})[ -](?P<part>{_PART_NAMES})\b"
    r"(?![ -](?:party|parties|person|time|place|year)))"
)
_TIMES_WORD = re.compile(rf"{_HEDGE}\b(?P<times>{'|'.join(_TIMES)})\b")
_FIGURE = re.compile(
    rf"{_HEDGE}(?<![\w.,-])"
    r"(?P<money>[$€£]\s?|usd |eur |gbp )?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:[ -]?(?P<scale>k|thousand|mm|mn|million|m|bn|billion|b)\b)?"
    r"(?P<plus>\+)?"
    r"(?:\s?(?P<percent>%|percent\b|per cent\b|pct\b)"
    r"|(?P<times>x\b|-fold\b| times\b)"
    r"|[ -]?(?P<second>ms|milliseconds?|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?)\b)?"
    r"(?!\w)"
)
_ANY = re.compile(rf"\d|\b(?:{_COUNT_NAMES}|{'|'.join(_TIMES)}|hal[fv]|quarter|{_PART_NAMES})")
"""What a text without which holds no number: most texts are done here."""
_NOUN = re.compile(r"[ -](?P<noun>[^\W\d_]+)")
_RANGE_UNIT = r"\s?%|\spercent|\s?(?:ms|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?)\b"
_RANGE = re.compile(
    rf"(?P<low>(?<![\w.,-])[$€£]?\d[\d.,]*(?:[kmb]|bn)?)(?P<low_unit>{_RANGE_UNIT})?"
    r"(?:\s(?:down |up )?to\s|\s?-\s?)"
    rf"(?P<high>[$€£]?\d[\d.,]*(?:[kmb]|bn)?)(?P<unit>{_RANGE_UNIT})?(?!\w)"
)
_WORDED = re.compile(
    rf"{_HEDGE}(?<![\w-])(?P<word>{_COUNT_NAMES})(?:[ -](?P<more>{_COUNT_NAMES}|thousand|million)\b)?"
    r"(?:\s(?P<percent>percent|per cent)|(?P<times> times))?(?!\w)(?!-?\s?of\sthe\b)"
)


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A number with its unit: percent as written (80 for 80 %), durations in seconds, money without currency.

    `of` is the stem of what is counted (`six engineers`), or the side of a range (`from`, `to`), or empty.
    """

    unit: Unit
    of: str
    number: float
    hedged: bool = False


@lru_cache(maxsize=16384)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text, sorted and each once. Digits inside names (`p99`, `S3`, `us-east-2`) are
    none."""
    rest = folded(text)
    if not _ANY.search(rest):
        return ()
    found: set[Quantity] = set()
    for match in _RANGE.finditer(rest):
        for side, name, unit in (("from", "low", match["low_unit"]), ("to", "high", None)):
            figure = _FIGURE.match(match[name] + (unit or match["unit"] or ""))
            if figure is not None:
                found.add(replace(_figure(figure), of=side))
    rest = _RANGE.sub(" | ", rest)
    for pattern, read in _READERS:
        for match in pattern.finditer(rest):
            quantity = read(match)
            if quantity is not None:
                found.add(quantity)
        rest = pattern.sub(" | ", rest)
    return tuple(sorted(found))


def _fraction(match: re.Match[str]) -> Quantity:
    hedged = bool(match["hedge"])
    if match["halved"]:
        return Quantity("%", "", 50.0, hedged)
    if match["q1"] or match["q2"] or match["q3"]:
        return Quantity("%", "", 75.0 if match["q3"] else 25.0, hedged)
    count = 1 if match["count"] == "a" else _NUMBER_WORDS[match["count"]]
    return Quantity("%", "", round(100.0 * count / _PARTS[match["part"].rstrip("s")], 2), hedged)


def _times(match: re.Match[str]) -> Quantity:
    return Quantity("x", "", float(_TIMES[match["times"]]), bool(match["hedge"]))


def _figure(match: re.Match[str]) -> Quantity:
    number = float(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1.0)
    hedged = bool(match["hedge"] or match["plus"])
    if match["percent"]:
        return Quantity("%", "", number, hedged)
    if match["times"]:
        return Quantity("x", "", number, hedged)
    if match["money"]:
        return Quantity("money", "", number, hedged)
    if match["second"]:
        unit = match["second"]
        seconds = _SECONDS.get(unit) or _SECONDS[unit.rstrip("s")]
        return Quantity("time", "", round(number * seconds, 6), hedged)
    if re.fullmatch(r"(?:19|20)\d\d", match["number"]) and not match["scale"]:
        return Quantity("year", "", number)
    return Quantity("count", _counted(match), number, hedged)


def _worded(match: re.Match[str]) -> Quantity | None:
    number = float(_NUMBER_WORDS[match["word"]])
    if more := match["more"]:
        number = number * _SCALES.get(more, 100.0 if more == "hundred" else 12.0 if more == "dozen" else 1.0)
        if match["word"] in _TENS or match["word"] == "twenty":
            number += _SMALL.get(more, 0)
    if match["percent"]:
        return Quantity("%", "", number, bool(match["hedge"]))
    if match["times"]:
        return Quantity("x", "", number, bool(match["hedge"]))
    if number == 1 and not match["more"]:
        return None  # "one of the", "first one": rarely a count
    return Quantity("count", _counted(match), number, bool(match["hedge"]))


NUMBER_STEMS = frozenset(content_stem(word) for word in (*_NUMBER_WORDS, *_PARTS, *_TIMES, *_SCALES, *_SECONDS))
"""Stems of the words that numbers are written with."""


def _counted(match: re.Match[str]) -> str:
    """The stem of the word behind a number: what it counts."""
    noun = _NOUN.match(match.string, match.end())
    return content_stem(noun["noun"]) if noun else ""


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Quantity | None]], ...] = (
    (_FRACTION, _fraction),
    (_TIMES_WORD, _times),
    (_FIGURE, _figure),
    (_WORDED, _worded),
)


def agreement(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> Agreement:
    """How the numbers of two statements compare, unit by unit (and side by side of a range).

    `silent`: nothing to compare, as when they count different things. `disagree`: of some unit, or of one
    counted thing, they have no number in common. `other_event`: they name different years, so they hardly
    tell of the same.
    """
    agreed = differed = False
    for unit, of in sorted({(q.unit, q.of) for q in one} & {(q.unit, q.of) for q in other}):
        ours = [q for q in one if (q.unit, q.of) == (unit, of)]
        theirs = [q for q in other if (q.unit, q.of) == (unit, of)]
        same = any(_is_equal(a, b) for a in ours for b in theirs)
        if unit == "year":
            if not same:
                return "other_event"
        elif same:
            agreed = True
        elif unit != "count" or of:
            differed = True
    if differed:
        return "disagree"
    return "agree" if agreed or _share_a_count(one, other) else "silent"


def same_measure(one: Any, other: Any) -> bool:
    """Whether two values of achievements (`{"metric", "value", "unit", "direction"}`) hold one number of
    one unit."""
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return False
    ours, theirs = one.get("value"), other.get("value")
    if not isinstance(ours, (int, float)) or not isinstance(theirs, (int, float)):
        return False
    if folded(str(one.get("unit") or "")) != folded(str(other.get("unit") or "")):
        return False
    return abs(ours - theirs) <= EXACT_TOLERANCE * max(abs(ours), abs(theirs))


def _share_a_count(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> bool:
    """Whether both hold one number of which only one says what it counts."""
    return any(a.number == b.number and not (a.of and b.of) for a in one for b in other if a.unit == b.unit == "count")


def _is_equal(one: Quantity, other: Quantity) -> bool:
    if one.unit == "year":
        return one.number == other.number
    tolerance = HEDGED_TOLERANCE if one.hedged or other.hedged else EXACT_TOLERANCE
    return abs(one.number - other.number) <= tolerance * max(one.number, other.number)
