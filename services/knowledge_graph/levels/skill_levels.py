"""How well a person knows each of their skills: a level from 0 to 7, with the rule and the evidence of every step.

The base is the stated level, else the years of use, else the default, which is then an assumption. Scope of use, the
word of others and a long time without use move it. "Now" is the date of the newest document, never a clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from services.knowledge_graph.career import Career, Entry, career_of
from services.knowledge_graph.levels.beside import level_beside, level_of_item, months_beside
from services.knowledge_graph.levels.words import HIGHEST, level_word, scope_of, stated_level, stated_months
from services.knowledge_graph.normalise.dates import Point
from services.knowledge_graph.normalise.words import compact, plain
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import LevelReason, SkillLevel, SkillMapping
from shared.skills.mapping.matcher import Method
from shared.skills.ontology.concepts import CATEGORY_KINDS, Kind

DEFAULT_LEVEL = 2.0
"""Where nothing is known; a setting (`CAREERGRAPH_DEFAULT_SKILL_LEVEL`)."""
LEVEL_OF_YEARS = ((60, 4.0), (36, 3.0), (12, 2.0), (0, 1.0))
"""From how many months which level: below one year 1, up to three 2, up to five 3, from five on 4, never more."""
FAR_APART = 2.0
"""A stated level and that of the years: from here on, the stated one moves a step towards the years."""
STEP = 1.0
SMALL_STEP = 0.5
MANY_PLACES = 3
"""Jobs and projects from which a skill counts as used widely."""
STALE_MONTHS = 60
"""Without use for longer than this, a level falls by a step; twice as long, by two."""
_OTHERS_TYPES = frozenset({FactType.REVIEW_STRENGTH, FactType.REVIEW_ACCOMPLISHMENT})
_SHORTEST_PHRASE = 3
"""Letters of a phrase that is looked for in a concern."""


def skill_levels(
    facts: Sequence[CanonicalFact], skills: Iterable[SkillMapping], default: float = DEFAULT_LEVEL
) -> tuple[SkillLevel, ...]:
    """The level of every mapped skill, by concept id.

    A phrase that may mean something else (`SkillMapping.is_sure`) counts only where no sure one names the concept, and
    then the assumption says so.

    Args:
        default: the level where nothing is said of it, 0 to 7.
    """
    career = career_of(facts)
    if not career.facts:
        return ()
    person = _Person(career, facts)
    by_id = {fact.id: fact for fact in career.facts}
    found: dict[str, _Skill] = {}
    for mapping in sorted(skills, key=lambda mapping: not mapping.is_sure):  # stable: the sure ones first
        fact = by_id.get(mapping.fact_id)
        if fact is not None and mapping.concept_id is not None:
            skill = found.setdefault(mapping.concept_id, _Skill.named_by(mapping))
            if skill.doubt is None and not mapping.is_sure:
                continue
            skill.facts.setdefault(fact.id, fact)
            skill.phrases.setdefault(mapping.phrase)
            skill.mappings.append((fact, mapping))
    return tuple(_level(skill, person, default) for _, skill in sorted(found.items()))


@dataclass
class _Skill:
    """A concept with the facts that name it and the phrases by which they do, each once and in order."""

    concept_id: str
    name: str
    doubt: str | None = None
    facts: dict[str, CanonicalFact] = field(default_factory=dict)
    phrases: dict[str, None] = field(default_factory=dict)
    mappings: list[tuple[CanonicalFact, SkillMapping]] = field(default_factory=list)

    @classmethod
    def named_by(cls, mapping: SkillMapping) -> "_Skill":
        """The skill, without a fact yet, and the doubt about it where the mapping that comes first is not sure."""
        name = mapping.name or mapping.phrase
        doubt = f"“{mapping.phrase}” is taken for {name} (score {mapping.score:.2f})."
        return cls(mapping.concept_id or "", name, None if mapping.is_sure else doubt)


class _Person:
    """What all skills of a person are judged by."""

    def __init__(self, career: Career, facts: Iterable[CanonicalFact]) -> None:
        places = (*career.jobs, *career.projects, *career.volunteering)
        self.places: Mapping[str, Entry] = {entry.id: entry for entry in places}
        self.newest = _newest_document(facts) or max((e.end for e in places if e.end is not None), default=None)
        self.stated: dict[str, list[CanonicalFact]] = {}
        for fact in career.all(FactType.SKILL_LEVEL):
            named = fact.value.get("skill") if isinstance(fact.value, Mapping) else fact.text
            self.stated.setdefault(compact(str(named)), []).append(fact)
        self.concerns = [(f" {plain(fact.text)} ", fact) for fact in career.all(FactType.REVIEW_CONCERN)]


def _newest_document(facts: Iterable[CanonicalFact]) -> Point | None:
    newest = max((fact.as_of for fact in facts if fact.as_of is not None), default=None)
    return None if newest is None else Point(newest.year, newest.month, newest.day)


def _level(skill: _Skill, person: _Person, default: float) -> SkillLevel:
    places = _places(skill, person)
    months, last_used = _months(skill, places), _last_used(skill, places)
    reasons, assumption = _base(skill, person, places, months, default)
    reasons += _moves(skill, person, places, last_used)
    level = min(HIGHEST, max(0.0, sum(reason.effect for reason in reasons)))
    return SkillLevel(
        concept_id=skill.concept_id,
        name=skill.name,
        level=level,
        level_word=level_word(level),
        months=months,
        last_used=last_used.iso if last_used else None,
        reasons=tuple(reasons),
        assumption=" ".join(said for said in (skill.doubt, assumption) if said) or None,
    )


def _places(skill: _Skill, person: _Person) -> list[Entry]:
    """The jobs and projects in which the skill is named, in the order of the facts."""
    ids = dict.fromkeys(fact.entry_id for fact in skill.facts.values() if fact.entry_id is not None)
    return [person.places[id_] for id_ in ids if id_ in person.places]


def _months(skill: _Skill, places: Iterable[Entry]) -> int | None:
    """Months of use: those of the dated jobs and projects together, each month once, or what is stated if more."""
    spans = sorted(
        (entry.start.months, entry.start.months + entry.months)
        for entry in places
        if entry.start is not None and entry.months
    )
    total, reached = 0, 0
    for start, end in spans:
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return max([total, *_stated_months(skill)]) or None


def _stated_months(skill: _Skill) -> Iterable[int]:
    """What items of lists and sentences state: `Python, 5 years`, `5 years of Python`."""
    for fact, mapping in skill.mappings:
        listed = stated_months(fact.text) if fact.type == FactType.SKILL else None
        yield listed or months_beside(fact.text, mapping.phrase) or 0


def _last_used(skill: _Skill, places: Iterable[Entry]) -> Point | None:
    """The end of the last job or project with it, or the date of the last review that tells of it."""
    ends = [entry.end for entry in places if entry.end is not None]
    told = [fact.as_of for fact in skill.facts.values() if _is_by_others(fact) and fact.as_of is not None]
    return max([*ends, *(Point(day.year, day.month) for day in told)], default=None)


def _base(
    skill: _Skill, person: _Person, places: Sequence[Entry], months: int | None, default: float
) -> tuple[list[LevelReason], str | None]:
    """The reasons of the base, and the assumption where it is one."""
    by_years = None if months is None else next(level for least, level in LEVEL_OF_YEARS if months >= least)
    dated = [fact for entry in places if entry.months for fact in entry.dates]
    used = [fact for fact in skill.facts.values() if fact.entry_id or fact.type == FactType.SKILL]
    stated, said = _stated(skill, person)
    if stated is not None:
        reasons = [_reason("stated", stated, f"It is stated as {level_word(stated)}.", said)]
        if by_years is not None and months is not None and abs(by_years - stated) >= FAR_APART:
            step = STEP if by_years > stated else -STEP
            reasons.append(_reason("years", step, f"{_time(months)} of use show another level.", [*used, *dated]))
        return reasons, None
    if by_years is not None and months is not None:
        return [_reason("years", by_years, f"{_time(months)} of use.", [*used, *dated])], None
    text = f"Nothing is said of the level: {level_word(default)} is assumed."
    return [_reason("default", default, text, skill.facts.values())], text


def _stated(skill: _Skill, person: _Person) -> tuple[float | None, list[CanonicalFact]]:
    """The level that the newest document states, by itself or beside the name; the lower one where they differ."""
    facts = {
        fact.id: fact for phrase in (*skill.phrases, skill.name) for fact in person.stated.get(compact(phrase), ())
    }
    found = []
    for fact in facts.values():
        words = fact.value.get("level") if isinstance(fact.value, Mapping) else fact.text
        level = stated_level(str(words))
        if level is not None:
            found.append((_age(fact), level, fact.id))
    for fact, mapping in skill.mappings:
        level = None if _is_by_others(fact) else _level_said(fact, mapping)
        if level is not None:
            facts[fact.id] = fact
            found.append((_age(fact), level, fact.id))
    if not found:
        return None, []
    _, level, id_ = min(found)
    return level, [facts[id_]]


def _age(fact: CanonicalFact) -> int:
    """Less for newer documents."""
    return -(fact.as_of.toordinal() if fact.as_of else 0)


def _level_said(fact: CanonicalFact, mapping: SkillMapping) -> float | None:
    """The level that the fact's own words state of the skill."""
    if fact.type == FactType.SKILL and mapping.method == Method.NORMALISED:
        return level_of_item(fact.text)
    is_tool = CATEGORY_KINDS.get(mapping.category or "") is Kind.TOOL
    return level_beside(fact.text, mapping.phrase, is_tool=is_tool)


