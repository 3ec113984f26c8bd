"""Résumés as people type them: headings by rules and margins, whole entries in one paragraph, lists of entries."""

from services.ingest.reading.read import MARKDOWN
from tests.services.extractor.exported import jobs_of, resume_of


def test_a_heading_inside_a_job_opens_no_section() -> None:
    resume = resume_of(
        "Jane Example\njane@example.org\n\nSummary\n  Baker of rye bread.\n\nExperience\n"
        "  Head Baker, Alder Mills, Reno, NV (Jan 2018 - Oct 2021)\n    * Baked for two shops.\n\n"
        "    Project Portfolio\n    * Rye week, a market of millers.\n\n"
        "  Baker, Birch Group, Reno, NV (Nov 2014 - Dec 2017)\n    * Kept three ovens.\n\n"
        "Education\n  * BA, Botany, University of Exampleton, 2014\n"
    )
    assert jobs_of(resume) == [
        ("Alder Mills", "Head Baker", "2018-01", "2021-10"),
        ("Birch Group", "Baker", "2014-11", "2017-12"),
    ]
    assert resume["work"][0]["highlights"] == ["Baked for two shops.", "Rye week, a market of millers."]


def test_unknown_words_over_a_rule_end_the_section_before() -> None:
    rule = "." * 50
    resume = resume_of(
        f"JANE EXAMPLE\n\nCONTACT\n{rule}\n\njane@example.org\n\nWORK EXPERIENCE\n{rule}\n\n"
        "* 2 years as Head Baker at Alder Mills from 2014 to today\n\n* 9 years as Baker at Birch Group From 2005 to "
        f"2014\n\n10 YEARS OF BREAD\n(see below)\n{rule}\n\n01. Flour\n\n* Rye\n\nINTERESTS\n{rule}\n\n* Choir\n"
    )
    assert jobs_of(resume) == [
        ("Alder Mills", "Head Baker", "2014", None), ("Birch Group", "Baker", "2005", "2014"),
    ]  # fmt: skip


def test_a_whole_job_in_one_paragraph() -> None:
    resume = resume_of(
        "# Jane Example\n\n## Education\n\n"
        "* (Fall 2012-2016) - Ph.D. in Botany, University of Exampleton. Grasses of the plains and what they say of "
        "the weather of the years before us.\n* (Spring 2012) - B.S. in Botany, Birch State University.\n\n"
        "## Work Experience\n\n"
        "* (Fall 2012-present) - Teaching Assistant at University of Exampleton. Held seminars of three courses and "
        "marked the papers of ninety students.\n",
        MARKDOWN,
    )
    assert jobs_of(resume) == [("University of Exampleton", "Teaching Assistant", "2012-09", None)]
    schools = [(entry["institution"], entry["studyType"]) for entry in resume["education"]]
    assert schools == [("University of Exampleton", "Ph.D."), ("Birch State University", "B.S.")]


def test_one_line_jobs_with_their_text_before_the_date() -> None:
    resume = resume_of(
        "Jane Example\n\nExperience\n\nAlder Mills | Software Tester – kept the test plans of three teams and the "
        "figures of two plants (2017 – 2018).\nBirch Ltd | Software Tester – checked scales, silos and the ledgers of "
        "every depot (2015).\n"
    )
    assert jobs_of(resume) == [
        ("Alder Mills", "Software Tester", "2017", "2018"), ("Birch Ltd", "Software Tester", "2015", "2015"),
    ]  # fmt: skip


def test_positions_below_an_employer_with_its_own_dates() -> None:
    resume = resume_of(
        "# Work Experience\n\n# Alder (March 2013 - May 2022)\n## Mill Manager\nFeb 2021 - May 2022\n\n"
        "Ran the mill.\n\n- Two new stones\n\n## Baker\nMar 2013 - Feb 2021\n\n- Ground the rye\n",
        MARKDOWN,
    )
    assert jobs_of(resume) == [
        ("Alder", "Mill Manager", "2021-02", "2022-05"), ("Alder", "Baker", "2013-03", "2021-02"),
    ]  # fmt: skip
    assert [job["highlights"] for job in resume["work"]] == [["Two new stones"], ["Ground the rye"]]


