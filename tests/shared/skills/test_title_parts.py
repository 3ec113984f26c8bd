import pytest

from shared.skills.titles.parts import ABBREVIATIONS, title_parts


@pytest.mark.parametrize(
    ("title", "work", "seniority", "function"),
    [
        ("Sr. SWE II", "software engineer", "senior", "information_technology"),
        ("RN", "registered nurse", None, "healthcare"),
        ("AVP, Ops", "vice president operations", "vice_president", "operations"),
        ("Software Engineer III (m/w/d)", "software engineer", "senior", "information_technology"),
        ("Jr. Accountant", "accountant", "junior", "finance"),
        ("Lead Data Scientist", "data scientist", "lead", "data"),
        ("Store Mgr.", "store manager", "manager", "sales"),
        ("President", "president", "executive", None),
        ("Staff Nurse", "staff nurse", None, "healthcare"),
        ("Staff Software Engineer", "software engineer", "principal", "information_technology"),
        ("PA-C", "physician assistant", None, "healthcare"),
        ("Marketing Intern", "marketing", "intern", "marketing"),
        ("Senior", "senior", "senior", None),
        ("Personal Assistant to the CFO", "personal assistant to the chief financial officer", None, "administration"),
        ("Secretary to the Board", "secretary to the board", None, "administration"),
        ("Clerk (Payroll)", "clerk", None, "administration"),
        ("Fellow (Pharmacology)", "fellow", None, "healthcare"),
        ("Lead Generation Rep", "lead generation representative", None, "sales"),
        ("Leasing Associate", "leasing associate", "associate", None),
    ],
)
def test_titles_are_taken_apart(title: str, work: str, seniority: str | None, function: str | None):
    parts = title_parts(title)
    assert (parts.work, parts.seniority, parts.function) == (work, seniority, function)


@pytest.mark.parametrize("title", ["", "***", "  "])
def test_nothing_has_no_parts(title: str):
    assert title_parts(title).whole == ""


def test_a_title_of_brackets_keeps_them():
    assert title_parts("(Nurse)").whole == "nurse"


def test_abbreviations_are_folded():
    assert all(key == key.casefold() and "." not in key for key in ABBREVIATIONS)
