"""The numbers in a statement, with their units, however they are written: `80%`, `four fifths`, `$1.2M`,
`six`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from services.knowledge_graph.normalise.number_notations import (
    CURRENCY_BEHIND,
    in_order,
    in_plain_notation,
)
from services.knowledge_graph.normalise.number_words import TENS, UNITS, in_digits
from services.knowledge_graph.normalise.words import COMMON_STEMS, content_stem, folded, word_set
from shared.months import ENGLISH_MONTHS

Unit = Literal["%", "x", "money", "year", "time", "count"]

_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_TIMES = {
    "doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "quadrupled": 4, "twofold": 2, "threefold": 3,
    "fourfold": 4, "fivefold": 5, "tenfold": 10, "twice": 2, "verdoppelt": 2, "verdreifacht": 3, "doublé": 2,
}  # fmt: skip
_SCALES = {
    "k": 1e3, "thousand": 1e3, "tausend": 1e3, "mille": 1e3, "mil": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6,
    "million": 1e6, "millions": 1e6, "millionen": 1e6, "millones": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
}  # fmt: skip
_SECONDS = {
    "ms": 1e-3, "millisecond": 1e-3, "sec": 1.0, "second": 1.0, "min": 60.0, "minute": 60.0, "hr": 3600.0,
    "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 2592000.0,
    **dict.fromkeys(("sekunden", "secondes", "segundos", "seconden"), 1.0),
    **dict.fromkeys(("minuten", "minutos", "minuut"), 60.0),
    **dict.fromkeys(("stunde", "stunden", "heure", "heures", "hora", "horas", "uur", "uren"), 3600.0),
    **dict.fromkeys(("tag", "tage", "tagen", "jour", "jours", "dia", "dias", "dag", "dagen"), 86400.0),
    **dict.fromkeys(("woche", "wochen", "semaine", "semaines", "semana", "semanas", "weken"), 604800.0),
    **dict.fromkeys(("monat", "monate", "monaten", "mois", "mes", "meses", "maand", "maanden"), 2592000.0),
}  # fmt: skip
_TIME_NAMES = (
    ("weeks", 604800.0), ("days", 86400.0), ("hours", 3600.0), ("minutes", 60.0), ("seconds", 1.0),
    ("milliseconds", 1e-3),
)  # fmt: skip

_SCALE = rf"(?:{'|'.join(sorted(_SCALES, key=lambda name: (-len(name), name)))})"
_PERCENT = r"(?:%|percent\b|per cent\b|pct\b|prozent\b|pour cent\b|por ciento\b|por cento\b|procent\b)"
_TIME = rf"(?:(?:milliseconds|secs|seconds|mins|minutes|hrs|hours|days|weeks|months|{'|'.join(_SECONDS)})\b)"
_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_HEDGE = (
    r"(?P<hedge>(?:(?P<least>over|more than|at least|uber|mehr als|plus de|mas de|meer dan|mais de)"
    r"|about|nearly|almost|around|approximately|roughly|some|close to|up to|rund|etwa|circa|environ|unos|~)\s*)?"
)
_FRACTION = re.compile(
    rf"{_HEDGE}(?:"
    r"(?P<halved>\bhalved\b|\bhalving\b|\bhalves\b|\bhalbiert\b|\b(?:by|in|a|one) half\b|\bhalf (?:of|the)\b"
    r"|(?:(?<=more than )|(?<=over )|(?<=almost )|(?<=nearly )|(?<=about ))half\b(?! an?\b))"
    r"|(?:(?:\bby |(?<=more than )|(?<=almost )|(?<=nearly )|(?<=about ))(?:a|one) (?P<q1>quarter)\b"
    r"|\b(?:a|one) (?P<q2>quarter) of\b|\b(?P<q3>three)[ -]quarters\b)"
    r"|\b(?P<count>a|one|two|three|four|five|six|seven)[ -]"
    rf"(?P<part>{'|'.join(f'{name}s?' for name in _PARTS if name != 'quarter')})\b"
    r"(?![ -](?:party|parties|person|time|place|year)))"
)
_FRACTION_HINTS = ("hal", *_PARTS)
"""One of these stands in every text with a fraction in words."""
_TIMES_WORD = re.compile(rf"{_HEDGE}\b(?P<times>{'|'.join(_TIMES)})\b")
_FIGURE = re.compile(
    rf"{_HEDGE}(?<![\w.,-])(?P<money>[$€£]\s?)?(?P<number>{_NUMBER})"
    rf"(?:[ -]?(?P<scale>{_SCALE})\b\.?)?(?P<plus>\+)?"
    rf"(?:\s?(?P<percent>{_PERCENT})|(?P<times>x\b|-fold\b| times\b|-fach\w*)|[ -]?(?P<second>{_TIME})"
    rf"|[ -]?(?:d[e'’] ?)?(?P<currency>{CURRENCY_BEHIND}))?(?!\w)"
)
_RANGE = re.compile(
    rf"(?P<low>(?<![\w.,-])(?:[$€£]\s?)?(?:{_NUMBER}))(?P<low_scale>[ -]?{_SCALE}\b)?"
    rf"(?P<low_unit>\s?{_PERCENT}|\s?{_TIME})?"
    r"(?:\s(?:down |up )?(?:to|auf|bis|a|naar|para)\s|\s?-\s?)"
    rf"(?P<high>(?:[$€£]\s?)?(?:{_NUMBER}))(?P<scale>[ -]?{_SCALE}\b)?"
    rf"(?P<unit>\s?{_PERCENT}|\s?{_TIME}|\s?{CURRENCY_BEHIND})?(?!\w)"
)
_PART_NAMES = "|".join(f"{part}s?" for part in _PARTS)
_ANY = re.compile(rf"\d|\b(?:{'|'.join((*UNITS, *TENS, *_TIMES))}|hal[fvb]\w*|dozen|hundred|{_PART_NAMES})\b")
"""What a text without which holds no number: most texts are done here."""
_BEFORE_YEARS = word_set(
    f"""after before by during early end for from fy in {" ".join(ENGLISH_MONTHS)} im late mid of per since
    spring summer autumn fall winter the this to until -"""
)
_NOUNS = re.compile(r"(?:[ -][^\W\d_]+){1,4}")
MOST_TIMES = 10
"""How often the second number of a range goes into the first, at most, where both are of one scale."""
FROM, TO = ("from",), ("to",)
"""The sides of a range."""


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A number with its unit: percent as written (80 for 80 %), durations in seconds, money without currency.

    `of` are the stems of what is counted (`six software engineers`), or the side of a range, or empty.
    `least` says that the number is a lower bound (`over 200`), `hedged` that it is not exact.
    """

    unit: Unit
    of: tuple[str, ...]
    number: float
    hedged: bool = False
    least: bool = False

    @property
    def words(self) -> str:
        """`40 %`, `2.5 x`, `1,200,000`, `3 hours`."""
        if self.unit == "time":
            name, seconds = next(((n, s) for n, s in _TIME_NAMES if self.number >= s), _TIME_NAMES[-1])
            return f"{self.number / seconds:g} {name}"
        written = f"{self.number:,.0f}" if self.number.is_integer() and self.unit != "year" else f"{self.number:g}"
        return f"{written} {self.unit}" if self.unit in ("%", "x") else written


