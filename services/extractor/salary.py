"""Salaries as ads write them: one amount or a range, with currency and period."""

import re

from services.extractor.drafts import Draft
from shared.schemas.fact_types import FactType

_CURRENCIES = {
    "$": "USD", "€": "EUR", "£": "GBP", "us$": "USD", "r$": "BRL", "a$": "AUD", "c$": "CAD", "chf": "CHF", "eur": "EUR",
    "usd": "USD", "gbp": "GBP", "cad": "CAD", "aud": "AUD", "brl": "BRL", "pln": "PLN", "sek": "SEK", "dkk": "DKK",
    "nok": "NOK", "euro": "EUR", "euros": "EUR",
}  # fmt: skip
_CURRENCY = r"(?:(?:US|A|C|R)?[$]|€|£|(?<![A-Za-z])(?:CHF|EUR|USD|GBP|CAD|AUD|BRL|PLN|SEK|DKK|NOK|euros?)(?![A-Za-z]))"
_AMOUNT = r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{2}|,[-–])?|\d{2,6}(?:[.,]\d{1,2}|,[-–])?"
_SALARY = re.compile(
    rf"(?P<c1>{_CURRENCY})?\s?(?P<low>{_AMOUNT})\s?(?P<k1>[kK])?(?![\w%])\s?(?P<c2>{_CURRENCY})?"
    rf"(?:\s?(?:-|–|—|to|bis|à|and|y|a|en|tot|"
    rf"até)\s?(?P<c3>{_CURRENCY})?\s?(?P<high>{_AMOUNT})\s?(?P<k2>[kK])?(?![\w%])\s?(?P<c4>{_CURRENCY})?)?",
    re.IGNORECASE,
)
_PERIODS = (
    ("hour", r"per hour|an hour|/\s?h(?:ou)?r?\b|hourly|pro stunde|de l'heure|por hora|per uur"),
    ("day", r"per day|a day|/\s?day|daily rate|pro tag|par jour|por día|per dag|por dia"),
    ("month", (
        r"per month|a month|maandsalaris|monatsgehalt|monatslohn|"
        r"/\s?mo(?:nth)?\b|monthly|pro monat|monatlich|brutto im monat|par mois|mensuel|al mes|"
        r"mensual|per maand|por mês|mensal|bruto p/?m")),
    ("year", r"per year|a year|per annum|p\.?\s?a\.?\b|/\s?y(?:ea)?r?\b|annual|yearly|annually|"
     r"pro jahr|jährlich|jahresgehalt|par an|annuel|brut/an|al año|anual|per jaar|por ano"),
)  # fmt: skip
# Amounts below these are allowances and budgets, not pay.
_SMALLEST = {"hour": 8, "day": 50, "month": 400, "year": 6_000}
_EXTRA = re.compile(
    r"bonus|allowance|budget|stipend|voucher|reimburs|referral|training|learning|vergoeding|zuschuss", re.IGNORECASE
)
_CONTEXT = re.compile(
    r"salar|compensation|pay\b|pay range|\bote\b|base\b|gehalt|vergütung|rémunération|salaire|retribución|"
    r"remuneración|remuneração|salaris|loon|bruto|brutto|gross|wage|rate",
    re.IGNORECASE,
)


def salaries_in(text: str, start: int, end: int, entry: tuple[str, int]) -> list[Draft]:
    """The salaries stated in `text[start:end]`, at most two.

    An amount counts with a currency beside it and a word about pay or a period near it: "raised $1.4B" and
    "500 employees" are none.
    """
    passage = text[start:end]
    if not any(c.isdigit() for c in passage):
        return []
    drafts: list[Draft] = []
    for match in _SALARY.finditer(passage):
        value = _value(passage, match)
        if value is not None:
            begin = match.start() + len(match.group(0)) - len(match.group(0).lstrip())
            stop = match.start() + len(match.group(0).rstrip())
            drafts.append(
                Draft(FactType.JOB_SALARY, start + begin, start + stop, value, 0.85, entry, "salary", subject="job")
            )
    return drafts[:2]


def _value(passage: str, match: re.Match[str]) -> dict[str, int | str | None] | None:
    written = next((match.group(c) for c in ("c1", "c2", "c3", "c4") if match.group(c)), None)
    around = passage[max(0, match.start() - 100) : match.end() + 60]
    period = _period(passage[match.end() : match.end() + 40]) or _period(around)
    if written is None or not (period or _CONTEXT.search(around)):
        return None
    thousands = bool(match.group("k1") or match.group("k2"))
    low = _amount(match.group("low"), thousands)
    high = _amount(match.group("high"), thousands) if match.group("high") else None
    smallest = _SMALLEST.get(period or "", 400)
    if _EXTRA.search(passage[max(0, match.start() - 60) : match.end() + 40]) and not _CONTEXT.search(around):
        return None
    if low < smallest or low > 5_000_000 or (high is not None and not low <= high <= 20 * low):
        return None
    if re.match(r"\s?(?:m|mn|bn|b|million|billion)\b", passage[match.end() : match.end() + 10], re.IGNORECASE):
        return None
    if period is None:
        period = "year" if low >= 15_000 else None
    return {"min": low, "max": high, "currency": _CURRENCIES.get(written.casefold()), "period": period}


def _period(text: str) -> str | None:
    for name, pattern in _PERIODS:
        if re.search(pattern, text, re.IGNORECASE):
            return name
    return None


def _amount(written: str, thousands: bool) -> int:
    digits = (
        re.sub(r"[.,]\d{1,2}$", "", written)
        if re.search(r"[.,' ]\d{3}[.,]\d{2}$|^\d+[.,]\d{1,2}$", written)
        else written
    )
    number = int(re.sub(r"\D", "", digits))
    return number * 1_000 if thousands and number < 2_000 else number
