"""Salaries as ads write them: one amount or a range, with currency and period."""

import re

from services.extractor.drafts import Draft
from services.extractor.job_ad_confidence import SALARY
from shared.schemas.fact_types import FactType

_CURRENCIES = {
    "$": "USD", "€": "EUR", "£": "GBP", "us$": "USD", "r$": "BRL", "a$": "AUD", "c$": "CAD", "chf": "CHF", "eur": "EUR",
    "usd": "USD", "gbp": "GBP", "cad": "CAD", "aud": "AUD", "brl": "BRL", "pln": "PLN", "sek": "SEK", "dkk": "DKK",
    "nok": "NOK", "euro": "EUR", "euros": "EUR", "₹": "INR", "inr": "INR", "rs": "INR", "rs.": "INR", "sgd": "SGD",
    "s$": "SGD", "nzd": "NZD", "nz$": "NZD", "zar": "ZAR", "mxn": "MXN", "zł": "PLN", "kč": "CZK", "czk": "CZK",
    "huf": "HUF", "ron": "RON", "try": "TRY", "₺": "TRY", "jpy": "JPY", "¥": "JPY", "aed": "AED", "hkd": "HKD",
    "hk$": "HKD", "au$": "AUD", "ca$": "CAD", "fr.": "CHF", "lpa": "INR",
}  # fmt: skip
_CURRENCY = (
    r"(?:(?:US|AU?|CA?|R|S|NZ|HK)?[$]|[TK]?€|£|₹|₺|¥|(?<![A-Za-z])(?:CHF|[TK]?EUR|USD|GBP|CAD|AUD|BRL|PLN|SEK|DKK|NOK|"
    r"INR|"
    r"SGD|NZD|ZAR|MXN|CZK|HUF|RON|TRY|JPY|AED|HKD|LPA|zł|Kč|Rs\.?|Fr\.|kr\.?|euros?)(?![A-Za-z]))"
)
# Thousands are parted by any of the signs that countries use, among them the thin spaces of French.
_AMOUNT = (
    r"\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d{2}(?!\d)|,[-–])?|\d{1,3}(?:,\d{2}){1,2},\d{3}|"
    r"\d{1,6}(?:[.,]\d{1,2}(?!\d)|,[-–])?"
)
# An amount ends where no letter follows it, other than those of "500pd", "20ph" and "65T€".
_END = r"(?!(?!p[dhma]\b|[tk]€|[tk]eur\b)[\w%])"
_EACH = r"(?:\s?/\s?|\s?\b(?:per|an?)\s)(?:years?|yr|annum|hours?|hr|h|days?|months?|mo)\b"
_SALARY = re.compile(
    rf"(?P<c1>{_CURRENCY})?\s?(?P<low>{_AMOUNT})\s?(?P<k1>k(?!€|eur))?{_END}\s?(?P<c2>{_CURRENCY})?"
    rf"(?:{_EACH})?(?:\s?(?:-|–|—|to|bis|à|and|und|et|y|a|e|en|tot|até|rising to|up to)"
    rf"\s?(?P<c3>{_CURRENCY})?\s?(?P<high>{_AMOUNT})\s?(?P<k2>k(?!€|eur))?{_END}\s?(?P<c4>{_CURRENCY})?)?",
    re.IGNORECASE,
)
_PERIODS = (
    ("hour", r"(?:per|an|each) hour|/\s?h(?:ou)?r?\b|hourly|\bp\.?/?h\b|pro stunde|/\s?(?:std|stunde)\b|stundenlohn|"
     r"(?:de l['’]|/\s?)heure|por hora|/\s?hora|per uur|/\s?uur|all['’]ora|/\s?ora\b"),
    ("day", r"(?:per|a|each) day|/\s?day|\bp\.?/?d\b|daily rate|day rate|pro tag|/\s?tag\b|tagessatz|par jour|"
    r"/\s?jour|\btjm\b|"
     r"por día|per dag|dagtarief|por dia|al giorno"),
    ("month", (
        r"(?:per|a|each) month|maandsalaris|monatsgehalt|monatslohn|"
        r"/\s?mo(?:nth)?\b|monthly|pro monat|/\s?monat|monatlich|brutto im monat|im monat|par mois|/\s?mois|mensuel|"
        r"al mes|"
        r"/\s?mes\b|mensual|per maand|/\s?maand|por mês|/\s?mês|mensa(?:l|is)|bruto p/?m|al mese|mensili|per måned|"
        r"i månaden|per månad")),
    ("year", r"(?:per|a|each) year|per annum|\bp\.?\s?a\.?\b|/\s?y(?:ea)?r?\b|annual|yearly|annually|"
     r"pro jahr|/\s?jahr|jährlich|jahresgehalt|im jahr|par an\b|/\s?an\b|annuel|brut/an|al año|/\s?año|anual|per jaar|"
     r"/\s?jaar|por ano|/\s?ano\b|annu[io]|all['’]anno|\bral\b"),
)  # fmt: skip
# Amounts below these are allowances and budgets, not pay.
_SMALLEST = {"hour": 8, "day": 50, "month": 400, "year": 6_000}
_YEARLY = 15_000  # such an amount without a period is a year's
_EXTRA = re.compile(
    r"bonus|allowance|budget|stipend|voucher|reimburs|referral|training|learning|vergoeding|zuschuss|401|match|"
    r"sign-?on|"
    r"signing|contribution|relocation|per diem|discount|gutschein|raised|funding|revenue|turnover|umsatz|equity of|"
    r"worth|portfolio|assets|deposits|grant\b|\barr\b|sales of|contracts? of|premium of|sueldos de|chiffre d|"
    r"facturación",
    re.IGNORECASE,
)
_OF_EXTRA = re.compile(rf"^\s*(?:(?!plus|and|und|et|y|en|e)[\w-]+\s){{0,3}}?(?:{_EXTRA.pattern})", re.IGNORECASE)
_UP_TO = re.compile(r"(?:up to|max(?:imum)?\.?|bis zu|jusqu['’]à|hasta|tot(?: maximaal)?|até)\s*$", re.IGNORECASE)
_LEAST = re.compile(
    r"(?:from|starting (?:at|from|salary)|minimum(?: of)?|ab|mindestens|à partir de|dès|desde|vanaf|a partir de|circa|"
    r"c\.)\s*$",
    re.I,
)
_LEAST_BEHIND = re.compile(r"\s?(?:\+|minimum\b|min\b|mindestens\b|minimum\b|mínimo\b)", re.IGNORECASE)
_PAY_LABEL = re.compile(r"(?:\bpay|wages?|rate|lohn)\b[^\n\d]{0,20}$", re.IGNORECASE)
HOURLY = 8, 150
"""An amount between these behind "Pay:" or "Rate:" is an hour's; no other period has such amounts."""
_LAKH = re.compile(r"^\s*(?:LPA|lakhs?|lacs?|L\b)", re.IGNORECASE)
_MILLIONS = re.compile(r"\s?(?:m|mn|mio|bn|b|million|billion|millionen|mrd)\b", re.IGNORECASE)
SHORT_LINE = 90  # characters: an amount in such a line of an ad is its pay even where no word says so
LAKH = 100_000
_CONTEXT = re.compile(
    r"salar|compensation|pay\b|pay range|\bote\b|base\b|gehalt|vergütung|rémunération|salaire|retribución|"
    r"remuneración|remuneração|salaris|loon|lohn|bruto|brutto|gross|brut\b|lordi|retribuzione|stipendio|sueldo|wage|"
    r"rate|"
    r"vergütung|tagessatz|tjm|package|ctc",
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
                Draft(FactType.JOB_SALARY, start + begin, start + stop, value, SALARY, entry, "salary", subject="job")
            )
    return drafts[:2]


