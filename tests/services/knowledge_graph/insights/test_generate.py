"""Insights: right numbers, plain sentences, a cited fact under each."""

from services.knowledge_graph.front_door.fold import fold
from services.knowledge_graph.front_door.inputs import CommandInput, Inputs
from services.knowledge_graph.graph import build_graph
from services.knowledge_graph.insights import generate
from services.knowledge_graph.skills import map_skills
from shared.schemas.fact_types import FactType
from shared.schemas.snapshots import Insight
from shared.skills.mapping.matcher import SkillMatcher
from shared.skills.mapping.skill_mapper import SkillMapper
from tests.services.knowledge_graph.building import Document, edit
from tests.services.knowledge_graph.pipeline import ONTOLOGY

MAPPER = SkillMapper(SkillMatcher(ONTOLOGY))


def insights(*documents: Document, commands: tuple[CommandInput, ...] = ()) -> dict[str, Insight]:
    folded = fold(Inputs(tuple(d.input(i + 1) for i, d in enumerate(documents)), commands))
    skills = map_skills(folded.facts, MAPPER).skills
    found = generate(folded.facts, skills)
    known = {fact.id for fact in folded.facts}
    assert all(s.fact_ids and set(s.fact_ids) <= known for i in found for s in i.statements)
    nodes, edges = build_graph(folded.facts, skills)
    ids = {node.id for node in nodes}
    assert all(edge.source in ids and edge.target in ids for edge in edges)
    return {insight.kind: insight for insight in found}


def sentences(insight: Insight) -> list[str]:
    return [statement.text for statement in insight.statements]


def resume() -> Document:
    made = Document("resume", as_of="2024-05-01")
    made.add(FactType.NAME, "Mara Lindt")
    made.job(
        "Acme", "Data Engineer", "2018-02", "2020-12", "Built Kafka pipelines that cut latency by 40%", place="Graz"
    )
    made.job("Acme", "Senior Data Engineer", "2021-07", "2024-05", "Moved 30 services to K8s with Python", ongoing=True)
    return made


def test_trajectory() -> None:
    found = insights(resume())["career_trajectory"]
    assert sentences(found) == [
        "Your documents show 2 roles with 1 employer and 5 years and 10 months of work: "
        "from Data Engineer at Acme to Senior Data Engineer at Acme.",
        "Data Engineer at Acme, from February 2018 to December 2020 (2 years and 11 months).",
        "Senior Data Engineer at Acme, since July 2021 (2 years and 11 months).",
        "A promotion in July 2021: from Data Engineer to Senior Data Engineer.",
    ]


def test_overlapping_jobs_count_once() -> None:
    made = Document("resume")
    made.job("Acme", "Nurse", "2020-01", "2020-12")
    made.job("Globex", "Tutor", "2020-07", "2021-06")
    assert "1 year and 6 months" in sentences(insights(made)["career_trajectory"])[0]


def test_missing_information() -> None:
    assert sentences(insights(resume())["missing_information"]) == [
        "Between Data Engineer at Acme (until December 2020) and Senior Data Engineer at Acme (from July 2021) "
        "6 months are not accounted for.",
        "Senior Data Engineer at Acme lacks a place.",
        "No document holds an e-mail address or a telephone number of yours.",
        "No document names a school or a degree of yours.",
    ]


def test_skills_over_time() -> None:
    assert sentences(insights(resume())["skill_evolution"]) == [
        "New in your latest role, Senior Data Engineer at Acme (since July 2021): Kubernetes and Python.",
        "Last named as Data Engineer at Acme (until December 2020): Apache Kafka.",
    ]


def test_an_achievement_and_its_sentence_are_one() -> None:
    made = Document("resume")
    bullet = made.add(FactType.WORK_BULLET, "Cut cost by 12% and lead time by 30%")
    made.facts.append(bullet.model_copy(update={
        "id": made.entry(), "type": FactType.ACHIEVEMENT,
        "value": {"metric": "cost", "value": 12, "unit": "%", "direction": "down"}}))  # fmt: skip
    found = insights(made)["quantified_achievements"]
    assert sentences(found) == ["“Cut cost by 12% and lead time by 30%”"]
    assert len(found.statements[0].fact_ids) == 2


def test_the_word_of_others_is_a_strength() -> None:
    review = Document("review", "performance_review", role="manager")
    review.add(FactType.REVIEW_STRENGTH, "Explains trade-offs in plain words.")
    assert sentences(insights(resume(), review)["supported_strengths"]) == [
        "Your manager says: “Explains trade-offs in plain words”"
    ]


def test_rejected_facts_say_nothing() -> None:
    made = resume()
    folded = fold(Inputs((made.input(1),)))
    bullet = next(fact for fact in folded.facts if "latency" in fact.text)
    found = insights(made, commands=(edit(2, "reject", bullet.keys),))
    assert all(bullet.id not in s.fact_ids for i in found.values() for s in i.statements)
    assert "40%" not in " ".join(sentences(found["quantified_achievements"]))


def test_intents_stand_apart() -> None:
    letter = Document("letter", "cover_letter")
    letter.add(FactType.LETTER_TITLE, "Head of Data", holding="intent")
    found = insights(resume(), letter)
    assert sentences(found["intents"]) == ["You aim for the position of “Head of Data”"]
    assert "Head of Data" not in " ".join(sentences(found["career_trajectory"]))


def test_nothing_is_said_about_nothing() -> None:
    assert insights(Document("empty")) == {}
