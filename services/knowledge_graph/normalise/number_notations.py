"""Ways of writing a number that say the same as a plainer one: `half a million`, `12 000`, `S$8m`, `4 days instead
of 10`."""

import re
from collections.abc import Callable

from services.knowledge_graph.normalise.number_words import ONES, TENS, UNITS, in_digits

_DOLLARS = "us|canadian|australian|new zealand|singapore|hong kong"
_CODES = "usd|eur|gbp|chf|aud|nzd|sgd|hkd|jpy|cny|inr|zar|brl|mxn|sek|nok|dkk|pln|czk|huf|aed|ngn|kes|myr|thb"
"""Without codes that are other words in a career: `20 PHP developers`, `40 CAD drawings`, `try 3 variants`."""
_NAMES = (
    "euros?|pounds?(?: sterling)?|francs?|rupees?|rand|yen|yuan|reais|pesos?|kron(?:or|er|a|e)|zloty|dirhams?|naira|"
    "baht|ringgit|shillings?"
)
_BEFORE = re.compile(
    rf"(?<![\w.,-])(?:(?:us|ca?|au?|sg?|hk|nz|r)\$\s?|[¥₹₦₩₱₺฿]\s?|(?:rs\.?|{_CODES}) ?(?=\d)"
    r"|r ?(?=\d[\d.,]*(?: ?(?:k|m|mn|bn|thousand|million|billion)\b|[ ,]\d{3}\b)))"
)
"""A sign or code before a sum, folded; `R` where the sum is large. The currency itself is left out: the documents of
one person mean the same one."""
CURRENCY_BEHIND = rf"(?:[$€£¥₹₦₩₱₺฿]|(?:(?:{_DOLLARS}) )?dollars?\b|(?:{_CODES}|{_NAMES})\b)"
"""A sign, code or name behind a sum, folded."""

_SPACED = re.compile(r"(?<![\w.,+-])([1-9]\d{0,2})((?: \d{3})+)(?![\w-]|[.,]\d)")
_PART_OF_MILLION = re.compile(r"\b(?:(?:a |one )?(?P<part>half|quarter)(?: of)?|(?P<three>three quarters) of) an? "
                              r"(?P<scale>million|billion)\b")  # fmt: skip
_HUNDREDS = re.compile(
    rf"\b(?P<hundreds>a|{'|'.join(ONES)}) hundred and (?P<rest>(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(ONES)}))?"
    rf"|{'|'.join(name for name, number in UNITS.items() if name.isalpha() and 0 < number < 20)}|one)\b"
)
_FIGURE = r"[$€£]?\d[\d.,]*(?: ?(?:%|percent|per cent|[a-z]+))?"
_REVERSED = re.compile(
    rf"(?<![\w.,-])(?P<high>{_FIGURE})(?:,? (?:instead of|rather than|up from|down from)|, from) (?:the )?"
    rf"(?P<low>(?!(?:19|20)\d\d\b){_FIGURE})(?!\w)"
)
_TURNED = (" instead of ", " rather than ", " up from ", " down from ", ", from ")
_WORKING_DAYS = re.compile(r"(?<=\d )(?:working|business|calendar) (?=days?\b)")


def in_plain_notation(text: str) -> str:
    """The folded text with these ways of writing taken back to figures; number words stay."""
    text = _SPACED.sub(lambda match: match[1] + match[2].replace(" ", ""), _BEFORE.sub("$", text))
    for hint, pattern, plain in _PHRASES:
        if hint in text:
            text = pattern.sub(plain, text)
    return text


def in_order(text: str) -> str:
    """The folded text, its numbers in digits, with what it was before what it became: `21 minutes instead of 55` is
    `55 to 21 minutes`."""
    text = _WORKING_DAYS.sub("", text) if " day" in text else text
    if not any(hint in text for hint in _TURNED):
        return text
    return _REVERSED.sub(lambda match: f"{match['low']} to {match['high']}", text)


def _hundreds(match: re.Match[str]) -> str:
    rest = "1" if match["rest"] == "one" else in_digits(match["rest"])
    return str(100 * ONES.get(match["hundreds"], 1) + int(rest))


def _part(match: re.Match[str]) -> str:
    part = {"half": "0.5", "quarter": "0.25"}.get(match["part"], "0.75")
    return f"{part} {match['scale']}"


_PHRASES: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("illion", _PART_OF_MILLION, _part),
    ("hundred and", _HUNDREDS, _hundreds),
    ("fortnight", re.compile(r"\b(?:a|one) fortnight\b"), "2 weeks"),
    ("and a half", re.compile(r"\b(?:an|one) hour and a half\b|\bone and a half hours\b"), "90 minutes"),
    ("half an hour", re.compile(r"\bhalf an hour\b"), "30 minutes"),
    ("percentage point", re.compile(r"\bpercentage points?\b"), "percent"),
    (" cent", re.compile(r"\b(?:per|pour) cent\b"), "%"),
)
"""Words that a text has where a pattern may match, the pattern, and what it is replaced by."""