def _value(passage: str, match: re.Match[str]) -> dict[str, float | str | None] | None:
    written = _written_currency(passage, match)
    after = passage[match.end() : match.end() + 40]
    if written is None or _MILLIONS.match(after[:12]) or _is_extra(passage, match):
        return None
    thousands = bool(match.group("k1") or match.group("k2") or (written[:1] in "kKtT" and written[1:2] in "€eE"))
    lakhs = "lpa" in (match.group(0)[-4:].strip().casefold(), written.casefold()) or _LAKH.match(after) is not None
    low = _amount(match.group("low"), thousands, lakhs)
    high = _amount(match.group("high"), thousands, lakhs) if match.group("high") else None
    around = passage[max(0, match.start() - 100) : match.end() + 60]
    period = "year" if lakhs else _period(after) or _period(around)
    before = passage[max(0, match.start() - 25) : match.start()]
    if period is None and high is not None and high <= HOURLY[1] and low >= HOURLY[0] and _PAY_LABEL.search(before):
        period = "hour"
    bounded = high is not None or _UP_TO.search(before) or _LEAST.search(before) or _LEAST_BEHIND.match(after)
    plain = bounded and len(passage) <= SHORT_LINE and low >= _YEARLY
    if not (period or plain or _CONTEXT.search(around)):
        return None
    if low < _SMALLEST.get(period or "", 400) or low > 9_000_000 or (high is not None and not low <= high <= 20 * low):
        return None
    if period is None and low >= _YEARLY:
        period = "year"
    currency = _CURRENCIES.get(
        written.casefold().removeprefix("t").removeprefix("k") if thousands else written.casefold()
    )
    if high is None and _UP_TO.search(before):
        return {"min": None, "max": low, "currency": currency, "period": period}
    return {"min": low, "max": high, "currency": currency, "period": period}


def _written_currency(passage: str, match: re.Match[str]) -> str | None:
    """The currency of an amount; its letters ("AUD") say more than a sign that several countries share."""
    code = re.search(r"\b(?:AUD|CAD|NZD|SGD|HKD|USD|MXN)\s?$", passage[max(0, match.start() - 5) : match.start()])
    signs = [match.group(c) for c in ("c1", "c2", "c3", "c4") if match.group(c)]
    if code is not None:
        return code.group(0).strip()
    return next((sign for sign in signs if sign != "$"), signs[0] if signs else None)


def _is_extra(passage: str, match: re.Match[str]) -> bool:
    """A budget, a bonus or money that was raised: said just before the amount, or of it ("$5,000 signing bonus")."""
    before = passage[max(0, match.start() - 40) : match.start()]
    extra = next(reversed(list(_EXTRA.finditer(before))), None)
    if extra is not None:
        return _CONTEXT.search(before, extra.end()) is None
    return _OF_EXTRA.match(passage[match.end() : match.end() + 40]) is not None


def _period(text: str) -> str | None:
    for name, pattern in _PERIODS:
        if re.search(pattern, text, re.IGNORECASE):
            return name
    return None


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