def _moves(skill: _Skill, person: _Person, places: Sequence[Entry], last_used: Point | None) -> list[LevelReason]:
    """What moves the base up or down."""
    reasons = [*_scope(skill, places), *_word_of_others(skill, person)]
    if last_used is not None and person.newest is not None:
        idle = person.newest.months - last_used.months
        if idle > STALE_MONTHS:
            fallen = -STEP if idle <= 2 * STALE_MONTHS else -2 * STEP
            ends = [e.end_fact for e in places if e.end_fact is not None and e.end == last_used]
            text = f"Last used {last_used.words}, {_time(idle)} before the newest document."
            reasons.append(_reason("recency", fallen, text, ends or skill.facts.values()))
    return reasons


def _scope(skill: _Skill, places: Sequence[Entry]) -> Iterable[LevelReason]:
    by_scope: dict[str, list[CanonicalFact]] = {}
    for fact in skill.facts.values():
        if fact.entry_id is not None or fact.type in _OTHERS_TYPES:
            by_scope.setdefault(scope_of(fact.text), []).append(fact)
    if wide := by_scope.get("organisation"):
        yield _reason("scope", STEP, "Used beyond one's own team.", wide)
    elif led := by_scope.get("team"):
        yield _reason("scope", SMALL_STEP, "Used in leading, designing or teaching.", led)
    if len(places) >= MANY_PLACES:
        named = [fact for fact in skill.facts.values() if fact.entry_id is not None]
        yield _reason("scope", SMALL_STEP, f"Used in {len(places)} jobs and projects.", named)


def _word_of_others(skill: _Skill, person: _Person) -> Iterable[LevelReason]:
    praised = [fact for fact in skill.facts.values() if _is_by_others(fact)]
    if praised:
        yield _reason("others", STEP, "Somebody else tells of it.", praised)
    phrases = [f" {words} " for phrase in skill.phrases if len(words := plain(phrase)) >= _SHORTEST_PHRASE]
    doubted = [fact for text, fact in person.concerns if any(phrase in text for phrase in phrases)]
    if doubted:
        yield _reason("others", -STEP, "Somebody else sees room for improvement.", doubted)


def _is_by_others(fact: CanonicalFact) -> bool:
    return any(role != "self" for role in fact.author_roles)


def _reason(rule: str, effect: float, text: str, facts: Iterable[CanonicalFact]) -> LevelReason:
    ids = tuple(dict.fromkeys(fact.id for fact in facts))
    return LevelReason(rule=rule, effect=effect, text=text, fact_ids=ids)


def _time(months: int) -> str:
    """`7 months`, `2 years`, `2.5 years`."""
    if months < 12:
        return f"{months} month{'s' * (months != 1)}"
    years = f"{months / 12:.1f}".removesuffix(".0")
    return f"{years} year{'s' * (years != '1')}"
