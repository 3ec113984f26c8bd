"""What the wording of a heading says: the kind of section, by the table of wordings and by key words."""

import functools
import re

from services.extractor.structure.rows import spaced_out
from services.extractor.vocabulary.headings import HEADING_KINDS, KEYWORDS
from shared.accents import without_accents

MAX_HEADING_LENGTH = 70
MIN_MISSPELT = 9  # letters; shorter words are too like other words
_WITHOUT_BRACKET = re.compile(r"\s*\([^()]{1,40}\):?\s*$")  # "Projekte (Auszug)"
# "2. Education", "IV. Skills", "01 Profile"
_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)]|0\d)\s+(?=[^\W\d_])")
# "My hobbies", "Mes stages", "Mijn opleidingen"
_OWN = re.compile(r"(?:my|mein|meine|mes|ma|mon|mis|mi|meus|minhas|minha|mijn|le mie|i miei|moje) (?=\w)")
_NOT_WORD = re.compile(r"[^\w&+/'’ -]+|_")
_JOINTS = re.compile(r"\s*(?:&|\+|/|\band\b|\bund\b|\bet\b|\by\b|\ben\b|\be\b|\bi\b|,|-)\s*")
_WITHOUT_ACCENTS = {without_accents(wording): kind for wording, kind in HEADING_KINDS.items() if len(wording) >= 6}
_NEAR: dict[tuple[str, int], list[str]] = {}
"""(first letter, length) of a name -> the wordings, in the table's order, of which a slip could make it."""
for _wording in HEADING_KINDS:
    for _length in range(len(_wording) - 1, len(_wording) + 2):
        if len(_wording) >= MIN_MISSPELT:
            _NEAR.setdefault((_wording[0], _length), []).append(_wording)
# Letter-spaced capitals are read with blanks where their letters are far apart ("QUALIFIC AT IONS").
_SQUEEZED = {wording.replace(" ", ""): kind for wording, kind in HEADING_KINDS.items() if len(wording) >= 6}


def normal(text: str) -> str:
    """A heading as the table spells it: lower case, one space, no number or decoration, letter-spacing undone."""
    # The dot of a Turkish capital i stays behind as a mark of its own.
    plain = _NOT_WORD.sub(" ", spaced_out(without_number(text.strip())).casefold().replace("\u0307", ""))
    return " ".join(plain.replace("&", " and ").split()).strip("-/ ")


def without_number(text: str) -> str:
    """A heading without the number that counts the sections of its document."""
    return _NUMBER.sub("", text, count=1) if text[:1] in "(0123456789IVXABCDEFGH" else text


def kind_of(text: str) -> str | None:
    """The kind of section whose heading this is, word for word; in capitals also with blanks inside its words."""
    name = normal(_WITHOUT_BRACKET.sub("", text) or text)
    return _lookup(name) or (_SQUEEZED.get(name.replace(" ", "")) if text.isupper() else None)


@functools.lru_cache(maxsize=1024)
def misspelt_kind(name: str) -> str | None:
    """The kind of a wording of the table of which one letter is wrong, missing or too many, or two changed places."""
    if not MIN_MISSPELT <= len(name) <= MAX_HEADING_LENGTH:
        return None
    near = _NEAR.get((name[0], len(name)), ())
    return next((HEADING_KINDS[wording] for wording in near if _differ_by_one(wording, name)), None)


def _differ_by_one(a: str, b: str) -> bool:
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[same:], b[same:]
    swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b or rest_a == rest_b[1:] or rest_a[1:] == rest_b[1:]


def is_of_work_and_education(text: str) -> bool:
    """Whether a heading names both ("Berufserfahrung & Bildung"): what stands below it may be either."""
    name = normal(text)
    kinds = {HEADING_KINDS.get(part) for part in _JOINTS.split(name) if part}
    return {"work", "education"} <= kinds


def is_heading_wording(text: str) -> bool:
    """Whether a row says nothing but the known wording of a heading ("Language Skills")."""
    return len(text) <= MAX_HEADING_LENGTH and kind_of(text) is not None


def _lookup(name: str) -> str | None:
    """The kind of a wording, or of both halves of 'A and B' where they are known."""
    for spelled in (name, " ".join(name.replace("-", " ").split())):
        if spelled in HEADING_KINDS:
            return HEADING_KINDS[spelled]
    if without_accents(name) in _WITHOUT_ACCENTS:
        return _WITHOUT_ACCENTS[without_accents(name)]
    own = _OWN.match(name)
    if own is not None:
        return _lookup(name[own.end() :])
    parts = [part for part in _JOINTS.split(name) if part]
    kinds = [HEADING_KINDS.get(part) for part in parts]
    if 2 <= len(parts) <= 3 and all(kinds):
        return "education" if set(kinds) == {"education", "certificates"} else kinds[0]
    return _kind_of_shared_noun(*parts) if len(parts) == 2 else None


def _kind_of_shared_noun(left: str, right: str) -> str | None:
    """`schulische und berufliche Ausbildung`, `formation initiale et continue`: the noun of one wording stands for
    both."""
    whole = HEADING_KINDS.get(f"{left} {right.split()[-1]}")
    if whole is not None and " " in right:
        return whole
    return HEADING_KINDS.get(left) if " " in left and f"{left.split()[0]} {right}" in HEADING_KINDS else None


def by_keyword(name: str) -> str | None:
    """The kind of section that a word of a heading speaks of; `name` as `normal` gives it."""
    plain = name.replace("inform", "")  # no "formation" in "information"
    for keyword, kind in KEYWORDS:
        if keyword in plain:
            return kind
    return None