def test_what_a_firm_does_below_the_date_is_no_employer() -> None:
    resume = resume_of(
        "# Erika Beispiel\n\n## Berufserfahrung\n\n### Leiterin Einkauf, Erlenhof\n\n*11/2022 – heute, Leipzig*\n\n"
        "Mehl für kleine Bäckereien\n\n- Neue Lieferanten\n\n### Einkäuferin, Birkenbrot\n\n*04/2018 – 11/2022, "
        "Leipzig*\n\nBrot für große Küchen\n\n- Verträge\n",
        MARKDOWN,
    )
    assert jobs_of(resume) == [
        ("Erlenhof", "Leiterin Einkauf", "2022-11", None), ("Birkenbrot", "Einkäuferin", "2018-04", "2022-11"),
    ]  # fmt: skip


def test_degrees_listed_below_their_school() -> None:
    resume = resume_of(
        "# Jeanne Exemple\n\n## Formation\n\n**ISET de Bouleau**\n\n- Master en Génie Logiciel | 2024\n"
        "- Licence en Informatique – Systèmes d’Information | 2018–2022\n",
        MARKDOWN,
    )
    schools = [(entry["institution"], entry["studyType"]) for entry in resume["education"]]
    assert schools == [("ISET de Bouleau", "Master"), ("ISET de Bouleau", "Licence")]


def test_an_internship_and_names_with_at_in_them() -> None:
    resume = resume_of(
        "# Jeanne Exemple\n\n## Expérience\n\n### Stage | AULNEPACK, Zaghouan\n\n_Jan 2020 – Fév 2020_\n\n- Web\n\n"
        "### Research Assistant\n**Robotics Research Initiative at MIT**\n\n_Jan 2018 – Fév 2019_\n\n- Robots\n\n"
        "### Cook\n**Alder Kitchens, Inc.**\n\n_Jan 2016 – Fév 2017_\n\n- Soup\n",
        MARKDOWN,
    )
    assert [job[:2] for job in jobs_of(resume)] == [
        ("AULNEPACK", "Stage"),
        ("Robotics Research Initiative at MIT", "Research Assistant"),
        ("Alder Kitchens, Inc.", "Cook"),
    ]


def test_jobs_listed_field_by_field() -> None:
    resume = resume_of(
        "# Jane Example\n\n## Experience\n\n### Alder Mills\n\n- Role: Head Baker\n- Period: 2016 – 2019\n"
        "- Ground the rye of two shops\n\n### Birch Group\n\n- Role: Baker\n- Period: 2012 – 2016\n- Baked\n",
        MARKDOWN,
    )
    assert jobs_of(resume) == [
        ("Alder Mills", "Head Baker", "2016", "2019"), ("Birch Group", "Baker", "2012", "2016"),
    ]  # fmt: skip


def test_a_list_of_jobs_without_dates() -> None:
    resume = resume_of(
        "# Jane Example\n\n## Experience\n\n- Software Engineer - Alder Mills\n- Web Developer - Birch Group\n"
        "- Software Tester - Cedar Bank\n",
        MARKDOWN,
    )
    assert [job[:2] for job in jobs_of(resume)] == [
        ("Alder Mills", "Software Engineer"), ("Birch Group", "Web Developer"), ("Cedar Bank", "Software Tester"),
    ]  # fmt: skip


