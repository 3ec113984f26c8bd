"""Listed skills by the whole mapper, the person's own word above it, and what a weak mapping may support."""

import pytest

from services.knowledge_graph.front_door.fold import fold
from services.knowledge_graph.front_door.inputs import Inputs
from services.knowledge_graph.graph import build_graph
from services.knowledge_graph.insights import generate
from services.knowledge_graph.levels.skill_levels import skill_levels
from services.knowledge_graph.skill_store import skill_rows
from services.knowledge_graph.skills import MENTION_SCORE, map_skills
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from shared.schemas.snapshots import SURE_SCORE, SkillMapping, SkillName
from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mapping.skill_mapper import SkillMapper
from shared.skills.ontology.ontology import builtin_ontology
from tests.services.knowledge_graph.building import Document

WEAK = "financial reports"
"""Mapped with a confidence between the bands."""


@pytest.fixture(scope="module")
def mapper() -> SkillMapper:
    return SkillMapper(SkillMatcher(builtin_ontology()))


def facts(*listed: str, bullet: str = "Kept the books", documents: int = 1) -> tuple[CanonicalFact, ...]:
    made = []
    for number in range(documents):
        document = Document(f"resume {number}", as_of="2024-05-01")
        document.add(FactType.NAME, "Mara Lindt")
        document.job("Acme", "Clerk", "2018-02", "2020-12", bullet)
        document.skills(*listed)
        made.append(document.input(number + 1))
    return fold(Inputs(tuple(made))).facts


def mapped(mapper: SkillMapper, *listed: str, names: tuple[SkillName, ...] = ()) -> list[SkillMapping]:
    return list(map_skills(facts(*listed), mapper, names).skills)


def test_names_leave_no_summary_in_the_event_and_a_null_in_the_row(mapper: SkillMapper) -> None:
    (skill,) = mapped(mapper, "Kubernetes")
    assert (skill.method, skill.score, skill.gate_summary) == ("exact", 1.0, None)
    assert "gate_summary" not in skill.model_dump(mode="json")
    (row,) = skill_rows([skill], "v")
    assert row["gate_summary"] is None
    assert SkillMapping.model_validate(skill.model_dump(mode="json")) == skill


def test_a_search_leaves_its_signals(mapper: SkillMapper) -> None:
    sure, weak, unmapped = mapped(mapper, "Bookkeeper", WEAK, "competitive")
    assert (sure.concept_id, sure.method, sure.is_sure) == ("cg:bookkeeping", "dense", True)
    assert (weak.concept_id, weak.is_sure) == ("cg:financial-reporting", False)
    assert 0.55 <= weak.score < SURE_SCORE
    assert weak.gate_summary is not None
    assert weak.gate_summary.recipe == "skill_first"
    assert weak.gate_summary.hitl is not None
    assert weak.gate_summary.hitl.skipped
    assert (unmapped.concept_id, unmapped.method, unmapped.score) == (None, "unmapped", 0.0)
    assert len(unmapped.candidates) == 3
    assert unmapped.gate_summary is not None
    assert not unmapped.gate_summary.passed
    assert [row["gate_summary"]["passed"] for row in skill_rows([sure, weak, unmapped], "v")][2] is False


def test_names_inside_an_item_count_as_in_a_text(mapper: SkillMapper) -> None:
    skills = mapped(mapper, "QuickBooks Pro", "Word/PPT/Excel")
    assert [(skill.phrase, skill.name, skill.score) for skill in skills] == [
        ("QuickBooks", "QuickBooks", MENTION_SCORE),
        ("Word", "Microsoft Word", MENTION_SCORE),
        ("PPT", "Microsoft PowerPoint", MENTION_SCORE),
        ("Excel", "Microsoft Excel", MENTION_SCORE),
    ]


@pytest.mark.parametrize("item", [WEAK, "competitive", "QuickBooks Pro", "Kubernetes"])
def test_the_persons_own_word_is_above_everything(mapper: SkillMapper, item: str) -> None:
    (skill,) = mapped(mapper, item, names=(SkillName(phrase=item, concept_id="cg:python"),))
    assert (skill.phrase, skill.concept_id, skill.method, skill.score) == (item, "cg:python", "person", 1.0)


def test_the_persons_own_phrase_inside_an_item_is_above_a_search(mapper: SkillMapper) -> None:
    skills = mapped(mapper, "quarterly financial reports", names=(SkillName(phrase="reports", concept_id="cg:python"),))
    assert [(skill.phrase, skill.concept_id, skill.method) for skill in skills] == [("reports", "cg:python", "person")]


def test_neither_graph_nor_insights_rest_on_a_weak_mapping(mapper: SkillMapper) -> None:
    found = facts(WEAK, documents=2)
    skills = map_skills(found, mapper).skills
    assert {skill.concept_id for skill in skills} == {"cg:financial-reporting"}
    nodes, _ = build_graph(found, skills)
    assert "skill" not in {node.kind for node in nodes}
    told = " ".join(statement.text for insight in generate(found, skills) for statement in insight.statements)
    assert "Financial reporting" not in told
    certain = [skill.model_copy(update={"score": 1.0}) for skill in skills]
    assert "skill" in {node.kind for node in build_graph(found, certain)[0]}
    told = " ".join(statement.text for insight in generate(found, certain) for statement in insight.statements)
    assert "Financial reporting" in told


def test_the_level_of_a_weak_mapping_says_what_was_assumed(mapper: SkillMapper) -> None:
    found = facts(WEAK)
    (level,) = skill_levels(found, map_skills(found, mapper).skills)
    assert level.assumption is not None
    assert level.assumption.startswith("“financial reports” is taken for Financial reporting (score 0.")


def test_a_sure_mapping_of_the_same_skill_leaves_the_weak_one_out(mapper: SkillMapper) -> None:
    found = facts(WEAK, "Financial reporting")
    skills = map_skills(found, mapper).skills
    assert [skill.is_sure for skill in skills] == [False, True]
    (level,) = skill_levels(found, skills)
    assert level.assumption is None or "is taken for" not in level.assumption
    named = {fact_id for reason in level.reasons for fact_id in reason.fact_ids}
    assert named == {skills[1].fact_id}
