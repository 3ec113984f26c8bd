"""Salaries as ads write them: one amount or a range, with currency and period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.extractor.drafts import Draft
from services.extractor.job_ad.confidence import SALARY
from services.extractor.vocabulary.pay import (
    AT_LEAST,
    AT_LEAST_BEHIND,
    CURRENCIES,
    CURRENCY,
    EXTRA,
    FOR_SOMETHING,
    ON_TARGET,
    PAY,
    PERIODS,
    PERIODS_BEHIND,
    PESOS,
    SHARED_SIGNS,
    UP_TO,
)
from shared.schemas.fact_types import FactType

# Thousands are parted by any of the signs that countries use, among them the thin spaces of French.
_AMOUNT = (
    r"\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d{2}(?!\d)|[.,][-–])?|\d{1,3}(?:,\d{2}){1,2},\d{3}|"
    r"\d{1,6}(?:[.,]\d{1,2}(?!\d)|[.,][-–])?"
)
# An amount ends where no letter follows it, other than those of "500pd", "20ph", "65T€" and "40 000euros".
_END = r"(?!(?!p[dhmaw]\b|[tk]€|[tk]?eur\b|euros?\b)[\w%])"
_EACH = r"(?:\s?/\s?|\s?\b(?:per|an?)\s)(?:years?|yr|annum|hours?|hr|h|days?|months?|mo)\b"
_THOUSANDS = r"k(?!€|eur)|\smil\b|\s?tsd\.?|\s?la(?:kh|c)s?"
_TO = r"-|–|—|to|bis|à|and|und|et|y|a|e|en|tot|até|do|rising to|up to"
_SALARY = re.compile(
    rf"(?P<c1>{CURRENCY})?\s?(?P<low>{_AMOUNT})\s?(?P<k1>{_THOUSANDS})?{_END}\s?(?P<c2>{CURRENCY})?"
    rf"(?:{_EACH})?(?:\s?(?:{_TO})"
    rf"\s?(?P<c3>{CURRENCY})?\s?(?P<high>{_AMOUNT})\s?(?P<k2>{_THOUSANDS})?{_END}\s?(?P<c4>{CURRENCY})?)?",
    re.IGNORECASE,
)
# Amounts below these are allowances and budgets, not pay.
_SMALLEST = {"hour": 8, "day": 50, "week": 150, "month": 400, "year": 6_000}
_LARGEST = 9_000_000
YEARLY = 15_000  # such an amount without a period is a year's
_YEARLY_OF = {
    "INR": 150_000, "JPY": 1_500_000, "NOK": 200_000, "SEK": 200_000, "DKK": 200_000, "CZK": 250_000, "PLN": 40_000,
    "HUF": 2_000_000, "MXN": 150_000, "ZAR": 100_000, "TRY": 400_000, "BRL": 40_000,
}  # fmt: skip
"""Where a month's pay can have five digits: the least that only a year's pay comes to, about ten minimum wages."""
_MONTHLY_OF = {"EUR": 1_000} | {currency: yearly // 30 for currency, yearly in _YEARLY_OF.items()}
"""Where pay is told by the month: what is at least this, and no year's pay, is a month's where no period is stated."""
_HOURLY_LABEL = re.compile(r"(?:\bpay|wages?|lohn|range|(?P<rate>rate|tarief|tarifa))\b[^\n\d]{0,20}$", re.IGNORECASE)
HOURLY = 8, 150
"""An amount between these behind "Pay:" or "Rate:" is an hour's; no other period has such amounts. One amount alone is
it behind "Rate:" only."""
# What an amount without a currency has to stand right behind, and what it must not be an amount of.
_PAY_LABEL = re.compile(
    r"(?:sal[aá]r\w*|salaire|gehalt|vergütung|lohn|rémunération|remunera\w+|retribu\w+|sueldo|compensation|\bctc|\bpay)"
    r"(?:\s(?:range|band|scale|indicati\w+|brut\w*|fixe?|annuel\w*|anual))?(?:\s?[:=]|\s(?:is|of|de|von|entre|between|from|"
    r"zwischen|tussen|desde|ab|up to|jusqu['’]à)){0,2}[^\w\n]{0,4}$",
    re.IGNORECASE,
)
_NEXT_AMOUNT = re.compile(rf"{CURRENCY}\s?\d", re.IGNORECASE)
_THINGS = re.compile(r"\s?(?:RSUs?|shares|stock|options|employees|people|users|customers|hours)\b", re.IGNORECASE)
_DOLLARS = "(?:AUD|CAD|NZD|SGD|HKD|USD|MXN)"  # and pesos: who writes "$" may name his own by its code
_LAKH = re.compile(r"^\s*(?:LPA|lakhs?|lacs?|L\b)", re.IGNORECASE)
_LAKH_GROUPS = re.compile(r"^\d{1,3}(?:,\d{2})+,\d{3}$")  # only India and its neighbours part digits so
_MILLIONS = re.compile(r"\s?(?:m|mn|mio|bn|b|million|billion|millionen|mrd)\b", re.IGNORECASE)
MOST_AMOUNTS = 2  # of a row: "£50k, OTE £80k"
SHORT_LINE = 90  # characters: an amount in such a line of an ad is its pay even where no word says so
MOSTLY = 0.6  # share of a line that is an amount and nothing else
PIECE_SIGNS = "|·•\n"
LAKH = 100_000
_TARGET_REACH = 15
_OF_TARGET = re.compile(rf"[\s,(]*(?:{ON_TARGET.pattern})(?!\W*(?:of )?(?:{CURRENCY}|\d))", re.IGNORECASE)
_LABEL_REACH = 45  # characters before an amount in which a word of pay names it


@dataclass(frozen=True, slots=True)
class Pay:
    """A salary as stated. `named`: 3 a word of pay before it, 2 one near it, 1 only its form or period, 0 a target."""

    draft: Draft
    named: int


def pay_in(text: str, start: int, end: int, entry: tuple[str, int], places: str = "") -> list[Pay]:
    """The salaries stated in `text[start:end]`, at most two. `places` names where the job is.

    An amount counts with a currency beside it and a word about pay or a period near it: "raised $1.4B" and
    "500 employees" are none.
    """
    passage = text[start:end]
    if not any(c.isdigit() for c in passage):
        return []
    found: list[Pay] = []
    for match in _SALARY.finditer(passage):
        value = _value(passage, match, places)
        if value is None:
            continue
        begin = match.start() + len(match.group(0)) - len(match.group(0).lstrip())
        stop = match.start() + len(match.group(0).rstrip())
        draft = Draft(FactType.JOB_SALARY, start + begin, start + stop, value, SALARY, entry, "salary", subject="job")
        found.append(Pay(draft, _named(passage, match)))
        if len(found) == MOST_AMOUNTS:
            break
    return found


def best_named(found: Sequence[Pay]) -> list[Pay]:
    """Of all amounts of an ad those that are named as pay most plainly: "Salary: 50,000" makes of "400 a week" tips."""
    most = max((pay.named for pay in found), default=0)
    return [pay for pay in found if pay.named >= min(most, 2) or pay.named == most]


def _named(passage: str, match: re.Match[str]) -> int:
    before = passage[max(0, match.start() - _LABEL_REACH) : match.start()]
    last = next(reversed(list(PAY.finditer(before))), None)
    target = next(reversed(list(ON_TARGET.finditer(before, max(0, len(before) - _TARGET_REACH)))), None)
    own = last is not None and (target is None or last.start() > target.start())
    if (target is not None and not own) or _OF_TARGET.match(passage[match.end() : match.end() + 20]):
        return 0
    if last is not None:
        return 3
    return 2 if PAY.search(passage[match.end() : match.end() + 60]) or PAY.search(before) else 1


def _value(passage: str, match: re.Match[str], places: str) -> dict[str, float | str | None] | None:
    written = _written_currency(passage, match)
    after = _up_to_next_amount(passage[match.end() : match.end() + 40])
    if written is None or _MILLIONS.match(after[:12]) or _is_extra(passage, match):
        return None
    units = f"{match.group('k1') or ''}{match.group('k2') or ''}"
    thousands = bool(units) or (written[:1] in "kKtT" and written[1:2] in "€eE")
    lakhs = "la" in units.casefold() or written.casefold() == "lpa" or _LAKH.match(after) is not None
    lakhs = lakhs or match.group(0)[-4:].strip().casefold() == "lpa"
    low, high = _ends(match, thousands, lakhs)
    currency = "INR" if lakhs else _currency(written, thousands, places)
    around = passage[max(0, match.start() - 100) : match.end()] + _up_to_next_amount(
        passage[match.end() : match.end() + 60]
    )
    if written == "$" and currency == "USD" and PESOS.search(around) and not _names_a_country(places):
        currency = None
    before = passage[max(0, match.start() - 25) : match.start()]
    period = "year" if lakhs else _period(after, around)
    if period is None and low >= HOURLY[0] and (high or low) <= HOURLY[1]:
        label = _HOURLY_LABEL.search(before)
        period = "hour" if label is not None and (high is not None or label.group("rate")) else None
    if not (period or _is_plain(passage, match, low, thousands and written != "") or PAY.search(around)):
        return None
    smallest = 150 if period is None and high is not None and _named(passage, match) > 2 else 400
    if not _SMALLEST.get(period or "", smallest) <= low <= _LARGEST or not low <= (high or low) <= 20 * low:
        return None
    period = period or _usual_period(low, currency)
    least, most = (None, low) if high is None and UP_TO.search(before) else (low, high)
    return {"min": least, "max": most, "currency": currency, "period": period}


def _up_to_next_amount(after: str) -> str:
    """What stands behind an amount and belongs to it: "R$7.200/CLT ou R$76/hora" states two."""
    following = _NEXT_AMOUNT.search(after)
    return after[: following.start()] if following is not None else after


def _usual_period(amount: float, currency: str | None) -> str | None:
    """What an amount without a period is pay for, by its size: a year, or a month where pay is told so."""
    if amount >= _YEARLY_OF.get(currency or "", YEARLY):
        return "year"
    return "month" if currency in _MONTHLY_OF and amount >= _MONTHLY_OF[currency] else None


def _ends(match: re.Match[str], thousands: bool, lakhs: bool) -> tuple[float, float | None]:
    """The amounts of a match; of "60-70.000 €" both are thousands."""
    low = _amount(match.group("low"), thousands, lakhs)
    high = _amount(match.group("high"), thousands, lakhs) if match.group("high") else None
    joined = high is not None and not (match.group("c1") or match.group("c3"))
    return (low * 1_000 if joined and low < 1_000 <= (high or 0) and low * 1_000 <= (high or 0) else low), high


def _is_plain(passage: str, match: re.Match[str], low: float, in_thousands: bool) -> bool:
    """Whether a short line says by its form alone that an amount is pay: a range, a bound, or "58k€" alone."""
    piece = _piece_of(passage, match)
    before, after = passage[max(0, match.start() - 25) : match.start()], passage[match.end() : match.end() + 40]
    if in_thousands and len(match.group(0).strip()) == len(piece):
        return True
    ranged = match.group("high") is not None
    bounded = ranged or UP_TO.search(before) or AT_LEAST.search(before) or AT_LEAST_BEHIND.match(after)
    alone = ranged and len(match.group(0)) >= MOSTLY * len(piece)
    return bool(bounded) and len(piece) <= SHORT_LINE and (low >= YEARLY or alone)


def _piece_of(passage: str, match: re.Match[str]) -> str:
    """What stands with an amount between the bars or dots of a line: "Acme | Engineer | Full-time | $90k-$110k"."""
    begin = max(passage.rfind(sign, 0, match.start()) for sign in PIECE_SIGNS) + 1
    ends = [passage.find(sign, match.end()) for sign in PIECE_SIGNS]
    return passage[begin : min((end for end in ends if end >= 0), default=len(passage))].strip()


def _written_currency(passage: str, match: re.Match[str]) -> str | None:
    """The currency of an amount; its letters ("AUD") say more than a sign that several countries share."""
    code = re.search(rf"\b{_DOLLARS}\s?$", passage[max(0, match.start() - 5) : match.start()])
    behind = re.match(rf"\s?{_DOLLARS}\b", passage[match.end() :])
    signs = [match.group(c) for c in ("c1", "c2", "c3", "c4") if match.group(c)]
    named = code or (behind if signs else None)
    if named is not None:
        return named.group(0).strip()
    in_lakhs = "la" in f"{match.group('k1')}{match.group('k2')}".casefold()
    if not signs and (in_lakhs or _LAKH_GROUPS.match(match.group("low"))):
        return "INR"
    if not signs and _is_labelled(passage, match):
        return ""
    return next((sign for sign in signs if sign != "$"), signs[0] if signs else None)


def _is_labelled(passage: str, match: re.Match[str]) -> bool:
    """Whether an amount without a currency is pay: right behind such a word, and in thousands ("Salaire : 45-60k")."""
    label = _PAY_LABEL.search(passage[max(0, match.start() - _LABEL_REACH) : match.start()])
    amounts = [amount for amount in (match.group("low"), match.group("high")) if amount]
    large = any(_amount(amount, thousands=False) >= YEARLY for amount in amounts)
    if label is None or _THINGS.match(passage, match.end()):
        return False
    return large or bool(match.group("k1") or match.group("k2"))


def _currency(written: str, thousands: bool, places: str) -> str | None:
    """The code of a written currency; a sign that countries share is that of the job's place, a bare "$" else USD."""
    sign = written.casefold().rstrip(".") if written.casefold().startswith("kr") else written.casefold()
    rows = SHARED_SIGNS.get(sign)
    if rows is not None:
        named = next((code for code, pattern in rows if pattern.search(places)), None)
        return named or ("USD" if sign == "$" else None)
    return CURRENCIES.get(sign.removeprefix("t").removeprefix("k") if thousands else sign)


