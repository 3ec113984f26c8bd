"""The job's title and employer where an ad states them in running text rather than in a line of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.extractor.drafts import Draft, in_row
from services.extractor.job_ad.confidence import EMPLOYER_IN_TEXT, EMPLOYER_NAMED_ONCE, TITLE_IN_TEXT
from services.extractor.job_ad.mentions import AFTER_TITLE, AGENTS, ANY_NAME, FIRST_WORDS, MENTIONS, UNIVERSITY
from services.extractor.job_ad.title import GENDER, clean_title, is_sought_title
from services.extractor.job_ad.whole_names import without_unit
from services.extractor.phrases.legal_forms import ends_in_legal_form
from services.extractor.phrases.roles import TITLE, employer_score, is_place, title_score
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.job_ads import AGENCY
from shared.schemas.fact_types import FactType

MAX_SCANNED = 1_500  # characters of a row
MAX_ROWS = 200
MAX_FIRST_ROWS, TOP_ROWS = 4, 3
ORGANISATION = 3  # a name that by its form is an organisation's
_WORD = r"[A-ZÀ-Ý0-9][\w&'’+#/-]*"
_FIELD = r"(?:,\s[A-ZÀ-Ý][\w-]+(?:\s[A-ZÀ-Ý][\w-]+){0,2}(?=\sto\s))?"  # "Data Intern, Risk Analytics to join …"
_PHRASE = rf"{_WORD}(?:\s(?:of|de|en|and|&|für|for)?\s?{_WORD}|\s?\([A-Z]{{2,6}}\)){{0,6}}"
_SOUGHT = re.compile(
    r"\b(?:seeking|looking for|hiring|searching for|recruiting|in search of|as|be(?:come)? (?:our|the)|join\w* us as|"
    r"needs?|requires?|recruiting for|wishes to appoint|appoint|recherchons|recrutons|recrutement|recherche|recrute|"
    r"suchen(?: wir)?|sucht|verstärkung als|buscamos|busca|recrutar|contratar|zoeken|zoekt|procuramos|procura|busco|"
    r"cerchiamo|cerca|[Bb]en (?:jij|je)|[Bb]ist du|[Ss]ind [Ss]ie|[Aa]re you|[Ee]s-tu|[Êê]tes-vous|[Ee]res|"
    r"(?:rank|title)(?: \w+){0,3} is)\s+"
    r"(?:(?:ab sofort|in (?:Voll|Teil)zeit|en CD[ID]|en alternance|per direct|an?|the|our|new|de|un|une|un\(e\)|un·e|"
    r"eine?n?|eine/n|een|uma?|ons|onze|il)\s+)*(?:[a-zà-ÿ-]+,?\s+){0,5}?"
    rf"(?P<title>{_PHRASE}{_FIELD})"
)
# "nous recrutons en CDI un Menuisier poseur H/F": the sign of both genders ends a title, whatever its words.
_OPEN_TO_ALL = re.compile(
    r"(?:\b(?i:an?|eine?n?|eine/n|un|une|un\(e\)|een|uma?)|"
    r"[.:!])\s(?P<title>[A-ZÀ-Ý][^\s.,;:()]{1,40}(?:\s[^\s.,;:()]{1,40}){0,5}?)"
    rf"(?i:{GENDER.pattern})"
)
# "The Warehouse Manager is responsible for …", "Reporting to the owner, the Bar Manager will …".
_SPOKEN_OF = re.compile(
    rf"\b[Tt]he (?P<title>{_PHRASE}) (?:is (?:an? (?:\w+ ){{1,3}}(?:role|position)|responsible for)|"
    r"(?:role|position) (?:is|sits|will|reports)|will (?:be responsible|report|lead|work|support|serve))\b"
)
# "Als web developer bij Acme werk je …": the title is as it is spoken.
_AS_AT = re.compile(
    r"^(?:Als|As an?|En tant que|Como)\s(?P<title>[\w/+#.-]+(?:\s[\w/+#.-]+){0,4}?),?\s(?:bij|bei|at|"
    r"chez|en|n[ao]|with)\s"
)
_NO_NAME = frozenset(
    """
    the this we you our your it they that us as in if what who he she there all these those role team position job
    company department location engineering data remote wir sie das die der du dein nous vous le la les el los ons wij
    notre nos votre vos unser unsere unserem ihre dein deine nuestro nuestra tu su onze uw nossa nosso sua je o a os our
    its each every one join applicants candidates responsibilities requirements experience work knowledge
    ability about at salary en bei chez bij na no in als für pour para por con com with for from
    zur zum im am zu
    buscamos procuramos contratamos somos estamos queremos recherchons suchen zoeken
    projekt project projet proyecto projeto programm nossas nossos nuestras nuestros
    """.split()  # noqa: SIM905
)
# Alone these are what the employer is, and not who.
_KINDS = frozenset(
    """
    laboratory lab university institute hospital school college council centre center company candidate applicant
    successful ideal postholder universität hochschule klinik universidad universidade universiteit université fakultät
    """.split()  # noqa: SIM905
)
_SUREST, _LEAST = 6.0, 1.5
"""The weight of a name that is as sure as names in text can be (two plain sentences), and the least that counts: no
weak sentence alone."""
_AT_THE_TOP = 0.5  # an ad begins with who is looking


@dataclass(slots=True)
class _Named:
    """Where a name stands first, and what speaks for it in all sentences."""

    row: Row
    start: int
    end: int
    weight: float


def title_in_text(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The first phrase with title words that somebody is sought as."""
    for row in rows[:MAX_ROWS]:
        text = row.text[:MAX_SCANNED]
        opening = re.match(rf"(?P<title>{_PHRASE}(?:\s/\s{_PHRASE})?)(?=\s(?:at|bei|chez|bij)\s|\s\()", text)
        named = (opening, _AS_AT.match(text), *_SOUGHT.finditer(text), *_SPOKEN_OF.finditer(text))
        for match in (_OPEN_TO_ALL.search(text), *(m for m in named if m and is_sought_title(m.group("title")))):
            if match is not None:
                span = clean_title(text, *match.span("title"))
                yield in_row(FactType.JOB_TITLE, row, span, TITLE_IN_TEXT, entry, "text", subject="job")
                return


