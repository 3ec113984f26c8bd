"""Levels and years that stand right beside a skill's name."""

import pytest

from services.knowledge_graph.levels.beside import level_beside, level_of_item, months_beside
from services.knowledge_graph.levels.skill_levels import skill_levels
from shared.schemas.snapshots import SkillMapping
from tests.services.knowledge_graph.building import Document
from tests.services.knowledge_graph.test_levels import facts, rules


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("Advanced Excel with pivot tables", "Excel", 4.0),
        ("Expert in Python and Go", "Python", 6.0),
        ("Proficient in the use of AutoCAD", "AutoCAD", 4.0),
        ("Basic knowledge of SQL", "SQL", 2.0),
        ("Excel (advanced), Word - basic", "Word", 2.0),
        ("MS Office proficient", "MS Office", 4.0),
        ("Photoshop, advanced Illustrator", "Photoshop", None),
        ("Photoshop, advanced Illustrator", "Illustrator", 4.0),
        ("Strong Python", "Python", None),
        ("Visual Basic", "Basic", None),
        ("Expert systems in Prolog", "Prolog", None),
        ("Used Excel", "Excel", None),
        ("Advanced PowerPoint", "Power", None),
        ("", "", None),
    ],
)
def test_a_level_beside_a_tool(text: str, name: str, level: float | None) -> None:
    assert level_beside(text, name, is_tool=True) == level


@pytest.mark.parametrize(
    ("text", "level"),
    [("Studied advanced mathematics", None), ("Advanced knowledge of mathematics", 4.0), ("Basic mathematics", None)],
)
def test_a_field_of_knowledge_needs_a_preposition(text: str, level: float | None) -> None:
    assert level_beside(text, "mathematics", is_tool=False) == level


@pytest.mark.parametrize(
    ("item", "level"), [("advanced Excel", 4.0), ("Expert in Python", 6.0), ("Python 3", None), ("basic", None)]
)
def test_the_first_words_of_an_item(item: str, level: float | None) -> None:
    assert level_of_item(item) == level


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("5 years of Java", 60),
        ("10+ years of professional experience in Java", 120),
        ("3 yrs Java", 36),
        ("5 years at Acme, then Java", None),
        ("Java for 5 people", None),
    ],
)
def test_years_beside_a_name(text: str, months: int | None) -> None:
    assert months_beside(text, "Java") == months


def test_a_sentence_states_a_level_and_years() -> None:
    document = Document("resume", as_of="2025-01-15")
    document.job("Acme", "Analyst", "2024-03", "2024-12", "Expert in Excel, with 3 years of Python")
    found = facts(document)
    bullet = next(fact for fact in found if "Excel" in fact.text)
    skills = [
        SkillMapping(
            fact_id=bullet.id, phrase=name, concept_id=name, name=name, category="office", method="exact", score=0.9
        )
        for name in ("Excel", "Python")
    ]
    excel, python = skill_levels(found, skills)
    assert rules(excel) == [("stated", 6.0), ("years", -1.0)]
    assert (rules(python), python.months) == ([("years", 3.0)], 36)
