"""Reviews in running text and in tables, and letters that say their aim in other words."""

import pytest

from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values

RUNNING = """\
Performance review of Gwen Hartigan, Event Planner, for the year 2025

She ran the autumn conference almost alone and clients praised her calm manner.
However, she needs to ask for help before it is too late.
For the coming year we want Gwen to take over two key accounts.

Signed: Piers Colborne, Director
"""
TABLE = """\
Mid-year review
Employee: Noor Haddad
Final score: 3 / 4 (1 = below, 2 = meets some, 3 = meets all, 4 = above)

Teamwork | Meets | Shares her work openly with the others.
Initiative | Partly meets | Waits for instructions too often.
"""


def test_a_title_line_and_a_signature() -> None:
    facts = facts_in(RUNNING, "performance_review")
    assert values(facts, FactType.NAME) == ["Gwen Hartigan"]
    assert values(facts, FactType.REVIEW_TITLE) == ["Event Planner"]
    assert values(facts, FactType.REVIEW_REVIEWER) == ["Piers Colborne"]
    assert values(facts, FactType.REVIEW_GOAL) == ["For the coming year we want Gwen to take over two key accounts."]


def test_a_table_of_competencies() -> None:
    facts = facts_in(TABLE, "performance_review")
    assert values(facts, FactType.REVIEW_RATING) == ["3 / 4"]
    assert values(facts, FactType.REVIEW_SCORE) == [{"score": 3, "least": 1, "most": 4}]
    assert values(facts, FactType.REVIEW_STRENGTH) == ["Shares her work openly with the others."]
    assert values(facts, FactType.REVIEW_CONCERN) == ["Waits for instructions too often."]


def test_a_line_of_name_and_job_with_quotations_below() -> None:
    facts = facts_in(
        "Performance review – H2 2025\nRuth Ashby · Product Manager · Manager: Tom Hale\n\n"
        "Rating scale: 1 = low, 2 = fair, 3 = good\nOverall rating: 3\n\nFocus for 2026\n- Hire a deputy.\n\n"
        'Peer feedback\n"Ruth is the first person I call in trouble." — Engineer\n'
        '"I would like more context on her decisions." — Designer\n',
        "performance_review",
    )
    assert values(facts, FactType.NAME) == ["Ruth Ashby"]
    assert values(facts, FactType.REVIEW_TITLE) == ["Product Manager"]
    assert values(facts, FactType.REVIEW_REVIEWER) == ["Tom Hale"]
    assert values(facts, FactType.REVIEW_SCORE) == [{"score": 3, "least": 1, "most": 3}]
    assert values(facts, FactType.REVIEW_GOAL) == ["Hire a deputy."]
    assert values(facts, FactType.REVIEW_STRENGTH) == ["Ruth is the first person I call in trouble."]
    assert values(facts, FactType.REVIEW_CONCERN) == ["I would like more context on her decisions."]


def test_who_signs_a_mail_reviewed() -> None:
    facts = facts_in("Hi Leo,\n\nYour reports are always clear.\n\nKeep it up,\nBea Holm\n", "performance_review")
    assert values(facts, FactType.REVIEW_REVIEWER) == ["Bea Holm"]


@pytest.mark.parametrize(
    ("sentence", "title", "employer"),
    [
        ("I would love to join Peachtree Robotics as a Controls Technician.", "Controls Technician",
         "Peachtree Robotics"),
        ("I am applying to be a Youth Worker at the Bridgegate Trust.", "Youth Worker", "Bridgegate Trust"),
        ("Veterinary Nurse at Elmwood Vets: my application is attached.", "Veterinary Nurse", "Elmwood Vets"),
    ],
)  # fmt: skip
def test_aims_of_letters(sentence: str, title: str, employer: str) -> None:
    facts = facts_in(f"Dear Ms Long,\n\n{sentence}\n\nThanks,\nAda Quill", "cover_letter")
    assert values(facts, FactType.LETTER_TITLE) == [title]
    assert values(facts, FactType.LETTER_EMPLOYER) == [employer]
    assert values(facts, FactType.NAME) == ["Ada Quill"]


def test_a_number_ends_a_sentence() -> None:
    facts = facts_in("Dear all,\n\nI led a team of 22. I hope to open a shop.\n\nBest,\nAda Quill", "cover_letter")
    assert values(facts, FactType.LETTER_CLAIM) == ["I led a team of 22."]
    assert values(facts, FactType.LETTER_INTENT) == ["I hope to open a shop."]


PEERS = """\
Peer review for Dario Lattanzi

What should Dario keep doing?
He explains queries to people who write none.

What should Dario start or stop doing?
He says yes to every request.
"""
NUMBERED = """\
Teacher: Priyanka Raghunathan
Observer: Mr D. Whitlock, Head of Science
Outcome: 8 sobre 10 (1 = mínimo)

1. What went well?
She completed the safety course and passed it on.

2. Targets
- Mark homework within a week
"""


def test_all_of_a_peers_review_is_the_peers() -> None:
    facts = facts_in(PEERS, "performance_review")
    said = [(fact.type, fact.author_role) for fact in facts if str(fact.value).startswith("He ")]
    assert said == [(FactType.REVIEW_STRENGTH, "peer"), (FactType.REVIEW_CONCERN, "peer")]


def test_numbered_headings_other_labels_and_what_was_done() -> None:
    facts = facts_in(NUMBERED, "performance_review")
    assert values(facts, FactType.NAME) == ["Priyanka Raghunathan"]
    assert values(facts, FactType.REVIEW_REVIEWER) == ["Mr D. Whitlock"]
    assert values(facts, FactType.REVIEW_SCORE) == [{"score": 8, "least": 1, "most": 10}]
    assert values(facts, FactType.REVIEW_ACCOMPLISHMENT) == ["She completed the safety course and passed it on."]
    assert values(facts, FactType.REVIEW_GOAL) == ["Mark homework within a week"]


def test_a_memo_names_both_and_a_sentence_behind_a_label_is_kept() -> None:
    text = (
        "To: Amina Farouk\nFrom: Bo Lindgren\nReview of your first year\n\nStrengths\n"
        "Team: the students ask to be placed with her.\n\nGoals\nLearn the new till\nTrain one colleague\n"
    )
    facts = facts_in(text, "performance_review")
    assert values(facts, FactType.NAME) == ["Amina Farouk"]
    assert values(facts, FactType.REVIEW_REVIEWER) == ["Bo Lindgren"]
    assert values(facts, FactType.REVIEW_STRENGTH) == ["Team: the students ask to be placed with her."]
    assert values(facts, FactType.REVIEW_GOAL) == ["Learn the new till", "Train one colleague"]
