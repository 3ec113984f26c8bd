"""Several documents in one file."""

from collections.abc import Iterable
from itertools import pairwise

from services.classifier.judge import judge
from services.classifier.parts import parts_of
from services.classifier.rules import classify
from services.extractor.extract import extract
from shared.schemas.fact_types import FactType
from shared.schemas.facts import Fact
from tests.services.extractor.layouts import GERMAN, LINKEDIN
from tests.services.extractor.plain_text import DOCUMENT, reading_of
from tests.services.extractor.test_other_kinds import AD, LETTER, REVIEW


def test_a_letter_in_front_of_a_resume() -> None:
    reading = reading_of(f"{LETTER}\n\n{LINKEDIN}")
    letter, resume = parts_of(reading, classify(reading))
    assert (letter.kind, resume.kind) == ("cover_letter", "resume")
    assert letter.start == 0
    assert letter.end == resume.start
    assert resume.end == len(reading.text)
    assert "Anna Kowalska" in reading.text[resume.start : resume.start + 200]


def test_the_letterhead_belongs_to_the_letter_behind_a_resume() -> None:
    head = "14 Quay Street\nSunderland\n\n4 November 2025"
    reading = reading_of(f"{LINKEDIN}\n\n\n{head}\n\n{LETTER}")
    resume, letter = parts_of(reading, classify(reading))
    assert (resume.kind, letter.kind) == ("resume", "cover_letter")
    assert reading.text[letter.start :].startswith("14 Quay Street")


def test_one_document_is_one_part() -> None:
    for text in (LINKEDIN, GERMAN, LETTER):
        reading = reading_of(text)
        whole = classify(reading)
        (part,) = parts_of(reading, whole)
        assert (part.kind, part.start, part.end) == (whole.kind, 0, len(text))


def test_facts_of_each_part_by_its_own_rules_cite_the_one_text() -> None:
    reading = reading_of(f"{LETTER}\n\n{LINKEDIN}")
    judged = judge(reading)
    assert judged.guess.kind == "resume"
    facts = extract(DOCUMENT, reading, judged.guess.kind, judged.parts)
    letter = judged.parts[0]
    assert {f.type for f in facts if f.evidence.start < letter.end} >= {FactType.LETTER_TITLE, FactType.LETTER_CLAIM}
    assert {f.type for f in facts if f.evidence.start >= letter.end} >= {
        FactType.WORK_EMPLOYER,
        FactType.EDUCATION_SCHOOL,
    }
    alone = extract(DOCUMENT, reading_of(LINKEDIN), "resume")
    in_file = [f for f in facts if f.evidence.start >= letter.end]
    assert _stated(in_file) == _stated(alone)
    for fact in facts:
        assert reading.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


def test_a_review_and_a_job_ad_behind_a_letter() -> None:
    reading = reading_of(f"{LETTER}\n\n{AD}\n\n{REVIEW}")
    kinds = [part.kind for part in parts_of(reading, classify(reading))]
    assert kinds[0] == "cover_letter"
    assert set(kinds) <= {"cover_letter", "job_ad", "performance_review"}


def _stated(facts: Iterable[Fact]) -> list[tuple[str, object]]:
    """Without the summary, which cites facts by ids."""
    return [(fact.type, fact.value) for fact in facts if fact.type != FactType.DOCUMENT_SUMMARY]


def test_a_name_between_the_closing_and_the_contact_data_begins_the_next_document() -> None:
    reading = reading_of(f"{LETTER}\n\nEnclosures: diplomas\n\n{LINKEDIN}")
    letter, resume = parts_of(reading, classify(reading))
    assert (letter.kind, resume.kind) == ("cover_letter", "resume")
    assert reading.text[resume.start :] == LINKEDIN


def test_the_last_section_of_a_resume_is_no_letterhead() -> None:
    reading = reading_of(f"{LINKEDIN}\n\nInterests\nChess, long walks\n\n{LETTER}")
    resume, letter = parts_of(reading, classify(reading))
    assert (resume.kind, letter.kind) == ("resume", "cover_letter")
    assert "long walks" not in reading.text[letter.start :]


def test_a_review_in_front_of_a_resume_ends_where_the_owner_is_named() -> None:
    reading = reading_of(f"{REVIEW}\n\n{LINKEDIN}")
    parts = parts_of(reading, classify(reading))
    assert [part.kind for part in parts] == ["performance_review", "resume"]


def test_neighbours_of_one_kind_are_one_part() -> None:
    reading = reading_of(f"{AD}\n\nWrite to Mara Lind,\njobs@example.com\n\n{AD}\n\n{LETTER}")
    kinds = [part.kind for part in parts_of(reading, classify(reading))]
    assert all(left != right for left, right in pairwise(kinds))
