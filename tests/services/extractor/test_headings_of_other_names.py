"""Sections whose headings are numbered, say nothing, or call what stands below them by another name."""

import pytest

from services.extractor.structure.broken_words import unbroken
from services.extractor.structure.heading_wording import kind_of
from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values

HEAD = "Ama Example\nAccra, Ghana\nama@mail.example.org\n\n"
JOBS = (
    "Volta Foods Ltd, Accra    Aug 2019 – Present\nChief Accountant\n• Filed returns of six companies\n\n"
    "Kente Insurance Ltd, Kumasi    Sep 2015 – Jun 2019\nAccounts Officer\n• Reconciled 17 bank accounts\n\n"
)


@pytest.mark.parametrize(
    "heading", ["2. Work experience", "II. Work experience", "(B) Work experience", "02 Work experience"]
)
def test_a_numbered_heading_is_the_heading(heading: str) -> None:
    assert kind_of(heading) == "work"


def test_a_number_of_things_is_no_numbered_heading() -> None:
    assert kind_of("3 languages") is None


@pytest.mark.parametrize("heading", ["Career summary", "Timeline"])
def test_jobs_are_jobs_below_any_heading(heading: str) -> None:
    facts = facts_in(
        f"{HEAD}{heading}\n\n{JOBS}Education\n\nVolta School of Business    2011 – 2015\nBachelor of Commerce\n"
    )
    assert values(facts, FactType.WORK_TITLE) == ["Chief Accountant", "Accounts Officer"]
    assert values(facts, FactType.WORK_EMPLOYER) == ["Volta Foods Ltd", "Kente Insurance Ltd"]


def test_a_line_of_skills_between_dots_goes_on_in_the_next() -> None:
    facts = facts_in(
        f"{HEAD}SKILLS\n\nDispensing • Compounding • Stock keeping • Customer service •\nEpic Willow • Excel\n"
    )
    assert values(facts, FactType.SKILL)[-2:] == ["Epic Willow", "Excel"]


def test_projects_of_one_line_each() -> None:
    facts = facts_in(f"{HEAD}PROJECTS\n\nOld Town Type – A typeface of shop signs\nTea Atlas – A map of tea gardens\n")
    assert values(facts, FactType.PROJECT_NAME) == ["Old Town Type", "Tea Atlas"]


def test_a_word_is_whole_where_a_line_broke_it_and_a_compound_keeps_its_hyphen() -> None:
    assert unbroken("soil me-\nchanics") == "soil mechanics"
    assert unbroken("a cost-\neffective, result-\noriented way") == "a cost-effective, result-oriented way"
