"""Terms of a job ad that stand in its sentences: remote work, visas, and years of experience asked for."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from services.extractor.drafts import Draft, in_row
from services.extractor.entries.bodies import Item, sentences
from services.extractor.job_ad.confidence import TERM
from services.extractor.structure.rows import Row
from shared.schemas.fact_types import FactType

MAX_SCANNED = 1_500
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "ein": 1,
    "eine": 1, "einem": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "deux": 2, "trois": 3, "cinq": 5, "dos": 2,
    "tres": 3, "cinco": 5, "twee": 2, "drie": 3, "vijf": 5, "dois": 2, "três": 3,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(_NUMBERS, key=lambda word: (-len(word), word)))})"
_YEARS = re.compile(
    rf"\b(?P<least>{_NUMBER})\s?\+?\s?(?:(?:-|–|to|bis|à|a|tot)\s?(?P<most>{_NUMBER})\+?\s?)?(?:or more\s|plus\s)?"
    r"(?:years?|yrs?|jahren?|ans?|años?|jaar|anos?)\b(?P<rest>[^.;\n]{0,80})",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"experi[eê]n|erfahrung|expérience|ervaring|work|background|in a |berufs|minimum|at least|mindestens", re.IGNORECASE
)
_OPENING = 12  # characters: an item that begins with years asks for them
_AS_WHAT = re.compile(
    r"^['’]?\s(?:in|as|of|with|hands|professional|als|im|in der|dans|en|como|met|com)\b", re.IGNORECASE
)
_OF = re.compile(
    r"(?:experience|erfahrung|expérience|experiencia|ervaring|experiência)\s+(?:with|in|using|of|as|mit|in der|"
    r"im|avec|en|"
    r"con|met|com|em)\s+(?:an?\s|the\s)?(?P<of>[^,.;()]{2,60})",
    re.IGNORECASE,
)
_DAYS = (
    r"(?:one|two|three|four|eine?[nr]?|zwei|drei|vier|un|deux|trois|quatre|una|dos|tres|twee|drie|um|dois|duas|três|"
    r"due|tre|"
    r"[1-5]) (?:days?|tagen?|tage?|jours?|días?|dag(?:en)?|dias?|giorni)"
)
# Tried in order: "hybrid" beside "remote" is hybrid.
_REMOTE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("hybrid", re.compile(
        r"\b(?!100)\d{2} ?% (?:home|remote|mobil)|\b(?:home ?office|remote)\b\D{0,15}\b(?!100)\d{2} ?%|"
        r"\bhybrid\w*|\bhybride\b|\bh[ií]brid[oa]\b|\bdays? (?:a|per) week (?:in|from|at) (?:the|our) office|"
        r"\bteletrabajo "
        r"parcial|\bhome ?office (?:teilweise|anteilig|tageweise|möglich)|\bteilweise (?:im )?home ?office|"
        r"\bgedeeltelijk thuis|\b(?:parcialmente|em parte) remoto|"
        r"\btélétravail (?:partiel|\d|[^.\n]{0,20}(?:jours?|\d ?j\b))|"
        r"\b(?:office|büro|bureau|oficina|kantoor|escritório|ufficio)\b[^.\n]{0,40}(?:\b(?:or|oder|ou|o|of|and|und|et|"
        r"y|en|e)"
        r"|,) [^.\n]{0,20}(?:\bhome|zu ?hause|domicile|\bcasa|\bthuis)\b|\bdeels thuis|"
        rf"\b{_DAYS} (?:a week )?(?:from|at) home|\bfrom home (?:for )?(?:a few|some|one|two|\d) days|"
        rf"\b{_DAYS} (?:(?:pro|die|par|a la|per|por) \w+ )?(?:im )?"
        r"(?:home ?office|mobiles arbeiten|(?:de )?télétravail|(?:de )?teletrabajo|thuis\w*|(?:de )?teletrabalho|"
        r"(?:in |"
        rf"di )?smart working)|\b(?:home ?office|télétravail|teletrabajo|teletrabalho|thuiswerken|"
        rf"smart working)\W{{1,3}}"
        rf"{_DAYS}\b|\bibrid[oa]\b|\d days? (?:on[- ]?site|in (?:the|our) office)|"
        rf"\b{_DAYS} (?:(?:pro|die|par|a la|per|por|in der|a) \w+ )?(?:vor ort|im büro|sur site|au bureau|en (?:la )?"
        r"oficina|op kantoor|no escritório|in ufficio)\b", re.IGNORECASE)),
    ("remote", re.compile(
        r"\b(?:fully|100\s?%|completely) remote\b|\bremote(?:[- ]first|[- ]friendly)?\b(?! (?:sensing|control|"
        r"procedure))|\bwork(?:ing)?[- ]at[- ]home\b|\bhome[- ]based\b|\bremotely\b|\bwork "
        r"from (?:anywhere|home)\b|\bhomeoffice\b|\bhome[- ]office\b|\btélétravail\b|\bteletrabajo\b|\bteletrabalho\b|"
        r"\bthuiswerken\b|\bremoto\b|\bsmart working\b", re.IGNORECASE)),
    ("onsite", re.compile(
        r"\bon[- ]?site\b|\bin[- ]person\b|\bin sede\b|\bin[- ]office\b|\bvor ort\b|\bsur site\b|\bpresencial\b|"
        r"\bop kantoor\b", re.IGNORECASE)),
)  # fmt: skip
_VISA = re.compile(
    r"\b(?:visas?|work permits?|right to work|authori[sz]ed to work|sponsor\w*|h-?1b|visum|visado|"
    r"visto de trabalho|permesso di lavoro|arbeitserlaubnis|permis de "
    r"travail|permiso de trabajo|werkvergunning|autorização de trabalho)\b",
    re.IGNORECASE,
)


def terms_in(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The terms of an ad: one statement about remote work, up to two about visas, and every number of years."""
    remote = _remote(rows)
    if remote is not None:
        kind, row, start, end = remote
        yield in_row(FactType.JOB_REMOTE, row, (start, end), TERM, entry, "terms", value=kind, subject="job")
    visas = 0
    for row in rows:
        span = _visa(row) if visas < 2 else None
        if span is not None:
            visas += 1
            yield in_row(FactType.JOB_VISA, row, span, TERM, entry, "terms", subject="job")
        for match in _YEARS.finditer(row.text[:MAX_SCANNED]):
            near = row.text[max(0, match.start() - 60) : match.end()]
            begun = max(row.text.rfind(sign, 0, match.start()) for sign in ":;•.")
            opens = match.start() - begun <= _OPENING
            if _EXPERIENCE.search(near) or (opens and _AS_WHAT.match(match.group("rest"))):
                span = match.start(), match.start("rest")
                years = _years(match)
                yield in_row(FactType.JOB_EXPERIENCE, row, span, TERM, entry, "terms", value=years, subject="job")