def test_an_employer_between_title_and_date_opens_no_section() -> None:
    resume = resume_of(
        "Jane Example\n\nExperience\n\nIndependent Consultant\nProjects\nMay 2012 – September 2018\n- Planned mills\n\n"
        "General Manager\nAlder Mills\n2004 – 2012\n- Ran the mill\n\nSkills\nRye, oats\n"
    )
    assert jobs_of(resume) == [
        ("Projects", "Independent Consultant", "2012-05", "2018-09"),
        ("Alder Mills", "General Manager", "2004", "2012"),
    ]


def test_years_before_their_months_and_two_titles_at_a_dash() -> None:
    resume = resume_of(
        "Jane Example\n\nExperience\n\nMill Engineer — Project Manager\t2010 Aug -2014 May\n"
        "Alder Clinic, Rochester, MN\nKept the stones of two mills in order and wrote the plans of every year.\n\n"
        "System Administrator\t2004 Mar - 2010 June\nBirch Ltd, Rochester, MN\nKept the scales of the depots.\n"
    )
    assert jobs_of(resume) == [
        ("Alder Clinic", "Mill Engineer — Project Manager", "2010-08", "2014-05"),
        ("Birch Ltd", "System Administrator", "2004-03", "2010-06"),
    ]


def test_numbered_items_and_fields_of_items_told_by_emphasis() -> None:
    resume = resume_of(
        "# Jane Example\n\n## Experience\n\n#### October 2014 - present: Systems Administrator, Trust Insurance\n"
        "1. Network Administration - Switches and routers\n2. Data Protection - Backup and replication\n\n"
        "#### May 2010 - June 2014: Software Engineer, Alder Ltd\n1. Web Development - Pages\n2. Tests - Cases\n",
        MARKDOWN,
    )
    assert [job[:2] for job in jobs_of(resume)] == [
        ("Trust Insurance", "Systems Administrator"), ("Alder Ltd", "Software Engineer"),
    ]  # fmt: skip
    assert [len(job["highlights"]) for job in resume["work"]] == [2, 2]
    listed = resume_of(
        "# Jane Example\n\n## Experience\n\n- Software Engineer **[Alder Mills](https://alder.example)**, Reno, NV - "
        "`05/2023`\n\n- Software Engineer **[Birch Group](https://birch.example)**, Reno, NV - `07/2021 - 10/2022`\n\n"
        "- Software Engineer **[Cedar](https://cedar.example)**, Reno, NV - `11/2019 - 07/2021`\n",
        MARKDOWN,
    )
    assert [job[:2] for job in jobs_of(listed)] == [
        ("Alder Mills", "Software Engineer"), ("Birch Group", "Software Engineer"), ("Cedar", "Software Engineer"),
    ]  # fmt: skip


def test_text_between_rules_is_no_front_matter() -> None:
    resume = resume_of(
        "---\nJane Example\njane@example.org | Reno, NV\n---\n\n## Experience\n\n### Baker | Alder Mills\n2012 - 2016\n"
        "\n- Rye\n",
        MARKDOWN,
    )
    assert resume["basics"]["name"] == "Jane Example"
    assert resume["basics"]["email"] == "jane@example.org"


def test_a_month_is_no_degree_and_a_misspelt_heading_a_heading() -> None:
    resume = resume_of(
        "Jane Example\n\nEDUCATION\nExample University - Reno, NV\tMarch 2017\nMaster of Science in Botany\n\n"
        "Expereince\n\nBaker, Alder Mills, Reno, NV\t2012 - 2016\n- Rye\n"
    )
    schools = [(entry["institution"], entry["studyType"]) for entry in resume["education"]]
    assert schools == [("Example University", "Master of Science")]
    assert [job[:2] for job in jobs_of(resume)] == [("Alder Mills", "Baker")]


