"""What joins a title to its employer: `Engineer at Acme`, `Analyst in Acme Ltd`, `Cook with Acme`, `Acme. Cook.`"""

import re
from itertools import pairwise

from services.extractor.phrases.roles import EMPLOYER, TITLE, employer_score, title_score

MAX_NAME_WORDS = 8
# No phrase ends with one of these, or begins with most of them.
_JOINTS = [
    "&",
    "of",
    "and",
    "for",
    "de",
    "do",
    "da",
    "dos",
    "das",
    "del",
    "della",
    "di",
    "für",
    "und",
    "im",
    "et",
    "des",
    "du",
    "van",
]
# A row that ends so goes on in the next one.
OPEN_ENDS = (",", *(f" {word}" for word in (*_JOINTS, "in", "em", "e", "en", "y", "w", "i", "z")))
# "Vitamin E" ends with a letter, "Hotelaria e" does not.
_NO_END = re.compile(rf"\s(?:(?i:{'|'.join(_JOINTS)})|e|y)$")
_NO_BEGINNING = re.compile(rf"(?:{'|'.join(word for word in (*_JOINTS, 'e', 'y') if word != 'im')})\s(?=\S)")

_AT = re.compile(
    r"\s+(?:@|at(?: the)?|bei(?: de[rm])?|chez|bij(?: de)?|na empresa|en la empresa|presso(?: l[ao]| il)?|hos|w firmie)"
    r"\s+(?=[A-ZÀ-Ý0-9])|\s+@\s*|\spresso l['’]"
)
# "Responsable de red en Ibercable, S.A.": only before what can be nothing but an organisation.
_IN = re.compile(r"\s+(?:in|en|em|na|no|w|på|ved|för|for|nel|nella)\s+(?=[A-ZÀ-Ý0-9])")
# "Sous Chef with Aldermore Hotels": only between a title and what is none.
_WITH = re.compile(r"\s+with\s+(?=[A-ZÀ-Ý0-9])")
# "2019 – 2021: with Aldermore Hotels as Sous Chef": the rest of a row behind its date.
LEADING_AT = re.compile(r"\s*(?:@\s*|(?:[,:–—-]\s*)?(?:with|at|bei|chez|bij|presso|hos)\s+(?=[A-ZÀ-Ý0-9]))")
_SENTENCE = re.compile(r"\b(?:from|since)\s+[^\d\n]{0,12}\d")  # "Analyst in Acme from July 2016 to date"
# No stop of an abbreviation: behind four small letters, a state's code, or three capitals.
_STOP = re.compile(r"(?:(?<=[a-zà-ÿ]{4})|(?<=[a-zà-ÿ]\))|(?<=, [A-Z]{2})|(?<=\b[A-Z]{3}))\.\s+(?=[A-ZÀ-Ý])|\.\s*$")


def full_stops(text: str) -> list[re.Match[str]]:
    """The full stops that part a title from an employer: `Acme Foods, Reno, NV. Cook.`

    "Techn. Zeichner" is one phrase: a word alone before a stop is an abbreviation.
    """
    stops = list(_STOP.finditer(text))
    bounds = [0, *(stop.end() for stop in stops), len(text)]
    pieces = [text[a:b].strip(" .") for a, b in pairwise(bounds) if text[a:b].strip(" .")]
    if not 2 <= len(pieces) <= 3 or " " not in pieces[0]:
        return []
    titles = sum(title_score(piece) >= TITLE for piece in pieces)
    return stops if titles == 1 and all(len(piece.split()) <= MAX_NAME_WORDS for piece in pieces) else []


def before_employer(text: str, row: str) -> re.Match[str] | None:
    """Where in `text`, a part of `row`, words stand that join a title to the employer behind them."""
    at = _AT.search(text)
    if at is not None and _is_name_with_at(text[: at.start()], text[at.end() :]):
        at = None
    return at or _before_organisation(text, _SENTENCE.search(row) is not None) or _before_name(text)


def _is_name_with_at(left: str, right: str) -> bool:
    """`Institute for the Deaf at RIT`, `Robotics Research Initiative at MIT`: the words are one name."""
    if title_score(left):
        return False
    acronym = right.partition(",")[0].strip()
    named = len(left.split()) >= 3 and sum(word[:1].isupper() for word in left.split()) >= 0.6 * len(left.split())
    return employer_score(left) >= EMPLOYER or (named and acronym.isupper() and len(acronym) <= 6)


def _before_organisation(text: str, sentence: bool) -> re.Match[str] | None:
    """`in`, `en` and their like between a title and an organisation: "in Computing" belongs to what stands before."""
    match = _IN.search(text)
    if match is None or title_score(text[: match.start()]) < TITLE:
        return None
    name = text[match.end() :].split(",")[0]
    return match if employer_score(name) >= (0 if sentence else 2) and title_score(name) == 0 else None


def _before_name(text: str) -> re.Match[str] | None:
    """`with` after a title and before what is none: "Teacher with QTS" has an acronym there, no name."""
    match = _WITH.search(text)
    if match is None:
        return None
    name = text[match.end() :]
    if employer_score(name) >= EMPLOYER:
        return match
    is_name = title_score(name) == 0 and not (name.isupper() and len(name) <= 4)
    return match if is_name and title_score(text[: match.start()]) >= TITLE else None


def goes_on(line: str, below: str) -> bool:
    """Whether a word that no phrase ends or begins with says that a line goes on in the next one, however full it is:
    `Escola Superior de` above `Hotelaria`, `School of Hotels` above `and Tourism`."""
    return _NO_END.search(line) is not None or _NO_BEGINNING.match(below) is not None
