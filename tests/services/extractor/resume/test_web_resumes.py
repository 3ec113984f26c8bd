"""Résumés as pages of the web set them: invented persons, in the structures of themes for JSON Resume."""

from services.extractor.extract import extract
from services.extractor.json_resume.write import to_json_resume
from services.extractor.resume.skill_groups import is_empty_group
from services.extractor.structure.columns_beside import sections_beside
from services.extractor.structure.rows import Row
from services.ingest.reading.read import HTML, read_document
from shared.schemas.reading import Box
from tests.services.extractor.plain_text import DOCUMENT

PAGE = """<!doctype html><html><body>
<h1>Ada Brannigan, Ward Manager</h1>
<section><h2>About</h2><p>Leeds</p><p>ada.brannigan@example.org</p><p>07700 900482</p></section>
<h4>Work Experience</h4>
<section><h3>Work Experience</h3><ul>
<li><div><p><b>Ward Manager</b>, Mercy Hospital</p><p class="d"><span>Mar 2014 - Dec 2020</span><span>6 years</span></p>
<ul><li><p>Led a ward of 20 nurses</p></li><li><p>Won the prize of the city in 2018</p></li></ul></div></li>
<li><div><p><b>Data Clerk</b>, Meridian Technologies</p><p class="d"><span>May 2010 - Feb 2014</span></p>
<p class="d">Kept the books of two wards.</p></div></li></ul></section>
<section><h2>Skills</h2>
<h4>Leadership</h4><p>Coaching</p><p>Rostering</p><h4>Care</h4><p>Triage</p><p>Wound Care</p></section>
<section><h2>Education</h2><h3>Leeds City College</h3><p>2008 - 2010</p><ul><li>NVQ Level 3: Nursing</li></ul></section>
<section><h2>Awards</h2><h3>Nurse of the Year</h3><p>Awarded by City of Leeds</p><p>Awarded on: May 2018</p>
<p>For the care of the old.</p></section>
<section><h2>References</h2><p>Ada is the one I want beside me at three in the morning.</p><p><b>Tom Arredondo</b></p>
<p>She rebuilt our night shift in a quarter.</p><p><b>Denise Albrecht</b></p></section>
</body></html>"""
RESUME = to_json_resume(extract(DOCUMENT, read_document(PAGE.encode(), HTML), "resume"))


def test_a_name_before_a_title_and_a_phone_beside_the_address() -> None:
    assert RESUME["basics"]["name"] == "Ada Brannigan"
    assert RESUME["basics"]["phone"] == "07700 900482"


def test_jobs_that_are_items_of_a_list() -> None:
    assert [(job["position"], job["name"], job["startDate"], job["endDate"]) for job in RESUME["work"]] == [
        ("Ward Manager", "Mercy Hospital", "2014-03", "2020-12"),
        ("Data Clerk", "Meridian Technologies", "2010-05", "2014-02"),
    ]
    assert [job.get("highlights") for job in RESUME["work"]] == [
        ["Led a ward of 20 nurses", "Won the prize of the city in 2018"], None,
    ]  # fmt: skip
    assert RESUME["work"][1]["summary"] == "Kept the books of two wards."


def test_names_of_groups_are_no_skills_and_no_sections() -> None:
    assert [skill["name"] for skill in RESUME["skills"]] == ["Coaching", "Rostering", "Triage", "Wound Care"]
    assert "volunteer" not in RESUME


def test_a_degree_in_the_list_below_its_school() -> None:
    (school,) = RESUME["education"]
    assert (school["institution"], school["studyType"], school["area"]) == (
        "Leeds City College", "NVQ Level 3", "Nursing",
    )  # fmt: skip


def test_who_gave_an_award_and_what_referees_said() -> None:
    assert RESUME["awards"] == [{"title": "Nurse of the Year", "awarder": "City of Leeds", "date": "2018-05"}]
    assert RESUME["references"] == [
        {"name": "Tom Arredondo", "reference": "Ada is the one I want beside me at three in the morning."},
        {"name": "Denise Albrecht", "reference": "She rebuilt our night shift in a quarter."},
    ]


def test_a_group_with_nothing_behind_it_is_a_skill() -> None:
    assert is_empty_group("Welding:", "Tools: lathe, press")
    assert not is_empty_group("Tools:", "lathe, press")


def _row(text: str, column: int, y: float) -> Row:
    x = 50.0 + 200.0 * column
    return Row(0, len(text), text, column=column, box=Box(page=1, x0=x, y0=y, x1=x + 90.0, y1=y + 10.0))


def test_a_column_without_headings_stands_below_the_heading_beside_it() -> None:
    rows = [
        _row("Skills", 0, 100), _row("Bread", 0, 120), _row("Languages", 0, 160), _row("French", 0, 180),
        _row("Pastry", 1, 120), _row("Dutch", 1, 180),
    ]  # fmt: skip
    kinds = ["skills", None, "languages", None, None, None]
    assert sections_beside(rows, kinds) == {4: 0, 5: 2}
    assert sections_beside([*rows, _row("Work", 1, 300)], [*kinds, "work"]) == {}
