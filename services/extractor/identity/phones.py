"""Telephone numbers as people of many countries write them, as E.164."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.identity.postal_addresses import country_of_address
from services.extractor.spans import Spans
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.alternation import alternation
from services.extractor.vocabulary.cities_of_countries import COUNTRY_OF_NATIONALITY, COUNTRY_OF_PLACE
from services.extractor.vocabulary.places import COUNTRIES, STATE_CODES
from shared.schemas.fact_types import FactType

MAX_SCANNED = 2_000  # characters of a row that are searched; contact data never stands further in
MAX_PHONES = 4
SURE, FOREIGN = 0.97, 0.6  # confidence of assigned numbers: of the document's country, of another one
PHONE_LIKE = re.compile(
    r"(?<![\w/.])(?:\(?\+|00)?[(\d]"
    r"(?:(?!\s?/{1,2}\s?(?:[(+]|0\d))[\d() ./\-–\u00a0\u2011]){6,24}\d(?![\w/])"
)
PHONE_LABEL = re.compile(
    r"(?=[ptmchgkw])(?:phone|tel|telefon|téléphone|teléfono|telefoon|telefone|mobile?|mobil|móvil|portable|cell|"
    r"handy|gsm|"
    r"celular|telemóvel|cellulare|komórka|tlf|whatsapp|contact no)\b",
    re.IGNORECASE,
)
_FAX = re.compile(
    r"\b(?:fax|box|i/?c(?: no\.?)?|nric(?: no\.?)?|mykad|postfach|apartado|caixa postal|iban|passport|passeport|"
    r"pasaporte|reisepass|cuit|cuil|dni|nie|nif|"
    r"rut|run|rfc|curp|cpf|cnpj|rg|ctps|pis|ssn|cnic|aadhaar|pan|bsn|pesel|nip|rodné číslo|cédula(?: profesional)?|"
    r"id(?:entity)?(?: card)?(?: (?:no|number))?|reg(?:istration)?\.? no)\b\D{0,20}$",
    re.IGNORECASE,
)
# The end and the beginning of a number that breaks over the line; "Park Road 14" above "73728 Elmfield" is none.
_HALF = re.compile(r"[)\-–]$|\d{3}[\d ./-]*$")
_REST = re.compile(r"\d[\d ./()-]*(?:$|[|,;·•\t]|/\s+(?=[^\W\d]))")
_EXTENSION = re.compile(
    r"\s*,?\s*(?:ext(?:ension)?\.?|x\.?|poste|durchwahl|dw\.?|ramal|anexo)\s?\d{1,5}\b", re.IGNORECASE
)
_PARTS_OF_HEAD = re.compile(r"[,/|()·•–—.;:\t]|\s-\s|\d+")
_IN_AMERICAN_STATE = re.compile(
    r"[a-z], (?:AL|AK|AZ|AR|CA|CO|CT|FL|GA|HI|ID|IL|IA|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK|"
    r"OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY|DC)\b"
)
_TWICE = 2
MAX_TEXT = 20_000  # characters that are searched for countries
# Names with a capital: small letters and short names ("us") are words.
_NAMES = {name for table in (COUNTRIES, COUNTRY_OF_PLACE, COUNTRY_OF_NATIONALITY) for name in table if len(name) > 3}
_NAMED = re.compile(rf"\b(?=[A-ZÀ-Ý])(?i:{alternation(_NAMES)})\b")
_TWO_NUMBERS = re.compile(r"\s*/{1,2}\s*|\s+[-–]\s+|\s{2,}")

# The countries of numbers without a country code, by the document's language; the first is meant where nothing else
# tells, the others where the number is one there.
COUNTRIES_OF_LANGUAGE: dict[str, tuple[str, ...]] = {
    "en": ("US",), "de": ("DE", "AT", "CH"), "fr": ("FR", "BE", "CH"), "es": ("ES", "MX", "AR", "CO", "CL", "PE"),
    "nl": ("NL", "BE"), "pt": ("PT", "BR"), "it": ("IT", "CH"), "pl": ("PL",), "sv": ("SE", "FI"), "da": ("DK",),
    "no": ("NO",), "nb": ("NO",), "nn": ("NO",), "fi": ("FI",), "cs": ("CZ",), "sk": ("SK",), "hu": ("HU",),
    "ro": ("RO",), "tr": ("TR",), "ru": ("RU",), "uk": ("UA",), "el": ("GR",), "id": ("ID",), "vi": ("VN",),
}  # fmt: skip
# Where numbers begin with a trunk 0, tried in this order where the country is not known: the number is one anyway.
_TRUNK_COUNTRIES = (
    "GB", "DE", "FR", "NL", "IN", "AU", "NG", "ZA", "PK", "ID", "AE", "KE", "PH", "MY", "KR", "JP", "SE", "BE", "IE",
)  # fmt: skip


def phones_in(document: Document, rows: Sequence[Row], region: str) -> list[Draft]:
    """The numbers of the rows, in order; `region` (ISO 3166) is the country of those without a country code."""
    drafts: list[Draft] = []
    seen: set[str] = set()
    for row in (*rows, *_pairs(document, rows)):
        text = row.text[:MAX_SCANNED]
        for match in PHONE_LIKE.finditer(text):
            if _FAX.search(text, max(0, match.start() - 24), match.start()) or _is_date_like(document, row, match):
                continue
            for start, end, number in _numbers(text, match, region, document.reading.language):
                if number[0] not in seen:
                    seen.add(number[0])
                    span = (row.start + start, row.start + end)
                    drafts.append(Draft(FactType.PHONE, *span, number[0], number[1], None, "contact"))
    # A number across two lines may contain one that is whole: the first found keeps its place.
    whole: list[Draft] = []
    taken = Spans()
    for draft in drafts:
        if not taken.touch(draft.start, draft.end):
            whole.append(draft)
        taken.add(draft.start, draft.end)
    return sorted(whole, key=lambda draft: draft.start)[:MAX_PHONES]


def _numbers(
    text: str, match: re.Match[str], region: str, language: str | None
) -> Iterator[tuple[int, int, tuple[str, float]]]:
    """What a run of digits holds: one number, or the two that a slash or a gap separates."""
    whole = e164(match.group(0), region, language)
    spans = [(match.start(), match.end(), whole)]
    if whole is None or whole[1] not in (SURE, FOREIGN):
        cuts = [(m.start(), m.end()) for m in _TWO_NUMBERS.finditer(text, match.start(), match.end())]
        starts = [match.start(), *(end for _, end in cuts)]
        ends = [*(start for start, _ in cuts), match.end()]
        pieces = [(a, b, e164(text[a:b], region, language)) for a, b in zip(starts, ends, strict=True)]
        found = [piece for piece in pieces if piece[2] is not None]
        best = max((piece[2][1] for piece in found if piece[2] is not None), default=0.0)
        spans = found if best > (whole[1] if whole is not None else 0.0) else spans
    for start, end, number in spans:
        if number is None:
            continue
        if text[start] == "(" and ")" not in text[start:end]:
            start += 1
        extension = _EXTENSION.match(text, end)
        yield start, extension.end() if extension else end, number


def _pairs(document: Document, rows: Sequence[Row]) -> list[Row]:
    """Rows joined with the next one where a number breaks over the line: `(555)` / `123-4567`."""
    pairs = []
    for row, following in pairwise(rows):
        if following.gap_before or not _HALF.search(row.text[-30:]) or not _REST.match(following.text[:40]):
            continue
        if following.text[:1].isdigit():
            text = document.text[row.start : following.end].replace("\n", " ")
            text = text.replace("- ", " -") if len(text) < MAX_SCANNED else text
            pairs.append(replace(row, end=following.end, text=text))
    return pairs


def _is_date_like(document: Document, row: Row, match: re.Match[str]) -> bool:
    start, end = row.start + match.start(), row.start + match.end()
    if match.group(0).startswith("+") or re.search(r"\d{6}", match.group(0)):
        return False
    overlaps = [(max(d.start, start), min(d.end, end)) for d in document.dates(row) if d.start < end and d.end > start]
    dated = sum(sum(c.isdigit() for c in document.text[a:b]) for a, b in overlaps)
    return 2 * dated > sum(c.isdigit() for c in match.group(0))  # "06 5550 1944" ends like a year


def e164(written: str, region: str, language: str | None = None) -> tuple[str, float] | None:
    """(E.164, confidence) of a number as written in `region` (ISO 3166), or None where it is none.

    Numbers that are possible but not assigned (the 555 numbers of fiction) keep a lower confidence, and so do those
    that are one only in another country of the `language` (ISO 639-1), or only by their own country code.
    """
    digits = sum(c.isdigit() for c in written)
    if not 7 <= digits <= 15:
        return None
    stripped = written.lstrip("( ")
    # Of a text whose language is not known, any country where the number is assigned.
    anywhere = tuple(countries[0] for countries in COUNTRIES_OF_LANGUAGE.values())
    foreign = (*COUNTRIES_OF_LANGUAGE.get(language, ()), "US") if language is not None else anywhere
    least = 0.5 if language is not None else None
    foreign += _TRUNK_COUNTRIES if stripped.startswith("0") else ()
    for guess, sure, possible in [
        (region, SURE, 0.8),
        *((country, FOREIGN, least) for country in dict.fromkeys(foreign)),
    ]:
        if guess == "US" and stripped.startswith("0") and not stripped.startswith(("00", "011")):
            continue  # no number of North America begins so
        found = _parsed(written, guess, sure, possible)
        if found is not None:
            return found
    plain = "".join(c for c in written if c.isdigit())
    if not stripped.startswith(("+", "00", "0")) and digits >= 11:
        return _parsed(f"+{plain}", region, FOREIGN, 0.5)  # a country code without its sign
    return (f"+{plain}", 0.5) if stripped.startswith("+") and digits >= 9 else None


def _parsed(written: str, region: str, sure: float, possible: float | None) -> tuple[str, float] | None:
    import phonenumbers  # its metadata is loaded on import

    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    formatted = str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    if phonenumbers.is_valid_number(number):
        return formatted, sure
    if possible is not None and phonenumbers.is_possible_number(number) and sum(c.isdigit() for c in written) >= 9:
        return formatted, possible
    return None


def region_of(document: Document, places: Sequence[Draft], head: Sequence[Row] = ()) -> str:
    """The country (ISO 3166) that numbers without a country code belong to.

    By the person's place, else by a country that the document's head names, else by how addresses there are written,
    else by a city or nationality in the head, else by the language; in English, of many countries, rather by the
    country that the document names most.
    """
    for place in places:
        written = str(place.value)
        for part in reversed(re.split(r"[,/|()]", written)):
            country = COUNTRIES.get(part.strip().casefold())
            if country:
                return country
        if re.search(r",\s*[A-Z]{2}\b", written) and written.rsplit(",", 1)[1].strip()[:2] in STATE_CODES:
            return "US"
    lines = [row.text[:MAX_SCANNED] for row in head[:20]]
    parts = [part.strip().casefold() for line in lines for part in _PARTS_OF_HEAD.split(line)]
    for table in (COUNTRIES, None, COUNTRY_OF_PLACE, COUNTRY_OF_NATIONALITY):
        found = (table.get(part) for part in parts if len(part) > 2) if table else map(country_of_address, lines)
        country = next((code for code in found if code is not None), None)
        if country is not None:
            return country
    language = document.reading.language or "en"
    named = _most_named(document.text[:MAX_TEXT]) if language == "en" else None
    return named or COUNTRIES_OF_LANGUAGE.get(language, ("US",))[0]


def _most_named(text: str) -> str | None:
    """The country that a text names most, by its name, its people or its cities; None where it names none twice."""
    found = Counter(
        COUNTRIES.get(name) or COUNTRY_OF_PLACE.get(name) or COUNTRY_OF_NATIONALITY[name]
        for name in (match.group(0).casefold() for match in _NAMED.finditer(text))
    )
    found["US"] += len(_IN_AMERICAN_STATE.findall(text))
    best = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:1]
    return best[0][0] if best and best[0][1] >= _TWICE else None
