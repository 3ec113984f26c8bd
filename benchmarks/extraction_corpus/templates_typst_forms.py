"""Pages in Typst's markup: cards in a grid, the labelled form of Europass, and phrases told apart by weight alone."""

from benchmarks.extraction_corpus.people import Person
from benchmarks.extraction_corpus.templates_typst import as_list, as_text, degree_of
from benchmarks.extraction_corpus.writing import a_slashes, a_years, b_long_months

_SETTING = "#set page(margin: 1.7cm)\n#set text(size: 9.5pt)\n#set par(spacing: 0.6em, leading: 0.5em)\n"
_LABELS = {
    "en": ("Dates", "Occupation or position held", "Main activities and responsibilities",
           "Name and address of employer", "Title of qualification awarded",
           "Name of organisation providing education"),
    "de": ("Zeitraum", "Beruf oder Funktion", "Wichtigste Tätigkeiten und Zuständigkeiten",
           "Name und Adresse des Arbeitgebers", "Bezeichnung der erworbenen Qualifikation",
           "Name der Bildungseinrichtung"),
    "fr": ("Dates", "Fonction ou poste occupé", "Principales activités et responsabilités",
           "Nom et adresse de l'employeur", "Intitulé du diplôme délivré", "Nom de l'établissement d'enseignement"),
    "es": ("Fechas", "Profesión o cargo desempeñado", "Funciones y responsabilidades principales",
           "Nombre y dirección de la empresa", "Título de la cualificación obtenida", "Nombre del centro formativo"),
    "nl": ("Data", "Functie of beroep", "Voornaamste taken", "Naam en adres van de werkgever",
           "Titel", "Naam van de instelling"),
    "pt": ("Datas", "Função ou cargo ocupado", "Principais atividades e responsabilidades",
           "Nome e endereço do empregador", "Designação da qualificação atribuída", "Nome da instituição de ensino"),
}  # fmt: skip


def _head(person: Person) -> str:
    contact = as_text("  ·  ".join((person.email, person.phone, person.place)))
    return f'#text(size: 22pt, weight: "bold")[{as_text(person.name)}]\n\n{as_text(person.headline)}\n\n{contact}\n\n'


def _heading(person: Person, section: str) -> str:
    return f'\n#v(6pt)#text(size: 13pt, weight: "bold")[{as_text(person.headings[section])}]\n\n'


def cards(person: Person) -> str:
    """Jobs and schools as cards, two in a row."""

    def grid(cells: list[str]) -> str:
        boxes = "".join(f"box(width: 100%, inset: 6pt, stroke: 0.4pt + gray)[{cell}],\n" for cell in cells)
        return f"#grid(columns: (1fr, 1fr), gutter: 10pt,\n{boxes})\n"

    jobs = [
        f"*{as_text(job.title)}*\n\n{as_text(job.employer)}\n\n"
        f"{as_text(f'{a_slashes(person, job.start, job.end)} · {job.place}')}\n{as_list(job.bullets)}"
        for job in person.jobs
    ]
    schools = [
        f"*{as_text(degree_of(school.degree, school.area))}*\n\n{as_text(school.school)}\n\n"
        f"{as_text(f'{school.start} – {school.end}')}"
        for school in person.schools
    ]
    skills = as_text(", ".join(skill for _, own in person.skills for skill in own))
    page = _SETTING + _head(person) + _heading(person, "work") + grid(jobs)
    return page + _heading(person, "education") + grid(schools) + _heading(person, "skills") + skills


def labelled_form(person: Person) -> str:
    """Labels in a narrow left column, flush right, and what they name beside them; employers below the duties."""
    dates, title, duties, employer, degree, school_label = _LABELS[person.language]
    rows: list[tuple[str, str]] = [("", f"*{as_text(person.name)}*")]
    rows += [("E-mail", as_text(person.email)), ("Tel.", as_text(person.phone)), ("", as_text(person.place))]
    rows.append((f"*{person.headings['work']}*", ""))
    for job in person.jobs:
        rows += [(dates, as_text(a_years(person, job.start, job.end))), (title, as_text(job.title))]
        rows += [(duties, as_list(job.bullets)), (employer, as_text(f"{job.employer}, {job.place}"))]
    rows.append((f"*{person.headings['education']}*", ""))
    for school in person.schools:
        rows += [(dates, f"{school.start} – {school.end}"), (degree, as_text(degree_of(school.degree, school.area)))]
        rows.append((school_label, as_text(school.school)))
    rows.append((f"*{person.headings['skills']}*", ""))
    rows += [(as_text(group), as_text(", ".join(own))) for group, own in person.skills]
    cells = "".join(f"[{label}], [{value}],\n" for label, value in rows)
    return (
        _SETTING
        + "#grid(columns: (28%, 1fr), column-gutter: 14pt, row-gutter: 7pt, align: (right, left),\n"
        + f"{cells})"
    )


def by_weight(person: Person) -> str:
    """Employer and title on one line, apart by their weight alone; beginning and end of a time one below the other."""
    page = _SETTING + _head(person) + _heading(person, "work")
    for job in person.jobs:
        dates = as_text(b_long_months(person, job.start, job.end))
        page += f"*{as_text(job.employer)}* {as_text(job.title)} #h(1fr) {dates}\n\n{as_list(job.bullets)}"
    page += _heading(person, "education")
    for school in person.schools:
        degree = as_text(degree_of(school.degree, school.area))
        page += f"*{as_text(school.school)}* {degree} #h(1fr) {school.start} – {school.end}\n\n"
    page += _heading(person, "skills")
    return page + "\n\n".join(f"*{as_text(group)}:* {as_text(', '.join(own))}" for group, own in person.skills)
