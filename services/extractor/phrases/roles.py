"""How much a phrase looks like a job title, an employer, a school, a degree or a place.

Scores are small integers of evidence; only their order matters. `0` says that nothing speaks for it.
"""

import functools
import re
from collections.abc import Sequence
from itertools import pairwise

from services.extractor.phrases.legal_forms import ends_in_legal_form, is_legal_form
from services.extractor.vocabulary.degrees import CASED, DEGREE
from services.extractor.vocabulary.organisations import (
    KNOWN_EMPLOYERS,
    ORGANISATION_WORDS,
    SCHOOL_ACRONYMS,
    SCHOOL_WORDS,
    UNIT_WORDS,
)
from services.extractor.vocabulary.places import CITIES, COUNTRIES, COUNTRY_CODES, REMOTE, STATE_CODES, STATES
from services.extractor.vocabulary.regions import PROVINCES_OF_ITALY
from services.extractor.vocabulary.titles import (
    EMPLOYMENT_TYPES,
    TITLE_ENDINGS,
    TITLE_MODIFIERS,
    TITLE_PHRASES,
    TITLE_WORDS,
)

TITLE, CLEAR_TITLE = 3, 5
"""`title_score` of a phrase that holds a word for a job, and of one that begins or ends with it"""
EMPLOYER, CLEAR_EMPLOYER = 2, 3
"""`employer_score` of a phrase with one sign of an organisation's name, and of one that ends with such a word"""
_LONGEST_PHRASE = 300  # characters; what is longer is prose
_JOINTS = re.compile(r"[ /&-]")
_WORD = re.compile(r"[\w.’'/&-]*\w[.’']?", re.UNICODE)
_GENDER = re.compile(
    r"\(?\b[mwfdx]\s?/\s?[mwfdx](?:\s?/\s?[mwfdx])?\b\)?|:in(?:nen)?\b|/-?in\b|\*in\b|·e\b|\(e\)|\(in\)", re.IGNORECASE
)


def words_of(text: str) -> tuple[str, ...]:
    """The words in lower case, without the marks of both genders in one title."""
    return _words_of(text[:_LONGEST_PHRASE])


@functools.lru_cache(maxsize=1024)  # of the last rows: each is asked whether it is a title, an employer and a school
def _words_of(text: str) -> tuple[str, ...]:
    plain = _GENDER.sub(" ", text).casefold()
    return tuple(word for part in _WORD.findall(plain) for word in (part.strip("'’"),) if word)


@functools.lru_cache(maxsize=4096)
def title_score(text: str) -> int:
    """Evidence that a phrase is a job title."""
    words = words_of(text)
    if not words or len(words) > 12 or _PARTNERS.search(text):
        return 0
    if " ".join(words) in TITLE_PHRASES:
        return 3
    if len(words) > 1 and _is_plural_title(words[-1]):
        return 0  # "Hartley Quinn Lawyers" is a firm
    parts = _split(words)
    heads = [_is_title_word(word) for word in parts]
    if not any(heads):
        return 0
    score = 3 if sum(heads) == 1 else 4
    score += 2 if heads[-1] or heads[0] else 0
    score += 1 if any(word in TITLE_MODIFIERS for word in words) else 0
    return score


def _is_plural_title(word: str) -> bool:
    return word not in TITLE_WORDS and word.endswith("s") and len(word) > 5 and word[:-1] in TITLE_WORDS


def _split(words: Sequence[str]) -> Sequence[str]:
    """The words, cut at marks inside them ("Engineer/Analyst") unless all of it is known ("sage-femme")."""
    whole = ([word] if word in TITLE_WORDS else _JOINTS.split(word) for word in words)
    return [part for parts in whole for part in parts if part] or words


def _is_title_word(word: str) -> bool:
    bare = word.rstrip(".")
    if bare in TITLE_WORDS or (bare.endswith("s") and bare[:-1] in TITLE_WORDS and len(bare) > 5):
        return True
    return len(bare) > 8 and bare.endswith(TITLE_ENDINGS)


_PARTNERS = re.compile(
    r"(?:&|\bund\b|\band\b|\bet\b|\by\b) (?:partners?|partner:innen|partner mbb|co|söhne|sohn|sons|cie|fils|hijos|"
    r"brothers|associates|asociados|associados|associés|filhos|zonen|zn)\b\.?",
    re.IGNORECASE,
)
# "The Copper Kettle", "Marlow's": an article or a genitive makes a name.
_OF_NAMES = re.compile(r"The [A-ZÀ-Ý]|(?:[A-ZÀ-Ý][\w’'-]+ ){0,2}[A-ZÀ-Ý]\w+['’]s$")
_TWO_NAMES = re.compile(r"(?P<first>[A-ZÀ-Ý][\w'’-]+) & (?P<second>[A-ZÀ-Ý][\w'’-]+)")


