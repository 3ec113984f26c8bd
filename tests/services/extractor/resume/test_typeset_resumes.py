"""What typeset résumés hold: labels before tabs, places nobody knows, projects of a name and an address."""

import pytest

from services.extractor.extract import extract
from shared.schemas.fact_types import FactType
from shared.schemas.reading import Line, Page, Reading
from tests.services.extractor.plain_text import DOCUMENT, facts_in, values


def test_a_form_with_labels_before_tabs_names_the_employer_below_the_duties() -> None:
    facts = facts_in(
        "Jane Example\njane@example.org\n\nWork experience\n"
        "Dates\tMar 2018 – May 2021\nOccupation or position held\tBridge Keeper\n"
        "Main activities and responsibilities\n- Kept the bridges of the town\n"
        "Name and address of employer\tHarbour Board, Hull, United Kingdom\n"
        "Dates\tJan 2012 – Feb 2018\nOccupation or position held\tTrainee\n"
        "Main activities and responsibilities\n- Kept the books of the town\n"
        "Name and address of employer\tNorth Quay Ltd, Hull, United Kingdom\n"
    )
    assert values(facts, FactType.WORK_TITLE) == ["Bridge Keeper", "Trainee"]
    assert values(facts, FactType.WORK_EMPLOYER) == ["Harbour Board", "North Quay Ltd"]
    assert values(facts, FactType.WORK_BULLET) == ["Kept the bridges of the town", "Kept the books of the town"]


def test_a_city_that_no_table_knows_stands_where_other_entries_have_theirs() -> None:
    facts = facts_in(
        "Jane Example\njane@example.org\n\nExperience\n"
        "Harbour Works, Engineer\tLeeds\nMay 2015 – May 2018\n- Led the works of the town\n"
        "Estudio Barranca, Designer\tTlaquepaque\nMay 2012 – May 2015\n- Drew the plans of the town\n"
    )
    assert values(facts, FactType.WORK_EMPLOYER) == ["Harbour Works", "Estudio Barranca"]
    assert values(facts, FactType.WORK_TITLE) == ["Engineer", "Designer"]
    assert values(facts, FactType.WORK_LOCATION) == ["Leeds", "Tlaquepaque"]


def test_projects_of_a_name_and_an_address_alone() -> None:
    facts = facts_in(
        "Jane Example\njane@example.org\n\nProjects\n"
        "Panelkit\thttps://panelkit.example/docs\nAtlas of Signs\thttps://atlas.example/signs\n"
    )
    assert values(facts, FactType.PROJECT_NAME) == ["Panelkit", "Atlas of Signs"]


@pytest.mark.parametrize("item", ["1. {}", "(2) {}", "3) {}"])
def test_the_numbers_of_a_list_of_skills_are_no_part_of_them(item: str) -> None:
    listed = "\n".join(item.format(skill) for skill in ("Treasury", "Budgeting", "Power BI"))
    facts = facts_in(f"Jane Example\njane@example.org\n\nSkills\n{listed}\n")
    assert values(facts, FactType.SKILL) == ["Treasury", "Budgeting", "Power BI"]


def test_a_large_name_over_two_lines_with_an_address_beside_it() -> None:
    rows = [
        ("Raghu\tiyer.r@example.org", 28.0), ("Chennai, India", 10.0), ("Venkat Iyer | Engineer", 28.0),
        ("Experience", 12.0), ("Engineer at Harbour Works Ltd, 2015 – 2018", 10.0),
        ("Led the works of the town and kept its books for three years", 10.0),
    ]  # fmt: skip
    text, lines = "\n".join(row for row, _ in rows), []
    position = 0
    for row, size in rows:
        lines.append(Line(start=position, end=position + len(row), page=1, size=size))
        position += len(row) + 1
    page = Page(number=1, start=0, end=len(text))
    reading = Reading(text=text, pages=(page,), lines=tuple(lines), language="en", words=30, reader="test")
    assert values(extract(DOCUMENT, reading, "resume"), FactType.NAME) == ["Raghu Venkat Iyer"]


def test_two_dates_in_cells_the_second_of_which_is_now() -> None:
    facts = facts_in(
        "Jane Example\njane@example.org\n\nExperience\nApr 2019\tpresent\tEngineer at Harbour Works Ltd\n"
        "- Led the works of the town\n"
    )
    assert [value["ongoing"] for value in values(facts, FactType.WORK_END) if isinstance(value, dict)] == [True]


def test_a_degree_in_a_column_of_its_own_before_school_and_field() -> None:
    facts = facts_in(
        "Jane Example\njane@example.org\n\nEducation\n"
        "PhD\tUniversity of Northvale, Marine Ecology\tLeeds, United Kingdom\n2012 – 2016\n"
    )
    assert values(facts, FactType.EDUCATION_DEGREE) == ["PhD"]
    assert values(facts, FactType.EDUCATION_SCHOOL) == ["University of Northvale"]
    assert values(facts, FactType.EDUCATION_FIELD) == ["Marine Ecology"]


def test_groups_of_skills_side_by_side_and_places_that_end_a_sentence() -> None:
    facts = facts_in(
        "Jane Example\njane@example.org\n\nExperience\nEngineer, Harbour Works Ltd, Leeds, England.\t2015 – 2018\n"
        "- Led the works of the town\n\nSkills\nProgramming: Python, SQL\tMethods: causal inference, time series\n"
        "Platforms: Databricks, Azure\n"
    )
    skills = ["Python", "SQL", "causal inference", "time series", "Databricks", "Azure"]
    assert values(facts, FactType.SKILL) == skills
    assert values(facts, FactType.WORK_LOCATION) == ["Leeds, England"]
