"""Personal data that people state without a label: "Permis B – Véhiculé", "Belge", "* 12.06.1981", "per direct
beschikbaar"."""

import re
from collections.abc import Iterator

from services.extractor.context import Document
from services.extractor.dates.ranges import find_ranges
from services.extractor.drafts import Draft
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.places import COUNTRIES
from shared.schemas.fact_types import FactType

_CLASS = r"(?-i:[A-E][A-Z0-9]{0,2})"
_OF_CLASS = (
    rf"(?:(?:class|klassen?|kl\.|cat[ée]gor\w*|cat\.|clase|type|tipo|kat\.)[ \u00a0]+)?{_CLASS}"
    rf"(?:(?:[ ,/+&]{{1,3}}|\s(?:und|et|y|e|en|and)\s){_CLASS}(?!\w)){{0,6}}"
)
# A licence that nobody names by its class: "Full clean UK driving licence".
_UNCLASSED = re.compile(
    r"(?:(?:full|clean|valid|current|unrestricted|UK|EU|Irish|international),?\s+){1,4}(?:and\s+clean\s+)?"
    r"driv(?:ing|er['’]?s?) licen[cs]e",
    re.IGNORECASE,
)
_AVAILABLE = re.compile(
    r"available immediately|immediately available|immediate(?:ly)? (?:joiner|start)|"
    r"available for immediate (?:start|joining|employment)|can (?:join|start) immediately|(?:ab )?sofort verfügbar|"
    r"disponib\w+ (?:immédiate(?:ment)?|inmediata(?:mente)?|imediata(?:mente)?|immediata(?:mente)?|de inmediato)|"
    r"de inmediata disponibilidad|per direct beschikbaar|beschikbaar per direct|direct beschikbaar|"
    r"libre de suite|disponible de suite",
    re.IGNORECASE,
)
_PERMANENT = re.compile(
    r"(?:autorização de )?residência permanente|unbefristete (?:aufenthaltserlaubnis|arbeitserlaubnis)|"
    r"niederlassungserlaubnis|permis d['’]établissement|permesso di soggiorno(?: illimitato)?|"
    r"titre de séjour(?: valable| permanent)?|residencia permanente|verblijfsvergunning onbepaalde tijd|"
    r"(?-i:[A-Z][a-z]{3,} [Cc]itizen)(?!\w)",
    re.IGNORECASE,
)
# "* 12.06.1981 in Köln", "° Kortrijk, 14 februari 1978"
_BORN = re.compile(r"[*°]\s?(?P<date>(?:[A-ZÀ-Ý][\w-]+,\s)?\d{1,2}[\s.]\D{0,12}.{4,30}?)(?:\s+(?:in|te|à)\s|,|$)")
_PEOPLES = re.compile(
    r"brasileir[oa]|portugues[ae]|portuguesa?|português|angolan[oa]|moçambican[oa]|cabo-verdian[oa]|ucranian[oa]|"
    r"mexican[oa]|argentin[oa]|colombian[oa]|chilen[oa]|peruan[oa]|venezolan[oa]|ecuatorian[oa]|uruguay[oa]|español[a]?|"
    r"belge|belg|française?|suisse|luxembourgeoise?|canadienne?|ivoirien(?:ne)?|sénégalaise?|camerounaise?|béninoise?|"
    r"malien(?:ne)?|tunisien(?:ne)?|marocaine?|algérien(?:ne)?|congolaise?|italian[oa]|nederlander|nederlandse|"
    r"surinaamse?|deutsche?r?|österreicher(?:in)?|schweizer(?:in)?|(?:south )?african|nigerian|kenyan|ghanaian|indian|"
    r"pakistani|filipino|filipina|malaysian|singaporean|british|irish|australian|canadian|american",
    re.IGNORECASE,
)
_NATIONALITY = re.compile(
    r"(?<!\w)(?:nationalités?|cittadinanza|ciudadanía|nacionalidade?|nazionalità|staatsangehörigkeit|nationaliteit)\s+"
    r"(?P<people>(?-i:[a-zà-ÿ]{4,}))",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[^|•·;\t,–—]+")


def licence_pattern(names: str) -> re.Pattern[str]:
    """What states a licence by its class, after one of the `names` (a pattern); the classes are group `classes`."""
    return re.compile(
        rf"(?<!\w)(?:{names})[ \u00a0]+\(?(?P<classes>{_OF_CLASS})(?=\)|\s*(?:$|[,;.|–-])|"
        r"\s+(?:y|et|und|en|e|mit|vigente|vorhanden|con|com)\b)",
        re.IGNORECASE,
    )


def stated_without_label(document: Document, row: Row, licence: re.Pattern[str]) -> Iterator[Draft]:
    """The personal data in a row of the document's head or of its personal data."""
    text = row.text[:400]
    classes = licence.search(text)
    unclassed = _UNCLASSED.search(text)
    if classes is not None:
        yield _draft(FactType.DRIVING_LICENCE, row, *classes.span("classes"))
    elif unclassed is not None:
        yield _draft(FactType.DRIVING_LICENCE, row, *unclassed.span())
    for type_, pattern in ((FactType.NOTICE, _AVAILABLE), (FactType.WORK_PERMIT, _PERMANENT)):
        found = pattern.search(text)
        if found is not None:
            yield _draft(type_, row, *found.span())
    named = _NATIONALITY.search(text)
    if named is not None:
        yield _draft(FactType.NATIONALITY, row, *named.span("people"))
    for piece in _PIECE.finditer(text):
        if _PEOPLES.fullmatch(piece[0].strip()) and piece[0].strip().casefold() not in COUNTRIES:
            start = piece.start() + len(piece[0]) - len(piece[0].lstrip())
            yield _draft(FactType.NATIONALITY, row, start, start + len(piece[0].strip()))
            break
    yield from _birth(document, row)


def _birth(document: Document, row: Row) -> Iterator[Draft]:
    born = _BORN.match(row.text[:120])
    found = find_ranges(born["date"], 0, None, document.reading.language) if born is not None else ()
    when = found[0].last if found and not found[0].is_range else None
    if born is None or when is None or when.precision != "day":
        return
    start, end = row.start + born.start("date"), row.start + born.end("date")
    yield Draft(FactType.DATE_OF_BIRTH, start, end, when.value(), 0.8, None, "contact")


def _draft(type_: FactType, row: Row, start: int, end: int) -> Draft:
    value = " ".join(row.text[start:end].split())
    return Draft(type_, row.start + start, row.start + end, value, 0.8, None, "contact")
