"""A performance review: who, when, the rating, and each statement with its author's role."""

import re
from dataclasses import dataclass, field

from services.extractor.achievements import achievements_in
from services.extractor.bodies import items_of, sentences
from services.extractor.context import Document
from services.extractor.dates import find_ranges
from services.extractor.drafts import Draft
from services.extractor.negatives import is_noise
from services.extractor.rows import Row, trim
from services.extractor.sections import normal
from shared.schemas.fact_types import FactType

MANAGER, PEER, SELF = "manager", "peer", "self"

_LABEL = re.compile(
    r"(?P<name>employee(?: name)?|name|reviewee|mitarbeiter(?:in)?|collaborateur|empleado|medewerker|"
    r"colaborador)\s*:|"
    r"(?P<title>role|job title|title|position|funktion|poste|puesto|functie|cargo)\s*:|"
    r"(?P<reviewer>(?:line )?manager|reviewer|reviewed by|supervisor|vorgesetzter?|führungskraft|responsable|"
    r"évaluateur|evaluador|leidinggevende|gestor)\s*:|"
    r"(?P<period>(?:review |rating |appraisal |performance )?(?:period|cycle)|zeitraum|beurteilungszeitraum|période|"
    r"período|periode)\s*:|"
    r"(?P<rating>(?:overall |final |performance )*(?:rating|score|evaluation)|gesamtbewertung|bewertung|"
    r"note globale|évaluation globale|"
    r"valoración(?: global)?|evaluación(?: general)?|beoordeling|eindbeoordeling|avaliação(?: geral)?)\s*:|"
    r"(?P<other>department|team|date|location|employee id|id|level|grade|abteilung|datum|service)\s*:",
    re.IGNORECASE,
)
_TYPES = {
    "name": FactType.NAME, "title": FactType.REVIEW_TITLE, "reviewer": FactType.REVIEW_REVIEWER,
    "period": FactType.REVIEW_PERIOD, "rating": FactType.REVIEW_RATING,
}  # fmt: skip
_HEADINGS: tuple[tuple[str, FactType | None], ...] = (
    (
        r"goals?|objectives?|next (?:year|period|steps|quarter)|priorities|ziele|objectifs|objetivos|doelen|"
        r"doelstellingen|metas|development plan", FactType.REVIEW_GOAL),
    (
        r"development (?:areas?|needs)|areas? (?:for|of|to) (?:development|improve\w*|growth|opportunity)|"
        r"improvements?|opportunities|concerns?|weaknesses|growth areas?|challenges|"
     r"could (?:be )?improve\w*|do (?:better|differently)|entwicklungs\w+|verbesserung\w*|schwächen|axes (?:d'|d’|"
     r"de )\w+|points? (?:à|d'|d’)\s?\w+|áreas de (?:mejora|melhoria|desarrollo|desenvolvimento)|"
     r"verbeterpunten|ontwikkelpunten|stretch", FactType.REVIEW_CONCERN),
    (
        r"strengths?|what went well|does well|stärken|points forts|forces|fortalezas|puntos fuertes|sterke punten|"
        r"pontos fortes|competencies|behaviou?rs|values", FactType.REVIEW_STRENGTH),
    (
        r"accomplishments?|achievements?|results|contributions?|highlights|impact|deliver\w+|erfolge|leistungen|"
        r"ergebnisse|réalisations|résultats|logros|resultados|prestaties|resultaten|conquistas",
        FactType.REVIEW_ACCOMPLISHMENT),
    (
        r"feedback|comments?|summary|assessment|evaluation|kommentar\w*|commentaires?|comentarios|opmerkingen|"
        r"zusammenfassung", None),
)  # fmt: skip
_PEER = re.compile(
    r"\b(?:peers?|colleagues?|co-?workers?|team ?mates?|team members?|360|kolleg\w+|collègues|compañeros|collega'?s|"
    r"colegas)\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"\b(?:self|employee (?:comments?|feedback|response|assessment)|selbst\w*|auto-?(?:évaluation|evaluación|"
    r"avaliação)|zelf\w*|own words)\b",
    re.IGNORECASE,
)
_SELF_SENTENCE = re.compile(r"^(?:I|My)\b")
_NOT_EMPTY = re.compile(r"\w{2}")


@dataclass(slots=True)
class _Part:
    """A heading's rows: what they state, and who says so."""

    type: FactType | None
    role: str
    name: str
    rows: list[Row] = field(default_factory=list)


def read_review(document: Document) -> list[Draft]:
    """The facts of a performance review."""
    rows = [row for row in document.rows if not is_noise(row.text)]
    entry = ("review", rows[0].start) if rows else None
    drafts: list[Draft] = []
    body: list[Row] = []
    for row in rows:
        labelled = _labelled(document, row, entry)
        drafts.extend(labelled)
        if not labelled:
            body.append(row)
    for part in _parts(body):
        drafts.extend(_statements(document, part, entry))
    if not any(d.type is FactType.REVIEW_PERIOD for d in drafts):
        drafts.extend(_period_of_title(document, rows[:5], entry))
    return drafts


def _labelled(document: Document, row: Row, entry: tuple[str, int] | None) -> list[Draft]:
    """`Employee: ...   Role: ...`: each value up to the next label."""
    text = row.text[:400]
    matches = [m for m in _LABEL.finditer(text) if m.start() == 0 or not text[m.start() - 1].isalnum()]
    if not matches or matches[0].start() > 0:
        return []
    drafts: list[Draft] = []
    for position, match in enumerate(matches):
        stop = matches[position + 1].start() if position + 1 < len(matches) else len(text)
        start, end = trim(text, match.end(), stop, " \t|,;·•-–")
        type_ = _TYPES.get(match.lastgroup or "")
        if type_ is None or start >= end or not _NOT_EMPTY.search(text[start:end]):
            continue
        a, b = row.start + start, row.start + end
        drafts.append(
            Draft(type_, a, b, _label_value(document, type_, a, b), 0.9, entry, "header", author_role=MANAGER)
        )
    return drafts


def _label_value(document: Document, type_: FactType, start: int, end: int) -> object:
    text = " ".join(document.text[start:end].split())
    if type_ is FactType.NAME:
        return re.sub(r"^(?:(?:mr|mrs|ms|dr|prof|herr|frau)\.?\s+)+", "", text, flags=re.IGNORECASE)
    if type_ is FactType.REVIEW_PERIOD:
        for found in find_ranges(text, 0, document.reading.document_date, document.reading.language):
            if found.first is not None and found.last is not None:
                return {"start": found.first.value(), "end": found.last.value()}
    return text


def _period_of_title(document: Document, rows: list[Row], entry: tuple[str, int] | None) -> list[Draft]:
    """`Annual review FY2025`: the period as it is written in the title."""
    for row in rows:
        match = re.search(
            r"\b(?:FY\s?'?\d{2,4}|[HQ][1-4][ -/]?\d{4}|\d{4}[ -/]?[HQ][1-4]|(?:19|20)\d\d)\b", row.text[:200]
        )
        if match:
            start, end = row.start + match.start(), row.start + match.end()
            return [
                Draft(FactType.REVIEW_PERIOD, start, end, match.group(0), 0.7, entry, "header", author_role=MANAGER)
            ]
    return []


def _parts(rows: list[Row]) -> list[_Part]:
    parts = [_Part(None, MANAGER, "header")]
    for row in rows:
        heading = _heading(row)
        if heading is not None:
            parts.append(heading)
        else:
            parts[-1].rows.append(row)
    return parts


def _heading(row: Row) -> _Part | None:
    """A short line with a word of the table is a heading; `Strengths: she ...` is not."""
    name = normal(row.text)
    if row.bullet or row.words > 8 or row.text.endswith((".", ",", ";")) or not row.text[:1].isupper():
        return None
    role = PEER if _PEER.search(name) else SELF if _SELF.search(name) else MANAGER
    for pattern, type_ in _HEADINGS:
        if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", name):
            return _Part(type_, role, name)
    return _Part(None, role, name) if role != MANAGER and (row.bold or row.heading or row.gap_before) else None


def _statements(document: Document, part: _Part, entry: tuple[str, int] | None) -> list[Draft]:
    drafts: list[Draft] = []
    for item in items_of(part.rows):
        for start, end in _clauses(document.text, sentences(document.text, item)):
            sentence = document.text[start:end]
            type_ = part.type or _by_words(sentence, part)
            if type_ is None or len(sentence.split()) < 3:
                continue
            role = _author(sentence, part)
            holding = "intent" if type_ is FactType.REVIEW_GOAL else "held"
            value = " ".join(sentence.split())
            confidence = 0.85 if part.type else 0.6
            drafts.append(
                Draft(
                    type_,
                    start,
                    end,
                    value,
                    confidence,
                    entry,
                    part.name,
                    "intent" if holding == "intent" else "held",
                    author_role=role,
                )
            )
            if type_ in (FactType.REVIEW_ACCOMPLISHMENT, FactType.REVIEW_STRENGTH):
                drafts.extend(achievements_in(document.text, start, end, entry, part.name, role))
    return drafts


def _clauses(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences cut at semicolons whose halves can stand alone: one statement a fact."""
    result: list[tuple[int, int]] = []
    for start, end in spans:
        cut = re.search(r";\s+(?=(?:she|he|they|her|his|their|i|we|the)\b)", text[start:end], re.IGNORECASE)
        if (
            cut
            and len(text[start : start + cut.start()].split()) >= 3
            and len(text[start + cut.end() : end].split()) >= 3
        ):
            result += [(start, start + cut.start()), (start + cut.end(), end)]
        else:
            result.append((start, end))
    return result


_CONCERN = re.compile(
    r"\b(?:should|could|needs? to|must|sometimes|however|improve|room for|sollte|könnte|devrait|pourrait|debería|"
    r"deveria|zou)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:strong|excellent|outstanding|great|exceptional|calm|reliable|consistently|delivered|led|built|improved|"
    r"exceeded|helped|mentored|describes?|praised)\b",
    re.IGNORECASE,
)


def _by_words(sentence: str, part: _Part) -> FactType | None:
    """Free comments: what the sentence's own words say; nothing is claimed of a neutral one."""
    if part.name == "header":
        return None
    if _CONCERN.search(sentence):
        return FactType.REVIEW_CONCERN
    return FactType.REVIEW_STRENGTH if _PRAISE.search(sentence) else None


def _author(sentence: str, part: _Part) -> str:
    if _PEER.match(sentence) or re.match(
        r"(?:her|his|their|several|many|some|the)\s+" + _PEER.pattern, sentence, re.IGNORECASE
    ):
        return PEER
    if part.role == MANAGER and _SELF_SENTENCE.match(sentence) and part.type is None and "self" in part.name:
        return SELF
    return part.role
