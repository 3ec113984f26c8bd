"""Who gave a certificate or an award, as its row says it: in brackets, behind "from" or "issued by", behind a dash, a
comma or in the next cell; a licence's number, its hours and its expiry are none."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.dates.ranges import DateRange
from services.extractor.phrases.roles import EMPLOYER, employer_score, is_place, school_score
from services.extractor.structure.rows import trim

Span = tuple[int, int]

MAX_ISSUER_WORDS = 9
_MOST_COMMAS = 2  # of a name and who gave it; more make a list
_BEHIND = 2  # characters behind an entry's text that are looked at for its closing bracket
MAX_BRACKET = 84  # characters of a bracket that is looked into
_EDGES = " \t\n\u00a0,;:|•·–—-[]*."
_CAPITAL = r"(?=[A-ZÀ-ÝĄ-ŽА-Я0-9(])"
# Words that nothing but an issuer follows.
_GIVEN = (
    r"(?:issued|awarded|published|granted|conferred|certified|accredited|organi[sz]ed|offered|provided|taught|delivered"
    r"|conducted|administered|presented)(?: \w+)? (?:by|from)|"
    r"(?:verliehen|ausgestellt|vergeben|durchgeführt|anerkannt)(?: \w+)? (?:von|durch)(?: de[rnm])?|"
    r"(?:délivrée?|publiée?|dispensée?|décernée?|organisée?) par|"
    r"(?:otorgad[oa]|publicado|impartid[oa]|expedid[oa]|dictad[oa]|organizad[oa]|emitid[oa]|concedid[oa]|ministrad[oa]|"
    r"promovid[oa]|avalad[oa]) p(?:or|el[oa])|"
    r"(?:rilasciat[oa]|conseguit[oa]|conferit[oa]|organizzat[oa]|erogat[oa]) (?:da(?:l(?:la)?)?|presso)|"
    r"(?:uitgereikt|afgegeven) door|(?:wydan[ye]|organizowan[ye]) przez|utfärdat av|udstedt af|utstedt av|"
    r"issuer|publisher|awarder|aussteller|organismo|ente|emisor|entidade"
)
_GIVEN = rf"(?:{_GIVEN})\b\s*:?\s+(?:(?:the|la|le|el|o|a|il|lo|die|het|de)\s+|l['’])?{_CAPITAL}"
_GIVEN_FIRST = re.compile(_GIVEN, re.IGNORECASE)
_GIVEN_BY = re.compile(rf"[\s,(–—-]{_GIVEN}", re.IGNORECASE)
# "Tally from NIIT", "certificate by Coursera"; "at", "bei" and their like only before what is an organisation.
_FROM = re.compile(rf"\s(?:from|by|through|via|par|von|von der|vom|door|pela|pelo|da)\s+(?:the\s)?{_CAPITAL}")
_AT = re.compile(rf"\s(?:at|bei|bei der|beim|presso|chez|bij|hos)\s+(?:the\s)?{_CAPITAL}")
_NEXT = re.compile(
    r"(?<=[a-zà-ÿ\d]{3})\.\s+(?=[A-ZÀ-Ý])|\s+[–—-]\s+|,\s+|\s*[|•·●]\s*|\t+|\s{3,}|\n|;\s+|:\s+(?=[A-ZÀ-Ý])"
)
# What is said of a certificate that is neither its name nor who gave it.
_DETAIL = re.compile(
    r"(?:(?:issued|expir\w*|exp\b|valid\b|renew\w*|gültig|ważn\w+|passed|pass\b|score\b|with\b|in progress|en cours|"
    r"en curso|em curso|em andamento|ongoing|current\b|completed|online|on-line|e-learning|distance|rating\b|"
    r"hours?\b|duration|credential\b|licen[cs]e (?:no|number|#)|certificate (?:no|number|#)|"
    r"(?:card|reg(?:istration|istro)?|permis|permit|member(?:ship)?|coc|cert|id|lic|matricola)\.?\s?(?:no|nr|"
    r"n[°ºo]|#|id)"
    r"|no\.|nr\.?\b|n[°º]|num[eé]ro|número|#).*"
    r"|[\d.,/ -]*\d\s*(?:h|hrs?|hours?|std\.?|stunden|horas|heures|ore|uur|timmar|timer|godz\.?|days?|weeks?|months?|"
    r"jours?|semanas|días|dias|ects|hp|cpd|cme|points?|%)(?!\w).*|\d{4,}.*"
    r"|(?=\S*\d)[A-Z0-9/-]{4,})$",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?:level|grade|niveau|nivel|nível|livello|stufe|stupeň|poziom|band|part|teil|partie|parte|módulo|module|"
    r"modulo)\b|"
    r"(?:Associate|Professional|Practitioner|Foundations?|Specialty|Expert|Advanced|Intermediate|Basic)$",
    re.IGNORECASE,
)
_BRAND = re.compile(r"[a-z]+[A-Z]\w+")  # "freeCodeCamp"
_ACCREDITED = re.compile(r"\s+(?:accredited|certified|approved|registered)$")
_SMALL_BEHIND_DASH = re.compile(r"\s[–—-]\s(?=[^\W\d_])")
_IN_NAME = re.compile(r",\s+|\s+-\s+")
_FIRST_OF_BRACKET = re.compile(r"[,;]\s")
_BRACKET = re.compile(r"\(([^()\n]{2,80})\)")
# Bodies that certify and that no word for an organisation marks.
_BODY = re.compile(
    r"\b(?:board|council|registry|register|order|ordem|ordre|orden|colegio|kammer|izba|academy|centro|federation|royal|"
    r"chartered|red cross|cruz roja|cruz vermelha|croix[- ]rouge|rotes kreuz|rode kruis|croce rossa|st\.? john)\b",
    re.IGNORECASE,
)


def apart_from_issuer(
    text: str, name: Span, stop: int, dates: Sequence[DateRange], *, wraps: bool
) -> tuple[Span, Span | None]:
    """The name of a certificate without the issuer that its phrase holds, and the issuer in it or behind it.

    `text[name]` is the first phrase of an entry that ends at `stop`; `dates` are those of the entry, whose lines are
    one where it `wraps`.
    """
    origin = name[0]
    passage = text[origin : stop + _BEHIND]
    passage = passage.replace("\n", " ") if wraps else passage
    spans = [(date.start - origin, date.end - origin) for date in dates if origin <= date.start < stop]
    found = _apart(passage, (0, name[1] - origin), stop - origin, spans, dated=bool(dates))
    (start, end), issuer = found
    moved = None if issuer is None else (origin + issuer[0], origin + issuer[1])
    return (origin + start, origin + end), moved


def _apart(text: str, name: Span, stop: int, dates: Sequence[Span], *, dated: bool) -> tuple[Span, Span | None]:
    line = min((at for at in [text.find("\n", name[1], stop)] if at >= 0), default=stop)
    given = _GIVEN_BY.search(text, name[0], line) or _joined_by_word(text, name, line)
    if given is not None and given.start() > name[0]:
        issuer = _first_phrase(text, given.end(), line, dates)
        if issuer is not None:
            return trim(text, name[0], min(name[1], given.start()), f"{_EDGES}("), issuer
    name = _before_what_is_said(text, name, dated=dated)
    name = _with_small_letters_behind(text, name, line, dates)
    behind = issuer_behind(text, name[1], stop, dates)
    bracket = _bracket_at_end(text, name, line)
    if bracket is None:
        return name, behind
    if behind is not None and _is_sure(text[behind[0] : behind[1]], text[bracket[0] : bracket[1]]):
        return name, behind
    closed = text[bracket[1] :].startswith(")") and text[bracket[1] + 1 : name[1]].strip(_EDGES)
    if name[1] >= bracket[0] and not closed:
        name = trim(text, name[0], bracket[0] - 1, f"{_EDGES}(")
    return name, bracket


def _before_what_is_said(text: str, name: Span, *, dated: bool) -> Span:
    """`Safe Pass, exp. 2026`, `Revit - Engineers Syndicate - 60 hrs`: a name ends before the first phrase that is its
    number or expiry, or, in a dated row, before any; without a date only an organisation behind a comma is apart."""
    for cut in _IN_NAME.finditer(text, *name):
        behind = _NEXT.split(text[cut.end() : name[1]])[0]
        apart = dated and behind[:1].isupper() and not _LEVEL.match(behind)
        listed = not dated and text.count(", ", *name) > _MOST_COMMAS
        if cut.start() > name[0] and not listed and (_DETAIL.match(behind) or apart or names_an_organisation(behind)):
            return name[0], cut.start()
    return name


def issuer_behind(text: str, start: int, stop: int, dates: Sequence[Span]) -> Span | None:
    """The first phrase of `text[start:stop]` that can be who gave something."""
    for phrase in _phrases(text, start, stop, dates):
        written = text[phrase[0] : phrase[1]]
        given = _GIVEN_FIRST.match(written)
        if given is not None:
            return phrase[0] + given.end(), phrase[1]
        said = _DETAIL.match(written) or _LEVEL.match(written) or is_place(written)
        accredited = _ACCREDITED.search(written)
        if accredited is not None and _can_be_issuer(written):
            return phrase[0], phrase[0] + accredited.start()
        if not said and _can_be_issuer(written):
            bracket = _BRACKET.search(written)
            hours = bracket is not None and _DETAIL.match(bracket.group(1)) is not None
            return (phrase[0], phrase[0] + len(written[: bracket.start()].rstrip())) if bracket and hours else phrase
    return None


def _phrases(text: str, start: int, stop: int, dates: Sequence[Span]) -> Iterator[Span]:
    """What separators and dates cut a passage into, without brackets of dates."""
    cuts = [(m.start(), m.end()) for m in _NEXT.finditer(text, start, stop)]
    cuts += [date for date in dates if start <= date[0] < stop]
    position = start
    for a, b in [*sorted(cuts), (stop, stop)]:
        span = trim(text, position, max(position, a), f"{_EDGES}(")
        if span[0] < span[1]:
            yield _closed(text, span, stop)
        position = max(position, b)


def _closed(text: str, span: Span, stop: int) -> Span:
    """A phrase without a bracket that opens or closes outside of it: "(ICAN", "Google)"."""
    start, end = span
    inside = text[start:end]
    if inside.count("(") > inside.count(")"):
        closing = text.find(")", end, min(stop, end + 2))
        return (start, closing + 1) if closing >= 0 else trim(text, start, start + inside.rindex("("), _EDGES)
    if inside.count(")") > inside.count("("):
        return trim(text, start, start + inside.index(")"), _EDGES)
    return span


def _can_be_issuer(written: str) -> bool:
    words = written.split()
    named = (
        written[:1].isupper()
        or _BRAND.match(written) is not None
        or (written[:1].isdigit() and employer_score(written) >= EMPLOYER)
    )
    return named and 1 <= len(words) <= MAX_ISSUER_WORDS and sum(c.isalpha() for c in written) >= 2


def names_an_organisation(written: str) -> bool:
    """Whether a phrase has a word of organisations, of schools or of bodies that certify."""
    return employer_score(written) >= EMPLOYER or school_score(written) > 0 or _BODY.search(written) is not None


def _first_phrase(text: str, start: int, stop: int, dates: Sequence[Span]) -> Span | None:
    phrase = next(_phrases(text, start, stop, dates), None)
    return phrase if phrase is not None and _can_be_issuer(text[phrase[0] : phrase[1]]) else None


def _joined_by_word(text: str, name: Span, line: int) -> re.Match[str] | None:
    """`from` and `by` inside a name of two words or more; `at` and its like where an organisation follows."""
    for joint in (*_FROM.finditer(text, name[0], min(name[1], line)), *_AT.finditer(text, name[0], min(name[1], line))):
        before, after = text[name[0] : joint.start()], _NEXT.split(text[joint.end() : line])[0]
        sure = joint.re is _FROM and joint.group(0).split()[0] in ("from", "by", "through", "via")
        if before.count("(") == before.count(")") and (sure or names_an_organisation(after)) and len(before) > 2:
            return joint
    return None


def _with_small_letters_behind(text: str, name: Span, line: int, dates: Sequence[Span]) -> Span:
    """`CATIA V5 – kurs zaawansowany`, `Bilan Carbone – niveau 2`: small letters behind a dash go on with the name."""
    joint = _SMALL_BEHIND_DASH.match(text, name[1], line)
    if joint is None or not text[joint.end()].islower() or _BRAND.match(text, joint.end()):
        return name
    phrase = next(_phrases(text, joint.end(), line, dates), None)
    if phrase is None or _DETAIL.match(text[phrase[0] : phrase[1]]):
        return name
    bracket = text.find(" (", phrase[0], phrase[1])
    return name[0], bracket if bracket > 0 else phrase[1]


def _bracket_at_end(text: str, name: Span, line: int) -> Span | None:
    """What stands in the bracket that ends a name or follows it, where that can be who gave it."""
    found = list(_BRACKET.finditer(text, name[0], min(line, name[1] + MAX_BRACKET)))
    last = next((m for m in reversed(found) if m.start() <= name[1] + 1), None)
    if last is None:
        return None
    rest = text[last.end() : max(name[1], last.end())].strip(_EDGES)
    if rest and not _LEVEL.match(rest):
        return None
    inside = _FIRST_OF_BRACKET.split(last.group(1))[0].rstrip()
    before = text[name[0] : last.start()]
    if not _can_be_issuer(inside) or _DETAIL.match(inside) or _LEVEL.match(inside) or is_place(inside):
        return None
    if _says_the_same(before, inside) or (any(map(str.isdigit, inside)) and not names_an_organisation(inside)):
        return None
    return last.start(1), last.start(1) + len(inside)


def _says_the_same(name: str, bracket: str) -> bool:
    """`Certified Emergency Nurse (CEN)`, `SST (Sauveteur Secouriste du Travail)`: one is the other's initials."""
    for short, long in ((bracket, name), (name, bracket)):
        letters = [c for c in short if c.isalpha()]
        if 2 <= len(letters) <= 8 and len(short.split()) == 1 and sum(c.isupper() for c in letters) >= 2:
            initials = iter(re.findall(r"[A-ZÀ-Ý]|\b\w", long))
            if all(any(c.casefold() == i.casefold() for i in initials) for c in letters):
                return True
    return False


def _is_sure(behind: str, bracket: str) -> bool:
    """Whether of two phrases the one behind the bracket is the issuer: an organisation, or the bracket is none."""
    return names_an_organisation(behind) or not names_an_organisation(bracket)
