"""The employer in the address above a letter: the block of lines between the sender's own and the greeting."""

import re
from collections.abc import Iterator, Sequence

from services.extractor.phrases.legal_forms import begins_with_legal_form
from services.extractor.phrases.roles import CLEAR_EMPLOYER, EMPLOYER, TITLE, employer_score, is_place, title_score
from services.extractor.structure.rows import Row, trim
from services.extractor.vocabulary.job_ads import AGENCY
from services.extractor.vocabulary.letters import SUBJECT
from services.extractor.vocabulary.organisations import UNIT_WORDS

MAX_WORDS = 8
SURE, LIKELY = 0.7, 0.55
"""By the form of an organisation's name, and by its place in the address alone; docs/accuracy-other-kinds.md counts how
many of each are right."""
_TO = re.compile(
    r"(?:to|an(?: die| das| den)?|aan(?: de| het)?|à(?: l['’]attention)?|a la atención|à atenção|all['’]attenzione|"
    r"attn|"
    r"c/o|spett(?:\.?\s?le|abile)|für|for|pour)(?:\s*:|\s(?:of|de|du|di|van|da|do|the|la|le|el|der|"
    r"des)\s(?:recursos humanos|personal|rrhh|"
    r"recrutement|hiring team|human resources|studio director)?|(?=\s))[\s,]*(?:the\s[a-z ]{3,25},\s)?(?:(?:de|of|"
    r"von)\s)?",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:(?:z\.?\s?h(?:d|\.)?\.?|t\.?\s?a\.?\s?v\.?|attn\.?:?|c/o|à l['’]attention d\S+|a la atención de|att\.?:?)\s*)?"
    r"(?:(?:herrn?|frau|mr|mrs|ms|miss|dr|prof|mme|m|monsieur|madame|sr|sra|dña|don|lic|ing|dott|dott\.ssa|"
    r"dhr|mevr|mevrouw|de heer|meneer|exm[oa]s?|ex\.mos|senhor\w*)\b\.?)|recursos humanos$|human resources|"
    r"personalabteilung|"
    r"hiring|recruitment|service (?:du )?(?:personnel|recrutement)",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"\d|@|https?:|www\.|[/|]")


def recipient(head: Sequence[Row], sender: str) -> tuple[int, int, float] | None:
    """(start, end, confidence) of the organisation that the letter is addressed to; `sender` is who signed."""
    best: tuple[float, int, int] | None = None
    for block in _blocks(head):
        if block[0].text.startswith(sender) and sender:
            continue  # the sender's own address
        addressed = any(_PERSON.match(row.text) for row in block)
        for number, row in enumerate(block):
            name = _name(row)
            if name is None:
                continue
            start, end = name
            text = row.text[start:end]
            formed = employer_score(text) >= EMPLOYER
            introduced = start > 0 or (number > 0 and _introduces(block[number - 1]))
            if not (formed or introduced or (addressed and row is block[0])):
                continue
            sure = SURE if formed else LIKELY
            if best is None or sure > best[0]:
                best = sure, row.start + start, row.start + end
    return None if best is None else (best[1], best[2], best[0])


def _blocks(head: Sequence[Row]) -> Iterator[list[Row]]:
    """The lines above the greeting, apart where a gap parts them; no subject and no date."""
    block: list[Row] = []
    for row in head[:-1]:
        if row.gap_before and block:
            yield block
            block = []
        if not SUBJECT.match(row.text) and not (_DATED.search(row.text) and row.words <= MAX_WORDS):
            block.append(row)
    if block:
        yield block


def _introduces(above: Row) -> bool:
    """Whether a line is nothing but "To" or "An das"."""
    return _TO.fullmatch(f"{above.text} ") is not None


def _name(row: Row) -> tuple[int, int] | None:
    """The part of a line that can be an organisation's name, without "To" before it and the town behind it."""
    opening = _TO.match(row.text)
    start, end = opening.end() if opening is not None else 0, len(row.text)
    comma = row.text.find(", ", start)
    if comma > 0 and not begins_with_legal_form(row.text, comma + 2):
        end = comma
    start, end = trim(row.text, start, end, " .,;:|")
    if row.text[end : end + 1] == "." and begins_with_legal_form(row.text, row.text.rfind(" ", 0, end) + 1):
        end += 1  # "Lda.", "e. V."
    text = row.text[start:end]
    words = text.split()
    if not 1 <= len(words) <= MAX_WORDS or not (text[:1].isupper() or text[:1].isdigit()) or _PERSON.match(text):
        return None
    if _ADDRESS.search(text) and employer_score(text) < CLEAR_EMPLOYER:
        return None
    if is_place(text) or AGENCY.search(text) or all(word.casefold() in UNIT_WORDS for word in words):
        return None
    if title_score(text) >= TITLE and employer_score(text) < CLEAR_EMPLOYER:
        return None  # "The Director of Nursing"
    return start, end
