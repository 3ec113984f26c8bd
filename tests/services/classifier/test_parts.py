"""Several documents in one file."""

from services.classifier.parts import parts_of
from services.classifier.rules import classify
from tests.services.extractor.layouts import GERMAN, LINKEDIN
from tests.services.extractor.plain_text import reading_of
from tests.services.extractor.test_other_kinds import LETTER


def test_a_letter_in_front_of_a_resume() -> None:
    reading = reading_of(f"{LETTER}\n\n{LINKEDIN}")
    letter, resume = parts_of(reading, classify(reading))
    assert (letter.kind, resume.kind) == ("cover_letter", "resume")
    assert letter.start == 0
    assert letter.end == resume.start
    assert resume.end == len(reading.text)
    assert "Anna Kowalska" in reading.text[resume.start : resume.start + 200]


def test_one_document_is_one_part() -> None:
    for text in (LINKEDIN, GERMAN, LETTER):
        reading = reading_of(text)
        whole = classify(reading)
        (part,) = parts_of(reading, whole)
        assert (part.kind, part.start, part.end) == (whole.kind, 0, len(text))