def _are_two_names(text: str) -> bool:
    """`Harrow & Dean` is a firm, though a dean is somebody; `Cook & Driver` are two titles."""
    match = _TWO_NAMES.fullmatch(text.strip())
    return match is not None and not all(_is_title_word(word.casefold()) for word in match.groups())


_ORGANISATION_ENDINGS = (
    "kanzlei", "klinik", "werke", "bank", "verlag", "zentrum", "betrieb", "gesellschaft", "verein", "verband", "schule",
    "krankenhaus", "handel", "praxis", "gruppe", "bedrijf", "ziekenhuis", "maatschappij", "groep", "centrum", "sykehus",
    "gymnasium", "seminar", "kolleg", "kammer", "werkstatt", "erei", "werk", "heim",
)  # fmt: skip


@functools.lru_cache(maxsize=4096)
def employer_score(text: str) -> int:
    """Evidence that a phrase names an organisation."""
    words = words_of(text)
    if not words or len(words) > 14 or " ".join(words) in TITLE_PHRASES:
        return 0
    score = 5 if _PARTNERS.search(text) else 2 if _are_two_names(text) else 0
    if any(_is_form_of_name(word, before) for before, word in pairwise(words)):
        score += 6
    if any(word in KNOWN_EMPLOYERS for word in words):
        score += 4
    if any(word in ORGANISATION_WORDS or (len(word) > 8 and word.endswith(_ORGANISATION_ENDINGS)) for word in words):
        score += 2 if words[-1] not in ORGANISATION_WORDS else 3
    if len(words) > 1 and _is_plural_title(words[-1]):
        score += 3
    if _OF_NAMES.match(text):
        score += 2
    if _is_camel(text) or (text.isupper() and len(words) == 1 and len(text) > 1):
        score += 1
    return score


def _is_form_of_name(word: str, before: str) -> bool:
    """SE is a legal form, too, but "Senior SE" is an engineer."""
    return is_legal_form(word) and not (word == "se" and _is_title_word(before))


def _is_camel(text: str) -> bool:
    """`StartupXYZ`, `OpenAI`: a capital inside a word is a brand, not a title."""
    return any(re.search(r"[a-z][A-Z]", word) for word in text.split()) or ".com" in text or ".io" in text


_SCHOOL_ENDINGS = (
    "universität", "universitet", "universiteit", "hochschule", "hogeschool", "hogescholen", "gymnasium", "schule",
    "lyceum", "akademie", "skolan", "skolen", "skole", "skola", "gymnasiet", "universitetet", "kolleg", "college",
    "yliopisto",
)  # fmt: skip


@functools.lru_cache(maxsize=4096)
def school_score(text: str) -> int:
    """Evidence that a phrase names a school."""
    words = _split(words_of(text))
    if not words or len(words) > 20:
        return 0
    named = any(word in SCHOOL_WORDS or word.endswith(_SCHOOL_ENDINGS) for word in words)
    # In a line of capitals every short word looks like an acronym.
    acronyms = re.findall(r"\w+", text) if not (text.isupper() and len(words) > 2) else []
    score = 4 if named or any(word in SCHOOL_ACRONYMS for word in acronyms) else 0
    if score and len(words) > 1:
        score += 1
    if score and re.search(r"\b[A-Z]{2,6}\b", text) and len(words) <= 4:
        score += 1
    return score


_OF_SCHOOLS = frozenset({"técnico", "tecnico", "technicien", "technical"})


def degree_span(text: str) -> tuple[int, int] | None:
    """Where a degree stands in a phrase; short forms count only in the capitals that they are written in."""
    return _degree_span(text[:_LONGEST_PHRASE])


@functools.lru_cache(maxsize=4096)
def _degree_span(text: str) -> tuple[int, int] | None:
    for match in DEGREE.finditer(text):
        found = match.group(1)
        if found.endswith(("School", "SCHOOL")) and text[: match.start()].rstrip()[-1:].isalpha():
            continue  # "Westfield High School" is a school, "High School Diploma" a degree
        if found.casefold() in _OF_SCHOOLS and school_score(text[: match.start()]):
            continue  # "Instituto Técnico Araucária"
        if (found.casefold() in CASED and not found[0].isupper()) or found in ("March", "MARCH"):
            continue
        if (
            len(found) <= 3
            and found.isalpha()
            and not (found[0].isupper() and (found.isupper() or found in ("Bac", "MSc", "BSc", "PhD", "Med")))
        ):
            continue
        return match.start(), match.end()
    return None


def is_degree_alone(text: str) -> bool:
    """Whether a phrase begins with a degree and names no school: behind "Tertiary:" it is no school's name."""
    found = degree_span(text)
    return found is not None and found[0] == 0 and school_score(text) == 0


