"""The layouts, by half: which way of writing, in which order, drawn by which renderer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.extraction_corpus import writing as w
from benchmarks.extraction_corpus.pages import pdf_of, text_of, word_of
from benchmarks.extraction_corpus.people import Half, Person
from benchmarks.extraction_corpus.writing import Line

Renderer = Callable[[list[Line], list[Line]], tuple[bytes, str]]
MAIN = ("summary", "work", "education", "skills", "languages", "certificates", "projects", "interests")
SHORT = ("skills", "work", "education", "certificates", "languages")
SIDE = ("skills", "languages", "interests")


@dataclass(frozen=True, slots=True)
class Layout:
    """`side`: the sections that stand in a sidebar, where the renderer draws one."""

    name: str
    half: Half
    dates: w.Dates
    job: w.JobStyle
    school: w.SchoolStyle
    skills: w.SkillStyle
    sections: tuple[str, ...]
    draw: Renderer
    side: tuple[str, ...] = ()
    spaced: bool = False  # headings in letter-spaced capitals
    marks: bool = True  # list items have marks


def _pdf(**options: object) -> Renderer:
    return lambda main, side: (pdf_of(main, side, **options), "application/pdf")  # type: ignore[arg-type]


def _word(**options: object) -> Renderer:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return lambda main, side: (word_of(main, side, **options), kind)  # type: ignore[arg-type]


def _text(main: list[Line], side: list[Line]) -> tuple[bytes, str]:
    return text_of([*main, *side]), "text/plain"


LAYOUTS = (
    Layout("pdf-right-dates", "development", w.a_short_months, w.a_title_then_employer, w.a_degree_then_school,
           w.a_groups, MAIN, _pdf()),
    Layout("pdf-left-sidebar", "development", w.a_slashes, w.a_employer_then_title, w.a_school_then_degree,
           w.a_a_line_each, tuple(s for s in MAIN if s not in SIDE), _pdf(sidebar="left"), SIDE),
    Layout("pdf-margin-dates", "development", w.a_slashes, w.a_dates_in_margin, w.a_school_in_margin, w.a_one_list,
           SHORT, _pdf(serif=True)),
    Layout("pdf-one-line-jobs", "development", w.a_years, w.a_one_line, w.a_school_one_line, w.a_groups,
           MAIN, _pdf(serif=True, size=9.5)),
    Layout("docx-plain", "development", w.a_short_months, w.a_bars, w.a_degree_then_school, w.a_one_list, MAIN,
           _word()),
    Layout("docx-two-cells", "development", w.a_short_months, w.a_title_then_employer, w.a_school_then_degree,
           w.a_a_line_each, tuple(s for s in MAIN if s not in SIDE), _word(sidebar=True), SIDE),
    Layout("txt", "development", w.a_slashes, w.a_title_then_employer, w.a_school_one_line, w.a_groups, MAIN, _text),
    Layout("pdf-no-marks", "development", w.a_short_months, w.a_commas, w.a_years_then_school, w.a_two_a_line,
           MAIN, _pdf(size=10.5), marks=False),
    Layout("txt-labels", "development", w.a_years, w.a_labels, w.a_years_then_school, w.a_groups, SHORT, _text),
    Layout("docx-no-marks", "development", w.a_slashes, w.a_employer_capitals, w.a_school_one_line, w.a_one_list,
           MAIN, _word(), marks=False),
    Layout("pdf-title-place-right", "development", w.a_years, w.a_place_right, w.a_school_place_right, w.a_two_a_line,
           MAIN, _pdf(serif=True)),
    Layout("docx-styles", "development", w.a_short_months, w.a_place_right, w.a_school_place_right, w.a_groups,
           MAIN, _word(styles=True)),
    Layout("pdf-four-lines", "held_out", w.b_long_months, w.b_four_lines, w.b_school_dash, w.b_dots_between, MAIN,
           _pdf(serif=True)),
    Layout("pdf-right-sidebar", "held_out", w.b_dots, w.b_dates_first, w.b_dates_then_school, w.b_plain_lines,
           tuple(s for s in MAIN if s not in SIDE), _pdf(sidebar="right"), SIDE, spaced=True),
    Layout("pdf-place-right", "held_out", w.b_long_months, w.b_employer_right, w.b_school_dash, w.b_groups_in_margin,
           MAIN, _pdf(size=11.0)),
    Layout("pdf-margin-one-line", "held_out", w.b_iso, w.b_margin_one_line, w.b_school_in_margin, w.b_dots_between,
           SHORT, _pdf()),
    Layout("docx-headings", "held_out", w.b_long_months, w.b_bars, w.b_school_bars, w.b_dots_between, MAIN,
           _word(styles=True)),
    Layout("docx-table-rows", "held_out", w.b_dots, w.b_margin_one_line, w.b_school_in_margin, w.b_groups_in_margin,
           SHORT, _word(rows=True)),
    Layout("txt-dates-first", "held_out", w.b_iso, w.b_dates_first, w.b_school_bars, w.b_plain_lines, MAIN, _text),
)  # fmt: skip


def written(person: Person, layout: Layout) -> tuple[bytes, str]:
    """-> (the document's bytes, its media type)."""
    head = [
        Line(person.name, "name"), Line(person.headline),
        Line(" | ".join((person.email, person.phone, person.place))),
    ]  # fmt: skip
    main = head + [line for section in layout.sections for line in _section(person, layout, section)]
    side = [line for section in layout.side for line in _section(person, layout, section)]
    return layout.draw(main, side)


def _section(person: Person, layout: Layout, section: str) -> Iterator[Line]:
    heading = person.headings[section]
    yield Line(" ".join(heading.upper()) if layout.spaced and " " not in heading else heading, "heading")
    yield from _CONTENT[section](person, layout)


def _jobs(person: Person, layout: Layout) -> Iterator[Line]:
    for job in person.jobs:
        yield from layout.job(person, job, layout.dates(person, job.start, job.end))
        yield from (Line(bullet, "bullet" if layout.marks else "plain") for bullet in job.bullets)
        yield Line("")


def _schools(person: Person, layout: Layout) -> Iterator[Line]:
    for school in person.schools:
        yield from layout.school(person, school)
        yield Line("")


def _projects(person: Person, layout: Layout) -> Iterator[Line]:
    for name, text in person.projects:
        yield Line(name, "strong")
        yield Line(text, "bullet")


def _certificates(person: Person, layout: Layout) -> Iterator[Line]:
    for name, issuer, year in person.certificates:
        yield Line(f"{name}, {issuer}, {year}", "bullet")


_CONTENT: dict[str, Callable[[Person, Layout], Iterator[Line]]] = {
    "summary": lambda person, layout: iter([Line(person.summary)]),
    "work": _jobs,
    "education": _schools,
    "skills": lambda person, layout: layout.skills(person),
    "languages": lambda person, layout: iter([Line(f"{name} ({level})") for name, level in person.languages]),
    "certificates": _certificates,
    "projects": _projects,
    "interests": lambda person, layout: iter([Line(", ".join(person.interests))]),
}


def layouts(half: Half) -> list[Layout]:
    """The layouts of a half."""
    return [layout for layout in LAYOUTS if layout.half == half]