def _visa(row: Row) -> tuple[int, int] | None:
    """The sentence of a row that speaks of visas; a heading does not say anything."""
    text = row.text[:MAX_SCANNED]
    found = _VISA.search(text)
    if found is None or row.words < 3:
        return None
    spans = sentences(text, Item(0, len(text), (row,), False))
    return next((span for span in spans if span[0] <= found.start() < span[1]), None)


def _remote(rows: Sequence[Row]) -> tuple[str, Row, int, int] | None:
    """The first statement; labels and lines of few words say it more surely than sentences."""
    for most_words in (14, 1_000):
        for kind, pattern in _REMOTE:
            for row in rows[:200]:
                match = pattern.search(row.text[:MAX_SCANNED]) if row.words <= most_words else None
                if match is not None:
                    return kind, row, match.start(), match.end()
    return None


def _years(match: re.Match[str]) -> dict[str, Any]:
    of = _OF.search(match.group("rest"))
    return {
        "years": _number(match.group("least")),
        "most": _number(match.group("most")) if match.group("most") else None,
        "of": of.group("of").strip() if of else None,
    }


def years_in(clause: str) -> int | None:
    """The years of experience that a clause asks for: the least of a range, or None."""
    match = _YEARS.search(clause[:MAX_SCANNED])
    return _number(match.group("least")) if match is not None else None


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _NUMBERS[written.casefold()]
