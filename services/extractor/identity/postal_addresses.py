"""Postal addresses: which country writes them so, and the city beside a postal code that no table of cities knows."""

import re

from services.extractor.phrases.roles import looks_like_a_city

_STATES_OF_AUSTRALIA = "NSW|VIC|QLD|WA|SA|TAS|ACT|NT"
# By the form of the postal code, or by the code of a state before it.
_CODES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (country, re.compile(pattern))
    for country, pattern in (
        ("AU", rf"\b(?:{_STATES_OF_AUSTRALIA}),?\s+\d{{4}}\b"),
        ("IE", r"\b[A-Z]\d[\dW]\s?[A-Z\d]{4}\b|\bCo\. [A-Z][a-z]+"),
        ("CA", r"\b[A-Z]\d[A-Z]\s\d[A-Z]\d\b"),
        ("GB", r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"),
        ("NL", r"\b[1-9]\d{3}\s?[A-Z]{2}\b"),
        ("BR", r"(?<![\d-])\d{5}-\d{3}(?![\d-])"),
        ("PT", r"(?<![\d-])\d{4}-\d{3}(?![\d-])"),
        ("IN", r"\s[–-]\s?[1-9]\d{2}\s?\d{3}(?!\d)"),
        ("PH", r"\b(?:Brgy|Bgy|Purok|Blk\.? \d+,? Lot)\b"),
        ("TR", r"\b(?:Mah|Cad|Sok)\. "),
    )
)
# The country in the domain of an address; domains that people of all countries use say nothing.
_DOMAIN = re.compile(r"@[\w.-]+\.([a-z]{2})(?![\w.])", re.IGNORECASE)
_ANYWHERE = frozenset("ai cc co eu fm gg id io is la ly me nu sh to tv ws".split())  # noqa: SIM905

_BEHIND_CODE = re.compile(
    r"(?:^|[,;]\s*|\s)(?:(?:[A-Z]{1,2}-)?\d{4,5}(?:\s?[A-Z]{2})?|\d{2}-\d{3}|\d{3}\s\d{2}|\d{4}-\d{3})\s+"
    r"(?P<city>[A-ZÀ-Ý][\w.'’-]+(?:[ -](?:[a-zà-ÿ]{1,4} ){0,2}[A-ZÀ-Ý][\w.'’-]+){0,2})(?= [A-Z]{1,2}$|\s*(?:[,/]|\(|$))"
)
_BEFORE_STATE = re.compile(rf"(?:^|,\s*)(?P<city>[A-Z][\w '-]{{2,30}},? (?:{_STATES_OF_AUSTRALIA}))(?=,?\s+\d{{4}}\b)")
# "14 Orchard Close, Ledbury, HR8 2AB": of a British, Irish or Canadian address what stands before the code.
_BEFORE_CODE = re.compile(
    r"(?:^|,\s*)(?P<city>[A-ZÀ-Ý][\w.'’-]+(?:[ -](?:[a-z]{1,5}[ -])?[A-ZÀ-Ý][\w.'’-]+){0,2}),?\s+"
    r"(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[\dW]\s?[A-Z\d]{4}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4,6}(?=\s*$))"
    r"(?=\s*(?:,|$))"
)
_STREET = re.compile(
    r"\b(?:street|str|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|way|court|ct|place|pl|close|crescent|"
    r"terrace|highway|hwy|parkway|pkwy|square|circle|trail|loop)\b\.?$",
    re.IGNORECASE,
)


def country_of_address(text: str) -> str | None:
    """The country (ISO 3166) that a line of contact data is written in the manner of, or None."""
    for country, pattern in _CODES:
        if pattern.search(text):
            return country
    domain = _DOMAIN.search(text)
    if domain is None or domain.group(1).casefold() in _ANYWHERE:
        return None
    code = domain.group(1).upper()
    return "GB" if code == "UK" else code


def city_behind_code(text: str) -> tuple[int, int] | None:
    """Where the city stands in `26506 Norden`, `Pastorieweg 1, 9051 BS Stiens`, `1070 Wien, Zieglergasse 40/12`, and
    with its state in `Toowoomba QLD 4350`.

    Numbers stand before streets, too, in other countries: those are none.
    """
    state = _BEFORE_STATE.search(text)
    if state is not None:
        return state.span("city")
    for match in (*_BEFORE_CODE.finditer(text), *_BEHIND_CODE.finditer(text)):
        if looks_like_a_city(match["city"]) and not _STREET.search(match["city"]):
            return match.span("city")
    return None
