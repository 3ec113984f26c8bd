"""Résumés as builders on the web print them: lines of time, groups over lists, headings beside and among entries."""

import pytest

from services.extractor.context import Document
from services.extractor.dates.ranges import DateRange, find_ranges
from services.extractor.entries.blocks import blocks_of
from services.extractor.entries.listed_entries import unlisted
from services.extractor.phrases.intents import is_own_intent
from services.extractor.phrases.roles import degree_span
from services.extractor.phrases.skill_levels import is_level
from services.extractor.resume.education import read_education
from services.extractor.resume.languages import read_languages
from services.extractor.resume.skill_groups import without_names_over_lists
from services.extractor.structure.heading_styles import drop_names_of_entries
from services.extractor.structure.margin_headings import without_margin_headings
from services.extractor.structure.named_cells import named
from services.extractor.structure.rows import Row, rows_of
from services.extractor.structure.sections import Section
from shared.schemas.fact_types import FactType
from shared.schemas.reading import Box
from tests.services.extractor.plain_text import reading_of


def _ranges(row: Row) -> tuple[DateRange, ...]:
    return find_ranges(row.text, row.start, None, "en")


def _row(text: str, x: float = 50.0, *, size: float = 10.0, bold: bool = False, bullet: bool = False) -> Row:
    box = Box(page=1, x0=x, y0=0, x1=x + 5 * len(text), y1=10)
    return Row(0, len(text), text, bullet=bullet, bold=bold, size=size, box=box)


def _rows(text: str) -> list[Row]:
    return list(rows_of(reading_of(text)))


def test_the_dots_of_a_line_of_time_are_no_list() -> None:
    dots = [_row("2019 – 2021", bullet=True), _row("Fitter"), _row("Built it", bullet=True)]
    assert [row.bullet for row in unlisted(dots, _ranges)] == [False, False, True]
    heads = [
        _row("Acme Ltd", bold=True, bullet=True), _row("2019 – 2021"), _row("Built it", bullet=True),
        _row("Moor Works", bold=True, bullet=True), _row("2016 – 2019"), _row("Kept it", bullet=True),
    ]  # fmt: skip
    assert [row.bullet for row in unlisted(heads, _ranges)] == [False, False, True, False, False, True]
    left = [
        _row("Fitter", 20, bullet=True), _row("Acme Ltd, 2019 – 2021", 28), _row("Built it", 40, bullet=True),
        _row("Welder", 20, bullet=True), _row("Moor Works, 2016 – 2019", 28), _row("Kept it", 40, bullet=True),
    ]  # fmt: skip
    assert [row.bullet for row in unlisted(left, _ranges)] == [False, False, True, False, False, True]
    plain = [_row("Built it", bullet=True), _row("2019 – 2021"), _row("Kept it", bullet=True)]
    assert [row.bullet for row in unlisted(plain, _ranges)] == [True, False, True]


def test_names_of_groups_stand_over_their_lists() -> None:
    rows = [_row(text) for text in ("Methods\tTools", "Audit, Planning\tExcel, SAP", "Law", "Tax, Labour")]
    assert [row.text for row in without_names_over_lists(rows)] == ["Audit, Planning\tExcel, SAP", "Tax, Labour"]
    single = [_row("Photography"), _row("Excel, Word")]
    assert without_names_over_lists(single) == single
    assert [is_level(text) for text in ("Sehr gut", "Muy avanzado", "Sehr")] == [True, True, False]


def test_a_row_worded_like_a_heading_and_set_like_the_names_of_entries_is_none() -> None:
    kinds: list[str | None] = ["work", None, None, "education", "education", "skills", "skills", None]
    rows = [
        _row("Experience", size=8), _row("Fitter", size=11, bold=True), _row("Welder", size=11, bold=True),
        _row("Education", size=8), _row("Leeds Technical College", size=11, bold=True), _row("Skills", size=8),
        _row("Tools", size=11, bold=True), _row("Lathe"),
    ]  # fmt: skip
    drop_names_of_entries(rows, kinds)
    assert kinds == ["work", None, None, "education", None, "skills", None, None]


