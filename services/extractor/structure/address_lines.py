"""Lines of a postal address: the organisation that one names, as against persons, streets, towns and departments."""

import re

from services.extractor.phrases.legal_forms import begins_with_legal_form, ends_in_legal_form
from services.extractor.phrases.roles import CLEAR_EMPLOYER, TITLE, employer_score, is_place, title_score
from services.extractor.structure.rows import trim
from services.extractor.vocabulary.job_ads import AGENCY
from services.extractor.vocabulary.organisations import UNIT_WORDS

MAX_WORDS = 8
ADDRESSED_TO = re.compile(
    r"(?:to|an(?: die| das| den)?|aan(?: de| het)?|à(?: l['’]attention)?|a la atención|à atenção|all['’]attenzione|"
    r"attn|"
    r"c/o|spett(?:\.?\s?le|abile)|für|for|pour)(?:\s*:|\s(?:of|de|del|du|di|van|da|do|the|la|le|el|der|"
    r"des)\s(?:(?:departamento|dpto\.?|servicio|área) de [\w ]{3,25}? de|recursos humanos|personal|rrhh|"
    r"recrutement|hiring team|human resources|studio director)?|(?=\s))[\s,]*(?:the\s[a-z ]{3,25},\s)?(?:(?:de|of|"
    r"von)\s)?",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"(?:(?:z\.?\s?h(?:d|\.)?\.?|t\.?\s?a\.?\s?v\.?|attn\.?:?|c/o|à l['’]attention d\S+|a la atención de|att\.?:?)\s*)?"
    r"(?:(?:herrn?|frau|mr|mrs|ms|miss|dr|prof|mme|m|monsieur|madame|sr|sra|dña|don|lic|ing|dott|dott\.ssa|"
    r"dhr|mevr|mevrouw|de heer|meneer|exm[oa]s?|ex\.mos|senhor\w*)\b\.?)|recursos humanos$|human resources|"
    r"personalabteilung|personnel(?: department| manager)?$|"
    r"hiring|recruitment|service (?:du )?(?:personnel|recrutement)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\d|@|https?:|www\.|[/|]")


def organisation_in(line: str) -> tuple[int, int] | None:
    """The part of a line that can be an organisation's name, without "To" before it and the town behind it."""
    opening = ADDRESSED_TO.match(line)
    start, end = opening.end() if opening is not None else 0, len(line)
    comma = line.find(", ", start)
    if comma > 0 and not begins_with_legal_form(line, comma + 2):
        end = comma
        if title_score(line[comma + 2 :]) >= TITLE and employer_score(line[start:end]) == 0:
            return None  # "Margaret Osei, Head of Operations"
    start, end = trim(line, start, end, " .,;:|")
    if line[end : end + 1] == "." and begins_with_legal_form(line, line.rfind(" ", 0, end) + 1):
        end += 1  # "Lda.", "e. V."
    text = line[start:end]
    words = text.split()
    if not 1 <= len(words) <= MAX_WORDS or PERSON.match(text):
        return None
    if not (text[0].isupper() or text[0].isdigit() or ends_in_legal_form(text)):
        return None
    if _ADDRESS.search(text) and employer_score(text) < CLEAR_EMPLOYER:
        return None
    if is_place(text) or AGENCY.search(text) or all(word.casefold() in UNIT_WORDS for word in words):
        return None
    if title_score(text) >= TITLE and employer_score(text) < CLEAR_EMPLOYER:
        return None  # "The Director of Nursing"
    return start, end