def _names_a_country(places: str) -> bool:
    return any(pattern.search(places) for _, pattern in SHARED_SIGNS["$"])


def _is_extra(passage: str, match: re.Match[str]) -> bool:
    """A budget, a bonus or money that was raised: said just before the amount, or of it ("$5,000 signing bonus")."""
    before = passage[max(0, match.start() - 40) : match.start()]
    extra = next(reversed(list(EXTRA.finditer(before))), None)
    if extra is not None:
        return PAY.search(before, extra.end()) is None
    behind = passage[match.end() : match.end() + 40]
    return _OF_EXTRA.match(behind) is not None or FOR_SOMETHING.match(behind) is not None


_OF_EXTRA = re.compile(rf"^\s*(?:(?!plus|and|und|et|y|en|e)[\w-]+\s){{0,3}}?(?:{EXTRA.pattern})", re.IGNORECASE)


def _period(after: str, around: str) -> str | None:
    for name, pattern in PERIODS_BEHIND:
        if pattern.match(after):
            return name
    return next((name for passage in (after, around) for name, pattern in PERIODS if pattern.search(passage)), None)


def _amount(written: str, thousands: bool, lakhs: bool = False) -> float:
    """The number; cents only where they are written (£12.50 an hour)."""
    cents = re.search(r"[.,](\d{1,2})$", written) if not re.search(r"[.,]\d{3}$", written) else None
    whole = written[: cents.start()] if cents is not None else written
    number: float = int(re.sub(r"\D", "", whole))
    if cents is not None and int(cents.group(1)):
        number += int(cents.group(1)) / 10 ** len(cents.group(1))
    if lakhs and number < 1_000:
        return round(number * LAKH)
    return round(number * 1_000) if thousands and number < 2_000 else number
