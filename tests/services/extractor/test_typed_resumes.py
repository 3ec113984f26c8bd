"""Résumés of ordinary people: list marks and headings as they type them, and entries that tell one another's fields."""

import pytest

from services.extractor.dates.ranges import find_ranges
from services.ingest.reading.assembly import DraftLine
from services.ingest.reading.cells import row_lines
from tests.services.extractor.exported import jobs_of, resume_of

HEAD = "Jane Example\njane@example.org\n\n"
SKILLS = "\nSkills\n\nBread, grafting, bookkeeping\n"


@pytest.mark.parametrize("marks", [("-", "-", "-"), ("i) ", "ii) ", "iii) "), ("a) ", "b) ", "c) "), (". ",) * 3])
def test_marks_of_lists_as_people_type_them(marks: tuple[str, ...]) -> None:
    duties = ["Baked for two shops", "Kept the ovens of Reno", "Sold Rye to millers"]
    listed = "\n".join(mark + duty for mark, duty in zip(marks, duties, strict=True))
    resume = resume_of(f"{HEAD}Work Experience\n\nHead Baker, Alder Mills Ltd\n2018 - 2021\n{listed}\n{SKILLS}")
    assert jobs_of(resume) == [("Alder Mills Ltd", "Head Baker", "2018", "2021")]
    assert resume["work"][0]["highlights"] == duties


@pytest.mark.parametrize(
    ("work", "school"),
    [
        ("--- Experience ---", "--- Education ---\n"),
        ("[ Experience ]", "[ Education ]\n"),
        ("WORKED AT", "STUDIED AT\n"),
        ("EXPERIENCE:", "EDUCATION: "),
    ],
)
def test_headings_as_people_make_them(work: str, school: str) -> None:
    resume = resume_of(
        f"{HEAD}{work}\nHead Baker, Alder Mills Ltd\n2018 - 2021\n- Baked for two shops\n\n"
        f"{school}BSc Botany, University of Exampleton, 2014 - 2017\n"
    )
    assert jobs_of(resume) == [("Alder Mills Ltd", "Head Baker", "2018", "2021")]
    assert [(e["institution"], e["studyType"]) for e in resume["education"]] == [("University of Exampleton", "BSc")]


def test_a_heading_that_every_job_has_opens_no_section() -> None:
    job = "{} Ltd\nDesignation: {}\nPeriod: {}\nJob profile:\n- {}\n\n"
    resume = resume_of(
        f"{HEAD}Work Experience\n\n" + job.format("Alder", "Baker", "2018 - 2021", "Baked rye")
        + job.format("Birch", "Clerk", "2014 - 2018", "Kept the books") + SKILLS
    )  # fmt: skip
    assert [work["highlights"] for work in resume["work"]] == [["Baked rye"], ["Kept the books"]]


@pytest.mark.parametrize(
    "layout",
    ["{0}, {1}\n{3}, {2}", "{1} - {2}\n{3}\n{0}", "{1}\t{2}\n{0}\t{3}", "{1}: {0} ({3})", "{0} / {1} / {3}"],
)
def test_words_of_all_entries_tell_what_stands_in_which_place(layout: str) -> None:
    jobs = [
        ("Quernwright", "Erlenhof", "Visperdorf", "2019 - 2022"), ("Baker", "Thornfield", "Ulmenau", "2014 - 2018"),
        ("Stable Sweller", "Alder & Sons", "Haselbrunn", "2010 - 2013"),
    ]  # fmt: skip
    text = "\n".join(layout.format(*job) + "\n- Dressed the stones of two mills\n" for job in jobs)
    found = jobs_of(resume_of(f"{HEAD}Work Experience\n\n{text}{SKILLS}"))
    assert [job[:2] for job in found] == [(employer, title) for title, employer, _, _ in jobs]


def test_text_behind_the_date_of_an_entry_and_notes_longer_than_a_title() -> None:
    resume = resume_of(
        f"{HEAD}Work Experience\n\nAlder Mills Ltd, Leeds, baker, 2018 to 2021. Baked rye for two shops.\n"
        f"Birch Ltd, Leeds, waiter (at weekends while I was at school), 2014 to 2016. Tables and bills.\n{SKILLS}"
    )
    assert jobs_of(resume) == [("Alder Mills Ltd", "baker", "2018", "2021"), ("Birch Ltd", "waiter", "2014", "2016")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1 June - 31 August 2024", "2024-06-01", "2024-08-31"),
        ("1.6. - 31.8.2023", "2023-06-01", "2023-08-31"),
        ("June 1 to August 31, 2019", "2019-06-01", "2019-08-31"),
        ("31 Feb - 3 March 2019", "2019-02", "2019-03-03"),
        ("2012/2013.", "2012", "2013"),
    ],
)
def test_days_of_months_whose_year_stands_behind_the_range(text: str, first: str, last: str) -> None:
    (found,) = find_ranges(text)
    assert found.first is not None
    assert found.last is not None
    assert (found.first.value()["date"], found.last.value()["date"]) == (first, last)


def test_a_cell_of_several_lines_beside_a_date_and_an_employer() -> None:
    cells = [["Apr 2017 - today"], ["Alder Mills"], ["Baker", "Baked rye", "Kept the ovens"]]
    lines = row_lines([[DraftLine(text) for text in cell] for cell in cells])
    assert [line.text for line in lines] == ["Apr 2017 - today\tAlder Mills", "Baker", "Baked rye", "Kept the ovens"]
    assert (
        row_lines([[DraftLine("2014–")], [DraftLine("Alder")], [DraftLine("Baker")]])[0].text == "2014–\tAlder\tBaker"
    )
