"""Pages in Typst's markup."""

from benchmarks.extraction_corpus.people import Person
from benchmarks.extraction_corpus.writing import a_slashes, a_years, b_long_months


def as_text(words: str) -> str:
    """Words as Typst shows them, whatever signs they hold."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{escaped}"'


def as_list(items: tuple[str, ...]) -> str:
    """A list with the marks that Typst gives it."""
    return "".join(f"- {as_text(item)}\n" for item in items) + "\n"


def degree_of(degree: str, area: str) -> str:
    """A degree, with its field where there is one."""
    return f"{degree}, {area}" if area else degree


def dark_sidebar(person: Person) -> str:
    """A dark sidebar with bars of skills; employer, place and dates on one line below the title."""

    def heading(section: str, size: int) -> str:
        return f'\n#v(8pt)#text(size: {size}pt, weight: "bold")[{as_text(person.headings[section])}]\n\n'

    side = f'#text(size: 19pt, weight: "bold")[{as_text(person.name)}]\n\n{as_text(person.headline)}\n\n'
    side += "\n\n".join(map(as_text, (person.phone, person.email, person.place))) + "\n\n" + heading("skills", 12)
    for _, skills in person.skills:
        for skill in skills:
            side += f"{as_text(skill)}\n\n#rect(width: 90%, height: 3pt, fill: white)\n\n"
    side += heading("languages", 12)
    side += "\n\n".join(f"{as_text(name)} #h(1fr) {as_text(level)}" for name, level in person.languages)
    main = heading("summary", 14) + as_text(person.summary) + "\n\n" + heading("work", 14)
    for job in person.jobs:
        dates = a_slashes(person, job.start, job.end)
        main += (
            f"*{as_text(job.title)}*\n\n{as_text(f'{job.employer}, {job.place} | {dates}')}\n\n{as_list(job.bullets)}"
        )
    main += heading("education", 14)
    for school in person.schools:
        years = f"{school.start} - {school.end}"
        main += f"*{as_text(degree_of(school.degree, school.area))}*\n\n{as_text(f'{school.school} | {years}')}\n\n"
    return (
        "#set page(margin: 0pt)\n#set text(size: 9.5pt)\n#set par(spacing: 0.6em, leading: 0.5em)\n"
        f'#grid(columns: (33%, 67%), fill: (rgb("#31415a"), white), inset: 16pt, [#set text(fill: white)\n{side}], '
        f"[{main}])"
    )


def margin_grid(person: Person) -> str:
    """Dates, groups and languages in a narrow left column; title, employer and place in one sentence."""

    def row(left: str, right: str) -> str:
        return f"#grid(columns: (3.2cm, 1fr), gutter: 10pt, [{left}], [{right}])\n"

    def heading(section: str) -> str:
        return f'\n#text(size: 12pt, weight: "bold", fill: rgb("#004080"))[{as_text(person.headings[section])}]\n\n'

    page = "#set page(margin: 2cm)\n#set text(size: 10pt)\n#set par(spacing: 0.6em)\n"
    page += f"#text(size: 24pt)[{as_text(person.name)}]\n\n{as_text(person.headline)}\n\n"
    page += as_text(f"{person.place} · {person.email} · {person.phone}") + "\n\n" + heading("work")
    for job in person.jobs:
        line = f"*{as_text(job.title)}*, _{as_text(job.employer)}_, {as_text(job.place)}.\n"
        page += row(as_text(a_years(person, job.start, job.end)), line + as_list(job.bullets))
    page += heading("education")
    for school in person.schools:
        line = f"*{as_text(degree_of(school.degree, school.area))}*, _{as_text(school.school)}_."
        page += row(f"{school.start} – {school.end}", line)
    page += heading("skills") + "".join(row(as_text(group), as_text(", ".join(own))) for group, own in person.skills)
    page += heading("languages") + "".join(row(as_text(name), as_text(level)) for name, level in person.languages)
    page += heading("certificates")
    return page + "".join(row(str(year), as_text(f"{name}, {issuer}")) for name, issuer, year in person.certificates)


def three_columns(person: Person) -> str:
    """Employer, title and dates side by side over the list; skills in a grid of three; headings with a rule."""

    def heading(section: str) -> str:
        return f"\n#v(5pt)#smallcaps[*{as_text(person.headings[section])}*]\n#line(length: 100%, stroke: 0.4pt)\n\n"

    page = "#set page(margin: 1.7cm)\n#set text(size: 10.2pt)\n#set par(spacing: 0.65em)\n"
    page += f"#align(right)[#text(size: 21pt)[{as_text(person.name)}]\n\n{as_text(person.phone)} #h(10pt) "
    page += f"{as_text(person.email)} #h(10pt) {as_text(person.place)}]\n\n{heading('education')}"
    for school in person.schools:
        dates, degree = f"{school.start} – {school.end}", degree_of(school.degree, school.area)
        page += f"{as_text(school.school)} #h(1fr) {as_text(dates)}\n\n_{as_text(degree)}_\n\n"
    page += heading("work")
    for job in person.jobs:
        cells = (f"*{as_text(job.employer)}*", as_text(job.title), as_text(b_long_months(person, job.start, job.end)))
        page += "#grid(columns: (1fr, 1fr, auto), gutter: 12pt, " + ", ".join(f"[{cell}]" for cell in cells) + ")\n"
        page += as_list(job.bullets)
    page += heading("skills") + "#grid(columns: (1fr, 1fr, 1fr), row-gutter: 5pt, "
    page += ", ".join(f"[{as_text(skill)}]" for _, own in person.skills for skill in own) + ")\n" + heading("languages")
    return page + as_text(" / ".join(f"{name} ({level})" for name, level in person.languages))
