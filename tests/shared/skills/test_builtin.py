"""The built-in ontology's data files are sound and cover what they promise."""

from collections import Counter

import pytest

from shared.skills import builtin
from shared.skills.ontology.concepts import Kind
from shared.skills.ontology.ontology import builtin_ontology, problems


def test_the_data_has_no_problems():
    assert problems(builtin_ontology()) == []


def test_it_covers_many_trades():
    ontology = builtin_ontology()
    sizes = Counter(concept.category for concept in ontology.concepts)
    assert len(ontology.concepts) >= 1000
    assert ontology.alias_count >= 2500
    for category in ("framework", "data", "finance", "healthcare", "construction", "hospitality", "education"):
        assert sizes[category] >= 12, category


def test_all_onet_skills_and_knowledge_areas_are_there():
    elements = builtin_ontology().by_element
    assert sum(element.startswith(("2.A.", "2.B.")) for element in elements) == 35
    assert sum(element.startswith("2.C.") for element in elements) == 33
    assert elements["2.B.1.a"].name == "Social perceptiveness"
    assert elements["2.C.6"].kind is Kind.KNOWLEDGE


def test_the_same_object_is_served_every_time():
    assert builtin_ontology() is builtin_ontology()


@pytest.mark.parametrize(
    ("category", "fields", "complaint"),
    [
        ("spells", {"name": "Charm"}, "no category"),
        ("office", {"name": "Charm", "alias": ["C"]}, "no field"),
        ("office", {"aliases": ["C"]}, "no name"),
        ("office", {"name": "Charm", "kind": "magic"}, "magic"),
    ],
)
def test_a_wrong_line_is_refused(category: str, fields: dict[str, object], complaint: str):
    with pytest.raises(ValueError, match=complaint):
        builtin._concept(category, "charm", fields)
