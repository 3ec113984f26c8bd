"""What somebody did, told apart from any job: functional résumés, and accomplishments that are no awards."""

import pytest

from services.extractor.resume.deeds import is_deed
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact
from tests.services.extractor.exported import facts_read
from tests.services.extractor.plain_text import values

FUNCTIONAL = """\
Jan Novak
Prague, Czech Republic | jan.novak@example.org

RELEVANT EXPERIENCE
Leadership
- Led a team of 14 drivers in two depots
- Cut fuel cost by 18 % within a year
Customer Service
- Handled the complaints of key accounts
Training
- Wrote the handbook that all new drivers use

WORK HISTORY
Depot Manager, Rychla Posta s.r.o., Prague, 2014 - 2022
Driver, Papirnictvi Lev, Brno, 2010 - 2014

{heading}
- Driver of the Year 2013
- Opened three new depots in one year
- Won the national safety contest

EDUCATION
Bachelor of Economics, Masaryk University, Brno, 2010
"""


def _bullets(facts: tuple[Fact, ...]) -> list[tuple[str, bool]]:
    return [(fact.text, fact.entry_id is not None) for fact in facts if fact.type == "work.bullet"]


@pytest.mark.parametrize("heading", ["ACCOMPLISHMENTS", "KEY ACHIEVEMENTS"])
def test_deeds_of_a_functional_resume_belong_to_no_job(heading: str) -> None:
    facts = facts_read(FUNCTIONAL.format(heading=heading))
    assert sorted(_bullets(facts)) == [
        ("Cut fuel cost by 18 % within a year", False),
        ("Handled the complaints of key accounts", False),
        ("Led a team of 14 drivers in two depots", False),
        ("Opened three new depots in one year", False),
        ("Wrote the handbook that all new drivers use", False),
    ]
    assert values(facts, FactType.WORK_TITLE) == ["Depot Manager", "Driver"]
    assert values(facts, FactType.AWARD) == ["Driver of the Year", "Won the national safety contest"]
    assert values(facts, FactType.LEADERSHIP) == [{"people": 14, "verb": "led"}]
    assert not {"certificate", "volunteer.bullet", "volunteer.role"} & {fact.type for fact in facts}


def test_deeds_below_skills_are_no_skills() -> None:
    facts = facts_read(FUNCTIONAL.format(heading="AWARDS").replace("RELEVANT EXPERIENCE", "KEY SKILLS"))
    assert "Handled the complaints of key accounts" in {text for text, _ in _bullets(facts)}
    assert "Handled the complaints of key accounts" not in values(facts, FactType.SKILL)


def test_posts_below_leadership_stay_posts() -> None:
    text = FUNCTIONAL.format(heading="LEADERSHIP").replace("Leadership\n", "Fleet\n")
    text = text.replace("- Driver of the Year 2013", "Chair, Parents' Association, 2016 - 2019")
    assert values(facts_read(text), FactType.VOLUNTEER_ROLE) == ["Chair"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Reduced complaints by 30 %", True),
        ("Successfully introduced a rota for 20 nurses", True),
        ("Organized and detail-oriented in everything", False),
        ("Planned and delivered the move of two shops", True),
        ("Won the regional sales contest", False),
        ("Led the team that won the innovation award", False),
        ("Managed Services", False),
        ("Structured Interviews Employer Branding Coaching Power BI", False),
        ("Managed services, logging, backups and alerts", False),
        ("Trained staff in sales, cash handling, service and safety", False),
        ("Taught staff the basics of sales, cash handling and safety", True),
        ("Employee of the Month, May 2019", False),
    ],
)
def test_deeds_and_what_was_given(text: str, told: bool) -> None:
    assert is_deed(text) is told