def test_headings_in_the_margin_stand_before_text_that_is_indented() -> None:
    rows = [
        _row("Work\tFitter of engines", 20), _row("Acme Ltd", 90),
        _row("Education\tLeeds College", 20), _row("2014 – 2016", 90),
        _row("Informatics\tBSc", 90), _row("2012 – 2014", 90),
    ]  # fmt: skip
    found = without_margin_headings(rows)
    assert [row.text for row in found if row.heading] == ["Work", "Education"]
    beside = next(row for row in found if row.text.startswith("Fitter"))
    assert beside.box is not None
    assert beside.box.x0 == 90


def test_what_was_learned_stands_between_the_school_and_its_dates() -> None:
    text = "Université de Lille\nDroit du travail\n2014 – 2016\nMaîtrise\n\nUniversité Nord\nDroit\n2008 – 2011\nDUT"
    document = Document(reading_of(text), tuple(_rows(text)))
    blocks = blocks_of(document.rows, document.dates, "education")
    assert [block.header[0].text for block in blocks] == ["Université de Lille", "Université Nord"]
    drafts = read_education(document, Section("education", None, list(document.rows)))
    degrees = [draft.value for draft in drafts if draft.type is FactType.EDUCATION_DEGREE]
    assert degrees == ["Maîtrise", "DUT"]


@pytest.mark.parametrize(
    ("text", "degree"),
    [("Universidad de los Andes\nArquitecto, Arquitectura\n2012", "Arquitecto"), ("Leeds College\n2 March 2015", None)],
)
def test_professions_are_degrees_and_months_are_none(text: str, degree: str | None) -> None:
    document = Document(reading_of(text), tuple(_rows(text)))
    drafts = read_education(document, Section("education", None, list(document.rows)))
    assert [d.value for d in drafts if d.type is FactType.EDUCATION_DEGREE] == ([degree] if degree else [])
    assert degree_span("April 2012 – March 2015") is None
    assert degree_span("MArch, Leeds School of Architecture") == (0, 5)


def test_cells_that_name_nothing_and_duties_below_their_row() -> None:
    rows = _rows("Period\tEmployer\tPosition\tDuties\n2016 – 2019\tAcme Ltd\tFitter\nBuilt it")
    assert [row.roles for row in named(rows, "work")] == [("date", "employer", "title"), ()]
    assert next(row.roles for row in named(_rows("03/2019 – Present\tLeeds\nAchievements/Tasks"), "work")) == ()
    assert [row.roles for row in named(_rows("Diploma\tLeeds College"), "education")] == [()]


def test_a_language_that_no_table_knows_has_a_level_behind_it() -> None:
    text = "French: fluent\nFaroese (basic)\nReading (novels)"
    document = Document(reading_of(text), tuple(_rows(text)))
    found = read_languages(document, Section("languages", None, list(document.rows)))
    assert [draft.value for draft in found] == [
        {"name": "French", "level": "fluent"}, {"name": "Faroese", "level": "basic"},
    ]  # fmt: skip


def test_research_is_no_search() -> None:
    assert is_own_intent("Recherche un poste de comptable")
    assert is_own_intent("En recherche d'emploi")
    assert not is_own_intent("Recherche en jurisprudence")
    assert not is_own_intent("Recherche de nouveaux clients")


def test_the_subject_of_a_degree_belongs_to_its_name_where_the_field_stands_elsewhere() -> None:
    text = "Maîtrise en droit\nDroit du travail\nUniversité Nord\n2014 – 2016"
    document = Document(reading_of(text), tuple(_rows(text)))
    drafts = read_education(document, Section("education", None, list(document.rows)))
    values = {draft.type: draft.value for draft in drafts}
    assert values[FactType.EDUCATION_DEGREE] == "Maîtrise en droit"
    assert values[FactType.EDUCATION_FIELD] == "Droit du travail"
