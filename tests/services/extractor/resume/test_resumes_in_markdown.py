"""Résumés as people write them in Markdown: entries as list items, levels of headings, names where they stand."""

from functools import partial

import pytest

from services.extractor.structure.heading_wording import is_of_work_and_education, misspelt_kind
from services.ingest.reading.read import MARKDOWN
from tests.services.extractor.exported import jobs_of, resume_of

_resume = partial(resume_of, media_type=MARKDOWN)


def test_items_that_are_entries() -> None:
    resume = _resume(
        "# Jane Example\n\n## Work\n\n* **April 2021 – Present:** Alder Institute (Research Assistant)\n"
        "* **May 2018 – March 2021:** Birch College (Lecturer)\n\n## Education\n\n"
        "* 2014-2018: **Bachelor of Science in Botany** at the University of Exampleton\n"
        "* 2012-2014: Sewing: Needle Labs\n"
    )
    assert jobs_of(resume) == [
        ("Alder Institute", "Research Assistant", "2021-04", None),
        ("Birch College", "Lecturer", "2018-05", "2021-03"),
    ]
    assert [entry.get("studyType") for entry in resume["education"]] == ["Bachelor of Science", "Sewing"]


def test_items_below_their_employer_and_above_it() -> None:
    resume = _resume(
        "# Jane Example\n\n#### EXPERIENCE\n\n"
        "<ul><a>Bajura Mills, Lahore, PK</a>\n<ul><li>Miller (2013 - 2017)</li></ul>"
        "</ul>\n\n<ul><a>Corn Works, Lahore, PK</a>\n<ul><li>Trainee Baker (2011 - 2012)</li></ul></ul>\n"
    )
    assert jobs_of(resume) == [
        ("Bajura Mills", "Miller", "2013", "2017"), ("Corn Works", "Trainee Baker", "2011", "2012"),
    ]  # fmt: skip


def test_headings_that_every_job_has_open_no_section() -> None:
    job = (
        "### {title}\n**{employer} - {start} - {end}**\n#### Technologies & outils :\n- Excel\n"
        "#### Missions principales :\n- {task}\n\n"
    )
    resume = _resume(
        "# Jeanne Exemple\n\n## Expériences\n"
        + job.format(title="Vendeuse", employer="Maison Aulne", start="Mai 2019", end="Mai 2021", task="Vente de pain")
        + job.format(title="Serveuse", employer="Café Orme", start="Mai 2017", end="Mars 2019", task="Service en salle")
        + "## Langues\n- Français\n"
    )
    assert [job[:2] for job in jobs_of(resume)] == [("Maison Aulne", "Vendeuse"), ("Café Orme", "Serveuse")]
    assert [job["highlights"] for job in resume["work"]] == [
        ["Excel", "Vente de pain"], ["Excel", "Service en salle"],
    ]  # fmt: skip
    assert "skills" not in resume


def test_a_section_goes_on_behind_a_section_inside_it() -> None:
    resume = _resume(
        "# Jane Example\n\n## Skills\n\n### Languages\n\n- English (fluent)\n\n### Kitchen\n\n- Baking\n- Carving\n"
    )
    assert [language["language"] for language in resume["languages"]] == ["English"]
    assert [skill["name"] for skill in resume["skills"]] == ["Baking", "Carving"]


def test_jobs_that_have_headings_inherit_no_employer() -> None:
    resume = _resume(
        "# Jane Example\n\n# Work\n\n## Alder Labs — Laboratory Technician\n*Mar 2020 – Mar 2022*\n\n- Weighed\n\n"
        "## Freelance Photographer\n*Oct 2018 – Mar 2020*\n\n- Took pictures\n"
    )
    assert [job[0] for job in jobs_of(resume)] == ["Alder Labs", None]


def test_work_and_education_below_one_heading() -> None:
    resume = _resume(
        "# Erika Beispiel\n\n## Berufserfahrung & Bildung\n\n### 2019 - 2022: Köchin, Gasthof Erle\n\nMenüs.\n\n"
        "### 2016 - 2019: Bachelor in Botanik, Hochschule Birken\n\nMit Auszeichnung.\n"
    )
    assert jobs_of(resume) == [("Gasthof Erle", "Köchin", "2019", "2022")]
    assert [entry["institution"] for entry in resume["education"]] == ["Hochschule Birken"]


@pytest.mark.parametrize(
    "head",
    [
        "# 👋 Hola, soy Ana Ejemplo\n", "# Ana Ejemplo's CV\n", "Ana Ejemplo, MS, CPIM, CQE<br/>\n",
        "| | |\n|---|---|\n| **Nombre** | Ana |\n| **Apellidos** | Ejemplo |\n",
    ],
)  # fmt: skip
def test_names(head: str) -> None:
    basics = _resume(
        f"{head}\n[E-mail](mailto:ana@example.org)\n\n## Experience\n\n### Cook, Hotel Adler\n2019 - 2021\n"
    )["basics"]
    assert basics["name"] == "Ana Ejemplo"
    assert basics["email"] == "ana@example.org"


def test_wordings_of_headings() -> None:
    assert misspelt_kind("fachkenntisse") == "skills"
    assert misspelt_kind("work experiance") == "work"
    assert misspelt_kind("projector") is None
    assert is_of_work_and_education("Work & Education")
    assert not is_of_work_and_education("Work Experience")
