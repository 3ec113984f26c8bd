"""Personal data where a document states them beside a label: date of birth, nationality, permit, notice, licence."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.context import Document
from services.extractor.dates.ranges import find_ranges
from services.extractor.drafts import Draft
from services.extractor.identity.personal_statements import licence_pattern, stated_without_label
from services.extractor.phrases.brackets import with_closing_bracket
from services.extractor.structure.rows import Row, trim
from services.extractor.structure.sections import Section
from shared.schemas.fact_types import FactType

MAX_VALUE_WORDS = 14
MAX_STATED_WORDS = 20
_LICENCES = (
    r"driv(?:ing|er['’]?s?) licen[cs]es?|führerschein(?:e|klassen?)?|permis(?: de conduire)?|carn[eé]t? de conducir|"
    r"permiso(?: de conducir)?|licencia de (?:conducir|conducción|manejo)|registro de conducir|rijbewijs|"
    r"carta de condução|carteira de (?:motorista|habilitação)|cnh|patente(?: di guida| o patenti)?|"
    r"körkort|kørekort|førerkort|ajokortti|prawo jazdy|řidičský průkaz|sürücü belgesi|ehliyet"
)
_LABELS: tuple[tuple[FactType, re.Pattern[str]], ...] = tuple(
    (type_, re.compile(rf"(?<!\w)(?:{words})(?!\w)[ \u00a0]*(?:[:–-]\s*|\t+|"
                       rf"\s(?=\d|(?:in|am|on|le|el|a|il|em)\b)|(?<=:))", re.IGNORECASE))
    for type_, words in (
        (FactType.DATE_OF_BIRTH,
         r"date (?:and place )?of birth|d\.?o\.?b\.?|birth ?da(?:te|y)|born(?: on)?|"
         r"geburts(?:datum|tag)(?:\s?(?:/|und|u\.)\s?-?(?:geburts)?ort)?|geboren(?: am)?|geb\.|"
         r"date (?:et lieu )?de naissance|née?(?: le)?|fecha (?:y lugar )?de nacimiento|nacid[oa](?: el)?|"
         r"geboortedatum(?: en -?(?:geboorte)?plaats)?|(?:data(?: e local)? de )?nascimento|nascid[oa]|"
         r"data (?:e luogo )?di nascita|nat[oa]"),
        (FactType.NATIONALITY,
         r"nationality|citizenship|nationalität|staatsangehörigkeit|staatsbürgerschaft|nationalités?|cittadinanza|ciudadanía|"
         r"nacionalidad|"
         r"nationaliteit|nacionalidade|nazionalità"),
        (FactType.WORK_PERMIT,
         r"work (?:permit|authori[sz]ation|visa|status)|right to work(?: in (?:the )?\w+)?|"
         r"visa(?: status)?|residence permit|immigration "
         r"status|arbeitserlaubnis|aufenthalts(?:titel|status|erlaubnis)|permis de travail|titre de séjour|permiso de "
         r"trabajo|werkvergunning|verblijfsvergunning|autorização de trabalho|visto"),
        (FactType.NOTICE,
         r"notice(?: period)?|availability|available(?: from)?|earliest start(?: date)?|start date|kündigungsfrist|"
         r"verfügbar(?: ab)?|verfügbarkeit|eintrittstermin|eintrittsdatum|préavis|disponibilité|disponible(?: à "
         r"partir)?|preaviso|disponibilidad|opzegtermijn|beschikbaar(?:heid)?|aviso prévio|disponibilidade"),
        (FactType.DRIVING_LICENCE, _LICENCES),
    )
)  # fmt: skip
_PERMIT = re.compile(
    r"\b(?:(?:legally )?authori[sz]ed to work in [\w .]{2,40}?|eligible to work in [\w .]{2,40}?|EU Blue Card|"
    r"blaue karte "
    r"EU|(?:US|U\.S\.|EU|UK|Swiss|Canadian|Australian|Schengen) (?:citizen|permanent resident|work permit)|"
    r"green card(?: "
    r"holder)?|H-?1B(?: visa)?|permanent resident(?: of [\w .]{2,30}?)?|settled status)(?=[.,;|)]|\s*$|\s[-–·])",
    re.IGNORECASE,
)
_LICENCE_SECTIONS = ("header", "contact", "untitled", "other", "certificates", "skills", "languages", "interests")
# "Führerschein Klasse B", "Permis B": stated without a colon, also among skills.
_LICENCE = licence_pattern(_LICENCES)
_CLASSES = re.compile(r"[A-Z0-9][A-Z0-9, +/und&y-]{0,24}|(?:class|klasse|categor[yi]\w*|clase|type)\s+\S{1,12}|"
                      r"yes|ja|oui|sí|sim",
                      re.IGNORECASE)  # fmt: skip
# "B, PKW vorhanden", "Code 8 (own car)": what is no class of a licence.
_BESIDES = re.compile(r"\s*\(|,\s+(?=[a-zà-ÿ]|PKW|Pkw|KFZ|Kfz)")
_END = re.compile(r"\s*[|•·;\t]\s*|\s{3,}|\s+[-–—]\s+")


def read_personal(document: Document, sections: Sequence[Section]) -> list[Draft]:
    """The personal data of the head, of contact sections, and of sections of other information."""
    rows = [
        row
        for s in sections
        if s.kind in ("header", "contact", "untitled", "other", "certificates")
        for row in s.rows[:40]
    ]
    drafts: list[Draft] = []
    unlabelled: list[Draft] = []
    for row in rows:
        if row.words <= 30:
            drafts.extend(_stated(document, row))
            if row.words <= MAX_STATED_WORDS:
                unlabelled.extend(stated_without_label(document, row, _LICENCE))
    drafts.extend(
        draft for s in sections if s.kind in _LICENCE_SECTIONS for row in s.rows[:40] for draft in _licences(row)
    )
    seen: set[str] = set()
    once = []
    for draft in (*drafts, *unlabelled):
        if draft.type.value not in seen:
            once.append(draft)
            seen.add(draft.type.value)
    return once


def is_licence(text: str) -> bool:
    """Whether a line says nothing but which driving licence somebody has."""
    stated = _LICENCE.match(text)
    return stated is not None and len(text[stated.end() :].strip(" ).,;")) == 0


def _licences(row: Row) -> Iterator[Draft]:
    """A row that says nothing but which licence somebody has."""
    stated = _LICENCE.match(row.text)
    if stated is not None and is_licence(row.text):
        start, end = stated.span("classes")
        written = " ".join(stated["classes"].split())
        yield Draft(FactType.DRIVING_LICENCE, row.start + start, row.start + end, written, 0.85, None, "contact")


def is_licence_label(text: str) -> bool:
    """Whether a heading says nothing but that driving licences follow."""
    words = dict(_LABELS)[FactType.DRIVING_LICENCE]
    return words.fullmatch(f"{text.strip(' :')}: ") is not None


def licence_classes(row: Row) -> list[Draft]:
    """The classes that a row below such a heading names; nothing where it says something else."""
    if row.words > MAX_VALUE_WORDS or _CLASSES.fullmatch(row.text) is None:
        return []
    return [Draft(FactType.DRIVING_LICENCE, row.start, row.end, " ".join(row.text.split()), 0.85, None, "contact")]


def _stated(document: Document, row: Row) -> Iterator[Draft]:
    for type_, pattern in _LABELS:
        label = pattern.search(row.text)
        if label is None:
            continue
        stop = _END.search(row.text, label.end())
        start, end = trim(row.text, label.end(), stop.start() if stop else len(row.text), " \t,.;:()")
        end = _end_of(type_, row.text, start, end)
        value = _value(document, type_, row.text[start:end])
        if value is not None:
            yield Draft(type_, row.start + start, row.start + end, value, 0.85, None, "contact")
    permit = _PERMIT.search(row.text)
    if permit is not None:
        yield Draft(
            FactType.WORK_PERMIT, row.start + permit.start(), row.start + permit.end(), permit[0], 0.8, None, "contact"
        )


def _end_of(type_: FactType, text: str, start: int, end: int) -> int:
    """Where the value ends: with its closing bracket; a licence's and a nationality's before what is told besides."""
    if type_ is FactType.DRIVING_LICENCE:
        besides = _BESIDES.search(text, start, end)
        return besides.start() if besides is not None and besides.start() > start else end
    if type_ is FactType.NATIONALITY:
        comma = text.find(",", start, end)
        return comma if comma > start else end
    return with_closing_bracket(text, start, end)


def _value(document: Document, type_: FactType, written: str) -> object:
    """The value as the type wants it, or None where the words behind a label are none."""
    if not written or len(written.split()) > MAX_VALUE_WORDS:
        return None
    if type_ is FactType.DATE_OF_BIRTH:
        found = find_ranges(written, 0, None, document.reading.language)
        when = found[0].last if found and not found[0].is_range else None
        return when.value() if when is not None and when.precision in ("day", "month", "year") else None
    if type_ is FactType.DRIVING_LICENCE and _CLASSES.match(written) is None:
        return None
    if type_ is FactType.NATIONALITY and (len(written.split()) > 5 or any(c.isdigit() for c in written)):
        return None
    return " ".join(written.split())
