"""Résumés that browsers printed from pages of the web: rows of narrow columns and of cards."""

from services.extractor.extract import extract
from services.extractor.json_resume.write import to_json_resume
from services.extractor.resume.education_beside import without_lone_marks
from services.extractor.resume.skills import skills_in
from services.extractor.structure.dated_titles import stands_above_a_title_and_its_date
from services.extractor.structure.list_marks import whole_items
from services.extractor.structure.rows import Row
from services.ingest.reading.read import TEXT, read_document
from shared.schemas.reading import Box
from tests.services.extractor.plain_text import DOCUMENT


def _row(text: str, x: float = 50.0, *, bullet: bool = False) -> Row:
    return Row(0, len(text), text, bullet=bullet, size=10.0, box=Box(page=1, x0=x, y0=0, x1=x + 50, y1=10))


def test_what_hangs_below_an_item_of_a_list_belongs_to_it() -> None:
    rows = [_row("Finite Element", bullet=True), _row("Analysis", 62), _row("Concrete", bullet=True), _row("Tools")]
    assert [row.text for row in whole_items(rows, lambda row: False)] == [
        "Finite Element Analysis", "Concrete", "Tools",
    ]  # fmt: skip
    found = skills_in("Finite Element\nAnalysis", 0, 23, "skills", wrapped=True)
    assert [draft.value for draft in found] == ["Finite Element Analysis"]


def test_an_ornament_between_a_school_and_its_degree_is_no_mark_of_a_list() -> None:
    rows = [_row("University of Leeds"), _row("Finance", bullet=True), _row("Bachelor of Science")]
    assert [row.bullet for row in without_lone_marks(rows)] == [False, False, False]
    listed = [*rows[:2], _row("Statistics", bullet=True), rows[2]]
    assert [row.bullet for row in without_lone_marks(listed)] == [False, True, True, False]


def test_a_row_above_a_title_and_its_date_names_an_employer() -> None:
    assert stands_above_a_title_and_its_date([_row("Moor Projects"), _row("Project Engineer\t2014 - 2018")], 0)
    assert stands_above_a_title_and_its_date([_row("Moor Projects"), _row("2014 - 2018"), _row("Site Engineer")], 0)
    assert not stands_above_a_title_and_its_date([_row("Projects"), _row("Site survey of 2014", bullet=True)], 0)


def test_an_address_that_breaks_within_the_last_name_of_a_national_domain() -> None:
    text = "Ada Brannigan\nada.brannigan@caixa.exa\nmple.com.br\n\nSkills\nTriage, Coaching\n"
    resume = to_json_resume(extract(DOCUMENT, read_document(text.encode(), TEXT), "resume"))
    assert resume["basics"]["email"] == "ada.brannigan@caixa.example.com.br"
