"""Skills: the items of lists, without the names of their groups; stated levels as facts of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.extractor.context import Document
from services.extractor.drafts import Draft
from services.extractor.phrases.intents import is_intent, is_learning, learning_prefix
from services.extractor.phrases.negatives import is_noise
from services.extractor.phrases.skill_levels import is_level, level_of
from services.extractor.resume.skill_groups import (
    MAX_GROUP_WORDS,
    TAB_GROUP,
    groups_beside,
    names_groups_by_tabs,
    without_empty_groups,
    without_group_names,
    without_group_rows,
    without_names_in_list,
    without_names_over_lists,
)
from services.extractor.structure.broken_words import unbroken
from services.extractor.structure.list_marks import whole_items
from services.extractor.structure.rows import Row
from services.extractor.structure.sections import Section
from services.extractor.vocabulary.sentences import ACTION_VERBS
from services.extractor.vocabulary.skill_words import GROUP_NAMES
from shared.schemas.fact_types import FactType

MAX_SKILL_WORDS = 7
MAX_SKILL_LENGTH = 80

_GROUP = re.compile(r"^\s*([^:|•]{2,60}?)\s*:\**\s+(?=\S)|^\s*([^:|•]{2,60}?)\s*:\s*$")
_DASH_GROUP = re.compile(r"^\s*([^-–—:,|]{2,40}?)\s+[-–—]\s+(?=[^,]+,)")
_ITEM_SEPARATOR = re.compile(
    r"\s*(?:,(?!(?<=\d,)\d{3}(?!\d))|[;|•·●▪◦\t])\s*|(?<=\S)[ \u00a0]{3,}|[ \u00a0]+[/–—-][ \u00a0]+|\n\s*"
)
_WRAPPED_SEPARATOR = re.compile(_ITEM_SEPARATOR.pattern.removesuffix(r"|\n\s*"))
_LIST_SIGNS = ",|•·;"
# "I am skilled in Excel, SAP and Word": a list that is a sentence.
_STATED = re.compile(
    r"\s*(?:i am |i['’]m |i have |very |highly |also )*(?:"
    r"(?:skilled|proficient|experienced|competent|well[- ]versed|versed|familiar|adept)\s+(?:in|with|at)|"
    r"(?:(?:good|sound|solid|strong|working|excellent|basic|in-depth|thorough)\s+)?"
    r"(?:knowledge|command|understanding|experience)\s+(?:of|in|with|using)|"
    r"(?:gute |sehr gute |fundierte )?kenntnisse (?:in|von)|sicherer umgang mit|"
    r"maîtrise (?:de|du|des)|connaissances? (?:de|du|des|en)|dominio del?|manejo de|conocimientos? (?:de|en)|"
    r"conhecimentos? (?:de|em)|domínio de|kennis van|ervaring met|conoscenza di|znajomość)\s+(?:the use of\s+)?",
    re.IGNORECASE,
)
_SENTENCE_SEPARATOR = re.compile(_ITEM_SEPARATOR.pattern + r"|,?\s+(?:and|und|et|y|e|en|i)\s+")
_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
_YEARS = re.compile(r"\d{1,2}\+?\s*(?:years?|yrs?|jahre?|ans?|años?|jaar|anos?)", re.IGNORECASE)
_LEADING_AND = re.compile(r"^(?:and|und|et|y|en|e|&|or)\s+", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s+(?=\S)")
_SENTENCE_WORDS = frozenset("i am have has with years my the is are was using able to who that".split())  # noqa: SIM905


def read_skills(document: Document, section: Section) -> list[Draft]:
    """The facts of a section of skills."""
    drafts: list[Draft] = []
    whole = whole_items(section.rows, lambda row: is_level(row.text))
    rows = [row for row in whole if not is_noise(row.text) and not is_level(row.text)]
    wrapped_items = {row.start for row in whole if row.bullet and "\n" in document.text[row.start : row.end]}
    tabbed = names_groups_by_tabs(rows)
    lists = list(_paragraphs(document, without_names_over_lists(without_group_names(without_group_rows(rows))), tabbed))
    for start, end in without_empty_groups(document.text, groups_beside(document.text, lists)):
        wrapped = start in wrapped_items
        drafts.extend(skills_in(document.text, start, end, section.kind, tabbed=tabbed, wrapped=wrapped))
    return drafts


def _paragraphs(document: Document, rows: Sequence[Row], tabbed: bool) -> Iterator[tuple[int, int]]:
    """Rows that are one list: a list broken over lines goes on until it is complete."""
    start = end = -1
    for number, row in enumerate(rows):
        if _is_title_of_group(row, rows[number + 1 : number + 2]):
            if start >= 0 and row.heading:
                yield start, end
                start = end = -1
            continue
        begins_group = tabbed and "\t" in row.text
        rest_of_cell = tabbed and "\t" not in row.text and not row.gap_before and not row.bullet
        if start >= 0 and not begins_group and (rest_of_cell or _goes_on(document, start, end, row)):
            end = row.end
            continue
        if start >= 0 and "," in row.text and "," in rows[number - 1].text and _is_wrapped(document, rows, number):
            end = row.end
            continue
        if start >= 0:
            yield start, end
        start, end = row.start, row.end
    if start >= 0:
        yield start, end


def _is_wrapped(document: Document, rows: Sequence[Row], number: int) -> bool:
    """Whether a list of a narrow column goes on in a row because the line above had no more room."""
    row, above = rows[number], rows[number - 1]
    alike = row.bold == above.bold and not row.heading and _GROUP.match(row.text[:90]) is None
    return alike and above.end < row.start <= above.end + 2 and document.wraps(above, row)


def _is_title_of_group(row: Row, below: Sequence[Row]) -> bool:
    """A heading of the format above skills, or bold words above a list of them, name a group."""
    if not below or row.bullet or row.words > MAX_GROUP_WORDS + 2 or any(sign in row.text for sign in ":,\t"):
        return False
    if row.heading:
        return not below[0].heading
    return row.bold and not below[0].bold and len(_ITEM_SEPARATOR.findall(below[0].text)) >= 2


def _goes_on(document: Document, start: int, end: int, row: Row) -> bool:
    """Whether a row carries on the list above it, `text[start:end]`; where lines are whole, only one left open."""
    before = document.text[start:end]
    if row.bullet or _GROUP.match(row.text[:90]) or len(before) > 20_000:
        return False
    last = before.rstrip()
    if last.endswith((",", "|", "·", "•", "/", "&", "-", ";")) or last.count("(") > last.count(")"):
        return True
    if row.gap_before:
        return False
    if row.text[:1].islower() or last.split()[-1].casefold() in ("and", "und", "et", "y", "of"):
        return True
    if document.lines_are_whole:
        return False
    line = last.rsplit("\n", 1)[-1]
    sign = next((sign for sign in _LIST_SIGNS if sign in line), None)
    if sign is None or not (_is_grouped(last) or line.count(sign) >= 2 or "|" in row.text):
        return False
    return any(sign in row.text for sign in _LIST_SIGNS) or len(row.text.split()) <= 3


def _is_grouped(text: str) -> bool:
    return _GROUP.match(text[:90]) is not None


def skills_in(
    text: str,
    start: int,
    end: int,
    section: str | None,
    confidence: float = 0.85,
    tabbed: bool = False,
    wrapped: bool = False,
) -> list[Draft]:
    """The skills of one list `text[start:end]`, which may begin with the name of its group.

    `tabbed`: a tab ends the name of a group; `wrapped`: the end of a line ends no item."""
    passage = text[start:end]
    group_level: str | None = None
    offset = learning_prefix(passage)
    stated = _STATED.match(passage) if offset == 0 else None
    if stated is not None and passage[stated.end() :][:1].islower() and not _ITEM_SEPARATOR.search(passage):
        stated = None  # "Manejo de heridas" is the name of a skill
    if stated is not None:
        offset = stated.end()
    if offset == 0 and is_intent(passage) and len(passage.split()) > 4:
        return []  # a sentence about wants, not a list
    wanted = offset > 0
    group = _group(passage) or (TAB_GROUP.match(passage) if tabbed or _has_level_column(passage) else None)
    if group is not None:
        offset = group.end()
        wanted = is_learning(group.group(0))
        bracket = _BRACKETS.search((group.group(1) or "").strip())
        group_level = level_of(bracket.group(1)) if bracket else None
        named = _named_with_level(text, start, passage, group, section, confidence)
        if named:
            return named
    drafts: list[Draft] = []
    separator = _SENTENCE_SEPARATOR if stated is not None else _WRAPPED_SEPARATOR if wrapped else _ITEM_SEPARATOR
    for a, b in without_names_in_list(passage, list(_items(passage, offset, separator))):
        drafts.extend(_skill(text, start + a, start + b, section, confidence, group_level))
    return [replace(draft, holding="intent") for draft in drafts] if wanted else drafts


def _has_level_column(passage: str) -> bool:
    """Whether a level stands in the second of two columns: `Revit <tab> Advanced`."""
    name, _, rest = passage.partition("\t")
    return bool(name.strip()) and is_level(rest.strip())


def _named_with_level(
    text: str, start: int, passage: str, group: re.Match[str], section: str | None, confidence: float
) -> list[Draft]:
    """`Python: advanced` and `Python <tab> advanced` name a skill and its level, no group."""
    rest = passage[group.end() :].strip(" .\n")
    number = next(i for i, name in enumerate(group.groups(), start=1) if name)
    if not 1 <= len(rest.split()) <= 3 or (not is_level(rest) and _YEARS.fullmatch(rest) is None):
        return []
    a, b = _clean(text, start + group.start(number), start + group.end(number))
    name = unbroken(text[a:b])
    if not is_skill(name):
        return []
    stated = {"skill": name, "level": level_of(rest) or rest}
    return [
        Draft(FactType.SKILL, a, b, name, confidence, None, section),
        Draft(FactType.SKILL_LEVEL, a, b, stated, confidence, None, section),
    ]


def _group(passage: str) -> re.Match[str] | None:
    match = _GROUP.match(passage[:90]) or _DASH_GROUP.match(passage[:200])
    if match is None:
        return None
    name = next(g for g in match.groups() if g)
    return match if len(name.split()) <= MAX_GROUP_WORDS else None


def _items(passage: str, offset: int, separator: re.Pattern[str] = _ITEM_SEPARATOR) -> Iterator[tuple[int, int]]:
    """The spans of a list's items; separators inside brackets do not cut."""
    depth_at = _depths(passage)
    position = offset
    for match in separator.finditer(passage, offset):
        inside = depth_at[match.start()] > 0
        if inside or (
            match.group(0).startswith("\n")
            and not match.group(0).strip()
            and not _line_ends_item(passage, match.start())
        ):
            continue
        yield position, match.start()
        position = match.end()
    yield position, len(passage)