# "Nantes (44)", "Lecco (LC)"
_WITH_DEPARTMENT = re.compile(r"[A-ZÀ-Ý][\w'’-]+(?: [\w'’-]+){0,3} \((?:\d{2,3}|(?P<province>[A-Z]{2}))\)$")


@functools.lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Whether a whole phrase is a place: a known city, state or country, or `City, ST`."""
    plain = text.strip(" .,;()").casefold()
    if not plain or len(plain) > 60:
        return False
    if plain in CITIES or plain in COUNTRIES or plain in REMOTE or plain in STATES:
        return True
    parts = [part.strip() for part in re.split(r",|/|\s[-–—|·]\s|\(|\)", text.strip(" .;")) if part.strip()]
    if len(parts) == 2 and re.search(r"&|['’]s?\s|\b(?:of|the|and|und|et)\b", parts[0]):
        return False  # "Rajah & Tann, Singapore"
    if len(parts) > 2 and "(" in text and parts[0].casefold() not in CITIES and not _is_region(parts[0]):
        return False  # "Erlenhof (Berlin, Germany)"
    coded = _WITH_DEPARTMENT.match(text.strip())
    known = coded is not None and coded["province"] in (None, *PROVINCES_OF_ITALY)
    if known and school_score(text) == 0 and employer_score(text) < EMPLOYER:
        return True
    city, _, code = text.strip(" .;").rpartition(" ")
    if code in STATE_CODES and city.rstrip(",").casefold() in CITIES:
        return True  # "Boston MA"
    if len(parts) == 2 and parts[0].casefold() in CITIES and parts[1] in COUNTRY_CODES:
        return True
    if len(parts) == 2 and parts[1].casefold() in CITIES and parts[1].casefold() in COUNTRIES:
        return parts[0].casefold() in CITIES or parts[0].casefold() in STATES  # "Fresh Foods, Singapore"
    if len(parts) < 2 or len(parts) > 4:
        return False
    if not all(_could_be_city(part) for part in parts) or not _is_region(parts[-1]):
        return False
    return len(parts) == 2 or parts[0].casefold() in CITIES or all(_is_region(part) for part in parts[1:])


def _could_be_city(part: str) -> bool:
    if not part[:1].isupper() or len(part.split()) > 4 or any(c.isdigit() for c in part):
        return False
    if part.casefold() in CITIES or _is_region(part):
        return True
    return title_score(part) == 0 and school_score(part) == 0 and employer_score(part) < EMPLOYER


_REGION = re.compile(
    r"^(?:Co\.?|County|Dist(?:t|rict)?\.?|Tehsil|Province of) [A-Z]\w+$|"
    r"[A-Z]\w+ (?:County|State|Province|Governorate|District|Prefecture|Region|Parish|Oblast)$"
)


def _is_region(part: str) -> bool:
    plain = part.casefold()
    return part in STATE_CODES or plain in COUNTRIES or plain in STATES or plain in REMOTE or bool(_REGION.search(part))


_IN_CITIES = frozenset("am an der im ob sur de du la le les del di upon on in nad aan den het y".split())  # noqa: SIM905


def looks_like_a_city(text: str) -> bool:
    """Whether a phrase could be a city that no table knows: one to three capitalised words that name nothing else."""
    words = text.split()
    small = [word for word in words[1:-1] if word in _IN_CITIES]  # "Zell am See", "Neuilly sur Seine"
    if not 1 <= len(words) <= 3 + len(small) or not all(word[:1].isupper() or word in small for word in words):
        return False
    return _could_be_city(text) and not any(word.casefold() in UNIT_WORDS for word in words)


def trailing_place(text: str) -> int | None:
    """Where a place begins that ends the phrase after a comma, dash or bar, or None.

    `Acme GmbH, Berlin` gives the index of `Berlin`; `Cascade Studios Seattle, WA` that of `Seattle`.
    """
    for match in re.finditer(r",\s+|\s[-–—|·•]\s|\s{2,}|\t|\(", text):
        before, rest = text[: match.start()], text[match.end() :].strip(" .,;()")
        named = ends_in_legal_form(before) and looks_like_a_city(rest) and not is_legal_form(rest.casefold())
        if before and (is_place(rest) or named):
            return match.end()
    ending = re.search(
        r"(?:^|\s)((?:[A-Z][\w.'’-]+\s){0,2}[A-Z][\w.'’-]+), ([A-Z]{2,3}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)$", text
    )
    if ending:
        for word in re.finditer(r"\S+", ending.group(1)):
            city = " ".join(ending.group(1)[word.start() :].split())
            start = ending.start(1) + word.start()
            if start > 0 and city.casefold() in CITIES and _is_region(ending.group(2)):
                return start
    return None


def is_employment_type(text: str) -> bool:
    """Whether a piece of a line says how somebody is employed, as "full-time" or "freelance", and nothing else."""
    return text.strip(" ()[].,;").casefold() in EMPLOYMENT_TYPES
