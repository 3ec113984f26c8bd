"""Employers, titles, degrees, languages and people, however they are written."""

import pytest

from services.knowledge_graph.normalise.degrees import degree, degree_level
from services.knowledge_graph.normalise.languages import same_level
from services.knowledge_graph.normalise.organisations import organisation, same_organisation
from services.knowledge_graph.normalise.person_names import names_agree
from services.knowledge_graph.normalise.titles import same_title, seniority, title


@pytest.mark.parametrize(
    ("one", "other"), [("Acme GmbH", "ACME"), ("The Globex Corp.", "Globex Corporation"), ("Müller AG", "Muller")]
)
def test_equal_organisations(one: str, other: str) -> None:
    assert organisation(one) == organisation(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UT Austin", "University of Texas at Austin", True),
        ("IBM", "International Business Machines", True),
        ("Google", "Google Cloud EMEA", True),
        ("Bank of America", "Bank of England", False),
        ("Cloud Google", "Google", False),
        ("Acme", "Globex", False),
    ],
)
def test_hints_of_one_organisation(one: str, other: str, same: bool) -> None:
    assert same_organisation(one, other) is same
    assert same_organisation(other, one) is same


def test_titles() -> None:
    assert title("Sr. SWE (E6)") == title("Senior Software Engineer")
    assert same_title("Software Engineer", "Software Engineer, Payments")
    assert not same_title("Software Engineer", "Senior Software Engineer")
    assert seniority("Junior Analyst") < seniority("Analyst") < seniority("Senior Analyst") < seniority("VP, Data")


def test_degrees() -> None:
    assert degree("Ph.D. in Computer Science") == degree("Doctorate in Computer Science")
    assert degree("BSc Physics") == degree("Bachelor of Science in Physics")
    assert degree_level("a promotion") is None


def test_levels_of_languages() -> None:
    assert same_level("Native speaker", "mother tongue")
    assert same_level("C1", "fluent")
    assert same_level(None, "fluent")
    assert not same_level("conversational", "Fluent")
    assert same_level("advanced", "B2 or C1")
    assert not same_level("B2", "C1")


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Dr. Léna Vasquez", "VASQUEZ, Lena", True),
        ("L. Vasquez", "Lena Maria Vasquez", True),
        ("Jörg Müller", "Joerg Mueller", True),
        ("Lena Vasquez-Ortiz", "Lena Vasquez", True),
        ("Lena Vasqvez", "Lena Vasquez", True),
        ("Lena Vasquez", "Jonas Weber", False),
        ("Lena Vasquez", "Lena Weber", False),
        ("L. V.", "Lena Vasquez", False),
    ],
)
def test_names_of_people(one: str, other: str, agree: bool) -> None:
    assert names_agree(one, other) is agree
    assert names_agree(other, one) is agree
