"""Fields of a template that nobody filled in name nobody and part what stands around them."""

from shared.schemas.fact_types import FactType
from tests.services.extractor.exported import facts_read
from tests.services.extractor.plain_text import values

TEMPLATE = """\
SALES MANAGER

Experience
Sales Manager Company Name - City , State
May 2014 to March 2019
- Led a team of 8 in two shops
Shop Assistant, Company Name, City, State
2010 to 2014
- Served customers of all ages
Trainee, State Bank of Ruritania, Strelsau
2008 to 2010
- Counted cash

Education
Bachelor of Arts : Economics , 2009 Queens College, City , State
"""


def test_titles_and_schools_end_where_a_field_was_left_empty() -> None:
    facts = facts_read(TEMPLATE)
    assert values(facts, FactType.WORK_TITLE) == ["Sales Manager", "Shop Assistant", "Trainee"]
    assert values(facts, FactType.WORK_EMPLOYER) == ["State Bank of Ruritania"]
    assert values(facts, FactType.EDUCATION_SCHOOL) == ["Queens College"]
    assert not [fact for fact in facts if fact.type != "document.summary" and "Company Name" in fact.text]


def test_a_field_with_a_colon_was_filled_in_behind_it() -> None:
    text = (
        "Experience\n1. Company Name : Desert Star Transport LLC, Dubai\nPosition : Bus Driver\nPeriod : 2011 to 2016\n"
    )
    assert values(facts_read(text), FactType.WORK_EMPLOYER) == ["Desert Star Transport LLC"]
