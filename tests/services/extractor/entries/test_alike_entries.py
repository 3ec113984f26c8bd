"""Entries that no word tells are read as the others of their section that words do tell."""

import pytest

from services.extractor.json_resume.write import to_json_resume
from tests.services.extractor.plain_text import facts_in

HEAD = "Matthias Ruppen\n12 Oak Avenue, Springfield\n555-010-7788\n\nWork Experience\n\n"
TAIL = "\nEducation\nHigh School Diploma, Lincoln High School, 2010\n"
KNOWN = [("Site Manager", "Alder Timber Ltd", "Leeds"), ("Draughtsman", "Birchwood Engineering Ltd", "Bristol")]
DUTIES = ("Led four crews", "Drew roofs", "Dressed stones")
UNKNOWN = ("Quernwright", "Erlenhof", "Visperdorf")


def jobs_in(text: str) -> list[tuple[str | None, str | None, str | None]]:
    resume = to_json_resume(facts_in(HEAD + text + TAIL))
    return [(job.get("position"), job.get("name"), job.get("location")) for job in resume["work"]]


@pytest.mark.parametrize(
    "layout",
    ["{0}, {1}, {2}", "{0}, {1} - {2}", "{0}, {1} | {2}", "{2} | {0} | {1}", "{1}, {2}\n{0}"],
)
def test_title_employer_and_city_that_no_table_knows_stand_as_in_the_other_entries(layout: str) -> None:
    jobs = zip([*KNOWN, UNKNOWN], ("2019 - 2023", "2014 - 2019", "2008 - 2014"), DUTIES, strict=True)
    text = "\n".join(f"{layout.format(*job)}\n{years}\n- {duty}\n" for job, years, duty in jobs)
    assert jobs_in(text) == [*KNOWN, UNKNOWN]


def test_words_that_tell_are_believed_more_than_the_other_entries() -> None:
    text = (
        "Site Manager, Alder Timber Ltd\n2019 - 2023\n- Led four crews\n\n"
        "Birchwood Engineering Ltd, Draughtsman\n2014 - 2019\n- Drew roofs\n"
    )
    assert jobs_in(text)[1][:2] == ("Draughtsman", "Birchwood Engineering Ltd")


def test_titles_alone_tell_where_no_word_tells_an_employer() -> None:
    text = "".join(
        f"{head}\n{years}\n- Kept records\n\n"
        for head, years in (("Felyx, Accountant", "2019 - 2023"), ("Orbital, Sous Chef", "2014 - 2019"))
    )
    assert jobs_in(text + "Boyner, Ovenhand\n2008 - 2014\n- Baked\n")[2][:2] == ("Ovenhand", "Boyner")


def test_others_that_differ_among_themselves_tell_nothing() -> None:
    alone = "Quernwright, Erlenhof\n2008 - 2014\n- Dressed stones\n"
    differing = (
        "Site Manager, Alder Timber Ltd\n2019 - 2023\n- Led four crews\n\n"
        "Birchwood Engineering Ltd, Draughtsman\n2014 - 2019\n- Drew roofs\n\n"
    )
    assert jobs_in(differing + alone)[2] == jobs_in(alone)[0]