@lru_cache(maxsize=16384)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text, sorted and each once. Digits inside names (`p99`, `S3`, `us-east-2`) are
    none."""
    rest = folded(text)
    if not _ANY.search(rest):
        return ()
    rest = in_plain_notation(rest)
    found: set[Quantity] = set()
    for hints, pattern, read in ((_FRACTION_HINTS, _FRACTION, _fraction), (_TIMES, _TIMES_WORD, _times)):
        if any(hint in rest for hint in hints):  # a third of the time goes into looking for what is seldom there
            found.update(read(match) for match in pattern.finditer(rest))
            rest = pattern.sub(" | ", rest)
    rest = in_order(in_digits(rest))
    for match in _RANGE.finditer(rest):
        found.update(_sides(match))
    rest = _RANGE.sub(" | ", rest)
    found.update(_figure(match) for match in _FIGURE.finditer(rest))
    return tuple(sorted(found))


def _sides(match: re.Match[str]) -> Iterator[Quantity]:
    unit = match["unit"] or match["low_unit"] or ""
    scale = match["scale"] or ""
    low_scale = match["low_scale"] or (scale if not match["low_unit"] and _share_a_scale(match) else "")
    low, high = f"{match['low']}{low_scale}{match['low_unit'] or unit}", f"{match['high']}{scale}{unit}"
    for side, written in ((FROM, low), (TO, high)):
        figure = _FIGURE.match(written)
        if figure is not None:
            yield replace(_figure(figure), of=side)


def _share_a_scale(match: re.Match[str]) -> bool:
    """Whether the scale behind the second number of a range is the first's as well: of `2.4 to 3.6 million`, and not
    of `900 to 2k`."""
    low, high = (re.search(_NUMBER, match[name]) for name in ("low", "high"))
    return low is not None and high is not None and _number(low[0]) < MOST_TIMES * _number(high[0])


def _fraction(match: re.Match[str]) -> Quantity:
    hedged, least = bool(match["hedge"]), bool(match["least"])
    if match["halved"]:
        return Quantity("%", (), 50.0, hedged, least)
    if match["q1"] or match["q2"] or match["q3"]:
        return Quantity("%", (), 75.0 if match["q3"] else 25.0, hedged, least)
    count = UNITS.get(match["count"], 1)
    return Quantity("%", (), round(100.0 * count / _PARTS[match["part"].rstrip("s")], 2), hedged, least)


def _times(match: re.Match[str]) -> Quantity:
    return Quantity("x", (), float(_TIMES[match["times"]]), bool(match["hedge"]))


def _figure(match: re.Match[str]) -> Quantity:
    number = _number(match["number"]) * _SCALES.get(match["scale"] or "", 1.0)
    least = bool(match["least"] or match["plus"])
    found = Quantity("count", (), number, least or bool(match["hedge"]), least)
    if match["percent"]:
        return replace(found, unit="%")
    if match["times"]:
        return replace(found, unit="x")
    if match["money"] or match["currency"]:
        return replace(found, unit="money")
    if match["second"]:
        unit = match["second"]
        seconds = _SECONDS.get(unit) or _SECONDS[unit.rstrip("s")]
        return replace(found, unit="time", number=round(number * seconds, 6))
    counted = _counted(match)
    if re.fullmatch(r"(?:19|20)\d\d", match["number"]) and not match["scale"] and not (counted and _is_count(match)):
        return Quantity("year", (), number)
    return replace(found, of=counted)


def _is_count(match: re.Match[str]) -> bool:
    """Whether four digits before a noun count it (`2000 requests`): no word before them makes them a date."""
    before = match.string[: match.start("number")].split()
    return bool(before) and before[-1] not in _BEFORE_YEARS and not before[-1][-1].isdigit()


def _number(written: str) -> float:
    """Groups of three behind a comma or a point are thousands; what else follows one is decimals."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+(?:\.\d+)?", written) and not written.startswith("0"):
        whole, _, decimals = written.replace(",", "").partition(".") if "," in written else (written, "", "")
        return float(f"{whole.replace('.', '')}.{decimals or 0}")
    return float(written.replace(",", "."))


def _counted(match: re.Match[str]) -> tuple[str, ...]:
    """The stems of the words behind a number, up to the first that is no part of a noun phrase."""
    nouns = _NOUNS.match(match.string, match.end())
    found: list[str] = []
    for word in re.split("[ -]", nouns[0].strip(" -")) if nouns else ():
        found_stem = content_stem(word)
        if not found_stem or (found and found_stem in COMMON_STEMS):
            break
        found.append(found_stem)
    return tuple(found)


NUMBER_STEMS = frozenset(content_stem(word) for word in (*UNITS, *TENS, *_PARTS, "half", *_TIMES, *_SCALES, *_SECONDS))
"""Stems of the words that numbers are written with."""
