"""How a person is written down: the ways in which people set out dates, jobs, schools and skills.

A page is a list of `Line`s; the renderers know nothing of persons. Ways whose names begin with `a` are used by the
layouts of the development half only, and those with `b` by the held-out half only.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.extraction_corpus.people import Job, Month, Person, School


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `style`: name, heading, strong, plain or bullet.

    `right` stands at the right edge, `left` in the margin.
    """

    text: str
    style: str = "plain"
    right: str = ""
    left: str = ""


Dates = Callable[[Person, Month, Month | None], str]
JobStyle = Callable[[Person, Job, str], Iterator[Line]]
SchoolStyle = Callable[[Person, School], Iterator[Line]]
SkillStyle = Callable[[Person], Iterator[Line]]


def _each(person: Person, start: Month, end: Month | None, form: Callable[[Month], str], dash: str) -> str:
    return form(start) + dash + (form(end) if end is not None else person.present)


def a_short_months(person: Person, start: Month, end: Month | None) -> str:
    return _each(person, start, end, lambda m: f"{person.months[m.month - 1][:3]} {m.year}", " – ")


def a_slashes(person: Person, start: Month, end: Month | None) -> str:
    return _each(person, start, end, lambda m: f"{m.month:02d}/{m.year}", " - ")


def a_years(person: Person, start: Month, end: Month | None) -> str:
    return _each(person, start, end, lambda m: str(m.year), "–")


def b_long_months(person: Person, start: Month, end: Month | None) -> str:
    return _each(person, start, end, lambda m: f"{person.months[m.month - 1]} {m.year}", " - ")


def b_iso(person: Person, start: Month, end: Month | None) -> str:
    return _each(person, start, end, lambda m: f"{m.year}-{m.month:02d}", " – ")


def b_dots(person: Person, start: Month, end: Month | None) -> str:
    return _each(person, start, end, lambda m: f"{m.month:02d}.{m.year}", " – ")


def a_title_then_employer(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(job.title, "strong", right=dates)
    yield Line(f"{job.employer}, {job.place}")


def a_employer_then_title(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(f"{job.employer} — {job.place}", "strong", right=dates)
    yield Line(job.title)


def a_one_line(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(f"{job.title}, {job.employer} ({dates})", "strong")


def a_dates_in_margin(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(job.title, "strong", left=dates)
    yield Line(f"{job.employer}, {job.place}")


def a_bars(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(f"{job.employer} | {job.title} | {dates}", "strong")


def a_commas(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(f"{job.title}, {job.employer}, {job.place}, {dates}")


def a_place_right(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(job.title, "strong", right=dates)
    yield Line(job.employer, right=job.place)


def a_employer_capitals(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(job.employer.upper(), right=dates)
    yield Line(job.title)


_LABELS = {
    "en": ("Employer", "Position", "Period"), "de": ("Arbeitgeber", "Position", "Zeitraum"),
    "fr": ("Entreprise", "Poste", "Période"), "es": ("Empresa", "Puesto", "Período"),
    "nl": ("Werkgever", "Functie", "Periode"), "pt": ("Empresa", "Cargo", "Período"),
}  # fmt: skip


def a_labels(person: Person, job: Job, dates: str) -> Iterator[Line]:
    for label, value in zip(_LABELS[person.language], (job.employer, job.title, dates), strict=True):
        yield Line(f"{label}: {value}")


def b_four_lines(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(job.employer, "strong")
    yield Line(job.title)
    yield Line(job.place)
    yield Line(dates)


def b_dates_first(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(dates)
    yield Line(job.employer, "strong")
    yield Line(job.title)


def b_bars(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(f"{job.title} | {job.employer} | {job.place} | {dates}", "strong")


def b_employer_right(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(job.employer, "strong", right=job.place)
    yield Line(job.title, right=dates)


def b_margin_one_line(person: Person, job: Job, dates: str) -> Iterator[Line]:
    yield Line(f"{job.title}, {job.employer}, {job.place}", left=dates)


def _degree(school: School, joint: str = ", ") -> str:
    return school.degree + (joint + school.area if school.area else "")


def a_degree_then_school(person: Person, school: School) -> Iterator[Line]:
    yield Line(_degree(school), "strong", right=f"{school.start} – {school.end}")
    yield Line(f"{school.school}, {school.place}")


def a_school_then_degree(person: Person, school: School) -> Iterator[Line]:
    yield Line(school.school, "strong", right=str(school.end))
    yield Line(_degree(school))
    yield Line(school.grade)


def a_school_one_line(person: Person, school: School) -> Iterator[Line]:
    yield Line(f"{_degree(school)}, {school.school}, {school.end}")


def a_school_in_margin(person: Person, school: School) -> Iterator[Line]:
    yield Line(_degree(school), "strong", left=f"{school.start} – {school.end}")
    yield Line(school.school)


def a_years_then_school(person: Person, school: School) -> Iterator[Line]:
    yield Line(f"{school.start}-{school.end}   {_degree(school)}")
    yield Line(f"{school.school}, {school.place}")


def a_school_place_right(person: Person, school: School) -> Iterator[Line]:
    yield Line(school.school, "strong", right=school.place)
    yield Line(_degree(school), right=f"{school.start} – {school.end}")
    yield Line(school.grade)


def b_school_bars(person: Person, school: School) -> Iterator[Line]:
    yield Line(f"{school.school} | {_degree(school)} | {school.start} - {school.end}")


def b_school_dash(person: Person, school: School) -> Iterator[Line]:
    yield Line(f"{_degree(school, ' – ')}", "strong")
    yield Line(f"{school.school} ({school.start} - {school.end})")
    yield Line(school.grade, "bullet")


def b_dates_then_school(person: Person, school: School) -> Iterator[Line]:
    yield Line(f"{school.start} – {school.end}")
    yield Line(school.school, "strong")
    yield Line(f"{_degree(school)}, {school.grade}")


def b_school_in_margin(person: Person, school: School) -> Iterator[Line]:
    yield Line(f"{_degree(school)}, {school.school}", left=f"{school.start} - {school.end}")


def a_groups(person: Person) -> Iterator[Line]:
    for group, skills in person.skills:
        yield Line(f"{group}: {', '.join(skills)}")


def a_one_list(person: Person) -> Iterator[Line]:
    yield Line(", ".join(skill for _, skills in person.skills for skill in skills))


def a_a_line_each(person: Person) -> Iterator[Line]:
    for _, skills in person.skills:
        for skill in skills:
            yield Line(skill, "bullet")


def a_two_a_line(person: Person) -> Iterator[Line]:
    skills = [skill for _, group in person.skills for skill in group]
    for left, right in zip(skills[::2], skills[1::2], strict=False):
        yield Line(left, right=right)


def b_dots_between(person: Person) -> Iterator[Line]:
    yield Line(" · ".join(skill for _, skills in person.skills for skill in skills))


def b_groups_in_margin(person: Person) -> Iterator[Line]:
    for group, skills in person.skills:
        yield Line(", ".join(skills), left=group)


def b_plain_lines(person: Person) -> Iterator[Line]:
    for _, skills in person.skills:
        for skill in skills:
            yield Line(skill)
