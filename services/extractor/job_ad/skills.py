"""The skills that a job ad names, each with whether it is asked for, its level and its years.

Names come from the skill ontology that is part of this code, so the facts of a text are the same on every machine.
Later stages map them anew with the ontology in force.
"""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.extractor.drafts import Draft
from services.extractor.job_ad.confidence import SKILL_ELSEWHERE, SKILL_OF_ITEM
from services.extractor.job_ad.terms import years_in
from services.extractor.structure.rows import Row
from services.extractor.vocabulary.job_ads import WISH_ADVERBS, WISH_WORDS
from shared.schemas.fact_types import FactType
from shared.skills.ontology.concepts import Kind

if TYPE_CHECKING:
    from shared.skills.mapping.matcher import SkillMatcher

MAX_TEXT = 60_000
MAX_SHORT_ITEM = 3  # words: "Good knowledge of R" has its own context
DEGREE_REACH = 120  # characters
_DEGREE = re.compile(
    r"\b(?:degrees?|bachelor\S*|master['’]?s\b|msc|bsc|phd|ph\.d|diploma|studium|hochschulabschluss|licence|diplôme|"
    r"grado|titulación|licenciatura|bacharelado|graduação|laurea|hbo|wo)\b",
    re.IGNORECASE,
)
# "Führerschein C", "Permis B": a letter names a class, not a programming language.
_CLASS = re.compile(
    r"licen[cs]e|führerschein|permis\b|rijbewijs|carn[eé]t?\b|carta de condução|cnh|patente|prawo jazdy|körkort|klasse|"
    r"class\b|categor|kategori|grade|level|vitamin|hepatitis",
    re.IGNORECASE,
)
# What is behind these is asked for beside the degree.
_DEGREE_END = re.compile(
    r"[.;\n]|\b(?:and|with|plus|und|sowie|mit|et|avec|y|con|e|com|en|met)\b (?=\w+ (?:of |in |mit |en )?"
    r"(?:experience|knowledge|skills?|erfahrung|kenntnis\w*|expérience|experiencia|ervaring|years?))|experience|"
    r"knowledge|skills",
    re.IGNORECASE,
)
MUST, NICE, MENTIONED = "must", "nice", "mentioned"
_ITEMS = {FactType.JOB_REQUIREMENT: MUST, FactType.JOB_NICE_TO_HAVE: NICE}
_CLAUSE_END = re.compile(
    r"[;\n]|[.!?](?=\s|$)|\s\(\d(?:\.\d)?\)\s|,?\s(?:but|aber|mais|pero|maar|mas)\s|"
    rf"[,(]\s?(?=(?:and |und |et )?{WISH_ADVERBS})",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:required|must(?:[- ]have)?|mandatory|essential|necessary|zwingend|erforderlich|vorausgesetzt|requise?s?|"
    r"exigée?s?|imprescindible|necesari[oa]|vereist|noodzakelijk|obrigatóri[oa]|is needed)\b",
    re.IGNORECASE,
)
# Sentences outside the lists that say who is sought, or what experience somebody has to have.
_SOUGHT = re.compile(
    r"\b(?:looking for|seeking|in search of|proficien\w+ (?:in|with)|experienced (?:in|with)|(?<!our )(?:experience|"
    r"knowledge|expertise|skills) (?:with|in|of)|wir suchen|(?<!unsere )(?:erfahrung\w* (?:mit|in)|"
    r"kenntnisse\w* (?:in|von))|"
    r"recherchons|maîtrise|expérience (?:en|avec)|pratique d\S+|connaissances? (?:en|d\S+)|buscamos|experiencia (?:en|"
    r"con)|"
    r"conocimientos? (?:de|en)|procuramos|experiência (?:com|em)|conhecimentos? (?:de|em)|zoeken|ervaring (?:met|in)|"
    r"kennis van)\b",
    re.IGNORECASE,
)
_DENIED_BEFORE = re.compile(
    r"\b(?:no|not|without|kein\w*|ohne|sans|sin|geen|zonder|sem)(?:\s[\w-]+){0,2}\s$", re.IGNORECASE
)
_DENIED_AFTER = re.compile(
    r"^(?:\s[\w-]+){0,2}\s(?:is |are )?(?:not (?:mentioned|required|needed|necessary|used|a must)|nicht (?:nötig|"
    r"erforderlich)|n['’]est pas (?:requis|nécessaire)|no es (?:necesario|requisito)|niet nodig)\b",
    re.IGNORECASE,
)
_SCHEMA = re.compile(r"^[\s/-]?(?:star|schemas?|schéma|schemata|modell?ing)\b", re.IGNORECASE)
_NEIGHBOUR = re.compile(r"^\s?(?:,|/|or|and|oder|und|ou|et|of|en|o|y|e)\s?(?P<name>[\w.+#-]{2,30})(?=[\s,.;:)/]|$)")
# Tried in order; the first that stands in the clause.
_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (level, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
    for level, words in (
        ("basic", r"basic\w*|familiar\w*|exposure|awareness|some (?:knowledge|experience)|junior level|"
                  r"understanding of the basics|grundkenntnisse|grundlegende\w*|erste (?:erfahrung\w*|"
                  r"berührungspunkte)|"
                  r"notions|bases|conocimientos básicos|básicos?|basiskennis|enige ervaring|noções|a1|a2"),
        ("expert", r"expert\w*|mastery|master|in-?depth|deep|senior level|profound|experte\w*|fundierte\w*|"
                   r"tiefgehende\w*|"
                   r"maîtrise parfaite|dominio|diepgaande|domínio|c2|native|muttersprach\w*|verhandlungssicher\w*"),
        ("advanced", r"advanced|strong|excellent|extensive|proven|solid|fluen\w*|proficien\w*|very good|skilled|"
                     r"sehr gute?\w*|sicherer? umgang|ausgeprägte\w*|umfangreiche\w*|mehrjährige\w*|confirmée?s?|"
                     r"maîtrise\w*|bonne|avancée?s?|avanzad\w*|sólid\w*|uitstekende|sterke|ruime|avançad\w*|sólida|"
                     r"c1|b2"),
        ("intermediate", r"intermediate|good|working knowledge|hands[- ]on|mid[- ]level|practical|gute?\w*|"
                         r"praktische\w*|"
                         r"pratique|intermedi\w*|buena|goede|praktijk\w*|b1|bom|boa"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    skill: str
    kind: Kind


def skill_drafts(text: str, rows: Sequence[Row], drafts: Sequence[Draft], entry: tuple[str, int]) -> Iterator[Draft]:
    """A fact for each skill of a requirement, and for each tool that the ad names elsewhere.

    A skill of a requirement belongs to the requirement's entry. `need` is `must`, `nice` or `mentioned`.
    """
    items = sorted((d for d in drafts if d.type in _ITEMS), key=lambda d: d.start)
    asked: set[tuple[str, tuple[str, int] | None]] = set()
    if not rows:
        return
    begin, end = rows[0].start, min(rows[-1].end, rows[0].start + MAX_TEXT)
    alone = {item.start - begin: item.end - begin for item in items}
    named = [_moved(found, begin) for found in _named(text[begin:end], alone)]
    named.sort(key=lambda found: found.start)
    starts = [found.start for found in named]
    for item in items:
        for found in named[bisect_left(starts, item.start) : bisect_left(starts, item.end)]:
            if found.end <= item.end and (found.skill, item.entry) not in asked:
                asked.add((found.skill, item.entry))
                yield _asked(text, found, item)
    known = {skill for skill, _ in asked}
    titles = [d for d in drafts if d.type is FactType.JOB_TITLE]
    for found in named:
        if found.kind in (Kind.TOOL, Kind.LANGUAGE) and found.skill not in known:
            known.add(found.skill)
            start, stop = _clause(text, found, max(begin, found.start - 300), min(end, found.end + 300))
            titled = any(title.start <= found.start < title.end for title in titles)
            asked_for = titled or _MUST.search(text, start, stop) or _SOUGHT.search(text, start, stop)
            need = NICE if WISH_WORDS.search(text, start, stop) else MUST if asked_for else MENTIONED
            value = {"skill": found.skill, "level": None, "years": None, "need": need}
            yield Draft(
                FactType.JOB_SKILL, found.start, found.end, value, SKILL_ELSEWHERE, entry, "text", subject="job"
            )


def _asked(text: str, found: _Named, item: Draft) -> Draft:
    start, end = _clause(text, found, item.start, item.end)
    clause = text[start:end]
    need = NICE if WISH_WORDS.search(clause) else _ITEMS[item.type]
    level = next((level for level, pattern in _LEVELS if pattern.search(clause)), None)
    value = {"skill": found.skill, "level": level, "years": years_in(_bracket(text, found) or clause), "need": need}
    return Draft(
        FactType.JOB_SKILL, found.start, found.end, value, SKILL_OF_ITEM, item.entry, item.section, subject="job"
    )


def _bracket(text: str, found: _Named) -> str | None:
    """The bracket in which a skill is named: "3 years (open source counts)" asks for no years of open source."""
    opened = text.rfind("(", max(0, found.start - DEGREE_REACH), found.start)
    closed = text.find(")", found.end, found.end + DEGREE_REACH)
    inside = opened >= 0 and closed >= 0 and ")" not in text[opened : found.start]
    return text[opened:closed] if inside and "(" not in text[found.end : closed] else None


def _moved(found: _Named, by: int) -> _Named:
    return _Named(found.start + by, found.end + by, found.skill, found.kind)


def _clause(text: str, found: _Named, start: int, end: int) -> tuple[int, int]:
    """The clause of `text[start:end]` in which a skill is named."""
    for cut in _CLAUSE_END.finditer(text, start, end):
        if cut.end() <= found.start:
            start = cut.end()
        elif cut.start() >= found.end:
            end = cut.start()
            break
    return start, end


def _named(text: str, items: Mapping[int, int]) -> Iterator[_Named]:
    """The concepts named in a text and not denied, in order; lower-case names of tools where a tool stands beside.

    `items` holds the spans, start to end, of what is asked for.
    """
    matcher = _matcher()
    found = [(m.start, m.end, m.concept_id) for m in matcher.find(text)]
    for start, end, concept_id in sorted({*found, *_neighbours(text, found), *_short_items(text, items)}):
        concept = matcher.ontology.by_id[concept_id]
        before, after = text[max(0, start - 40) : start], text[end : end + 60]
        if _DENIED_BEFORE.search(before) or _DENIED_AFTER.match(after):
            continue
        if concept.kind not in (Kind.TOOL, Kind.LANGUAGE) and _is_of_degree(text, start):
            continue
        if text[start:end].casefold() == "snowflake" and (_SCHEMA.match(after) or re.search(r"\bstar\W+$", before)):
            continue  # the shape of a schema
        yield _Named(start, end, concept.name, concept.kind)


def _is_of_degree(text: str, position: int) -> bool:
    """Whether a subject is named as what a degree is in: "Bachelor's in computer science, mathematics or physics"."""
    before = text[max(0, position - DEGREE_REACH) : position]
    degree = next(reversed(list(_DEGREE.finditer(before))), None)
    return degree is not None and _DEGREE_END.search(before, degree.end()) is None


def _neighbours(text: str, found: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """`dagster or airflow`: the item beside a tool, where it names a tool however it is written."""
    matcher = _matcher()
    taken = {start for start, _, _ in found}
    for _, end, concept_id in found:
        if matcher.ontology.by_id[concept_id].kind is not Kind.TOOL:
            continue
        match = _NEIGHBOUR.match(text[end : end + 60])
        if match is None or end + match.start("name") in taken:
            continue
        name = match.group("name").rstrip(".-")
        mapped = matcher.map(name, in_skill_list=True).concept_id
        if mapped is not None and len(name) > 2 and matcher.ontology.by_id[mapped].kind is Kind.TOOL:
            begin = end + match.start("name")
            yield begin, begin + len(name), mapped


def _short_items(text: str, items: Mapping[int, int]) -> Iterator[tuple[int, int, str]]:
    """`Kafka`, `Good R`: the last words of a short requirement, where they name a tool as in a list of skills."""
    matcher = _matcher()
    for start, end in items.items():
        words = list(re.finditer(r"[^\s,;()]+", text[start:end]))
        if not 1 <= len(words) <= MAX_SHORT_ITEM or _CLASS.search(text[start:end]):
            continue
        last = words[-1].group(0).rstrip(".!")
        mapped = matcher.map(last, in_skill_list=True).concept_id if last[:1].isupper() else None
        if mapped is not None and matcher.ontology.by_id[mapped].kind in (Kind.TOOL, Kind.LANGUAGE):
            yield start + words[-1].start(), start + words[-1].start() + len(last), mapped


@functools.cache
def _matcher() -> "SkillMatcher":
    """Made at the first job ad (0.3 s, and spaCy): a process that reads none never pays for it."""
    from shared.skills.mapping.matcher import SkillMatcher
    from shared.skills.ontology.ontology import builtin_ontology

    return SkillMatcher(builtin_ontology())
