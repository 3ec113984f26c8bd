"""What people write with word processors: labelled forms, unfilled templates, two lists of schools, broken lines."""

import pytest

from services.extractor.phrases.negatives import is_noise
from services.extractor.structure.heading_wording import kind_of
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact
from tests.services.extractor.plain_text import facts_in, values

HEAD = "Robin Vale\nrobin@example.org\n\n"


def dates(facts: tuple[Fact, ...], type_: FactType) -> list[str]:
    return [fact.value["date"] for fact in facts if fact.type == type_]


def test_labels_of_every_entry_are_no_headings_in_the_margin() -> None:
    entry = "Employer:\t{}\nPosition:\t{}\nDuration:\t{}\nResponsibilities:\n• Served guests\n\n"
    facts = facts_in(
        HEAD + "Career History\n\n" + entry.format("Hillside Bakery", "Baker", "March 2019 – Present")
        + entry.format("Lakeside Mill", "Miller", "May 2014 – February 2019")
    )  # fmt: skip
    assert values(facts, FactType.WORK_EMPLOYER) == ["Hillside Bakery", "Lakeside Mill"]
    assert values(facts, FactType.WORK_TITLE) == ["Baker", "Miller"]
    assert dates(facts, FactType.WORK_START) == ["2019-03", "2014-05"]


def test_the_times_of_labelled_entries_may_stand_below_their_duties() -> None:
    entry = "{}\nCargo: {}\nFunciones:\n• Atención al público\nTiempo: De {}\n"
    facts = facts_in(
        HEAD + "EXPERIENCIA LABORAL\n\n" + entry.format("GRUPO ABRIL", "Cajera", "julio de 2016 a enero de 2020")
        + entry.format("CASA MAYO", "Vendedora", "enero de 2014 a junio de 2016"),
        language="es",
    )  # fmt: skip
    assert values(facts, FactType.WORK_EMPLOYER) == ["GRUPO ABRIL", "CASA MAYO"]
    assert dates(facts, FactType.WORK_END) == ["2020-01", "2016-06"]


def test_the_vessel_beside_a_company_is_no_employer() -> None:
    facts = facts_in(
        HEAD + "Work Experience\n\nVessel\tCompany\tRank\tFrom\tTo\n"
        "MV Grey Seal\tHarbour Crewing Ltd\tThird Engineer\tMar 2021\tFeb 2023\n"
    )
    assert values(facts, FactType.WORK_EMPLOYER) == ["Harbour Crewing Ltd"]
    assert values(facts, FactType.WORK_TITLE) == ["Third Engineer"]


def test_schools_and_degrees_in_two_lists_are_joined_by_their_year() -> None:
    facts = facts_in(
        HEAD + "INSTITUTIONS ATTENDED WITH DATES\n\nUniversity of Lagos\t2016 – 2018\nHill College\t2009 – 2013\n\n"
        "ACADEMIC QUALIFICATIONS\n\nBSc in Economics\t2013\nMSc in Finance\t2018\n"
    )
    entries = {fact.entry_id: str(fact.value) for fact in facts if fact.type == FactType.EDUCATION_SCHOOL}
    degrees = {str(fact.value): entries[fact.entry_id] for fact in facts if fact.type == FactType.EDUCATION_DEGREE}
    assert degrees == {"MSc": "University of Lagos", "BSc": "Hill College"}
    assert len(values(facts, FactType.EDUCATION_END)) == 2


@pytest.mark.parametrize(
    "text",
    ["[Job Title], [Company Name]", "Click or tap here to enter text.", "[LinkedIn Profile]", "[Dates From] – [To]"],
)
def test_what_a_template_asks_for_is_noise(text: str) -> None:
    assert is_noise(text)


@pytest.mark.parametrize("text", ["[Acme Ltd]", "Click Studios", "From 2019 to date"])
def test_what_only_looks_like_a_template_is_kept(text: str) -> None:
    assert not is_noise(text)


def test_two_wordings_that_share_a_noun_are_one_heading() -> None:
    assert kind_of("Schulische und berufliche Ausbildung") == "education"
    assert kind_of("Formation initiale et continue") == "education"
    assert kind_of("Sales and marketing") is None


def test_the_foot_of_a_page_below_references_holds_contact_data() -> None:
    text = "Robin Vale\n\nExperience\n\nBaker, Acme Ltd\n2019 – 2021\n\nReferees\n\nMs Ann Hill, ann@acme.test\n"
    facts = facts_in(text + "\n1 High Street | 020 7946 0123 | robin.vale@example.org\n")
    assert values(facts, FactType.EMAIL) == ["robin.vale@example.org"]
    assert len(values(facts, FactType.PHONE)) == 1


def test_a_time_that_a_line_breaks_ends_in_the_row_below() -> None:
    facts = facts_in(HEAD + "Experience\n\nCook, Acme Ltd, October 2013 –\nMay 2016\n• Cooked\n")
    assert dates(facts, FactType.WORK_END) == ["2016-05"]


def test_a_first_word_of_a_date_begins_no_sentence() -> None:
    jobs = "Cozinheira, Hotel Sol Lda.\nset. 2014 – jul. 2016\n• Preparação\n\n"
    jobs += "Estagiária, Escola Azul\nset. 2012 – jul. 2013\n"
    facts = facts_in(HEAD + "Experiência profissional\n\n" + jobs, language="pt")
    assert dates(facts, FactType.WORK_START) == ["2014-09", "2012-09"]
    assert values(facts, FactType.WORK_BULLET) == ["Preparação"]


def test_a_department_behind_the_title_is_no_employer() -> None:
    facts = facts_in(HEAD + "Experience\n\nStaff Nurse, Emergency Department, Hill Hospital\n02/2018 – 08/2021\n")
    assert values(facts, FactType.WORK_TITLE) == ["Staff Nurse, Emergency Department"]
    assert values(facts, FactType.WORK_EMPLOYER) == ["Hill Hospital"]


def test_a_name_in_capitals_may_end_with_a_given_name_behind_a_comma() -> None:
    facts = facts_in("TAN MEI LING, GRACE\ngracetan@example.org\n\nExperience\n\nCook, Acme Ltd\n2019 – 2021\n")
    assert values(facts, FactType.NAME) == ["Tan Mei Ling, Grace"]


def test_numbers_that_count_on_are_marks_of_a_list() -> None:
    facts = facts_in(
        HEAD + "Experience\n\nBaker, Acme Ltd\n2019 – 2021\n1. Baked bread\n2. Sold cakes\n\n"
        "Cook, Beta Ltd\n2015 – 2018\n3. Cooked soups\n4. Ordered goods in 2016 for two kitchens\n"
    )
    assert values(facts, FactType.WORK_TITLE) == ["Baker", "Cook"]
    assert values(facts, FactType.WORK_BULLET)[:3] == ["Baked bread", "Sold cakes", "Cooked soups"]
    jobs = "1. Cook, Acme Ltd, 2019 – 2021\n2. Baker, Beta Ltd, 2015 – 2018\n"
    assert values(facts_in(HEAD + "Experience\n\n" + jobs), FactType.WORK_TITLE) == ["Cook", "Baker"]
