"""What becomes one fact, what stays two, and what contradicts."""

import pytest

from services.knowledge_graph.front_door.fold import fold
from services.knowledge_graph.front_door.inputs import Inputs
from services.knowledge_graph.joining.paraphrases import relations, statement
from services.knowledge_graph.joining.statement_places import Told
from shared.schemas.fact_types import FactType
from shared.schemas.facts import CanonicalFact
from tests.services.knowledge_graph.building import Document, date, id_of


def facts(*documents: Document) -> tuple[CanonicalFact, ...]:
    return fold(Inputs(tuple(d.input(i + 1) for i, d in enumerate(documents)))).facts


def of_type(found: tuple[CanonicalFact, ...], type_: str) -> list[CanonicalFact]:
    return [fact for fact in found if fact.type == type_]


def relate(one: str, other: str) -> str:
    compared = [
        statement(name, FactType.WORK_BULLET, "held", None, [id_of(name)], Told(frozenset(), False, text))
        for name, text in (("a", one), ("b", other))
    ]
    found = relations([s for s in compared if s is not None])
    return "nothing" if not found else "conflict" if found[0].is_conflict else "duplicate"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Managed a team of 12 nurses across two wards", "Supervised twelve nurses on two wards"),
        ("Introduced weekly stock counts that halved shrinkage",
         "Cut shrinkage by 50% by introducing weekly stock counts"),
        ("Trained 30 new cashiers and wrote the onboarding handbook",
         "Wrote the onboarding handbook and trained thirty new cashiers"),
        ("Migrated the monolith to microservices on Kubernetes",
         "She led the migration of our monolith to Kubernetes-based microservices"),
        ("Negotiated supplier contracts saving €1.2M a year",
         "Saved 1.2 million euros per year by renegotiating supplier contracts"),
        ("Taught algebra to 120 students in grades 9-11", "Teaching algebra to about 120 students in grades 9 to 11"),
    ],
)  # fmt: skip
def test_paraphrases(one: str, other: str) -> None:
    assert relate(one, other) == "duplicate"
    assert relate(other, one) == "duplicate"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reduced deployment time by 30% through CI pipelines", "Reduced query time by 30% via indexing"),
        ("Increased revenue by 20% in the DACH region",
         "Increased customer satisfaction by 20% in the DACH region"),
        ("Led the migration of the billing service to Kubernetes",
         "Led the migration of the search service to Kubernetes"),
        ("Prepared monthly financial reports for the board", "Prepared monthly marketing reports for the board"),
        ("Trained new employees on the point-of-sale system", "Maintained the point-of-sale system"),
        ("Organised the annual conference with 300 guests in 2019",
         "Organised the annual conference with 300 guests in 2021"),
    ],
)  # fmt: skip
def test_alike_and_yet_different(one: str, other: str) -> None:
    assert relate(one, other) == "nothing"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Grew monthly active users by 60% within a year",
         "Monthly active users grew by 45% within a year under his lead"),
        ("Managed a team of 8 analysts in London", "She manages a team of six analysts in London"),
        ("Brought invoice approval down from 12 hours to 3 hours", "Invoice approval fell from 12 hours to 2 hours"),
    ],
)  # fmt: skip
def test_another_number_contradicts(one: str, other: str) -> None:
    assert relate(one, other) == "conflict"


def test_one_employer_written_differently_is_one_job() -> None:
    a, b = Document("a"), Document("b")
    a.job("Acme GmbH", "Sr. Engineer", "2018-02", "2020-01", "Built the billing system")
    b.job("Acme Germany", "Senior Engineer", "2018-02", "2020-01", "Built the billing system")
    found = facts(a, b)
    assert len({fact.entry_id for fact in found}) == 1
    assert all(len(fact.evidence) == 2 for fact in found)
    assert len(of_type(found, FactType.WORK_BULLET)) == 1


def test_every_provenance_is_kept() -> None:
    documents = [Document(name) for name in ("a", "b", "c")]
    for document in documents:
        document.skills("Python", "python")
    (fact,) = facts(*documents)
    assert len(fact.evidence) == 6
    assert fact.confidence == 0.99


