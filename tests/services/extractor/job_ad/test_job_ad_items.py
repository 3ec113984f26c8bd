"""The items of an ad's parts: list marks of any kind, headings inside a paragraph, and what is no item."""

from shared.schemas.fact_types import FactType
from tests.services.extractor.plain_text import facts_in, values


def test_headings_inside_one_paragraph() -> None:
    facts = facts_in(
        "Data Analyst at Rosewood. Responsibilities: own the attribution model; maintain dashboards. "
        "Requirements: 6+ years in analytics; BigQuery. Nice to have: Looker.",
        "job_ad",
    )
    assert values(facts, FactType.JOB_DUTY) == ["own the attribution model", "maintain dashboards."]
    assert values(facts, FactType.JOB_REQUIREMENT) == ["6+ years in analytics", "BigQuery."]
    assert values(facts, FactType.JOB_NICE_TO_HAVE) == ["Looker."]
    assert values(facts, FactType.JOB_SENIORITY) == ["senior"]


def test_pictures_and_numbers_are_list_marks() -> None:
    facts = facts_in(
        "Product Manager\n\nYour mission\n🚲 You own the booking flow\n🚲 You talk to customers\n\nYour profile\n"
        "1. 12 years of experience\n2. You have used Jira without hating it",
        "job_ad",
    )
    assert values(facts, FactType.JOB_DUTY) == ["You own the booking flow", "You talk to customers"]
    assert values(facts, FactType.JOB_REQUIREMENT) == ["12 years of experience", "You have used Jira without hating it"]


def test_lines_without_marks_are_items_and_terms_are_none() -> None:
    facts = facts_in(
        "Warehouse Associate\n\nWhat you'll do:\nPick and pack orders\nLoad trucks\nPay: $17.50 - $19.00 an hour\n",
        "job_ad",
    )
    assert values(facts, FactType.JOB_DUTY) == ["Pick and pack orders", "Load trucks"]


def test_headings_are_phrases_of_who_does_what() -> None:
    facts = facts_in(
        "Fahrer\n\nWas du bei uns machst\n- Touren fahren\n\nWas dich auszeichnet\n- Führerschein C\n\n"
        "Was du bekommst\n- 30 Tage Urlaub\n\nWe’d love it if you also had\n- Patience",
        "job_ad",
    )
    assert values(facts, FactType.JOB_DUTY) == ["Touren fahren"]
    assert values(facts, FactType.JOB_REQUIREMENT) == ["Führerschein C"]
    assert values(facts, FactType.JOB_BENEFIT) == ["30 Tage Urlaub"]
    assert values(facts, FactType.JOB_NICE_TO_HAVE) == ["Patience"]
    assert not any(fact.value["skill"] == "C" for fact in facts if fact.type == FactType.JOB_SKILL)


def test_groups_below_a_heading_are_no_items_and_long_lines_are_each_one() -> None:
    long = "Work on our data stack, including being the in-house expert on reading of old records."
    facts = facts_in(
        f"Technical Lead\n\nKey responsibilities include:\n\nMentor the Cloud Team\n• Teach by example\n\n"
        f"What You’ll Do\n\nBuild pages that load in no time\n{long}\nRun experiments",
        "job_ad",
    )
    assert values(facts, FactType.JOB_DUTY) == [
        "Teach by example", "Build pages that load in no time", long, "Run experiments",
    ]  # fmt: skip


def test_a_wish_in_brackets_and_the_subjects_of_a_degree() -> None:
    facts = facts_in(
        "Nurse\n\nRequirements\n- Diploma in palliative care (preferred)\n- Degree in mathematics or physics\n"
        "- 3+ years in nursing (Excel counts)",
        "job_ad",
    )
    assert values(facts, FactType.JOB_NICE_TO_HAVE) == ["Diploma in palliative care (preferred)"]
    skills = {fact.value["skill"]: fact.value["years"] for fact in facts if fact.type == FactType.JOB_SKILL}
    assert "Physics" not in skills
    assert skills["Microsoft Excel"] is None


def test_a_paragraph_below_a_list_is_no_item() -> None:
    facts = facts_in(
        "Data Scientist\n\nRequirements\n- Python\n- Statistics\n\nWe help with visas and relocation.", "job_ad"
    )
    assert values(facts, FactType.JOB_REQUIREMENT) == ["Python", "Statistics"]
    assert values(facts, FactType.JOB_VISA) == ["We help with visas and relocation."]


def test_a_bound_in_the_title_and_its_range_are_one_statement() -> None:
    facts = facts_in("Data Engineer - up to £60k\n\nWe offer\n- £50k - £60k per annum", "job_ad")
    assert values(facts, FactType.JOB_SALARY) == [{"min": 50000, "max": 60000, "currency": "GBP", "period": "year"}]


def test_several_people_are_sought() -> None:
    facts = facts_in("Security Officers needed at Marlow House\n$21.00/hr, paid weekly", "job_ad")
    assert values(facts, FactType.JOB_TITLE) == ["Security Officers"]


def test_a_line_below_a_list_ends_it() -> None:
    facts = facts_in(
        "Bus Driver\n\nRequirements:\n- Class B licence\n- Clean record, and a home near Ystad\n"
        "Preference may be given to drivers who also offer one of these:\n- First aid\n"
        "Ystad Buses carries pupils since 1961 and is proud of it.\n",
        "job_ad",
    )
    assert values(facts, FactType.JOB_REQUIREMENT) == ["Class B licence", "Clean record, and a home near Ystad"]
    assert values(facts, FactType.JOB_NICE_TO_HAVE) == ["First aid"]


def test_lists_below_headings_of_their_own_words() -> None:
    facts = facts_in(
        "Head of Care\n\nIhr Wirkungsfeld\n- Führung von 42 Mitarbeitenden\n- Planung der Dienste\n\nIhr Rucksack\n"
        "- Dipl. Pflegefachfrau\n- Mehrjährige Erfahrung\n\nUnser Dankeschön\n- Sechs Wochen Urlaub\n- Jobticket\n",
        "job_ad",
    )
    assert values(facts, FactType.JOB_DUTY) == ["Führung von 42 Mitarbeitenden", "Planung der Dienste"]
    assert values(facts, FactType.JOB_REQUIREMENT) == ["Dipl. Pflegefachfrau", "Mehrjährige Erfahrung"]
    assert values(facts, FactType.JOB_BENEFIT) == ["Sechs Wochen Urlaub", "Jobticket"]


def test_a_wish_in_a_bracket_leaves_the_rest_required() -> None:
    facts = facts_in(
        "Site Manager\n\nRequirements\n- Trade background (carpentry preferred)\n- Diploma (preferred)\n", "job_ad"
    )
    assert values(facts, FactType.JOB_REQUIREMENT) == ["Trade background (carpentry preferred)"]
    assert values(facts, FactType.JOB_NICE_TO_HAVE) == ["Diploma (preferred)"]
