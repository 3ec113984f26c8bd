"""What sentences of jobs say beside their claims: the technologies they name as such, and whom somebody led."""

import re
from collections.abc import Iterator

from services.extractor.drafts import Draft
from services.extractor.structure.rows import trim
from services.extractor.vocabulary.labels import TECHNOLOGIES
from shared.schemas.fact_types import FactType

MAX_SENTENCE = 1_000
_TECHNOLOGIES = re.compile(rf"^\W*(?:{'|'.join(TECHNOLOGIES)})\s*:\s*", re.IGNORECASE)
# "Back-End: Node.js, Express, Docker"
_LABELLED_LIST = re.compile(r"[^:,.\d]{3,30}:\s+(?:[^,;:]{1,30},\s+){2,12}[^,;:]{1,30}$")
_SEPARATOR = re.compile(r"\s*[,;|•·]\s*|\s+(?:and|und|et|y|e|en)\s+(?=[A-Z])")
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "twee": 2, "drie": 3, "vijf": 5, "zes": 6, "zeven": 7, "negen": 9, "tien": 10, "dois": 2, "três": 3, "quatro": 4,
    "sete": 7, "oito": 8, "nove": 9, "dez": 10,
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_PEOPLE = (
    r"(?:\w+[ -]){0,3}?(?:people|persons?|engineers?|developers?|designers?|analysts?|nurses?|teachers?|members?|staff|"
    r"employees?|reports?|apprentices?|interns?|volunteers?|colleagues?|technicians?|consultants?|workers?|students?|"
    r"mitarbeite\w+|personen|leuten?|kolleg\w+|auszubildenden?|personnes|collaborateurs|personas|empleados|medewerkers|"
    r"mensen|pessoas|colaboradores)"
)
_TEAM = r"(?:teams?|crews?|squads?|group|department|mitarbeitende\w*|équipe|equipo|equipa|equipe|ploeg|afdeling)"
_VERB = (
    r"(?P<verb>led|lead(?:ing)?|managed?|managing|supervis\w+|head(?:ed|ing)|direct(?:ed|ing)|coach\w+|mentor\w+|"
    r"oversaw|overseeing|ran|coordinat\w+|leitung|leitete|führung|führte|geleitet|encadrement|encadr\w+|direction|dirig\w+|"
    r"coordinación|coordenação|liderou|lider\w+|supervisión|leidinggeven|leidde|aansturen|aansturing|begeleid\w+)"
)
_LEADS = re.compile(
    r"\b(?=[a-hlmors])(?:"  # what the verbs begin with: a third of the words need not be compared with all of them
    rf"\b{_VERB}\b[^.;]{{0,40}}?(?:\b{_TEAM}\b[^.;]{{0,20}}?\b(?:of|von|de|van|mit|met)\s+{_COUNT}\b|"
    rf"\b{_COUNT.replace('?P<count>', '?P<count2>')}[ -]{_PEOPLE}\b)|"
    rf"\b{_VERB.replace('?P<verb>', '?P<verb3>')}\s+(?:an?|the|our|eines|einem|das|d['’]une|un|una|uma|"
    rf"een)\s+(?:\w+\s){{0,2}}{_TEAM}\b"
    r")",
    re.IGNORECASE,
)


def names_technologies(text: str) -> bool:
    """Whether a row is a list of technologies, or of other short things, behind a label."""
    return _TECHNOLOGIES.match(text[:60]) is not None or _LABELLED_LIST.match(text[:300]) is not None


def technologies_in(text: str, start: int, end: int, entry: tuple[str, int], section: str) -> Iterator[Draft]:
    """The items of a line `Technologies: ...`."""
    passage = text[start : min(end, start + MAX_SENTENCE)]
    label = _TECHNOLOGIES.match(passage)
    if label is None:
        return
    yield from technologies_listed(text, start + label.end(), start + len(passage), entry, section)


def technologies_listed(text: str, start: int, end: int, entry: tuple[str, int], section: str) -> Iterator[Draft]:
    """The items of a list of technologies, without label."""
    passage = text[start : min(end, start + MAX_SENTENCE)]
    position = 0
    for cut in [*_SEPARATOR.finditer(passage, position), None]:
        a, b = trim(passage, position, cut.start() if cut else len(passage), " \t\n.,;:()")
        position = cut.end() if cut else len(passage)
        if a < b and len(passage[a:b].split()) <= 5:
            value = " ".join(passage[a:b].split())
            yield Draft(FactType.WORK_TECHNOLOGY, start + a, start + b, value, 0.85, entry, section)


def leadership_in(text: str, start: int, end: int, entry: tuple[str, int] | None, section: str) -> Iterator[Draft]:
    """That somebody led people or a team, with how many where it is said."""
    match = _LEADS.search(text[start : min(end, start + MAX_SENTENCE)])
    if match is None:
        return
    written = match.group("count") or match.group("count2")
    people = None if written is None else int(written) if written.isdigit() else _NUMBERS[written.casefold()]
    verb = (match.group("verb") or match.group("verb3")).casefold()
    span = start + match.start(), start + match.end()
    yield Draft(FactType.LEADERSHIP, *span, {"people": people, "verb": verb}, 0.75, entry, section)