def test_jobs_above_the_first_heading() -> None:
    resume = resume_of(
        "JANE EXAMPLE\njane@example.org | Reno NV, USA\n\nAlder Networks, Reno NV – 2004-Present\n\n"
        "Senior Mill Engineer – 2015-Present\n\nSpoke with millers of all the valley.\n\n-   Built two mills\n\n"
        "Support Engineer – 2004-2015\n\nAnswered what was asked by telephone.\n\n-   Wrote the book of faults\n\n"
        "Education\n\nBS, Botany, University of Exampleton, 2003\n"
    )
    assert jobs_of(resume) == [
        ("Alder Networks", "Senior Mill Engineer", "2015", None),
        ("Alder Networks", "Support Engineer", "2004", "2015"),
    ]


def test_degrees_listed_with_their_courses_and_a_minor() -> None:
    resume = resume_of(
        "# Jane Example\n\n## Education\n\n"
        "- **M.S. in Botany**, Example State University, Aug 2019 – May 2021. Coursework: grasses of the plains, rye "
        "and its enemies, statistics of the harvest, mills and millers, chemistry of bread, weather.\n"
        "- **B.S. in Chemistry**, University of Exampleton, Dec 2018. GPA 3.86.\n",
        MARKDOWN,
    )
    schools = [(entry["institution"], entry["studyType"]) for entry in resume["education"]]
    assert schools == [("Example State University", "M.S."), ("University of Exampleton", "B.S.")]
    minor = resume_of(
        "Jane Example\n\nEducation\n\nDegree: Bachelor of Science\nSchool: University of Exampleton\n"
        "Dates: September 2013 - December 2017\nMajor: Mathematics\nMinor: Chemistry\nGPA: 3.5\n"
    )
    assert [entry["studyType"] for entry in minor["education"]] == ["Bachelor of Science"]


def test_a_title_below_its_date_and_employer_is_no_rest_of_their_row() -> None:
    resume = resume_of(
        "JEANNE EXEMPLE\n\nEXPÉRIENCE PROFESSIONNELLE\nDepuis septembre 2017 – Cabinet Bouleau & Associés, Lyon\n"
        "Avocate collaboratrice, droit social\n- Conseil et contentieux pour 60 PME et deux groupes cotés\n"
        "- Négociation d'accords d'entreprise sur le temps de travail\n"
        "Janvier 2015 – août 2017 – Aulne Conseil SELARL, Grenoble\nAvocate\n"
        "- Rédaction d'assignations et de conclusions pour tous les tribunaux\n"
    )
    assert [job[:2] for job in jobs_of(resume)] == [
        ("Cabinet Bouleau & Associés", "Avocate collaboratrice, droit social"), ("Aulne Conseil SELARL", "Avocate"),
    ]  # fmt: skip


def test_lines_of_skills_as_typed_are_lists_of_their_own() -> None:
    paragraph = (
        "Baker of rye bread with nine years in the mills of two counties, who keeps a tidy oven and a tidier book. " * 2
    )
    resume = resume_of(
        f"Jane Example\njane@example.org\n\nProfile\n{paragraph.strip()}\n\nSkills\n"
        "Sourdough, lamination, milling, costing\nHygiene certificate (level 3), driving licence\n"
    )
    assert [skill["name"] for skill in resume["skills"]] == [
        "Sourdough", "lamination", "milling", "costing", "Hygiene certificate (level 3)", "driving licence",
    ]  # fmt: skip


def test_dates_below_a_short_rest_of_a_wrapped_item_begin_the_next_job() -> None:
    items = (
        "- Drew the roofs together with the planning team, which saved the\n  group around 40,000 a year\n"
        "- Answered questions of tenants by phone and in person together\n"
        "  with the planning team, which saved the group around 40,000 a\n  year\n"
    )
    jobs = [("Alder Ltd", "Accountant", "2021-07", "2023-02"), ("Calder Inc.", "Sous Chef", "2019-03", "2021-06")]
    work = "".join(f"{start} - {end}\n{title}, {name}\n{items}" for name, title, start, end in jobs)
    resume = resume_of(f"Jane Example\njane@example.org\n\nEmployment History\n\n{work}\nSkills\nExcel, SQL\n")
    assert jobs_of(resume) == jobs