def _depths(passage: str) -> list[int]:
    depth, depths = 0, []
    for character in passage:
        depth = depth + 1 if character == "(" else max(depth - 1, 0) if character == ")" else depth
        depths.append(depth)
    return depths


def _line_ends_item(passage: str, at: int) -> bool:
    """A line break inside 'Tailwind / CSS' is a wrap where commas separate, an end where lines do."""
    return not any(sign in passage for sign in _LIST_SIGNS)


def _skill(
    text: str, start: int, end: int, section: str | None, confidence: float, group_level: str | None
) -> Iterator[Draft]:
    start, end = _clean(text, start, end)
    level = group_level
    bracket = _BRACKETS.search(text[start:end])
    if bracket and bracket.start() > 0:
        if is_learning(bracket.group(1)):
            a, b = _clean(text, start, start + bracket.start())
            yield Draft(FactType.SKILL, a, b, unbroken(text[a:b]), confidence, None, section, "intent")
            return
        stated = level_of(bracket.group(1))
        if stated or _YEARS.search(bracket.group(1)):
            level = stated or bracket.group(1).strip()
            start, end = _clean(text, start, start + bracket.start())
        elif "," in bracket.group(1):
            inner = start + bracket.start(1)
            for a, b in _items(bracket.group(1), 0):
                yield from _skill(text, inner + a, inner + b, section, confidence, group_level)
            start, end = _clean(text, start, start + bracket.start())
    name = unbroken(text[start:end])
    if not is_skill(name):
        return
    yield Draft(FactType.SKILL, start, end, name, confidence, None, section)
    if level:
        yield Draft(FactType.SKILL_LEVEL, start, end, {"skill": name, "level": level}, confidence, None, section)


def _clean(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;:|•·-–—*\"'"):
        start += 1
    number = _LEADING_NUMBER.match(text, start, end)
    if number:
        start = number.end()
    joint = _LEADING_AND.match(text[start : min(end, start + 8)])
    if joint:
        start += joint.end()
    while end > start and (
        text[end - 1].isspace()
        or text[end - 1] in ",;:|•·-–—*\"'"
        or (text[end - 1] == "." and text[end - 2 : end - 1] != ".")
    ):
        end -= 1
    return start, end


def is_skill(name: str) -> bool:
    """Whether an item of a list can name a skill: short, no sentence, no level, no number alone."""
    words = name.split()
    if not words or len(words) > MAX_SKILL_WORDS or len(name) > MAX_SKILL_LENGTH or is_noise(name) or is_level(name):
        return False
    if not any(c.isalpha() for c in name) or "@" in name or "://" in name:
        return False
    if len(words) > 3 and words[0].endswith("ed") and words[0].casefold() in ACTION_VERBS:
        return False
    if len(words) > 4 and sum(word.casefold() in _SENTENCE_WORDS for word in words) >= 2:
        return False
    return not (len(name) == 1 and name not in ("C", "R")) and name.casefold() not in GROUP_NAMES
