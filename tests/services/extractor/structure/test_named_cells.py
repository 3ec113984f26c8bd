"""Tables whose cells are named, labels with their values, frames of letters, and dates of terms and lists."""

import pytest

from services.extractor.dates.ranges import find_ranges
from services.extractor.phrases.citations import cited
from services.extractor.structure.frame import without_frame
from services.extractor.structure.named_cells import dated_text, is_column_head, named
from services.extractor.structure.rows import Row, rows_of
from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, reading_of, values

HEAD = "Robin Vale\nrobin@example.org\n\n"


def rows(text: str) -> tuple[Row, ...]:
    return rows_of(reading_of(text))


def test_a_table_with_column_names_has_one_job_a_row() -> None:
    facts = facts_in(
        HEAD + "Career Summary\n\nEmployer\tRole\tStart\tEnd\nAcme Mining Ltd\tPlanner\tMar 2018\tCurrent\n"
        "Beta Bank\tAnalyst\tJul 2012\tFeb 2018\n"
    )
    assert values(facts, FactType.WORK_EMPLOYER) == ["Acme Mining Ltd", "Beta Bank"]
    assert values(facts, FactType.WORK_TITLE) == ["Planner", "Analyst"]
    assert values(facts, FactType.WORK_END) == [
        {"date": "2024-03", "precision": "month", "ongoing": True},
        {"date": "2018-02", "precision": "month", "ongoing": False},
    ]


def test_a_table_of_schools_keeps_board_and_grade_apart() -> None:
    facts = facts_in(
        HEAD + "Education\n\nCourse\tInstitution\tBoard / University\tYear of Passing\tPercentage\n"
        "B.E.\tLakeside College\tNorth University\t2024\tCGPA: 8.21\n"
        "HSC\tHill School\tState Board\t2020\t91.3%\n"
    )
    assert values(facts, FactType.EDUCATION_SCHOOL) == ["Lakeside College", "Hill School"]
    assert values(facts, FactType.EDUCATION_DEGREE) == ["B.E.", "HSC"]
    assert values(facts, FactType.EDUCATION_GRADE) == ["8.21", "91.3%"]


def test_labels_beside_or_above_their_values() -> None:
    beside = "Date (da – a)\t2014 – 2017\nNome e indirizzo del datore di lavoro\tStudio Perla, Asti\n"
    beside += "Tipo di impiego\tPraticante avvocato\n"
    above = beside.replace("\t", "\n") + beside.replace("\t", "\n").replace("2014 – 2017", "2010 – 2013")
    for text in (beside, above):
        facts = facts_in(HEAD + "Esperienza lavorativa\n\n" + text, language="it")
        assert values(facts, FactType.WORK_EMPLOYER)[0] == "Studio Perla"
        assert values(facts, FactType.WORK_TITLE)[0] == "Praticante avvocato"
        assert values(facts, FactType.WORK_START)[0] == {"date": "2014", "precision": "year", "ongoing": False}


def test_named_cells_keep_their_spans() -> None:
    text = "Employer\tRole\tFrom\tTo\nAcme\tPlanner\t2018\t2020\n\nRol\tAnalist\nTaken: uitwerken\n"
    reading = reading_of(text)
    found = named(rows_of(reading), "work")
    assert [row.roles for row in found] == [("employer", "title", "date", "date"), ("title",), ("duties",)]
    assert all(reading.text[row.start : row.end] == row.text for row in found)
    assert dated_text(found[0]) == "    \t       \t2018–2020"
    assert named((), "work") == []


@pytest.mark.parametrize("text", ["Data\tAnalyst", "Acme\tBerlin", "Python\tJava\tSQL", "Position"])
def test_ordinary_rows_name_no_columns(text: str) -> None:
    assert not is_column_head(text)


def test_frames_of_mails_and_signatures_state_nothing() -> None:
    text = "From: Robin\nSubject: Application\nRobin Vale\nClerk\nSkills\nExcel\nEssen, 12.01.2026\nRobin Vale\n"
    assert [row.text for row in without_frame(rows(text))] == ["Robin Vale", "Clerk", "Skills", "Excel"]
    footer = "Robin Vale\nSkills\nExcel\nBest regards,\nRobin\nTel. 020 7946 0000 | robin@example.org\n"
    assert [row.text for row in without_frame(rows(footer))][-1].startswith("Tel.")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("summers 2011, 2012 and 2013", "2011", "2013"),
        ("Saison 2019/20", "2019", "2020"),
        ("From 15-Jan-2019 to 3-Feb-2021", "2019-01-15", "2021-02-03"),
        ("Feb' 2015 to June' 2018", "2015-02", "2018-06"),
    ],
)
def test_dates_of_terms_and_lists(text: str, start: str, end: str) -> None:
    (found,) = find_ranges(text)
    assert found.first is not None
    assert found.last is not None
    assert (found.first.value()["date"], found.last.value()["date"]) == (start, end)


def test_citations_name_their_title_and_publisher() -> None:
    for text in (
        "Vale, R., & Okoro, A. (2020). Hedges and beetles. Journal of Hedges 3, 1-9.",
        'R. Vale, A. Okoro, "Hedges and beetles", Journal of Hedges 3 (2020) 1-9.',
    ):
        found = cited(text)
        assert found is not None
        assert [text[slice(*span)] for span in found] == ["Hedges and beetles", "Journal of Hedges"]
    assert cited("Best paper award, 2020") is None


def test_small_things_that_people_write() -> None:
    facts = facts_in(
        HEAD + "Experience\nNorth Taverns Ltd\nManager, 2019 - 2021\n- Ran it\n\nFreelance\t2016 - 2018\n"
        "Cocktail Trainer\n\nBookkeeper (volunteer, then part-time), St. Mary Church, 2012 - 2014\n\n"
        "Certificates\nBLS, ACLS, PALS\nWelder certificate ISO 9606 (valid until 2027)\n\nFührerschein\nB, BE\n"
    )
    assert "Freelance" in values(facts, FactType.WORK_EMPLOYER)
    assert "Bookkeeper" in values(facts, FactType.WORK_TITLE)
    assert values(facts, FactType.CERTIFICATE)[:3] == ["BLS", "ACLS", "PALS"]
    assert values(facts, FactType.CERTIFICATE_DATE) == []
    assert values(facts, FactType.DRIVING_LICENCE) == ["B, BE"]
