"""Résumés as ordinary people write them: what parts a title from an employer, and what a paragraph is."""

import pytest

from services.extractor.json_resume.write import to_json_resume
from tests.services.extractor.plain_text import facts_in

HEAD = "Rebecca Stone\n12 Oak Avenue, Springfield\n555-010-7788\n\nWork Experience\n\n"
TAIL = "\nEducation\nHigh School Diploma, Lincoln High School, 2010\n"


def jobs_in(text: str) -> list[tuple[str | None, str | None, str | None]]:
    resume = to_json_resume(facts_in(HEAD + text + TAIL))
    return [(job.get("position"), job.get("name"), job.get("startDate")) for job in resume["work"]]


@pytest.mark.parametrize(
    "line",
    [
        "Sous Chef with Aldermore Inns, Leeds (2019 - 2021)",
        "2019 - 2021 with Aldermore Inns, Leeds as Sous Chef",
        "Aldermore Inns, Austin, TX. Sous Chef. 2019 - 2021.",
    ],
)
def test_words_and_stops_part_a_title_from_its_employer(line: str) -> None:
    assert jobs_in(f"{line}\n- Trained two cooks\n- Ordered supplies\n") == [("Sous Chef", "Aldermore Inns", "2019")]


def test_two_names_are_a_firm_though_one_of_them_is_a_title() -> None:
    assert jobs_in("Harrow & Dean, Bristol (2019 - 2021)\nAccounts Payable Clerk\n") == [
        ("Accounts Payable Clerk", "Harrow & Dean", "2019")
    ]


def test_phrases_that_no_word_tells_are_titles_where_the_titles_above_stand() -> None:
    text = (
        "Kroger, Austin, TX\nBartender\t2021 - 2023\n- Served guests\nYeti Wrangler\t2018 - 2021\n- Fed the animals\n"
    )
    assert jobs_in(text) == [("Bartender", "Kroger", "2021"), ("Yeti Wrangler", "Kroger", "2018")]


@pytest.mark.parametrize("last", ["", "- Counted stock\n"])
def test_what_was_done_in_jobs_of_one_item_is_no_title_of_the_job_below(last: str) -> None:
    years = ["2019 - 2023", "2017 - 2019", "2016 - 2017", "2014 - 2016", "2012 - 2014", "2009 - 2012"]
    text = "\n- Led four crews\n\n".join(f"Clerk {n}, Kroger, Austin, TX\n{when}" for n, when in enumerate(years))
    assert [job[0] for job in jobs_in(f"{text}\n{last}")] == [f"Clerk {n}" for n in range(6)]


@pytest.mark.parametrize("line", ["Austin, TX, Sous Chef", "Austin - Sous Chef", "Wien, Austria | Sous Chef"])
def test_a_place_before_a_title_is_the_place(line: str) -> None:
    assert jobs_in(f"Alder Inns Ltd\n{line}\n2019 - 2021\n- Trained two cooks\n") == [
        ("Sous Chef", "Alder Inns Ltd", "2019")
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Erlenhof (Berlin, Germany)\tSous Chef\n2019 - 2021",
        "Valencia, Erlenhof\nSous Chef\n2019 - 2021",
        "Erlenhof - Toronto, Canada, Sous Chef\n2019 - 2021",
    ],
)
def test_an_employer_that_no_table_knows_beside_its_place(head: str) -> None:
    assert jobs_in(f"{head}\n- Trained two cooks\n") == [("Sous Chef", "Erlenhof", "2019")]


def test_an_employer_below_a_full_line_that_a_bracket_ends_is_no_rest_of_it() -> None:
    text = "".join(
        f"{years}: Procurement Specialist (Manchester, UK)\n{name}\n- Negotiated the supply contracts of three plants\n"
        for years, name in (("April 2019 – June 2020", "Alder Inns"), ("April 2012 – March 2019", "Boyner"))
    )
    assert [job[:2] for job in jobs_in(text)] == [
        ("Procurement Specialist", "Alder Inns"), ("Procurement Specialist", "Boyner")
    ]  # fmt: skip


def test_an_employer_with_dates_of_its_own_heads_no_later_job() -> None:
    text = "Oando Plc, 2019 - 2021\n\nRidgeway Ltd, Bartender, 2015 - 2018\n"
    assert ("Bartender", "Ridgeway Ltd", "2015") in jobs_in(text)


def test_sentences_of_a_paragraph_describe_and_lines_are_list_items() -> None:
    prose = "Looked after a busy counter and kept the records. Trained new starters. Took part in the stock count."
    lines = "Looked after a busy counter\nTrained new starters\nTook part in the stock count"
    text = f"Clerk, Kroger, 2021 - 2023\n{prose}\n\nTeller, Zenith Bank, 2018 - 2021\n{lines}\n"
    first, second = to_json_resume(facts_in(HEAD + text + TAIL))["work"]
    assert (first["summary"], first.get("highlights") or []) == (prose, [])
    assert second["highlights"] == lines.split("\n")


@pytest.mark.parametrize(
    ("line", "school"),
    [
        ("Certificate in Medical Billing, Penn Foster, 2019", "Penn Foster"),
        ("Master of Business Administration, Strathclyde, 2019", "Strathclyde"),
        ("Master of Business Administration at Strathclyde (2017 - 2019)", "Strathclyde"),
        ("M.Ed. in Special Education, Temple, Philadelphia, PA. Graduated 2018", "Temple"),
        ("Temple, Philadelphia, PA, M.Ed. in Special Education, 2019", "Temple"),
        ("M.Ed. in Special Education: Temple, Philadelphia, PA, 2019", "Temple"),
    ],
)
def test_a_school_that_no_word_tells_is_what_the_degree_leaves_over(line: str, school: str) -> None:
    resume = to_json_resume(facts_in(f"{HEAD}Clerk, Kroger, 2021 - 2023\n\nEducation\n{line}\n"))
    assert [entry["institution"] for entry in resume["education"]] == [school]


def test_a_title_that_no_table_knows_stands_between_date_and_list_as_others_do() -> None:
    text = (
        "2021 - 2023\tNorth Works Ltd\tLeeds\nProduction Engineer\n- Led the works\n- Kept the books\n"
        "2018 - 2021\tSouth Works Ltd\tLeeds\nApoyo de campo\n- Led the fields\n"
    )
    assert [job[0] for job in jobs_in(text)] == ["Production Engineer", "Apoyo de campo"]


def test_cities_that_no_table_knows_behind_a_dash() -> None:
    text = (
        "Holzwerk AG, Project Engineer – Vispel\t2021 - 2023\n- Led the works\n"
        "Sager AG, Design Engineer – Brigel\t2018 - 2021\n- Drew the works\n"
    )
    assert jobs_in(text) == [("Project Engineer", "Holzwerk AG", "2021"), ("Design Engineer", "Sager AG", "2018")]


def test_names_behind_the_label_of_the_european_form_for_tex() -> None:
    text = (
        "Personal information\nName / Surname\tWanda Mutiso\nAddress\tNairobi\nWork experience\nCook, Hotel Aldermore\n"
    )
    assert to_json_resume(facts_in(text))["basics"]["name"] == "Wanda Mutiso"