def employer_in_text(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The name that most sentences speak of as the employer."""
    named: dict[str, _Named] = {}
    for number, row in enumerate(rows[:MAX_ROWS]):
        for weight, start, name in _names_in(row, number):
            found = _Named(row, start, start + len(name), _AT_THE_TOP if number < TOP_ROWS else 0.0)
            named.setdefault(name.removeprefix("The ").casefold(), found).weight += weight
    best = max(named.values(), key=lambda found: (found.weight, -found.row.start, found.end), default=None)
    if best is None or best.weight < _LEAST:
        yield from _organisation_in_text(rows, entry)
        return
    least, most = EMPLOYER_IN_TEXT
    sure = least + (most - least) * min(best.weight / _SUREST, 1.0)
    yield in_row(FactType.JOB_EMPLOYER, best.row, (best.start, best.end), sure, entry, "text", subject="job")


def _names_in(row: Row, number: int) -> Iterator[tuple[float, int, str]]:
    """(weight, start, name) of each name that a sentence of the row speaks of as the employer."""
    text = row.text[:MAX_SCANNED]
    of_title = number < MAX_FIRST_ROWS and title_score(text[:40].split(" at ")[0])
    for weight, pattern in (AFTER_TITLE, *MENTIONS) if of_title else MENTIONS:
        late = pattern is FIRST_WORDS and number >= MAX_FIRST_ROWS
        for match in pattern.finditer(text):
            name = without_unit(match.group("employer").rstrip(".,'’"))
            if late and (employer_score(name) < ORGANISATION or " " not in name):
                continue  # further down a paragraph begins so with anything
            if _can_be_employer(name):
                start = match.start("employer")
                whole = text[start - 4 : start] == "The " and " " not in name
                yield weight, start - 4 if whole else start, f"The {name}" if whole else name


def agents(rows: Sequence[Row]) -> frozenset[str]:
    """The names of those who, by what the ad says, look for people for somebody else."""
    texts = [row.text[:MAX_SCANNED] for row in rows[:MAX_ROWS]]
    found = (match for text in texts for pattern in AGENTS for match in pattern.finditer(text))
    return frozenset(match.group("employer").rstrip(".,'’").casefold() for match in found)


def _organisation_in_text(rows: Sequence[Row], entry: tuple[str, int]) -> Iterator[Draft]:
    """The organisation by its form that an ad names most often, where no sentence says whom it is for."""
    named: dict[str, list[tuple[Row, int, int]]] = {}
    for row in rows[:MAX_ROWS]:
        for match in ANY_NAME.finditer(row.text[:MAX_SCANNED]):
            name = match.group("employer").rstrip(".,'’")
            if " " in name and _is_one_organisation(name) and _can_be_employer(name):
                start = match.start("employer")
                named.setdefault(name.casefold(), []).append((row, start, start + len(name)))
    if named:
        row, start, end = max(named.values(), key=lambda places: (len(places), -places[0][0].start))[0]
        span = start, end
        yield in_row(FactType.JOB_EMPLOYER, row, span, EMPLOYER_NAMED_ONCE, entry, "text", subject="job")


def _is_one_organisation(name: str) -> bool:
    """Whether a name can only be that of one company or university: others ("Hospital Group") are kinds as often."""
    return ends_in_legal_form(name) or UNIVERSITY.search(name) is not None


def _can_be_employer(name: str) -> bool:
    first = name.split()[0].casefold()
    if name.split()[-1].casefold() in ("team", "équipe", "equipo", "equipe") or AGENCY.search(name):
        return False
    if " " not in name and name.removeprefix("The ").casefold() in _KINDS:
        return False
    return len(name) > 1 and first not in _NO_NAME and not is_place(name) and title_score(name) < TITLE