def test_titles_and_dates_that_differ_contradict() -> None:
    a, b = Document("a"), Document("b")
    a.job("Acme", "Engineer", "2018-02", "2020-01")
    b.job("Acme", "Senior Engineer", "2018-02", "2020-06")
    found = facts(a, b)
    titles, ends = of_type(found, FactType.WORK_TITLE), of_type(found, FactType.WORK_END)
    assert titles[0].conflicts_with == (titles[1].id,)
    assert titles[1].conflicts_with == (titles[0].id,)
    assert ends[0].conflicts_with == (ends[1].id,)
    assert len(of_type(found, FactType.WORK_START)) == 1


def test_a_less_precise_date_says_the_same() -> None:
    a, b = Document("a"), Document("b")
    a.job("Acme", "Engineer", "2018", "2020")
    b.job("Acme", "Engineer", "2018-02", "2020-06")
    found = facts(a, b)
    (start,) = of_type(found, FactType.WORK_START)
    assert start.value == date("2018-02")
    assert not any(fact.conflicts_with for fact in found)


def test_present_is_overtaken_by_a_later_end() -> None:
    old, new = Document("old", as_of="2019-05-01"), Document("new", as_of="2024-05-01")
    old.job("Acme", "Engineer", "2018-02", "2019-05", ongoing=True)
    new.job("Acme", "Engineer", "2018-02", "2020-06")
    ends = of_type(facts(old, new), FactType.WORK_END)
    assert {fact.text: fact.status for fact in ends} == {"2019-05": "superseded", "2020-06": "proposed"}
    assert not any(fact.conflicts_with for fact in ends)


def test_an_intent_never_joins_a_held_fact() -> None:
    a, b = Document("a"), Document("b", "cover_letter")
    a.add(FactType.SKILL, "Rust")
    b.add(FactType.SKILL, "Rust", holding="intent")
    b.add(FactType.LETTER_INTENT, "Lead the migration of the billing monolith to Kubernetes", holding="intent")
    a.add(FactType.WORK_BULLET, "Led the migration of the billing monolith to Kubernetes")
    found = facts(a, b)
    assert len(found) == 4
    assert sorted(fact.holding for fact in found) == ["held", "held", "intent", "intent"]


def test_statements_of_different_jobs_stay_apart() -> None:
    a, b = Document("a"), Document("b")
    a.job("Acme", "Engineer", "2018-02", "2020-01", "Built the customer churn model for marketing")
    b.job("Globex", "Engineer", "2020-02", "2022-01", "Built the customer churn model for marketing")
    assert len(of_type(facts(a, b), FactType.WORK_BULLET)) == 2


def test_a_claim_joins_the_degree_that_it_states() -> None:
    a, b = Document("a"), Document("b", "cover_letter")
    a.school("University of Texas at Austin", "Ph.D. in Computer Science")
    a.school("University of Texas at Austin", "Bachelor of Science in Computer Science")
    b.add(FactType.LETTER_CLAIM, "I hold a doctorate in Computer Science from UT Austin")
    degrees = of_type(facts(a, b), FactType.EDUCATION_DEGREE)
    assert {fact.text: len(fact.evidence) for fact in degrees} == {
        "Ph.D. in Computer Science": 2,
        "Bachelor of Science in Computer Science": 1,
    }


def test_levels_of_a_skill_years_apart_are_progress() -> None:
    old, new = Document("old", as_of="2019-05-01"), Document("new", as_of="2024-05-01")
    old.add(FactType.SKILL_LEVEL, "Python (basic)", {"skill": "Python", "level": "basic"})
    new.add(FactType.SKILL_LEVEL, "Python (expert)", {"skill": "Python", "level": "expert"})
    found = facts(old, new)
    assert {fact.text: fact.status for fact in found} == {
        "Python (basic)": "superseded",
        "Python (expert)": "proposed",
    }
